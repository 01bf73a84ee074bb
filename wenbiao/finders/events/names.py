"""Proper names of events: the meeting, law, work, campaign or project that a clause speaks of."""

from __future__ import annotations

import re

from wenbiao.finders.events.triggers import EventNoun, event_nouns, noun_pattern

# A name of an event is proper where a year, an ordinal session, a scope or a quoted word stands in it.
_PROPER = re.compile(
    r"(?:19|20)\d\d(?!年)|第[一二三四五六七八九十百零\d]+[届次轮]|^(?:中国|全国|世界|国际|全球|亚洲|中央|东盟|亚太|联合国|博鳌|达沃斯|上海合作组织|上合组织|金砖|二十国|中非|中阿|中欧|中美|中俄|党的)|“[^”]+”"
)
_NAME_STOP = re.compile(r"[，。；：、！？\s]|(?:在|于|举行|召开|举办|承办|主办|出席|参加|主持|开展|启动|组织|了|的|对|向|由|和|与|及|为期|从|到|再到|本届|本次|此次|这次)(?=.)")
_WORK = re.compile(r"《[^《》\n]{2,100}》(?:[、和]?《[^《》\n]{2,100}》)*")


def noun_in(text: str) -> tuple[EventNoun, int, int] | None:
    """The head event noun of an object: the last one of its first noun phrase, with its span in ``text``."""
    found = None
    for match in noun_pattern().finditer(text):
        if text[match.end() : match.end() + 1] in ("堂", "馆", "场", "厅", "者", "人", "员", "律", "院", "官", "国", "庭", "制"):
            continue
        found = match
        if text[match.end() : match.end() + 1] in ("，", "。", "；", ""):
            break
    return (event_nouns()[found.group()], found.start(), found.end()) if found else None


def work_name(text: str) -> str | None:
    """The titles in 《》 that a clause names."""
    match = _WORK.search(text)
    return match.group() if match else None


def event_name(text: str, noun_end: int) -> str | None:
    """The proper name that ends with an event noun, or None where the words before it are common ones."""
    head = text[:noun_end]
    start = 0
    for stop in _NAME_STOP.finditer(head):
        if stop.end() < noun_end - 1 and head.rfind("“", 0, stop.start()) <= head.rfind("”", 0, stop.start()):
            start = stop.end()
    name = head[start:].lstrip("了过起一项场次届个的 ")
    return name if 5 <= len(name) <= 40 and _PROPER.search(name) else None
