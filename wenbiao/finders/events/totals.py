"""Sums that only seem acts: what was done in a period, counted in money, times, lengths or areas, is a figure."""

from __future__ import annotations

import re

# A deed summed up in money or in times done (发行债券1800亿元, 举办活动3万余场次) is a total, and so a figure.
_SUM = re.compile(r"[^，。；0-9]{0,24}?[0-9.]+[多余]?[万亿]*[多余]?(?:元|人次|场次|场)")
# Length, area and power built in a period (投产新线4000公里) are totals too.
_MEASURED = re.compile(
    r"[^，。；、0-9]{0,12}?[0-9.]+[多余]?[万亿]*[多余]?"
    r"(?:平方公里|平方米|公里|千米|亩|公顷|吨|千瓦时?|立方米|户|(?<=万)[套个件座])(?:以上|左右)?(?=$|、)"
)
_BUILDING = frozenset(["launch", "completion"])
_SUMMED = frozenset(["publication", "completion", "campaign", "other", "meeting"])


def is_total(event_type: str, after: str) -> bool:
    """Whether a verb's object is a sum; it is none where the act has a day of its own.

    Args:
        event_type: of the verb.
        after: the clause behind the verb.
    """
    if event_type in _BUILDING and _MEASURED.match(after):
        return True
    if event_type not in _SUMMED or ("元" not in after and "次" not in after and "场" not in after):
        return False
    return _SUM.match(after) is not None
