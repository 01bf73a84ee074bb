"""Amounts: a numeral read with the unit after it, the currency or the denominator before it, and its parts (3元5角)."""

from __future__ import annotations

import re
from dataclasses import replace

from wenbiao.lexicon import alternation, load_lexicon
from wenbiao.numerals import Numeral, read_numeral_at
from wenbiao.quantities.record import Amount
from wenbiao.units import Unit, match_unit, units

_LEXICON = load_lexicon("quantities")


def _any_of(role: str) -> str:
    """A pattern of any word of a role in ``quantities.yaml``."""
    return alternation(_LEXICON[role]["words"])


_MORE = "余多餘"
_SPACES = re.compile(r"[ \u3000\u00a0]{1,4}")
SPACED_POINTS = re.compile(r" {0,4}个? {0,3}百 {0,3}分 {0,3}点")
_GAPS = frozenset(" \u3000\u00a0个百")
_STATED_BEFORE = re.compile(
    r"(?:超过|超|逾|突破|破|过|近|上|达|达到|约|数|成|增至|升至|接近|不足|不到|逼近|跨过|迈上|"
    r"跨越|迈入|到|几)$"
)
_EXCEEDED = re.compile(r"(?:超过|超|逾|突破|破|过|上|近|接近)$")
_CURRENCY: dict[str, str] = _LEXICON["currency"]["codes"]
# A code in Latin letters is no end of a longer word.
_CURRENCY_BEFORE = re.compile(
    "("
    + "|".join(("(?<![A-Za-z])" if mark.isalpha() and mark.isascii() else "") + re.escape(mark) for mark in _CURRENCY)
    + ") {0,3}$"
)
_CURRENCY_ENDS = frozenset(" ").union(mark[-1] for mark in _CURRENCY)
_OVER = re.compile(r"(?:/|每)(?=[\u4e00-\u9fffA-Za-z㎡])")
_CALENDAR = {"月": "mo", "日": "d", "时": "h", "分": "min", "季度": "季度", "季": "季"}
_PER_BEFORE = re.compile(rf"(时速|秒速|航速|每(?:{_any_of('per')}))[^，。；：、！？\n0-9]{{0,6}}$")
_SPEED = {"时速": "小时", "航速": "小时", "秒速": "秒"}
_SCALE_BEFORE = re.compile(r"(?:零下|摄氏|华氏){1,2}(?:温度)?$")
_WARM = re.compile(rf"(?:{_any_of('heat')})[^，。；\n]{{0,16}}$")
_POWER = re.compile(r"(?:电|千瓦)[^，。；\n]{0,16}$")
_MAGNITUDE = re.compile(rf"(?:{_any_of('magnitude')})[^，。；\n]{{0,8}}$")
_MAGNITUDE_AFTER = re.compile(
    r"(?:[—–~至到-]{1,2}[0-9]{1,2}级)?(?:左右|及?以上)?[^，。；0-9级]{0,6}?(?:地震|强震|余震|风)"
)
_TENTHS = {c: i for i, c in enumerate("一二三四五六七八九", 1)} | {"两": 2}
# Smaller units that follow a larger one, with their share of it.
_PARTS = {
    whole: {part: 1 / count for part, count in parts.items()} for whole, parts in _LEXICON["parts"]["counts"].items()
}
# What is made up of smaller units or may go on in decimals.
_COMPOSED = frozenset((*_PARTS, "米", "秒", "块", "成"))
# The base units of lengths, areas, volumes and weights.
_EXTENTS = frozenset(("m", "m2", "m3", "L", "g", "kg"))
# 江苏、浙江、安徽三省 counts, 三省 by itself is a word.
_PLACES = frozenset({"省", "市", "县", "区", "国", "省份", "省区", "省市", "省区市", "地", "州", "镇", "乡", "村"})
_LISTED = re.compile(r"、[^，。；：！？\n、]{1,8}$")
_INDEX = re.compile(rf"(?:{_any_of('quoted')})[^，。；\n]{{0,10}}$")
_RACES = tuple(_LEXICON["race"]["words"])
_LASTING = re.compile(r"(?:为期|持续|连续|历时|长达|经过|约|近|超过|用|了)$")
_GROUPS = frozenset({"组", "队", "社"})
# 一人 is a number where casualties are counted.
_CASUALTY = re.compile(rf"[^，。；、！？\n]{{0,4}}(?:{_any_of('casualty')})")
_TOLL = re.compile(r"[一二两三四五六七八九十0-9]死[一二两三四五六七八九十百0-9]{1,5}余?伤")
_SETTLEMENTS = frozenset("县镇乡渠屯庄")
_CLAUSES = frozenset({"款", "条", "项", "章", "节", "段"})
_EDITIONS = frozenset({"届", "级", "版", "款", "期", "集", "章", "场", "站"})
_CLASSES = frozenset({"类", "级", "期", "届", "层", "章"})
_WATCHED = _CLAUSES | _EDITIONS | _CLASSES | _GROUPS | {"点", "级"}
_PAID = re.compile(rf"(?:{_any_of('paid')})[^，。；\n]{{0,10}}$")
# 3块5毛, 三块五: pieces of money and not of something else
_CHANGE = re.compile(
    "块(?=零?[0-9一二三四五六七八九两](?:[毛角]|分(?!之)|(?![0-9.\u4e00-\u9fff]))|半(?:钱|(?![\u4e00-\u9fff])))"
)
# 三毛五, 三角五分
_CENTS = re.compile("[毛角]([1-9一二三四五六七八九])(?:分(?!之)钱?|(?![0-9.\u4e00-\u9fff]))")
# what a text that is one amount and nothing else means by 块, 毛 and 分
_SPOKEN = {"块": "元", "毛": "毛钱", "角": "角钱", "分": "分钱"}
# 7 2 折: two digits set apart
_TENTH_APART = re.compile("(?<![0-9.一二三四五六七八九十] )(?<![0-9.一二三四五六七八九十])([1-9一二三四五六七八九]) $")
_PRICED = re.compile(rf"(?:{_any_of('priced')})[^，。；\n0-9]{{0,4}}$")
_STRETCHES = tuple(_LEXICON["stretch"]["words"])
_COURSE = tuple(_LEXICON["course"]["words"])
# 第一个五年, 下一个十年, 五年计划的前两年
_NUMBERED = re.compile(r"(?:[第下上][一二两三四五六七八九十]{1,2}个|(?<!提)[前后])$")
# 假期前两天, 节后三天
_EDGE_OF = re.compile(r"[期节季段市赛]里?[前后]$")
_RULED = ("内不", "内须", "内必须", "内应", "内可", "内未", "内完成")
_LIMITS = ("以", "内", "左右", "及", "多", "有", "半", "不", "（", "(", "、", "至", "到", "零", "，", "。")
# 13年的沙场生涯 is the length of it, 5年的时间里 a stretch of time
_LENGTH_OF = re.compile(r"(?!时间|历程|成绩|成就|工作)[^，。；\n\d]{2,12}(?<![里中间来])[，。；\n]")
# a smaller unit of time behind a larger one: 一小时三十分, 两年三个月
_LESSER = re.compile("(?:又|外加|加上?)?[0-9一二两三四五六七八九十]{1,3}(?:分(?![之钟])|分钟|秒|个月|个?小时)")
_DECIMALS = re.compile(r"[一二三四五六七八九两]{1,2}(?!\w)")
_AND = re.compile(r"零|又|外加|加上?")
_HALF_OF = re.compile(r"个半(小时|月|钟头|星期)")
_TAIL = re.compile(r"[0-9]{1,2}(?![0-9.毛角厘毫]|[\u4e00-\u9fff]*[个次人级名天])")
_MINUTES = re.compile(r"分(?=零?[0-9一二三四五六七八九十]{1,3}秒)")


