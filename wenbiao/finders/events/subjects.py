"""Who heads a clause: subjects read off the names of a page, with the place that they bring."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from wenbiao.finders.events.clauses import Clause, Clauses
from wenbiao.finders.events.sites import plays_role
from wenbiao.finders.events.standing import (
    OFFICE_FIRST,
    goes_on,
    is_elsewhere,
    is_governed,
    is_headed,
    is_oblique,
    is_topical,
    is_treated,
    office,
    takes_name,
    titled_oblique,
)
from wenbiao.finders.events.words import any_of, words
from wenbiao.lexicon import alternation
from wenbiao.page import Page
from wenbiao.records import Mention

# What may stand between two actors of one subject.
_JOINT = re.compile(
    r"(?:[、和与同及暨跟]|以及|等?[0-9一二三四五六七八九十两多]*个?(?:部门|部委|单位|国家|国|方)?(?:联合|共同)?)$"
)
COMPANIONS = ("同", "与", "和", "跟")
_WITH = re.compile("[同与和][^，。、]{0,80}$")
_TITLE = any_of("title")
_OFFICE = re.compile("(?:主席|书记|总统|总理|首相|大臣|国王|[外防省市县州部局厅议]长|大使|发言人)的?$")
_TITLE_END = re.compile(f"(?:{_TITLE})$")
# Names without a title in front of a known one (陈大海、|王建军出席会议).
_LISTED = re.compile(f"(?:^|，|{_TITLE})((?:[\u4e00-\u9fff]{{2,3}}、)+)$")
# Countries by a letter in front of another (美|俄代表).
_LETTERS = frozenset("中美俄英法德日韩朝印巴伊以乌欧")
LOCAL_HEADS = ("州长", "省长", "市长", "县长")
_REPUBLIC = re.compile("(?:人民|民主|联邦|阿拉伯|社会主义){0,3}(?:共和国|王国|合众国|联邦)")
_AFTER_PARTNER = frozenset("，在还也又将已于今昨近日首再就从全正共先分")
# What a subject declares in front of the verb of what is declared (法国|宣布成立…).
_DECLARES = ("宣布", "宣告", "决定", "同意")
# What a body's name goes on with: an organ of it.
_MORE = re.compile(
    "院|[^，。：；、在对向于就将会已了召举成与同设立组建派任是的为要把由从全正今昨本0-9]{0,8}?"
    "(?:指挥中心|委员会|指挥部|办公室|党组|党委|党支部)(?=$|[^的主副书委])"
)
# A body without a mention that heads the subject with one (沅江理事会及|…).
_JOINED = re.compile(
    "(?:^|，)(总台|[^，。：；、□的在和与及同对向为由被把0-9]{2,10}?(?:会|社|局|署|厅|队|委|办|总台|公司|集团|大学|学院|协会|中心|部门|机构))(?:及|和|与|以及|、)$"
)
_LINKS = frozenset("及和与、")
# Who reports, in brackets: （本台记者陈大海 李晓东）.
_BYLINE = re.compile("[（(][^（）()\n]{0,12}?(?:记者|通讯员)[^（）()\n]{0,60}[）)]")
_ACTORS = frozenset(["organisation", "person", "place"])
# What somebody is, in front of their name (同为主宾国的|法国).
_BEING = re.compile("(?:同为|同属|身为|作为|来自)[^，]{1,16}的")
_ADVERBS = re.compile(f"(?:{any_of('connective')})+")
_VERBAL = re.compile(any_of("verbal"))
_AFTER_PLACE = frozenset("，在还也又将已于今昨近日首再向对与同共就从把率全为和、")
OF_PLACE = ("人", "籍", "总", "军", "国", "方", "队", "裔")
_ADVERBIAL = words("adverb")
WORKS = words("works")
# Who speaks and acts for a body and has no name.
_HEADS = re.compile(
    "(?:(?:成员国)?(?:有关|相关|主要)?(?:负责人|领导人|发言人|负责同志)|(?<=部)长)(?!第|峰会|会议|会晤|[^，。]{0,4}[、和与])"
)
# Subjects that name nobody: who acted before does not act here.
PRONOUNS = words("pronoun")
# Behind a body: not it but people of it (哈尔滨学院|陆续有101名学生).
_SOME_OF_IT = re.compile("(?:陆续|先后|共|已|约|仍|还|又)*有(?:[0-9]+余?多?|[一多数两几]|部分|不少)[名人位个]")
_SOME_FIRST = frozenset("陆先共已约仍还又有")
# Behind a list of places: not they act but who is there.
_TOWNS = re.compile(f"(?:等多?(?:地|国|地区|省份|城市)?|两地|三地|两国|三国)(?:的|部分|{any_of('people')})")
# The same where they act themselves.
_AND_MORE = re.compile(
    "等(?:[0-9几两多三四五六七八九十]*(?:个?(?:国家|省份|城市|地区)|省区市|省市区?|[地国省市区]))?"
    f"(?=$|[，在还也又将已于今昨近日首再向对就从把全为均都纷则]|{alternation(_ADVERBIAL)})"
)
# What stands behind a name, up to a comma.
_CHUNK = re.compile("[^、，]{0,14}(?![^、，])")
# How far behind who invites 邀请 may stand (应…总理…邀请).
_INVITATION = 24
_DATELINE = re.compile("[\u4e00-\u9fff]{0,8}(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日[电讯]")
# How far behind a name the month of its dateline begins at most.
_DATED = 16
_AGENCY = ("消息", "讯", "电", "记者", "快讯")
_AGENCY_FIRST = frozenset(word[0] for word in _AGENCY)
_NO_ACTOR = re.compile("首(?!次|先|批)|[的第最各接]|自主")
# Who acts of 我国 (我国|科研团队).
_PEOPLE = re.compile(f"(?:航天|考古|海洋|农业|天文|青年|女子|男子)?(?:{any_of('compatriot')})(?!的|[、和与])")
_UNLISTED = re.compile(f"{any_of('unnamed')}|中央(?=及时|果断|决定|先后|明确|作出|提出|批准)")


@dataclass(slots=True)
class Subject:
    """A clause's actors and the place that its subject names; ``empty`` where the clause has no subject of its own."""

    actors: Sequence[str] = ()
    place: Mention | None = None
    empty: bool = False


