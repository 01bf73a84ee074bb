"""Duties, plans and conditions that govern the clauses behind them (要…，完善…，启动…)."""

from __future__ import annotations

import re

from wenbiao.finders.events.triggers import Trigger
from wenbiao.finders.events.words import any_of

# A duty that stands so near a clause's beginning governs it.
_LEAD = 6
_DUTY = "要(?<![主重首必]要)(?![求素闻])|必须|应(?![邀对急变用聘届援运约]|[^，。]{1,40}(?:邀请|请求|之邀))|须|需要"
_MUST = re.compile(f"{_DUTY}|希望|争取|力争")
_DEMAND = re.compile(f"{_DUTY}|希望|探索(?!技术|公司)|确保(?!了)|{any_of('demand')}")
# Verbs of such weight and types tell deeds, whatever efforts a review lists before them.
_FIRM = 1.5
_BUILT = frozenset([
    "policy_release", "launch", "award", "agreement", "legislation", "exhibition", "completion", "meeting", "milestone",
    "publication",
])  # fmt: skip
_CONDITION = re.compile("如果|若|一旦|如(?![今何同此期下])")
_FORCES = frozenset("军")
_CONDITION_FIRST = frozenset("如若一")


def demands(clause: str, *, reviewed: bool = False) -> bool:
    """Whether a clause begins as a duty, a plan or a condition.

    Args:
        clause: its text.
        reviewed: whether it tells of past work, where efforts (推动, 深化) are no plans.
    """
    found = (_MUST if reviewed else _DEMAND).search(clause)
    if found is not None and clause[found.start() - 1] in _FORCES and found.start() > 0:
        # What an army steps up is done (以军加强行动，打死…).
        return False
    return (found is not None and found.start() <= _LEAD) or (
        clause[:1] in _CONDITION_FIRST and _CONDITION.match(clause) is not None
    )


def builds(trigger: Trigger) -> bool:
    """Whether a verb tells a deed even behind the efforts that a review lists (深化改革，|成立集团)."""
    return trigger.weight >= _FIRM and trigger.event_type in _BUILT
