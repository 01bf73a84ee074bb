"""Whole expressions: points joined into ranges, with the words that open, close or modify them."""

from __future__ import annotations

import re

from wenbiao.finders.times.grammar import (
    AS_OF, BARE_YEARS, CENTURY, CLOCK, DAYPART, DECADE, LOOSE, NUMERIC_MONTH, PLAN, QUARTER_CODE, RECURRING,
    RELATIVE_DURATION, SUFFIX, WEEK, WEEKDAY, Expression, Point, count_of, iso_duration, number, read_date, read_duration,
)  # fmt: skip
from wenbiao.finders.times.words import HEADS

_N = "一二三四五六七八九"


_UNIT = r"(?:年|月|日|号|天|周|星期|礼拜|时|点|分|秒|小时|钟头|季度|世纪|工作日|交易日|昼夜|刻钟|学年)"
_PERSONAL = r"个[半多余]?(?:月|小|星|季|世|工|交|钟|周)"
_NUMERIC = re.compile(
    rf"[0-9](?<![0-9][0-9])(?<![0-9][.,][0-9])[0-9]{{0,7}}(?:[.,][0-9]{{1,3}})?"
    rf" ?(?:{_UNIT}|[多余来几] ?个?{_UNIT}|{_PERSONAL}|半|[QqHh][1-4]|[-—–―─~至到/.、:：](?=.?.?[0-9{_N}十])| [01]?[0-9] [0-9])"
    r"|[0-9](?<![0-9A-Za-z][0-9])(?<![.,][0-9])[0-9]{7}(?![0-9A-Za-z.])"
)
_CHINESE = re.compile(
    rf"[{_N}十廿零〇两百千半数几](?<![{_N}十廿零〇两百千万亿第几点].)[{_N}十廿零〇两百千0-9]{{0,6}}"
    rf"(?:{_UNIT}|[多余来几]个?{_UNIT}|{_PERSONAL}|五[”\"’」]?(?:[时期末初前头中以内后]|五年)|[至到—~、-](?=[{_N}十元])|五[至到])"
)
_HEADS = HEADS | frozenset(
    "民国 公元 农历 阴历 旧历 本世 上世 下世 上个 下个 这个 本个 正月 腊月 冬月 元月 闰月 首季 末季 首个 全年 上半 下半 前半 后半 过去 未来 "
    "今后 接下 刚刚 年初 年底 年末 年终 年中 月初 月底 月末 周末 星期 礼拜 本季 上季 下季 上上 下下 下下 凌晨 清晨 早晨 早上 清早 一早 拂晓 上午 "
    "中午 正午 午间 午后 下午 傍晚 晚上 晚间 北京 第二 本周 这周 上周 下周 最近 深夜 午夜 夜里 夜间 一年".split()
    + [a + b for a in "前后近头过这上下早晚" for b in "0123456789一二三四五六七八九十两几半数百千 "]
    + ["上季", "下季", "这季", "本季", "上上", "下下"]
    + [a + b for a in "今去" for b in "春夏秋冬"]
    + ["每" + b for b in "0123456789一二三四五六七八九十两几隔逢到年季月周星天日小分秒半学晚夜工个"]
    + ["第" + b for b in "一二三四1234首"]
    + ["周" + b for b in "一二三四五六日天"]
    + [a + b for a in "“\"‘「" for b in "一二三四五六七八九十双"]
    + [a + b for a in "QqHh" for b in "1234"]
)
_HEAD = re.compile(f"[{''.join(sorted({h[0] for h in _HEADS}))}](?=[{''.join(sorted({h[1] for h in _HEADS}))}])")


def candidates(s: str) -> list[int]:
    """Every offset at which a time expression may begin, in order."""
    heads = _HEADS
    out = [i for i in map(_START, _HEAD.finditer(s)) if s[i : i + 2] in heads]
    out += map(_START, _NUMERIC.finditer(s))
    out += map(_START, _CHINESE.finditer(s))
    out.sort()
    return out


_START = re.Match.start

