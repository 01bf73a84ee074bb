"""How far the name of a place reaches where something struck: 安平县|城关镇南街, 约旦|首都安曼, 312国道|路段."""

from __future__ import annotations

import re

from wenbiao.finders.events.words import any_of, words
from wenbiao.lexicon import alternation
from wenbiao.records import Mention

_SITES = f"{any_of('site')}|[东南西北中]{{1,2}}部|[东南西北]郊"
# What follows a place's name and is part of it no more: a counted thing, the verb that it strikes with.
_BREAK = re.compile(
    "的?(?:[一两二三四五六七八九十0-9]+多?余?(?:名|辆|家|座|栋|幢|间|个|所|艘|架|列|户|起|位|人|台|条|处)|(?<![东南西北第])一(?![线号路期中小村组区汽纬经])|数[名十百]|多名|多[处地]|部分)"
    "|[0-9]+[月日]|突[发然降]|发生|爆发|连[续环]|先后|再次|再度|又|遭|相继|分别|有[一0-9]|与一|日前|近日|今[天晨日]|昨[天晚日]|当[天晚日地]|[，。；：、]"
)
_EXTENT = re.compile(f"[^，。；：、的□“”发由因对向电讯]{{0,30}}(?:{_SITES})(?=[内里上中外]?(?:$|的))")
# What stands between a larger place and the smaller one that is meant.
_ROLE = re.compile(
    "(?:首都|首府|省会|旅游胜地|[东南西北中]{0,2}部?(?:边境省|城市|港口|山区)?|境内|下辖的?|所属的?){0,3}"
)
# Places side by side, and more of them than are known (巴黎、|阿里和里昂|等地).
_LINKS = ("、", "和", "与", "及", "以及")
_MORE = re.compile(
    "(?:(?:、|和|与|及|以及)[^，。；：、的在□和与及]{2,8}?){1,5}(?=等(?:多?地|方向|多个|[0-9几多数两三四五六]|[州省市县国区]|城市|方面))"
)
_SOME = re.compile("(?:部分|一些|大部分|多个|局部)(?:地区|地方|区域|航段|路段|城市|省份|海域|山区|乡镇)")
# A smaller place that no list has, told by what it is to the larger one (加沙地带|南部汗尤尼斯, 法国|西部城市阿里).
_TOLD_ROLE = re.compile(
    "(?:[东南西北中]{1,2}部(?:边境|港口|沿海)?(?:城市|省份|小镇|地区)?|首都|首府|省会|港口城市|边境城市|边境重镇|边境小镇|重镇|城市)"
    "(?![发的多一两数几五三四])([^，。；：、的了着过在被把将对向与和同发现击打多名个起次举会召签启开□0-9]{2,7})$"
)
_SIDE = re.compile("(?:[中东南西北]{1,3}部(?:地区|山区|沿海)?|境内|沿海|附近海域|郊外|城(?=[、和及的发多，。]))")
# Behind roads and rivers a second name is another place.
_WAYS = frozenset("路线江河湖桥铁")
_REGIONS = frozenset("省州市县区邦旗盟部")
# What only says how something is done stands right in front of the verb.
_MANNER = re.compile(f"(?:{any_of('manner')})+$")
_MANNER_LAST = frozenset(word[-1] for word in words("manner"))
# What those places and parts open with: most names go on with none of them.
_MORE_FIRST, _SIDE_FIRST = frozenset("、和与及以部一大多局东南西北中首省港边城"), frozenset("中东南西北境沿附郊城")
# The hall, the grounds or the side of a place that is meant, up to the verb, or to who or what it is done with.
_PARTS = any_of("venue", "side")
_PART = f"[^，。；：在□、一两0-9同与对向就为]{{0,12}}(?:{_PARTS})"
_LAST_PART = re.compile(f"{_PART}(?:[、和与及]{_PART})?(?=[内里上中外前]?$)")
_FIRST_PART = re.compile(
    f"[^，。；：在□、一两0-9同与对向就为]{{0,12}}?(?:{_PARTS})(?=[内里上中外前]?[为同与和就对向因由以、，举召会发开签参出进启])"
)
# Behind a second place: not it, but who is of it (在巴黎与|意大利外长).
_OF_IT = re.compile("[^，。、]{0,6}?(?:总统|总理|首相|主席|部长|外长|防长|大使|官员|代表|政府|军|方面?(?!向)|人|领导)")
# A village or street that no list has, at the head of a clause (恒口镇长行村|发生一起山火).
_UNLISTED = re.compile(
    "(?:位于)?((?![一两0-9几某有]|市内|城内)[^，。；：、的□“”发由因对向电讯经被时在从有现这该此其起与和]{2,20}?(?:[村镇乡县市区街路湾港厂店矿桥洞寺庙院站场]|小区|社区|路口|路段|交叉口|附近|[0-9]号楼))"
    "(?=[内里下上]?的?(?:[一两]|突[发然]|发生|又发|传出))"
)
# A sentence that says where it was.
_STATED = re.compile(
    "(?:位置|地点|震中|事发地|出事地|着火点|起火点|火点)[^，。；]{0,3}(?:位于|就?在|[为是])(?![北南][纬])([^，。；：□]{4,30})"
)
_ROADS, _SPOTS = any_of("road"), any_of("spot")
_POSTS = "K[0-9]+[0-9+米]*|[0-9]+KM(?:\\+[0-9]+M?)?|[0-9]+公里(?:[0-9]+米)?"
_STRETCH = re.compile(
    f"[^，。；、在至的□经时有被由从向往到现]{{0,16}}?(?:{_ROADS}|(?<![线电道铁])路|[0-9]线)"
    f"[^，。；、在的□产引时发被经]{{0,18}}?(?:{_SPOTS}|公里[0-9]+米|{_POSTS})"
)
# The stretch where an accident is told to have happened.
_TOLD = re.compile(
    f"(?:在|行至|行驶[到至])([^，。；、在至]{{0,14}}?(?:{_ROADS}|路)[^，。；、在]{{0,16}}?(?:{_SPOTS}))(?=发生|时|与|，|撞|被)"
)
# The way that a car went, told before it crashed.
_WAY = re.compile(
    f"(?:(?:行驶?|驶)[到至]|途经|行经)([^，。；、在至的□]{{0,20}}?(?:{_ROADS}|道|路|线|街)"
    f"[^，。；、在的□时发]{{0,20}}?(?:{_SPOTS}|{_POSTS}))(?=时|处|附近|，)"
)

