"""Where it happened: the place that an event's clause names, in front of its verb or behind it."""

from __future__ import annotations

import re

from wenbiao.finders.events.actors import Agents
from wenbiao.finders.events.clauses import Clauses, Setting
from wenbiao.finders.events.sites import (
    GOES,
    beside,
    driven_to,
    extent,
    goal,
    partly,
    reach,
    stated,
    stretch,
    told_stretch,
    unlisted,
)
from wenbiao.finders.events.subjects import OF_PLACE
from wenbiao.finders.events.triggers import BLOWS
from wenbiao.finders.events.words import any_of, words
from wenbiao.page import Page
from wenbiao.records import Mention

_LOCATIVE = re.compile(
    "在([^，。的中下上、在]{2,14}?)(?:正式|成功|隆重|顺利|陆续|同时|火热|全线|联合|共同|胜利|开幕|如期)*$"
)
_NO_PLACE = re.compile(
    "会上|期间|基础|同时|此|方面|领域|全面|世界|时$|后$|前$|[0-9]|线上|会议|首脑|框架|背景|过程|去年|今年|今天|昨天"
    "|当天|月|日$|年$"
)
_WHEN = re.compile("[0-9][日月年时点]|上午|下午|凌晨|昨|今|当地时间")
_DAY_WORD = re.compile(
    "[当同次翌今昨前][天日晚早夜]|凌晨|清晨|早晨|早上|中午|傍晚|晚|夜|深夜|周[一二三四五六日末]|星期"
)
_STRUCK = re.compile("[内里]?(?:[一两0-9]|突发|突然|发生|爆发|的?[^，。]{0,8}(?:突发|突然|发生))")
_OCCURRED_AT = re.compile("发生[在于]([^，。；的]{2,24})")
# Provinces by a letter each (在粤港澳|三地).
_LETTERS = re.compile(
    "(?:在|跨越?|横跨)([京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新港澳台]{2,5})[两三四五]地"
)
# How far away in its sentence the place of a blow is looked for.
_FAR = 200
_SPOT = ("处", "段", "附近", "路口")
# The road between two towns (阿里至巴黎的高速公路|上).
_BETWEEN = re.compile(
    "([^，。；、在的至□、]{2,12}至[^，。；、在至□]{2,10}?的?(?:高速公路|高速|公路|铁路)(?:[^，。；、□产发]{0,10}?(?:路段|段|处))?)"
    "(?=上|连续|发生|，)"
)
_MEDIA = ("网", "社", "报", "台", "通讯")
_SIDE_OF = re.compile("[^，。的]{0,8}的")
# Where on the scene, which is named elsewhere.
_VAGUE = re.compile(
    "(?:一|该|此|事故|火灾|案发|事发|那)?(?:现场|[交十]?[叉字]?路口|路边|路上|公路上?|路面上?|马路上?|路段|弯道)[处上中]?"
)
# What may be a place though no list has it.
_FACILITY = re.compile(
    f"(?:全国|全国范围内|各地|[省市县区州旗岛山湖江河海港站库桥路街线校]|{any_of('venue', 'side')})$"
)
# A place that only points (该|食堂, 当地|火车站), and what names none by itself.
_POINTER = re.compile("(?:[该此本这]|当地|事发|案发)(?:[州省市县区镇乡村国]|地区)?的?")
_TELLING = 5
_MANY = re.compile(
    "[多数几各](?:[个家所座处]|个别)|(?:一些|不少|许多|部分|其他)|[0-9一两三四五六七八九十]+[个家所座处]"
)
_COMMON = re.compile(f"(?:{any_of('venue', 'side')}|家[中里]|全[市县省区])$")
# The site in a town.
_SITE = re.compile(f"[^，。；的在□、一两0-9]{{1,8}}?(?:{any_of('venue')})(?=[内里上中外中，一]|发生)")
_SIDE = re.compile("(?:[中东南西北]{1,3}部(?:地区|山区|沿海)?|境内|沿海|附近海域|郊外)")
# Where a way begins, and verbs that leave what stands behind them.
_FROM = re.compile(
    "从(?:位于[^，。；]{1,14}的)?([^，。；：从的在于□0-9]{2,16}?)(?:成功|顺利|点火|直接|正式|首次|缓缓|陆续)*$"
)
_LEAVES = frozenset(words("leaving"))
STARTS = _LEAVES.union(words("starting"))
_STATION = re.compile("了?([^，。；的□]{2,10}?(?:站|机场|港|码头|口岸))(?=$|[，。；、]|开|前|赴)")
# A clause that only says where what follows is (在湖南，), and what may go on with its name.
_LED = 6
_LEADS = re.compile("在[^，。；：]{2,14}$")
_BELONGING = ("的", "当地", "时间", *OF_PLACE)
# What a blow brings about elsewhere is no place of the blow (地震|还造成法国部分地区停电).
_EFFECT = re.compile("造成|导致|引发|引起|波及|影响|震感|，")
_SUDDEN = frozenset("震啸爆炸火撞")
_PARTS = ("；", ";")
_WHOLE = re.compile(f"(?:[^，。]{{0,6}}(?:[省市县区镇乡村州旗岛山湖江河海港站城]|{any_of('venue', 'side')}))?$")
# Places that share the word behind the last (沅江、澧水和湘江|流域).
_BASIN = re.compile("(?:[、和与及][\u4e00-\u9fff]{1,4}?){1,4}(?:流域|沿岸|两岸|一带|交界处?)")
_AT = (
    "在", "于", "抵达", "到", "赴", "抵", "临", "在我国", "在首都", "在首府", "在省会", "在俄", "在乌", "在美", "在英",
    "在法", "在印",
)  # fmt: skip
_SEATED = ("位于", "坐落于", "总部在", "总部设在", "地处")
# A house with a name, where it stands being told in front (位于巴黎中心位置的|阿里市场).
_NAMED_SITE = re.compile(
    f"[^，。；：的□]{{0,12}}的((?![一两某该这那数多几旧老新大小])[^，。；：的□0-9]{{2,12}}?(?:{any_of('venue')}))(?=[内里上中突发起着失爆传，]|$)"
)
# How far behind the head of its paragraph a deed may stand that has its place.
_TOPIC_REACH = 300
_TOPIC_HEAD = 30
# No more than the longest of these stands in front of a body's seat.
_SEAT = 4
_CAPITAL = re.compile("[^，。的在于]{1,3}首[都府]$")
_THERE = re.compile("(?:该国|我国)(?:[东南西北中]{1,2}部)?$")
_LISTED = re.compile("在((?![对向从由])(?:[^，。；：、的在□]{2,8}、)+)$")
_FAR_LIST = 30
_AT_LAST = frozenset(word[-1] for word in _AT)


