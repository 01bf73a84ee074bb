"""How a name stands in its clause: behind a preposition, inside a title, as the object of another verb."""

from __future__ import annotations

import re

from wenbiao.finders.events.triggers import Trigger, find_candidates
from wenbiao.finders.events.words import any_of, words
from wenbiao.records import Mention

# Words in front of a name that make it no subject; their last characters spare most names the look at all of them.
_OBLIQUE = words("oblique")
_OBLIQUE_LAST = frozenset(word[-1] for word in _OBLIQUE)
_TITLE = any_of("title")
_TITLES = tuple(word for word in words("title") if word[-1] in _OBLIQUE_LAST)
# The title right in front of a name, and its grade.
_TITLED = re.compile(f"(?:常务副|候任|前任?|副|新任|代理?)?(?:{_TITLE})(?:兼[^，。、]{{2,10}})?$")
_LONGEST_TITLE = 12
_TITLE_LAST = frozenset(word[-1] for word in words("title"))
# The same with more of the title between (向国家|主席).
_TOWARDS = re.compile("(?:(?<![一两二三四五数几])[向对给为]|陪同)[^，。、的对向]{1,4}$")
# What makes a noun of the verb in front of it (救护|与繁育中心).
_COMPOUND = re.compile("[与和及、员队者人处科室部组站所厂场性力]|中心|小组|工作|指挥|委员|行动|领导|专家|专班")
# Verbs whose object is what a person says or does (学习…考察时的讲话), or who goes on to act (指派|王建军赶赴).
_SPARED = frozenset(words("heeded") + words("pivot"))
_POLICIES = frozenset([
    "campaign", "policy_release", "agreement", "legislation", "consultation", "milestone", "launch", "publication",
    "statistics_release",
])  # fmt: skip
# 一对|选手.
_COUNTS = frozenset("一两二三四五六七八九十几数")
# Names in a list behind a preposition, of which not all are known (在苏梅、|顿涅茨克、|扎波罗热).
_LISTED = re.compile("(?:在|对|向|于|从|赴)(?:[^，。；：、的□]{1,10}、)+$")
_LONGEST_LIST = 40
# Prepositions that take a whole clause.
_TOPICAL = re.compile("(?:就|关于|围绕|随着|针对|据|在)[^，。对向给为把将同与和在由从被让于]{0,24}$")
# Those who act for a person or against one.
_BESIDE = words("beside")
# Behind a place's name: where a way begins, whose a vehicle is, who reports.
_AWAY = words("away")
# 在习近平|陪同下.
_UNDER = re.compile(
    "等?[^，。]{0,12}(?:陪同|主持|见证|领导|指挥|支持|带领|倡议|推动|关心|关怀|调解|斡旋|之间|的|家[中里])"
)
_LONGEST_LINK = 14
# What stands in no title.
_NO_TITLE = re.compile(
    "^(?:[对向同与和就在给为把将被已于也又还均都以，、]|[今昨前][天日]|[0-9])|，|、|[同与和跟]$"
    "|决定|宣布|任命|批准|会见|访问|祝贺|欢迎|邀请|[授给]予"
)
# What stands in front of the second name of a list: 、 and a title (印度总统穆尔穆、|总理|莫迪).
_NEXT = re.compile(f"(?:[、和与及]|以及)[^，。；：、]{{0,8}}?(?:{_TITLE})?$")

# Organs that a country's or region's name goes on with.
_ORGAN = re.compile(f"(?:{any_of('organ')})(?![首总]?[理统相])")
# Who holds an office there and is not named (法国|总统宣布).
_OFFICER = re.compile(
    f"(?:(?:国家|政府|代理?|候任|看守政府)?(?:{any_of('officer')})|(?:外交|国防|财政|内政|能源|卫生|情报|司法|贸易)部长)"
    "(?=$|[，0-9在还也又将已于今昨近日首再向对与同共就从把全为和、则均都拒呼]|宣布|决定|同意)"
)
# What makes another word of the office (总统|选举).
_ELECTED = ("选", "大选", "竞选", "候选", "换届", "弹劾")
# Two countries whose offices act as one (法国和意大利|两国|外长).
_BOTH = ("两国", "三国", "两省", "两市")
_BETWEEN = frozenset("和与及、")
# What those words open with: behind most names stands none of them.
OFFICE_FIRST = frozenset("国政代候看外财内能卫情司贸").union(
    _BETWEEN, (word[0] for word in words("organ") + words("officer"))
)


