"""Dates of the calendar as written: year, month or part of the year, day or part of the month, named days."""

from __future__ import annotations

import re

from wenbiao.finders.times.clocks import take_part_of_day
from wenbiao.finders.times.words import (
    CLOCK_PARTS,
    DAY_SHIFTS,
    DAY_WORDS,
    HOLIDAY_DAYS,
    HOLIDAYS,
    MONTH_SHIFTS,
    MONTH_WORDS,
    REIGN_WORDS,
    REIGNS,
    YEAR_SHIFTS,
    YEAR_WORDS,
    Shift,
    alternation,
)  # fmt: skip
from wenbiao.finders.times.written import NUMBER_HEADS, SEPARATOR, SMALL, N, Point, Z, digit, number

_YEAR4 = rf"(?:[12][0-9{Z}]{{3}}|[一二][0-9{Z}]{{3}}|[两二]千零?[{Z}]{{1,2}})"
_MONTH_NUMBER = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{N}]|元)"
_DAY_NUMBER = rf"(?:[12][0-9]|3[01]|0?[1-9]|[二三]?十[{N}]?|廿[{N}]?|[{N}])"
_MODERN = "(?:19|20)[0-9]{2}"

# 1998、1999年
_LISTED_YEAR = re.compile(rf"({_MODERN})(?=(?:[、和]{_MODERN}){{1,4}}(?:年|两年))")
_YEAR = re.compile(
    rf"(?:(?P<first>{_YEAR4})(?:年|年度)?{SEPARATOR}(?P<last>{_YEAR4}|[0-9]{{2}})|(?P<year>{_YEAR4})) ?"
    r"(?P<unit>学年度?|财年|年度|年年度|年(?![代级龄报]|期(?!间))|(?=[上下]半年|第?[一二三四]季度))"
)
_SHORT_YEAR = re.compile(rf"(?P<year>[0-9]{{2}}|[{Z}]{{2,3}}) ?年(?:度(?!假))?")
_ERA_YEAR = re.compile(
    rf"(?P<era>公元前?|民国|{alternation(REIGN_WORDS)}) ?(?P<year>[0-9]{{1,4}}|元|[{Z}十百]{{1,5}}) ?年(?!代)"
)
_RELATIVE_YEAR = re.compile(rf"(?:{alternation(YEAR_WORDS)})度?")