class Places:
    """Reads the places of one page's clauses."""

    def __init__(self, page: Page, masked: str, clauses: Clauses, agents: Agents) -> None:
        self._norm = page.norm
        self._masked = masked
        self._clauses = clauses
        self._agents = agents

    def in_front(self, s: Setting) -> tuple[str, str | None] | None:
        """The place that a clause names with 在 before its trigger, and its code."""
        if s.place is False:
            s.place = self._locative(s.start, s.trigger_start, s.trigger.event_type in BLOWS or s.trigger.casualty)
        return s.place

    def in_clause(self, start: int, end: int) -> tuple[str, str | None] | None:
        """The place that a whole clause names with 在, and its code."""
        return self._locative(start, end)

    def _locative(self, start: int, end: int, struck: bool = False) -> tuple[str, str | None] | None:
        """The place that a clause names with 在 before its verb, and its code."""
        norm = self._norm
        rows = self._agents.within(start, end)
        for i, row in enumerate(rows):
            if row.kind != "place" or row.start <= start:
                continue
            if norm[row.start - 1] == "、" and not struck:
                # 在阿里、|巴黎、里昂等方向: not all of them are known.
                listed = _LISTED.search(self._masked, max(start, row.start - _FAR_LIST), row.start)
                if listed is not None:
                    whole, _ = self.whole(row, end)
                    return norm[listed.start(1) : row.start] + whole, None
            at = row.start
            if norm[at - 1] in "都府":
                # 位于洪首都|特古西加尔巴
                capital = _CAPITAL.search(norm, start, at)
                at = capital.start() if capital is not None else at
            elif norm[at - 1] in "国部":
                # 在该国东北部|哈塞克省
                there = _THERE.search(norm, start, at)
                at = there.start() if there is not None else at
            if norm[at - 1] not in _AT_LAST:
                continue
            if norm.endswith(_AT, start, at) and (struck or not self._is_seat(i, rows, start)):
                if struck:
                    for inner in rows[i + 1 :]:
                        # 位于中缅边境地区的|瑞丽市
                        if inner.kind == "place" and _SIDE_OF.fullmatch(norm, row.end, inner.start):
                            row = inner
                    named = _NAMED_SITE.match(self._masked, row.end, end) if norm.endswith(_SEATED, start, at) else None
                    return (named.group(1), None) if named else (self.site(row, end), row.code)
                return self.whole(row, end)
        letters = _LETTERS.search(self._masked, start, end) if self._masked.find("地", start, end) >= 0 else None
        if letters is not None:
            return letters.group(1), None
        match = _LOCATIVE.search(self._masked, start, end) if self._masked.find("在", start, end) >= 0 else None
        vague = match is not None and struck and _VAGUE.fullmatch(match.group(1))
        if match is None or vague or _NO_PLACE.search(match.group(1)) or not _FACILITY.search(match.group(1)):
            return None
        name = match.group(1).removesuffix("范围内")
        pointer = _POINTER.match(name)
        if pointer is not None:
            name = name[pointer.end() :]
        common = _COMMON.fullmatch(name) or _MANY.match(name) or len(name) < (2 if pointer is None else _TELLING)
        return None if common else (name, None)

    def _is_seat(self, i: int, rows: list[Mention], start: int) -> bool:
        """Whether a place only says where the body that acts has its seat (位于法国的|预警中心发出…)."""
        row = rows[i]
        if i + 1 == len(rows) or not self._norm.endswith(_SEATED, start, row.start):
            return False
        body = rows[i + 1]
        return body.kind == "organisation" and self._norm[row.end : body.start] == "的" and row.start - start <= _SEAT

    def whole(self, row: Mention, stop: int) -> tuple[str, str | None]:
        """The whole place that begins with a known one, in front of a verb or behind it, and its code."""
        end = extent(self._norm, self._masked, row.end, stop, self._agents.within(row.end, stop))
        return self._norm[row.start : end], row.code

    def origin(self, s: Setting) -> tuple[str, str | None] | None:
        """The place from which a rocket, a train or a traveller starts (从…发射, 驶离…), and its code."""
        found = None
        if self._masked.find("从", s.start, s.trigger_start) >= 0:
            found = _FROM.search(self._masked, s.start, s.trigger_start)
        if found is None and s.trigger.word in _LEAVES:
            found = _STATION.match(self._masked, s.trigger_end, s.end)
        if found is None:
            return None
        start, end = found.span(1)
        rows = self._agents.within(start, end)
        code = rows[0].code if len(rows) == 1 and (rows[0].start, rows[0].end) == (start, end) else None
        return (self._norm[start:end], code) if rows or _FACILITY.search(found.group(1)) else None

    def led(self, s: Setting) -> tuple[str, str | None] | None:
        """The place that a clause before this one sets for what follows (在湖南，…), and its code."""
        for at in range(s.index - 1, max(0, s.index - _LED) - 1, -1):
            clause = s.clauses[at]
            if self._masked[clause.end] in _PARTS:
                return None
            if at == s.index - 1 and clause.text[0] != "在" and "在" in clause.text[1:]:
                # 习近平同总统马塞尔在北京，|共同见证…
                last = self._agents.within(clause.start, clause.end)[-1:]
                if last and last[0].kind == "place" and last[0].end == clause.end:
                    return self.in_clause(clause.start, clause.end)
            if clause.text[0] != "在" or not _LEADS.match(clause.text):
                continue
            row = next(iter(self._agents.within(clause.start, clause.end)), None)
            if row is None or row.kind != "place" or row.start - clause.start > 1:
                return None
            rest = self._masked[row.end : clause.end]
            return (self._norm[row.start : clause.end], row.code if not rest else None) if _WHOLE.match(rest) else None
        return None

    def occurrence(self, start: int, end: int) -> tuple[str, str | None] | None:
        """The place that follows 发生在 …, and its code."""
        told = self._masked.startswith("发生", start)
        match = _OCCURRED_AT.match(self._masked, start, end) if told else None
        if not match or _WHEN.search(match.group(1)) or _DAY_WORD.match(match.group(1)):
            return None
        rows = self._agents.within(match.start(1), match.end(1))
        whole = len(rows) == 1 and rows[0].text == match.group(1)
        return match.group(1), rows[0].code if whole else None

    def road(self, s: Setting) -> tuple[str, str | None] | None:
        """The stretch of a road that a clause names (在312国道青溪收费站入口处发生)."""
        road = told_stretch(self._norm, s.start, s.end) or driven_to(
            self._norm, max(s.sentence.start, s.start - _FAR), s.start
        )
        if road is not None:
            return road, None
        between = _BETWEEN.search(self._masked, s.start, s.end)
        if between is not None:
            return self._norm[between.start(1) : between.end(1)], None
        # 京珠高速…28公里处，|发生…
        start = s.clauses[s.index - 1].start if s.index and s.clauses[s.index - 1].text.endswith(_SPOT) else s.start
        times = self._clauses.times_here(start, s.trigger_start)
        span = stretch(self._norm, max([start, *(t.end for t in times)]), s.trigger_start)
        return (self._norm[span[0] : span[1]], None) if span is not None else None

    def site(self, row: Mention, stop: int) -> str:
        """A town with the site in it that is meant, in front of a verb (河南南阳|独山景区, 约旦|首都安曼)."""
        basin = _BASIN.match(self._norm, row.end, stop)
        if basin is not None:
            return row.text + basin.group()
        end = beside(self._norm, row.end, stop, self._agents.within(row.end, stop), located=False)
        reached = reach(self._masked, end, stop)
        if reached > row.end:
            return self._norm[row.start : reached]
        site = _SITE.match(self._masked, row.end)
        return row.text + site.group() if site else self.spelled(row, stop)

    def spelled(self, row: Mention, stop: int) -> str:
        """A place with the side of it that is meant (法国|中北部地区), or with those beside it."""
        basin = _BASIN.match(self._norm, row.end)
        if basin is not None:
            return row.text + basin.group()
        end = beside(self._norm, row.end, stop, self._agents.within(row.end, stop), located=False)
        side = _SIDE.match(self._norm, end)
        return self._norm[row.start : side.end() if side else partly(self._norm, end, stop)]

    def stated(self, s: Setting) -> tuple[str, str | None] | None:
        """The place that the sentence states as such (起火位置在…)."""
        start, end = max(s.sentence.start, s.start - _FAR), min(s.sentence.end, s.end + _FAR)
        found = stated(self._norm, start, end)
        return (found, None) if found is not None else None

    def housed(self, start: int, stop: int) -> tuple[str, str | None] | None:
        """The house or village at the head of a clause where something struck (丹凤县武关中学|发生)."""
        rows, times = self._agents.within(start, stop), self._clauses.times_here(start, stop)
        if rows and rows[0].kind == "organisation" and not rows[0].text.endswith(_MEDIA):
            leads = self._agents.leads(rows[0], start, [(t.start, t.end) for t in times])
            if leads and _STRUCK.match(self._norm, rows[0].end):
                return rows[0].text, None
        if any(row.kind == "place" for row in rows):
            return None
        head = max([start, *(t.end for t in times)])
        while head < stop and self._masked[head] in "，, \u3000":
            head += 1
        span = unlisted(self._masked, head, stop)
        return (self._norm[span[0] : span[1]], None) if span is not None else None

    def target(self, start: int, end: int) -> tuple[str, str | None] | None:
        """The place that an attack is aimed at, in front of its verb (对…发动), and its code."""
        for row in self._agents.within(start, end):
            if row.kind == "place" and self._norm.endswith(("对", "向"), start, row.start):
                return self.whole(row, end)
        return None

    def visited(self, s: Setting) -> tuple[str, str | None] | None:
        """The country that a visit goes to, named by a letter (访|华) or in front of the verb (对我国进行国事访问)."""
        rows = self._agents.within(s.trigger_start, s.trigger_end)
        if rows and rows[-1].kind == "place" and rows[-1].end == s.trigger_end:
            return rows[-1].canonical or rows[-1].text, rows[-1].code
        if s.before.find("对我国") >= 0:
            return "中国", None
        return self.target(s.start, s.trigger_start)

    def reached(self, s: Setting) -> tuple[str, str | None] | None:
        """The house or town where who acts goes, or is taken (来到沅江社区, 送往武警医院|抢救), and its code."""
        goes = s.trigger.word.startswith(GOES)
        if not goes and not any(word in s.before for word in GOES):
            return None
        span = goal(self._masked, s.start, s.trigger_start, s.trigger_end, s.end, goes=goes)
        if span is None:
            return None
        rows = self._agents.within(*span)
        code = rows[0].code if len(rows) == 1 and (rows[0].start, rows[0].end) == span else None
        return self._norm[span[0] : span[1]], code

    def struck(self, start: int, end: int) -> tuple[str, str | None] | None:
        """The first place after a verb that goes somewhere or hits something, and its code."""
        effect = _EFFECT.search(self._masked, start, end) if self._norm[start - 1] in _SUDDEN else None
        if effect is not None:
            end = effect.start()
        for row in self._agents.within(start, end):
            if row.kind == "place" and len(row.text) > 1 and not self._norm.startswith(_BELONGING, row.end):
                return self.whole(row, end)  # the letter of a country says whose it is: 打击俄指挥所
        return None

    def topic(self, s: Setting) -> tuple[str, str | None] | None:
        """The town or province that a paragraph begins with, where it names no other before the verb, and its code."""
        start = s.section.start
        if s.trigger_start - start > _TOPIC_REACH:
            return None
        rows = [row for row in self._agents.within(start, s.trigger_start) if row.kind == "place"]
        if not rows or len(rows[0].text) < 2 or any(row.text not in rows[0].text for row in rows):
            return None
        row = rows[0]
        heads = row.start == start and row.code is not None
        if not heads and row.start - start < _TOPIC_HEAD and self._norm.startswith("在", row.start - 1):
            heads = row.code is not None or self._norm.startswith("，", row.end)
        return (rows[0].text, rows[0].code) if heads else None

    def situated(self, start: int, end: int) -> tuple[str, str | None] | None:
        """The place that follows 位于 or 地处 in a span, and its code."""
        for row in self._agents.within(start, end):
            if row.kind == "place" and self._norm.endswith(("位于", "地处"), start, row.start):
                return row.text, row.code
        return None
