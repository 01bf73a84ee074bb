"""Whole expressions: points joined into ranges, with the words that open, close or modify them."""

from __future__ import annotations

import re

from wenbiao.finders.times.grammar import (
    AS_OF, BARE_YEARS, CENTURY, CLOCK, DAYPART, DECADE, HOLIDAY, LOOSE, NUMERIC_MONTH, PLAN, QUARTER_CODE, RECURRING,
    RELATIVE_DURATION, SUFFIX, WEEK, WEEKDAY, Expression, Point, iso_duration, number, read_date, read_duration,
)  # fmt: skip
from wenbiao.finders.times.words import (
    DAY_WORDS, DYNASTIES, HOLIDAYS, LOOSE_WORDS, MONTH_WORDS, RECURRING_WORDS, WEEK_SHIFTS, WEEK_WORDS, YEAR_WORDS,
)  # fmt: skip

_N = "一二三四五六七八九"


def _candidate_pattern() -> re.Pattern[str]:
    """One pattern for every place where an expression can begin.

    It consumes one character of a set, so that the scan skips all others at once; what follows is checked by branches
    that look behind at that character.
    """
    unit = r"(?:年|月|日|号|天|周|星期|礼拜|时|点|分|秒|小时|钟头|季度|世纪|工作日|交易日|昼夜|刻钟|学年|载)"
    branches = [
        r"(?<=[0-9])(?<![0-9][0-9])(?<![0-9][.,][0-9])[0-9]{0,7}(?:[.,][0-9]{1,3})?"
        rf" ?(?:{unit}|[多余来几] ?个?{unit}|个[半多]?(?:月|小|星|季|世|工|交|钟|周)|[-—–―─~至到/.、:：](?=.?[0-9{_N}十])|半|[QqHh][1-4])",
        r"(?<=[0-9])(?<![0-9A-Za-z][0-9])(?<![.,][0-9])[0-9]{7}(?![0-9A-Za-z.])",
        rf"(?<=[{_N}十廿零〇两百千半数几])(?<![{_N}十廿零〇两百千万亿第数几].)[{_N}十廿零〇两百千0-9]{{0,6}}"
        rf"(?:{unit}|[多余来几]个?{unit}|个[半多]?(?:月|小|星|季|世|工|交|钟|周)|五[”\"’」]?(?:时|期|末|初|前|头|中|以|内|五年)|[至到—~、-](?=[{_N}十元])|五[至到]|[半])",
        r"(?<=[QqHh])(?<![0-9A-Za-z].)[1-4](?![0-9A-Za-z])",
        rf"(?<=[“\"‘「])[{_N}十]{{1,2}}五[”\"’」]",
        rf"(?<=第)(?:[一二三四1-4]个?季度|二[年天])",
    ]
    words = [*YEAR_WORDS, *MONTH_WORDS, *DAY_WORDS, *WEEK_WORDS, *LOOSE_WORDS, *RECURRING_WORDS, *HOLIDAYS, *DYNASTIES]
    words += ["民国", "公元", "农历", "阴历", "本世纪", "上世纪", "上个世纪", "下世纪", "每[隔逢到年季月周星天日小分秒半学晚夜工0-9一二三四五六七八九十两几]"]
    words += ["正月", "腊月", "冬月", "元月", "首季", "末季", "全年", "首个季度"]
    words += ["[上下](?:半年|半月|半周|[0-9一二两三四五六七八九十]{1,2}个?(?:年|月|周|星期|季度|天))", "[前后](?:半年|[0-9一二两三四五六七八九十])", "本季", "上个?季度?", "下个?季度?"]
    words += ["[近去来后後头过](?:的)?(?=[ 0-9一二两三四五六七八九十半几数百千])", "[最过未今接刚](?:近|去|来|后|下来|刚过去)的?(?:这)?(?=[ 0-9一二两三四五六七八九十半几数百千])"]
    words += ["年(?:初|底|末|终|中(?=[，,召前以旬]))", "月(?:初|底|末)", "这(?:一)?(?:周|年)", "本年", "周[一二三四五六日天末]", "星期[一二三四五六日天]", "礼拜[一二三四五六日天]"]
    words += ["[上下](?:上|下)?(?:个)?(?:周|星期|礼拜)", "[这本](?:个)?(?:周|星期|礼拜|季度)", "[今去]年?[春夏秋冬]", "未来(?=，)"]
    words += ["凌晨|清晨|早晨|早上|清早|拂晓|上午|中午|正午|午间|午后|下午|傍晚|晚上|晚间|夜间|夜里|深夜|午夜|北京时间", "晚(?=[0-9])", "早(?=[0-9])"]
    by_first: dict[str, list[str]] = {}
    for word in words:
        for alternative in word.split("|") if "(" not in word and "[" not in word else [word]:
            head = alternative[0]
            if head == "[":
                close = alternative.index("]")
                heads, rest = alternative[1:close], alternative[close + 1 :]
            else:
                heads, rest = head, alternative[1:]
            for h in heads:
                by_first.setdefault(h, []).append(rest)
    for head, rests in by_first.items():
        branches.append(f"(?<={head})(?:{'|'.join(sorted(set(rests), key=lambda r: (-len(r), r)))})")
    first = "0-9QqHh“\"‘「第" + _N + "十廿零〇两百千半数几" + "".join(sorted(by_first))
    return re.compile(f"[{first}](?:{'|'.join(branches)})")