_MONTH = re.compile(
    rf"(?:(?P<first>{_MONTH_NUMBER})(?P<join>、|{SEPARATOR}))?(?P<month>{_MONTH_NUMBER}) ?月(?P<portion>份)?"
    "(?![饼亮球嫂薪租供均票息]|革命|社会主义革命)"
)
# 六七两个月
_TWO_MONTHS = re.compile(
    rf"(?P<first>{_MONTH_NUMBER})[、和]?(?P<month>{_MONTH_NUMBER})两个?月份?|(?P<one>[{N}])(?P<next>[{N}])月份?"
)
_RELATIVE_MONTH = re.compile(rf"(?:{alternation(MONTH_WORDS)})份?")
_LUNAR = re.compile(
    rf"(?P<calendar>农历|阴历|旧历)?(?P<leap>闰)?(?P<month>{_MONTH_NUMBER}|正|冬|腊)月"
    rf"(?:(?P<day>初[{N}十]|[二三]?十[{N}]?|廿[{N}]?)日?)?"
)
_LUNAR_HEADS = frozenset("农阴旧闰正冬腊十" + N)
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_COUNTS = frozenset("0123456789十两几多" + N)
_EARLIER = re.compile("[上前]")
# 三月三 is a festival, 三月三日 a day of March
_FESTIVALS = frozenset("二三五六七九")
_MORE_DAYS = frozenset("日号十月、至到-—~")
_MONTH_EDGE = re.compile("月([初底末])")
_HALF_MONTH = re.compile("(?:([上下])|(?<![一-龥])([前后])|(?<=[我你他她们])([前后]))半月(?![刊板])")
_RELATIVE_QUARTER = re.compile(
    "(?P<which>本|这个?|上{1,2}一?个?|下{1,2}一?个?|(?<=[比较与同])前一个?)季度(?P<edge>[初末底])?"
)
_RELATIVE_SEASON = re.compile(
    "(?P<year>[今去明])(?P<season>[春夏秋冬])(?:(?P<next>[今明])年?(?P<last>[春夏秋冬]))?(?![节奥晚装])"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_SEASONS = "春夏秋冬"
_SEASON_YEARS = {"去": -1, "今": 0, "明": 1}

_DAY = re.compile(rf"(?:(?P<first>{_DAY_NUMBER})(?:、|{SEPARATOR}))?(?P<day>{_DAY_NUMBER}) ?(?P<unit>[日号])(?![圆均])")
# 10月22出生: a day whose 日 is left out, where nothing that it could count follows
_BARE_DAY = re.compile(rf"(?:[12][0-9]|3[01]|0?[1-9]|[二三]?十[{N}]?|[{N}])(?=$|[，。、；,;）)\s至到\-—~出])")
_RELATIVE_DAY = re.compile(alternation(DAY_WORDS))
# 大会4号开幕 is a day; 神舟4号, 4号楼 are names
_DAY_BY_NUMBER = re.compile(
    "[至到—~-]|[两三]天|[以之][前后]|(?:你|我(?!国)|他|她|咱)|[、和][0-9]{1,2}号|[,，](?!.{0,6}[0-9]号[楼线机])"
    f"|{alternation(CLOCK_PARTS)}|夜"
    "|(?:[在对从就再也又还曾已将首结期开闭抵离出继持](?!间)|发[布表生]|表[示态]|宣[布读]|报道|公[布开]|举[行办]|召开"
    "|正式|顺利|决定|起(?![降重飞火])|前(?!方|轮|端)|后(?!方|轮|勤)|说|称|通[过报]|[确承]认|证实|签[署订]|会[见晤谈]"
    "|致电|访问|透露|联合|日落|展开|呼吁|警告|下令|批准)"
)
# things seldom bear a higher number than this: 部门22号重启谈判 is a day, 2号种子 is none
_NAMED_UP_TO = 12
_NUMBERED_THING = re.compile(
    "[“《〈（(窗楼线机站台门院库店井车厅馆区种选公决文令染球桥墩泊船坑仓舱炉洞矿岛路街院元州省信病试样议案通码]"
)
# 部门, 舰队 and 小组 report on a day; 3号门 and 2队3号 are names
_BODY = re.compile("部门|[军舰卫]队|小组|林宫")
_NUMBERED = frozenset("窗楼线机站台门院库店井车厅馆区")
_NAMED_BY_NUMBER = frozenset("舟征娥宫问链龙箭星港园线楼栋座机船艇洞车路馆井门桥口型舱文字令第元组队道]〕)}-.·_/#")
# 昨（12）日
_BRACKETS = frozenset("（(")
_BRACKETED_DAY = re.compile("[今昨明][（(](3[01]|[12][0-9]|0?[1-9])[）)]日")
# 今天的会议 is held that day; 今天的中国 is a country of the present age
_ESSAY_DAY = re.compile(
    "之(?=[一-龥])|的(?![^，。；、]{0,8}?(?:(?<!社)会|活动|发布|仪式|节目|赛|新闻|演|首映|行程|论坛|讲话|采访|报道"
    "|联播|通道|走基层|参观|庆祝|统计|考核|气温|降水|天气|[《【“]))"
)
_NUMERIC_DATE = re.compile(
    r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?P<sep>[-./])(?P<month>1[0-2]|0?[1-9])(?P=sep)(?P<day>[12][0-9]|3[01]|0?[1-9])"
    r"(?![0-9]|[./-][0-9]{1,2}(?![0-9]))"
)
_COMPACT_DATE = re.compile(
    rf"(?P<year>{_MODERN})(?P<space> )?(?P<month>0[1-9]|1[0-2])(?(space) )"
    "(?P<day>0[1-9]|[12][0-9]|3[01])"
    "(?(space)(?! ?[0-9.%])|(?![0-9A-Za-z.%]))"
)

