"""Who acts: the subject of an event's clause, its own, carried over from one before, or told by who responds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from wenbiao.finders.events.clauses import Clauses, Setting
from wenbiao.finders.events.responders import Responders
from wenbiao.finders.events.standing import OFFICE_FIRST, goes_on, office
from wenbiao.finders.events.subjects import COMPANIONS, NOBODY, PRONOUNS, Subject, Subjects
from wenbiao.finders.events.triggers import RESPONSES
from wenbiao.finders.events.words import words
from wenbiao.page import Page

# How many clauses back a carried-over subject is looked for.
_REACH = 8
# Whose visit it is stands behind these (欢迎|总统马塞尔访华).
_HOSTS = re.compile("欢迎|(?<!应)邀请(?=.{2})(?!对)|陪同(?!下)")
# Who comes along (盖莱在习近平|陪同下检阅).
_ACCOMPANIED = re.compile("在([^，。]{2,40}?)(?:的)?(?:陪同|主持|见证)下")
# How a clause begins whose subject stands in the clause before.
_ELIDED = re.compile(
    "以[0-9]|时隔|[并还又也再先随即首正深亲实详就对向在与同为围把将从到击打摧拦抓缴发开推启签通完建制组和]|听取|宣读|了解|参观"
    "|查看|察看|考察|调研|出席|参加|联合|强烈|成功|共同|全面|积极|陆续|当天|紧急|立即|迅速|造成|导致"
)
_LOCAL = re.compile(
    "[^，]{0,6}?当地(?!时间|[人居群百村民媒警政]|[^，]{0,6}(?:部门|机构|当局|官员|法院|医院|公司|企业|官方))"
)
_SPACES = frozenset(" \u3000")
# Who tells what others did, and who says anything at all.
_TELLS = ("介绍", "说", "通报", "证实")
_SAYS = words("telling")
# The passive that names who responded, and clauses that go on with theirs.
_PASSIVE = re.compile("被(?<!棉被)(?![困告害褥子])|(?:得到|获得|受到)(?:了|妥善|及时)*$")
_GOES_ON = re.compile(
    "[将把并又再还也先用]|首先|很快|马上|立即|立刻|迅速|随即|紧急|成功|及时|第一时间|连夜|全力|组织|利用|通过|经过|相继|陆续|共|已"
)
# Verbs of meeting whose object, if a person with a name, takes part.
_MEETS = frozenset(["会见", "会晤", "拜会", "约见"])
# Between responders and their verb: adverbs, where they speak; in front of them how many they are.
_AT_ONCE = re.compile(
    "(?:[也还又则已并正在都均再才就将]|随即|立即|迅速|及时|慢慢|相继|陆续|共同|先后|近日|在[^，在]{1,6}上)*"
)
_COUNT = re.compile("(?:同时|随后|另)?(?:[0-9一两二三四五多数]+[余多]?[名组队批位])")
# Who brings others, who are met (克林贝尔|率领的代表团).
_LEADS = ("率", "带", "为首", "的", "等人的")
# Events that both sides of a 同 or 与 take part in.
_MUTUAL = frozenset(["talks", "agreement", "exercise"])


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


class Agents(Subjects):
    """Settles who acts in one page's candidates."""

    def __init__(self, page: Page, masked: str, clauses: Clauses) -> None:
        super().__init__(page, masked, clauses)
        self._responders = Responders(masked, self._rows)
        self._in_company = "陪同下" in page.norm

    def of(self, s: Setting) -> Subject:
        """The subject of a candidate's clause, its own or carried over within the sentence."""
        subject = self._guest(s)
        if subject is None:
            subject = self._accompanied(s, self._named(s)) if self._in_company else self._named(s)
            if s.trigger.word in _MEETS and subject.actors:
                subject = self._with_guest(s, subject)
        if s.trigger.frame not in ("agent", "either") or not _responds(s):
            if subject.actors or s.trigger.frame != "agent":
                return subject
            own = self._responders.acting(s.start, s.trigger_start)
            return Subject(own, subject.place) if own and self._head_clause(s.before, own) else subject
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

    @staticmethod
    def _head_clause(before: str, own: list[str]) -> bool:
        """Whether responders head a clause, or stand as its doer behind 被, right in front of the verb."""
        at, stop = before.find(own[0]), before.rfind(own[-1]) + len(own[-1])
        return (
            at >= 0
            and (at == 0 or before[at - 1] in "被，" or _COUNT.fullmatch(before[:at]) is not None)
            and _AT_ONCE.fullmatch(before, stop) is not None
        )

    def _guest(self, s: Setting) -> Subject | None:
        """Who visits where another is told to receive or bring them (欢迎总统马塞尔|访华)."""
        if "访" not in s.trigger.word:
            return None
        host = _HOSTS.search(s.before)
        if host is None:
            return None
        subject = self.subject(s.trigger_start - len(s.before) + host.end(), s.trigger_start)
        return Subject(subject.actors, subject.place)

    def _with_guest(self, s: Setting, subject: Subject) -> Subject:
        """A host with the persons who are received (会见|法国总统马塞尔)."""
        met = self._met(s.trigger_end, s.end)
        return Subject(
            [*subject.actors, *(name for name in met if name not in subject.actors)], subject.place, subject.empty
        )

    def _accompanied(self, s: Setting, subject: Subject) -> Subject:
        """A subject with those in whose company it acts, named in the clause or the one before."""
        if not subject.actors or s.trigger.frame != "agent":
            return subject
        start = s.clauses[s.index - 1].start if s.index and s.clauses[s.index - 1].text.endswith("下") else s.start
        if self._norm.find("陪同下", start, s.trigger_start) < 0:
            return subject
        company = _ACCOMPANIED.search(self._norm, start, s.trigger_start)
        rows = self.within(*company.span(1)) if company is not None else []
        new = [row.text for row in rows if row.kind == "person" and row.text not in subject.actors]
        return Subject([*subject.actors, *new], subject.place, subject.empty)

    def _met(self, start: int, end: int) -> list[str]:
        """Whom a verb of meeting has behind it: persons by name, else who holds an office (会见|马塞尔, 西班牙首相)."""
        norm, rows = self._norm, self.within(start, end)
        for i, row in enumerate(rows):
            following = rows[i + 1] if i + 1 < len(rows) else None
            if row.kind == "person":
                if norm.startswith(_LEADS, row.end):
                    return []
                names = [row.text]
                for other in rows[i + 1 :]:
                    if other.kind == "person":
                        if not goes_on(norm[row.end : other.start]):
                            break
                        names.append(other.text)
                        row = other
                return names
            stop = office(norm, row, following, end) if row.kind == "place" and norm[row.end] in OFFICE_FIRST else 0
            if stop == end and stop > row.end:
                return [norm[row.start : stop]]
        return []

    def _are_places(self, actors: Sequence[str]) -> bool:
        """Whether nobody but places has been found to act."""
        return not actors or {row.text for row in self._rows if row.kind == "place"}.issuperset(actors)

    def _named(self, s: Setting) -> Subject:
        """The subject among the page's mentions."""
        trigger = s.trigger
        mutual = trigger.event_type in _MUTUAL or trigger.word.startswith("互") or "共同" in s.before
        subject = self._own(s, mutual)
        if s.index and subject.actors and s.before.startswith(COMPANIONS):
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
            if earlier.actors and at < s.index - 1 and s.clauses[at].text.endswith(_TELLS) and self._has_own(s, at):
                break
            if earlier.actors:
                return Subject([*self._listed(s, at), *earlier.actors], earlier.place, True)
        return NOBODY

    def _has_own(self, s: Setting, at: int) -> bool:
        """Whether a clause between who tells and the deed has a subject of its own (院长介绍，学院得知后，|开展)."""
        return any(
            clause.text.startswith(PRONOUNS)
            or (clause.topic is not True and not _ELIDED.match(clause.text) and not self._whole(clause).empty)
            for clause in s.clauses[at + 1 : s.index]
        )

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
