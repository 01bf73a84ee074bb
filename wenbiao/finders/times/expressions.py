"""Whole expressions: points joined into ranges, with the words that open, close or modify them."""

from __future__ import annotations

import re
from collections.abc import Callable

from wenbiao.finders.times.clocks import read_clock
from wenbiao.finders.times.date_points import read_date, read_day
from wenbiao.finders.times.lengths import joins, read_distance, read_length
from wenbiao.finders.times.periods import (
    read_century,
    read_code,
    read_loose,
    read_plan,
    read_recurring,
    read_week,
)  # fmt: skip
from wenbiao.finders.times.written import NUMBER_HEADS, Expression, N, Point

Reader = Callable[[str, int], Point | None]

_WORD_READERS: tuple[Reader, ...] = (read_loose, read_date)
_DIGIT_READERS: tuple[Reader, ...] = (read_date, read_century, read_length, read_clock, read_code)
# what the character behind the digits leaves to try
_AFTER_DIGITS: dict[str, tuple[Reader, ...]] = {
    **dict.fromkeys("个天周分秒小星钟多余", (read_length,)),
    **dict.fromkeys("时点:：", (read_clock,)),
    "月": (read_date, read_length),
    "日": (read_day, read_date, read_length),
}
_DIGITS = re.compile("[0-9]+")
_DATE_READERS = (read_day, read_date)


def _readers() -> dict[str, tuple[Reader, ...]]:
    """The readers to try at a character, in the order that breaks ties."""
    by_head: dict[str, tuple[Reader, ...]] = {}
    for heads, readers in (
        (f"廿〇两俩仨百千数几{N}十", (read_date, read_loose, read_century, read_length, read_clock, read_plan)),
        ("半零", (read_date, read_length, read_clock)),
        ("一", (read_date, read_loose, read_century, read_length, read_clock, read_plan, read_recurring)),
        ("第", (read_loose, read_date, read_plan)),
        ("每历逢", (read_recurring,)),
        ("公", (read_date, read_century)),
        ("大小", (read_loose, read_date, read_length)),
        ("年", (read_date, read_recurring)),
        ("月", (read_date,)),
        ("QqHh", (read_code,)),
        ("周星礼", (read_week,)),
        ("这", (read_loose, read_date, read_week, read_distance)),
        ("本", (read_date, read_week, read_century)),
        ("上下", (read_date, read_loose, read_week, read_distance, read_clock, read_century)),
        ("近最过未今接刚头晚", (read_loose, read_date, read_distance, read_clock)),
        ("前后", (read_loose, read_date, read_week, read_distance)),
        ("凌清早拂中正午傍夜深入", (read_date, read_loose, read_clock)),
    ):
        by_head |= dict.fromkeys(heads, readers)
    return by_head


_READERS = _readers()
_CODE_HEADS = frozenset("QqHh")
_JOINABLE = frozenset(("date", "holiday", "century", "decade", "plan", "week", "weekday", "lunar"))
# the first characters of all that can go on from a point
_CONTINUES = frozenset("（(起开以直至到迄-—–―─~ 和与后前及或之期间")
_JOIN = re.compile("(?P<opened>起|开始)?(?:[（(]含[)）])? ?(?:至|到|[-—–―─~]{1,2}) ?(?P<context>[当次])?")
_NOW = re.compile("(?:起|以来)?(?:直?至|直?到|[-—–―─~]{1,2})(?:今(?![年天日晚晨早])|现在|目前|如今|当前)|迄今")
_BARE_YEAR = re.compile("(?:19|20)[0-9]{2}(?![0-9年.%])")
_AND = re.compile("[和与]")
_BETWEEN = re.compile("之?间(?!隔)")
_FROM = re.compile("[自从]$")
_SINCE = re.compile("自从$")
_BEGINNING = re.compile("开始")
# 2018年开始，… at the head of a clause reaches on; 工程2018年开始建设 does not
_BEGINNING_ALONE = re.compile("开始(?=[，,]|$)")
_CLAUSE_ENDS = frozenset("，。；：！？、,;:!?\n\t\u3000“ ")
# 最迟6月底 and 不晚于2020年 set the end of what they do not say the beginning of
_AT_LATEST = re.compile("(?:最[迟晚]|至迟|不得?[迟晚]于)[于在]?$")
_LATEST_ENDS = frozenset("迟晚于在")
_SUFFIX = re.compile(
    "(?P<since>以来|后以来|起(?![来草伏点因诉码飞义步家重止雾火风舞身床获]|到(?![0-9今明后一二三四五六七八九十])))"
    "|(?P<before>[及或]?[以之]前|前"
    "(?![往后来景沿列瞻线进所三两几一二四五六七八九十身述半端台者首任妻夫途卫锋门排期体夕0-9]))"
    "|(?P<after>[及或]?[以之]后|后(?![续备台勤期来者面方年门果代天座卫援盾劲排裔世院半]))"
    "|(?P<around>前[夕后])|(?P<during>期间|之?间(?![隔接断歇])|之内)"
)
_AFTER_LENGTH = re.compile(
    "(?P<ago>[以之]?前(?![往列三后]))|(?P<later>[以之]?后(?!续))|(?P<since>以来|来(?![自到访华此了看说得去回临电信料]))"
    "|(?P<over>间(?![隔接断歇])|中(?=[,，]))"
)
_BEFORE_LENGTH = re.compile("(?:为期|连续)$")
_AS_OF_ENDS = frozenset("至到止 ")
_AS_OF = re.compile("(?:截至到?|截止[到至]?) ?$")
# what a length that ends a clause may follow; after any other character it closes a slogan (奋进十年)
_TAKES_LENGTH = "了达满经有过约近超用历逾整共长需为期续间后即刑禁持于不到的是第"
# 开局的重要一年 is no length
_KIND_OF_YEAR = re.compile("(?:重要|关键|特殊|难忘|收官|开局|决胜|攻坚|平凡|不凡|丰收)$")
_HAN = re.compile("[\u4e00-\u9fff]")


