"""Who acts: subjects and joint actors of an event's clause, read off the page's mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from wenbiao.finders.events.clauses import Clause, Clauses, Setting
from wenbiao.finders.events.responders import Responders
from wenbiao.finders.events.sites import plays_role
from wenbiao.finders.events.standing import (
    goes_on,
    is_elsewhere,
    is_governed,
    is_headed,
    is_oblique,
    is_topical,
    takes_name,
    titled_oblique,
)
from wenbiao.finders.events.triggers import RESPONSES
from wenbiao.finders.events.words import any_of, words
from wenbiao.page import Page
from wenbiao.records import Mention

# How many clauses back a carried-over subject is looked for.
_REACH = 8
# What may stand between two actors of one subject.
_JOINT = re.compile(
    r"(?:[、和与同及暨跟]|以及|等?[0-9一二三四五六七八九十两多]*个?(?:部门|部委|单位|国家|国|方)?(?:联合|共同)?)$"
)
_COMPANIONS = ("同", "与", "和", "跟")
_WITH = re.compile("[同与和][^，。、]{0,24}$")
_TITLE = any_of("title")
_OFFICE = re.compile("(?:主席|书记|总统|总理|首相|大臣|国王|[外防省市县州部局厅议]长|大使|发言人)的?$")
_TITLE_END = re.compile(f"(?:{_TITLE})$")
# Names without a title in front of a known one (陈大海、|王建军出席会议).
_LISTED = re.compile(f"(?:^|，|{_TITLE})((?:[\u4e00-\u9fff]{{2,3}}、)+)$")
# Organs that a country's or region's name goes on with.
_ORGAN = re.compile(f"(?:{any_of('organ')})(?![首总]?[理统相])")
# What a body's name goes on with: an organ of it.
_MORE = re.compile(
    "院|[^，。：；、在对向于就将会已了召举成与同设立组建派任是的为要把由从全正今昨本0-9]{0,8}?"
    "(?:指挥中心|委员会|指挥部|办公室|党组|党委|党支部)(?=$|[^的主副书委])"
)
# A body without a mention that heads the subject with one (沅江理事会及|…).
_JOINED = re.compile(
    "(?:^|，)([^，。：；、□的在和与及同对向为由被把0-9]{2,10}?(?:会|社|局|署|厅|队|委|办|公司|集团|大学|学院|协会|中心|部门|机构))(?:及|和|与|以及|、)$"
)
_LINKS = frozenset("及和与、")
# Who reports, in brackets: （本台记者陈大海 李晓东）.
_BYLINE = re.compile("[（(][^（）()\n]{0,12}?(?:记者|通讯员)[^（）()\n]{0,60}[）)]")
_ACTORS = frozenset(["organisation", "person", "place"])
_ADVERBS = re.compile(
    "(?:据悉|此外|另外|同时|其中|随后|随即|当天|目前|而|但|不过|此前|近日|日前|对此|为此|会上|会前|会后|期间)+"
)
_VERBAL = re.compile("打击|参加|出席|宣读|听取|参观|了解|访问|支持|祝贺|感谢|邀请|推动|加强|贯彻|落实|学习|根据|通过")
_AFTER_PLACE = frozenset("，在还也又将已于今昨近日首再向对与同共就从把率全为和、")
OF_PLACE = ("人", "籍", "总", "军", "国", "方", "队", "裔")
_ADVERBIAL = words("adverb")
# Behind a list of places: not they act but who is there.
_TOWNS = re.compile(
    "(?:等多?(?:地|国|地区|省份|城市)?|两地|三地|两国|三国)(?:的|部分|各界|民众|市民|居民|群众|游客|村民|网友|学生|华侨|媒体)"
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
_UNLISTED = re.compile(f"{any_of('unnamed')}|中央(?=及时|果断|决定|先后|明确|作出|提出|批准)")
# How a clause begins whose subject stands in the clause before.
_ELIDED = re.compile(
    "[并还又也再先随即首正深亲实详就对向在与同为围把将从到击打摧拦抓缴发开推启签通完建制组和]|听取|宣读|了解|参观"
    "|查看|察看|考察|调研|出席|参加|联合|强烈|成功|共同|全面|积极|陆续|当天|紧急|立即|迅速|造成|导致"
)
_LOCAL = re.compile("[^，]{0,6}?当地(?!时间|[人居群百村民媒警政])")
_SPACES = frozenset(" \u3000")
_SAYS = ("称", "说", "表示", "通报", "证实", "介绍")
# The passive that names who responded, and clauses that go on with theirs.
_PASSIVE = re.compile("被(?<!棉被)(?![困告害褥子])|(?:得到|获得|受到)(?:了|妥善|及时)*$")
_GOES_ON = re.compile(
    "[将把并又再还也先用]|首先|很快|马上|立即|立刻|迅速|随即|紧急|成功|及时|第一时间|连夜|全力|组织|利用|通过|经过|相继|陆续|共|已"
)
# Events that both sides of a 同 or 与 take part in.
_MUTUAL = frozenset(["talks", "agreement", "exercise"])


@dataclass(slots=True)
class Subject:
    """A clause's actors and the place that its subject names; ``empty`` where the clause has no subject of its own."""

    actors: Sequence[str] = ()
    place: Mention | None = None
    empty: bool = False


