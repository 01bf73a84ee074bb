"""Proper names of events: the meeting, law, work, campaign or project that a clause speaks of."""

from __future__ import annotations

import re

from wenbiao.finders.events.triggers import EventNoun, find_nouns
from wenbiao.finders.events.words import any_of, words

# A name of an event is proper where a year, an ordinal session, a scope or a quoted word stands in it.
_PROPER = re.compile(
    r"(?:19|20)\d\d(?!年)|第[一二三四五六七八九十百零\d]+[届次轮]"
    rf"|^(?:{any_of('realm')})|“[^”]+”"
)
_HARD_STOP = re.compile(
    rf"[，。；：、！？,;:!?】\s□]|(?:{any_of('sponsoring')}"
    r"|[在于了向对由将就为从到]|为期[\d一-十两]+个?[年月天周]的?|本届|本次|此次|这次|[年月日](?=[^年月日\d]))(?=.)"
)
_BUILT = re.compile(f"(?:{any_of('built')})$")
_COMMON = re.compile(
    r"^(?:全球|世界|全国|我国|国内|首|第一|一|两|多|这|该|此|其|各|新|大型|重大|重点|水利)"
    r"|^.{0,3}[首一两多几数\d]+[条座艘个批项台架]"
)
# What stands in front of a project's name in its clause, and behind it.
_LEADING = re.compile("^.*(?:——|[，、的])|^(?:19|20)[0-9]{2}年")
_TRAILING = re.compile("(?:今天|昨天|今日|正式|全线|主体|顺利|成功|全面|工作|项目|建设|于|在.*)+$")
_QUOTE = re.compile("“[^“”]*”")
_QUOTED = re.compile(r"(?:了|起)?(“[^“”]{2,20}”)")
_WORK = re.compile(r"《[^《》\n]{2,100}》(?:[、和]?《[^《》\n]{2,100}》)*")

# Behind an event noun, a character that makes it part of another word: 会议室 is no meeting, 大会堂 no congress.
_NO_EVENT = frozenset(words("hall"))
# 发展, 进展: no show.
_GROWS = frozenset("发进开拓扩施伸舒延")


def noun_in(text: str, kinds: frozenset[str] | None = None) -> tuple[EventNoun, int, int] | None:
    """The head event noun of an object, with its span in ``text``.

    Args:
        text: the words after (or before) a verb.
        kinds: event types that the verb can take, all by default.

    Returns:
        The last noun of the first noun phrase, or None.
    """
    found = None
    for noun, start, end in find_nouns(text):
        behind = text[end : end + 1]
        if noun.noun == "展" and text[start - 1 : start] in _GROWS:
            continue
        if behind in _NO_EVENT or text.startswith("中心", end) or (kinds is not None and noun.event_type not in kinds):
            continue
        found = noun, start, end
        if behind in ("，", "。", "；", ""):
            break
    return found


def work_name(text: str) -> str | None:
    """The titles in 《》 that a clause names."""
    match = _WORK.search(text)
    return match.group() if match else None


def event_name(text: str, noun_end: int) -> str | None:
    """The proper name that ends with an event noun, or None where the words before it are common ones."""
    head = text[:noun_end]
    start, quoted = 0, head.rfind("”")
    for stop in _HARD_STOP.finditer(head):
        inside = head.rfind("“", 0, stop.start()) > head.rfind("”", 0, stop.start()) and stop.start() < quoted
        if stop.end() < noun_end - 1 and not inside:
            start = stop.end()
    name = head[start:].lstrip("了过起一项场次届个的和与及并 ")
    # A 的 outside quotation marks ends what only describes the name (…指导的“江河论坛”).
    cut = _QUOTE.sub(lambda m: "□" * len(m.group()), name).rfind("的")
    name = name[cut + 1 :]
    return name if 4 <= len(name) <= 40 and "等" not in name and _PROPER.search(name) else None


def project_name(theme: str) -> str | None:
    """The name of what was built or opened (沅江特大桥, 湘江新区地铁六号线), or None where it is no proper name."""
    theme = _TRAILING.sub("", _LEADING.sub("", theme))
    if not 4 <= len(theme) <= 24 or _COMMON.search(theme):
        return None
    return theme if _BUILT.search(theme) else None


def quoted_name(object_text: str) -> str | None:
    """The quoted name that an object begins with (“湘水通”小程序), with its marks."""
    match = _QUOTED.match(object_text)
    return match.group(1) if match else None


_ASIDE = re.compile("[（(][^（()）]*[)）]")
_LAW = re.compile(f"(?<!办)(?:{any_of('law')})$")
_POLICY = re.compile(f"(?:{any_of('policy')})$")


def type_of_work(title: str) -> str | None:
    """The event type that a title in 《》 settles: a law or a policy; None for any other work."""
    last = _ASIDE.sub("", title).strip("《》").split("《")[-1].rstrip("》")
    if _LAW.search(last):
        return "legislation"
    return "policy_release" if _POLICY.search(last) else None