def read_amount(norm: str, numeral: Numeral) -> Amount | None:
    """Read a numeral with its unit.

    Args:
        norm: the normalised text.
        numeral: a numeral that is no part of a name.

    Returns:
        The amount; one without unit where only its neighbours can tell what it is; None where it is no figure.
    """
    reading = numeral.reading
    start, at = numeral.start, numeral.end
    if reading.fraction and _is_part_of_measure(norm, numeral):
        reading = reading._replace(fraction=False, stated=reading.value)
        numeral = replace(numeral, reading=reading)  # 四分之一升 is 0.25 L
    if reading.fraction:
        if not reading.chinese and "/" in numeral.text and not 0 < reading.value < 1:
            return None
        return Amount(numeral, start, at, units()["%"], None, "%")
    small = reading.small
    more, following = "", norm[at : at + 1]
    if following:
        if following in _MORE:
            more, at = following, at + 1
        elif following == "来" and reading.value % 10 == 0 and match_unit(norm, at + 1):
            more, at = "来", at + 1
        elif following == "几" and not reading.chinese and match_unit(norm, at + 1):
            more, at = "几", at + 1
    unit = match_unit(norm, at)
    if unit is not None and not more and unit.name.startswith("个多"):
        more = "多"  # 一个多月 is a figure although 一个月 is none
    if unit is None:
        unit, at = _unit_over_spaces(norm, at, reading.chinese)
        if norm.startswith("分", at) and not float(reading.value).is_integer():
            unit = units()["分"]  # 以313.50分为中国队再添一金
    elif unit.name == "分" and _MINUTES.match(norm, at):
        unit = units()["分钟"]
        amount = Amount(numeral, start, at + 1, unit, "分", unit.code, more)
        _add_parts(norm, amount)
        return amount
    elif unit.name == "块" and _CHANGE.match(norm, at):
        unit = units()["元"]
    elif unit.name in _SPOKEN and (spoken := _spoken_money(norm, numeral, unit, at)):
        return spoken
    currency = _currency_before(norm, start) if start and norm[start - 1] in _CURRENCY_ENDS else None
    if currency is not None and (unit is None or unit.kind == "money"):
        mark, code = currency
        amount = Amount(numeral, mark, at, units()["元"], None, code, more)
        if unit is not None:
            amount.end, amount.unit_text = at + unit.span, unit.name
            amount.code = code if unit.code == "CNY" else unit.code
        return amount
    half = _HALF_OF.match(norm, at) if norm.startswith("个半", at) else None
    if half and (unit is None or unit.kind == "count"):
        unit = units()["个" + half.group(1)] if "个" + half.group(1) in units() else units()[half.group(1)]
        amount = Amount(numeral, start, half.end(), unit, "个" + half.group(1), unit.code, more)
        amount.added = 0.5
        return amount
    if unit is None:
        if (reading.round and not _is_stated(norm, start, at, None, more)) or (
            reading.high is not None and reading.chinese and not reading.exponent
        ):
            return None
        return Amount(numeral, start, at if more else numeral.end, more=more)
    if _is_otherwise(norm, numeral, unit, at):
        return None
    if not _fits(norm, numeral, unit, small, at, more):
        unitless = reading.exponent >= 4 and not reading.round
        return Amount(numeral, start, at if more else numeral.end, more=more) if unitless else None
    amount = Amount(numeral, start, at + unit.span, unit, norm[at : at + unit.span], unit.code, more)
    name = unit.name
    if name in ("度", "°"):
        _degrees(norm, amount)
        if small and amount.code == "deg":
            return None  # 两度会晤
    elif name == "块" and _PAID.search(norm, max(0, start - 16), start):
        amount.unit, amount.code = units()["元"], "CNY"
    elif name == "折" and start and norm[start - 1] == " ":
        _take_digit_apart(norm, amount)
    elif name == "分" and _PRICED.search(norm, max(0, start - 10), start):
        amount.unit, amount.code = units()["分钱"], "CNY"
    elif unit.code in ("Cel", "[degF]") and norm.startswith("零下", start - 2) and start >= 2:
        amount.start, amount.sign = start - 2, -1
    if name in _COMPOSED or norm.startswith("半", amount.end):
        _add_parts(norm, amount)
    _denominator(norm, amount)
    return amount


