"""Times of day (下午3时许, 15:30) and the parts of the day that a date takes with it (14日晚)."""

from __future__ import annotations

import re

from wenbiao.finders.times.words import (
    ADVERBIAL_PARTS,
    CLOCK_PARTS,
    DAY_PARTS,
    PARTS_OF_AFTERNOON,
    PARTS_OF_NIGHT,
    alternation,
)
from wenbiao.finders.times.written import NUMBER_HEADS, SEPARATOR, N, Point, number

_PART = re.compile(alternation([*DAY_PARTS, "零时"]))
_SECOND_PART = re.compile(f"{SEPARATOR}(?P<part>{_PART.pattern})")
_PART_HEADS = frozenset("零").union(word[0] for word in DAY_PARTS)
# behind a date 晚 is its evening, whatever follows: 6日晚发表声明
_EVENING_OF_DATE = re.compile("稍?[早晚]些?时候|晚(?![会报宴餐饭点年期于些自高场婚育班学礼安])|夜晚")
_PARTS_OF_DATE = _PART_HEADS | {"稍"}
_HEADS = _PART_HEADS | NUMBER_HEADS
# what follows 点 and 时 in other words: 三点建议, 5点钟 aside
_NOT_AFTER_HOUR = (
    "代|期|间|尚|空|装|速|政|机|常|局|髦|辰|报|评|下|任|候|刻|差|多家|意见|要求|建议|工作|内容|主张|共识|体会|希望"
    "|办法|措施|以上|燃|赞|击|名|滴|缀|题|明|子"
)
_CLOCK = re.compile(
    f"(?P<part>{alternation(CLOCK_PARTS)})? ?"
    f"(?:(?P<from>[01]?[0-9][-—–~至到]{{1,2}}|[{N}](?=[{N}]时))?"
    rf"(?P<hour>[01]?[0-9]|2[0-4]|[二两]?十[{N}]?|[{N}两零]) ?(?P<unit>时|点钟?)(?!{_NOT_AFTER_HOUR})"
    "(?(part)|(?!到(?![0-9一二三四五六七八九十两]{1,3}[点时])))"
    rf"(?:(?P<half>[半整])|(?P<quarter>[一三])刻|(?P<minute>零?[0-5]?[0-9]|零[{N}]|[{N}]?十[{N}]?|[{N}])"
    r"(?: ?(?P<written>分)(?![之别析为])"
    rf"(?:(?P<second>[0-5]?[0-9](?:\.[0-9]+)?|[十{N}]{{1,3}})秒)?|(?![0-9十{N}个项家名年月])))?"
    "|(?P<hour24>[01]?[0-9]|2[0-4])[:：](?P<minute24>[0-5][0-9])(?:[:：](?P<second24>[0-5][0-9]))?(?![0-9:：]))"
    "(?P<about>许|多钟?(?![个家名项人次]))?"
)
# 0点到8点
_TO_HOUR = re.compile("[到至—-][0-9]{1,2}[点时]")
_FROM_HOUR = re.compile("[点时][到至—-]$")
_EVENING_BEFORE = re.compile("(?:[当昨今明前日]晚|晚上|晚间|下午|傍晚)$")
_BEFORE_HOUR = frozenset("晚晨早夜日天")
_BEFORE_CHINESE_HOUR = frozenset("日至")
_AFTER_CHINESE_HOUR = frozenset(("", *"，,起整左前后至到。；、"))


def read_clock(s: str, i: int) -> Point | None:
    """A time of day, or a part of the day alone; ``name`` is its ISO 8601 form (``T15:30:00``), "" for 0—24时."""
    if s[i] not in _HEADS:
        return None
    m = _CLOCK.match(s, i)
    if m is None:
        part = _PART.match(s, i)
        if part is None or (part.group() in ADVERBIAL_PARTS and s[part.end() : part.end() + 1] not in ("，", ",")):
            return None
        return Point(i, part.end(), "clock", part=part.group())
    hour = number(m["hour"] or m["hour24"])
    if hour is None or hour > 24 or not (m["hour24"] or _is_hour(s, i, m)):
        return None
    minute = 30 if m["half"] == "半" else {"一": 15, "三": 45}.get(m["quarter"] or "", 0)
    written = m["minute"] or m["minute24"]
    minute = minute if written is None else number(written) or 0
    second = number((m["second"] or m["second24"] or "0").split(".")[0]) or 0
    if minute > 59 or second > 59:
        return None
    hour += _afternoon(s, i, m["part"] or "", hour)
    name = "" if m["from"] else f"T{hour:02d}:{minute:02d}:{second:02d}"
    return Point(i, m.end(), "clock", part=m["part"] or "", name=name)


def _is_hour(s: str, i: int, m: re.Match[str]) -> bool:
    """Whether 3点, 七时 name an hour and do not count points (三点) or begin another word."""
    if s[i - 2 : i] == "分之":
        return False
    if m["part"] or m["half"] or m["quarter"] or m["about"] or m["written"]:
        return True
    chinese = not m["hour"][0].isascii()
    if m["unit"] == "时":
        if not chinese or m["minute"] or s[m.end() : m.end() + 1] in _AFTER_CHINESE_HOUR:
            return True
        return m["hour"] != "一" and s[i - 1 : i] in _BEFORE_CHINESE_HOUR
    if m["unit"] == "点钟" or s[i - 1 : i] in _BEFORE_HOUR:
        return True
    if chinese and _FROM_HOUR.search(s, max(0, i - 2), i):
        return True
    return not chinese and bool(m["minute"] or _TO_HOUR.match(s, m.end()) or _FROM_HOUR.search(s, max(0, i - 2), i))


def _afternoon(s: str, i: int, part: str, hour: int) -> int:
    if hour >= 12:
        return 0
    if part in PARTS_OF_AFTERNOON or (part in PARTS_OF_NIGHT and hour >= 6) or (part == "中午" and hour < 3):
        return 12
    return 12 if not part and _EVENING_BEFORE.search(s, max(0, i - 2), i) else 0


def take_part_of_day(s: str, p: Point) -> Point:
    """Let a date take in the parts of the day that follow (14日凌晨到上午), unless they begin a time (14日 晚7时)."""
    m = _part_of_day(s, p.end) if s[p.end : p.end + 1] in _PARTS_OF_DATE else None
    if m is not None and m.group() != "零时":
        clock = _CLOCK.match(s, p.end)
        if clock is None or clock.end() == m.end():
            p.end = m.end()
            if (second := _SECOND_PART.match(s, p.end)) and not _CLOCK.match(s, second.start("part")):
                p.end = second.end()
    return p


def _part_of_day(s: str, i: int) -> re.Match[str] | None:
    return _PART.match(s, i) or _EVENING_OF_DATE.match(s, i)


def end_of_part_of_day(s: str, i: int) -> int:
    """Where a part of the day that begins at ``i`` ends; ``i`` if there is none, or an hour that it belongs to."""
    m = None if _CLOCK.match(s, i) else _PART.match(s, i)
    return m.end() if m else i