CANDIDATE = _candidate_pattern()

_JOIN = re.compile(r"(?:起|开始)? ?(?:至|到|[-—–―─~]{1,2}) ?(?P<back>[当次])?")
_NOW = re.compile(r"(?:起|以来)?(?:直?至|直?到|[-—–―─~]{1,2})(?:今(?![年天日晚晨早])|现在|目前|如今|当前)|迄今")
_STOP_END = re.compile("止")
_OPEN_START = re.compile(r"开始(?=[，,。；、]|$)|开始(?!.)")


def read_expression(s: str, i: int) -> Expression | None:
    """The time expression that begins at offset ``i`` of a normalised text, None if there is none."""
    first = read_point(s, i)
    if first is None:
        return None
    e = Expression(first.start, first.end, first)
    kind = first.kind
    if kind in ("loose", "recurring", "clock"):
        return e
    if kind == "duration":
        return _after_duration(s, e)
    pos = first.end
    if now := _NOW.match(s, pos):
        e.end, e.opening, e.modifier = now.end(), "since", "至今"
        return e
    join = _JOIN.match(s, pos)
    if join:
        nxt = join.end() - 1 if join["back"] else join.end()
        last = read_point(s, nxt) if nxt < len(s) else None
        if last and last.kind in _JOINABLE and not (last.kind == "clock"):
            e.last, e.end = last, last.end
            pos = e.end
            if s.startswith("止", pos):
                e.end = pos = pos + 1
    m = SUFFIX.match(s, pos)
    if m and kind not in ("back",):
        name = m.lastgroup or ""
        e.end, e.modifier = m.end(), m.group()
        e.opening = {"since": "since", "before": "before", "after": "since"}.get(name, "")
        if m.group() in ("前夕", "前后", "前後"):
            e.opening = ""
        if e.last is not None and e.opening == "before":
            e.opening = ""
    elif first.edge or (e.last and e.last.edge):
        e.modifier = (e.last or first).edge
    return e


_JOINABLE = ("date", "holiday", "century", "decade", "plan", "week", "weekday", "lunar", "code", "years", "yearmonth")


def read_point(s: str, i: int) -> Point | None:
    """The longest reading of one point in time, one duration or one word at offset ``i``."""
    best: Point | None = None
    for reader in _READERS:
        p = reader(s, i)
        if p is not None and (best is None or p.end > best.end):
            best = p
    return best


def _read_clock(s: str, i: int) -> Point | None:
    m = CLOCK.match(s, i)
    if not m:
        d = DAYPART.match(s, i)
        return Point(i, d.end(), "clock", part=d.group()) if d else None
    hour = number(m["hour"] or m["hour24"] or "")
    minute, part = m["minute"] or m["minute24"], m["part"] or ""
    if hour is None or hour > 24:
        return None
    if m["unit"] and m["unit"].startswith("点") and not (part or m["half"] or minute or m["about"] or m["unit"] == "点钟" or m["quarter"]):
        return None
    if m["unit"] == "时" and not m["hour"][0].isascii() and not (part or minute or m["half"] or m["about"]) and s[m.end() : m.end() + 1] not in "，,起整左前后至到。；、":
        return None
    p = Point(i, m.end(), "clock", part=part)
    if hour < 12 and part in ("下午", "晚上", "晚间", "晚", "傍晚", "夜里", "深夜", "午后", "夜间") and not (part in ("夜里", "深夜", "夜间") and hour < 6):
        hour += 12
    if part == "中午" and hour < 3:
        hour += 12
    minutes = 30 if m["half"] == "半" else {"一": 15, "三": 45}.get(m["quarter"] or "", 0)
    if minute:
        minutes = number(minute) or 0
    second = number((m["second"] or m["second24"] or "0").split(".")[0]) or 0
    if minutes > 59 or second > 59:
        return None
    p.name = f"T{hour:02d}:{minutes:02d}:{second:02d}"
    return p


