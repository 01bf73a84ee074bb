"""Finder of the table ``quotes``: direct speech and who says it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from wenbiao.lexicon import load_lexicon
from wenbiao.page import Page
from wenbiao.records import Mention, Quote

_MARKS = re.compile("[“”「」『』\"]")
_CLOSE = {"“": "”", "「": "」", "『": "』"}
_TERMINAL = "。！？!?…"
_MAX = 2000
_NOT_SPEECH_AFTER = re.compile(
    "[”」』\"]?(?:的|等|这一?|为|作为|是|之)?(?:[、“「]|理念|主题|要求|目标|口号|原则|倡议|战略|行动|工程|思想|精神|方针|方略|思路|模式|标语|横幅|字样|字眼|大字|格局|总要求|总体|方法|机制|活动|计划|规划|承诺|梦|论|说法|做法|道理|格言|"
    "古训|谚语|俗语|诗句|名言|口诀|歌|电影|展览|专栏|栏目|节目|论坛|会议|讲座|研讨|座谈|时期|新|现象|问题|怪圈|困境|难题|意识|自信|维护|确立|布局|体系|制度|政策|措施|任务|愿景|定位|路径|双|三|四|五|六|七|八|九|十)"
)
_PERIOD_LEAD = re.compile(r"[。！？!?…：:\n]$|^$")
_PRONOUN = re.compile("(?:他|她|其)(?:们)?$")
_OBJECT = re.compile("(?:会见|会晤|对|向|同|与|和|跟|给|致|为|把|被|以|陪同|采访|接见|看望|听取|根据|按照|围绕|关于|贯彻|学习|落实|告诉|询问|了|鼓励|勉励|邀请|在)(?:[^，。；：]{0,12})$")


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = sorted({w for g in load_lexicon("sayings") for w in g["words"].split()}, key=lambda w: (-len(w), w))
    any_word = "|".join(map(re.escape, words))
    before = re.compile(f"(?P<cue>{any_word})(?P<tail>了|着|过|要|应|应当|应该|必须|需要|道|的|中|时|：|:|，|,|是|,要|，要|，应|，必须|，这是|的是)*$")
    strong = [w for w in words if w not in {"要", "道", "云", "感到", "相信", "期待", "希望", "讲话", "表达", "说明", "预计", "期望", "深知"}]
    after = re.compile("|".join(map(re.escape, strong)))
    return before, after


def find_quotes(page: Page) -> list[Quote]:
    """Find the direct speech of a page.

    Args:
        page: a page with its sections, sentences and mentions.

    Returns:
        Quotes in text order; a span lies inside its marks.
    """
    spans = quoted_spans(page)
    if not spans:
        return []
    speakers = [m for m in page.mentions if m.kind in ("person", "organisation")]
    starts = [m.start for m in speakers]
    rows: list[Quote] = []
    for start, end in spans:
        row = _judge(page, start, end, speakers, starts, rows)
        if row is not None:
            rows.append(row)
    return rows


def quoted_spans(page: Page) -> list[tuple[int, int]]:
    """Outermost quoted stretches, without their marks; an open mark reaches to the end of its block."""
    text = page.text
    spans: list[tuple[int, int]] = []
    opened, closer, depth, block = -1, "", 0, -1
    for m in _MARKS.finditer(text):
        mark, at = m.group(), m.start()
        here = page.section_index(at)
        if here != block:
            if opened >= 0 and closer == "”" and block >= 0:
                _open_block(page, opened, block, spans)
            opened, depth, block = -1, 0, here
        if opened < 0:
            if mark in _CLOSE or mark == '"':
                opened, closer, depth = at, _CLOSE.get(mark, '"'), 1
        elif mark == closer:
            depth -= 1
            if depth == 0:
                if 0 < at - opened - 1 <= _MAX:
                    spans.append((opened + 1, at))
                opened = -1
        elif _CLOSE.get(mark) == closer:
            depth += 1
    return spans


def _open_block(page: Page, opened: int, block: int, spans: list[tuple[int, int]]) -> None:
    section = page.sections[block]
    if opened == section.start and 0 < section.end - opened - 1 <= _MAX:
        spans.append((opened + 1, section.end))


def _judge(
    page: Page, start: int, end: int, speakers: list[Mention], starts: list[int], rows: list[Quote]
) -> Quote | None:
    text = page.text
    inner = text[start:end]
    open_at, close_at = start - 1, end + 1
    section = page.section_at(open_at)
    before_cue, after_cue = _cues()
    head = text[max(section.start, open_at - 60) : open_at]
    clause_head = head.rstrip(" \u3000")
    cue = before_cue.search(clause_head)
    colon = clause_head.endswith(("：", ":"))
    complete = inner[-1] in _TERMINAL or (inner[-1] in "，," )
    tail = text[close_at : min(section.end, close_at + 60)]
    opens_sentence = bool(_PERIOD_LEAD.search(clause_head)) and not colon
    sentence_like = complete or len(inner) >= 12 and any(c in inner for c in "，,；。！？")
    if cue and (colon or clause_head.endswith(("，", ","))):
        is_speech = len(inner) >= 4 and (colon or sentence_like)
        kind = "full" if complete or colon else "partial"
    elif cue:
        is_speech = len(inner) >= 12 and not _NOT_SPEECH_AFTER.match(tail) or complete and len(inner) >= 6 and inner[-1] in _TERMINAL
        kind = "full" if complete and colon else "partial"
    elif opens_sentence and complete and len(inner) >= 5:
        is_speech, kind = True, "full"
    elif complete and inner[-1] in _TERMINAL and len(inner) >= 8 and (colon or clause_head.endswith(("，", ","))):
        is_speech, kind = True, "full"
    else:
        return None
    if not is_speech:
        return None
    row = Quote(start, end, inner, kind=kind)
    _attribute(page, row, cue, clause_head, open_at, close_at, section.end, section.start, speakers, starts, rows, after_cue)
    return row


def _attribute(page, row, cue, clause_head, open_at, close_at, block_end, block_start, speakers, starts, rows, after_cue) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    text = page.text
    if cue:
        row.cue, row.attribution = cue.group("cue"), "before"
        cue_at = open_at - (len(text[open_at - 60 if open_at > 60 else 0 : open_at]) - len(text[open_at - 60 if open_at > 60 else 0 : open_at])) - (len(clause_head) - cue.start())
        row.speaker = _speaker_before(page, cue_at, block_start, speakers, starts, rows)
        if row.speaker is None:
            row.attribution = "before" if row.cue else "none"
        return
    tail_end = min(block_end, close_at + 45)
    stop = text.find("。", close_at, tail_end)
    tail_end = stop if stop >= 0 else tail_end
    nxt = text.find("“", close_at, tail_end)
    limit = nxt if nxt >= 0 else tail_end
    m = after_cue.search(text, close_at, limit)
    if m:
        inside = [s for s in _between(speakers, starts, close_at, m.start())]
        persons = [s for s in inside if s.kind == "person"]
        pick = persons[-1] if persons else inside[-1] if inside else None
        if pick is not None:
            row.speaker, row.cue, row.attribution = pick.canonical, m.group(), "after"
            return
        lead = text[close_at : m.start()].lstrip("，, ")
        if lead in ("他", "她", "他还", "她还", "他又", "她又"):
            row.cue, row.attribution = m.group(), "after"
            row.speaker = _last_subject(page, open_at, block_start, speakers, starts, rows)
            return
        if len(lead) <= 14:
            row.cue, row.attribution = m.group(), "after"
            return
    if rows and rows[-1].speaker and rows[-1].attribution == "after" and text[rows[-1].end + 1 : open_at].endswith(("，", "：", ",")) and open_at - rows[-1].end < 50:
        row.speaker, row.cue, row.attribution = rows[-1].speaker, rows[-1].cue, "before"


def _between(speakers: list[Mention], starts: list[int], low: int, high: int) -> list[Mention]:
    return speakers[bisect_left(starts, low) : bisect_left(starts, high)]


def _speaker_before(page: Page, cue_at: int, block_start: int, speakers: list[Mention], starts: list[int], rows: list[Quote]) -> str | None:
    text = page.text
    sentence = page.sentence_at(cue_at)
    low = max(sentence.start, block_start)
    if rows and low < rows[-1].end < cue_at:
        low = rows[-1].end
    inside = _between(speakers, starts, low, cue_at)
    persons = [s for s in inside if s.kind == "person"]
    subjects = [s for s in persons if not _OBJECT.search(text[low : s.start])]
    lead = text[max(low, cue_at - 3) : cue_at]
    pick = subjects[-1] if subjects else persons[-1] if len(persons) == 1 else None
    if pick is None and not persons and inside:
        orgs = [s for s in inside if text[s.end : cue_at] in ("", "还", "也", "再次", "则", "明确", "曾", "在", "今天", "日前")]
        pick = orgs[-1] if orgs else None
    if pick is not None:
        return pick.canonical
    if "他" in lead or "她" in lead or text[low:cue_at].strip("“”，。 ") in ("", "还", "并"):
        return _last_subject(page, low, block_start, speakers, starts, rows)
    return None


def _last_subject(page: Page, at: int, block_start: int, speakers: list[Mention], starts: list[int], rows: list[Quote]) -> str | None:
    if rows and rows[-1].speaker and rows[-1].start >= block_start:
        return rows[-1].speaker
    index = page.sentence_index(max(0, at - 1))
    for i in (index, index - 1, index - 2):
        if i < 0 or page.sentences[i].start < block_start:
            break
        persons = [s for s in _between(speakers, starts, page.sentences[i].start, min(page.sentences[i].end, at)) if s.kind == "person"]
        if persons:
            return persons[0].canonical if len({p.canonical for p in persons}) == 1 else None
    return None
