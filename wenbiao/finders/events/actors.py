"""Who acts and where: subjects, joint actors and places of an event's clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from wenbiao.page import Page
from wenbiao.records import Mention

# What may stand between two actors of one subject, or after the last one.
_JOINT = re.compile(r"^(?:[、和与同及暨跟]|以及|等?[\d一二三四五六七八九十两多]*个?(?:部门|部委|单位|国家|国|方)?(?:联合|共同)?)$")
_COMPANION = re.compile(r"(?:同|与|和|跟)$")
_OBLIQUE = re.compile(r"(?:在|对|向|从|到|至|赴|于|给|为|就|把|将|针对|围绕|关于|经|据|根据|来自|位于|驻|抵|抵达|前往|来到|访问|以|比|较|除|令|让|使|使得|应|按照|按|随着|通过|遭|遭到|陪同|结束|回到|致|率|率领|是)$")
_WITH = re.compile(r"^(?:同|与|和)[^，。、]{0,24}$")
_TITLE = re.compile(r"^[^，。、的]{0,12}$")
_TITLE_WORD = re.compile(r"(?:主席|书记|主任|部长|总理|局长|省长|市长|县长|委员|常委|会长|院长|校长|司令|司令员|大使|发言人|负责人|秘书长|行长|首相|总统|议长|代表|委员长|队长|厅长|处长|所长|理事长|董事长|总裁|经理|总监|组长|副组长|班长|教授|研究员|院士|主席团|外长|防长|国王|王储|特使|总干事|领导人|总书记|专家|大户|记者|选手|运动员|教练|球员|农民|村民|支书|医生|护士|教师|工人|演员|导演|作家|画家|科学家|司机|队员|战士|飞行员|航天员|职工|老人|总书记|夫人|元首|政委|参谋长|总长|检察长|同志)$")
# Names without a title in front of a known one (陈大海、|王建军出席会议).
_LISTED = re.compile(rf"(?:^|[，]|{_TITLE_WORD.pattern[3:-2]})((?:[\u4e00-\u9fff]{{2,3}}、)+)$")
_ORGAN = re.compile(r"(?:军方|国防军|空军|海军|陆军|武装部队|警方|检方|政府|当局|官方|议会|外交部|国防部|方面|总统府|消防部门|卫生部门|气象部门|内政部|财政部)(?![0-9]?[首总]?[理统相])")
_ADVERB = re.compile(r"(?:据悉|此外|另外|同时|其中|随后|随即|当天|目前|而|但|不过|此前|近日|日前|对此|为此|会上|会前|会后|期间)+")
_VERBAL = re.compile(r"[打击宣读听取参观了解访问支持祝贺感谢邀请推动加强贯彻落实学习]|根据|通过")
_PLACE_USE = re.compile(r"[，在还也又将已于今昨近日首再向对与同共就从把率全为和、]")
_OWN_ACTORS = re.compile(r"我国|国务院|党中央|中共中央|全国人大常委会|外交部|国防部|以军|俄军|美军|乌军")
_LOCATIVE = re.compile(r"在(?P<place>[^，。的中下上、在]{2,14}?)(?P<side>附近|境内|沿海|海域|近海|全国范围内)?(?:正式|成功|隆重|顺利|陆续|同时|火热|全线|联合|共同|胜利|开幕|如期)*$")
_NO_PLACE = re.compile(r"会上|期间|基础|同时|此|方面|领域|全面|世界|时$|后$|前$|[0-9]|线上|会议|首脑|框架|背景|过程|去年|今年|今天|昨天|当天|月|日$|年$")
_WHEN = re.compile(r"[0-9][日月年时点]|[上下]午|凌晨|昨|今|当地时间")
_OCCURRED_AT = re.compile(r"发生[在于]([^，。；的]{2,24})")
_FACILITY = re.compile(r"(?:全国|全国范围内|各地|[省市县区镇乡村州旗岛山湖江河海港站厅堂馆宫园场院校库桥路街线寺庙塔]|营地|中心|基地|机场|大楼|大厦|广场|码头|口岸|入口处|附近|境内|沿海|海域|边境|总部|现场|收费站|卫星发射场)$")
_TAIL = re.compile(r"[^，。的在□、]{1,12}?(?:厅|堂|馆|宫|园|场|院|中心|基地|机场|大厦|广场|码头|口岸|国宾馆|附近海域|附近|以[东南西北]|近海|沿海|南郊|北部|南部|东部|西部|中部|郊外|境内)(?=[^，。]{0,6}$|[举召会发开])")


@dataclass(slots=True)
class Subject:
    """The actors found for a clause and the place that its subject names."""

    actors: list[str] = field(default_factory=list)
    place: Mention | None = None
    empty: bool = False


class Agents:
    """Reads subjects and places off a page's mentions."""

    def __init__(self, page: Page, masked: str) -> None:
        self._masked = masked
        self._norm = page.norm
        rows = [m for m in page.mentions if m.kind in ("organisation", "person", "place")]
        self._rows = rows
        self._starts = [m.start for m in rows]

    def within(self, start: int, end: int) -> list[Mention]:
        """Organisations, persons and places inside a span, in order."""
        lo = bisect_left(self._starts, start)
        hi = bisect_left(self._starts, end)
        return [m for m in self._rows[lo:hi] if m.end <= end]

    def subject(self, start: int, end: int, times: list[tuple[int, int]], joint: bool = False) -> Subject:
        """The subject in front of a verb.

        Args:
            start: where the clause begins.
            end: where the verb begins.
            times: spans of the time expressions in between.

        Returns:
            The actors, with titles split off; ``empty`` where nothing but times and adverbs stands before the verb.
        """
        norm = self._norm
        rows = self.within(start, end)
        subject = Subject()
        previous_end: int | None = None
        for i, row in enumerate(rows):
            before = norm[max(start, row.start - 4) : row.start]
            after = norm[row.end : end]
            following = rows[i + 1] if i + 1 < len(rows) else None
            if after.startswith(("消息", "讯", "电", "记者", "快讯")):
                continue
            if row.kind == "place":
                organ = _ORGAN.match(after)
                if organ and not subject.actors and self._leads(row, start, times) and not _OBLIQUE.search(before):
                    subject.actors.append(row.text + organ.group())
                    previous_end = row.end + organ.end()
                    continue
                if after[:1] in ("人", "籍", "总", "军", "国", "方", "队", "裔") and not any(s == row.end for s, _ in times):
                    continue
                if subject.place is None and not _OBLIQUE.search(before) and not subject.actors:
                    subject.place = row
                if not (after == "" or _PLACE_USE.match(after) or any(s == row.end for s, _ in times)):
                    continue
            if _OBLIQUE.search(before):
                if subject.actors and not joint:
                    break
                continue
            if after[:1] == "的" and row.kind != "person":
                continue
            if following is not None and following.kind == "person" and row.kind != "person":
                between = norm[row.end : following.start]
                if "，" not in between and "、" not in between and len(between) <= 14 and not _COMPANION.search(between):
                    continue
            if row.kind != "person" and following is not None:
                chunk = re.split(r"[、，]", after, maxsplit=1)[0]
                if _TITLE_WORD.search(chunk) and len(chunk) <= 14 and any(r.kind == "person" for r in rows[i + 1 :]):
                    continue
            if not subject.actors and not self._leads(row, start, times):
                continue
            if subject.actors and previous_end is not None:
                link = norm[previous_end : row.start]
                if not (joint and row.kind == "person" and _WITH.match(link)) and not (_JOINT.match(link) or _COMPANION.search(link) or "、" in link or "和" in link or "与" in link):
                    break
            if row.kind == "person" and not subject.actors:
                listed = _LISTED.search(self._norm[start : row.start])
                if listed:
                    subject.actors += listed.group(1).strip("、").split("、")
            if row.text not in subject.actors:
                subject.actors.append(row.text)
            previous_end = row.end
        if not subject.actors:
            own = _OWN_ACTORS.search(norm, start, end)
            if own and own.start() - start - sum(e - b for b, e in times if e <= own.start()) <= 1 and not _OBLIQUE.search(norm[max(start, own.start() - 4) : own.start()]) and norm[own.end() : own.end() + 1] != "的":
                subject.actors.append(own.group())
        rest = end - start - sum(e - s for s, e in times)
        subject.empty = not rows and not subject.actors and rest <= 2
        return subject

    def _leads(self, row: Mention, start: int, times: list[tuple[int, int]]) -> bool:
        """Whether a name stands at the head of its clause, but for times, titles and short modifiers."""
        lead = self._norm[start : row.start]
        for a, b in times:
            if b <= row.start:
                lead = self._norm[b : row.start] if a <= start + 3 else lead
        lead = lead.lstrip("，, ")
        cut = max(lead.rfind("，"), lead.rfind("、"))
        lead = lead[cut + 1 :]
        if not lead or lead.endswith(("由", "被")) or _ADVERB.fullmatch(lead):
            return True
        if row.kind == "person":
            return len(lead) <= 24 and bool(_TITLE_WORD.search(lead) or self.within(row.start - len(lead), row.start))
        return len(lead) <= 6 and not _VERBAL.search(lead)
        

    def locative(self, start: int, end: int) -> tuple[str, int] | None:
        """The place that a clause names with 在 before its verb, and its offset."""
        norm = self._norm
        rows = [m for m in self.within(start, end) if m.kind == "place"]
        for row in rows:
            before = norm[max(start, row.start - 3) : row.start]
            if before.endswith(("在", "于", "抵达", "到", "赴", "抵", "临")):
                facility = _TAIL.match(self._masked, row.end, end)
                return norm[row.start : facility.end() if facility else row.end], row.start
        match = _LOCATIVE.search(self._masked, start, end)
        if match and not _NO_PLACE.search(match.group("place")) and _FACILITY.search(match.group("place")):
            return match.group("place").removesuffix("范围内"), match.start("place")
        return None

    def occurrence(self, start: int, end: int) -> tuple[str, int] | None:
        """The place that follows 发生在 …, with its offset."""
        match = _OCCURRED_AT.match(self._masked, start, end)
        if not match or _WHEN.search(match.group(1)):
            return None
        return match.group(1), match.start(1)

    def situated(self, start: int, end: int) -> Mention | None:
        """The place mention that follows 位于 or 地处 in a span."""
        for row in self.within(start, end):
            if row.kind == "place" and self._norm.endswith(("位于", "地处"), start, row.start):
                return row
        return None

    def last_place(self, before: int) -> Mention | None:
        """The last place named before an offset."""
        for row in reversed(self._rows[: bisect_left(self._starts, before)]):
            if row.kind == "place":
                return row
        return None

    def place_mention(self, start: int) -> Mention | None:
        """The place mention that begins at an offset."""
        i = bisect_left(self._starts, start)
        if i < len(self._rows) and self._rows[i].start == start and self._rows[i].kind == "place":
            return self._rows[i]
        return None
