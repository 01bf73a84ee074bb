"""Whose a figure is: the owner in front of the measured noun, the actor of the verb, or the topic of the sentence."""

from __future__ import annotations

import re
from bisect import bisect_left

from wenbiao.finders.figures.clauses import Clause
from wenbiao.finders.figures.nouns import left_noun, object_of, opens_with_act, strip_lead, strip_trail
from wenbiao.finders.figures.words import alternation, closings, endings, openings, words_of
from wenbiao.page import Page
from wenbiao.records import Mention, Sentence

_WHOLE = re.compile(
    f"(?:{alternation(words_of('whole'))})(?!性|化|风|统一|人大|各|冠军|纪录|记录|遗产|文化遗产|杯|级|锦标)"
)
# 长三角|地区进出口
_REGIONS = frozenset(("地区", "区域"))
_TRADE = frozenset(("进出", "出口", "进口", "外贸", "货物", "铁路", "机场", "港口", "用电", "人口", "快递"))
_WHOLE_OPENINGS = openings("whole")
_OF_UNITS = re.compile(
    r"等[\d一二两三四五六七八九十]*个?(?:行业|领域|地区|省份|省区|城市|产业|国家|企业|产品|部门|方面)(?=[^的，]{2,})"
)
# What bears the name of a firm, a zone or a work owns the measure behind it: 渤海油田年产油气.
_OWNER = re.compile(
    rf"[^的，、]{{2,14}}?(?:{alternation(words_of('owner_suffix'))})(?:的|(?=[^的，、和及与]{{2,}}))"
    r"(?!的|数量|总数|里程|数|建设|面积|项目|贷款余额|法人)"
)
# A quoted name with the noun of a thing that has users, output or receipts: 云江市“一网通办”平台|注册用户.
_NAMED_OWNER = re.compile(
    rf"[^的，、“”]{{0,14}}“[^“”]{{1,20}}”(?:{alternation([*words_of('owner_suffix'), *words_of('named_owner')])})"
    r"(?:的|(?=[^的，、和及与]{2,}))(?!的|数量|总数|数|建设)"
)
_OWN_LENGTH = re.compile(
    r"(?:平均|正线|线路|主桥|桥梁|主跨|输电线路|管道|设计|最高|运营)*(?:全长|总长|海拔|时速|震级|排水量|载重吨)$|(?:建筑"
    r"|占地|规划|遗址|经营|总)面积$"
)
# 青溪村面积, by the words alone: the place is in no gazetteer.
_SETTLEMENT = re.compile(
    rf"[^的，、各全本大小]{{2,6}}(?:[省州旗镇乡]|(?<!城)市(?!场|民|值|政)|(?<![困贫强小大])县|(?<![农乡政然困山])村)(?![级域内民])的?"
    rf"(?=[\u4e00-\u9fff]{{0,6}}(?:{alternation(words_of('dimension'))})$)"
)
_DIMENSIONS = endings("dimension")
_LENGTHS = ("长", "海拔", "时速", "震级", "排水量", "载重吨", "面积")
# Before these a place is none that owns: 到青溪的里程, 南镇和青溪的差距.
_LINKS = frozenset("到向至往从和与、对在去距离")
# The measure of a work or a match: 纪录片《青溪》播放量, “村超”联赛观众.
_EVENT = rf"[\u4e00-\u9fff]{{0,3}}?(?:{alternation(words_of('named_event'))})"
_WORK = re.compile(
    rf"([\u4e00-\u9fff]{{0,6}}《[^《》，]{{1,20}}》|[\u4e00-\u9fff]{{0,4}}“[^“”，]{{1,12}}”{_EVENT})"
    r"的?(?=[\u4e00-\u9fff]{0,8}(?:量|数|率|额|收入|票房|观众|人次)$)"
)
_PREPOSED = re.compile(
    r"(?<=[^，])(?:(?<!相)(?<!面)(?<!针)(?<!绝)(?<!核)(?<!应)对(?!外|口|虾|象|接|比|策|联)"
    r"|(?<!方)(?<!走)(?<!定)(?<!面)(?<!双)向(?!上)|(?<!供)(?<!补)(?<!自)给(?!予|水))"
)
_BODY = endings("body")
_BODY_CLOSINGS = closings(_BODY)
# 据国家统计局发布的数据, 应某人邀请: not whose the figure is.
_SOURCE_BEFORE = re.compile(
    r"(?:据|从|应|由|根据|按照|经|在|向|与|和|、|(?:记者|通讯员|实习生|编辑|责编)[ \u3000：:]*)$"
)
_SOURCE_AFTER = re.compile(
    r"[^，。；]{0,14}?(?:日电|日讯|消息|报道|获悉|了解到|表示|指出|介绍|宣布|通报|公布|发布|数据|称|说|认为|邀请|统计"
    r"|显示|强调|透露|预测|预计)"
)
_DOER = re.compile(rf"[^的，、]{{1,10}}?(?:{alternation(words_of('body'))})")
# A place before these is the first part of a longer name: 天津港.
_NAME_GOES_ON = frozenset("港市省县区州湾岛江河湖海山队人籍方式路街城镇乡村站厂油合大中话语军裔族")
# 广场上鸣礼炮21响: the place is where, not whose.
_WITHIN = frozenset("上里内下前")
_INSIDE = re.compile(r"[在对的将把]")
# The accident of a toll: 甲地发生一起三车追尾事故，造成4人死亡.
_ACCIDENT = re.compile(
    r"(?:一起|一场|一次|发生|突发|遭遇|的)?"
    rf"([^，。；：、的起场次生发遇因由在（(）)]{{1,10}}?(?:{alternation(words_of('accident'))}))(?![局台网带预监])"
)
# One that nothing says more of (洪水导致…).
_BARE_ACCIDENT = re.compile(rf"(?:{alternation(words_of('accident'))})(?![局台网带预监])")
TOLL = frozenset(f"{word}人数" for word in words_of("harm"))
# 当地 and 全省 are those of the place named last in the paragraph.
_THERE = frozenset(("当地", "全省", "全市", "全县", "全区", "全州"))
# A campaign's name and what it is, around the marks: “净网2020”专项行动.
_KIND_OF = re.compile(rf"”(?:行动|工程|计划|{_EVENT}(?![\u4e00-\u9fff]?[场季事]))?")
# Owners looked over in a sentence, and characters that a place reaches.
_OWNERS = 12
# A place behind these is an adverbial, an object or a part of a name.
_NO_HEAD = frozenset("在由与和同跟向往至到从于对为把将被以给经过赴抵驻访距离靠近位“《、的")
_CLAUSE_MARKS = frozenset("，,。；;：:、！？\n \u3000“”《（的")
_AND = frozenset(("、", "和", "与", "及", "以及"))
_REACH = 300
_OWNING = frozenset(("organisation", "place", "person", "campaign"))