def read_point(s: str, i: int) -> Point | None:
    """The longest reading of one point in time, one length or one word at offset ``i``."""
    best: Point | None = None
    if i >= len(s):
        return None
    head = s[i]
    if "0" <= head <= "9" and (m := _DIGITS.match(s, i)):
        readers = _AFTER_DIGITS.get(s[m.end() : m.end() + 1], _DIGIT_READERS)
    else:
        readers = _READERS.get(head, _WORD_READERS)
    for reader in readers:
        p = reader(s, i)
        if p is not None and (best is None or p.end > best.end):
            best = p
            dated = reader in _DATE_READERS and (p.year or p.month or p.day or p.year_shift or p.day_shift)
            if reader is read_loose or (dated and s[p.end : p.end + 1] not in _CODE_HEADS):
                break
    return best


def read_expression(s: str, i: int) -> Expression | None:
    """The time expression that begins at offset ``i`` of a normalised text, None if there is none.

    截至, 为期 and 连续 in front of ``i`` belong to it, so it may start before ``i``.
    """
    first = read_point(s, i)
    if first is None:
        return None
    e = Expression(first.start, first.end, first)
    if first.kind == "duration":
        return _read_after_length(s, e)
    if first.kind == "recurring":
        if first.unit and (m := _SUFFIX.match(s, e.end)) and m.lastgroup == "before":
            e.end, e.modifier = m.end(), m.group()
    elif first.kind == "clock":
        m = _SUFFIX.match(s, e.end)
        if m and m.lastgroup != "during":
            _close(e, m)
    elif first.kind == "distance" or first.kind in _JOINABLE:
        _read_after_point(s, e)
    if e.opening == "" and first.kind in _JOINABLE and e.last is None and e.start:
        _read_before_point(s, e)
    if s[e.start - 1 : e.start] in _AS_OF_ENDS and (m := _AS_OF.search(s, max(0, e.start - 4), e.start)):
        e.start, e.modifier = m.start(), m.group().rstrip()
    return e


def _read_before_point(s: str, e: Expression) -> None:
    """Note what opens the interval in front: 自从去年, 最迟周三; these words stay outside."""
    before = s[e.start - 1]
    if before == "从" and _SINCE.search(s, max(0, e.start - 2), e.start):
        e.opening, e.modifier = "since", "自从"
    elif before in _LATEST_ENDS and (m := _AT_LATEST.search(s, max(0, e.start - 5), e.start)):
        e.opening, e.modifier = "before", m.group()


def _read_after_point(s: str, e: Expression) -> None:
    """Take in the second end of a range, and the word that opens, closes or modifies."""
    first = e.first
    if s[e.end : e.end + 1] not in _CONTINUES:
        e.modifier = first.edge or None
        return
    if now := _NOW.match(s, e.end):
        e.end, e.opening, e.modifier = now.end(), "since", "至今"
        return
    _read_second(s, e)
    if first.kind == "distance":
        return
    m = _SUFFIX.match(s, e.end) or _begins(s, e)
    if m is not None:
        _close(e, m)
        if m.lastgroup == "after":
            _read_before_which(s, e)
    elif first.edge or (e.last and e.last.edge):
        e.modifier = (e.last or first).edge