def office(norm: str, row: Mention, following: Mention | None, end: int) -> int:
    """Where the organ, or the office without a name, ends that a place's name goes on with; 0 without one.

    Args:
        norm: the page's folded text.
        row: the place.
        following: the name behind it.
        end: where the verb begins.
    """
    stop = row.end
    if norm[stop] in _BETWEEN:
        if following is None or following.start != stop + 1 or not norm.startswith(_BOTH, following.end):
            return 0
        stop, following = following.end + 2, None
    else:
        organ = _ORGAN.match(norm, stop, end)
        if organ is not None and not norm.startswith("长", organ.end(), end):
            return organ.end()
    found = _OFFICER.match(norm, stop, end)
    if found is None or norm.startswith(_ELECTED, found.end()):
        return 0
    named = following is not None and following.start == found.end() and following.kind == "person"
    return 0 if named else found.end()


def is_oblique(norm: str, start: int, at: int) -> bool:
    """Whether the words in front of a name make it no subject (对|法国).

    Args:
        norm: the page's folded text.
        start: where the clause begins.
        at: where the name begins.
    """
    if at <= start:
        return False
    if norm.endswith("我国", start, at):
        at -= 2
    last = norm[at - 1]
    if last == "、":
        return _LISTED.search(norm, max(start, at - _LONGEST_LIST), at) is not None
    if last == "对" and norm[at - 2 : at - 1] in _COUNTS:
        return False
    if last not in _OBLIQUE_LAST or not norm.endswith(_OBLIQUE, start, at):
        return False
    # 大使|陈大海 is a title, no 使.
    return not norm.endswith(_TITLES, start, at)


def titled_oblique(norm: str, start: int, at: int) -> bool:
    """Whether a preposition stands in front of a person's title (向总理|莫迪)."""
    if norm[at - 1] not in _TITLE_LAST and norm.find("兼", max(start, at - _LONGEST_TITLE), at) < 0:
        return False
    title = _TITLED.search(norm, max(start, at - _LONGEST_TITLE), at)
    if title is None:
        return False
    return is_oblique(norm, start, title.start()) or _TOWARDS.search(norm, start, title.start()) is not None


def is_topical(norm: str, start: int, at: int, stop: int, end: int) -> bool:
    """Whether a clause in front of which 就 or 在 stands begins with a person's name (就|总统特朗普|宣布…一事).

    Args:
        norm: the page's folded text.
        start: where the sentence's clause begins.
        at: where the name begins.
        stop: where it ends.
        end: where the verb begins.
    """
    found = _TOPICAL.search(norm, start, at)
    if found is None:
        return False
    return stop == end if norm[found.start()] != "在" else _UNDER.match(norm, stop, end) is None


def takes_name(link: str) -> bool:
    """Whether the words between a place or body and a person are the person's title (国务院|总理|王建军)."""
    return len(link) <= _LONGEST_LINK and _NO_TITLE.search(link) is None


def is_elsewhere(norm: str, at: int) -> bool:
    """Whether a place's name that ends at an offset says no where: a way's end (广州|至藤县), a paper (长江|商报)."""
    return norm.startswith(_AWAY, at)


def is_headed(norm: str, at: int) -> bool:
    """Whether a person's name that ends at an offset only says whose the doer is (特朗普|支持者)."""
    return norm.startswith(_BESIDE, at)


def goes_on(link: str) -> bool:
    """Whether the words between two names make the second one more of a list (和, 、总理)."""
    return link in ("、", "和", "及", "以及") or (link[:1] in ("、", "和", "及") and _NEXT.fullmatch(link) is not None)


def governing(lead: str) -> Trigger | None:
    """The verb in front of a name that has it as its object (会见总统|奥尔西), where no 的 makes the name its doer.

    Args:
        lead: the clause up to the name, its times left out.
    """
    if len(lead) < 2:
        return None
    for _, end, trigger in find_candidates(lead):
        verb = trigger.frame == "agent" and not trigger.casualty and trigger.word not in _SPARED
        if verb and "的" not in lead[end:] and _COMPOUND.match(lead, end) is None:
            return trigger
    return None


def is_governed(lead: str) -> bool:
    """Whether a name is the object of a verb in front of it."""
    return governing(lead) is not None


def is_treated(lead: str) -> bool:
    """Whether a place is what a verb of policy in front of it treats of (推进西藏|发展), and so not where."""
    trigger = governing(lead[lead.rfind("，") + 1 :])
    return trigger is not None and trigger.event_type in _POLICIES