_WITHIN = re.compile("(?:（[^（）]{1,8}）)?[以之]?内(?![蒙阁])|以[上下]|期(?!间)|的[时期]间|游|元")
_AT_LEAST = re.compile("(?:少于|超过|大于|多于|长于|满|逾|(?<![格旺干休扎比])达|连续)$")

_NOT_AFTER_EDGE = "年步期次级中学国等心央共东旬小西药医华俄美日欧韩法英德线层部南北方间"
_NOT_AFTER_END = "年步期次级线层部"
_NOT_AFTER_INSIDE = "外部容地蒙需生涵在陆阁贾政销贸河江湖存科置"
_LAST_WEEK = f"(?P<last_week>最[后後]一)个?(?:周|星期|礼拜)(?![{N}日天])"
_YEAR_PART = re.compile(
    "(?P<half>[上下前后])半年(?!来|以来)"
    "|(?:第(?P<nth_quarter>[一二三四1-4])个?|(?P<quarter>[一二三四1-4首末]))季度(?P<quarter_edge>[初末底])?"
    "|(?P<quarter_first>[一二三123])[至到—-]{1,2}(?P<quarter_last>[二三四234])季度"
    rf"|最[后後](?P<last_days>{SMALL}) ?天|第(?P<first_days>一)天"
    "|[前头] ?(?P<first_quarters>[一二三两23]) ?个?季度"
    rf"|(?:前 ?(?P<first_months>{SMALL}) ?个?|头 ?(?P<early_months>{SMALL}) ?个)月(?!份)"
    rf"|(?:最[后後]|[后後]) ?(?P<last_months>{SMALL}) ?个月"
    "|(?P<onset>入[春夏秋冬汛梅伏]|开局|开年)(?=以来|[以之]?后)|(?P<summer>暑[期假])"
    rf"|首(?P<first_month>个?月)|末(?P<final_month>个?月)|第(?P<nth_month>{SMALL})个月|(?P<season>[春夏秋冬])(?:[季天](?![气然])|(?=[，,。；、]|以来|[以之][前后]|至今|$))"
    rf"|(?P<whole>全年)(?!龄)|第(?P<week>{SMALL})(?:周|个星期)|{_LAST_WEEK}|(?P<same>同期)"
    rf"|[前头] ?(?P<first_weeks>{SMALL}) ?周"
    rf"|年?(?P<edge>[底末终](?![{_NOT_AFTER_END}])|[初中](?![{_NOT_AFTER_EDGE}])|伊始)"
    rf"|(?P<inside>年内(?!蒙)|内(?![{_NOT_AFTER_INSIDE}]))"
)
_NOT_ALONE = frozenset(
    (
        "inside",
        "onset",
        "summer",
        "last_days",
        "first_days",
        "week",
        "last_week",
        "first_weeks",
        "nth_month",
        "first_month",
        "final_month",
        "same",
    )
)
_MONTH_PART = re.compile(
    "月?(?P<ten_days>上中|中[上下]|[上中下])旬(?!刊)|月?(?P<edge>[底末]|初(?!中)|中(?![小东央国中]))(?![期步级次])"
    rf"|第(?P<week>{SMALL})(?:周|个星期)(?![{N}日天])|{_LAST_WEEK}"
    rf"|(?:第(?P<nth>{SMALL})|(?P<last>最[后後]一))个?(?:星期|周|礼拜)(?P<weekday>[{N}日天])"
    rf"|[前头] ?(?P<first_days>{SMALL}) ?天|最[后後] ?(?P<last_days>{SMALL}) ?天|(?P<half>[上下])半月"
)
# 期满前三个月: 前 closes the word in front of it
_CLOSED_BY_BEFORE = frozenset("满毕束提期日届会")
_SAME_PARTS = {"nth_quarter": "quarter", "early_months": "first_months"}
_ORDER = {"首": 1, "末": 4, "上": 1, "前": 1, "下": 2, "后": 2}