class Subjects:
    """Finds the subjects of one page's figures."""

    __slots__ = ("_asked", "_high", "_low", "_names", "_owners", "_page", "_starts", "_topic")

    def __init__(self, page: Page) -> None:
        self._page = page
        self._owners = [m for m in page.mentions if m.kind in _OWNING]
        self._starts = [m.start for m in self._owners]
        self._names = {m.text for m in self._owners}
        # The owners of the sentence being read, how many of them were asked whether they are its topic, and which is.
        self._low = self._high = self._asked = 0
        self._topic: Mention | None = None

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence; its clauses are then asked about in text order."""
        self._low = self._asked = bisect_left(self._starts, sentence.start)
        self._high = bisect_left(self._starts, sentence.end, self._low)
        self._topic = None

    def split(self, clause: Clause, found: str) -> tuple[str | None, str]:
        """Take the owner off a noun phrase: 国家政务服务平台的注册用户 is whose, what; then its verb (农户种植早稻)."""
        if found not in clause.left:
            return None, found
        owner, rest = self._split(clause, found)
        if owner in _THERE:
            owner = self._there(clause) or (None if owner == "当地" else owner)
            return owner, left_noun(rest) or rest
        return (owner, left_noun(rest) or rest) if owner else (owner, rest)

    def _there(self, clause: Clause) -> str | None:
        """The place that 当地 points to: the one named last before it in the paragraph."""
        floor = self._page.section_at(clause.sentence.start).start if self._page.sections else 0
        i = bisect_left(self._starts, clause.first)
        for owner in reversed(self._owners[max(0, i - _OWNERS) : i]):
            if owner.start < floor:
                break
            if owner.kind == "place":
                return owner.text
        return None

    def accident(self, clause: Clause) -> str | None:
        """The accident that a toll is of, from the words before it in its sentence."""
        start = max(clause.sentence.start, clause.outer_start - _REACH)
        norm = self._page.norm
        found = _ACCIDENT.findall(norm, start, clause.outer_start) or _BARE_ACCIDENT.findall(
            norm, start, clause.outer_start
        )
        return found[-1] if found else None

    def _name(self, owner: Mention) -> str:
        """An owner's words, with the marks of a quoted name and the noun behind them."""
        norm = self._page.norm
        if owner.start and norm[owner.start - 1] == "“":
            behind = _KIND_OF.match(norm, owner.end)
            if behind:
                return norm[owner.start - 1 : behind.end()]
        return owner.text

    def _split(self, clause: Clause, found: str) -> tuple[str | None, str]:
        at = clause.left.rfind(found)
        if at >= 0:
            start = clause.left_start + at
            # 湖区第一大县青溪的茶园面积: the place right before 的 owns what stands behind.
            j = found.rfind("的")
            if 2 <= j < len(found) - 2:
                last = bisect_left(self._starts, start + j) - 1
                owner = self._owners[last] if last >= 0 else None
                owns = owner is not None and owner.end == start + j and owner.kind == "place"
                if owner is not None and owns and self._page.norm[owner.start - 1] not in _LINKS:
                    return owner.text, found[j + 1 :]
            i = bisect_left(self._starts, start)
            if i < len(self._owners) and self._owners[i].start == start and len(self._owners[i].text) > 1:
                owner = self._owners[i]
                rest = found[owner.end - start :]
                region = rest[:2] if rest[:2] in _REGIONS and owner.kind == "place" and rest[2:4] in _TRADE else ""
                if region:
                    return owner.text + region, rest[2:]
                if len(rest) >= 2 and rest[0] not in _NAME_GOES_ON and rest[0] not in _WITHIN:
                    if rest[0] == "在":
                        return owner.text, strip_lead(rest)  # 亚洲|在全球总量中的占比
                    further, rest = split_owner(strip_lead(rest))
                    return owner.text + (further or ""), rest
        return split_owner(found)

    def is_place(self, name: str) -> bool:
        """Whether a name is that of a place of the page."""
        return name in self._names and any(m.text == name and m.kind == "place" for m in self._owners)

    def is_owner(self, name: str) -> bool:
        """Whether a name is that of an organisation, place, person or campaign of the page."""
        return name in self._names

    def actor(self, clause: Clause, noun: str) -> str | None:
        """Who does what is counted: the noun before the clause's verb, where it names a body."""
        if _BODY_CLOSINGS.isdisjoint(noun):
            return self.topic(clause)
        before, _ = object_of(noun)
        if len(before) < 2:
            return self.topic(clause)
        actor = strip_trail(strip_lead(before)).strip("、的了 ")
        names_body = 2 <= len(actor) <= 24 and actor[-1] in _BODY_CLOSINGS and actor.endswith(_BODY)
        if names_body and not _INSIDE.search(actor):
            return actor
        return self.topic(clause)

    def topic(self, clause: Clause) -> str | None:
        """The first organisation, place, person or campaign that the sentence or its part behind a ； names.

        A mere source (据某部门发布的数据) is none.
        """
        owners, norm = self._owners, self._page.norm
        last = min(self._high, self._low + _OWNERS)
        while self._asked < last and owners[self._asked].end <= clause.outer_start:
            owner = owners[self._asked]
            self._asked += 1
            known = self._topic
            if (known is None or self._is_parted(known.end, owner.start)) and self._may_own(owner, norm):
                self._topic = owner
        return self._name(self._topic) if self._topic is not None else None

    @staticmethod
    def _may_own(owner: Mention, norm: str) -> bool:
        """Whether an owner is what its sentence is about, and no source and no part of a list."""
        start, end = owner.start, owner.end
        after = norm[end : end + 1]
        # 在江苏，… sets the scene for what follows.
        if after in ("，", ",") and norm[start - 1 : start] == "在":
            return True
        if owner.kind == "campaign" and start and norm[start - 1] not in _CLAUSE_MARKS:
            return False  # 实施净水行动，建成3座水厂
        if end - start == 1 or (owner.kind == "place" and norm[start - 1 : start] in _NO_HEAD):
            return False
        return not (
            after in ("、", "和", "等", "与")
            or _SOURCE_BEFORE.search(norm, max(0, start - 6), start)
            or _SOURCE_AFTER.match(norm, end)
        )

    def place(self, clause: Clause) -> Mention | None:
        """The place that governs the figure: the last one named before it in its sentence, short of a ；."""
        if self._low == self._high:
            return None
        at, owners = clause.outer_start, self._owners
        i = bisect_left(self._starts, at, self._low, self._high)
        for k in range(i - 1, max(self._low, i - _OWNERS) - 1, -1):
            owner = owners[k]
            if at - owner.end > _REACH:
                break
            if owner.kind == "place":
                return None if self._is_parted(owner.end, at) or self._is_coordinate(k) else owner
        return None

    def _is_coordinate(self, k: int) -> bool:
        """Whether a place is one of several (山东、宁夏; 中法): none of them alone is where it holds."""
        owners, norm, owner = self._owners, self._page.norm, self._owners[k]
        for a, b in ((k - 1, k), (k, k + 1)):
            if a >= 0 and b < len(owners) and owners[a].kind == owners[b].kind == "place":
                between = norm[owners[a].end : owners[b].start]
                if between in _AND or (not between and len(owner.text) == 1):
                    return True
        return False

    def _is_parted(self, start: int, end: int) -> bool:
        norm = self._page.norm
        return norm.find("；", start, end) >= 0 or norm.find(";", start, end) >= 0