def _read_loose(s: str, i: int) -> Point | None:
    m = LOOSE.match(s, i)
    if m:
        return Point(i, m.end(), "loose", name=m.group())
    if s.startswith("未来，", i):
        return Point(i, i + 2, "loose", name="未来")
    return None


def _read_recurring(s: str, i: int) -> Point | None:
    m = RECURRING.match(s, i)
    if not m:
        return None
    end = m.end()
    if m["unit"] in ("年", "月", "周", "星期", "天", "日", "月份"):
        d = read_date(s, end) if end < len(s) else None
        if d and d.year is None and d.year_shift is None and d.month_shift is None and d.day_shift is None and d.kind in ("date", "holiday", "lunar") and d.part not in ("whole", "same", "inside"):
            end = d.end
        elif m["unit"] in ("天", "日") and (c := CLOCK.match(s, end) or DAYPART.match(s, end)):
            end = c.end()
        elif m["unit"] == "月" and (dd := re.compile(r"[0-9]{1,2}[号日]|(?:月)?[初底末]").match(s, end)):
            end = dd.end()
        elif m["unit"] in ("周", "星期") and s[end : end + 1] and s[end] in "一二三四五六日天末":
            end += 1
    return Point(i, end, "recurring", name=m.group())


def _read_relative_duration(s: str, i: int) -> Point | None:
    m = RELATIVE_DURATION.match(s, i)
    if not m or (m["unit"] == "月" and not m["ge"]):
        return None
    which, unit = m["which"], {"星期": "周", "日": "天"}.get(m["unit"], m["unit"])
    if which in ("前", "后", "後", "上", "下", "这", "头", "过") and m["n"] in ("半",) and unit != "天":
        return None
    n = 0.5 if m["n"] == "半" else (float(m["n"].replace(",", "")) if m["n"][0].isascii() else number(m["n"]))
    if n is not None and (m["mid"] or m["after"]):
        n += 0.5
    if which in ("上", "下") and not m["ge"] and unit in ("天",) and n == 1 and m["n"] == "一":
        return None
    direction = {"近": "back", "最近": "back", "晚近": "back", "过去": "back", "刚刚过去": "back", "前": "past", "上": "past",
                 "头": "loose", "这": "loose", "未来": "ahead", "今后": "ahead", "接下来": "ahead", "后": "next", "後": "next", "下": "next", "过": "over"}[which]
    end = m.end()
    return Point(i, end, "back", unit=unit, count=n, direction=direction, name=which, duration=iso_duration([(n, m["unit"])]))


def _read_week(s: str, i: int) -> Point | None:
    if m := WEEKDAY.match(s, i):
        which = (m["which"] or "").replace("一", "").replace("个", "")
        p = Point(i, m.end(), "weekday", number="一二三四五六日".find(m["weekday"].replace("天", "日")), name=which)
        return p
    if m := WEEK.match(s, i):
        word = m.group().removesuffix("末") if m["end"] else m.group()
        shift = WEEK_SHIFTS.get(word)
        if shift is None:
            return None
        p = Point(i, m.end(), "week", number=shift.first, edge=m["end"] or "")
        inner = WEEKDAY.match(s, m.end())
        if inner and not m["end"]:
            p.kind, p.number, p.end = "weekday", "一二三四五六日".find(inner["weekday"].replace("天", "日")), inner.end()
            p.name = {-1: "上", 0: "本", 1: "下", -2: "上上", 2: "下下"}[shift.first]
        return p
    if s.startswith("周末", i):
        return Point(i, i + 2, "week", number=0, edge="末")
    return None


_EDGE_OF = {"初": "初", "早": "初", "前": "初", "末": "末", "晚": "末", "后": "末", "中": "中"}


