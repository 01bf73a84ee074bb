"""The grammar of time expressions: from a place in the normalised text to an unresolved :class:`Expression`.

One pattern (:data:`CANDIDATE`) scans the text for places where an expression can begin; at each, the readers below are
tried in order and the longest reading wins. Readers say what is written, never what it means: :mod:`.resolve` does that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenbiao.finders.times.words import (
    DAY_SHIFTS, DAY_WORDS, DYNASTIES, HOLIDAYS, LOOSE_WORDS, MONTH_SHIFTS, MONTH_WORDS, RECURRING_WORDS, Shift,
    YEAR_SHIFTS, YEAR_WORDS, alternation,
)  # fmt: skip

_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "两": "2"}
_Z = "〇零一二三四五六七八九"
_N = "一二三四五六七八九"
_SEP = r" ?(?:至|到|[-—–―─~]{1,2}) ?"

_YEAR4 = rf"(?:[12][0-9{_Z}]{{3}}|[一二][0-9{_Z}]{{3}}|[两二]千零?[{_Z}]{{1,2}})"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_N}]|元)"
_DAY = rf"(?:[12][0-9]|3[01]|0?[1-9]|[二三]?十[{_N}]?|廿[{_N}]?|[{_N}])"
_SMALL = rf"(?:[0-9]{{1,3}}|[{_N}两]|[{_N}]?十[{_N}]?)"

YEARS_LISTED = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?=(?:、(?:19|20)[0-9]{2}){1,4}(?:年|和(?:19|20)[0-9]{2}年))")
YEAR = re.compile(
    rf"(?:(?P<first>{_YEAR4})(?:年|年度)?{_SEP}(?P<last>{_YEAR4}|[0-9]{{2}})|(?P<year>{_YEAR4}))(?P<space> ?)"
    r"(?P<unit>学年度?|年度|年(?!代|级|期|龄|报))"
)
SHORT_YEAR = re.compile(rf"(?P<year>[0-9]{{2}}|[{_Z}]{{2,3}})(?P<space> ?)年(?:度(?!假))?")
ERA_YEAR = re.compile(rf"(?P<era>公元前?|民国|{alternation(DYNASTIES)}) ?(?P<year>[0-9]{{1,4}}|元|[{_Z}十百]{{1,5}}) ?年(?!代)")
BARE_YEARS = re.compile(rf"(?P<first>(?:19|20)[0-9]{{2}}){_SEP}(?P<last>(?:19|20)[0-9]{{2}})(?![0-9年.%‰万亿]| ?学年)")
RELATIVE_YEAR = re.compile(rf"(?:{alternation(YEAR_WORDS)})度?")

MONTH = re.compile(
    rf"(?:(?P<first>{_MONTH})(?P<join>、|{_SEP}))?(?P<month>{_MONTH}) ?月(?P<portion>份)?(?![饼亮球嫂薪租供均票息])"
)
MONTH_EDGE = re.compile("月(?P<edge>[初底末])")
RELATIVE_QUARTER = re.compile("(?P<which>本|这个?|上一?个?|下一?个?)季度(?P<edge>[初末底])?")
RELATIVE_SEASON = re.compile("(?P<year>[今去明])(?P<season>[春夏秋冬])(?:(?P<next>[今明])年?(?P<last>[春夏秋冬]))?(?![节奥晚])")
HALF_MONTH = re.compile("(?P<half>[上下])半月(?!刊|板)")
RELATIVE_MONTH = re.compile(rf"(?:{alternation(MONTH_WORDS)})份?")
LUNAR = re.compile(rf"(?:农历|阴历|旧历)?(?P<leap>闰)?(?P<month>{_MONTH}|正|冬|腊)月(?P<day>初[{_N}十]|[二三]?十[{_N}]?|廿[{_N}]?)?日?")
DAY = re.compile(rf"(?:(?P<first>{_DAY})(?P<join>、|{_SEP}))?(?P<day>{_DAY}) ?(?P<unit>[日号])(?![元圆均军])")
BARE_DAY = re.compile(rf"(?P<day>[12][0-9]|3[01]|0?[1-9]|[二三]?十[{_N}]?|[{_N}])(?=$|[，。、；,;）)\s至到\-—~出])")
RELATIVE_DAY = re.compile(rf"{alternation(DAY_WORDS)}")
NUMERIC_DATE = re.compile(
    r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?P<sep>[-./])(?P<month>1[0-2]|0?[1-9])(?P=sep)(?P<day>[12][0-9]|3[01]|0?[1-9])(?![0-9]|[./-][0-9]{1,2}(?![0-9]))"
    r"|(?P<year2>(?:19|20)[0-9]{2}) (?P<month2>1[0-2]|0[1-9]) (?P<day2>[12][0-9]|3[01]|0[1-9])(?! ?[0-9.%])"
)
COMPACT_DATE = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z.%])")
NUMERIC_MONTH = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})[.](?P<month>1[0-2]|0[1-9])(?=[-—~至到]{1,2}(?:19|20)[0-9]{2})"
    r"|(?P<year2>(?:19|20)[0-9]{2})[.](?P<month2>1[0-2]|0[1-9])(?![0-9.])"
)
QUARTER_CODE = re.compile(r"(?:(?P<year>20[0-9]{2}) ?年?)?(?:[Qq](?P<quarter>[1-4])|[Hh](?P<half>[12]))(?![0-9A-Za-z])")

PART = re.compile(
    r"(?P<half>[上下前后])半年(?!来|以来)|(?:第(?P<quarter_nth>[一二三四1-4])个?|(?P<quarter>[一二三四1-4首末]))季度(?:(?P<quarter_edge>初|末|底))?"
    rf"|[前头](?P<quarters>[一二三两23])个?季度|[前头](?P<months>{_SMALL}) ?个?月(?!份)|(?P<lastmonths>最后) ?(?P<nlast>{_SMALL}) ?个月"
    rf"|首(?P<firstmonth>个?月)|第(?P<nthmonth>{_SMALL})个月|(?P<season>[春夏秋冬])(?:季|天)(?!气|然)|(?P<whole>全年)(?!龄)"
    rf"|第(?P<week>{_SMALL})(?:周|个星期)|[前头](?P<weeks>{_SMALL}) ?周|(?P<same>同期)"
    r"|年?(?P<edge>初|底|末|终|中|伊始)(?!年|步|期|次|级|中|学|国|等|心|央|共|东|旬|小|西|药|医|华|俄|美|日|欧|韩|法|英|德|线|层|部|南|北|方|间|央)"
    r"|(?P<inside>内)(?!外|部|容|地|蒙|需|生|涵|在|陆|阁|贾|政|销|贸|河|江|湖|存|科|置)"
)
MONTH_PART = re.compile(
    rf"月?(?P<xun>上中|中下|[上中下])旬(?!刊)|月?(?P<edge>初|底|末|中(?![旬小东央国]))(?![期步中级次])|第(?P<week>{_SMALL})(?:周|个星期)(?!{'[' + _N}日天])"
    rf"|(?:第(?P<nth>{_SMALL})|(?P<last>最后一))个?(?:星期|周|礼拜)(?P<weekday>[{_N}日天])|[前头](?P<days>{_SMALL}) ?天"
    rf"|最后(?P<lastdays>{_SMALL}) ?天|(?P<half>[上下])半月"
)
DAYPART = re.compile(
    "凌晨|清晨|早晨|早上|一早|清早|拂晓|上午|中午|正午|午间|午后|下午|傍晚|晚上|晚间|夜间|夜里|深夜|午夜|半夜|零时|早间|入夜|晚(?=[，,。0-9一二三四五六七八九十在]|$)|夜(?=[，,]|$)|早(?=[，,0-9]|$)"
)
CLOCK = re.compile(
    rf"(?P<part>凌晨|清晨|早晨|早上|早|上午|中午|午后|下午|傍晚|晚上|晚间|晚|夜里|深夜|夜间|午夜|北京时间)? ?"
    rf"(?:(?P<hour>[01]?[0-9]|2[0-4]|[二两]?十[{_N}]?|[{_N}两零]) ?(?P<unit>时|点钟?)(?!代|期|间|尚|空|装|速|政|机|常|局|髦|辰|报|评|下|任|候|刻|差|分点|多家|意见|要求|建议|工作|内容|主张|共识|体会|希望|办法|措施|以上|燃|赞|击|名|滴|缀|到|题|明|子)"
    rf"(?:(?P<half>半|整)|(?P<quarter>[一三])刻|(?P<minute>零?[0-5]?[0-9]|零[{_N}]|[{_N}]?十[{_N}]?|[{_N}])(?: ?分(?!之|别|析|为)(?:(?P<second>[0-5]?[0-9](?:\.[0-9]+)?|[{_N}十]{{1,3}})秒)?|(?![0-9{_N}十个项家名年月])))?"
    rf"|(?P<hour24>[01]?[0-9]|2[0-4])[:：](?P<minute24>[0-5][0-9])(?:[:：](?P<second24>[0-5][0-9]))?(?![0-9:：]))(?P<about>许|多钟?(?![个家名项人次]))?"
)
WEEKDAY = re.compile(
    rf"(?P<which>(?:上{{1,4}}|下{{1,4}}|这|本)(?:一|个)?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![期报线次级刊年个天周边]|起来)"
)
WEEK = re.compile(r"(?P<which>上{1,4}|下{1,4}|这|本)(?P<one>一)?个?(?:周|星期|礼拜)(?![期边围岁年转知])(?P<end>末)?")

_COUNT = rf"(?:[0-9]{{1,6}}(?:,[0-9]{{3}})?(?:\.[0-9]{{1,3}})?|[{_N}两十百千零]{{1,6}}|半|数[十百]?|几[十百]?)"
DURATION = re.compile(
    rf"(?:(?P<low>{_COUNT}){_SEP}|(?P<low2>[{_N}两])(?=[{_N}]))?(?P<n>{_COUNT}) ?(?P<more>[多余来几])?(?P<ge>个)?(?P<mid>半)?(?P<more2>[多余])? ?"
    r"(?P<unit>周年|年|月|星期|礼拜|周|天|工作日|交易日|昼夜|日|小时|钟头|分钟|分(?=[0-9零一二三四五六七八九十]{1,3}秒)|秒钟?|季度|世纪|学年|刻钟)(?P<after>半(?!数|径|年|月|天|岁)|多)?"
)
_DURATION_STOP = re.compile(
    r"级|期(?!间)|制|生(?!产|活|动|效)|龄|代|轮|岁|报|检|审|薪|夜(?!间)|(?<=周)[边围密长末期]|(?<=天)[下空然气津才地真文桥性]|(?<=日)[元本军报游均]|(?<=秒)[杀懂拍]|(?<=年)[度份终]|(?<=季)报"
    r"|一(?:度|遇|次|届)|之计|大计|老店|树|[-—]?(?:规划|计划|行动|禁令|任期)|(?:来|以来)?之[未最]"
)
RELATIVE_DURATION = re.compile(
    rf"(?P<which>最近|晚近|近|过去|未来|今后|接下来|刚刚过去|前|后|上|下|这|头|过) ?(?:的|这)? ?(?P<n>{_COUNT}) ?(?P<more>[多余])?(?P<ge>个)?(?P<mid>半)?"
    r" ?(?P<unit>年(?![级龄代轻度])|月(?![台球光])|星期|周(?![期边围岁年转])|天(?![下空气然津才地真文线台])|日(?![元本军])|小时|季度|世纪)(?P<after>半|多)?(?P<tail>以来|来(?!自|访|华|到)|间(?!隔))?"
)
RECURRING = re.compile(
    rf"每(?:隔|逢|到)?(?:(?P<n>{_COUNT})?个?)(?P<unit>年|季度|季|月份?|周末|周(?!期|边|岁)|星期|天|日|小时|分钟|秒钟?|半年|学年|晚|夜|工作日)(?!级|薪)|{alternation(RECURRING_WORDS)}"
)
CENTURY = re.compile(
    rf"(?:(?P<n>[0-9]{{1,2}}|[二]?十?[{_N}]?十?)世纪|(?P<word>本世纪|上个?世纪|下个?世纪))(?:的)?(?:(?P<decade>[1-9]0|[二三四五六七八九]十) ?年代)?(?P<edge>初期?|末期?|中[叶期]?|前期|后期|前半[叶期]|后半[叶期]|中后期|早期|晚期)?"
)
DECADE = re.compile(rf"(?P<decade>(?:19|20)[1-9]0|[1-9]0|[二三四五六七八九]十) ?年代(?P<edge>初期?|末期?|中期?|前期|后期|中后期|早期|晚期)?")
PLAN = re.compile(
    rf"[“\"‘「]?(?P<first>十?[{_N}十])五[”\"’」]?(?:(?P<whole>时期|期间|五年)|(?P<edge>初期?|中期|末期?|期末|前期|后期)|(?P<side>[前头后])(?P<years>[{_N}两])年|(?P<since>以来)|(?P<inside>(?:时期)?内))"
)
HOLIDAY = re.compile(
    rf"(?P<name>{alternation(HOLIDAYS)})(?P<span>(?:小?长)?假期?(?:期间)?|期间|前夕|前后|当天|当日|当晚)?(?!晚会|联欢|联播|档|村|路|街|阅兵|连线|走基层|号|楼)"
)
LOOSE = re.compile(alternation(LOOSE_WORDS))

SINCE = re.compile(r"以来|起始?(?![来草伏点因诉码飞到义诉步家重]|止)|开始(?=[，,。；至到]|$)")
SUFFIX = re.compile(
    r"(?P<since>以来|之?后(?=以来)|起(?![来草伏点因诉码飞到义步家重止]))"
    r"|(?P<before>(?:[及或])?(?:以|之)前|前夕|前(?![往后來景沿列瞻线进所三两几一二四五六七八九十身述半端台者首任妻夫途卫锋门排期体])(?![0-9]))"
    r"|(?P<after>(?:[及或])?(?:以|之)后|后(?![续备台勤期来者面方年门果代天座卫援盾劲排裔世院半]))"
    r"|(?P<around>前后)|(?P<during>期间|之?间(?!隔|接|断|歇))|(?P<inside>之内)"
)
NOW = re.compile(r"(?:起)?" + _SEP.replace("(?:至|", "(?:直?至|") + r"?(?:(?<=到|至)(?:现在|目前|如今|当前)|(?<=至)今(?![年天日晚])|迄今)")
AS_OF = re.compile(r"(?:截至|截止到?|截止至|截至到)$")
JOIN = re.compile(r"(?:日?起)?" + _SEP + r"(?:当|次)?")
OPENING = re.compile(r"[从自]")


def number(text: str) -> int | None:
    """The value of a small numeral: Arabic, positional Chinese (二〇二四) or counted (二十四, 一百二十); None for 半, 几, 数."""
    text = text.replace(",", "")
    if text.isdecimal() and text.isascii():
        return int(text)
    digits = "".join(_DIGITS.get(c, c) for c in text)
    if digits.isdecimal():
        return int(digits)
    if not set(digits) <= set("0123456789十百千廿初"):
        return None
    total, current = 0, 0
    for c in digits.replace("廿", "2十").lstrip("初"):
        if c in "十百千":
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            current = 0
        else:
            current = current * 10 + int(c) if current and c != "0" else int(c)
    return total + current


@dataclass(slots=True)
class Point:
    """One reading, before resolution: what is written of year, month, day and so on; the rest is None.

    ``*_first`` is the first of a written pair (1—5月 has ``month_first`` 1 and ``month`` 5).
    """

    start: int
    end: int
    kind: str = "date"
    year: int | None = None
    year_first: int | None = None
    year_shift: Shift | None = None
    month: int | None = None
    month_first: int | None = None
    month_shift: Shift | None = None
    day: int | None = None
    day_first: int | None = None
    day_shift: Shift | None = None
    part: str = ""
    number: int | None = None
    number_first: int | None = None
    edge: str = ""
    name: str = ""
    unit: str = ""
    count: float | None = None
    direction: str = ""
    duration: str | None = None
    school: bool = False


@dataclass(slots=True)
class Expression:
    """A time expression as written: one point or a range of two, with what opens, closes or modifies it."""

    start: int
    end: int
    first: Point
    last: Point | None = None
    modifier: str | None = None
    opening: str = ""


def count_of(text: str) -> float | None:
    """The value of a count before a unit of time; None for a vague one (几, 数十)."""
    if text == "半":
        return 0.5
    if len(text) == 2 and text[0] in _N and text[1] in _N:
        return None
    if text[0].isascii():
        return float(text.replace(",", ""))
    return number(text)


def _short_year(text: str) -> int | None:
    value = number(text)
    if value is None:
        return None
    if len(text) > 2:
        return value
    return value + (2000 if value < 50 else 1900)


def read_date(s: str, i: int) -> Point | None:
    """A date from the coarse to the fine: year, then month or part of the year, then day or part of the month."""
    p = Point(i, i)
    if s[i] in "0123456789" and _read_numeric(s, i, p):
        return _finish_day(s, p)
    pos = _read_year(s, i, p)
    if pos > i:
        p.end = pos
        nxt = pos + 1 if s.startswith("的", pos) else pos
        nxt = nxt + 1 if s.startswith(" ", nxt) else nxt
        if p.year_first is not None:
            return p
        if _read_holiday(s, nxt, p) or _read_month(s, nxt, p) or _read_part(s, nxt, p, nxt == pos):
            return _finish_day(s, p) if p.day is not None or p.day_shift is not None else p
        return p
    if _read_month(s, i, p):
        return _finish_day(s, p) if p.day is not None else p
    if _read_month_word(s, i, p) or _read_holiday(s, i, p):
        return p
    if _read_part(s, i, p, False):
        return p
    if m := RELATIVE_DAY.match(s, i):
        p.day_shift, p.end = DAY_SHIFTS[m.group()], m.end()
        p.part = p.day_shift.part
        if m.group() == "今天" and s.startswith("的", p.end):
            p.name = "今天的"
        return _finish_day(s, p)
    if (m := DAY.match(s, i)) and m["unit"] == "日" and not _is_length(s, i, m):
        if not _set_pair(p, "day", m["first"], m["day"]):
            return None
        p.end = m.end()
        return _finish_day(s, p)
    return None


def _is_length(s: str, i: int, m: re.Match[str]) -> bool:
    """Whether a lone 十五日 is a length (十五日内, 不少于三十日), as it is in laws, and no day of the month."""
    if _WITHIN.match(s, m.end()):
        return True
    return bool(_AT_LEAST.search(s, max(0, i - 3), i)) or (m.group() == "一日" and s[m.end() : m.end() + 1] not in ("，", "上", "下", "晚", "凌"))


_WITHIN = re.compile(r"(?:以|之)?内(?![蒙阁])|以[上下]|期(?!间)|的[时期]间|游")
_AT_LEAST = re.compile(r"(?:少于|超过|大于|多于|长于|满|逾|达|连续)$")


def _read_numeric(s: str, i: int, p: Point) -> bool:
    for pattern in (NUMERIC_DATE, COMPACT_DATE):
        if m := pattern.match(s, i):
            year, month, day = (m[k] or m[f"{k}2"] if pattern is NUMERIC_DATE else m[k] for k in ("year", "month", "day"))
            p.year, p.month, p.day, p.end = int(year), int(month), int(day), m.end()
            return True
    return False


def _read_year(s: str, i: int, p: Point) -> int:
    """Fill in the year; return where it ends, ``i`` if there is none."""
    if s[i] not in _NUMBER_CHARS:
        return _read_year_word(s, i, p)
    if m := YEARS_LISTED.match(s, i):
        p.year = int(m["year"])
        return m.end()
    if m := YEAR.match(s, i):
        if m["first"]:
            p.year_first, last = number(m["first"]), number(m["last"])
            if p.year_first is None or last is None:
                return i
            p.year = last if last > 99 else p.year_first // 100 * 100 + last
            if not 0 <= p.year - p.year_first <= 1000:
                return i
        else:
            p.year = number(m["year"])
        p.school = m["unit"].startswith("学年")
        return m.end() if p.year else i
    if m := SHORT_YEAR.match(s, i):
        text, end = m["year"], m.end()
        chinese = not text[0].isascii()
        dated = MONTH.match(s, end) or PART.match(s, end) and not s.startswith(("内", "中", "初", "末", "底"), end)
        approximate = chinese and len(text) == 2 and (_digit(text[1]) - _digit(text[0]) == 1 or text == "三五")
        if text[0] in "0零〇" or dated or (chinese and len(text) == 2 and not approximate):
            p.year = _short_year(text)
            return end
    return i


def _read_year_word(s: str, i: int, p: Point) -> int:
    if m := RELATIVE_YEAR.match(s, i):
        word = m.group()
        p.year_shift = YEAR_SHIFTS.get(word) or YEAR_SHIFTS[word[:-1]]
        p.name = word
        return m.end()
    if m := ERA_YEAR.match(s, i):
        era, n = m["era"], 1 if m["year"] == "元" else number(m["year"])
        if n is None:
            return i
        p.year = {"公元": n, "公元前": 1 - n, "民国": 1911 + n}.get(era, DYNASTIES.get(era, 0) + n - 1)
        return m.end()
    return i


_LUNAR_HEADS = frozenset("农阴旧闰正冬腊一二三四五六七八九十")
_NUMBER_CHARS = frozenset("0123456789一二三四五六七八九十零〇廿两")


def _digit(char: str) -> int:
    return int(_DIGITS.get(char, char))


def _set_pair(p: Point, unit: str, first: str | None, last: str) -> bool:
    value = 1 if last == "元" else number(last)
    setattr(p, unit, value)
    if first:
        earlier = number(first)
        setattr(p, f"{unit}_first", earlier)
        if earlier is None or value is None or (unit == "day" and earlier >= value):
            return False
    return value is not None


def _read_month(s: str, i: int, p: Point) -> bool:
    m: re.Match[str] | None
    number_first = s[i : i + 1] in _NUMBER_CHARS
    if not number_first and (m := RELATIVE_MONTH.match(s, i)):
        p.month_shift, p.end = MONTH_SHIFTS[m.group().removesuffix("份")], m.end()
    elif s[i : i + 1] in _LUNAR_HEADS and (m := LUNAR.match(s, i)) and (m["month"] in "正冬腊" or (m["day"] or "").startswith("初") or m.group()[0] in "农阴旧"):
        p.kind = "lunar"
        p.month = {"正": 1, "冬": 11, "腊": 12}.get(m["month"]) or number(m["month"])
        p.day, p.end = m["day"] and number(m["day"]), m.end()
        if p.day is None:
            p.end = m.end("month") + 1
        return p.month is not None and not m["leap"]
    elif m := MONTH.match(s, i):
        first = m["first"]
        if m["join"] == "、" and first and not _follows(first, m["month"]):
            return False
        if not _set_pair(p, "month", first, m["month"]):
            return False
        p.end = m.end()
        if first:
            return True
    else:
        return False
    pos = p.end
    if not (m and m.re is MONTH and m["portion"]):
        nxt = pos + 1 if s.startswith(" ", pos) else pos
        if d := DAY.match(s, nxt):
            if _set_pair(p, "day", d["first"], d["day"]):
                p.end = d.end()
            return True
        if p.month is not None and (d := BARE_DAY.match(s, pos)) and (m.group()[0].isascii() == d["day"][0].isascii() or len(d["day"]) > 1):
            value = number(d["day"])
            if value is not None and value <= 31:
                p.day, p.end = value, d.end()
            return True
    nxt = pos + 1 if s.startswith("的", pos) else pos
    if d := MONTH_PART.match(s, nxt):
        _set_part(p, d)
    return True


def _read_month_word(s: str, i: int, p: Point) -> bool:
    """月底, 上半月, 上季度: a part of the month or a quarter, counted from the time the text speaks of."""
    if m := MONTH_EDGE.match(s, i):
        p.month_shift, p.edge, p.end = Shift("text", 0, 0), m["edge"], m.end()
    elif m := HALF_MONTH.match(s, i):
        p.month_shift, p.part, p.number, p.end = Shift("text", 0, 0), "half", 1 if m["half"] == "上" else 2, m.end()
    elif m := RELATIVE_SEASON.match(s, i):
        p.part, p.number, p.end = "seasons", "春夏秋冬".index(m["season"]) + 1, m.end()
        p.year_shift = Shift("reference", _SEASON_YEARS[m["year"]], _SEASON_YEARS[m["next"] or m["year"]])
        p.number_first = "春夏秋冬".index(m["last"]) + 1 if m["last"] else None
    elif m := RELATIVE_QUARTER.match(s, i):
        p.part, p.number, p.end, p.edge = "relative_quarter", {"上": -1, "下": 1}.get(m["which"][0], 0), m.end(), m["edge"] or ""
    else:
        return False
    return True


_SEASON_YEARS = {"去": -1, "今": 0, "明": 1}


def _follows(first: str, last: str) -> bool:
    a, b = number(first), number(last)
    return a is not None and b is not None and b - a == 1


_PART_NUMBERS = {"首": 1, "末": 4, "上": 1, "前": 1, "下": 2, "后": 2, "中": 2}


def _set_part(p: Point, m: re.Match[str]) -> None:
    for name, text in m.groupdict().items():
        if text is not None:
            if name == "quarter_edge":
                p.edge = text
                continue
            name = name.removesuffix("_nth")
            p.part = name
            if name == "edge":
                p.part, p.edge = "", text
            elif name == "xun":
                p.number, p.number_first = "上中下".index(text[-1]) + 1, "上中下".index(text[0]) + 1
            elif name == "weekday":
                p.unit = text
                p.number = -1 if m["last"] else number(m["nth"])
            elif name in ("half", "quarter"):
                p.number = _PART_NUMBERS.get(text) or number(text)
            elif name == "season":
                p.number = "春夏秋冬".index(text) + 1
            elif text and name not in ("whole", "same", "inside", "firstmonth", "lastmonths"):
                p.number = number(text)
            if name not in ("nth", "last", "lastmonths", "quarter"):
                break
    p.end = m.end()


def _read_part(s: str, i: int, p: Point, after_year: bool) -> bool:
    m = PART.match(s, i)
    if not m:
        return False
    if not after_year and i == p.start and m.lastgroup in ("inside", "week", "weeks", "nthmonth", "firstmonth", "months"):
        return False
    if m["edge"] and i == p.start and not m.group().startswith("年"):
        return False
    if m["inside"] and not after_year:
        return False
    _set_part(p, m)
    return True


def _read_holiday(s: str, i: int, p: Point) -> bool:
    m = HOLIDAY.match(s, i)
    if not m:
        return False
    p.kind, p.name, p.end, p.part = "holiday", m["name"], m.end(), m["span"] or ""
    return True


def _finish_day(s: str, p: Point) -> Point:
    """Take in the part of the day (14日晚) unless a clock time follows, which is an expression of its own."""
    m = DAYPART.match(s, p.end)
    if m and not (CLOCK.match(s, p.end) and CLOCK.match(s, p.end)[0] != m.group()):
        p.part, p.end = p.part or m.group(), m.end()
    return p


def read_duration(s: str, i: int) -> Point | None:
    """A length of time (三个半月, 2小时30分), with its ISO 8601 duration where the number is exact."""
    end, unit, vague = i, "", False
    total: list[tuple[float | None, str]] = []
    while m := DURATION.match(s, end):
        if m["unit"] == "月" and not m["ge"]:
            break
        if m["n"] == "半" and m["unit"] in ("周年", "日", "分钟", "秒", "分"):
            break
        n = count_of(m["n"])
        if set(m["n"]) <= set("百千万") or m["low"] or m["low2"] or m["more"] in ("几", "来"):
            n = None
        if n is not None and (m["mid"] or m["after"] == "半"):
            n += 0.5
        total.append((n, m["unit"]))
        vague = vague or bool(m["more"] or m["more2"] or m["after"] == "多")
        end, unit = m.end(), m["unit"]
        joint = _COMPOUND.match(s, end)
        if joint:
            nxt = DURATION.match(s, joint.end())
            if nxt and _RANKS.get(nxt["unit"], 9) < _RANKS.get(unit, 0) or nxt and joint.group():
                end = joint.end()
                continue
        break
    if not total or _DURATION_STOP.match(s, end) or (s[i] in "百千" and total[0][0] is None):
        return None
    return Point(i, end, "duration", unit=unit, count=total[0][0] if len(total) == 1 and not vague else None, duration=iso_duration(total))


_COMPOUND = re.compile(r"[零又]|外加|加上?|(?=[0-9一二三四五六七八九十零])")
_RANKS = {"世纪": 9, "年": 8, "季度": 7, "月": 6, "周": 5, "星期": 5, "天": 4, "日": 4, "小时": 3, "钟头": 3, "分钟": 2, "分": 2, "秒": 1, "秒钟": 1}
_ISO = {
    "世纪": ("Y", 100), "年": ("Y", 1), "周年": ("Y", 1), "学年": ("Y", 1), "季度": ("M", 3), "月": ("M", 1), "周": ("W", 1),
    "星期": ("W", 1), "礼拜": ("W", 1), "天": ("D", 1), "日": ("D", 1), "昼夜": ("D", 1), "小时": ("H", 1), "钟头": ("H", 1),
    "刻钟": ("MIN", 15), "分钟": ("MIN", 1), "分": ("MIN", 1), "秒": ("S", 1), "秒钟": ("S", 1),
}  # fmt: skip


def iso_duration(parts: list[tuple[float | None, str]]) -> str | None:
    """``P1Y6M`` from [(1.5, 年)]; None where a part is vague (几个月) or counts working days."""
    fields: dict[str, float] = {}
    for n, unit in parts:
        if n is None or unit not in _ISO:
            return None
        letter, factor = _ISO[unit]
        n *= factor
        for whole, small, ratio in (("Y", "M", 12), ("M", "D", 30), ("W", "D", 7), ("H", "MIN", 60)):
            if letter == whole and n % 1 == 0.5:
                fields[whole] = fields.get(whole, 0) + int(n)
                letter, n = small, ratio / 2 if small != "D" or ratio != 7 else 3.5
        fields[letter] = fields.get(letter, 0) + n
    if fields.get("W") and len(fields) > 1:
        fields["D"] = fields.get("D", 0) + 7 * fields.pop("W")
    date = "".join(f"{fields[k]:g}{k}" for k in "YMWD" if fields.get(k))
    clock = "".join(f"{fields[k]:g}{k[0]}" for k in ("H", "MIN", "S") if fields.get(k))
    return f"P{date}" + (f"T{clock}" if clock else "") if date or clock else None
