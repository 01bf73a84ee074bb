"""Organisations and facilities: listed names, and names that end in a telling word, whose left edge the grammar finds."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import Token
from wenbiao.lexicon import load_lexicon
from wenbiao.records import Mention

_LONGEST = 22
_HEAD = re.compile(
    "中国|中华|中共|国家(?!级)|全国|中央|国际|世界|最高|亚洲|亚太|欧洲|全美|政协|人大|(?:党的)?[一二三四五六七八九十]+大(?=新闻)|第[一二三四五六七八九十0-9]+(?=[\u4e00-\u9fff]*(?:医院|中学|小学|师|军|支队|法院))|[东西南北]部战区"
)
_COUNTED = re.compile(".*[0-9一二三四五六七八九十百千万亿两几数多余半首]+(?:余|多)?[家个所支名位类批间座项次届年月日号条级]")
# What may follow a name without its ending being part of a longer word.
_WORD_GOES_ON = {
    "部": "门长署分队落件份", "局": "长面部限势", "院": "长士校落线系", "厅": "长堂级", "会": "长议场见谈晤员计展费面", "社": "区会长保论", "党": "员的组委中派性建内外风章课校籍政群史代首魁团龄",
    "织": "部编开实召协力架结人生起动领全", "府": "军间部办性工职采债投", "团": "化军长员队组结圆购", "学": "生者习校科分院术员子历位长", "院校": "", "行": "业长卡政为动程情人", "券": "市公业", "关": "于键系注税口员",
    "司": "长法机令仪", "署": "长名", "委": "员书会托办派", "盟": "友国主", "军": "人事方委队官", "队": "员长伍友列", "协": "会调议助商", "馆": "长员藏", "校": "长园友外内", "所": "有以长在属谓", "报": "道告名纸社", "体": "系制育现",
    "办": "公理法学事好", "站": "长点台", "室": "内外主", "心": "理中", "台": "湾风账北阶", "处": "长理于罚置", "人大": "代", "联": "合系动", "商会": "", "议会": "", "场": "景所面馆长", "区": "域别长间块", "园": "区长丁", "港": "口澳", "县": "长", "厂": "长",
}  # fmt: skip


@cache
def _endings() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Endings that stand without a head, bare bodies, generic modifiers."""
    groups = {g["group"]: g["words"].split() for g in load_lexicon("organisations") if g["kind"] == "set"}
    return (
        frozenset(groups["endings that need no head"]),
        frozenset(groups["names that need a clear left edge"]),
        re.compile(f"(?:{'|'.join(sorted(groups['modifiers that name nobody'], key=len, reverse=True))})+"),
    )


def find_organisations(text: str, norm: str, tokens: list[Token], edges: Edges, taken: bytearray) -> list[Mention]:
    """The organisations and named facilities of a text, outermost names.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        edges: where names may begin.
        taken: one byte a character; the rows found are marked in it.

    Returns:
        Mentions of kinds ``organisation`` and ``place`` in text order.
    """
    rows: list[Mention] = []
    free, delicate, generic = _endings()
    for i, token in enumerate(tokens):
        kinds = token.entry.kinds
        if taken[token.start] or not kinds & {"organisation", "ending", "facility"}:
            continue
        word, end = token.entry.text, token.end
        listed = "organisation" in kinds
        following = norm[end : end + 1]
        if following and following in _WORD_GOES_ON.get(word[-1], ""):
            if not listed or following in "长门":
                continue
        start: int | None = token.start if listed else None
        if kinds & {"ending", "facility"}:
            floor = max(0, token.start - _LONGEST)
            floor = _last_taken(taken, floor, token.start)
            edge = edges.before(token.start, floor)
            built = _start_of_name(norm, tokens, i, edge, word, free, generic, rows)
            start = built if built is not None else start
        elif word in delicate and edges.before(token.start) != token.start:
            continue
        if start is None:
            continue
        while rows and rows[-1].start >= start:
            rows.pop()
        kind = "place" if "facility" in kinds else "organisation"
        rows.append(Mention(start, end, text[start:end], kind, canonical=text[start:end]))
    for row in rows:
        taken[row.start : row.end] = b"\x01" * (row.end - row.start)
    return rows


def _last_taken(taken: bytearray, low: int, high: int) -> int:
    part = taken[low:high]
    for value in (1, 2, 3):
        at = part.rfind(value)
        if at >= 0:
            return low + at + 1
    return low


def _start_of_name(
    norm: str, tokens: list[Token], i: int, edge: int, word: str, free: frozenset[str], generic: re.Pattern[str], rows: list[Mention]
) -> int | None:
    """Start of the name that ends with token ``i``; None where it names nobody."""
    at = tokens[i].start
    modifier = norm[edge:at]
    if rows and rows[-1].end == at and rows[-1].kind == "organisation" and len(word) >= 2:
        return rows[-1].start
    head = _head(norm, tokens, i, edge)
    if head is not None:
        between = norm[head:at]
        if _COUNTED.match(between) and "第" not in between and "届" not in between:
            return None
        return head
    if not modifier or word not in free or not 2 <= len(modifier) <= 12:
        return None
    if _COUNTED.match(modifier) or generic.fullmatch(modifier) or modifier[0].isdigit():
        return None
    return edge


def _head(norm: str, tokens: list[Token], i: int, edge: int) -> int | None:
    """Start of the first place, organisation or head word from the edge on."""
    first = tokens[i].start
    start = None
    j = i - 1
    while j >= 0 and tokens[j].start >= edge:
        entry = tokens[j].entry
        if entry.kinds & {"role", "role_after", "verb", "person"} and not entry.kinds & {"ending", "organisation"} and entry.place is None:
            break
        if (entry.place is not None and not entry.needs_context) or "organisation" in entry.kinds:
            start = tokens[j].start
        j -= 1
    low = edge if j < 0 else max(edge, tokens[j].end)
    m = _HEAD.search(norm, low, first)
    if m and (start is None or m.start() < start):
        start = m.start()
    return start

