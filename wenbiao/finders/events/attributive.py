"""Verbs that stand as nouns or name an aim: topics of what follows, modifiers of the doers, what a date is set for."""

from __future__ import annotations

import re

from wenbiao.finders.events import realis

# What a noun's predicate looks like behind it (“吨粮田”创建|扩面提质, 规划编制|有序推进).
_STATE_BEHIND = re.compile(
    "(?:扎实|有序|稳步|深入|持续|不断|加快|全面)(?:推进|开展|实施|展开|进行|铺开|深化)|扩面|提质|增效|成效|卓有|有力有效"
    "|取得(?:实质|积极|重要|重大|明显|显著|阶段)"
)
_STATE_FIRST = frozenset("扎有稳深持不加全扩提增成卓取")
# A clause that is the subject of another verb (建成小康社会|迈出坚实步伐).
_CLAUSE_SUBJECT = re.compile("[^，。了的]{2,12}(?:迈出|取得|步伐|势头|成效)")
# A verb with its object in front of those who do it, at the head of its clause (参加|互助组的农户达到…).
_DOERS = re.compile(
    "[^，。的了]{1,14}(?<!新)的(?:人(?![民才大])|人口|农户|农民|职工|工人|群众)[^，。的]{0,6}(?:达|占|有|只|还|也|[0-9]|不|多|都)"
)
# How many are of a kind (被评为|先进工作者的有七千人).
_AMOUNT = re.compile("[^，。]{1,14}的有[0-9一二三四五六七八九十百两]")
# What an exception is made for (除|实行特别管理的领域外).
_EXCEPT = re.compile("以?外$")
# One deed told as the forerunner of another (这是继|实行…之后的变革).
_SUCCESSION = re.compile("(?:^|是|，|[^承后相]{2})继(?![续承任])[^，。]*$")

# What no single blow strikes (严厉|打击|各类犯罪活动).
_EARNEST = ("严厉", "依法", "严肃", "深入开展", "持续", "从严", "重点")
_GENERAL = re.compile("(?:各[类种]|[^，。了0-9]{0,12}(?:违法|犯罪|走私|行为))")
# What a verb is done for or asked of (围绕|制定规划, 能不能|建立).
_ASKED = re.compile("能不能|是不是|要不要|会不会|围绕$")

# A date by which something is to be done (于2019年4月底前|完成).
_DEADLINE = re.compile("(?:[0-9]{1,2}[月日]|年|月)底?前(?<!日前)[^，。]{0,10}$|[0-9]日前[^，。]{0,10}$")


def is_deadline(before: str, after: str) -> bool:
    """Whether a date by which something is to be done stands before a verb, and nothing says that it was done.

    Args:
        before: the clause up to the verb.
        after: the clause behind it.
    """
    return _DEADLINE.search(before) is not None and not (
        after.startswith("了") or "已" in before or realis.future(before)
    )


def is_noun_use(before: str, after: str, *, striking: bool = False) -> bool:
    """Whether a verb stands as a noun: subject or topic of what follows, or modifier of those who do it.

    Args:
        before: the clause up to the verb.
        after: the clause behind it.
        striking: whether it is 打击 without a time, which an aim of policy may mean.
    """
    if striking and (before == "" or before.endswith(_EARNEST)) and _GENERAL.match(after) is not None:
        return True
    if after[:1] in _STATE_FIRST and _STATE_BEHIND.match(after) is not None:
        return True
    if ("不" in before or before.endswith("围绕")) and _ASKED.search(before) is not None:
        return True
    if "的有" in after and _AMOUNT.match(after) is not None:
        return True
    heads = before == "" or before.endswith("、")
    if heads and (_CLAUSE_SUBJECT.match(after) is not None or ("的" in after and _DOERS.match(after) is not None)):
        return True
    # A dated deed of before is told all the same (继2002年派队参加…之后).
    if before.startswith("除") and _EXCEPT.search(after) is not None:
        return True
    return "继" in before and "年" not in before and "之后" in after and _SUCCESSION.search(before) is not None