def _spoken_money(norm: str, numeral: Numeral, unit: Unit, at: int) -> Amount | None:
    """三毛五 and 三角五分, or a text that is 5分 or 五块 and nothing else."""
    name = unit.name
    if name in "毛角" and (cents := _CENTS.match(norm, at)):
        amount = Amount(numeral, numeral.start, cents.end(), unit, name, unit.code)
        amount.added = (_TENTHS.get(cents[1]) or int(cents[1])) / 10
        return amount
    if numeral.start or at + 1 != len(norm) or name == "角":
        return None
    unit = units()[_SPOKEN[name]]
    return Amount(numeral, 0, at + 1, unit, name, unit.code)


def _is_part_of_measure(norm: str, numeral: Numeral) -> bool:
    """Whether a fraction counts a measure (四分之三公里); a share has no unit, and 百分之 is a percentage."""
    unit = match_unit(norm, numeral.end)
    return unit is not None and unit.kind == "measure" and unit.base in _EXTENTS and numeral.text[0] not in "百千万佰仟"


def _is_otherwise(norm: str, numeral: Numeral, unit: Unit, at: int) -> bool:
    """Whether a number with a unit is a time only, a class, an edition, a place in a list or an event's name."""
    start, end, name = numeral.start, at + unit.span, unit.name
    if unit.kind == "duration":
        if norm.startswith("内", end) and start and norm[start - 1] == "在" and unit.name[-1] not in "秒钟时":
            return True  # 将在三年内建成 is a time only, 在8秒内完成 says how quick
        return norm.startswith("+", end) or _is_period(norm, start, end)
    following = norm[end : end + 1]
    if following == "+" or (following == "级" and name != "级"):
        return True  # 万吨级, 4000吨级: a class, no measure
    if unit.base == "m":
        return norm.endswith(("男子", "女子", "混合", "双人", "单人"), 0, start) or norm.startswith(
            _RACES, end
        )  # 男子100米自由泳
    if name not in _WATCHED:
        return False
    if _is_edition(numeral, unit):
        return True
    if name == "点":
        return float(numeral.reading.value).is_integer() and not _INDEX.search(norm, max(0, start - 20), start)
    if name == "级":
        return not _is_magnitude(norm, start, at)
    if name in _CLAUSES:
        return numeral.reading.small and start > 0 and norm[start - 1] in "前上"  # 前两款
    return name in _GROUPS and norm.endswith(("村", "屯", "庄", "社区", "乡", "连"), 0, start)  # 吴家村八组


