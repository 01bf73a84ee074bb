"""How far the name of a place reaches where something struck: 安平县|城关镇南街, 约旦|首都安曼, 312国道|路段."""

from __future__ import annotations

import re

from wenbiao.finders.events.words import any_of

_SITES = f"{any_of('site')}|[东南西北中]{{1,2}}部|[东南西北]郊"
# What follows a place's name and is part of it no more: a counted thing, the verb that it strikes with.
_BREAK = re.compile(
    "的?(?:[一两二三四五六七八九十0-9]+多?余?(?:名|辆|家|座|栋|幢|间|个|所|艘|架|列|户|起|位|人|台|条|处)|(?<![东南西北第])一(?![线号路期中小村组区汽纬经])|数[名十百]|多名|多[处地]|部分)"
    "|[0-9]+[月日]|突[发然降]|发生|爆发|连[续环]|先后|再次|再度|又|遭|相继|分别|有[一0-9]|与一|日前|近日|今[天晨日]|昨[天晚日]|当[天晚日地]|[，。；：、]"
)
_EXTENT = re.compile(f"[^，。；：、的□“”发由因对向电讯]{{0,30}}(?:{_SITES})(?=[内里上中外]?$)")
# What stands between a larger place and the smaller one that is meant.
_ROLE = re.compile(
    "(?:首都|首府|省会|旅游胜地|[东南西北中]{0,2}部?(?:边境省|城市|港口|山区)?|境内|下辖的?|所属的?){0,3}"
)
# A village or street that no list has, at the head of a clause (恒口镇长行村|发生一起山火).
_UNLISTED = re.compile(
    "[^，。；：、的□“”发由因对向电讯经被时在从有现这该此其]{2,20}?[村镇乡县市区街路湾港厂店矿](?=[内里]?(?:[一两]|突[发然]|发生|又发|传出))"
)
# A sentence that says where it was.
_STATED = re.compile(
    "(?:位置|地点|事发地|出事地|着火点|起火点|火点)[^，。；]{0,3}(?:位于|就?在|[为是])([^，。；：□]{4,30})"
)
_ROADS = "国道|省道|县道|高速公路|高速|公路"
_SPOTS = "路段|交叉口|交汇处|十字路口|路口|入口处|出口处|公里处|米处|处|附近"
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
    return _ROLE.fullmatch(between) is not None


def stated(norm: str, start: int, stop: int) -> str | None:
    """The place that a sentence states as such (起火位置在…)."""
    found = _STATED.search(norm, start, stop)
    return found.group(1).rstrip("内里上中 ") if found else None


def unlisted(masked: str, start: int, stop: int) -> tuple[int, int] | None:
    """The village, street or house at the head of a clause that no list has, as a span."""
    found = _UNLISTED.match(masked, start, stop)
    return found.span() if found else None