_JOIN = re.compile(r"(?:起|开始)? ?(?:至|到|[-—–―─~]{1,2}) ?(?P<back>[当次])?")
_NOW = re.compile(r"(?:起|以来)?(?:直?至|直?到|[-—–―─~]{1,2})(?:今(?![年天日晚晨早])|现在|目前|如今|当前)|迄今")
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9年.%])")
_BOTH = re.compile("[和与]")
_BETWEEN = re.compile("之?间(?!隔)")
_FROM = re.compile("(?:自|从|自从)$")
_BEGINNING = re.compile("开始")


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
        if last and join.group().startswith("起") and SUFFIX.match(s, last.end):
            last = None
        if last is None and first.year is not None and (bare := _BARE_YEAR.match(s, nxt)):
            last = Point(nxt, bare.end(), year=int(bare.group()))
        if last and last.kind in _JOINABLE and not (last.kind == "clock"):
            e.last, e.end = last, last.end
            pos = e.end
            if s.startswith("止", pos):
                e.end = pos = pos + 1
    elif (both := _BOTH.match(s, pos)) and (last := read_point(s, both.end())) and _BETWEEN.match(s, last.end):
        e.last, e.end = last, last.end
        pos = e.end
    m = SUFFIX.match(s, pos) or (_FROM.search(s, max(0, e.start - 2), e.start) and _BEGINNING.match(s, pos))
    if m and kind not in ("back",):
        name = m.lastgroup or "since"
        e.end, e.modifier = m.end(), m.group()
        e.opening = {"since": "since", "before": "before", "after": "since"}.get(name, "")
        if m.group() in ("前夕", "前后"):
            e.opening = ""
        if (e.last is not None or first.year_first is not None) and e.opening == "before":
            e.opening = ""
    elif first.edge or (e.last and e.last.edge):
        e.modifier = (e.last or first).edge
    return e


_JOINABLE = ("date", "holiday", "century", "decade", "plan", "week", "weekday", "lunar", "code", "years", "yearmonth")


def read_point(s: str, i: int) -> Point | None:
    """The longest reading of one point in time, one duration or one word at offset ``i``."""
    best: Point | None = None
    for reader in _READERS.get(s[i : i + 1], _WORD_READERS):
        p = reader(s, i)
        if p is not None and (best is None or p.end > best.end):
            best = p
    return best


_BEFORE_HOUR = tuple("晚晨早夜日天")
_EVENING = re.compile("(?:[当昨今明前日]晚|晚上|晚间|下午|傍晚)$")
_LOOSE_PARTS = ("夜间", "夜里", "深夜", "半夜", "午夜", "入夜", "早间", "一早")


def _read_clock(s: str, i: int) -> Point | None:
    m = CLOCK.match(s, i)
    if not m:
        d = DAYPART.match(s, i)
        if d is None or (d.group() in _LOOSE_PARTS and s[d.end() : d.end() + 1] not in ("，", ",")):
            return None
        return Point(i, d.end(), "clock", part=d.group())
    hour = number(m["hour"] or m["hour24"] or "")
    minute, part = m["minute"] or m["minute24"], m["part"] or ""
    if hour is None or hour > 24:
        return None
    if m["unit"] and m["unit"].startswith("点") and not (part or m["half"] or minute or m["about"] or m["unit"] == "点钟" or m["quarter"] or s[i - 1 : i] in _BEFORE_HOUR):
        return None
    chinese_minute = minute and not minute[0].isascii() and s[m.end("minute") : m.end("minute") + 1] not in ("分", " ")
    if chinese_minute and m["unit"] == "点" and not part:
        return None
    if m["unit"] == "时" and not m["hour"][0].isascii() and not (part or minute or m["half"] or m["about"]) and s[m.end() : m.end() + 1] not in "，,起整左前后至到。；、":
        return None
    p = Point(i, m.end(), "clock", part=part)
    if hour < 12 and part in ("下午", "晚上", "晚间", "晚", "傍晚", "夜里", "深夜", "午后", "夜间") and not (part in ("夜里", "深夜", "夜间") and hour < 6):
        hour += 12
    if hour < 12 and not part and _EVENING.search(s, max(0, i - 2), i):
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


_SHORT_DIRECTIONS = frozenset(("前", "后", "上", "下", "这", "头", "过"))
_NOT_BEFORE_DIRECTION = tuple("一以之如当眼脚此目面地天线陆海水桥楼手底台属部")


_TRAILING = frozenset(("前", "后", "过"))
_OPEN_BEFORE = frozenset("在从于的是这那比与和及年月")


def _read_relative_duration(s: str, i: int) -> Point | None:
    m = RELATIVE_DURATION.match(s, i)
    if not m or (m["unit"] == "月" and not m["ge"]):
        return None
    which, unit = m["which"], {"星期": "周", "日": "天"}.get(m["unit"], m["unit"])
    before = s[i - 1 : i] if i else ""
    if which in _SHORT_DIRECTIONS and (len(m["n"]) > 3 or before in _NOT_BEFORE_DIRECTION):
        return None
    if which in _TRAILING and before and "\u4e00" <= before <= "\u9fff" and before not in _OPEN_BEFORE:
        return None
    if which in ("前", "后", "上", "下", "这", "头", "过") and m["n"] in ("半",) and unit != "天":
        return None
    n = count_of(m["n"])
    if n is not None and (m["mid"] or m["after"] == "半"):
        n += 0.5
    iso = iso_duration([(n, m["unit"])])
    if m["more"] or m["after"] == "多":
        n = None
    if which in ("上", "下") and not m["ge"] and unit in ("天",) and n == 1 and m["n"] == "一":
        return None
    direction = {"近": "back", "最近": "back", "晚近": "back", "过去": "back", "刚刚过去": "back", "前": "past", "上": "past",
                 "头": "loose", "这": "since" if m["tail"] else "loose", "未来": "ahead", "今后": "ahead", "接下来": "ahead", "后": "next", "下": "next", "过": "over"}[which]
    end = m.end()
    return Point(i, end, "back", unit=unit, count=n, direction=direction, name=which, duration=iso)