def _is_period(norm: str, start: int, end: int) -> bool:
    """Whether a length names a stretch of time rather than measures one: 这五年, 不平凡的五年, 五年来, 五年共建成…."""
    before, after = norm[start - 1 : start] if start else "", norm[end : end + 1]
    if after and after in "来间里中":
        return True
    if (before and before in "这那头") or norm.endswith(_STRETCHES, 0, start):
        return True
    if before and before in "前后" and _EDGE_OF.search(norm, max(0, start - 3), start):
        return not norm.startswith(("内", "以内", "之内"), end)
    if norm[end - 1] != "年" or _LESSER.match(norm, end):
        return False
    if before == "续" and norm.endswith("连续", 0, start):
        return False  # 连续4年增长
    if before == "新" or norm.startswith(_COURSE, end):
        return True
    if before and before in "个前后" and _NUMBERED.search(norm, max(0, start - 4), start):
        return True
    if norm.startswith("内", end) and (not before or before in "，。；：！\n\u3000"):
        return not norm.startswith(_RULED, end)
    if before == "的":
        return not after or after in "，。；！、\n和与"
    if before and before not in "，。；：！\n\u3000":
        return False
    return not norm.startswith(_LIMITS, end) and not (after == "的" and _LENGTH_OF.match(norm, end + 1))


def _is_edition(numeral: Numeral, unit: Unit) -> bool:
    """Whether a year or a pair of classes is named rather than counted: 2026届, 2025版, 一二类."""
    reading = numeral.reading
    if reading.high is not None:
        return len(numeral.text) == 2 and unit.name in _CLASSES and numeral.text[0] not in "几数十"
    return unit.name in _EDITIONS and 1900 <= reading.value < 2100 and len(numeral.text) == 4 and not reading.chinese


def _unit_over_spaces(norm: str, at: int, chinese: bool) -> tuple[Unit | None, int]:
    if norm[at : at + 1] not in _GAPS:
        return None, at
    spaced = SPACED_POINTS.match(norm, at)
    if spaced:
        return _spanning(units()["个百分点"], spaced.end() - at), at
    gap = _SPACES.match(norm, at)
    unit = match_unit(norm, gap.end()) if gap else None
    if unit is None or gap is None or (chinese and unit.kind not in ("percent", "percentage_point")):
        return None, at
    if unit.takes in ("any", "counting") or gap.end() - at == 1:
        return unit, gap.end()
    return None, at


def _spanning(unit: Unit, length: int) -> Unit:
    """The same unit, written over so many characters."""
    return replace(unit, span=length)


