"""The predicate before a number: what ties it to its noun, and whether it is a level, a change, a growth or a share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenbiao.finders.figures.following import tag
from wenbiao.finders.figures.words import FALL, PER, alternation, backward, closings, endings, words_of

_ADVERB = backward(words_of("adverb"))
# 放缓至, 扩大到: the level that a change has reached, and no change by itself.
_REACHED = f"了?[至到](?:{backward(words_of('rise', 'fall'))})"
# Read from the number backwards: links, then a verb of change, its adverbs and the base that it compares with.
_TAIL = re.compile(
    rf"(?:{_REACHED}|{backward(words_of('link'))})*+"
    rf"(?:(?P<verb>{backward(words_of('rise', 'fall'))})(?:{_ADVERB})*+"
    r"(?P<base>(?:年[去上])?期?比[同环]|(?:期同)?年[去上]比[同环]|.{1,18}?(?:(?<![重例较])比(?![同环占对相可无])|比相|(?<![为大快高低小多])较(?!比(?!占))相?))?+)?+"
    rf"(?:{_ADVERB})*+"
)
_TAIL_CLOSINGS = closings(words_of("link", "rise", "fall", "adverb"))
# 比全国平均水平高0.5个百分点, 高于全国平均水平0.5个百分点
_HIGHER = re.compile(r"(?P<base>[比较][^比较]{1,16}?)偏?(?P<verb>[高低多少快慢大小好长短])(?:出|了|约|近)?$")
_ABOVE = re.compile(r"(?<!不)(?P<verb>高于|低于|快于|慢于|多于|少于|高出|超出)(?P<base>[^于]{2,16}?)(?:约|近|了)?$")
_MORE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?<![至最太很许好不更])(?P<verb>[多少])了(?:约|近)?$")
_LOWER = frozenset("低少慢小短")
# 比一九五八年的二百吨
_BASE = re.compile(r"((?:比|较)(?![例较为])[^比较，]{1,14}?)的$")
_COUNT_CHANGE = frozenset(words_of("count_change"))
_NOUN_AHEAD = re.compile(r"[\u4e00-\u9fff“]")
_SHARE = re.compile(rf"(?:占[^，]{{0,24}}|(?:{alternation(words_of('share'))})[^，]{{0,6}})$")
# 30%的企业 is a share of firms, 30%的标准 a rate.
_SHARE_AHEAD = re.compile(r"的(?!增速|增长|增幅|降幅|幅度|速度|比例|标准|目标|水平|税率|概率|可能)")
# 按60%返还, 按应缴额50%的标准确定
_RATED = re.compile(r"按(?:照)?[^，]{0,24}$")
_APPLIED = re.compile(
    r"(?:的(?:比例|标准))?(?:确定|给予|支付|发放|计|补助|补贴|征收|执行|返还|抵扣|抵免|扣除|缴|奖励|收取|兑付|承担|负担)"
)
# 新招人数达到现有职工人数25%
_OF_WHOLE = re.compile(r"([^，]{2,40}?)(?:达到|不低于|不高于|不超过|超过)(?!的)([^，]{3,}[^的，])$")
_GROWTH_NOUN = endings("change_nominal")
_FALL_NOUN = endings("fall_nominal")
_GROWTH_AHEAD = re.compile(
    rf"(?: ?以上| ?左右)?的?[^，的]{{0,10}}?(?:增长|速度增长|速度递增|{alternation(words_of('change_nominal'))})"
)
_FALL_AHEAD = re.compile(rf"(?:以上|左右)?的?(?:下降|{alternation(words_of('fall_nominal'))})")
_NEW = re.compile(r"(?:新增|净增加?|增派|增发)[^，。；]{0,24}$")
# 扩大播种面积35万亩: the verb moves what stands between it and the number.
_MOVED = re.compile(r"(扩大|增加|减少|压减|压缩|削减|增产|减产)(?!值|量|到|至|额)[\u4e00-\u9fff]{2,10}$")
_UP = frozenset(["扩大", "增加", "增产"])
_FROM = re.compile(r"(?:由|从)[^，由从]{0,14}$")
_TO = re.compile(
    r"[，,]?[^，。；]{0,3}?(?:以上|左右|以下)?(?:大幅|快速|逐步|稳步|迅速|猛|已|历史性)?"
    rf"(?:{alternation(words_of('shift'))})(?:到|至|为)"
)
_LONE_TO = re.compile(r"[增升降减涨跌扩提长短小大高低少加展缩落调][到至](?:了|约|近)?$")
_MEASURE_NOUN = endings("measure_noun")
# The base itself, and no measure of anything: 比全国平均水平.
_NO_MEASURED = ("水平", "标准", "数", "值", "比例", "指数", "年度", "季度", "月度")
_RATES = frozenset(("percent", "multiple"))
_AMOUNTS = frozenset(("count", "measure", "money"))


@dataclass(slots=True)
class Predicate:
    """How a number is said of its noun.

    Attributes:
        noun: what precedes the predicate, uncleaned.
        measure, direction, comparison: columns of the figure.
        role: ``from`` and ``to`` for the ends of 由A提高到B, ``lone_to`` for 提高到B alone, empty else.
        bare: no verb of change stands in the figure's own clause, so it may share that of the figure before.
        base: the figure is itself the base of a comparison (比上年的300吨), in whose words.
    """

    noun: str
    measure: str = "level"
    direction: str | None = None
    comparison: str | None = None
    role: str = ""
    bare: bool = False
    base: str | None = None


def read_predicate(left: str, right: str, kind: str) -> Predicate:
    """Read the predicate of a quantity.

    Args:
        left: the clause before the quantity.
        right: the clause after it.
        kind: the quantity's kind.
    """
    if "每" in left:
        left = PER.sub("", left)
    based = _BASE.search(left) if left.endswith("的") else None
    if based:
        return Predicate(left[: based.start()], base=based[1])
    cut, verb, base = len(left), "", None
    if left[-1:] in _TAIL_CLOSINGS:
        tail = _TAIL.match(left[::-1])
        assert tail is not None, "every part of the pattern is optional"
        cut -= tail.end()
        said, compared = tail.groups()
        verb, base = (said or "")[::-1], compared[::-1] if compared else None
    if not verb:
        beside = _beside(left)
        if beside is not None:
            return beside
    elif base is None and kind in _AMOUNTS and verb not in _COUNT_CHANGE and _NOUN_AHEAD.match(right):
        return Predicate(left, bare=True)
    else:
        growth = "growth" if kind in _RATES else "change"
        if base and not cut:
            noun = _compared_noun(base)
            return Predicate(noun, growth, "down" if verb in FALL else "up", base.removesuffix(noun))
        return Predicate(left[:cut], growth, "down" if verb in FALL else "up", base)
    out = Predicate(left[:cut], bare=True)
    if out.noun.endswith(("同比", "环比")):
        out.noun, out.comparison = out.noun[:-2], out.noun[-2:]
    origin = _FROM.search(left) if ("由" in left or "从" in left) and _TO.match(right) else None
    if origin:
        out.role, out.noun = "from", left[: origin.start()]
    elif ("到" in left[-2:] or "至" in left[-2:]) and _LONE_TO.search(left):
        out.role = "lone_to"
    whole = _OF_WHOLE.match(left) if kind == "percent" and cut == len(left) else None
    if whole:
        out.noun, out.measure = whole[1], "share"
    elif out.role == "from":
        out.measure = "share" if kind == "percent" and _SHARE.search(out.noun) else "level"
    else:
        _read_nouns(out, left, right, kind)
    return out


def _compared_noun(base: str) -> str:
    """The measured noun that a base of comparison ends in (较传统联运时效), empty where it ends otherwise."""
    if len(base) < 4 or not base.endswith(_MEASURE_NOUN) or base.endswith(_NO_MEASURED):
        return ""
    noun = tag(base)[-1][0]
    return noun if 2 <= len(noun) < len(base) - 1 else ""


def _beside(left: str) -> Predicate | None:
    """A difference from something else: 比全国平均水平高, 高于全国平均水平; also one that is not said (投资多了)."""
    more = _MORE.search(left) if "了" in left[-2:] else None
    if more and not ("比" in left or "较" in left):
        return Predicate(left[: more.start()], "change", "up" if more["verb"] == "多" else "down")
    m = _ABOVE.search(left) if "于" in left or "出" in left else None
    if m:
        base = m["verb"] + m["base"]
    else:
        m = _HIGHER.search(left) if "比" in left or "较" in left else None
        if not m:
            return None
        base = m["base"]
        if not m.start():
            noun = _compared_noun(base)
            return Predicate(noun, "change", "down" if m["verb"][0] in _LOWER else "up", base.removesuffix(noun))
    return Predicate(left[: m.start()], "change", "down" if m["verb"][0] in _LOWER else "up", base)


def _read_nouns(out: Predicate, left: str, right: str, kind: str) -> None:
    """Measure and direction where no verb but a noun beside the number tells them: 增速, 比重, 新增."""
    if kind in _RATES:
        if _GROWTH_AHEAD.match(right) or out.noun.endswith(_GROWTH_NOUN):
            out.measure, out.direction = "growth", "up"
        elif _FALL_AHEAD.match(right) or out.noun.endswith(_FALL_NOUN):
            out.measure, out.direction = "growth", "down"
        elif kind == "percent" and (
            (_RATED.search(left) and _APPLIED.match(right))
            or _SHARE.search(left)
            or _SHARE_AHEAD.match(right)
            or out.noun.endswith("的")
        ):
            out.measure = "share"
    elif kind not in ("percentage_point", "rank") and (
        ("增" in left and _NEW.search(left)) or right.startswith(("新增", "的新增"))
    ):
        out.measure, out.direction = "change", "up"
    elif kind in _AMOUNTS and (moved := _MOVED.search(left)) and not right.startswith(("的", "至", "到")):
        out.measure, out.direction = "change", "up" if moved[1] in _UP else "down"
