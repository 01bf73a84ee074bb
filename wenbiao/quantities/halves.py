"""Numbers without a numeral of their own: 过半, 半数, 半年, 翻一番."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wenbiao.quantities.bounds import find_bound
from wenbiao.quantities.record import Quantity
from wenbiao.units import exponent_of, match_unit

_HALVES = re.compile(
    r"[半翻](?:(?P<half>(?<=半)(?:数(?=以上|的|人|左右|[，。、])"
    r"|(?<=[过近超]半)(?![导径岛岁个小天年数日夜山路生百身])))|(?P<fold>(?<=翻)了?(?P<times>[一两二三四])?番(?!式))"
    r"|(?P<unit>(?<=半)(?<![一二三四五六七八九十百千万亿上下前后大小深夜两多几个0-9月年天时米斤度分]半)"
    r"(?=年|个月|个小时|小时|天|个世纪|公斤|斤|公升|升|吨|亩|公里|里|米)))"
)
_FOLDS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}


def find_halves(norm: str) -> Iterator[Quantity]:
    """Find the halves and doublings of a text, in text order."""
    if "半" not in norm and "翻" not in norm:
        return
    for match in _HALVES.finditer(norm):
        start, end = match.span()
        unit = None
        scale = 1.0
        if match.group("half") is not None:
            value, kind, code, unit_text = 50.0, "percent", "%", None
        elif match.group("fold") is not None:
            value, kind, code, unit_text = 2.0 ** _FOLDS.get(match.group("times") or "一", 1), "multiple", "x", "番"
        else:
            unit = match_unit(norm, end)
            if unit is None or unit.kind not in ("duration", "measure"):
                continue
            scale = unit.scale
            value, kind, code, unit_text, end = 0.5 * scale, unit.kind, unit.code, unit.name, end + unit.span
        bound, modifier, outer_start, outer_end = find_bound(norm, start, end, unit is None, False)
        quantity = Quantity(
            start, end, "", kind, None, bound, value, value if bound in ("eq", "gt", "ge") else None,
            value if bound in ("eq", "lt", "le") else None, value / scale, exponent_of(scale), modifier, unit_text,
            code, outer_start=outer_start, outer_end=outer_end,
        )  # fmt: skip
        if unit is not None and unit.base is not None:
            quantity.value_si, quantity.unit_si = value * unit.factor, unit.base
        yield quantity
