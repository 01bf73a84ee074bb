"""Weeks, centuries, decades, plan periods, codes of quarters, recurrences, and words without a date of their own."""

from __future__ import annotations

import re

from wenbiao.finders.times.clocks import end_of_part_of_day, take_part_of_day
from wenbiao.finders.times.date_points import read_date
from wenbiao.finders.times.words import LOOSE_WORDS, RECURRING_WORDS, alternation
from wenbiao.finders.times.written import COUNT, SEPARATOR, N, Point, number

_LOOSE = re.compile(alternation(LOOSE_WORDS))
# The first two characters of each, without what must not stand before them.
_LOOSE_HEADS = frozenset(re.sub(r"\(\?<!.*?\)", "", word)[:2] for word in LOOSE_WORDS)
_RECURRING = re.compile(
    rf"每[隔逢到]?(?:{COUNT})?个?(?P<unit>年|季度|季|月份?|周末|周(?![期边岁])|星期|天|日(?!新闻|集团|经济|电讯|邮报"
    rf"|镜报)|小时|分钟|秒钟?|半年|学年|晚|夜|工作日)(?![级薪])|每逢|{alternation(RECURRING_WORDS)}"
)
# the denominator of a rate: 公里每小时, 每秒3米
_RATE_UNITS = frozenset(("小时", "分钟", "秒", "秒钟"))
_RATED = ("里", "米")
_NUMBER = re.compile(f"[0-9{N}两十百千]")
_DAY_OF_MONTH = re.compile(f"[0-9]{{1,2}}[号日]|月?[初底末]|(?:第[{N}1-5]|最后一)个?(?:周|星期|礼拜)[{N}日天]")
# 每周一至周五, 每周一、三、五
_DAYS_OF_WEEK = re.compile(
    f"[{N}日天末]"
    f"(?:(?:至|到|[-—~]{{1,2}}|[、和及])(?:周|星期|礼拜)[{N}日天](?![{N}年个])|[至到、][一二三四五六日](?![个年月天次名人家项级点方万千百十大]))*"
)
_WEEKDAY = re.compile(
    "(?P<which>(?:上{1,4}|下{1,4}|这|本)[一个]?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])"
    f"(?![期报线次级刊年个天边]|周(?![{N}日天末])|起来)"
)
_WEEK = re.compile("(?P<which>上{1,4}|下{1,4}|这|本)一?个?(?:周|星期|礼拜)(?![期边围岁年转知])(?P<end>末)?")
_HALF_WEEK = re.compile("(?:[上下]|(?:(?<![一-龥])|(?<=[我你他她们]))[前后])(?=半周(?![期年]))")
_EDGE = "(?P<edge>初期?|末期?|中[叶期]?|[前后]期|[前后]半[叶期]|中后期|[早晚]期)?"
_TEN = "(?P<first>[二三四五六七八])?(?P<decade>(?:19|20)[1-9]0|2000|[1-9]0|[二三四五六七八九]十) ?年代"
_CENTURY = re.compile(
    rf"(?:(?:(?P<before>公元前)|公元)?(?P<n>[0-9]{{1,2}}|二?十?[{N}]?十?)世纪(?!海上丝绸|马克思)|(?P<word>本世纪|上个?世纪"
    rf"|下个?世纪))(?:的?{_TEN})?{_EDGE}"
)
_DECADE = re.compile(_TEN + _EDGE)
_QUOTES = ("“", '"', "‘", "「")
_PLAN = re.compile(
    rf"(?P<n>十?[{N}十])五[”\"’」]?(?:(?:计划)?(?P<whole>时期|期间|五年)|(?P<edge>初期?|中期|末期?|期末|[前后]期)"
    rf"|(?P<side>[前头后])(?P<years>[{N}两])年|(?P<since>以来)|(?:时期)?内)"
)
_PLAN_IN_FULL = re.compile(
    rf"第(?P<n>十?[{N}十])个五年(?:计划|规划)(?:时期|期间|(?P<edge>初期|中期|末期?|期末|后期))(?![一-龥]?奋斗目标)"
)
_CODE = re.compile(
    "(?:(?P<year>20[0-9]{2}|[0-9]{2}(?=年)) ?年?)?(?:[Qq](?P<quarter>[1-4])|[Hh](?P<half>[12]))(?![0-9A-Za-z])"
    "(?P<edge>[初末底])?"
)
_CODE_AFTER = re.compile("[至到~-]+[QqHh]")
_CODE_BEFORE = re.compile("[QqHh][1-4][初末底]?[至到~-]+$")
_HAN = re.compile("[\u4e00-\u9fff]")
_YEARS = re.compile(rf"(?P<first>(?:19|20)[0-9]{{2}}){SEPARATOR}(?P<last>(?:19|20)[0-9]{{2}})(?![0-9年.%‰万亿])")
_NUMERIC_MONTH = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\.(?P<month>1[0-2]|0[1-9])(?![0-9.])")
_RANGE_AFTER = re.compile("[-—~至到]{1,2}(?:19|20)[0-9]{2}")


def read_loose(s: str, i: int) -> Point | None:
    """目前, 近年来: a word of time that fixes no date."""
    m = _LOOSE.match(s, i) if s[i : i + 2] in _LOOSE_HEADS else None
    return Point(i, m.end(), "loose") if m else None