# The house or town that a way leads to, up to what is done there (来到|沅江社区|看望…, 送往|武警医院|抢救).
GOES = words("going")
_HOUSE = any_of("house")
_GOAL_NAME = (
    "(?:位于[^，。；、的]{2,14}的)?((?![多各一两几某该此这那当附就最0-9])[^，。；、：的□了在与和并到从向对0-9]{1,18}?"
    f"(?:{any_of('venue')}|{_HOUSE}))"
)
_GOAL = re.compile(f"了?{_GOAL_NAME}(?=$|[，。、；与和并（内里]|同|就[诊医]|时|后|途中|{any_of('errand', 'treated')})")
_GONE = re.compile(f"(?:{alternation(GOES)}){_GOAL_NAME}(?:{any_of('manner')})*$")
_NO_GOAL = re.compile(
    f".{{1,2}}|.*现场|(?:农村|乡村|基层|校园|当地|附近|临时|定点|市区|县城|各大|一线|城市|企业|群众|军营|居民|战争|旧时)*(?:{any_of('venue')}|{_HOUSE})?"
)


def reach(masked: str, end: int, stop: int) -> int:
    """Where a place's name ends that goes on behind its known part.

    Args:
        masked: the page's text, insets blanked.
        end: where the known part ends.
        stop: where the verb or noun of what happened begins.

    Returns:
        The end; ``end`` itself where nothing more belongs to it.
    """
    broken = _BREAK.search(masked, end, min(stop, end + 40))
    rest = masked[end : broken.start() if broken else min(stop, end + 40)]
    rest = rest.rstrip("，, \u3000")
    found = _EXTENT.match(rest)
    return end + found.end() if found else end


