"""Finder of the table ``quotes``: direct speech and who says it.

Quotation marks (GB/T 15834-2011, 4.8) hold speech, but also names, terms, slogans and words that the writer keeps at a
distance. A quoted stretch is speech when a saying verb brings it in or follows it, or when it is a sentence of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from wenbiao.finders.speech import speech_words
from wenbiao.page import Page
from wenbiao.records import Mention, Quote, Section

_MARKS = re.compile('[“”「」『』"]')
_CLOSER = {"“": "”", "「": "」", "『": "』", '"': '"'}
_MAX = 3000
_HEAD, _TAIL = 90, 90
_LONGEST_REPORT = 200
# A name in quotation marks inside of the subject that follows a quote: “青禾”志愿者李文海说.
_NAME_IN_TAIL = re.compile("(?<=.)“[^“”。！？\n]{1,24}”(?![，。])")
_LONGEST_OF_SLOGAN = 9
# 临江网|青禾网友: on whose site somebody wrote.
_SITE = re.compile("^[\u4e00-\u9fff]{1,3}网(?=[\u4e00-\u9fff]{2,4}网友)")
_TERMINAL = "。！？!?…"
_STOPS = re.compile("[。！？!?；;\n]")
_CLAUSE = re.compile("[，,；;。！？!?]")
_PRONOUN = re.compile(
    "(?:他|她)(?:还|也|又|曾|再次|多次|就|接着|继续|明确|动情地|激动地|笑着|深情地|坚定地|郑重|进一步|反复|特别|同时"
    "|[^，。；：]{0,22})?$"
)
_BETWEEN_ORG = re.compile(
    "(?:[^，。；：“”]{0,8}(?:发言人|负责人|有关负责人|相关负责人|官员|声明|报告|社论|文章|公报|公告|通告"
    "|评论))?[^，。；：“”、]{0,6}"
)

# To whom or on what occasion somebody speaks, between speaker and saying verb. 反对, 一对, 方向, 对外 are words.
_ADDRESSED = re.compile(
    "(?<=[^针面应相反绝校一两几])对(?![外手方口面华岸象策比称话此])[^，。：；“”]{1,18}$"
    "|(?<=[^方走志意一])向(?!来)[^，。：；“”]{1,18}$|(?<=.)在?接受[^，。：；“”]{0,20}(?:采访|专访)时?$"
    "|(?<=.)(?:拉着|握着|指着|望着|看着|捧着|拿着)[^，。：；“”]{1,14}$"
)
# Between a name and a colon: nothing, a title, a note in brackets.
_ASIDE = re.compile("(?:[\u4e00-\u9fff]{0,3})?(?:[（(][^（）()]{1,8}[）)])?")
# A line of verse or a proverb: clauses of equal length without a modern particle.
_VERSE = re.compile(
    "(?:[\u4e00-\u9fff]{4}[，,；][\u4e00-\u9fff]{4}[。！？；，]?){1,4}"
    "|(?:[\u4e00-\u9fff]{5}[，,；][\u4e00-\u9fff]{5}[。！？；，]?){1,4}"
    "|(?:[\u4e00-\u9fff]{7}[，,；][\u4e00-\u9fff]{7}[。！？；，]?){1,4}"
)
# What no line of verse and no slogan holds: 要不是撞上轿车，可能我也危险了.
_MODERN = re.compile("[了的是我你们吗呢吧啊这那]")


@dataclass(slots=True)
class _Cue:
    """A saying verb beside a quote."""

    word: str
    start: int
    weak: bool = False


def find_quotes(page: Page) -> list[Quote]:
    """Find the direct speech of a page.

    Args:
        page: a page with its sections, sentences and mentions.

    Returns:
        Quotes in text order; a span lies inside its marks.
    """
    spans = quoted_spans(page)
    return _Finder(page, spans).run() if spans else []


def quoted_spans(page: Page) -> list[tuple[int, int]]:
    """Outermost quoted stretches of a page, without their marks.

    A mark that opens a block and is not closed in it reaches to the block's end: speech that runs on in the next
    paragraph opens every paragraph and closes only the last (GB/T 15834-2011, 4.8.3.3).
    """
    spans: list[tuple[int, int]] = []
    opened, closer, depth, block, block_end = -1, "", 0, -1, -1
    sections = page.sections
    for m in _MARKS.finditer(page.text):
        mark, at = m.group(), m.start()
        if at >= block_end:
            if opened >= 0 and block >= 0 and opened == sections[block].start and closer != '"':
                spans.append((opened + 1, sections[block].end))
            opened, depth = -1, 0
            block = page.section_index(at)
            block_end = sections[block].end if block >= 0 else at + 1
        if opened < 0:
            if mark in _CLOSER:
                opened, closer, depth = at, _CLOSER[mark], 1
        elif mark == closer:
            depth -= 1
            if depth == 0:
                spans.append((opened + 1, at))
                opened = -1
        elif _CLOSER.get(mark) == closer:
            depth += 1
    return [(s, e) for s, e in spans if 0 < e - s <= _MAX]


def _is_even(inner: str) -> bool:
    """Whether short parts of equal length make up what is quoted: 共抓保护，不搞开发."""
    parts = re.split("[、，；]", inner.rstrip("。！"))
    return len(parts) > 1 and len({len(part) for part in parts}) == 1 and len(parts[0]) < _LONGEST_OF_SLOGAN


def _is_slogan(inner: str) -> bool:
    return _is_even(inner) and len(re.findall("[、，；]", inner)) == 1 and not _MODERN.search(inner)


class _Finder:
    """Judges the quoted stretches of one page in text order."""

    def __init__(self, page: Page, spans: list[tuple[int, int]]) -> None:
        self.page = page
        self.text = page.text
        self.spans = spans
        self.named = [m for m in page.mentions if m.kind in ("person", "organisation")]
        self.starts = [m.start for m in self.named]
        self.rows: list[Quote] = []
        self.words = speech_words()

    def run(self) -> list[Quote]:
        """The quotes."""
        for start, end in self.spans:
            self._judge(start, end)
        return self.rows

    def _judge(self, start: int, end: int) -> None:
        text, section = self.text, self.page.section_at(start - 1)
        inner = text[start:end]
        stripped = inner.strip()
        if len(stripped) < 2:
            return
        low = max(section.start, start - 1 - _HEAD)
        if self.rows and low < self.rows[-1].end + 1 <= start - 1:
            low = self.rows[-1].end + 1
        head = text[low : start - 1].rstrip()
        tail = text[end + 1 : min(section.end, end + 1 + _TAIL)]
        complete = stripped[-1] in _TERMINAL
        clause_like = complete or stripped[-1] in "，,；;" or (bool(_CLAUSE.search(stripped)) and len(stripped) >= 8)
        colon = head.endswith(("：", ":"))
        cue = self._cue_before(head, low, colon)
        if cue is not None and self.words.written.search(head):
            cue = None
        row = Quote(start, end, inner, kind="full")
        if cue is not None and (colon or (head.endswith(("，", ",")) and not cue.weak)):
            ends = not tail or not "\u4e00" <= tail[0] <= "\u9fff"
            if clause_like or (ends and len(stripped) >= (4 if colon else 6 if tail.startswith("。") else 8)):
                row.kind = "full" if complete or (colon and clause_like) else "partial"
                self._spoken_before(row, cue, low, section)
            return
        if cue is not None and not cue.weak and cue.word not in self.words.not_touching:
            named = not complete and self.words.names_something.match(tail)
            if (complete and len(stripped) >= 5) or (not named and self._is_clause(stripped, clause_like)):
                row.kind = "partial"
                self._spoken_before(row, cue, low, section)
            return
        if colon:
            self._after_colon(row, head, low, section, complete, clause_like)
            return
        if not head and self._goes_on(row, complete):
            return
        if complete and len(stripped) >= 6 and (told := self.words.told.search(head[-32:])):
            row.kind = "partial"
            self._spoken_before(row, _Cue(told["cue"], low + max(0, len(head) - 32) + told.start()), low, section)
            return
        if not complete and (woven := self._woven(head, stripped, tail)):
            row.kind = "partial"
            self._spoken_before(row, _Cue(woven["cue"], low + woven.start()), low, section)
            return
        if not complete and self._carried(row, stripped, tail, section):
            return
        self._alone(row, head, low, tail, section, complete, clause_like)

    def _goes_on(self, row: Quote, complete: bool) -> bool:
        """Add a quote right behind another one, with its speaker: 他指出：“…。”“…。”; an answer has its own."""
        last = self.rows[-1] if self.rows else None
        if last is None or not complete or last.end + 2 != row.start or last.attribution != "before":
            return False
        if last.text.rstrip()[-1] in "？?" and row.text.rstrip()[-1] not in "？?":
            return False
        row.speaker, row.cue, row.attribution = last.speaker, last.cue, last.attribution
        self.rows.append(row)
        return True

    def _woven(self, head: str, inner: str, tail: str) -> re.Match[str] | None:
        """The saying verb before a predicate that is quoted in reported speech and closes its clause; not a slogan."""
        if len(inner) < 6 or (tail and tail[0] not in "。，；！？\n"):
            return None
        predicate = self.words.predicate.match(inner) is not None
        if not predicate and not self._is_clause(inner, bool(_CLAUSE.search(inner)) and len(inner) >= 12):
            return None
        even = _is_even(inner)
        # what is urged may be a whole clause, what is reported goes over into a predicate
        called = self.words.call.search(head) if predicate or not even else None
        return called or (self.words.woven.search(head) if predicate and not even else None)

    def _carried(self, row: Quote, inner: str, tail: str, section: Section) -> bool:
        """Add a predicate quoted behind the sentence of reported speech: 他表示，…。他们“不会让步”."""
        if (
            len(inner) < 8
            or not tail.startswith(("。", "；"))
            or _is_even(inner)
            or not self.words.predicate.match(inner)
        ):
            return False
        at = self.page.sentence_index(row.start - 1)
        if at < 1 or (before := self.page.sentences[at - 1]).start < section.start:
            return False
        said = self.words.said.search(self.text, before.start, before.end)
        if said is None or any(m.kind == "person" for m in self._between(before.end, row.start)):
            return False
        speaker = self._subject(before.start, said.start("cue"))
        if speaker is None:
            return False
        row.kind, row.attribution, row.speaker = "partial", "adjacent", speaker
        self.rows.append(row)
        return True

    def _is_clause(self, inner: str, clause_like: bool) -> bool:
        return len(inner) >= 8 and (clause_like or (len(inner) >= 10 and bool(self.words.verbal.search(inner))))

    def _cue_before(self, head: str, low: int, colon: bool) -> _Cue | None:
        m = self.words.at_end.search(head[-24:])
        shift = max(0, len(head) - 24)
        if m and m.group("cue") == "道" and head[shift + m.start() - 1 : shift + m.start()] in "报知频渠轨通跑管街大铁":
            m = None
        if (
            m
            and m.group("cue") == "称"
            and head[shift + m.start() - 1 : shift + m.start()] in "被简俗号自堪人统美誉名尊并"
        ):
            m = None
        if m is None and colon:
            m = self.words.near_colon.search(head[-24:])
        if m is None:
            return None
        word = m.group("cue")
        return _Cue(word, low + shift + m.start(), word in self.words.weak)

    def _spoken_before(self, row: Quote, cue: _Cue, low: int, section: Section) -> None:
        row.cue, row.attribution = cue.word, "before"
        row.speaker = self._subject(max(low, self._sentence_start(cue.start, section)), cue.start)
        self.rows.append(row)

    def _after_colon(
        self, row: Quote, head: str, low: int, section: Section, complete: bool, clause_like: bool
    ) -> None:
        """Speech behind a colon without a saying verb: a name, or a sentence whose one person speaks."""
        if self.words.written.search(head) or not clause_like or len(row.text) < 5:
            return
        colon_at = low + len(head) - 1
        begin = max(low, self._sentence_start(colon_at, section))
        last = self._last_before(begin, colon_at)
        aside = _ASIDE.fullmatch(self.text, last.end, colon_at) if last is not None else None
        if last is not None and last.kind == "person" and aside:
            row.speaker, row.attribution = last.canonical, "before"
        elif complete:
            row.speaker = self._subject(begin, colon_at)
            row.attribution = "before" if row.speaker else "none"
        else:
            return
        self.rows.append(row)

    def _alone(
        self, row: Quote, head: str, low: int, tail: str, section: Section, complete: bool, clause_like: bool
    ) -> None:
        """A quote that no verb brings in: it stands as a sentence, or a verb follows it."""
        opens = not head or head[-1] in _TERMINAL + "\n；;”」』—】)）："
        comma = head.endswith(("，", ","))
        comma_behind = tail.startswith(("，", ",")) and len(row.text) >= 4
        if not (complete or clause_like or comma_behind) or not (opens or comma or complete):
            return
        verse = bool(_VERSE.fullmatch(row.text.strip())) and not _MODERN.search(row.text)
        behind = None if verse and complete else self._cue_behind(row.end + 1, tail, complete)
        if behind is not None:
            cue, speaker = behind
            row.cue, row.attribution, row.speaker = cue.word, "after", speaker
            row.kind = "full" if complete or clause_like else "partial"
            self.rows.append(row)
            return
        if section.is_head or len(row.text.strip()) < 6 or not (opens or comma):
            return
        begin = self._sentence_start(row.start - 1, section)
        if self.rows and begin <= self.rows[-1].end < row.start:
            begin = self.rows[-1].end + 1
        if row.start - begin > _LONGEST_REPORT:
            begin = max(low, begin)
        reported = self.words.reported.search(self.text, begin, row.start - 1) if comma and not verse else None
        if not complete and not (reported and clause_like and (not tail or tail[0] in "。；！？\n")):
            return
        if verse and self.words.line_of.search(tail):
            return
        if reported:
            row.cue, row.attribution = reported.group("cue"), "before"
            row.speaker = self._subject(begin, reported.start("cue"))
        elif complete and (owner := self._owner(row.end + 1)) is not None:
            row.speaker, row.attribution = owner, "adjacent"
        elif comma and not verse:
            row.speaker = self._subject(begin, row.start - 1, pronouns=False)
            row.attribution = "adjacent" if row.speaker else "none"
        if row.speaker is None and not verse and _is_slogan(row.text.strip()):
            return
        self.rows.append(row)

    def _owner(self, at: int) -> str | None:
        """The person whose words a quote is called behind its closing mark (“…”李文海的话很暖)."""
        for person in self._between(at, at + 6):
            if person.kind == "person" and self.words.owned.match(self.text, person.end):
                return person.canonical
        return None

    def _cue_behind(self, at: int, tail: str, complete: bool) -> tuple[_Cue, str | None] | None:
        """A saying verb behind the closing mark, and its speaker."""
        text = self.text
        stop = _STOPS.search(tail)
        size = stop.start() if stop else len(tail)
        name = _NAME_IN_TAIL.search(tail, 0, size) if complete else None
        opened = tail.find("“", name.end() if name else 0, size)
        limit = opened if opened >= 0 else size
        if limit <= 0:
            return None
        best: tuple[_Cue, str | None] | None = None
        for m in self.words.within.finditer(text, at, at + limit):
            lead = text[at : m.start()]
            comma = lead.lstrip("，,").find("，")
            following = text[m.end() : m.end() + 1]
            closes = m.end() == at + size or following in "，。：、！；,:道了"
            addressed = _ADDRESSED.search(lead)
            if addressed:
                lead = lead[: addressed.start()]
            said_by = self._between(at, at + len(lead))
            persons = [p for p in said_by if p.kind == "person" and not self.words.barred.search(text[at : p.start])]
            if persons:
                pick = persons[-1]
                gap = text[pick.end : m.start()]
                if ("，" not in gap or (len(persons) == 1 and closes)) and len(gap) <= 22:
                    return _Cue(m.group(), m.start()), pick.canonical
                continue
            if not closes or (comma >= 0 and complete and comma > 12):
                continue
            orgs = [o for o in said_by if o.kind == "organisation"]
            if orgs and _BETWEEN_ORG.fullmatch(text[orgs[-1].end : at + len(lead)]):
                return _Cue(m.group(), m.start()), orgs[-1].canonical
            bare = lead.strip("，, ")
            if re.fullmatch("(?:他|她)[^，。]{0,8}", bare):
                return _Cue(m.group(), m.start()), self._antecedent(at)
            generic = self.words.generic.search(bare)
            if generic and len(bare) <= 24:
                return best or (_Cue(m.group(), m.start()), self._office(generic.group("who")))
        return best

    def _subject(self, low: int, at: int, pronouns: bool = True) -> str | None:
        """Who says what is brought in at ``at``: the subject of the verb in ``[low, at)``, or whom a pronoun means."""
        text = self.text
        inside = self._between(low, at)
        lead = text[low:at]
        clause = lead.rpartition("，")[2]
        addressed = _ADDRESSED.search(clause)
        if addressed:
            clause = clause[: addressed.start()]
            at -= addressed.end() - addressed.start()
            inside = self._between(low, at)
        persons = [s for s in inside if s.kind == "person" and not self.words.barred.search(text[low : s.start])]
        in_clause = [p for p in persons if p.start >= at - len(clause)]
        if in_clause:
            return in_clause[-1].canonical
        if pronouns and _PRONOUN.search(clause):
            return (
                persons[-1].canonical if persons and len({p.canonical for p in persons}) == 1 else self._antecedent(low)
            )
        orgs = [
            s
            for s in inside
            if s.kind == "organisation"
            and s.start >= at - len(clause)
            and not self.words.barred.search(text[low : s.start])
        ]
        if orgs and _BETWEEN_ORG.fullmatch(text[orgs[-1].end : at]):
            return orgs[-1].canonical
        generic = self.words.generic.search(clause)
        if generic and clause and not persons:
            return self._office(generic.group("who"))
        elided = len(clause) <= 4 or self.words.elided.match(clause)
        if persons and elided and (len({p.canonical for p in persons}) == 1 or persons[0].start - low <= 20):
            return persons[0].canonical
        orgs = [s for s in inside if s.kind == "organisation"]
        if len(orgs) == 1 and orgs[0].start - low <= 3 and len(clause) <= 6:
            return orgs[0].canonical
        if pronouns and lead.strip("，,；;“”还并也 ") == "":
            return self._antecedent(low)
        return None

    def _office(self, who: str) -> str:
        """The holder of an office that the document names, the words themselves for anybody else."""
        if who.endswith("总书记"):
            holders = {m.canonical for m in self.named if m.kind == "person" and (m.role or "").endswith("总书记")}
            if len(holders) == 1:
                return holders.pop() or who
        return _SITE.sub("", who)

    def _antecedent(self, at: int) -> str | None:
        """Whom 他 means at ``at``: the last speaker of the block, or the one person of the sentences before."""
        section = self.page.section_at(max(0, at - 1))
        if (
            self.rows
            and self.rows[-1].speaker
            and self.rows[-1].start >= section.start
            and at - self.rows[-1].end < 160
        ):
            return self.rows[-1].speaker
        sentences = self.page.sentences
        index = self.page.sentence_index(max(0, at - 1))
        for i in range(index, max(-1, index - 3), -1):
            if sentences[i].start < section.start:
                break
            persons = {
                s.canonical for s in self._between(sentences[i].start, min(sentences[i].end, at)) if s.kind == "person"
            }
            if persons:
                return persons.pop() if len(persons) == 1 else None
        return None

    def _sentence_start(self, at: int, section: Section) -> int:
        return max(section.start, self.page.sentence_at(at).start)

    def _between(self, low: int, high: int) -> list[Mention]:
        return self.named[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def _last_before(self, low: int, high: int) -> Mention | None:
        inside = self._between(low, high)
        return inside[-1] if inside else None
