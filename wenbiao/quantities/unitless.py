"""Numbers without a unit: what they are by the words before them."""

from __future__ import annotations

import re

from wenbiao.lexicon import alternation, load_lexicon
from wenbiao.quantities.record import Amount

_LEXICON = load_lexicon("quantities")


def _words(role: str) -> str:
    return alternation(_LEXICON[role]["words"])


_INDEX = re.compile(rf"(?:{_words('index')})[^，。；0-9]{{0,8}}$", re.IGNORECASE)
# 制造业指数跌破40，为38.8: the index stands a clause before; 这一数字为44.5 points to it.
_CALLED = re.compile(r"(?:指数[^。；\n]{0,30}，|(?:这|该)一?(?:数字|指数|数值|读数))为$")
_CALLED_REACH = 40
_VERBS = r"(?:下降|上升|回升|回落|缩小|收窄|扩大|提高|恶化|改善|降|升|跌|涨|增)"
_MOVED = re.compile(_VERBS + r"(?:至|到|超|超过)(?:[^，。；]{1,8}的)?$")
_MOVES = re.compile(_VERBS + r"(?:至|到)")
_SCORE = re.compile(r"的?(?:高分|总分|得分)|的(?:好)?成绩")
_UP_TO_NUMBER = r"[^，。；、！？\n0-9]{0,10}$"
_MONEY = re.compile(f"(?:{_words('money')}){_UP_TO_NUMBER}")
_COUNT = re.compile(f"({_words('count')}){_UP_TO_NUMBER}")
_UNITS: dict[str, str] = _LEXICON["count"]["units"]
_MONEY_AFTER = re.compile(rf"[^，。；、！？\n]{{0,12}}?的?(?:{_words('money_after')})")
_PEOPLE = re.compile(f"(?:{_words('sized_group')})(?:总体|整体)?规模{_UP_TO_NUMBER}")


def kind_of(norm: str, amount: Amount) -> tuple[str, str | None]:
    """Kind and unit code of a number without a unit, by the nearest noun before it (会员突破36万)."""
    start, reading = amount.start, amount.numeral.reading
    if not (reading.exponent or amount.more or reading.chinese):
        return ("score" if _SCORE.match(norm, amount.end) else "other"), None
    if _PEOPLE.search(norm, max(0, start - 24), start):
        return "count", None
    count = _COUNT.search(norm, max(0, start - 24), start)
    money = _MONEY.search(norm, max(0, start - 24), start)
    if count and (money is None or money.start() < count.start()):
        return "count", _UNITS.get(count.group(1))
    if money or _MONEY_AFTER.match(norm, amount.end) or amount.numeral.reading.value >= 1e12:
        return "money", None
    return "count", None


def stands_alone(norm: str, amount: Amount, end: int | None = None) -> bool:
    """Whether a number without a unit is a figure: with 万 or 亿, or as the value of an index.

    Args:
        norm: the normalised text.
        amount: an amount without a unit.
        end: where the range ends that it begins.
    """
    reading = amount.numeral.reading
    if reading.exponent >= 4 or (amount.more and reading.value >= 10) or (reading.chinese and reading.value >= 10000):
        return not norm.startswith(("级", "元级"), amount.end)
    at = amount.end if end is None else end
    after = norm[at : at + 1]
    start = amount.start
    if _SCORE.match(norm, at):
        return norm[start - 1 : start] != "比"
    if after and after.isalnum() and after not in "的左和" and not _MOVES.match(norm, at):
        return False
    called = norm.startswith("为", start - 1) and "." in amount.numeral.text
    if called and _CALLED.search(norm, max(0, start - _CALLED_REACH), start):
        return True
    if _MOVES.match(norm, at) or _MOVED.search(norm, max(0, start - 14), start):
        before = norm[max(0, start - 40) : start]
        return "." in amount.numeral.text or ("指数" in before and "。" not in before)
    return bool(_INDEX.search(norm, max(0, start - 24), start))