_NOBODY = Subject()
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


def _responds(s: Setting) -> bool:
    """Whether a trigger is a deed of responders, by its class or by its object (启动|应急预案)."""
    trigger = s.trigger
    if trigger.event_type in RESPONSES:
        return True
    objects = trigger.objects
    return bool(objects) and any(kind in RESPONSES and pattern.search(s.after) for pattern, kind in objects)


def _fuller(own: list[str], actors: Sequence[str]) -> bool:
    """Whether the responders say who acts where the mentions do not, or more fully (集美警方, 警方)."""
    if not own or not actors:
        return bool(own)
    return (own[-1] != actors[-1] and own[-1].endswith(actors[-1])) or (len(own) > 1 and actors[-1] in own[:-1])


class Agents:
    """Reads subjects off one page's mentions."""

    def __init__(self, page: Page, masked: str, clauses: Clauses) -> None:
        self._masked = masked
        self._norm = page.norm
        self._clauses = clauses
        self._rows = [m for m in page.mentions if m.kind in _ACTORS]
        if "行驶" in page.norm or "方向" in page.norm:
            self._rows = [m for m in self._rows if not _is_way(m)]
        if "记者" in page.norm or "通讯员" in page.norm:
            self._rows = _without_reporters(self._rows, page.norm)
        self._starts = [m.start for m in self._rows]
        # The span whose names were asked for last: subject and place of a verb ask for the same.
        self._span, self._inside = (-1, -1), self._rows[:0]
        self._known: dict[int, Subject] = {}
        self._responders = Responders(masked, self._rows)
        self._invites, self._lists_members = "邀请" in page.norm, "组成的" in page.norm

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

    def of(self, s: Setting) -> Subject:
        """The subject of a candidate's clause, its own or carried over within the sentence."""
        subject = self._named(s)
        if s.trigger.frame not in ("agent", "either") or not _responds(s):
            return subject
        passive = _PASSIVE.search(s.before)
        if passive is not None:
            at = s.trigger_start - len(s.before) + passive.end()
            agents = self.subject(at, s.trigger_start).actors
            own = self._responders.acting(at, s.trigger_start)
            return Subject(own if _fuller(own, agents) else agents, subject.place, False)
        own = self._responders.acting(s.start, s.trigger_start)
        if _fuller(own, subject.actors) or (own and self._are_places(subject.actors)):
            return Subject(own, subject.place, False)
        if subject.actors or not (subject.empty or s.before[:1] == "" or _GOES_ON.match(s.before)):
            return subject
        for at in range(s.index - 1, max(0, s.index - _REACH) - 1, -1):
            clause = s.clauses[at]
            earlier = self._responders.acting(clause.start, clause.end)
            if earlier:
                return Subject(earlier, subject.place, True)
        return subject

    def _are_places(self, actors: Sequence[str]) -> bool:
        """Whether nobody but places has been found to act."""
        return not actors or {row.text for row in self._rows if row.kind == "place"}.issuperset(actors)

    def _named(self, s: Setting) -> Subject:
        """The subject among the page's mentions."""
        trigger = s.trigger
        mutual = trigger.event_type in _MUTUAL or trigger.word.startswith("互") or "共同" in s.before
        subject = self._own(s, mutual)
        if s.index and subject.actors and s.before.startswith(_COMPANIONS):
            # …会见总统马塞尔，|同副总统杜兰举行会谈.
            earlier = self._earlier(s)
            if earlier.actors:
                partners = [a for a in subject.actors if mutual and a not in earlier.actors]
                return Subject([*earlier.actors, *partners], earlier.place, True)
        if subject.actors or subject.place is not None or trigger.frame == "theme":
            return subject
        local = self._local(s)
        if local is not None:
            return local
        if s.reported and subject.empty:
            # 美国称|打击…: who tells is who did it.
            return self.subject(s.clause.start, s.start - 1)
        if s.index and (subject.empty or _ELIDED.match(s.before)):
            earlier = self._earlier(s)
            return earlier if earlier.actors else subject
        return subject

    def _earlier(self, s: Setting) -> Subject:
        """The subject that a clause before this one sets, nobody where that one only tells what others did."""
        for at in range(s.index - 1, max(0, s.index - _REACH) - 1, -1):
            earlier = self._whole(s.clauses[at])
            if earlier.actors and s.trigger.frame == "noun" and s.clauses[at].text.endswith(_SAYS):
                # 马里方面称，|枪击造成…: who tells did nothing.
                break
            if earlier.actors:
                return Subject([*self._listed(s, at), *earlier.actors], earlier.place, True)
        return _NOBODY

    def _own(self, s: Setting, mutual: bool) -> Subject:
        """The subject of a candidate's own clause: what a setting in front of it names does not act."""
        if s.start >= s.clause.start:
            subject = self.subject(s.start, s.trigger_start, mutual)
            if s.index and subject.actors:
                listed = self._listed(s, s.index)
                if listed:
                    return Subject([*listed, *(a for a in subject.actors if a not in listed)], subject.place)
            return subject
        subject = self.subject(s.clause.start, s.trigger_start, mutual)
        if not subject.actors:
            return self.subject(s.start, s.trigger_start, mutual)
        return Subject(subject.actors, subject.place or self.subject(s.start, s.clause.start).place)

    def _listed(self, s: Setting, index: int) -> list[str]:
        """The titled persons that the clauses right in front of one list (…主席王建军，省长李晓东|出席)."""
        listed: list[str] = []
        for at in range(index - 1, max(0, index - _REACH) - 1, -1):
            clause = s.clauses[at]
            rows = self.within(clause.start, clause.end)
            bodies = bool(rows) and all(row.kind == "organisation" for row in rows)
            if bodies and (rows[0].start, rows[-1].end) == (clause.start, clause.end):
                # A headline's bodies stand side by side: 省财政厅 省水利厅|印发.
                if len(rows) > 1 or self._masked[clause.end : clause.end + 1] not in _SPACES:
                    break
                listed = [rows[0].text, *listed]
                continue
            if not rows or rows[-1].kind != "person" or rows[-1].end != clause.end:
                break
            persons = [row.text for row in rows if row.kind == "person"]
            if list(self._whole(clause).actors) != persons:
                break
            listed = [*persons, *listed]
        return listed

    def _whole(self, clause: Clause) -> Subject:
        """The subject of a whole clause, kept, since every later clause of the sentence may ask for it."""
        known = self._known.get(clause.start)
        if known is None:
            known = self._known[clause.start] = self.subject(clause.start, clause.end)
        return known

    def _local(self, s: Setting) -> Subject | None:
        """当地 as a subject: the place that the text named last."""
        if not self._is_local(s.before) and not (s.index and self._is_local(s.clauses[s.index - 1].text)):
            return None
        for row in reversed(self._rows[: bisect_left(self._starts, s.clause.start)]):
            if row.kind == "place":
                return Subject([row.text], row)
        return None

    @staticmethod
    def _is_local(clause: str) -> bool:
        return "当地" in clause and _LOCAL.match(clause) is not None

    def subject(self, start: int, end: int, mutual: bool = False) -> Subject:
        """The subject in front of a verb.

        Args:
            start: where the clause begins.
            end: where the verb begins.
            mutual: whether the partner after 同 or 与 is an actor too.

        Returns:
            The actors, with titles split off.
        """
        rows = self.within(start, end)
        if not rows:
            return self._without_names(start, end)
        norm, times = self._norm, self._clauses.times_here(start, end)
        spans = [(t.start, t.end) for t in times] if times else []
        actors: list[str] = []
        place: Mention | None = None
        previous_end, last = start, len(rows) - 1
        listed_after = False
        # 由沅江大学、省地勘局组成的|专家组: members do not act.
        members = norm.rfind("组成的", start, end) if self._lists_members else -1
        first_member = norm.rfind("由", start, members) if members > 0 else end
        for i, row in enumerate(rows):
            stop = row.end
            behind = norm[stop] if stop < end else ""
            if (first_member < row.start and stop <= members) or self._is_bystander(row, behind, start, end):
                continue
            following = rows[i + 1] if i < last else None
            oblique = self._is_oblique(row, start, rows[i - 1] if listed_after else None) and not (
                row.kind == "person" and is_topical(norm, start, row.start, stop, end)
            )
            listed_after = oblique
            if row.kind == "place":
                organ = None if oblique or actors else _ORGAN.match(norm, stop, end)
                if organ and self.leads(row, start, spans):
                    actors.append(row.text + organ.group())
                    previous_end = organ.end()
                    continue
                timed = bool(spans) and any(a == stop for a, _ in spans)
                if behind in OF_PLACE and not timed:
                    continue
                if place is None and not oblique and not actors and self._is_where(row, following):
                    place = row
                acts = not behind or behind in _AFTER_PLACE or timed or norm.startswith(_ADVERBIAL, stop, end)
                if not acts and not (following and self._are_letters(row, following, end)):
                    continue
                if not actors and behind in _LINKS and self._are_towns(rows, i):
                    oblique = listed_after = True
            if oblique:
                if actors and not mutual:
                    break
                continue
            if row.kind == "person" and behind and is_headed(norm, stop):
                continue
            if behind == "的" or (row.kind != "person" and following and self._is_title(row, rows, i, end)):
                continue
            if not actors:
                if not self.leads(row, start, spans):
                    continue
                actors += self._unmentioned(row, start)
            elif not self._are_letters(rows[i - 1], row, end) and not self._joins(
                previous_end, row.start, mutual and row.kind == "person"
            ):
                break
            whole, stop = self._whole_name(row, rows[i - 1] if i else None, end)
            if whole not in actors:
                actors.append(whole)
            previous_end = stop
        if not actors:
            unlisted = self._find_unlisted(start, end)
            if unlisted is not None:
                actors.append(unlisted)
        return Subject(actors, place) if actors or place is not None else _NOBODY

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

    def _is_bystander(self, row: Mention, behind: str, start: int, end: int) -> bool:
        """Whether a name with a character behind it only reports what happens, or invites those who act."""
        norm, stop = self._norm, row.end
        if row.kind == "person" and norm.endswith(("记者", "通讯员"), 0, row.start):
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
        if rest > 2:
            rest -= sum(t.end - t.start for t in self._clauses.times_here(start, end))
        return _NOBODY if rest > 2 else _ELIDED_SUBJECT

    def _is_where(self, row: Mention, following: Mention | None) -> bool:
        """Whether a place at the head of a clause says where, and is not the realm of an office (福建省|省长)."""
        if (len(row.text) == 1 and row.code is None) or is_elsewhere(self._norm, row.end):
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
        if "、" in link or "和" in link or "与" in link or link.endswith(_COMPANIONS):
            return not is_governed(self._without(start, end))
        return mutual and _WITH.match(link) is not None

    def leads(self, row: Mention, start: int, spans: list[tuple[int, int]]) -> bool:
        """Whether a name stands at the head of its clause, but for times, titles and short modifiers."""
        if row.start == start:
            return True
        begin = start
        for a, b in spans:
            if b <= row.start and a <= start + 3:
                begin = b
        lead = self._norm[begin : row.start].lstrip("，, ")
        lead = lead[max(lead.rfind("，"), lead.rfind("、"), lead.rfind("—")) + 1 :]
        if not lead or lead.endswith(("由", "被")) or _ADVERBS.fullmatch(lead):
            return True
        if row.kind == "person":
            titled = len(lead) <= 24 and (_TITLE_END.search(lead) or self.within(row.start - len(lead), row.start))
            return bool(titled) and not is_governed(self._without(begin, row.start))
        return len(lead) <= 6 and not _VERBAL.search(lead)

    def _without(self, start: int, end: int) -> str:
        """A span with the names in it blanked."""
        text = self._norm[start:end]
        for row in self.within(start, end):
            text = text[: row.start - start] + "□" * (row.end - row.start) + text[row.end - start :]
        return text

    def _find_unlisted(self, start: int, end: int) -> str | None:
        """An actor that is no mention of its own (我国), at the head of a clause."""
        found = _UNLISTED.search(self._norm, start, end)
        if found is None or _NO_ACTOR.match(self._norm, found.end()):
            return None
        times = self._clauses.times_here(start, found.start())
        timed = sum(t.end - t.start for t in times if t.end <= found.start())
        leads = found.start() - start - timed <= 1 or self._norm.startswith("，", found.start() - 1)
        return found.group() if leads and not is_oblique(self._norm, start, found.start()) else None