def read_recurring(s: str, i: int) -> Point | None:
    """每年, 每周一, 每年9月, 每天上午 (每天|八点 are two); the denominator of a rate (公里每小时, 每秒3米) is none."""
    m = _RECURRING.match(s, i)
    if m is None or (m["unit"] in _RATE_UNITS and (s[i - 1 : i] in _RATED or _NUMBER.match(s, m.end()))):
        return None
    unit, end = m["unit"], m.end()
    if m.group() == "每逢":
        p = read_date(s, end) if end < len(s) else None
        if p is None or p.kind not in ("holiday", "lunar"):
            return None
        end = p.end
    if unit is not None and end < len(s):
        end = _within_recurring(s, unit, end)
    return Point(i, end, "recurring", unit=unit if unit and end > m.end() else "")


def _within_recurring(s: str, unit: str, end: int) -> int:
    """Take in the day or time at which it recurs."""
    if unit == "年":
        p = read_date(s, end)
        if p is not None and p.kind in ("date", "holiday", "lunar") and _is_yearly(p):
            return p.end
    elif unit in ("天", "日"):
        return end_of_part_of_day(s, end)
    elif unit == "月":
        m = _DAY_OF_MONTH.match(s, end)
        return m.end() if m else end
    elif unit in ("周", "星期"):
        m = _DAYS_OF_WEEK.match(s, end)
        return m.end() if m else end
    return end


def _is_yearly(p: Point) -> bool:
    if p.year or p.year_shift or p.month_shift or p.day_shift:
        return False
    return p.part not in ("whole", "same", "inside")


def read_week(s: str, i: int) -> Point | None:
    """上周, 下周末, 下半周, 周三, 上上个星期一; ``name`` is 上…, 下…, 这, 本 or ""."""
    if m := _WEEKDAY.match(s, i):
        p = Point(i, m.end(), "weekday", number=_weekday(m["day"]), name=(m["which"] or "").rstrip("一个"))
        return take_part_of_day(s, p)
    if m := _WEEK.match(s, i):
        which = m["which"]
        p = Point(i, m.end(), "week", number=which.count("下") - which.count("上"), edge=m["end"] or "", name=which)
        inner = _WEEKDAY.match(s, m.end())
        if inner and not inner["which"] and not m["end"]:
            p.kind, p.number, p.end = "weekday", _weekday(inner["day"]), inner.end()
            return take_part_of_day(s, p)
        return p
    if half := _HALF_WEEK.match(s, i):
        return Point(i, i + 3, "week", number=0, part="上" if half.group() in "上前" else "下", name="本")
    return Point(i, i + 2, "week", number=0, edge="末") if s.startswith("周末", i) else None


def _weekday(char: str) -> int:
    return "一二三四五六日".index(char.replace("天", "日"))


def read_century(s: str, i: int) -> Point | None:
    """20世纪, 本世纪末, 20世纪90年代, 80年代初."""
    if (m := _CENTURY.match(s, i)) and s[i - 2 : i] != "分之":
        n = number(m["n"]) if m["n"] else None
        if m["n"] and (n is None or not 1 <= n <= 30):
            return None
        p = Point(i, m.end(), "century", number=n, name=m["word"] or m["before"] or "", edge=m["edge"] or "")
        if m["decade"]:
            p.kind, p.count, p.number_first = "decade", number(m["decade"]), _digit(m["first"])
        return p
    if m := _DECADE.match(s, i):
        first = _digit(m["first"])
        return Point(i, m.end(), "decade", count=number(m["decade"]), number_first=first, edge=m["edge"] or "")
    return None


def _digit(text: str | None) -> int | None:
    return number(text) if text else None


def read_plan(s: str, i: int) -> Point | None:
    """“十四五”时期, “十五”前四年, read from the numeral on, 第一个五年计划期间; the bare “十四五” is a name."""
    if s[i] == "第":
        m = _PLAN_IN_FULL.match(s, i)
        return Point(i, m.end(), "plan", number=number(m["n"]), edge=m["edge"] or "") if m else None
    m = _PLAN.match(s, i)
    quoted = s[i - 1 : i] in _QUOTES
    if m is None or not (quoted or len(m["n"]) > 1):
        return None
    p = Point(i - quoted, m.end(), "plan", number=number(m["n"]), edge=m["edge"] or "")
    p.part = "since" if m["since"] else ""
    if m["years"]:
        p.count, p.direction = number(m["years"]), "last" if m["side"] == "后" else "first"
    return p if p.number else None


def read_code(s: str, i: int) -> Point | None:
    """2026Q1, H1到H2, 2016-2018, 1999.08-2002.02."""
    if m := _CODE.match(s, i):
        beside_han = _HAN.match(s[i - 1 : i]) or _HAN.match(s, m.end())
        if m["year"] or not beside_han or _CODE_AFTER.match(s, m.end()) or _CODE_BEFORE.search(s, max(0, i - 5), i):
            part, n = ("quarter", m["quarter"]) if m["quarter"] else ("half", m["half"])
            year = int(m["year"]) % 2000 + 2000 if m["year"] else None
            return Point(i, m.end(), year=year, part=part, number=int(n), edge=m["edge"] or "")
    if (m := _YEARS.match(s, i)) and 0 < int(m["last"]) - int(m["first"]) <= 60:
        return Point(i, m.end(), year_first=int(m["first"]), year=int(m["last"]))
    if (m := _NUMERIC_MONTH.match(s, i)) and (_RANGE_AFTER.match(s, m.end()) or s[i - 1 : i] in tuple("-—~至到")):
        return Point(i, m.end(), year=int(m["year"]), month=int(m["month"]))
    return None
