"""When a happening took place: by its clause, its sentence, what stands before it, or its name."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from wenbiao.dates import end_of_length
from wenbiao.finders.events.clauses import PRESENT, Clauses, Setting
from wenbiao.finders.events.triggers import BLOWS
from wenbiao.finders.events.words import any_of, words
from wenbiao.lexicon import alternation, load_lexicon
from wenbiao.page import Page
from wenbiao.records import Event, Time

# In front of a time, these make it what something is measured by or looks back on, not its date.
_BASE = words("baseline")
_BASE_LAST = frozenset(word[-1] for word in _BASE)
# Works bear the years that they treat of, not those of their release.
_WORKS = frozenset(["publication", "policy_release", "legislation", "statistics_release"])
# How far before a time the mark may stand that makes it part of a quoted name (“新十二月市”).
_QUOTE = 12
# How far back 目前 still says that things go on.
_RECENT = 400
# What was said of late is no time of what is done now (近期|重要讲话精神).
_OF_WORDS = ("重要", "系列", "一系列")
# 数百年来|首次喷发 says how rare it is, not when.
_RARE = words("rare")
_RARER = re.compile("[^，。；]{1,12}?(?:首[次位个例家届]|第一[次个位]|最(?!近|后|终))")
# Verbs whose object a time behind them dates (决定|从6月起开展…).
_RESOLVES = frozenset(words("resolving"))
# A period with a verb and 的 behind it: it says since when something is there.
_TRAIT = re.compile(
    f"(?:[^，。；：、的]{{0,4}}?(?:{any_of('founding')}))的(?!基础|背景|前提|同时)(?=[^，。；]{{2}})"
    "(?![^，。；]{0,20}(?:[上中里]|[会期]上|期间)$)"
)
_ANNIVERSARY = re.compile("(?:周年|之年|[十百0-9]年)[^，。]{0,4}$")
_PERIODS = frozenset(["year", "month", "quarter", "half_year"])
_AT = ("在", "于")
# 从今天（6月15日）|起.
_FROM_THEN = ("）起", ")起")
# What begins on the day that is told and lasts for the length that is told.
_BEGINS = re.compile("(?:实施|实行|启动|开始|开展|展开|开幕|拉开帷幕|进入|举行)[^，。；]{0,6}为期")
_TYING = frozenset("于在是定自从")
_UNTIL = ("截至", "截止", "截止到")
_SINCE_AFTER = re.compile(r"[^，。；]{0,24}以来(?:[，,]|$)")
_SINCE_REACH = 40
# More days than a review of five years has.
_ERA = 2200
_NAME_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_PART = re.compile(f"当?(?:{alternation(part['word'] for part in load_lexicon('times')['day_parts'])})")
_LASTING = re.compile(r"为期|持续|历时")
_DATA = re.compile(r"同比|环比|数据显示|统计")
_LENGTH = re.compile(r"P(\d+)([DWMY])$")


@dataclass(slots=True)
class Dating:
    """A date for an event: ``distance`` is 0 in its clause, 1 in its sentence, 2 before it, 3 from elsewhere."""

    time: Time | None
    source: str
    distance: int


NO_DATE = Dating(None, "none", 3)


def is_clock(time: Time) -> bool:
    """Whether a time is a time of day, whose day stands in the row before it."""
    return time.precision == "day" and (
        "T" in (time.edtf or "T") or (len(time.text) <= 3 and _DAY_PART.fullmatch(time.text) is not None)
    )


class Dates:
    """Dates the events of one page."""

    def __init__(self, page: Page, clauses: Clauses) -> None:
        self._page = page
        self._clauses = clauses
        self._scope = page.scope
        self._asked, self._answer = -1, NO_DATE

    def of(self, s: Setting) -> Dating:
        """The time of a happening and how it was found."""
        return self.near(s) or self.inherited(s)

    def near(self, s: Setting) -> Dating | None:
        """The time in the happening's own clause or sentence."""
        if not s.times:
            return None
        here = self._clauses.times_here
        found = self._nearest(here(s.start, s.trigger_start), s.start, s.trigger_start)
        resolved = False
        if found is None:
            found = self._first(here(s.trigger_start, s.end), s.trigger_start)
            if found is not None and s.trigger.word in _RESOLVES:
                found, resolved = None, True
        if found is not None and self._past_trait(found, s):
            return None
        if found is not None:
            return Dating(found, "explicit", 0)
        begin = s.sentence.start
        found = self._nearest(here(begin, s.start), begin, s.start) if s.start > begin else None
        # What is decided has its day, and so does the deciding, though told before.
        return Dating(found, "explicit", 0 if resolved else 1) if found is not None else None

    def _past_trait(self, time: Time, s: Setting) -> bool:
        """Whether a period only describes who acts (2018年底开通的|新线今天…) or an anniversary that is spoken of."""
        if time.precision not in _PERIODS or time.end > s.trigger_start:
            return False
        norm = self._page.norm
        if norm.startswith("是", time.end):
            return _ANNIVERSARY.search(norm, s.trigger_end, s.end) is not None
        if s.trigger.casualty or s.trigger.event_type in BLOWS:
            return False
        trait = _TRAIT.match(norm, time.end, s.trigger_start)
        return trait is not None and not self._page.norm.startswith(_AT, time.start - 1)

    def before(self, start: int, end: int) -> Dating:
        """The time that stands nearest before ``end``, not before ``start``."""
        found = self._nearest(self._clauses.times(start, end), start, end)
        return Dating(found, "explicit", 0) if found is not None else NO_DATE

    def inherited(self, s: Setting) -> Dating:
        """The time that the paragraph or the headings give a happening without one in its sentence."""
        if s.times:
            found = self._govern(s.trigger_start)
        else:
            # Without times of its own a sentence has one answer for all its triggers.
            if self._asked != s.sentence.start:
                self._asked, self._answer = s.sentence.start, self._govern(s.trigger_start)
            found = self._answer
        return NO_DATE if found.time is not None and self._past_trait(found.time, s) else found

    def present(self, s: Setting) -> Time | None:
        """The 目前 or 截至 of a sentence before this one in its block, where no other time stands since."""
        for time in reversed(self._clauses.times(max(s.section.start, s.start - _RECENT), s.start)):
            if time.precision != "duration":
                return time if time.text in PRESENT else None
        return None

    def _govern(self, trigger: int) -> Dating:
        if not self._page.times:
            return NO_DATE
        governing = self._scope.governing(trigger, trigger + 1)
        time = governing.time
        if time is None or governing.role not in (None, "during") or self._is_era(time):
            return NO_DATE
        return Dating(time, "inherited", 2) if self._usable(time) and not self._statistical(time) else NO_DATE

    @staticmethod
    def _is_era(time: Time) -> bool:
        """Whether a time is a stretch too long to date what a later sentence tells (建交33年来)."""
        if not time.text.endswith(("来", "间")) or time.start_date is None or time.end_date is None:
            return False
        return (time.end_date - time.start_date).days > _ERA

    def _statistical(self, time: Time) -> bool:
        """Whether a time only dates the data of its sentence (一季度，… 同比增长)."""
        sentence = self._page.sentence_at(time.start)
        return bool(_DATA.search(self._page.norm, sentence.start, sentence.end))

    def _usable(self, time: Time) -> bool:
        if time.precision == "duration" or "同期" in time.text:
            return False
        norm, start = self._page.norm, time.start
        if time.precision == "relative" and norm.startswith(_OF_WORDS, time.end):
            return False
        if time.text[-1] == "来" and (norm.startswith(_RARE, time.end) or _RARER.match(norm, time.end)):
            return False
        opened = norm.rfind("“", start - _QUOTE, start)
        if opened >= 0 and opened > norm.rfind("”", max(0, start - _QUOTE), start):
            return False
        return start == 0 or norm[start - 1] not in _BASE_LAST or not norm.endswith(_BASE, 0, start)

    def _nearest(self, times: list[Time], start: int, end: int) -> Time | None:
        """The one of some times that stands nearest before an offset; a day wins over its hour, anything over 截至."""
        spare = coarse = None
        for time in reversed(times):
            # 29日起火 reads as 29日起 and lies over the verb by one character.
            if time.end > end + 1 or not self._usable(time):
                continue
            until = "截" in time.text or self._page.norm.endswith(_UNTIL, start, time.start)
            if until or is_clock(time):
                spare = spare or time
            elif time.precision == "year":
                coarse = coarse or time
            elif coarse is None or time.precision == "day":
                return time
        return coarse or spare

    def _first(self, times: list[Time], start: int) -> Time | None:
        """The first of some times after a verb that a preposition ties to it (成立于1952年)."""
        norm = self._page.norm
        for time in times:
            if time.start > start and norm[time.start - 1] in _TYING and self._usable(time):
                return time
        return None

    def apply(self, event: Event, dating: Dating) -> None:
        """Write a dating into a row, closing or opening its interval where the clause says so."""
        time = dating.time
        year = _NAME_YEAR.search(event.name) if event.name and event.event_type not in _WORKS else None
        if year and (time is None or time.start_date is None or "截" in time.text or time.precision == "relative"):
            value = int(year.group())
            event.edtf, event.precision, event.time_source = year.group(), "year", "inherited"
            event.start_date, event.end_date = dt.date(value, 1, 1), dt.date(value, 12, 31)
            return
        if time is None:
            return
        event.time_id, event.time_source = time.time_id, dating.source
        event.edtf, event.start_date, event.end_date = time.edtf, time.start_date, time.end_date
        event.precision = time.precision
        if dating.distance and event.edtf is not None and time.start_date == time.end_date:
            # The hour is that of the clause where it stands.
            event.edtf = event.edtf.split("T")[0]
        if time.start_date is None:
            return
        if dating.distance == 0 and time.end_date is not None and self._page.norm.startswith("、", time.start - 1):
            self._span(event, time)
        if time.end_date is None or self._starts(event, time):
            self._close(event)
        elif dating.distance < 2 and self._since(event.trigger_end):
            event.end_date = None
            event.edtf = f"{(time.edtf or '').split('/')[0]}/"

    def _span(self, event: Event, time: Time) -> None:
        """Let what was done at several times (4月、9月先后两次) reach from the first to the last."""
        first = self._scope.coordinated(time)[0].start_date
        if first is not None and event.start_date is not None and first < event.start_date:
            end = event.end_date.isoformat() if event.end_date is not None else ""
            event.start_date, event.edtf = first, f"{first.isoformat()}/{end}"

    def _since(self, end: int) -> bool:
        """Whether a verb that ends at an offset only opens a stretch up to now (…以来)."""
        behind = self._page.norm[end : end + _SINCE_REACH]
        return "以来" in behind and _SINCE_AFTER.match(behind) is not None

    def _starts(self, event: Event, time: Time) -> bool:
        """Whether a day only begins what lasts: 从今天（6月15日）起 opens the interval, 14日起…为期3天 has a length."""
        norm = self._page.norm
        if time.precision != "day" or time.start_date != time.end_date:
            return False
        if norm.startswith(_FROM_THEN, time.end):
            event.end_date, event.edtf = None, f"{(time.edtf or '').split('T')[0]}/"
            return True
        lasts = norm.find("为期", event.start, event.end) >= 0
        return lasts and _BEGINS.search(norm, event.start, event.end) is not None

    def _close(self, event: Event) -> None:
        """A start with a stated length ends (7月29日起 … 为期3个月)."""
        for time in self._clauses.times(event.start, event.end):
            length = _LENGTH.match(time.duration or "")
            if time.precision != "duration" or not length or event.start_date is None:
                continue
            lead = self._page.norm[max(0, time.start - 2) : time.start] + time.text
            if not _LASTING.search(lead):
                continue
            try:
                end = end_of_length(event.start_date, int(length.group(1)), length.group(2))
            except (ValueError, OverflowError):
                return  # 为期9999年
            event.end_date = end
            event.edtf = f"{(event.edtf or '').rstrip('/')}/{end.isoformat()}"
            return