_HOLIDAY = re.compile(
    rf"(?:(?:三八|五一|五四|六一|七一|八一)”(?=国际|[劳儿妇建青]))?(?P<name>{alternation(HOLIDAYS)})(?P<quote>”)?(?P<second>(?:中秋|国庆)(?=小?长?假))?"
    "(?P<span>(?:小?长)?假期?(?:期间)?|黄金周|期间|前夕|前后|当天|当日|当晚)?"
    "(?!晚会|联欢|联播|档|村|路|街|阅兵|连线|走基层|号|楼)"
)


# what a word of each kind can begin with
_ERA_HEADS = frozenset(word[0] for word in REIGNS) | frozenset("公民")
_YEAR_HEADS = frozenset(word[0] for word in YEAR_SHIFTS) | _ERA_HEADS
_MONTH_HEADS = frozenset(word[0] for word in MONTH_SHIFTS)
_DAY_HEADS = frozenset(word[0] for word in DAY_SHIFTS)
_PART_HEADS = frozenset("开入暑上下前后头第首最春夏秋冬全同年初底末终中伊内一二三四1234")
_DATE_HEADS = frozenset("元月本这").union(
    NUMBER_HEADS, _YEAR_HEADS, _MONTH_HEADS, _LUNAR_HEADS, _DAY_HEADS, _PART_HEADS, (word[0] for word in HOLIDAY_DAYS),
    "去明",
)  # fmt: skip


def read_date(s: str, i: int) -> Point | None:
    """The date that begins at offset ``i``: whole (2024年3月5日), in part (5日, 上半年) or by a word (去年, 昨天)."""
    head = s[i]
    if head not in _DATE_HEADS:
        return None
    p = Point(i, i)
    if head in "12" and s[i + 4 : i + 5] in _NUMERIC_MARKS and _read_numeric(s, i, p):
        return take_part_of_day(s, p)
    if s[i : i + 2] in DAY_SHIFTS:
        return _read_day_word(s, i, p)
    pos = _read_year(s, i, p) if head in NUMBER_HEADS else _read_year_word(s, i, p)
    if pos > i:
        p.end = pos
        nxt = pos + s.startswith("的", pos)
        nxt += s.startswith(" ", nxt)
        if p.year_first is not None:
            return p
        if _read_holiday(s, nxt, p) or _read_month(s, nxt, p) or _read_year_part(s, nxt, p, nxt == pos):
            return take_part_of_day(s, p) if p.day is not None else p
        return p
    if _read_month(s, i, p):
        return take_part_of_day(s, p) if p.day is not None else p
    if _read_month_word(s, i, p) or _read_holiday(s, i, p) or _read_year_part(s, i, p, False):
        return p
    return _read_day_word(s, i, p) or _read_lone_day(s, i, p)


def read_day(s: str, i: int) -> Point | None:
    """The day without a month that begins at offset ``i`` (5日)."""
    return _read_lone_day(s, i, Point(i, i))


_NUMERIC_MARKS = frozenset("0123456789-./ ")
_HOLIDAY_HEADS = frozenset(word[0] for word in HOLIDAY_DAYS)


def _read_numeric(s: str, i: int, p: Point) -> bool:
    m = _NUMERIC_DATE.match(s, i) or _COMPACT_DATE.match(s, i)
    if m is None:
        return False
    p.year, p.month, p.day, p.end = int(m["year"]), int(m["month"]), int(m["day"]), m.end()
    return True


def _read_year(s: str, i: int, p: Point) -> int:
    """Fill in the year; return where it ends, ``i`` if there is none."""
    if s[i + 4 : i + 5] in ("、", "和") and (m := _LISTED_YEAR.match(s, i)):
        p.year = int(m[1])
        return m.end()
    if m := _YEAR.match(s, i):
        if m["first"] and _MONTH.match(s, m.end()):
            p.year = number(m["first"])  # 1985到89年9月: the month is the second year's
            return m.end("first") + s.startswith("年", m.end("first")) if p.year else i
        if m["first"]:
            first, last = number(m["first"]), number(m["last"])
            if first is None or last is None:
                return i
            last = last if last > 99 else first // 100 * 100 + last
            if not 0 <= last - first <= 1000:
                return i
            p.year_first, p.year = first, last
        else:
            p.year = number(m["year"])
        p.unit = m["unit"]
        return m.end() if p.year else i
    if "年" in s[i + 2 : i + 5] and (m := _SHORT_YEAR.match(s, i)):
        return _read_short_year(s, m, p)
    return i