def _fits(norm: str, numeral: Numeral, unit: Unit, small: bool, at: int, more: str) -> bool:
    """Whether the numeral may stand before the unit."""
    reading = numeral.reading
    if unit.takes == "several" and small and len(numeral.text) == 1:
        return False
    if unit.takes == "few":
        return not reading.chinese and reading.value < 100 and not more
    if unit.takes == "arabic" and reading.chinese and reading.value < 10000:
        return bool(
            unit.name in _PLACES
            and reading.value > 2
            and _LISTED.search(norm, max(0, numeral.start - 14), numeral.start)
        )
    if reading.round:
        return _is_stated(norm, numeral.start, at, unit, more)
    if unit.name == "年" and not more and (reading.value >= 1000 or (reading.chinese and "〇" in numeral.text)):
        return False
    if small and not more:
        if unit.takes == "large" or not reading.value:
            return False
        if unit.not_before_small and norm.startswith(unit.not_before_small, at + len(unit.name)):
            return False
        if unit.kind == "count" and unit.name not in "个座条处名位" and norm[at + 1 : at + 2] in _SETTLEMENTS:
            return False  # 三台县
        if numeral.text == "一" and unit.name == "人" and _CASUALTY.match(norm, at + 1):
            return True
        if unit.name in ("死", "伤", "亡") and _TOLL.search(norm, max(0, numeral.start - 4), at + 6):
            return True
        if unit.takes == "counting" and numeral.text in ("一", "二"):
            return False
        if numeral.text == "一" and unit.kind in ("count", "duration"):
            end = at + unit.span
            return unit.kind == "duration" and (
                norm.startswith(("零", "半", "又"), end) or bool(_LESSER.match(norm, end))
            )
        if numeral.text == "四" and unit.name == "周":
            return bool(_LASTING.search(norm, max(0, numeral.start - 3), numeral.start))
    return True


def _is_stated(norm: str, start: int, at: int, unit: Unit | None, more: str) -> bool:
    """Whether a lone 百 or 亿 states a number (破亿元, 百余人) and is no epithet (万亩良田)."""
    if unit is None and len(norm[start:at]) == 1:
        return bool(_EXCEEDED.search(norm, max(0, start - 4), start))
    end = at + unit.span if unit else at
    if norm.startswith("级", end):
        return False
    return bool(more or _STATED_BEFORE.search(norm, max(0, start - 4), start) or norm.startswith(("大关", "以上"), end))


def _currency_before(norm: str, start: int) -> tuple[int, str] | None:
    """A currency's sign or name before a number: where the figure's span begins, and the code."""
    match = _CURRENCY_BEFORE.search(norm, max(0, start - 7), start)
    if match is None:
        return None
    name = match.group(1)
    # 兑美元6.8元: a unit by itself is the end of something else
    return (start if name in ("美元", "港元") else match.start(), _CURRENCY[name])


def _is_magnitude(norm: str, start: int, at: int) -> bool:
    return bool(_MAGNITUDE.search(norm, max(0, start - 16), start) or _MAGNITUDE_AFTER.match(norm, at + 1))


def _degrees(norm: str, amount: Amount) -> None:
    """Settle what 度 measures: warmth, an angle, or electricity."""
    start = amount.start
    scale = _SCALE_BEFORE.search(norm, max(0, start - 9), start)
    prefix = scale.group().rstrip("-") if scale else ""
    for name in ("华氏", "摄氏", "零下"):
        if amount.numeral.text[0] == "-" and norm.startswith(name, start - 2) and start > 1:
            prefix = name
    before = max(0, start - 24)
    if "华氏" in prefix:
        unit = units()["华氏度"]
    elif prefix or _WARM.search(norm, before, start):
        unit = units()["摄氏度"]
    elif amount.numeral.reading.exponent or norm.startswith("电", amount.end) or _POWER.search(norm, before, start):
        unit = units()["千瓦时"]
    else:
        unit = units()["°"]
    if prefix:
        amount.start = start - len(prefix)
        if "零下" in prefix:
            amount.sign = -1
    amount.unit, amount.code = unit, unit.code