def split_owner(noun: str) -> tuple[str | None, str]:
    """Split a noun phrase into whose it is and what is measured of it, by its words alone."""
    m = _WHOLE.match(noun) if noun[:1] in _WHOLE_OPENINGS else None
    if m and len(noun) - m.end() >= 2:
        further, rest = split_owner(strip_lead(noun[m.end() :]))
        return m.group() + (further or ""), rest
    m = (_OF_UNITS.search(noun) if "等" in noun else None) or _OWNER.match(noun)
    if m is None and "”" in noun:
        m = _NAMED_OWNER.match(noun)
    if m:
        rest = strip_lead(noun[m.end() :])
        return (noun[: m.end()].rstrip("的"), rest) if len(rest) >= 2 else (None, noun)
    m = _WORK.match(noun) if "”" in noun or "》" in noun else None
    if m:
        return m[1], noun[m.end() :]
    m = _DOER.match(noun)
    if m and opens_with_act(noun[m.end() :]):
        return m.group(), left_noun(noun[m.end() :])
    m = _SETTLEMENT.match(noun) if noun.endswith(_DIMENSIONS) else None
    if m:
        return m.group().rstrip("的"), noun[m.end() :]
    m = _OWN_LENGTH.search(noun) if noun.endswith(_LENGTHS) else None
    if m and m.start() >= 2:
        owner = noun[: m.start()].rstrip("的")
        return None if owner[-1:] in ("在", "于", "为") else owner, m.group()
    m = _PREPOSED.search(noun) if "对" in noun or "向" in noun or "给" in noun else None
    if m and m.start() >= 2:
        return noun[: m.start()], noun[m.start() :]
    return None, noun
