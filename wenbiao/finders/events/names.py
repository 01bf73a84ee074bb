"""Proper names of events: the meeting, law, work, campaign or project that a clause speaks of."""

from __future__ import annotations

import re

from wenbiao.finders.events.triggers import EventNoun, find_nouns

# A name of an event is proper where a year, an ordinal session, a scope or a quoted word stands in it.
_PROPER = re.compile(
    r"(?:19|20)\d\d(?!年)|第[一二三四五六七八九十百零\d]+[届次轮]|^(?:中国|全国|世界|国际|全球|亚洲|中央|东盟|亚太"
    r"|联合国|博鳌|达沃斯|上海合作组织|上合组织|金砖|二十国|中非|中阿|中欧|中美|中俄|党的)|“[^”]+”"
)
_HARD_STOP = re.compile(
    r"[，。；：、！？,;:!?】\s□]|(?:举行|召开|举办|承办|主办|出席|参加|主持|开展|启动|组织|庆祝|迎接|推出|建成|发布"
    r"|[在于了向对由将就为从到]|为期[\d一-十两]+个?[年月天周]的?|本届|本次|此次|这次|[年月日](?=[^年月日\d]))(?=.)"
)
_BUILT = re.compile(
    r"(?:高铁|铁路|高速|公路|大桥|特大桥|隧道|机场|航站楼|码头|水库|电站|核电|风电场|水电站|工程|装置|地铁|号线|运河"
    r"|管道|线路|基地|实验室|博物馆|体育馆|图书馆|航线|专列|班列|阶段|号|服务区|口岸|枢纽|中心|园区)$"
)
_COMMON = re.compile(
    r"^(?:全球|世界|全国|我国|国内|首|第一|一|两|多|这|该|此|其|各|新|大型|重大|重点|水利)"
    r"|^.{0,3}[首一两多几数\d]+[条座艘个批项台架]"
)
_QUOTE = re.compile("“[^“”]*”")
_QUOTED = re.compile(r"(?:了|起)?(“[^“”]{2,20}”)")
_WORK = re.compile(r"《[^《》\n]{2,100}》(?:[、和]?《[^《》\n]{2,100}》)*")

# Behind an event noun, a character that makes it part of another word: 会议室 is no meeting, 大会堂 no congress.
_NO_EVENT = frozenset("堂馆场厅者人员律院官国庭制")


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
        if behind in _NO_EVENT or (kinds is not None and noun.event_type not in kinds):
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
    theme = re.sub(r"^.*(?:——|[，、的])|^(?:19|20)[0-9]{2}年", "", theme)
    theme = re.sub(r"(?:今天|昨天|今日|正式|全线|主体|顺利|成功|全面|工作|项目|建设|于|在.*)+$", "", theme)
    if not 4 <= len(theme) <= 24 or _COMMON.search(theme):
        return None
    return theme if _BUILT.search(theme) else None


def quoted_name(object_text: str) -> str | None:
    """The quoted name that an object begins with (“湘水通”小程序), with its marks."""
    match = _QUOTED.match(object_text)
    return match.group(1) if match else None


_ASIDE = re.compile("[（(][^（()）]*[)）]")
_LAW = re.compile("(?:(?<!办)法|条例|修正案|法典|法案)$")
_POLICY = re.compile(
    "(?:规划|方案|意见|通知|办法|规定|指南|细则|纲要|计划|措施|标准|目录|清单|决定|规范|规程|条约|要点|准则|政策|公告)$"
)


def type_of_work(title: str) -> str | None:
    """The event type that a title in 《》 settles: a law or a policy; None for any other work."""
    last = _ASIDE.sub("", title).strip("《》").split("《")[-1].rstrip("》")
    if _LAW.search(last):
        return "legislation"
    return "policy_release" if _POLICY.search(last) else None