def _read_century(s: str, i: int) -> Point | None:
    m = CENTURY.match(s, i)
    if m:
        n = number(m["n"]) if m["n"] else None
        if m["n"] and (n is None or not 1 <= n <= 30):
            return None
        p = Point(i, m.end(), "century", number=n, name=m["word"] or "", edge=m["edge"] or "")
        if m["decade"]:
            p.kind, p.count = "decade", number(m["decade"])
        return p
    if m := DECADE.match(s, i):
        return Point(i, m.end(), "decade", count=number(m["decade"]), edge=m["edge"] or "")
    return None


def _read_plan(s: str, i: int) -> Point | None:
    m = PLAN.match(s, i)
    if not m or not (m.group()[0] in "“\"‘「" or len(m["first"]) > 1):
        return None
    first = m["first"]
    n = number(first)
    if n is None:
        return None
    return Point(i, m.end(), "plan", number=n, edge=m["edge"] or "", count=number(m["years"]) if m["years"] else None, name="以来" if m["since"] else "")


def _read_code(s: str, i: int) -> Point | None:
    if (m := QUARTER_CODE.match(s, i)) and (m["year"] or not re.match("[一-鿿]", s[i - 1 : i]) and not re.match("[一-鿿]", s[m.end() : m.end() + 1]) or re.match(r"[至到~-]+[QqHh]", s[m.end() :][:3]) or re.match(r"[QqHh][1-4][至到~-]+$", s[max(0, i - 4) : i])):
        return Point(i, m.end(), "date", year=m["year"] and int(m["year"]), part="quarter" if m["quarter"] else "half", number=int(m["quarter"] or m["half"]))
    if m := BARE_YEARS.match(s, i):
        first, last = int(m["first"]), int(m["last"])
        if 0 < last - first <= 60:
            return Point(i, m.end(), "date", year_first=first, year=last)
    if m := NUMERIC_MONTH.match(s, i):
        if m["year"]:
            return Point(i, m.end(), "date", year=int(m["year"]), month=int(m["month"]))
        if s[i - 1 : i] in ("-", "—", "~", "至", "到"):
            return Point(i, m.end(), "date", year=int(m["year2"]), month=int(m["month2"]))
    return None


def _read_date(s: str, i: int) -> Point | None:
    p = read_date(s, i)
    if p is not None and p.end == i:
        return None
    return p


_READERS = (
    _read_date, _read_loose, _read_recurring, _read_relative_duration, read_duration, _read_clock, _read_week, _read_century,
    _read_plan, _read_code,
)  # fmt: skip

_AGO = re.compile(r"(?:以|之)?前(?![往列三后後])|(?:以|之)?[后後](?!续)|以来|来(?![自到访华此了看说得去回临电信料])|间(?!隔|接|断|歇)")
_SPAN_PREFIX = re.compile(r"(?:为期|连续)$")
_SLOGAN = re.compile(r"[\u4e00-\u9fff](?<![了达满经有过约近超用历逾整共长需为期续间后即刑禁持于不到的是第])$")


def _no_length(s: str, e: Expression) -> bool:
    """Whether a bare 一年 or 十年 is no length: 不平凡的一年, 有一天, or a slogan that ends in it (奋进十年)."""
    text = s[e.start : e.end]
    if text in ("一年", "一天") and s[e.start - 1 : e.start] in ("的", "有", "又"):
        return True
    if text.endswith("年") and not text[0].isascii() and s[e.end : e.end + 1] in ("", "\n", "”", "》", "】"):
        return bool(_SLOGAN.search(s, max(0, e.start - 1), e.start))
    return False


def _after_duration(s: str, e: Expression) -> Expression | None:
    """三年来, 三天前, 十年间: a length that turns into a stretch of the calendar."""
    if m := _SPAN_PREFIX.search(s, max(0, e.start - 2), e.start):
        e.start, e.modifier = m.start(), m.group()
    m = _AGO.match(s, e.end)
    if not m:
        return None if _no_length(s, e) else e
    word = m.group()
    e.end, e.modifier = m.end(), word
    if word == "间":
        return e
    e.first.kind = "back"
    e.first.direction = "since" if word.endswith("来") else ("ago" if word.endswith("前") else "later")
    return e


def prefix_start(s: str, start: int) -> tuple[int, str | None]:
    """Where an expression begins once 截至 in front of it is taken in, and that word."""
    if m := AS_OF.search(s, max(0, start - 3), start):
        return m.start(), m.group()
    return start, None
