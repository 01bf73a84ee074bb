"""Ranks: ordinals that state a place in an order (排名第三, 居全国第2位), and no others."""

from __future__ import annotations

import re

from wenbiao.numerals import Numeral
from wenbiao.quantities.record import Quantity

_BEFORE = re.compile(
    r"(?:排名|位居|位列|名列|居|列|位|排|排在|排行|跃居|跃升|升至|升到|降至|跻身|保持|稳居|世界|全球|全国|全省|全市"
    r"|全区|亚洲|国内|"
    r"亚太|欧洲|非洲|西部|中部|东部|省内|分别|排名为|取得|获得|获|名次|前|持续|连续|均|仍|并列|总分|团体|量|率|值|额"
    r"|度|模|"
    r"均为|省份|城市|地区|省区市)$"
)
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
    if name and not stated and (name == "位" or norm[after.end() : after.end() + 1].isalnum()):
        return None
    series = name == "名" or (start and norm[start - 1] in _SERIES) or (not start and numeral.end == len(norm))
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