def _read_short_year(s: str, m: re.Match[str], p: Point) -> int:
    """08年, 九七年: a year of two digits where it cannot be a length of time."""
    text, end = m["year"], m.end()
    chinese = not text[0].isascii()
    approximate = chinese and (text == "三五" or (len(text) == 2 and digit(text[1]) - digit(text[0]) == 1))
    dated = _MONTH.match(s, end) or (_YEAR_PART.match(s, end) and s[end : end + 1] not in tuple("内中初末底"))
    value = number(text)
    if value is None or not (text[0] in "0零〇" or dated or (chinese and len(text) == 2 and not approximate)):
        return m.start()
    p.year = value if len(text) > 2 else value + (2000 if value < 50 else 1900)
    return end


def _read_year_word(s: str, i: int, p: Point) -> int:
    if s[i] not in _YEAR_HEADS:
        return i
    if m := _RELATIVE_YEAR.match(s, i):
        p.name = m.group()
        p.year_shift = YEAR_SHIFTS.get(p.name) or YEAR_SHIFTS[p.name[:-1]]
        return m.end()
    if s[i] in _ERA_HEADS and (m := _ERA_YEAR.match(s, i)):
        n = 1 if m["year"] == "元" else number(m["year"])
        if n is not None:
            p.year = {"公元": n, "公元前": 1 - n, "民国": 1911 + n}.get(m["era"], REIGNS.get(m["era"], 0) + n - 1)
            return m.end()
    return i


def _read_month(s: str, i: int, p: Point) -> bool:
    """Fill in the month and what follows it: a day or a part of the month."""
    head = s[i : i + 1]
    portion = False
    if head in _MONTH_HEADS and (m := _RELATIVE_MONTH.match(s, i)):
        p.month_shift, p.end = MONTH_SHIFTS[m.group().removesuffix("份")], m.end()
    elif head in _LUNAR_HEADS and _read_lunar(s, i, p):
        return True
    elif head in NUMBER_HEADS and _may_be_two_months(s, i) and (m := _TWO_MONTHS.match(s, i)):
        first, month = number(m["first"] or m["one"]), number(m["month"] or m["next"])
        if first is None or month is None or (month - first) % 12 != 1:
            return False
        p.month_first, p.month, p.end = first, month, m.end()
        return True
    elif (head in NUMBER_HEADS or head == "元") and (m := _MONTH.match(s, i)):
        first, month = _month_number(m["first"] or ""), _month_number(m["month"])
        if m["first"] and (first is None or month is None or (m["join"] == "、" and month - first != 1)):
            return False
        p.month_first, p.month, p.end = first, month, m.end()
        if p.month_first is not None:
            return True
        portion = bool(m["portion"])
    else:
        return False
    if not portion and _read_day_of_month(s, p):
        return True
    if m := _MONTH_PART.match(s, p.end + s.startswith("的", p.end)):
        _set_part(p, m)
    return True


def _may_be_two_months(s: str, i: int) -> bool:
    return "两" in s[i + 1 : i + 6] or (s[i + 2 : i + 3] == "月" and s[i + 1] in N and s[i] in N)


def _month_number(text: str) -> int | None:
    return 1 if text == "元" else number(text)


def _read_day_of_month(s: str, p: Point) -> bool:
    pos = p.end
    if m := _DAY.match(s, pos + s.startswith((" ", "的"), pos)):
        return _set_days(p, m)
    m = _BARE_DAY.match(s, pos)
    if m is None or (len(m.group()) == 1 and s[p.start].isascii() != m.group().isascii()):
        return False
    value = number(m.group())
    if value is None or p.month is None:
        return False
    p.day, p.end = value, m.end()
    return True