def _weekday(char: str) -> int:
    return "一二三四五六日".index(char.replace("天", "日"))


def _read_week(s: str, i: int) -> Point | None:
    if m := WEEKDAY.match(s, i):
        which = (m["which"] or "").rstrip("一个")
        return Point(i, m.end(), "weekday", number=_weekday(m["weekday"]), name=which)
    if m := WEEK.match(s, i):
        which = m["which"]
        p = Point(i, m.end(), "week", number=which.count("下") - which.count("上"), edge=m["end"] or "", name=which)
        inner = WEEKDAY.match(s, m.end())
        if inner and not inner["which"] and not m["end"]:
            p.kind, p.number, p.end = "weekday", _weekday(inner["weekday"]), inner.end()
        return p
    if s.startswith("周末", i):
        return Point(i, i + 2, "week", number=0, edge="末")
    return None


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
    return Point(i, m.end(), "plan", number=n, edge=m["edge"] or "", count=number(m["years"]) if m["years"] else None, name="以来" if m["since"] else "", direction="last" if (m["side"] or "") in "后" and m["side"] else "")


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


_WORD_READERS = (_read_date, _read_loose)
_READERS = dict.fromkeys("0123456789", (_read_date, _read_century, read_duration, _read_clock, _read_code))
_READERS |= dict.fromkeys(_N + "十廿零〇两百千半数几", (_read_date, _read_century, read_duration, _read_clock, _read_plan))
_READERS |= {
    "每": (_read_recurring,), "历": (_read_recurring,), "逢": (_read_recurring,),
    "年": (_read_date, _read_recurring), "Q": (_read_code,), "q": (_read_code,), "H": (_read_code,), "h": (_read_code,),
    "周": (_read_week,), "星": (_read_week,), "礼": (_read_week,),
    "月": (_read_date,), "大": (_read_date, read_duration),
    "这": (_read_date, _read_loose, _read_week, _read_relative_duration), "本": (_read_date, _read_week, _read_century),
    "上": (_read_date, _read_loose, _read_week, _read_relative_duration, _read_clock, _read_century),
    "下": (_read_date, _read_week, _read_relative_duration, _read_clock, _read_century),
    "“": (_read_plan, _read_date), "\"": (_read_plan,), "‘": (_read_plan,), "「": (_read_plan,),
}  # fmt: skip
_READERS |= dict.fromkeys("近最过未今接刚前后头晚", (_read_date, _read_loose, _read_relative_duration, _read_clock))
_READERS |= dict.fromkeys("凌清早拂中正午傍夜深半零北入", (_read_date, _read_clock))
_READERS["半"] = _READERS["半"] + (read_duration,)
_READERS["一"] = _READERS["一"] + (_read_loose,)
_READERS["零"] = _READERS["〇"]
_READERS["多"] = _READERS["长"] = (_read_loose,)


_AGO = re.compile(r"(?:以|之)?前(?![往列三后])|(?:以|之)?后(?!续)|以来|来(?![自到访华此了看说得去回临电信料])|间(?!隔|接|断|歇)")
_SPAN_PREFIX = re.compile(r"(?:为期|连续)$")
_SLOGAN = re.compile(r"[\u4e00-\u9fff](?<![了达满经有过约近超用历逾整共长需为期续间后即刑禁持于不到的是第])$")


def _no_length(s: str, e: Expression) -> bool:
    """Whether a bare 一年 or 十年 is no length: 不平凡的一年, 有一天, or a slogan that ends in it (奋进十年)."""
    text = s[e.start : e.end]
    if e.first.unit == "周年" and re.match("[\u4e00-\u9fff]", s[e.start - 1 : e.start]):
        return True
    if text in ("一年", "一天") and s[e.start - 1 : e.start] in ("的", "有", "又"):
        return True
    if text.endswith("年") and not text[0].isascii() and s[e.end : e.end + 1] in ("", "\n", "”", "》", "】"):
        return bool(_SLOGAN.search(s, max(0, e.start - 1), e.start))
    return False


def _after_duration(s: str, e: Expression) -> Expression | None:
    """三年来, 三天前, 十年间: a length that turns into a stretch of the calendar."""
    if m := _SPAN_PREFIX.search(s, max(0, e.start - 2), e.start):
        e.start, e.modifier = m.start(), m.group()
    join = _JOIN.match(s, e.end)
    if join and (last := read_duration(s, join.end())):
        e.end, e.first.duration, e.first.count = last.end, None, None
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
