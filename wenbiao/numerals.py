"""Numerals: Arabic, Chinese and mixed, found and valued.

A numeral is found whatever it is used for; which numerals are figures is decided in :mod:`wenbiao.quantities`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from wenbiao.lexicon.numeral_words import is_word_part
from wenbiao.normalise import normalise
from wenbiao.page import Page

_DIGIT_VALUES = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    "〇": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "叄": 3, "陸": 6,
}  # fmt: skip
_SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_BIG_UNITS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_EXPONENTS = {"万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12}

_Z = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖兩貳參叄陸"
_DIGITS = _Z.replace("两", "").replace("兩", "")  # inside a numeral; 两 closes none, where it is the unit (八两)
_U = "十百千拾佰仟廿卅卌"
_B = "万亿萬億"
# 千 and 百 in 千瓦, 千米, 百帕 belong to the unit.
_HUNDRED = "(?<![十拾])百(?!帕)"
_THOUSAND = "千(?!(?:[瓦克伏卡赫帕焦米牛]|字节|比特)(?!服|扎|[羊肉奶]))"
# 兆 is a number word only where the number goes on or money follows; else it is short for a unit (100兆).
_MEGA = "兆(?=[零一二三四五六七八九十百千万亿億0-9]|[日韩美欧港台新]?[元圆])"
# Text out of PDF files sets spaces between characters; they are read over where a unit of the numeral is beside them.
_GAP = (
    rf"(?<=[十百千万亿拾佰仟萬億]) {{1,3}}(?=[{_Z}{_U}{_B}几点點]|[余多] {{0,2}}[{_B}])"
    rf"|(?<=[{_Z}]) {{1,3}}(?=[{_U}{_B}点點])|(?<= 零) {{1,3}}(?=[{_Z}])"
)
_BODY = (
    rf"(?:[{_DIGITS}十拾佰仟廿卅卌{_B}]|[两兩](?=[百千万亿佰仟萬億])|(?<=一)[两兩](?![银重])|{_HUNDRED}"
    rf"|(?<![十拾]){_THOUSAND}|{_MEGA}|(?<=[百千万亿佰仟萬億零])[0-9]++(?:\.[0-9]++)?|(?<=[十百千])几(?![十百千])"
    rf"|几(?=[十百千万亿])|[余多来餘] {{0,2}}(?=[{_B}])|{_GAP})*+"
)
_POINT = rf"(?: {{0,3}}[点點] {{0,3}}(?:[{_Z}]++(?![十百千分拾])|[0-9]++)[{_B}]*)?"
# A pattern that begins with one class of characters is searched for fastest; what stands first decides how to go on.
_NUMERAL = re.compile(
    rf"[0-9.{_Z}十拾廿卅卌百千佰仟{_B}几数幾數](?:"
    rf"(?<=[0-9.])(?:(?<=[0-9])(?:[0-9]{{0,2}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]*+)(?:\.[0-9]++"
    rf"|·[0-9]++(?=[%万亿元米吨千克平度点倍个亩秒厘毫英铢美日港卢升立]|公[里斤顷升]|[加韩新]元|法郎|马克|比索|瑞士法"
    rf"|新台币|泰铢|林吉特))?|(?<=\.)(?<![0-9A-Za-z.]\.)[0-9]++)(?:[eE][+-]?[0-9]++(?![0-9A-Za-z])|\^[+-]?[0-9]++)?"
    rf"(?:(?: {{0,3}}(?=[{_B}])[{_B}]|{_MEGA}|{_HUNDRED}|{_THOUSAND}|[余多来几餘](?=[{_B}])){_BODY})?"
    rf"|(?<=[{_Z}十拾廿卅卌百千佰仟{_B}]){_BODY}{_POINT}|(?<=[几数幾數])(?=[十百千万亿萬億]){_BODY}{_POINT})"
)
_MIXED = re.compile(r" ([0-9]{1,2})/([0-9]{1,2})(?![0-9/.])")
_DOZEN = re.compile(r"打(?![\u4e00-\u9fff])")
_JOINT = re.compile(r" {0,3}(分 {0,3}之|又) {0,3}(负?)")
_SLASH = re.compile(r"([0-9]{1,3})/([0-9]{1,3})(?![0-9/.:])")
_TOKEN = re.compile(r"[0-9,]+(?:\.[0-9]+)?|.", re.DOTALL)
_LETTERS = {"K": 1e3, "M": 1e6, "G": 1e9}
# 四分一升, as in Hong Kong
_UNSAID = re.compile("分([一二三四五六七八九])(?=[升米克磅]|[公毫][升斤克里米])")
_LONGEST = 60  # characters; a longer run of digits is no number that a text states
_CAPITALS_ONLY = frozenset("伍陆拾肆參陸")
_VAGUE_DIGITS = frozenset("几数幾數")
_SIGN_AFTER = re.compile(r"(?:^|[(（:：,，、\t为是达到至长降增减幅约比氏温]) ?$")


class Reading(NamedTuple):
    """What the characters of a numeral say.

    Attributes:
        value: the number; of a vague one what is certain of it (十几: 10; 三四十: 30).
        low, high: the interval that a vague numeral spans (十几: 11 and 19; 三四十: 30 and 40), else None.
        stated: the number before a closing 万 or 亿 (1.26亿: 1.26).
        exponent: the power of ten of that 万 or 亿 (8).
        more: whether 余, 多 or 来 stands inside (2000多万).
        bare: whether it is a lone 百, 千, 万 or 亿.
        round: whether it has only such characters (百亿).
        fraction: whether it is written as …分之….
        chinese: whether it has no Arabic digit.
        small: whether it is a Chinese one below 100, which are as often part of words as numbers.
    """

    value: float
    low: float | None = None
    high: float | None = None
    stated: float | None = None
    exponent: int = 0
    more: bool = False
    bare: bool = False
    round: bool = False
    fraction: bool = False
    chinese: bool = False
    small: bool = False


@dataclass(slots=True)
class Numeral:
    """A numeral and its value, 万 and 亿 expanded."""

    start: int
    end: int
    text: str
    value: float
    reading: Reading


def find_numerals(text: str) -> list[Numeral]:
    """Find every numeral of a text, whatever it is used for.

    Args:
        text: any text.

    Returns:
        Numerals in text order, not overlapping. A lone 万 or 千 is none, nor is the 一 of 一切.
    """
    return [n for n in _scan(text, normalise(text)) if not n.reading.bare]


def find_page_numerals(page: Page) -> list[Numeral]:
    """Find the numerals of a page.

    Returns:
        As :func:`find_numerals`, and lone 百, 千, 万, 亿 (``reading.bare``), which 千余人 and 破万亿元 need.
    """
    return _scan(page.text, page.norm)


def read_numeral_at(norm: str, at: int) -> tuple[int, Reading] | None:
    """Read the numeral that begins at an offset of a normalised text.

    Returns:
        Its end and what it says; None where no numeral begins there.
    """
    match = _NUMERAL.match(norm, at)
    reading = _read(match.group()) if match and match.end() - at <= _LONGEST else None
    return (match.end(), reading) if match and reading else None


def _scan(text: str, norm: str) -> list[Numeral]:
    out: list[Numeral] = []
    previous_end = 0
    for match in _NUMERAL.finditer(norm):
        start, end = match.span()
        if start < previous_end:
            continue
        run = match.group()
        if run[0] > "9":
            if run.startswith("一一") and norm[start - 1 : start] == "唯":
                start, run = start + 1, run[1:]  # 唯一|一项
            if is_word_part(norm, start, end) or (run == "两" and start == previous_end and start):
                continue
            if end - start == 1 and run in _CAPITALS_ONLY and not _stands_alone(norm, start, end):
                continue
        reading = _read(run) if end - start <= _LONGEST else None
        if reading is None:
            continue
        following = norm[end : end + 1]
        if following and following in "分又/ 半打":
            end, reading = _fraction(norm, start, end, reading)
        if start and norm[start - 1] in "负負-的 ":
            sign = _sign_start(norm, start)
            if sign < start:
                start = sign
                stated = None if reading.stated is None else -reading.stated
                reading = reading._replace(value=-reading.value, stated=stated)
        out.append(Numeral(start, end, text[start:end], reading.value, reading))
        previous_end = end
    return out


def _fraction(norm: str, start: int, end: int, reading: Reading) -> tuple[int, Reading]:
    """The rest of a fraction or a dozen whose first numeral has been read: 三分之二, 3/4, 三又二分之一, 一半, 五打."""
    if norm.startswith("/", end):
        slash = _SLASH.match(norm, start)
        if (
            slash
            and (start == 0 or norm[start - 1] not in "/.:-" or _sign_start(norm, start) < start)
            and int(slash.group(2))
        ):
            return slash.end(), _ratio(_read(slash.group(1)), _read(slash.group(2)))  # type: ignore[arg-type]
        return end, reading
    if norm.startswith("半", end):
        half = norm[start:end] == "一"
        return (end + 1, Reading(0.5, stated=50.0, fraction=True, chinese=True)) if half else (end, reading)
    if _DOZEN.match(norm, end):
        return end + 1, reading._replace(value=reading.value * 12, stated=reading.value * 12)
    mixed = _MIXED.match(norm, end) if not reading.chinese else None
    if mixed and int(mixed.group(1)) < int(mixed.group(2)):
        value = reading.value + int(mixed.group(1)) / int(mixed.group(2))
        return mixed.end(), Reading(value, stated=value)
    unsaid = _UNSAID.match(norm, end) if reading.chinese and reading.value <= 10 else None
    if unsaid and _DIGIT_VALUES[unsaid.group(1)] < reading.value:
        return unsaid.end(), _ratio(_read(unsaid.group(1)), reading)  # type: ignore[arg-type]
    joint = _JOINT.match(norm, end)
    second = read_numeral_at(norm, joint.end()) if joint else None
    if joint is None or second is None:
        return end, reading
    stop, part = second
    if joint.group(1) == "又":
        stop, below = _fraction(norm, joint.end(), stop, part)
        if below.fraction:
            value = reading.value + below.value
            return stop, Reading(value, stated=value, chinese=reading.chinese)
    elif reading.value == 100 and norm[stop : stop + 1] in _LETTERS and not norm[stop + 1 : stop + 2].isalnum():
        # 百分之15K
        part = part._replace(value=part.value * _LETTERS[norm[stop]])
        return stop + 1, _ratio(part, reading)
    elif reading.value:
        return stop, _ratio(part._replace(value=-part.value) if joint.group(2) else part, reading)
    return end, reading


def _ratio(numerator: Reading, denominator: Reading) -> Reading:
    percent = float(f"{numerator.value / denominator.value * 100:.12g}")
    return Reading(
        numerator.value / denominator.value, stated=percent, fraction=True, more=numerator.more,
        low=None if numerator.low is None else numerator.low / denominator.value,
        high=None if numerator.high is None else numerator.high / denominator.value,
        chinese=numerator.chinese and denominator.chinese,
    )  # fmt: skip


def _stands_alone(norm: str, start: int, end: int) -> bool:
    before, after = norm[start - 1 : start] if start else "", norm[end : end + 1]
    return not (before.isalnum() or after.isalnum())


# Verbs and nouns that end in 负: 减负600亿元 is no negative amount.
_BURDENS = frozenset("减降胜抱自背担肩身税")


def _sign_start(norm: str, start: int) -> int:
    """Where the sign of a numeral begins; its start where it has none."""
    last = norm[start - 1]
    if last in "负負":
        return start if norm[start - 2 : start - 1] in _BURDENS else start - 1
    if last == "的" and norm.startswith(("负", "負"), start - 2) and start > 1:
        return start - 2
    at = start - 1 if last != " " else start - 2
    if at < 0 or norm[at] not in "负負-":
        return start
    if norm[at] != "-" or _SIGN_AFTER.search(norm, max(0, at - 2), at):
        return at
    return start


def _number(integer: str, exponent: int = 0) -> float:
    """Value of Arabic digits times a power of ten, correctly rounded."""
    whole, _, decimals = integer.replace(",", "").replace("·", ".").partition(".")
    exponent -= len(decimals)
    digits = int((whole + decimals)[:400] or "0")
    return float(digits * 10**exponent) if exponent >= 0 else digits / 10**-exponent


def _power(run: str) -> Reading | None:
    """Read 2e5 and 2^5."""
    base, caret, exponent = run.partition("^")
    try:
        value = float(base) ** float(exponent) if caret else float(run)
    except (OverflowError, ValueError):
        return None
    return Reading(value, stated=value) if value not in (float("inf"), float("-inf")) else None


@lru_cache(maxsize=16384)
def _read(run: str) -> Reading | None:
    """Read one run of numeral characters (no sign, no fraction); None where it is no number."""
    reading = _read_run(run)
    if (
        reading is not None
        and reading.chinese
        and reading.value < 100
        and not reading.exponent
        and reading.high is None
    ):
        return reading._replace(small=True)
    return reading


def _read_run(run: str) -> Reading | None:
    body, more = run.replace(" ", ""), False
    for mark in "余多来餘":
        if mark in body:
            body, more = body.replace(mark, ""), True
    chinese = not any(c.isdigit() and c.isascii() for c in body)
    trimmed = body.rstrip("万亿萬億兆")
    if any(c in _BIG_UNITS for c in trimmed):
        trimmed = body  # 三亿八千万 has no one power of ten
    exponent = sum(_EXPONENTS[c] for c in body[len(trimmed) :])
    plain = trimmed.replace(",", "").replace("·", ".")
    if not chinese and plain.replace(".", "", 1).isascii() and plain.replace(".", "", 1).isdigit():
        return Reading(_number(trimmed, exponent), stated=_number(trimmed), exponent=exponent, more=more)
    if not chinese and ("e" in plain or "E" in plain or "^" in plain):
        return _power(plain)
    bare = (len(body) == 1 and body in "百千佰仟万亿萬億") or body in ("万万", "萬萬")
    only_units = not body.strip("百千佰仟万亿萬億")
    if not trimmed:
        return Reading(
            float(10**exponent), stated=1.0, exponent=exponent, more=more, bare=bare, round=True, chinese=True
        )
    head, point, tail = re.match(r"([^点點]*)([点點]?)(.*)", trimmed, re.DOTALL).groups()  # type: ignore[union-attr]
    if point:
        decimals = "".join(
            c if c.isdigit() and c.isascii() else str(_DIGIT_VALUES[c])
            for c in tail
            if c in _DIGIT_VALUES or c.isdigit()
        )
        whole = _integer(head)
        if whole is None or whole[0] != whole[1] or not decimals or isinstance(whole[0], float):
            return None
        stated = _number(f"{whole[0]}.{decimals}")
        return Reading(
            _number(f"{whole[0]}.{decimals}", exponent), stated=stated, exponent=exponent, more=more, chinese=chinese
        )
    ends = _integer(trimmed)
    if ends is None:
        return None
    low, high = ends
    scale = 10**exponent
    if low == high:
        return Reading(
            float(low * scale),
            stated=float(low),
            exponent=exponent,
            more=more,
            bare=bare,
            round=only_units,
            chinese=chinese,
        )
    known = _integer(trimmed.rstrip("几幾")) if trimmed[-1] in "几幾" and len(trimmed) > 1 else None
    return Reading(
        float((known[0] if known else low) * scale),
        low=float(low * scale),
        high=float(high * scale),
        exponent=exponent,
        more=more,
        chinese=chinese,
    )


def _integer(run: str) -> tuple[int | float, int | float] | None:
    """Both ends of a Chinese or mixed whole number; equal unless it is vague (十几, 数百, 三四十, 三五)."""
    if run == "三五":
        return 3, 5
    low = _fold(run, 0)
    if low is None:
        return None
    high = _fold(run, 1)
    return low, low if high is None else high


def _fold(run: str, end: int) -> int | float | None:
    total: int | float = 0
    section: int | float = 0
    number: int | float | None = None
    greatest = 0
    last_unit = 0
    zero = False
    digits = ""
    tokens = _TOKEN.findall(run)
    for i, token in enumerate(tokens):
        if token in _DIGIT_VALUES:
            digits += str(_DIGIT_VALUES[token])
            zero = zero or token in "零〇"
            number = int(digits)
            following = tokens[i + 1] if i + 1 < len(tokens) else ""
            if (
                len(digits) == 2
                and "0" not in digits
                and (int(digits[1]) - int(digits[0]) == 1 or (digits == "35" and following in _SMALL_UNITS))
                and following not in _DIGIT_VALUES
            ):
                number = int(digits[end])
            continue
        if token[0].isdigit():
            value = _number(token)
            number = int(value) if value.is_integer() else value
            zero = True
            continue
        if token in _VAGUE_DIGITS:
            following = tokens[i + 1] if i + 1 < len(tokens) else ""
            if following in _SMALL_UNITS:
                number = 2
                if end:
                    section += 10 * _SMALL_UNITS[following] - 1 - 2 * _SMALL_UNITS[following]
            else:
                number = (9 if end else 1) if last_unit else (9 if end else 2)
            digits = ""
            continue
        digits = ""
        if token in _TENS:
            section += _TENS[token]
            last_unit = 10
            number = None
        elif token in _SMALL_UNITS:
            unit = _SMALL_UNITS[token]
            if number == 0:
                number = None  # 一万零十二
            if number is None and last_unit and unit >= last_unit:
                section *= unit
            else:
                section += (1 if number is None else number) * unit
            number, last_unit, zero = None, unit, False
        elif token in _BIG_UNITS:
            unit = _BIG_UNITS[token]
            section += number or 0
            if unit > greatest:
                total = (total + section or 1) * unit
                greatest = unit
            elif section == 0:
                total *= unit
            else:
                total += section * unit
            section, number, last_unit, zero = 0, None, unit, False
        else:
            return None
    if number is not None:
        if (
            last_unit >= 100
            and not zero
            and isinstance(number, int)
            and number < 10
            and len(digits) == 1
            and len(tokens) > 1
        ):
            number *= last_unit // 10  # 三万五: a last digit after a unit counts the next lower one
        section += number
    return total + section
