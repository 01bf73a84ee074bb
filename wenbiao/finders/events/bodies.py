"""Bodies that act and are no mention of their own: 公交部门, 沅江号乘组, 马里总统办公室, 党的九届二中全会."""

from __future__ import annotations

import re

from wenbiao.finders.events.clauses import Clauses, Setting
from wenbiao.finders.events.triggers import find_candidates
from wenbiao.finders.events.words import any_of

# How many clauses back a body that goes on to act is looked for.
_REACH = 4
# A modifier that names nobody.
_POINTER = re.compile(f"(?:(?:{any_of('connective')})，?)*(?:当地|现场)?(?!代表)")
_BODY = re.compile(
    f"((?:党的|[^，。；：、的了在从被把据率以于为□由是有等致经向应和与同对到还]){{1,16}}?(?:{any_of('body')}))"
    "(?![的长首主副官发负领官者前党人后委员出])"
)
# What may stand between a body and its verb: adverbs, phrases of place, time and partner.
_REST = re.compile(
    "$|[，在还也又将已于首再向对与同共就从率全正先随即立迅今昨近日当曾则均都联分一0-9（成专通根依主继陆率紧最公组经已强发因直及利累依用提推高]"
)
_VAGUE = re.compile(
    "各?级|各地|有关|相关|各|多个?|一些|部分|某|[该此这本其我两中]|[^，。]{0,6}[两多各][国家个]|其他|不少|所有"
    "|[0-9一两二三四五六七八九十几数多]+[家个名支]"
)
# Who only tells what others did.
_TELLS = re.compile("[^，。]{0,12}?(?:[称说]|证实|表示|通报|宣布)")
# A programme that brings others (《沅江夜话》从今天起|推出).
_PROGRAMME = re.compile("《□{2,16}》(?=[从自将今明本])")
_JOURNAL = re.compile(
    "(?:[^，。《]{1,12}第[0-9]{1,2}期)?(《□{2,8}》(?:杂志|周刊|月刊|学刊))(?=$|发表|刊发|刊登|推出|[0-9])"
)
_GOES_ON = re.compile("[并还又也再先随即首正就对向在与同为把将从到已]|$")


def _begins_with_verb(name: str) -> bool:
    """Whether what seems a body is a verb with its object (启动建设|实验室分支机构)."""
    first = next(iter(find_candidates(name)), None)
    return first is not None and first[0] == 0 and first[2].frame == "agent" and len(name) > first[1] + 2


class Bodies:
    """Reads such bodies off one page."""

    def __init__(self, norm: str, masked: str, clauses: Clauses) -> None:
        self._norm = norm
        self._masked = masked
        self._clauses = clauses

    def acting(self, s: Setting) -> str | None:
        """The body that heads a candidate's clause, or the one before that it goes on with."""
        start = max(s.clause.start, s.start)
        if s.trigger.event_type in ("launch", "publication") and s.after:
            programme = _PROGRAMME.match(self._masked, start, s.trigger_start)
            if programme is not None:
                return self._norm[start : programme.end()]
        journal = _JOURNAL.match(self._masked, start, s.trigger_start) if "》" in s.before else None
        if journal is not None:
            return self._norm[journal.start(1) : journal.end(1)]
        found = self._head(start, s.trigger_start)
        if found is not None or not _GOES_ON.match(s.before):
            return found
        for at in range(s.index - 1, max(0, s.index - _REACH) - 1, -1):
            clause = s.clauses[at]
            if "；" in self._masked[clause.end : clause.end + 1]:
                return None
            found = self._head(clause.start, clause.end)
            if found is not None:
                return None if _TELLS.search(self._masked, clause.start, clause.end) else found
        return None

    def _head(self, start: int, end: int) -> str | None:
        """The body at the head of a span, behind its times."""
        masked = self._masked
        for time in self._clauses.times_here(start, end):
            if time.start - start > 1:
                break
            start = max(start, time.end)
        lead = _POINTER.match(masked, start, end)
        found = _BODY.match(masked, lead.end() if lead else start, end)
        if found is None or _VAGUE.match(found.group()) or _begins_with_verb(found.group()):
            return None
        times = self._clauses.times_here(found.end(), end)
        timed = bool(times) and times[0].start <= found.end() + 1
        return found.group() if timed or _REST.match(masked, found.end(), end) else None
