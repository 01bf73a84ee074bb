"""What the text has said so far: the headings above a place, the time stated last, the year that is spoken of."""

from __future__ import annotations

import datetime as dt
import re

from wenbiao.dates import Interval, last_day, of_day, shift_months
from wenbiao.finders.times.bare import LEADS, LONGEST
from wenbiao.finders.times.words import Shift
from wenbiao.finders.times.written import Expression, Point, Z, number
from wenbiao.outlook import AHEAD, BACK, of_heading
from wenbiao.page import Page

# A base of comparison (比2019年增长) is no time that the text goes on to speak of.
_COMPARISON = re.compile("(?:比|较|同|与|和|于|过|相当于|按)$")
_COMPARED = frozenset("比较同与和于过按")
_FUTURE = re.compile("将|拟|预计|计划|力争|起施行|起实施|起执行")
_AHEAD = re.compile("将|拟|预计|力争")
_PUBLISHED = re.compile(".{0,16}(?:公布|发布|通报|获悉|了解到|表示|介绍)")
# 周一和周三 are two days
_COORDINATES = frozenset("和与及或、")
_YEAR = re.compile(f"((?:19|20)[0-9]{{2}}|[一二][{Z}]{{3}})年")
_PLAN = re.compile('[“"]?(十?[一二三四五六七八九十])五[”"]?(?:时期|期间)')
_WORK_REPORT = re.compile("工作报告|计划执行情况|预算执行情况")
_GIVEN = re.compile("向大会(?:作|报告)[^。\n]{0,8}工作")
# 完成全年任务 is what the year at hand has before it
_PLANNED = re.compile("(?:完成|实现|确保|落实|聚焦|围绕|夯实|贯穿|为|影响|做好|部署|稳定|赢得|推动|促进|今年)$")
_THIS_YEAR = re.compile("今年|本年")
_REPORT = re.compile(r"\s*(?:关于)?((?:19|20)[0-9]{2})年.{0,12}政府工作报告")
_BROAD = frozenset(("decade", "century"))
_FINE = frozenset(("day", "month"))
_LAST_YEAR = re.compile("(?:过去一年|去年|上年|一年来).{0,6}(?:工作|回顾)")
_OPENS_SUM = re.compile("(?:^|[，；：。、\\s])(?:在?这|过去)?$")
_SUMS_UP = re.compile("累计|[总合]?共|全[国省市县区]|[新来间中里，,]|转移|建成|完成")
_WRITTEN_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_YEARBOOK = re.compile("公报|年报|年鉴|统计|年度报告|总结|白皮书")
# A date so many days old is news; one that is announced lies so many days ahead at most.
_NEWS_DAYS = 10
_PLAN_DAYS = 120
_OPENING_YEAR = re.compile("[。\n] *((?:19|20)[0-9]{2})年[,，]")
# Characters to the year that an undated review states behind its first words.
_NEXT_YEAR = 300
# How many blocks a stated year reaches.
_REACH = 3

# 昨日，记者从县里获悉
_LEARNT = re.compile("[，,]?(?:本报|本刊|中新社)?记者|从[^，。；\n]{2,16}(?:获悉|了解到)")
# 事发当天
_HAPPENED = re.compile("(?:[事案]发|出事|发生)$")


