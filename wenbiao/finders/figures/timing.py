"""When a figure holds: the governing time, refined by what the figure is."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from wenbiao.dates import end_of_length, last_day
from wenbiao.finders.figures.clauses import Clause
from wenbiao.finders.figures.words import alternation, words_of
from wenbiao.finders.scope import Governing
from wenbiao.records import Figure

_TOLL = re.compile(r"死|伤|遇难|失踪|丧生|获救|被困|失联|遇害|牺牲|中毒|车辆|损失|受灾|倒塌")
# Units of time, from UCUM to ISO 8601.
_ISO_UNITS = {"d": "D", "wk": "W", "mo": "M", "a": "Y"}
_STORY = re.compile(alternation(words_of("aftermath")))
_NOT_OF_STORY = re.compile(r"每[年天月]|历史|规定|以上|一般|通常|判处|最高|占地|总面积|人口|距|潜伏|座位")
_OPENS = re.compile(r"开幕|开始|启动|宣布|实施|举行|召开|拉开|展开|进行|举办|访问|开展")
_CLOSES = re.compile(r"闭幕|结束|落幕|收官|归来|圆满")
# 产量一直稳定在3万吨, 连续多年超过5%
_ALWAYS = re.compile(r"连续多年|一直|历来|始终|常年|长期以?来?(?:保持|稳定|在)|多年来")
_TIMELESS = re.compile(alternation(words_of("timeless")))


def is_timeless(figure: Figure) -> bool:
    """Whether a figure measures a property that no day changes (全长, 海拔, 年龄); the depth of a quake is its own."""
    return figure.indicator is not None and _names_property(figure.indicator)


@lru_cache(maxsize=512)
def _names_property(name: str) -> bool:
    return "震" not in name and _TIMELESS.search(name) is not None


# Those who are in an accident or come to it, and their vehicles.
_IN_STORY = frozenset(("人", "名", "位", "辆", "部", "台", "具"))
# What measures the misfortune itself: 震源深度10公里, 引发2米高海啸.
_MEASURED = re.compile(
    r"震级|震源|震中|级(?:以上)?(?:地震|强震|余震)|海啸|巨浪|当量|炸药|火势|浓烟|过火"
    r"|(?:震|大火|火灾|扑救|奋战|搜救|救援)[^，。；]{0,12}(?:持续|历时)"
)
_NOT_MEASURED = re.compile(
    r"历史|曾|每年|多发|预案|响应|设防|抗震|可抗|规定|一般|以来|最大的|总面积|人口|该[^，。；]{1,6}[距位]"
)
# 事故导致200桶油泄漏
_CAUSED = re.compile(
    "(?:事故|火灾|大火|山火|林火|爆炸|地震|泄漏|袭击|洪水|洪灾|暴雨|台风|飓风|滑坡|坍塌)[^，。；]{0,6}?(?:造成|导致)"
)
_STANDING = re.compile(
    r"(?<![车船机]上)(?<![车船机]内)共有|[有设]员工|员工|职工|居民|住户|学生共|村民|平时|载客量|核载|限载|可[载容]|介绍|家属|嫌疑|之前|此前|网友|专家|祈福|悼念|关押|示威|党员|[村县镇乡]共|^[这该]"
)


def of_story(figure: Figure, said: str, near: bool = False) -> bool:
    """Whether a figure without a time counts the harm that an accident did, or the help that came.

    Args:
        figure: the figure, with its indicator.
        said: its clause.
        near: whether the figure stands near the words that tell of the accident.
    """
    if figure.kind not in ("count", "measure", "money", "duration"):
        return False
    if figure.kind in ("measure", "duration") and _MEASURED.search(said) and not _NOT_MEASURED.search(said):
        return True
    if is_timeless(figure):
        return False
    if _NOT_OF_STORY.search(said) is not None:
        return False
    if ("造成" in said or "导致" in said) and _CAUSED.search(said):
        return True
    if near and figure.kind == "count" and figure.unit in _IN_STORY and not _STANDING.search(said):
        return True
    return _STORY.search(said) is not None


def apply_time(figure: Figure, clause: Clause, governing: Governing, role: str, in_story: bool = False) -> None:
    """Write the time columns of a figure.

    Args:
        figure: the figure, with its indicator.
        clause: its clause.
        governing: the time that governs it.
        role: ``from`` or ``to`` for the ends of 由A提高到B.
        in_story: whether the time is that of the accident whose story counts the figure.
    """
    time = governing.time
    if (
        time is not None
        and not in_story
        and governing.source == "inherited"
        and not _inheritable(figure, clause, governing)
    ):
        time = None
        if governing.role != "as_of":
            return
    if time is None and governing.source == "none":
        return
    if (
        time is not None
        and not in_story
        and is_timeless(figure)
        and (time.start > figure.start or (time.precision == "day" and time.end < clause.first))
    ):
        return
    start, end, edtf = governing.start_date, governing.end_date, governing.edtf
    figure.time_role = governing.role
    figure.time_source = governing.source
    figure.time_id = time.time_id or None if time is not None else None
    if (
        figure.kind == "duration"
        and start is not None
        and clause.left.endswith(("为期", "持续", "历时"))
        and (end is None or _opens_then(clause, governing))
    ):
        closing = _plus(start, figure)
        if closing is not None:
            figure.edtf, figure.start_date, figure.end_date = f"{start}/{closing}", start, closing
            figure.time_role, figure.time_source = "during", "event"
            return
    # 由上年居各县第四位: the time inside the words that open a change is that of its start alone.
    opened = clause.left.find("由") + 1 or clause.left.find("从") + 1 if role == "from" else 0
    beside = time is not None and (
        0 <= figure.start - time.end <= 1 or bool(opened and clause.left_start + opened == time.start)
    )
    if role and not beside and start is not None and end is not None and start != end:
        if role != "lone_to" or "/" in (edtf or ""):
            start, end, edtf = _endpoint(start, end, edtf, role)
            figure.time_role = "as_of"
    elif role:
        figure.time_role = "as_of"
    figure.edtf, figure.start_date, figure.end_date = edtf, start, end


def _opens_then(clause: Clause, governing: Governing) -> bool:
    """Whether what lasts as long as the figure says begins on a day of the same sentence (5日宣布实施为期15天的…)."""
    time = governing.time
    if time is None or time.precision != "day" or governing.source != "explicit":
        return False
    said = clause.left + clause.right
    return clause.left.endswith("为期") and _OPENS.search(said) is not None and _CLOSES.search(said) is None


def repeat_ends(figure: Figure, earlier: Figure) -> None:
    """Date an end of a change like that of the change before it in the sentence, which alone names its times."""
    figure.time_id, figure.edtf = earlier.time_id, earlier.edtf
    figure.start_date, figure.end_date, figure.time_role = earlier.start_date, earlier.end_date, earlier.time_role
    if figure.time_source == "none":
        figure.time_source = "inherited"


def span_ends(figure: Figure, first: Figure, last: Figure) -> None:
    """Date a yearly rate by the change that it averages: 从2012年的A增长到2021年的B，年均增长6%."""
    if first.start_date is None or last.end_date is None or first.start_date >= last.end_date:
        return
    figure.start_date, figure.end_date = first.start_date, last.end_date
    figure.edtf = f"{(first.edtf or '').split('/')[0]}/{(last.edtf or '').split('/')[-1]}"
    figure.time_role = "during"


# 五年累计, 这五年: a stretch of its own, whatever the sentence before dates.
_YEARS = re.compile(
    "(?:^|[，；：。])(?:在?这|过去)?([两二三四五六七八九十2-9])年(?:累计|共|来|间|中|里|内|新|全|转|[，,])"
)
_DIGITS = {digit: n for n, digit in enumerate("二三四五六七八九十", 2)} | {str(n): n for n in range(2, 10)}
# 针对3万名老人…: what is so already, and no term.
_IN_VIEW = ("针对", "面对", "鉴于", "基于")
# 2012年底, 9月末: a moment; what flows in a stretch of time does not hold at it.
_POINT_ENDS = "底末"
_POINT_REACH = 120
_FLOW = re.compile(
    "累计|[总合共]计|年均|新增|新建|淘汰|完成|转移|投入|整治|治理|建设|改造|实现|增产|创造|发放|举办|引进"
)


def _inheritable(figure: Figure, clause: Clause, governing: Governing) -> bool:
    """Whether a time of an earlier sentence or heading dates this figure too."""
    time = governing.time
    if time is None:
        return True
    if is_timeless(figure) or _ALWAYS.search(clause.left):
        return False
    if figure.indicator == "人口" and clause.right.startswith(("的", "大国")):
        return False  # 近14亿人口的大国
    if governing.role == "by" and clause.sentence.text.startswith(_IN_VIEW):
        return False
    if time.precision == "day" and governing.role != "as_of" and governing.end_date is not None:
        goes_on = clause.sentence.text.startswith("其中") or time.start >= clause.sentence.start
        return goes_on or figure.unit == "例" or bool(figure.indicator and _TOLL.search(figure.indicator))
    if time.start >= clause.sentence.start:
        return True
    said = clause.sentence.text[: clause.outer_start - clause.sentence.start]
    if (stretch := _YEARS.search(said)) is not None and _reaches_less(governing, stretch[1]):
        return False
    return time.text[-1] not in _POINT_ENDS or _is_stock(figure, said, clause.sentence.start - time.end)


def _reaches_less(governing: Governing, years: str) -> bool:
    """Whether a time reaches over less than so many years."""
    start, end = governing.start_date, governing.end_date
    return start is None or end is None or end.year - start.year + 1 < _DIGITS.get(years, 2)


def _is_stock(figure: Figure, said: str, away: int) -> bool:
    """Whether a figure is an amount of the moment that the sentence before it names (2012年底), and no flow."""
    return figure.measure in ("level", "share") and away <= _POINT_REACH and _FLOW.search(said) is None


def _endpoint(start: dt.date, end: dt.date, edtf: str | None, role: str) -> tuple[dt.date, dt.date, str | None]:
    """The first or the last unit of a period, to the precision in which the period is stated."""
    parts = (edtf or "").split("/")
    if len(parts) == 2 and all(re.fullmatch(r"\d{4}(?:-(?:0\d|1[0-2]))?", p) for p in parts):
        part = parts[0] if role == "from" else parts[1]
        if len(part) == 4:
            return dt.date(int(part), 1, 1), dt.date(int(part), 12, 31), part
        year, month = int(part[:4]), int(part[5:])
        return dt.date(year, month, 1), dt.date(year, month, last_day(year, month)), part
    day = start if role == "from" else end
    return day, day, day.isoformat()


def _plus(start: dt.date, figure: Figure) -> dt.date | None:
    """The last day of a period of the figure's length that begins on a day."""
    n = figure.value
    if n is None or n < 1 or n != int(n):
        return None
    unit = _ISO_UNITS.get(figure.unit or "")
    try:
        return end_of_length(start, int(n), unit) if unit else None
    except (OverflowError, ValueError):
        return None