def beside(norm: str, end: int, stop: int, inner: list[Mention], *, located: bool) -> int:
    """Where the places end that stand side by side with a known one or inside it (法国巴黎和意大利罗马).

    Args:
        norm: the page's folded text.
        end: where the known name ends.
        stop: where the verb begins, or the clause ends.
        inner: the names between the two.
        located: whether 在 stands in front: then what follows without a link lies inside (在法国|巴黎).
    """
    for row in inner:
        between = norm[end : row.start]
        if row.kind != "place" or not (between in _LINKS or plays_role(between)):
            break
        if between == "" and (norm[end - 1] in _WAYS if located else norm[end - 1] not in _REGIONS):
            break
        if between in _LINKS and between != "、" and _OF_IT.match(norm, row.end, stop):
            break
        end = row.end
    return end


def partly(norm: str, end: int, stop: int) -> int:
    """Where 部分地区 behind a place's name ends; the name's end without it."""
    some = _SOME.match(norm, end, stop)
    return some.end() if some is not None else end


def extent(norm: str, masked: str, end: int, stop: int, inner: list[Mention]) -> int:
    """Where the place ends that begins with a known name: the finer place in it, those beside it, its part.

    Args:
        norm: the page's folded text.
        masked: the same, insets blanked.
        end: where the known name ends.
        stop: where the verb begins, or the clause ends.
        inner: the names between the two.
    """
    end = beside(norm, end, stop, inner, located=True)
    if end >= stop:
        return end
    manner = _MANNER.search(norm, end, stop) if norm[stop - 1] in _MANNER_LAST else None
    last, more = manner.start() if manner else stop, None
    if norm[end] in _MORE_FIRST:
        more = _MORE.match(norm, end, stop) or _SOME.match(norm, end, stop) or _TOLD_ROLE.match(norm, end, last)
    if more is None and not (norm.startswith("的", end) and any(row.start == end + 1 for row in inner)):
        more = _LAST_PART.match(masked, end, last) or _FIRST_PART.match(masked, end, stop)
    if more is None and norm[end] in _SIDE_FIRST:
        more = _SIDE.match(norm, end, stop)
    return more.end() if more is not None else end


def stretch(norm: str, start: int, stop: int) -> tuple[int, int] | None:
    """The stretch of a road that stands in a span, as a span."""
    found = _STRETCH.search(norm, start, stop)
    return found.span() if found else None


def told_stretch(norm: str, start: int, stop: int) -> str | None:
    """The stretch of a road where a clause says that something happened (在312国道青溪收费站入口处|发生)."""
    found = _TOLD.search(norm, start, stop)
    return found.group(1) if found else None


def driven_to(norm: str, start: int, stop: int) -> str | None:
    """The stretch of a road that a span names last as the way that somebody went (行至312国道28公里处时)."""
    found = _WAY.findall(norm, start, stop)
    return found[-1] if found else None


def plays_role(between: str) -> bool:
    """Whether the words between two places only say what the second is to the first (约旦|首都|安曼)."""
    return not between or _ROLE.fullmatch(between) is not None


def goal(masked: str, start: int, at: int, stop: int, end: int, *, goes: bool) -> tuple[int, int] | None:
    """The house or town where somebody goes, behind the verb that says so or in front of what they do there, as a span.

    Args:
        masked: the page's text, insets blanked.
        start: where the clause begins.
        at: where its verb begins.
        stop: where it ends.
        end: where the clause ends.
        goes: whether the verb itself says so.
    """
    found = _GOAL.match(masked, stop, end) if goes else _GONE.search(masked, start, at)
    return None if found is None or _NO_GOAL.fullmatch(found.group(1)) else found.span(1)


def stated(norm: str, start: int, stop: int) -> str | None:
    """The place that a sentence states as such (起火位置在…)."""
    found = _STATED.search(norm, start, stop)
    return re.sub("(?:[内上中 ]|(?<!公)里)$", "", found.group(1)) if found else None


def unlisted(masked: str, start: int, stop: int) -> tuple[int, int] | None:
    """The village, street or house at the head of a clause that no list has, as a span."""
    found = _UNLISTED.match(masked, start, stop)
    return found.span(1) if found else None