class Context:
    """The memory of one page, read in text order.

    Attributes:
        reference: the reference date, None where there is none.
        last: the interval stated last that the text may go on from.
        last_end: where its expression ended.
        last_holiday: the holiday that it named, if it did.
        heading_year: the year of the nearest heading that governs this place and states one.
        report_year: the year in which a work report was given (2021年政府工作报告), which its 今年 means.
        review_year: the year that a work report of the first three months looks back on, the one before.
        is_bare: whether the expression at hand is the whole text, so that no news is told around it.
    """

    def __init__(self, page: Page) -> None:
        self.reference = page.reference_date
        self.last: Interval | None = None
        self.last_end = 0
        self.last_holiday: Point | None = None
        self.heading_year: int | None = None
        self.report_year = _report_year(page)
        self.review_year = _review_year(page, self.report_year)
        self._title_year = None if self.report_year else _title_year(page)
        self.is_bare = False
        self._page = page
        self._is_short = len(page.norm) <= LONGEST
        self._section = self._last_section = -1
        self._start = self._end = 0
        self._told = True
        self._is_review = False
        self._is_rule = page.metadata.doc_type in ("policy_document", "law")
        self._period: tuple[Interval, int] | None = None
        self._period_before: tuple[Interval, int] | None = None
        self._said: tuple[int, int, int] | None = None
        self._day: tuple[dt.date | None, int] = (None, -2)
        self._before: Interval | None = None
        self._before_end = -9
        self._stated: dict[tuple[int, int], tuple[int, int]] = {}
        self._years: set[int] | None = None
        self._story: dt.date | None = None
        self._compared: dict[str, tuple[dt.date, int]] = {}
        self._heading_years: dict[str, tuple[int | None, bool]] = {}
        self._by_id = {section.section_id: section for section in page.sections}

    def enter(self, start: int, end: int) -> None:
        """Move on to the expression at ``[start, end)``."""
        self._start, self._end = start, end
        if self._is_short:
            norm = self._page.norm
            self.is_bare = not norm[:start].strip(LEADS) and not norm[end:].strip()
        index = self._page.section_index(start)
        if index != self._section:
            self._section = index
            sections = self._page.sections
            parent = sections[index].parent_id if 0 <= index < len(sections) else None
            self.heading_year, self._is_review = self._year_above(parent)

    def remember(self, interval: Interval, e: Expression) -> None:
        """Note what the expression at hand means, unless it is the base of a comparison."""
        if interval.start is None and interval.end is None:
            return
        if interval.precision == "day" and interval.start is not None:
            self._stated[interval.start.month, interval.start.day] = interval.start.year, self._section
            self._day = interval.end or interval.start, self._section
            if (
                self._story is None
                and e.first.day is not None
                and (self.reference is None or interval.start <= self.reference)
            ):
                self._story = interval.start
        self._before, self._before_end = interval, self._end
        norm, start = self._page.norm, self._start
        if e.first.day_shift is not None and self._is_learnt():
            return  # 记者昨日获悉: the story goes on from the day before
        shift = e.first.year_shift
        if shift is not None and shift.base == "text" and shift.first < 0:
            return  # 由上年的三成升至五成
        if norm[start - 1 : start] not in _COMPARED or not _COMPARISON.search(norm, max(0, start - 3), start):
            self.last, self._last_section, self.last_end = interval, self._section, self._end
            if interval.precision in ("month", "quarter") and interval.end is not None:
                self._compared[interval.precision] = interval.end, self._end
            self._period_before, self._period = self._period, (interval, self._start)
            p, until = e.last or e.first, interval.end or interval.start
            if until and (p.year is not None or (p.year_shift is not None and p.year_shift.base == "reference")):
                self._said = until.year, self._section, self._end
            self.last_holiday = e.first if e.first.kind == "holiday" and e.last is None else None
            self._told = e.opening != "since"

    def _is_learnt(self) -> bool:
        """Whether a reporter learnt of the story on that day (记者昨日从县里获悉)."""
        norm, start = self._page.norm, self._start
        if self.last is None or self.last.precision != "day":
            return False
        return norm.startswith("记者", start - 2) or _LEARNT.match(norm, self._end) is not None

    def forget(self) -> None:
        """Drop the time stated last: a day without a year was met, so another report has begun."""
        self.last = self._period = self._period_before = None

    def day_in_force(self) -> dt.date | None:
        """The day that 当天, or a time of day, refers to; the one right in front, if there is one."""
        last = self._before if self._start - self._before_end <= 2 else self.last
        return (last.end or last.start) if last is not None and last.precision == "day" else None

    def day_of_story(self) -> dt.date | None:
        """The day on which what the text tells of happened: 事发|当天 is the first day that it dates."""
        if not _HAPPENED.search(self._page.norm, max(0, self._start - 2), self._start):
            return None
        return None if self.in_sentence() and self.last and self.last.end != self.reference else self._story

    def day_of_sequel(self) -> dt.date | None:
        """The day from which N天后 or N分钟后 counts: the one told of in this sentence or the one before."""
        last = self.last
        if last is None or last.precision != "day" or not self.in_sentence(before=1):
            return None
        return last.end or last.start

    def tells_on(self) -> bool:
        """Whether a past day, stated in this block or the one before, is being told on."""
        last, reference = self.last, self.reference
        if last is None or last.precision != "day" or self._section - self._last_section > 1 or self.is_future():
            return False
        return last.end is not None and reference is not None and last.end < reference

    def day_of_block(self) -> dt.date | None:
        """The last day of this block: a chronicle by the hour goes on after a month or a year in between."""
        day, section = self._day
        return day if section == self._section else None

    def year_stated_next(self) -> int | None:
        """The year with which a sentence behind this one opens, in an undated text (一年来…。2004年，…)."""
        if self.reference is not None:
            return None
        m = _OPENING_YEAR.search(self._page.norm, self._end, self._end + _NEXT_YEAR)
        return int(m.group(1)) if m else None

    def year_just_stated(self) -> int | None:
        """The year stated in this paragraph of an undated text right before (刚刚过去的2025年，…。一年来，…)."""
        year, section, end = self._said or (0, -9, 0)
        near = section == self._section and self._start - end <= _NEXT_YEAR
        return year if near and self.reference is None else None

    def time_told_of(self) -> Interval | None:
        """What 当时 means: the day told of, else the month or year that is past and was stated shortly before."""
        day, last, reference = self.day_in_force(), self.last, self.reference
        if day is not None:
            return of_day(day)
        if last is None or last.end is None or last.precision in _BROAD or self._section - self._last_section > _REACH:
            return None
        return last if reference is None or last.end < reference else None

    def date_in_force(self) -> dt.date | None:
        """The day or month of this paragraph (of the text so far, without a reference date) that 14日 belongs to."""
        last = self.last
        if last is None or last.precision not in _FINE or not (self.in_paragraph() or self.reference is None):
            return None
        return last.end or last.start

    def is_compared(self) -> bool:
        """Whether the expression at hand is the base of a comparison (比上月, 较前三年)."""
        return self._start > 0 and self._page.norm[self._start - 1] in _COMPARED

    def end_compared(self, precision: str) -> dt.date | None:
        """A day of the month or quarter compared with the one before it (9月末…比上月末), else the reference date."""
        day, end = self._compared.get(precision, (None, -1))
        told = day is not None and self.is_compared()
        return (
            day if told and end > self._page.sentences[self._page.sentence_index(self._start)].start else self.reference
        )

    def month_in_force(self, shift: Shift) -> dt.date | None:
        """A day of the month that 当月, 次月 or 月底 refers to; 次月 does not count from the reference date."""
        last, anywhere = self.last, shift.base == "context" and not shift.first
        if last is not None and last.precision in _FINE and last.start and (anywhere or self.in_paragraph()):
            return last.start
        return None if shift.first else self.reference

    def in_paragraph(self) -> bool:
        """Whether the time stated last stands in this block."""
        return self.last is not None and self._last_section == self._section

    def in_sentence(self, before: int = 0) -> bool:
        """Whether the time stated last stands in this sentence, or so many before."""
        index = max(0, self._page.sentence_index(self._start) - before)
        return self.in_paragraph() and self.last_end > self._page.sentences[index].start

    def period_in_force(self) -> Interval | None:
        """The closed period that 去年同期 repeats; not the day on which figures are published."""
        said, reference = self._period, self.reference
        if said and said[0].end and reference and said[0].end > reference and self._is_future_at(said[1]):
            said = self._period_before
        if said is None or said[0].start is None or said[0].end is None:
            return None
        last = said[0]
        if last.end == self.reference and _PUBLISHED.match(self._page.norm, self.last_end, self.last_end + 24):
            return None
        return last

    def in_first_sentence(self) -> bool:
        """Whether the text opens with this sentence."""
        return self._page.sentence_index(self._start) <= 0

    def follows_at_once(self) -> bool:
        """Whether the expression at hand stands right behind the last: 10月12日（星期五）."""
        gap = self._start - self.last_end
        return gap == 0 or (gap == 1 and self._page.norm[self.last_end] not in _COORDINATES)

    def goes_on_from(self, end: int) -> bool:
        """Whether nothing, 至 or a dash stands between what ended at ``end`` and the expression at hand."""
        return 0 <= self._start - end <= 2 and self._page.norm[end : self._start].strip("—–―-~") in ("", "至", "到")

    def year_of(self, month: int | None = None, day: int | None = None) -> int | None:
        """The year of a date that states none: that of the time before it, of the heading, of the reference date."""
        last, reference = self.last, self.reference
        if self._page.norm[self._end : self._end + 1] in ("电", "讯"):
            last = None  # a dateline opens a report of its own
        if reference is not None and month and day:
            if self._is_news(reference, month, day):
                return reference.year
            year, section = self._stated.get((month, day), (0, 0))
            if year and self._section - section <= _REACH:
                return year
        if last is not None and last.start is not None and last.precision not in _BROAD and self.in_paragraph():
            year = last.start.year
            if reference is None or self._carries(last, year, reference, month):
                return year
        if self.heading_year is not None and not self._is_past(reference, self.heading_year, month):
            return self.heading_year
        if self._title_year is not None and (month is None or reference is None):
            return self._title_year
        if reference is not None:
            return self._nearest_year(reference, month)
        if last is not None and last.start is not None and last.precision in _FINE:
            return last.start.year if self._section - self._last_section <= _REACH else None
        return None

    def _is_news(self, reference: dt.date, month: int, day: int) -> bool:
        """Whether the month and day lie right beside the reference date, which beats any other year."""
        if not 1 <= day <= last_day(reference.year, month):
            return False
        return self._is_beside(dt.date(reference.year, month, day), reference)

    def _is_beside(self, date: dt.date, reference: dt.date) -> bool:
        ahead = (date - reference).days
        return -_NEWS_DAYS <= ahead <= (_PLAN_DAYS if self.is_future() else 3)

    def _is_past(self, reference: dt.date | None, year: int, month: int | None) -> bool:
        """Whether a heading's year is still to come while the month is over in the reference date's year."""
        return reference is not None and month is not None and year > reference.year and month <= reference.month

    def _carries(self, last: Interval, year: int, reference: dt.date, month: int | None) -> bool:
        """Whether another year than the reference date's, stated before, goes on to hold."""
        if year == reference.year:
            return False
        if last.end is not None and last.end.year > year + 1 and year < reference.year <= last.end.year:
            return False  # “十四五”期间，…。10月份: of the year at hand
        if year > reference.year and month is not None and last.start is not None and month < last.start.month:
            return False
        if last.precision not in _FINE:
            # 2023年，…，全年…: a year holds where it was set before a comma, one long past for a sentence more
            if self._page.norm[self.last_end : self.last_end + 1] not in ("，", ","):
                return False
            return self.in_sentence(before=int(year < reference.year - 1))
        if year < reference.year - 1:
            return True
        return self.in_sentence() or (year < reference.year and self.in_sentence(before=1))

    def _nearest_year(self, reference: dt.date, month: int | None) -> int:
        """In January, 12月 is last year's; in December, 将于1月 is next year's."""
        gap = 0 if month is None or self.is_bare else month - reference.month
        if gap >= 9 and not self.is_future():
            return reference.year - 1
        if gap <= -9 and self.is_future():
            return reference.year + 1
        return reference.year

    def month_of_day(self, day: int) -> dt.date | None:
        """A day of the month that a lone 14日 belongs to; a day still to come was last month's, unless 将 says else."""
        base, reference = self.date_in_force(), self.reference
        if reference is None:
            return base
        near = reference
        if self.is_bare:
            return near
        if day > near.day + 3 and not self.is_future():
            near = shift_months(near.replace(day=1), -1)
        if base is None:
            return near
        news = day <= last_day(near.year, near.month) and self._is_beside(near.replace(day=day), reference)
        return near if news and not self._is_narrated() else base

    def _is_narrated(self) -> bool:
        """Whether a day stated in this sentence, or in the one before, is being told on (5月3日…。8日…)."""
        told = self.last is not None and self.last.precision == "day" and self._told
        return told and self.in_sentence(before=1)

    def year_spoken_of(self) -> int | None:
        """The year that the paragraph speaks of, which 上年 counts from."""
        last, reference = self.last, self.reference
        if last is not None and last.start is not None and last.precision not in _BROAD and self.in_paragraph():
            day = last.end or last.start
            if last.precision != "day" or reference is None or abs((reference - day).days) > _NEWS_DAYS:
                return day.year
        return self.year_of_account()

    def year_of_account(self) -> int | None:
        """The year that 全年 and 年末 account for: the one last stated in the paragraph, the heading's, the title's.

        Where none is stated, a work report, or what is written in January, gives an account of the year before, unless
        the words tell of a plan; a text without a date, of the year that it stated last.
        """
        reference = self.reference
        if self._is_planned() and not self._is_review:
            return self.year_of_reference()
        year, section, end = self._said or (0, -9, 0)
        if section == self._section and self._is_at_hand(year, end):
            return year
        stated = self.heading_year or self._title_year
        if stated or reference is None:
            return stated or self.review_year or (year or None)
        if self.is_future() or self._is_rule:
            return reference.year
        if self.review_year:
            return self.review_year
        told = year == reference.year - 1 and reference.month <= 3 and self._section - section <= _REACH
        return reference.year - (reference.month == 1 or told)

    def tells_of_last_year(self) -> bool:
        """Whether, early in a year, the paragraph speaks of the year before, whose 年底 or 下半年 is meant."""
        reference, (year, section, _) = self.reference, self._said or (0, -9, 0)
        if reference is None or reference.month > 3:
            return False
        if section != self._section and self.last is not None and self.last.end is not None and self.in_paragraph():
            year, section = self.last.end.year, self._section
        if section != self._section or year != reference.year - 1:
            return False
        norm, start = self._page.norm, self._start
        return norm[self._end - 1] != "前" and not _AHEAD.search(norm, max(0, start - 8), start + 16)

    def _is_planned(self) -> bool:
        return _PLANNED.search(self._page.norm, max(0, self._start - 3), self._start) is not None

    def _is_at_hand(self, year: int, end: int) -> bool:
        """Whether a year stated in this paragraph, at ``end``, is still spoken of: last year, this, one just named."""
        if self.reference is None or self.reference.year - 1 <= year <= self.reference.year:
            return True
        index = max(0, self._page.sentence_index(self._start) - 1)
        return year < self.reference.year and end > self._page.sentences[index].start

    def year_looked_back_from(self) -> int | None:
        """The last year that 五年来 and 过去一年 reach over in a review: the reviewed one, not the report's own."""
        return self.heading_year if self._is_review else self.review_year

    def sums_up_years(self) -> bool:
        """Whether a length opens a clause that sums up so many years of a review (五年|累计完成…, 这|五年)."""
        page, start, end = self._page, self._start, self._end
        if page.outlooks.get(page.section_at(start).section_id) != BACK:
            return False
        return _OPENS_SUM.search(page.norm, max(0, start - 3), start) is not None and (
            _SUMS_UP.match(page.norm, end) is not None
        )

    def year_compared(self, count: int) -> int | None:
        """The last year of an undated review that compares it with the one so many years before (2012年…，比2007年)."""
        if self._years is None:
            self._years = {int(year) for year in _WRITTEN_YEAR.findall(self._page.norm)}
        last = max(self._years, default=0)
        return last if last - count in self._years else None

    def year_of_reference(self) -> int | None:
        """The year that 今年 means; without a reference date, the heading's, or the one after a reviewed one."""
        if self.reference is not None:
            return self.reference.year
        if self.report_year is not None or self.heading_year is None:
            return self.report_year
        return self.heading_year + self._is_review

    def year_in_force(self, in_sentence: bool) -> int | None:
        """The year that 同年 or 当年 refers to."""
        near = self.in_sentence() if in_sentence else self.in_paragraph()
        return self.last.start.year if near and self.last and self.last.start else None

    def is_future(self) -> bool:
        """Whether a word beside the expression tells of what is to come."""
        return self._is_future_at(self._start)

    def _is_future_at(self, start: int) -> bool:
        return _FUTURE.search(self._page.norm, max(0, start - 8), start + 16) is not None

    def plan_above(self) -> int | None:
        """The number of the five-year plan that a heading above this place is about (“十四五”时期工作回顾: 14)."""
        sections = self._page.sections
        section = sections[self._section] if 0 <= self._section < len(sections) else None
        for _ in range(9):
            section = self._by_id.get(section.parent_id or "") if section else None
            if section is not None and (m := _PLAN.search(section.text)):
                return number(m[1])
        return None

    def _year_above(self, section_id: str | None) -> tuple[int | None, bool]:
        """The year stated by the heading, or by the nearest one above that states one; whether that is a review."""
        if not section_id:
            return None, False
        if section_id not in self._heading_years:
            self._heading_years[section_id] = None, False  # guards against a ring
            section = self._by_id.get(section_id)
            if section is not None:
                self._heading_years[section_id] = self._year_stated(section.text) or self._year_above(section.parent_id)
        return self._heading_years[section_id]

    def _year_stated(self, heading: str) -> tuple[int | None, bool] | None:
        outlook = of_heading(heading)
        review = outlook == BACK
        if m := _YEAR.search(heading):
            return number(m[1]), review
        year = self.reference.year if self.reference else self.report_year
        if year and _LAST_YEAR.search(heading):
            return year - 1, review
        if self.review_year and (outlook == AHEAD or _THIS_YEAR.search(heading)):
            return self.review_year + 1, False
        return (self.review_year, True) if self.review_year and review else None


def _title_year(page: Page) -> int | None:
    """The year that a yearly account is of (2022年统计公报), of which 全年 and 年末 speak."""
    for section in page.sections[:3]:
        if section.kind == "title" and _YEARBOOK.search(section.text) and (m := _YEAR.search(section.text)):
            return number(m[1])
    return None


def _review_year(page: Page, report_year: int | None) -> int | None:
    """The year before a work report, known by its title or its opening (我代表…，向大会报告工作)."""
    if report_year:
        return report_year - 1
    reference = page.reference_date
    if reference is None or reference.month > 3:
        return None
    titled = any(s.kind == "title" and _WORK_REPORT.search(s.text) for s in page.sections[:12])
    return reference.year - 1 if titled or _GIVEN.search(page.norm, 0, 1500) else None


def _report_year(page: Page) -> int | None:
    for section in page.sections[:3]:
        if "工作报告" in section.text and (m := _REPORT.match(section.text)):
            return int(m[1])
    return None
