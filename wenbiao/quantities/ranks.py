"""Ranks: ordinals that state a place in an order (排名第三, 居全国第2位), and no others."""

from __future__ import annotations

import re

from wenbiao.lexicon import alternation, load_lexicon
from wenbiao.numerals import Numeral
from wenbiao.quantities.record import Quantity

_BEFORE = re.compile(f"(?:{alternation(load_lexicon('quantities')['ranking']['words'])})$")
_AFTER = re.compile(
    r"[名位](?![书领]|[一二三四五六七八九十]万)|(?=[、，。；！？\s”）)》])|$|(?=的(?:位置|好成绩|名次|水平))"
)
_PRIORITY = ("放在", "摆在", "居于", "把", "列")
_SERIES = frozenset("名位第")


def read_rank(norm: str, numeral: Numeral) -> Quantity | None:
    """Read a numeral after 第 as a rank.

    Args:
        norm: the normalised text.
        numeral: a numeral that 第 stands before.

    Returns:
        The rank, or None where the ordinal only counts (第三条, 第十五届).
    """
    start = numeral.start - 1
    after = _AFTER.match(norm, numeral.end)
    if after is None or numeral.reading.high is not None or numeral.reading.exponent:
        return None
    name = after.group() or None
    stated = bool(_BEFORE.search(norm, max(0, start - 4), start))
    alone = not start and after.end() == len(norm)
    if name and not stated and not alone:
        following = norm[after.end() : after.end() + 1]
        if name == "位" or (following.isalnum() and following != "第"):
            return None
    series = name == "名" or (start and norm[start - 1] in _SERIES) or alone
    if not stated and not series:
        return None
    if numeral.value == 1 and name == "位" and norm.endswith(_PRIORITY, 0, start):
        return None
    value = numeral.value
    return Quantity(
        start, numeral.end + len(name or ""), "", "rank", numeral, "eq", value, value, value, value, 0, None,
        name, name,
        outer_start=start, outer_end=numeral.end + len(name or ""),
    )  # fmt: skip