def _set_days(p: Point, m: re.Match[str]) -> bool:
    first, day = number(m["first"] or ""), number(m["day"])
    if day is None or day > 31 or (m["first"] and (first is None or first >= day)):
        return False
    p.day_first, p.day, p.end = first, day, m.end()
    return True


def _read_lunar(s: str, i: int, p: Point) -> bool:
    """正月十五, 农历八月: a month of the Chinese calendar, known by its name, its 初 or the word 农历."""
    if (
        s[i + 1 : i + 2] == "月"
        and s[i] == s[i + 2 : i + 3]
        and s[i] in _FESTIVALS
        and s[i + 3 : i + 4] not in _MORE_DAYS
    ):
        p.kind, p.month, p.day, p.end = "lunar", number(s[i]), number(s[i]), i + 3
        return True
    m = _LUNAR.match(s, i)
    if m is None or not (m["calendar"] or m["month"] in _LUNAR_MONTHS or (m["day"] or "").startswith("初")):
        return False
    month = _LUNAR_MONTHS.get(m["month"]) or _month_number(m["month"])
    if month is None or m["leap"]:
        return False
    p.kind, p.month, p.day, p.end = "lunar", month, number(m["day"]) if m["day"] else None, m.end()
    return True


def _read_month_word(s: str, i: int, p: Point) -> bool:
    """月底, 上半月, 今春, 上季度: a part of the year or month that the text speaks of."""
    if s[i] not in "月上下前后今去明本这":
        return False
    if m := _MONTH_EDGE.match(s, i):
        p.month_shift, p.edge = Shift("text", 0, 0), m[1]
    elif m := _HALF_MONTH.match(s, i):
        p.month_shift, p.part, p.number = Shift("text", 0, 0), "half", _ORDER[m[m.lastindex or 1]]
    elif m := _RELATIVE_SEASON.match(s, i):
        p.part, p.number = "season", _SEASONS.index(m["season"]) + 1
        p.number_first = _SEASONS.index(m["last"]) + 1 if m["last"] else None
        p.year_shift = Shift("reference", _SEASON_YEARS[m["year"]], _SEASON_YEARS[m["next"] or m["year"]])
    elif m := _RELATIVE_QUARTER.match(s, i):
        p.part, p.number, p.edge = (
            "relative_quarter",
            m["which"].count("下") - len(_EARLIER.findall(m["which"])),
            m["edge"] or "",
        )
    else:
        return False
    p.end = m.end()
    return True


def _read_year_part(s: str, i: int, p: Point, after_year: bool) -> bool:
    m = _YEAR_PART.match(s, i) if s[i : i + 1] in _PART_HEADS else None
    if m is None:
        return False
    alone = i == p.start
    if alone and (m.lastgroup in _NOT_ALONE or (m["edge"] and s[i] != "年")):
        return False
    if alone and s[i] in "后後" and not (m["half"] and (i == 0 or not _HAN.match(s[i - 1]))):
        return False  # 后两个月 follow the reference date
    if m["inside"] and not after_year:
        return False
    if alone and m["first_months"] and (s.startswith("内", m.end()) or s[i - 1 : i] in _CLOSED_BY_BEFORE):
        return False
    if alone and m["season"] and m.end() == i + 1:
        return False  # 华夏至今
    if alone and s[i - 1 : i] == "提" and s[i] == "前":
        return False  # 提前半年
    _set_part(p, m)
    return True


