"""The predicate before a number: what ties it to its noun, and whether it is a level, a change, a growth or a share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenbiao.finders.figures.words import FALL, LEXICON, alternation, backward, words_of

_TAIL = re.compile(
    rf"(?:{backward(words_of('link'))})*+"
    rf"(?:(?P<verb>{backward([*words_of('rise', 'fall')])})(?:{backward(words_of('adverb'))})*+"
    r"(?P<base>期?比[同环]|.{1,18}?(?:(?<![重例较])比(?![同环占对相可无])|(?<![为大快高低小多])较(?!比)))?+)?+"
    rf"(?:{backward(words_of('adverb'))})*+"
)
# 比全国平均水平高0.5个百分点
_HIGHER = re.compile(r"(?:(?P<base>(?:比|较)[^比较]{1,16}?)|)(?P<verb>高|低|多|少|快|慢|大|小|好|长|短)(?:出|了|约|近)?$")
# 高于全国平均水平0.5个百分点
_ABOVE = re.compile(r"(?P<verb>高于|低于|快于|慢于|多于|少于|高出|超出)(?P<base>[^于]{2,16}?)(?:约|近|了)?$")
_UP = frozenset("高多快大好长") | {"高于", "快于", "多于", "高出", "超出"}
# 比一九五八年的二百吨
_BASE = re.compile(r"((?:比|较)(?![例较为])[^比较，]{1,14}?)的$")
# With a counted noun behind the number, only these make it a change: 减少3个部门, but 提升3个园区.
_NOUN_AHEAD = re.compile(r"[\u4e00-\u9fff“]")
# 按60%返还, 按应缴额50%的标准
_RATED = re.compile(r"按(?:照)?[^，]{0,24}$")
_APPLIED = re.compile(r"(?:的(?:比例|标准))?(?:确定|给予|支付|发放|计|补助|补贴|征收|执行|返还|缴|奖励|收取|兑付|承担|负担)")
_COUNT_CHANGE = frozenset(("增加", "减少", "增长", "净增", "净减", "增", "减", "增多", "压减", "精减", "削减", "缩减", "下降", "多出", "少增", "多增"))
_SHARE = re.compile(rf"(?:{alternation(LEXICON['share']['words'])})")
_SHARE_LEFT = re.compile(
    rf"(?:(?:{alternation(['占', '占到', '占据', '占了'])})[^，]{{0,24}}|(?:比重|占比|份额|占有率|贡献率|所占比例|之比|构成|百分比)[^，]{{0,6}})$"
)
_GROWTH_NOUN = re.compile(rf"(?:{alternation(words_of('change_nominal'))})$")
_FALL_NOUN = re.compile(rf"(?:{alternation(words_of('fall_nominal'))})$")
_RATE_AFTER = re.compile(r"(?: ?以上| ?左右)?的?(?:年均|平均)?[^，的]{0,10}?(?:增长速度|增速|增长率|增幅|增长|速度增长|速度递增|涨幅)")
_FALL_AFTER = re.compile(r"(?:以上|左右)?的?(?:降幅|跌幅|下降)")
_NEW = re.compile(r"(?:新增|净增加?|增派|增发)[^，。；]{0,24}$")
_NEW_RIGHT = re.compile(r"(?:的)?(?:新增)")
_FROM = re.compile(r"(?:由|从)[^，由从]{0,14}$")
_TO = re.compile(r"(?:[^，。；]{0,3}?)(?:以上|左右|以下)?(?:大幅|快速|逐步|稳步|迅速|猛|已|历史性)?(?:增长|增加|提高|提升|上升|上涨|扩大|增|升|涨|扩|提|下降|降低|减少|缩短|缩小|压缩|压减|回落|下跌|下调|上调|降|减|跌|延长|发展|调整|攀升|变|扩展|拓展)(?:到|至|为)")
_LONE_TO = re.compile(r"(?:[增升降减涨跌扩提长短小大高低少加展缩落调][到至]|[升降增]至)(?:了|约|近|近乎)?$")


@dataclass(slots=True)
class Predicate:
    """How a number is said of its noun.

    Attributes:
        noun: what precedes the predicate, uncleaned.
        measure, direction, comparison: columns of the figure.
        role: ``from`` and ``to`` for the ends of 由A提高到B, ``lone_to`` for 提高到B alone, empty else.
        linked: something ties the noun to its number (达, 为, 增长), more than its place.
        base: the figure is itself the base of a comparison (比上年的300吨), in whose words.
        bare: no verb of change stands in the figure's own clause, so it may share that of the figure before.
    """

    noun: str
    measure: str = "level"
    direction: str | None = None
    comparison: str | None = None
    role: str = ""
    linked: bool = False
    bare: bool = False
    base: str | None = None


def read_predicate(left: str, right: str, kind: str) -> Predicate:
    """Read the predicate of a quantity.

    Args:
        left: the clause before the quantity.
        right: the clause after it.
        kind: the quantity's kind.
    """
    based = _BASE.search(left)
    if based:
        return Predicate(left[: based.start()], base=based[1])
    m = _TAIL.match(left[::-1])
    tail = m.end() if m else 0
    noun = left[: len(left) - tail]
    verb = m["verb"][::-1] if m and m["verb"] else None
    base = m["base"][::-1] if m and m["base"] else None
    if verb is None:
        relative = _ABOVE.search(left) or (_HIGHER.search(left) if kind != "rank" else None)
        if relative and relative["base"]:
            verb = relative["verb"]
            noun = left[: relative.start()]
            base = relative["base"] if relative["base"][0] in "比较" else f"{verb}{relative['base']}"
            return Predicate(noun, "change", "up" if verb in _UP else "down", base)
        if relative:
            verb = None
    out = Predicate(noun, linked=tail > 0, bare=verb is None)
    if verb is not None and base is None and right and kind in ("count", "measure", "money") and verb not in _COUNT_CHANGE:
        if _NOUN_AHEAD.match(right):
            out.noun = left
            return out
    if verb is not None:
        out.direction = "down" if verb in FALL else "up"
        out.comparison = base
        out.measure = "growth" if kind in ("percent", "multiple") else "change"
        return out
    if base is not None:
        out.comparison = base
    linked = left[len(left) - tail :]
    if _FROM.search(left) and _TO.match(right):
        out.role = "from"
        out.noun = left[: _FROM.search(left).start()]
    elif _LONE_TO.search(linked):
        out.role = "lone_to"
    if kind in ("percent", "multiple"):
        if _RATE_AFTER.match(right) or _GROWTH_NOUN.search(noun):
            out.measure, out.direction = "growth", "up"
        elif _FALL_AFTER.match(right) or _FALL_NOUN.search(noun):
            out.measure, out.direction = "growth", "down"
        elif kind == "percent" and _RATED.search(left) and _APPLIED.match(right):
            out.measure = "share"
        elif kind == "percent" and (_SHARE_LEFT.search(left) or re.match(r"的(?!增|降|速|比例|标准|目标|水平|税率|概率|可能)", right) or (noun and noun.endswith("的"))):
            out.measure = "share"
    elif kind != "percentage_point" and kind != "rank" and (_NEW.search(left) or _NEW_RIGHT.match(right)):
        out.measure, out.direction = "change", "up"
    return out
