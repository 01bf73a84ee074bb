"""Events that are only named: congresses, meetings and contests in passing, and 此次活动 that points back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from wenbiao.finders.events.context import Context
from wenbiao.finders.events.dating import NO_DATE
from wenbiao.finders.events.triggers import event_nouns
from wenbiao.finders.events.words import any_of, words
from wenbiao.lexicon import grouped
from wenbiao.records import Event

_ORDINAL = r"第[一二三四五六七八九十百\d]+[届次]"
_BEHIND = "(?=[，。；、,;）)上期以后前的])"
_TAIL = f"(?:{any_of('gathering')}){_BEHIND}"
_SCOPE = any_of("host")
# Each alternative begins with a character of its own, by which the engine looks for it.
_HOSTED = grouped(f"{host}(?:{_ORDINAL})?" for host in sorted(words("host"), key=len, reverse=True))
_LEADS = rf"20\d\d年?(?:{_SCOPE})?|{_ORDINAL}|{_HOSTED}"
_NAMED = re.compile(rf"(?:{_LEADS})(?:“[^“”\n]{{1,14}}”|[^，。；：、！？\s的在了与将举召《》“”,;]){{1,18}}?{_TAIL}")
_JUBILEE = re.compile("(?:庆祝|纪念)[^，。；“”《》]{2,24}?[0-9一二三四五六七八九十百]+周年(?:纪念)?大会")
_PLENUM = "届[一二三四五六七]中全会(?=以来|召开|之后|以后|上)"
_CONGRESS = re.compile(
    f"党的(?:十[一二三四五六七八九]|二十)大(?=以来|召开|胜利召开|之后|以后)|十[一二三四五六七八九]{_PLENUM}"
    f"|二十{_PLENUM}"
)
# Named wars and battles, and the founding of the republic, as points in time.
_WAR = re.compile(
    f"(?:{any_of('battle')}|战争(?=以来|期间|时期|爆发))(?![略士性纪遗展史精旧馆烈博])"
    "|新中国(?=成立(?:以来|之?后|初期))"
)
_WAR_WORDS = (*words("battle"), "战争", "新中国")
_WAR_NAME = re.compile(
    "(?:参加|参与|经历|亲历|纪念|赢得|取得|发动)?([^\\s，。、；：“”《》的了在从到和与是自过及对为暨这个去来]{2,7})$"
)
# Wars of words (打好污染防治攻坚|战役).
_NO_WAR = re.compile("打[好赢响]|攻坚|防[治控]|脱贫|新冠|疫|重大|商战|营销|战略")
# 此次演习 is most often a trigger of its own.
_POINTERS = "此次|本次|这次|本届|此届|该次|该场|这场"
_THIS_INCIDENT = "该事件|这一事件|这起事件|上述事件"
_POINTER = re.compile(f"{_POINTERS}|{_THIS_INCIDENT}")
_POINTED = re.compile(f"(?:{_POINTERS})({any_of('pointed')}|演习)(?![的精])|(?:{_THIS_INCIDENT})(?![的性])")
# Most pages hold nothing of these two, which one look tells.
_NAMED_OR_POINTED = re.compile(
    "|".join([*(f"{word}{_BEHIND}" for word in words("gathering")), _POINTERS, _THIS_INCIDENT])
)
_CAMPAIGN = re.compile(
    r"“[^“”\n]{2,16}”[\u4e00-\u9fff]{0,6}?(?:专项行动|专项整治行动|专项治理|专项整治|行动)(?=[共累已期取]"
    r"|[^，。]{0,4}[以期][来间])"
)
# Fairs, festivals and games that go by a short name (第九届茶博会).
_FAIR = re.compile(
    rf"{_ORDINAL}[\u4e00-\u9fff]{{0,8}}?(?:{any_of('fair')})(?![组执]委|主席|秘书|代表|开幕|闭幕|筹|精神)"
)
_SKIPPED_BLOCKS = frozenset(["separator", "publisher", "editor", "author", "table", "note", "article"])
# What 此次活动 can point back to.
_ACTIVITIES = frozenset(
    ["consultation", "campaign", "exhibition", "sports", "enforcement", "launch", "publication", "exercise"]
)
_WISHED = ("推动", "期待", "支持", "祝", "祝愿", "办好")
# What 该事件 can point back to.
_INCIDENT = "incident"
_INCIDENTS = frozenset(["accident", "disaster"])
# What only seems a name: an office holder who presides, a report on a meeting.
_NOT_NAME = re.compile(
    "主持|出席|参加|书记|部长|总理|主席(?!团|国)|总统|关于|主席国.{2}|评价|人士|各界|通过|指出|强调|听取"
)
_DENIED = re.compile(r"(?:贯彻|落实|学习|迎接|传达|按照|根据|筹备|召开|举行|举办|出席|参加|承办)[^，。；]{0,6}$")


@dataclass(frozen=True, slots=True)
class _Named:
    """A named or pointed-at happening; ``pointer`` where only 此次 … names it."""

    start: int
    end: int
    event_type: str
    plover: str | None
    pointer: bool
    reported: bool = False
    fair: bool = False


def _scan(norm: str) -> list[_Named]:
    """The happenings that a text names without reporting them.

    Args:
        norm: the page's folded text.

    Returns:
        Names in no particular order; spans are of the page.
    """
    nouns = event_nouns()
    found: list[_Named] = []
    # Most pages hold nothing that a pattern ends with or begins with, which is quicker to see.
    named = _NAMED_OR_POINTED.search(norm) is not None
    for match in _NAMED.finditer(norm) if named else ():
        if _NOT_NAME.search(match.group()):
            continue
        if _DENIED.search(norm[max(0, match.start() - 10) : match.start()]):
            continue
        name = match.group()
        noun = next((nouns[name[at:]] for at in range(len(name)) if name[at:] in nouns), None)
        kind, plover = (noun.event_type, noun.plover) if noun else ("other", None)
        found.append(_Named(match.start(), match.end(), kind, plover, False))
    for match in _FAIR.finditer(norm) if "届" in norm else ():
        noun = next((nouns[match.group()[-k:]] for k in (4, 3, 2) if match.group()[-k:] in nouns), None)
        kind = noun.event_type if noun else "exhibition"
        found.append(_Named(match.start(), match.end(), kind, noun.plover if noun else None, False, fair=True))
    meetings = list(_JUBILEE.finditer(norm)) if "周年" in norm else []
    if "党的" in norm or "中全会" in norm:
        meetings += _CONGRESS.finditer(norm)
    found += [_Named(match.start(), match.end(), "meeting", "CONSULT", False) for match in meetings]
    for match in _CAMPAIGN.finditer(norm) if "行动" in norm or "专项" in norm else ():
        reported = norm[match.end() : match.end() + 1] in ("共", "累", "已", "取")
        kind = "enforcement" if "专项" in match.group() else "campaign"
        found.append(_Named(match.start(), match.end(), kind, None, False, reported))
    found += _wars(norm)
    for pointer in _POINTER.finditer(norm) if named else ():
        pointed = _POINTED.match(norm, pointer.start())
        if pointed is None or norm.endswith(_WISHED, 0, pointed.start()):
            continue
        noun = nouns.get(pointed.group(1) or "")
        kind = noun.event_type if noun else "other" if pointed.group(1) else _INCIDENT
        found.append(_Named(pointed.start(), pointed.end(), kind, None, True))
    return found


def _wars(norm: str) -> list[_Named]:
    """Named wars and battles, and 新中国成立."""
    found: list[_Named] = []
    if not ("战" in norm or "新中国" in norm) or not any(word in norm for word in _WAR_WORDS):
        return found
    for match in _WAR.finditer(norm):
        start, end = match.span()
        if match.group() == "新中国":
            found.append(_Named(start, end + 2, "launch", None, False))
            continue
        name = _WAR_NAME.search(norm, max(0, start - 9), start)
        if match.group() == "百团大战":
            found.append(_Named(start, end, "other", "ASSAULT", False))
        elif name is not None and _NO_WAR.search(norm, max(0, name.start() - 2), start) is None:
            found.append(_Named(name.start(1), end, "other", "ASSAULT", False))
    return found


def add_named(context: Context, events: list[Event]) -> None:
    """Add what is only named, where no reported event of the same clause is it.

    Args:
        context: the page.
        events: the page's reported events, in text order; rows, most of them mentions, unkeyed, are added in place.
    """
    page = context.page
    found: list[Event] = []
    starts = [e.trigger_start for e in events]
    for named in _scan(page.norm):
        if any(e.start < named.end and named.start < e.end for e in found):
            continue  # two patterns know it
        section = page.section_at(named.start)
        if section.kind in _SKIPPED_BLOCKS or (
            section.is_head and not named.fair and not page.norm.startswith(("上", "重要讲话"), named.end)
        ):
            continue
        index = bisect_right(starts, named.start)
        holder = next((e for e in events[max(0, index - 4) : index + 3] if e.start <= named.start < e.end), None)
        if holder is not None and (named.pointer or named.fair or _is_held(named, page.norm, holder)):
            continue
        event_type, plover = named.event_type, named.plover
        if named.pointer:
            pointed = next((e for e in reversed(events[max(0, index - 60) : index]) if _can_be(e, event_type)), None)
            if pointed is None:
                continue
            event_type, plover = pointed.event_type, pointed.plover
        # 第26届沅江运动会|（以下简称运动会）
        aside = page.norm.find("（以下", named.start, named.end)
        end = aside if aside >= 0 else named.end
        surface = page.text[named.start : end]
        event = Event(
            start=named.start, end=end, text=surface, trigger=surface, trigger_start=named.start,
            trigger_end=end, event_type=event_type, plover=plover, name=None if named.pointer else surface,
            realis="actual" if named.reported else "mention",
        )  # fmt: skip
        if not named.pointer:
            start = page.sentence_at(named.start).start
            context.dates.apply(event, NO_DATE if "党的" in surface else context.dates.before(start, named.start))
        found.append(event)
    if found:
        events += found
        events.sort(key=lambda e: (e.trigger_start, e.trigger_end))


def _is_held(named: _Named, norm: str, holder: Event) -> bool:
    """Whether a name is that of the event whose clause holds it, or stands behind that event's verb."""
    name = norm[named.start : named.end]
    if holder.name is not None and (name in holder.name or holder.name in name):
        return True
    return named.start > holder.trigger_start


def _can_be(event: Event, pointed: str) -> bool:
    """Whether 此次活动, 本次会议, 该事件 … of a type can point to an event."""
    kind = event.event_type
    if pointed == _INCIDENT:
        return kind in _INCIDENTS or event.plover == "ASSAULT"
    return kind == pointed or (pointed == "campaign" and kind in _ACTIVITIES)