def _add_parts(norm: str, amount: Amount) -> None:
    """Extend an amount by 半 (三斤半) and by smaller units after it (3元5角, 1小时20分钟)."""
    unit = amount.unit
    assert unit is not None
    decimals = _DECIMALS.match(norm, amount.end) if unit.name == "米" or amount.unit_text == "块" else None
    if decimals:
        for place, char in enumerate(decimals.group(), 1):
            amount.added += _TENTHS[char] / 10**place  # 一米八, 一米七五, 三块五
        amount.end = decimals.end()
        return
    tail = _TAIL.match(norm, amount.end) if unit.name in ("米", "秒") or amount.unit_text == "块" else None
    if tail:
        amount.added += int(tail.group()) / 10 ** len(tail.group())  # 4米72, 54秒9
        amount.end = tail.end()
        return
    if norm.startswith("半", amount.end) and unit.kind != "count" and not norm.startswith("半数", amount.end):
        amount.added += 0.5
        amount.end += 1
        return
    if unit.name == "成" and amount.numeral.reading.chinese:
        at = amount.end + norm.startswith(" ", amount.end)
        tenth = _TENTHS.get(norm[at : at + 1])
        if tenth and (at + 1 == len(norm) or norm[at + 1] in "，。、；的以左") and norm[at] != "两":
            amount.added += tenth / 10
            amount.end = at + 1
        return
    parts = _PARTS.get(unit.name)
    while parts:
        at = amount.end
        link = _AND.match(norm, at)
        found = read_numeral_at(norm, link.end() if link else at)
        if found is None and link:
            found = read_numeral_at(norm, at)
        if found is None:
            return
        stop, reading = found
        for name, share in parts.items():
            hundredths = _TAIL.match(norm, stop + 1) if name == "秒" else None
            if hundredths and norm.startswith(name, stop):
                amount.added += (reading.value + int(hundredths.group()) / 10 ** len(hundredths.group())) * share
                amount.end = hundredths.end()
                return
            if norm.startswith(name, stop) and not (name == "分" and norm.startswith(("别", "之"), stop + 1)):
                amount.added += reading.value * share
                amount.end = stop + len(name)
                last = _DECIMALS.match(norm, amount.end) if name in ("毛", "角") else None
                if last and last.end() == amount.end + 1:
                    amount.added += _TENTHS[last.group()] / 100  # 五块六毛二
                    amount.end = last.end()
                    return
                parts = {other: less for other, less in parts.items() if less < share}
                break
        else:
            return


def _take_digit_apart(norm: str, amount: Amount) -> None:
    """Take in the first digit of 7 2 折, which is 72 %."""
    apart = _TENTH_APART.search(norm, max(0, amount.start - 4), amount.start)
    units_digit = amount.numeral.reading.value
    if apart is not None and units_digit < 10 and units_digit.is_integer():
        tens = _TENTHS.get(apart.group(1)) or int(apart.group(1))
        amount.start = apart.start()
        amount.added = tens + units_digit / 10 - units_digit


def _denominator(norm: str, amount: Amount) -> None:
    """Read the denominator of a rate after the unit (元/吨, 公里每小时) or before the number (每吨, 时速)."""
    unit = amount.unit
    assert unit is not None
    opened = norm.startswith(("/", "每"), amount.end) and unit.kind in ("measure", "money", "count")
    over = _OVER.match(norm, amount.end) if opened else None
    if over:
        below = match_unit(norm, over.end())
        name = code = None
        if below is not None and (below.base or below.kind in ("count", "duration")):
            name, code = below.name, below.code
        else:
            below = None
            for word, known in _CALENDAR.items():
                if norm.startswith(word, over.end()):
                    name, code = word, known
        if name is not None:
            amount.end = over.end() + len(name)
            amount.unit_text = f"{unit.name}{over.group()}{name}"
            amount.code = f"{unit.code}/{code}"
            _rate_base(amount, unit, below)
            return
    if unit.kind not in ("measure", "money"):
        return
    before = _PER_BEFORE.search(norm, max(0, amount.start - 14), amount.start)
    if before is None:
        return
    word = before.group(1)
    below = units()[_SPEED.get(word) or word[1:]]
    amount.per = below.code
    if before.end(1) == amount.start:
        amount.outer = before.start()
    if (below.kind == "duration") == (unit.base == "m") and (unit.base != below.base or unit.kind == "money"):
        amount.code = f"{unit.code}/{below.code}"
        _rate_base(amount, unit, below)


def _rate_base(amount: Amount, unit: Unit, below: Unit | None) -> None:
    amount.factor = 0.0
    if unit.base is not None and below is not None and below.base is not None and not unit.offset:
        amount.base, amount.factor = f"{unit.base}/{below.base}", unit.factor / below.factor