NOBODY = Subject()
_ELIDED_SUBJECT = Subject(empty=True)


def _is_way(row: Mention) -> bool:
    """Whether what was read as a place is a way of driving (漳州方向行驶至国道)."""
    return row.kind == "place" and ("行驶" in row.text or "方向" in row.text)


def _without_reporters(rows: list[Mention], norm: str) -> list[Mention]:
    """Names but those in a byline in brackets."""
    bylines = [m.span() for m in _BYLINE.finditer(norm)]
    starts = [start for start, _ in bylines]
    kept: list[Mention] = []
    for row in rows:
        at = bisect_left(starts, row.start) - 1
        if at < 0 or row.start >= bylines[at][1]:
            kept.append(row)
    return kept


class Subjects:
    """Reads subjects off one page's mentions."""

    def __init__(self, page: Page, masked: str, clauses: Clauses) -> None:
        self._masked = masked
        self._norm = page.norm
        self._clauses = clauses
        self._rows = [m for m in page.mentions if m.kind in _ACTORS]
        if "行驶" in page.norm or "方向" in page.norm:
            self._rows = [m for m in self._rows if not _is_way(m)]
        self._reports = "记者" in page.norm or "通讯员" in page.norm
        if self._reports:
            self._rows = _without_reporters(self._rows, page.norm)
        self._starts = [m.start for m in self._rows]
        # The span whose names were asked for last: subject and place of a verb ask for the same.
        self._span, self._inside = (-1, -1), self._rows[:0]
        self._known: dict[int, Subject] = {}
        self._invites, self._lists_members = "邀请" in page.norm, "组成的" in page.norm
        self._suffers = "遭" in page.norm
        self._unlisted = [m.span() for m in _UNLISTED.finditer(page.norm)]

    def within(self, start: int, end: int) -> list[Mention]:
        """Organisations, persons and places inside a span, in order."""
        if (start, end) == self._span:
            return self._inside
        starts = self._starts
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= end:
            return []
        rows = self._rows[low : bisect_left(starts, end, low)]
        # Only the last can reach beyond the span: mentions do not overlap.
        if rows[-1].end > end:
            rows.pop()
        self._span, self._inside = (start, end), rows
        return rows

    def subject(self, start: int, end: int, mutual: bool = False) -> Subject:
        """The subject in front of a verb.

        Args:
            start: where the clause begins.
            end: where the verb begins.
            mutual: whether the partner after 同 or 与 is an actor too.

        Returns:
            The actors, with titles split off.
        """
        struck = self._norm.rfind("遭", start, end) if self._suffers else -1
        if struck > 0:
            # 贝鲁特遭以军|空袭: who suffers does not act.
            by = struck + (2 if self._norm[struck + 1] in "到受遇" else 1)
            return Subject(self.subject(by, end).actors if by < end else (), self.subject(start, struck).place)
        rows = self.within(start, end)
        if not rows:
            return self._without_names(start, end)
        actors, place = self._read(rows, start, end, mutual)
        if not actors:
            unlisted = self._find_unlisted(start, end)
            if unlisted is not None:
                actors = [unlisted, *self._partner(rows[0], end)] if mutual else [unlisted]
        return Subject(actors, place) if actors or place is not None else NOBODY

    def _read(self, rows: list[Mention], start: int, end: int, mutual: bool) -> tuple[list[str], Mention | None]:
        """Who acts among the names of a span, and the place at its head."""
        norm, times = self._norm, self._clauses.times_here(start, end)
        spans = [(t.start, t.end) for t in times] if times else []
        actors: list[str] = []
        place: Mention | None = None
        previous_end, last, oblique = start, len(rows) - 1, False
        first_member, members = self._find_members(start, end) if self._lists_members else (end, -1)
        for i, row in enumerate(rows):
            stop = row.end
            behind = norm[stop] if stop < end else ""
            if (first_member < row.start and stop <= members) or self._is_bystander(row, behind, start, end):
                continue
            following = rows[i + 1] if i < last else None
            # At the head of the span nothing stands in front.
            oblique = (oblique or row.start > start) and self._stands_oblique(rows, i, start, end, after=oblique)
            if row.kind == "place":
                organ = 0 if oblique or behind not in OFFICE_FIRST else office(norm, row, following, end)
                joint = bool(organ and actors) and self._joins(previous_end, row.start, mutual)
                if organ and (joint or (not actors and self._heads(row, start, spans))):
                    pair = len(row.text) == 1 and row.start > start and norm[row.start - 1] in _LETTERS
                    actors.append(norm[row.start - pair : organ])
                    place, previous_end = self._seat(row, organ) if place is None else place, organ
                    continue
                timed = bool(spans) and any(a == stop for a, _ in spans)
                if behind in OF_PLACE and not timed:
                    continue
                if place is None and not oblique and not actors and self._is_where(row, following):
                    if row.start > start + 1 and is_treated(self._without(start, row.start)):
                        # 推进西藏发展，|制定…: the object of an earlier verb.
                        continue
                    place = row
                if not timed and not self._acts(row, behind, following, end):
                    continue
                if not actors and behind in _LINKS and self._are_towns(rows, i):
                    oblique = True
            if oblique:
                if actors and not mutual:
                    break
                continue
            if self._is_owner(row, rows, i, end):
                continue
            if not actors:
                if not self.leads(row, start, spans):
                    continue
                actors += self._unmentioned(row, start)
            elif not self._are_letters(rows[i - 1], row, end) and not self._joins(
                previous_end, row.start, mutual and row.kind == "person"
            ):
                break
            whole, previous_end = self._whole_name(row, rows[i - 1] if i else None, end)
            if whole not in actors:
                actors.append(whole)
        return actors, place

    def _heads(self, row: Mention, start: int, spans: list[tuple[int, int]]) -> bool:
        """Whether a place with its office heads the clause and is no verb's object (俄总统会见|美特使)."""
        if row.start > start and is_governed(self._without(start, row.start)):
            return False
        return self.leads(row, start, spans)

    def _seat(self, row: Mention, organ: int) -> Mention | None:
        """The province or town whose head acts, which is where the act is; a country is not."""
        return row if self._norm.endswith(LOCAL_HEADS, row.end, organ) else None

    def _partner(self, row: Mention, end: int) -> list[str]:
        """The one country or body that 我国 does something with (我国同|法国|签订)."""
        norm = self._norm
        joined = row.kind != "person" and norm.endswith(("我国同", "我国与", "我国和", "我国跟"), 0, row.start)
        if not joined:
            return []
        whole = _REPUBLIC.match(norm, row.end, end)
        stop = whole.end() if whole is not None else row.end
        return [norm[row.start : stop]] if stop == end or norm[stop] in _AFTER_PARTNER else []

    def _find_members(self, start: int, end: int) -> tuple[int, int]:
        """Where the members of a body stand, who do not act (由沅江大学、省地勘局组成的|专家组); nowhere by default."""
        members = self._norm.rfind("组成的", start, end)
        return (self._norm.rfind("由", start, members), members) if members > 0 else (end, -1)

    def _stands_oblique(self, rows: list[Mention], i: int, start: int, end: int, *, after: bool) -> bool:
        """Whether a name is no subject for what stands in front of it, ``after`` telling that of the name before."""
        row, norm = rows[i], self._norm
        if i == 0 and row.kind == "place" and norm.endswith(COMPANIONS, start + 1, row.start):
            # 我国与|埃及、尼日利亚
            return True
        if not self._is_oblique(row, start, rows[i - 1] if after else None):
            return False
        return row.kind != "person" or not is_topical(norm, start, row.start, row.end, end)

    def _acts(self, row: Mention, behind: str, following: Mention | None, end: int) -> bool:
        """Whether a place can act by what stands behind it: its verb, an adverb, a list that goes on."""
        stop = row.end
        if row.text.endswith(WORKS):
            # A railway or a dam does nothing.
            return False
        if behind == "" or (behind in _AFTER_PLACE and not self._of_office(stop)):
            return True
        if self._norm.startswith(_ADVERBIAL, stop, end) or self._norm.startswith(_DECLARES, stop, end):
            return True
        if behind == "等":
            # 甘肃、|四川等地也举办…
            more = _AND_MORE.match(self._norm, stop, end)
            return more is not None and self._norm[row.start - 1] in _LINKS
        return following is not None and self._are_letters(row, following, end)

    def _is_owner(self, row: Mention, rows: list[Mention], i: int, end: int) -> bool:
        """Whether a name only says whose the doer is (特朗普支持者, 法国的, 国务院|总理)."""
        norm, stop = self._norm, row.end
        if norm.startswith("的", stop, end):
            return True
        if row.kind == "person":
            return stop < end and is_headed(norm, stop)
        if norm[stop : stop + 1] in _SOME_FIRST and _SOME_OF_IT.match(norm, stop, end) is not None:
            return True
        return i + 1 < len(rows) and self._is_title(row, rows, i, end)

    def _is_oblique(self, row: Mention, start: int, before: Mention | None) -> bool:
        """Whether a name is no subject for what stands in front of it, ``before`` being the oblique name there."""
        norm = self._norm
        if is_oblique(norm, start, row.start):
            return True
        if before is not None:
            link = norm[before.end : row.start]
            if goes_on(link):
                return True
            if row.kind == "person":
                # 向|印度总统|穆尔穆, but not 对|法国，总统马克龙.
                titled = before.kind != "person" and "的" not in link and takes_name(link)
                return titled and not norm.endswith("驻", start, before.start) and _TITLE_END.search(link) is not None
            return before.kind == row.kind == "place" and norm[before.start - 1] != "是" and plays_role(link)
        return row.kind == "person" and titled_oblique(norm, start, row.start)

    def _whole(self, clause: Clause) -> Subject:
        """The subject of a whole clause, kept, since every later clause of the sentence may ask for it."""
        known = self._known.get(clause.start)
        if known is None:
            known = self._known[clause.start] = self.subject(clause.start, clause.end)
        return known

    def _is_bystander(self, row: Mention, behind: str, start: int, end: int) -> bool:
        """Whether a name with a character behind it only reports what happens, or invites those who act."""
        norm, stop = self._norm, row.end
        if self._reports and row.kind == "person" and norm.endswith(("记者", "通讯员"), 0, row.start):
            return True
        if behind in _AGENCY_FIRST and norm.startswith(_AGENCY, stop, end):
            return True
        if norm.find("月", stop, min(end, stop + _DATED)) >= 0 and _DATELINE.match(norm, stop, end) is not None:
            return True
        if not self._invites or norm.find("邀请", stop, min(end, stop + _INVITATION)) < 0:
            return False
        return "应" in norm[start : row.start]

    def _unmentioned(self, first: Mention, start: int) -> list[str]:
        """Who acts with the first actor of a clause, in front of it, and is no mention."""
        if first.kind == "person" and self._norm.startswith("、", first.start - 1):
            listed = _LISTED.search(self._norm[start : first.start])
            return listed.group(1).strip("、").split("、") if listed else []
        if first.kind != "organisation" or self._norm[first.start - 1 : first.start] not in _LINKS:
            return []
        joined = _JOINED.search(self._norm, start, first.start)
        return [joined.group(1)] if joined else []

    def _whole_name(self, row: Mention, previous: Mention | None, end: int) -> tuple[str, int]:
        """A body's name with its country in front and its organ behind, and where it ends (马里|最高法|院)."""
        text, stop = row.text, row.end
        if row.kind != "organisation":
            return text, stop
        more = _MORE.match(self._norm, stop, end)
        if more is not None and (more.group() != "院" or text.endswith("法")):
            text, stop = text + more.group(), more.end()
        head = _HEADS.match(self._norm, stop, end) if self._norm[row.start - 1] not in _LINKS else None
        if head is not None:
            text, stop = text + head.group(), head.end()
        abroad = previous is not None and previous.kind == "place" and previous.end == row.start
        if previous is not None and abroad and previous.code is None and previous.text != "中国":
            text = previous.text + text
        return text, stop

    def _without_names(self, start: int, end: int) -> Subject:
        """The subject of a clause without mentions: one that is none (我国), words that name nobody, or nothing."""
        unlisted = self._find_unlisted(start, end)
        if unlisted is not None:
            return Subject([unlisted])
        rest = end - start
        if self._norm.startswith(PRONOUNS, start, end):
            return NOBODY
        if rest > 2:
            for time in self._clauses.times_here(start, end):
                rest -= time.end - time.start
        return NOBODY if rest > 2 else _ELIDED_SUBJECT

    def _is_where(self, row: Mention, following: Mention | None) -> bool:
        """Whether a place at the head of a clause says where, and is not the realm of an office (福建省|省长)."""
        if (len(row.text) == 1 and row.code is None) or is_elsewhere(self._norm, row.end):
            return False
        if self._norm.endswith(COMPANIONS, 0, row.start):
            return False
        if self._masked[row.start] == "□" and "□" in (self._masked[row.start - 1], self._masked[row.end]):
            # “中国角” is one name.
            return False
        if following is None or following.kind != "person":
            return True
        link = self._norm[row.end : following.start]
        abroad = row.code is None and takes_name(link) and _TITLE_END.search(link) is not None
        return not abroad and _OFFICE.search(link) is None

    def _are_towns(self, rows: list[Mention], i: int) -> bool:
        """Whether a list of places that begins with one only says where others act (巴黎、里昂等地|民众)."""
        last = i
        while last + 1 < len(rows) and rows[last + 1].kind == "place":
            if self._norm[rows[last].end : rows[last + 1].start] not in ("、", "和", "与", "及"):
                break
            last += 1
        return last > i and _TOWNS.match(self._norm, rows[last].end) is not None

    def _of_office(self, at: int) -> bool:
        """Whether a place is only that of an office without a name (柬埔寨|首相访华)."""
        return self._norm.startswith("首", at) and not self._norm.startswith(("首次", "首先", "首批", "首度"), at)

    def _are_letters(self, row: Mention, following: Mention, end: int) -> bool:
        """Whether two countries act side by side by a letter each (俄|乌|分别称)."""
        if not (row.kind == following.kind == "place" and row.end == following.start):
            return False
        stop = following.end
        letters = len(row.text) == len(following.text) == 1
        return letters and (stop == end or self._norm.startswith(_ADVERBIAL, stop, end))

    def _is_title(self, row: Mention, rows: list[Mention], i: int, end: int) -> bool:
        """Whether an organisation or place only belongs to the title of the person behind it (国务院|总理王建军)."""
        if rows[i + 1].kind == "person" and takes_name(self._norm[row.end : rows[i + 1].start]):
            return True
        if all(other.kind != "person" for other in rows[i + 1 :]):
            return False
        chunk = _CHUNK.match(self._norm, row.end, end)
        return chunk is not None and takes_name(chunk.group()) and _TITLE_END.search(chunk.group()) is not None

    def _joins(self, start: int, end: int, mutual: bool) -> bool:
        """Whether the words between two names make them joint actors."""
        link = self._norm[start:end]
        if _JOINT.match(link):
            return True
        if "、" in link or "和" in link or "与" in link or link.endswith(COMPANIONS):
            return not is_governed(self._without(start, end))
        return mutual and _WITH.search(link) is not None

    def leads(self, row: Mention, start: int, spans: list[tuple[int, int]]) -> bool:
        """Whether a name stands at the head of its clause, but for times, titles and short modifiers."""
        if row.start == start:
            return True
        begin = start
        for a, b in spans:
            if b <= row.start and a <= begin + 3:
                begin = b
        lead = self._norm[begin : row.start].lstrip("，, ")
        lead = lead[max(lead.rfind("，"), lead.rfind("、"), lead.rfind("—")) + 1 :]
        if not lead or lead.endswith(("由", "被")) or _ADVERBS.fullmatch(lead):
            return True
        if row.kind != "person" and lead.endswith(COMPANIONS) and len(lead) > 1:
            # 我国与|埃及, but 总台与|省水利厅: the first is a body that no list has.
            return _JOINED.search(self._norm, start, row.start) is not None
        if row.kind == "person":
            titled = len(lead) <= 24 and (_TITLE_END.search(lead) or self.within(row.start - len(lead), row.start))
            return bool(titled) and not is_governed(self._without(begin, row.start))
        return (len(lead) <= 6 and not _VERBAL.search(lead)) or (
            lead[-1] == "的" and _BEING.fullmatch(lead) is not None
        )

    def _without(self, start: int, end: int) -> str:
        """A span with the names in it blanked."""
        text = self._norm[start:end]
        for row in self.within(start, end):
            text = text[: row.start - start] + "□" * (row.end - row.start) + text[row.end - start :]
        return text

    def _find_unlisted(self, start: int, end: int) -> str | None:
        """An actor that is no mention of its own (我国), at the head of a clause."""
        last = bisect_left(self._unlisted, (end, end)) - 1
        if last < 0 or self._unlisted[last][1] <= start:
            return None
        found = _UNLISTED.search(self._norm, start, end)
        if found is None or _NO_ACTOR.match(self._norm, found.end()):
            return None
        times = self._clauses.times_here(start, found.start())
        timed = sum(t.end - t.start for t in times if t.end <= found.start())
        leads = found.start() - start - timed <= 1 or self._norm.startswith("，", found.start() - 1)
        if not leads or is_oblique(self._norm, start, found.start()):
            return None
        people = _PEOPLE.match(self._norm, found.end(), end) if found.group() == "我国" else None
        return found.group() + people.group() if people is not None else found.group()