def _set_part(p: Point, m: re.Match[str]) -> None:
    """Note which part of the year or month a match of the patterns of parts names, with its number."""
    found = {name: text for name, text in m.groupdict().items() if text is not None}
    p.end = m.end()
    p.edge = found.pop("edge", found.pop("quarter_edge", ""))
    if "weekday" in found:
        p.part, p.unit = "weekday", found["weekday"]
        p.number = -1 if "last" in found else number(found["nth"])
    elif "quarter_first" in found:
        p.part, p.number_first, p.number = "quarters", number(found["quarter_first"]), number(found["quarter_last"])
    elif "last_week" in found:
        p.part, p.number = "week", -1
    elif "ten_days" in found:
        text = found["ten_days"]
        first, last = sorted("上中下".index(c) + 1 for c in (text[0], text[-1]))
        p.part, p.number_first, p.number = "ten_days", first, last
    elif "season" in found:
        p.part, p.number = "season", _SEASONS.index(found["season"]) + 1
    elif found:
        name, text = found.popitem()
        p.part = _SAME_PARTS.get(name, name)
        p.number = _ORDER.get(text) or number(text)


def _read_holiday(s: str, i: int, p: Point) -> bool:
    m = _HOLIDAY.match(s, i) if s[i : i + 1] in _HOLIDAY_HEADS else None
    if m is None:
        return False
    if s[i - 1 : i] == "个" and i == p.start and s[i - 2 : i - 1] in _COUNTS and "第" not in s[max(0, i - 5) : i]:
        return False  # 五个春节没有回家
    # 国庆中秋假期: the longer days off
    name = m["second"] if m["second"] == "国庆" else m["name"]
    p.kind, p.name, p.end, p.unit = "holiday", name, m.end(), m["span"] or ""
    if m.start("name") > i and s[i - 1 : i] == "“":
        p.start = i - 1  # “六一”国际儿童节
    if m["quote"]:
        # “五一”假期 is one expression; “五一” alone leaves its marks outside
        if m["span"] and s[i - 1 : i] == "“":
            p.start = i - 1
        else:
            p.end, p.unit = m.end("name"), ""
    if not p.unit:
        take_part_of_day(s, p)
    return True


def _read_day_word(s: str, i: int, p: Point) -> Point | None:
    if s[i] not in _DAY_HEADS:
        return None
    if s[i + 1 : i + 2] in _BRACKETS and (m := _BRACKETED_DAY.match(s, i)):
        p.day, p.end = int(m[1]), m.end()
        return take_part_of_day(s, p)
    m = _RELATIVE_DAY.match(s, i)
    if m is None:
        return None
    word = m.group()
    p.name, p.day_shift, p.end = word, DAY_SHIFTS[word], m.end()
    if word in ("今天", "今日", "明天") and _ESSAY_DAY.match(s, p.end):
        # 今天的中国: the present age, no day
        p.kind = "loose"
        return p
    return take_part_of_day(s, p)


def _read_lone_day(s: str, i: int, p: Point) -> Point | None:
    m = _DAY.match(s, i) if s[i] in NUMBER_HEADS else None
    if m is None or not (_is_day_by_number(s, i, m) if m["unit"] == "号" else not _is_length(s, i, m)):
        return None
    if not _set_days(p, m):
        return None
    return take_part_of_day(s, p)


def _is_day_by_number(s: str, i: int, m: re.Match[str]) -> bool:
    """Whether a lone 4号 is a day of the month and no name or number of a thing."""
    before = s[i - 1 : i]
    if i == 0 and m.end() == len(s):
        return True
    if not m.group()[0].isascii():
        return before in ("至", "到") and s[i - 2 : i - 1] in ("号", "日")
    if before.isascii() and before.isalnum():
        return False
    if before in _NAMED_BY_NUMBER and not _BODY.search(s, max(0, i - 2), i):
        return False
    if _DAY_BY_NUMBER.match(s, m.end()):
        return True
    if int(m["day"]) > _NAMED_UP_TO and not _NUMBERED_THING.match(s, m.end()):
        return True
    return before in ("至", "到") and s[m.end() : m.end() + 1] not in _NUMBERED


def _is_length(s: str, i: int, m: re.Match[str]) -> bool:
    """Whether a lone 十五日 is a length (十五日内, 不少于三十日), as it is in laws, and no day of the month."""
    if _WITHIN.match(s, m.end()) or _AT_LEAST.search(s, max(0, i - 3), i):
        return True
    return m.group() == "一日" and s[m.end() : m.end() + 1] not in tuple("，上下晚凌")
