"""Sums that only seem acts: what was done in a period, counted in money, times, lengths or areas, is a figure."""

from __future__ import annotations

import re

# A deed summed up in money or in times done (发行债券1800亿元, 举办活动3万余场次) is a total, and so a figure.
_SUM = re.compile(
    r"[^，。；0-9]{0,24}?(?:[0-9.]+|(?<!第)[一二三四五六七八九十百千两]{2,})[多余]?[万亿]*[多余]?(?:元|人次|场次|场)"
)
# Length, area and power built in a period (投产新线4000公里) are totals too.
_MEASURED = re.compile(
    r"[^，。；、0-9]{0,12}?(?:[0-9.]+|(?<!第)[一二三四五六七八九十百千两]{2,})[多余]?[万亿]*[多余]?"
    r"(?:平方公里|平方米|公里|千米|亩|公顷|吨|千瓦时?|立方米|户|(?<=万)[套个件座])(?:以上|左右)?(?=$|、)"
)
# So are things by the hundred (引进项目904个, 移交职能200多项).
_HUNDREDS = re.compile(r"[^，。；、0-9]{2,24}[1-9][0-9]{2,}[多余]?[万亿]?[多余]?[个项家件户种条款]$")
# And trains by the hundred, whatever their bound (开行超2700列).
_TRAINS = re.compile(r"[^，。；、0-9]{0,12}[1-9][0-9]{2,}[多余]?万?[多余]?[列班]")
_MANY = re.compile(
    "[^，。；、0-9]{0,24}(?:(?:[0-9]{3,}|[0-9.]+[多余]?[万亿])[多余]?[个项家件户种条款台座套处所人名辆场亩]|[0-9.]+[多余]?[万亿]+元)"
)
_BUILDING = frozenset(["launch", "completion"])
_AMASSED = frozenset(["launch", "other"])
_CLASSIFIERS = frozenset("个项家件户种条款")
_SUMMED = frozenset(["publication", "completion", "campaign", "other", "meeting"])

# Damage with its count is a figure only (房屋倒塌30户, 1.2万人受灾).
DAMAGE = frozenset(["受灾", "倒塌", "受淹", "被淹", "遭灾"])
_DAMAGED = re.compile(
    "[0-9][余多]?[万亿]?[余多]?(?:户|人|间|亩|公顷|头|只)[^，。|]{0,4}\\||\\|了?(?:房屋|民房|农田|农作物|人口|面积)?[0-9]+[.0-9]*[余多]?[万亿]?[余多]?(?:户|人|间|亩|公顷|头|只|栋)"
)


def is_total(event_type: str, after: str) -> bool:
    """Whether a verb's object is a sum; it is none where the act has a day of its own.

    Args:
        event_type: of the verb.
        after: the clause behind the verb.
    """
    if event_type in _BUILDING and _MEASURED.match(after):
        return True
    if event_type == "launch" and ("列" in after or "班" in after) and _TRAINS.match(after):
        return True
    if event_type in _AMASSED and after[-1:] in _CLASSIFIERS and _HUNDREDS.match(after):
        return True
    if event_type not in _SUMMED or ("元" not in after and "次" not in after and "场" not in after):
        return False
    return _SUM.match(after) is not None


def counts_many(after: str) -> bool:
    """Whether a verb's object is things by the hundred or a sum (投用充电桩9200台), which no single act brings.

    Args:
        after: the clause behind the verb.
    """
    return _MANY.match(after) is not None


def is_counted_damage(before: str, after: str) -> bool:
    """Whether a verb of damage (one of ``DAMAGE``) stands beside its count.

    Args:
        before: the clause up to the verb.
        after: the clause behind it.
    """
    return _DAMAGED.search(before[-14:] + "|" + after[:14]) is not None