def _begins(s: str, e: Expression) -> re.Match[str] | None:
    """The word 开始 behind a point from which something goes on: 从5月开始, or at the head of a clause."""
    if s[e.end : e.end + 1] != "开":
        return None
    if _FROM.search(s, max(0, e.start - 1), e.start):
        return _BEGINNING.match(s, e.end)
    return _BEGINNING_ALONE.match(s, e.end) if not e.start or s[e.start - 1] in _CLAUSE_ENDS else None


def _close(e: Expression, m: re.Match[str]) -> None:
    """Take in 起, 以来, 前, 后 or their like, which open the interval at one side."""
    e.end, e.modifier = m.end(), m.group()
    kind = m.lastgroup or "since"
    if kind in ("since", "after"):
        e.opening = "since"
    elif kind == "before" and e.last is None and e.first.year_first is None:
        e.opening = "before"


def _read_before_which(s: str, e: Expression) -> None:
    """2010年之后|2018年之前: what follows at once closes the interval."""
    last = read_point(s, e.end) if s[e.end : e.end + 1] in NUMBER_HEADS else None
    if last is not None and last.kind == "date" and (m := _SUFFIX.match(s, last.end)) and m.lastgroup == "before":
        e.last, e.end, e.opening, e.modifier = last, m.end(), "", None


def _read_second(s: str, e: Expression) -> None:
    m = _JOIN.match(s, e.end)
    if m is None:
        both = _AND.match(s, e.end)
        last = read_point(s, both.end()) if both else None
        if last and last.kind in _JOINABLE and _BETWEEN.match(s, last.end):
            e.last, e.end = last, last.end
        return
    start = m.end() - 1 if m["context"] else m.end()
    last = read_point(s, start)
    if last and m["opened"] and _SUFFIX.match(s, last.end):
        return
    if last is None and e.first.year is not None and (bare := _BARE_YEAR.match(s, start)):
        last = Point(start, bare.end(), year=int(bare.group()))
    if last and last.kind in _JOINABLE:
        e.last, e.end = last, last.end + s.startswith("止", last.end)


def _read_after_length(s: str, e: Expression) -> Expression | None:
    """三年来, 三天前, 十年间: a length may turn into a stretch of the calendar."""
    if m := _BEFORE_LENGTH.search(s, max(0, e.start - 2), e.start):
        e.start, e.modifier = m.start(), m.group()
    join = _JOIN.match(s, e.end)
    if join and (last := read_length(s, join.end())) and joins(e.first, last, join.group() not in ("至", "到")):
        e.end, e.first.duration, e.first.count = last.end, None, None
    m = _AFTER_LENGTH.match(s, e.end)
    if m is None:
        return None if _is_no_length(s, e) else e
    e.end, e.modifier = m.end(), m.group()
    if m.lastgroup != "over":
        e.first.kind, e.first.direction = "distance", m.lastgroup or ""
        if e.first.name:
            e.first.duration = None  # 三个多月以来 lies no stated length away
        if m.lastgroup == "ago" and m.group() != "前":
            e.opening = "before"
        before = s[e.start - 1 : e.start]
        if before == "隔" or (before == "了" and m.lastgroup == "later"):
            e.first.count = None  # 时隔三年后, 飞行了三天后 count from a time that is not told
    return e


def _is_no_length(s: str, e: Expression) -> bool:
    """Whether a bare 一年 or 十年 is no length: 不平凡的一年, 有一天, 成立十周年, or a slogan that ends in it."""
    text, before = s[e.start : e.end], s[e.start - 1 : e.start]
    if before == "新" and text.endswith("年"):
        return True  # 西部大开发|新十年
    if text == "一年" and _KIND_OF_YEAR.search(s, max(0, e.start - 2), e.start):
        return True
    if e.first.unit == "周年":
        return bool(_HAN.match(before))
    if text in ("一年", "一天", "一日"):
        return before in tuple("的有又后如") and not (before == "后" and s.startswith("内", e.end))
    if text == "四周":
        return s[e.end : e.end + 1] not in ("内", "时")
    if text.endswith("年") and not text[0].isascii() and s[e.end : e.end + 1] in ("", "\n", "”", "》", "】"):
        return bool(_HAN.match(before)) and before not in _TAKES_LENGTH
    return False
