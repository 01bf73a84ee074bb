"""The noun phrase that says what a number counts or measures, and whose it is."""

from __future__ import annotations

import re

from wenbiao.finders.figures.clauses import Clause
from wenbiao.finders.figures.following import following_noun
from wenbiao.finders.figures.predicate import Predicate
from wenbiao.finders.figures.words import forward, words_of

_ACT = re.compile(f"(?:{forward(words_of('act'))})(?:了|着|过|出)?")
_ACT_FIRST = re.compile(f"(?:{forward(words_of('act', 'act_nominal'))})(?:了|着|过|出|到|成)?")
# A rate or an amount named by its act: 查处率, 接待量, 监测合格率.
_MEASURED = re.compile(r"(?:[^的，、]{0,2}(?:率|量|额|数|人数|者|度|值)$|率|者|量(?!化|子))")
# An act that is none by its place behind an adverb: 山东累计建设乡村振兴片区.
_ADVERB_ACT = re.compile(
    rf"(?:累计|共计|总计|共|已经|已|全年|陆续|先后|依法|全面|加快|年内|将|要|还|再|分别|成功|主动|计划|拟|预计|努力|可|均|新)(?:{forward(words_of('act_nominal'))})(?:了|着|过|出|到|成)?"
)
# What follows a verb where both are a compound noun: 投资总额, 建设规模, 服务业.
_COMPOUND = re.compile(
    r"(?:的|率|量|额|数|人数|者|力|费|业|点|品|商|面积|区|厂|站|机|物|度|性|期|线|网|员|权|地|总|值|规模|能力|标准|收入|水平|价格|成本|时间|周期|"
    r"用地|贸易|体系|平台|机构|中心|失业率|人口|对象|资金|系统|单位|人次|用户|需求|就业)"
)
_LEAD = re.compile(
    r"(?:其中|此外|另外|同时|并且|并(?!网|购)|且|而|以及|及|和(?!平|谐)|与(?!会)|、|使(?!用|馆|命)|让(?!利)|令|也|还(?!款|贷)|又|已经|已|全年|当年|"
    r"累计|共(?!产|同|享|建|青|有)|总计|共计|合计|力争|确保|预计|的|到|将(?!军)|把|按照|按|通过|经(?!济|营|费|贸|开|验|销)|年内|年底|"
    r"为(?!民)|由(?!于)|从(?!业|事)|据|在(?!建|职|校|岗|线|读|册|产|途|编|园)|要(?!素)|再(?!生)|均|都(?!市)|各地|依法|全面|陆续|先后|"
    r"今年|去年|目前|至今|我们|进一步|积极|深入|加快|大力|继续|首次|成功|新(?=建|设|增|开)|不断|有效|三是|二是|一是|四是|五是|"
    r"这些|这个|该|此次|本次|此轮|这次|这一|每年|每月|其|它|他们?|她|有(?!关|限|色|机|效)|是|对于|稳定|最终|合力|努力|坚持|协调|因此|特别是|尤其是|包括|看到|每家|每户|[”’》」』】）])*+"
)
# 城镇新增就业 is a name that loses its 新增; elsewhere 新增 is a verb and goes with what stands before it.
_TOWN_JOBS = re.compile(r"城镇新增就业$")
_PLACE = re.compile(
    r"(?:全国|我国|中国|全球|世界|全省|全市|全县|全区|全州|全镇|全村|全乡|本市|我省|我市|全党|全军|全社会(?!消费|物流|用电|固定|研)|当地|各地|两地)"
    r"(?!性|化|统一|人大|各)"
)
_OF_UNITS = re.compile(
    r"(?:等[\d一二两三四五六七八九十]*个?(?:行业|领域|地区|省份|省区|城市|产业|国家|企业|产品|部门|方面))(?=[^的，]{2,})"
)
# What bears the name of a firm, a zone or a work owns the measure behind it: 渤海油田年产油气.
_OWNER = re.compile(
    r"[^的，]{2,14}?(?:银行|集团|公司|油田|气田|高铁|大桥|隧道|电站|自贸区|自贸港|合作区|保税区|综保区|新区|开发区|高新区|机场|口岸|专项行动|"
    r"(?:服务|政务|综合|交易|网络|信息|数字|公共)平台|网站)(?=[^的，、和及与]{2,})(?!的|数量|总数|里程|数|建设|面积|项目)"
)
_OWN_LENGTH = re.compile(
    r"(?:正线|线路|主桥|桥梁|主跨|建筑|占地|规划|总|设计|最大|平均|输电线路|遗址|通车|运营|经营|管道)*"
    r"(?:全长|总长|长度|海拔|面积|占地|高度|宽度|深度|直径|距离|时速|跨度|里程|排水量|震级)$"
)
_PREPOSED = re.compile(r"(?<=[^，])(?:对(?!外|口|虾|象|接|比|策|联)|向(?!上)|给(?!予|水))")
_LEVELS = re.compile(
    r"(?:全长|总长|长度|长|海拔|面积|占地|高度|高|宽度|宽|深度|深|重量|重|直径|距离|相距|时速|厚度|厚|半径|震级|水深|跨度|排水量|载重|容量|总投资|年龄|平均年龄|体重|身高|气温|温度)$"
)
# Two-character classifiers; any other unit of two characters and more that counts is a noun itself (8部门).
_CLASSIFIERS = frozenset(
    "人次 户次 辆次 架次 班次 台次 场次 件次 亩次 批次 课时 学时 门次 艘次 列次 车次 航次 标箱 标准箱 人份 人月 人天 席位 千瓦 公里 公斤 公顷 户家 批件 台套 台（套） 台(套) 个月 "
    "个工作日 工作日 方面 大类 系列 门类 个月 字节".split()
)
# What befalls the people counted, behind the number or before it.
_FATE = re.compile(
    r"(?:当场|不幸|已经|已|全部|先后|紧急|成功|安全|被(?!困|捕)|因[^，]{1,6})*+(死亡|受伤|遇难|失踪|丧生|身亡|获救|被困|失联|遇害|牺牲|中毒|轻伤|重伤|落水|生还|染病|感染|确诊|治愈|"
    r"伤亡|撤离|转移|疏散|安置|脱困|落网|被捕|逮捕|拘留|参赛|参展|参会|报名|就业|失业|脱贫|返贫|受灾|受益|参保|入境|出境|出院|住院|死|伤(?!亡))"
)
_CRASH = re.compile(r"(?:连环|发生)?(追尾|相撞|连撞|碰撞)")
_COUNTED = frozenset(("count", "measure", "money", "other"))
# X占Y的比重: the part is what is measured, unless the rate has a name of its own.
_PART = re.compile(r"^(.*?)(?:约|已|均|仅)?占(?!地|领|用|据|比|有)(.*)$", re.DOTALL)
_RATE = re.compile(r"比重|比例|份额|比率")
_OUTCOMES = {"死": "死亡人数", "伤": "受伤人数"}
_LENGTH = re.compile(r"(?:为期|历时|持续|连续|长达|历经|时长)(?:约|近|了|达|长达)*$")
_OF_PEOPLE = frozenset("人名位口")
_PREVIOUS_NOUN = re.compile(
    r"(.{2,24}?)(?:再创|创下|创|持续|继续|稳步|保持|快速|不断|大幅|明显|进一步|首次|首破|达|突破|超过|增长|下降|回升|回落|扩大|提高|提升|平稳|稳定|实现|增势|较快|加快|稳中|呈|跃上|迈上|火爆|最)"
)


_LABEL = re.compile(r"^【[^】]{0,20}】")
_THAT_IS = re.compile(r"即(?!将|时|使|便|可)[^，]*$")
_DIMENSION = re.compile(r"(?:面积|人数|数量|规模|总额|总量|总数|产量|产值|价格|收入|余额|销量|长度|高度|年龄|水平)$")


def strip_lead(noun: str) -> str:
    """A noun phrase without the connectives and adverbs before it."""
    return noun[_LEAD.match(noun).end() :]  # type: ignore[union-attr]


def object_of(noun: str) -> tuple[str, str]:
    """Split a phrase at its verb: what stands before (the actor, with adverbs) and the verb's object.

    ``共侦办刑事案件`` gives ``("共", "刑事案件")``; without a verb the first part is empty.
    """
    if _TOWN_JOBS.search(noun):
        return "", "城镇就业"
    cut = 0
    for m in _ACT.finditer(noun):
        rest = noun[m.end() :]
        if rest and _MEASURED.match(rest):
            continue
        cut = m.end()
        verb_at = m.start()
    for m in _ADVERB_ACT.finditer(noun, cut):
        if m.end() < len(noun) and not _COMPOUND.match(noun, m.end()) and not _MEASURED.match(noun[m.end() :]):
            cut = m.end()
            verb_at = m.start()
    if cut:
        return noun[:verb_at], noun[cut:]
    lead = _LEAD.match(noun).end()  # type: ignore[union-attr]
    m = _ACT_FIRST.match(noun, lead)
    if m and not _COMPOUND.match(noun, m.end()) and not _MEASURED.match(noun[m.end() :]):
        return noun[:lead], noun[m.end() :]
    return "", noun


def left_noun(noun: str) -> str:
    """The noun phrase before a predicate, without verb, lead, place and marks."""
    _, rest = object_of(noun)
    rest = strip_lead(rest).strip(" 、的了\u3000")
    rest = _LABEL.sub("", rest)
    rest = _THAT_IS.sub("", rest)
    at = rest.rfind("的")
    if at > 0 and len(rest) - at > 2:
        if rest[at - 1] in "内上中里" or _ACT.search(rest, 0, at) or at > 24:
            rest = rest[at + 1 :]
        elif rest[0] not in "对向" and _DIMENSION.search(rest, at):
            rest = rest[at + 1 :]
    return rest


def split_subject(noun: str) -> tuple[str | None, str]:
    """Split a noun phrase into whose it is and what is measured of it."""
    m = _PLACE.match(noun)
    if m and len(noun) - m.end() >= 2:
        return noun[: m.end()], strip_lead(noun[m.end() :])
    m = _OF_UNITS.search(noun) or _OWNER.match(noun)
    if m:
        return noun[: m.end()], strip_lead(noun[m.end() :].lstrip("的"))
    m = _OWN_LENGTH.search(noun)
    if m and m.start() >= 2:
        return noun[: m.start()].rstrip("的"), m.group()
    m = _PREPOSED.search(noun)
    if m and m.start() >= 2:
        return noun[: m.start()], noun[m.start() :]
    return None, noun


def is_classifier(unit_text: str | None) -> bool:
    """Whether a unit only classifies (个, 人次) and does not name what is counted (部门, 用户)."""
    return unit_text is None or len(unit_text) == 1 or unit_text in _CLASSIFIERS


def find_indicator(clause: Clause, predicate: Predicate) -> str | None:
    """The indicator that the clause itself holds, None where it must be carried over.

    Args:
        clause: the quantity's clause.
        predicate: how the number is said of its noun.
    """
    q = clause.quantity
    unit = q.unit_text or ""
    if predicate.measure == "share" and q.kind in ("percent", "multiple", "other"):
        part = _PART.search(clause.left)
        if part and not _RATE.search(part[2]):
            return left_noun(part[1]) or None
    before = left_noun(predicate.noun)
    if q.kind == "duration":
        return _duration(clause, predicate, before)
    people = bool(unit) and unit[-1] in _OF_PEOPLE and q.kind == "count"
    if q.kind in _COUNTED and predicate.role != "from":
        if unit in _OUTCOMES:
            return _OUTCOMES[unit]
        if unit == "车":
            crash = _CRASH.match(clause.right)
            return crash[1] + "车辆" if crash else "车辆"
        if q.kind == "count" and not is_classifier(q.unit_text):
            return q.unit_text
        fate = _FATE.match(clause.right) if people else None
        if fate:
            return _named(fate[1])
        following = following_noun(clause.right) if clause.right and not unit.endswith("人次") else ""
        if following and not (q.kind == "measure" and _LEVELS.search(before)):
            if people:
                at = clause.right.find(following) + len(following)
                fate = _FATE.match(clause.right, at)
                if fate:
                    return fate[1] + following
            return following
    if q.kind == "percent" and predicate.measure == "share" and clause.right.startswith("的"):
        following = following_noun(clause.right)
        if following:
            return following
    if q.kind == "count" and unit and len(before) < 2:
        return _counted_act(predicate.noun, unit, clause.right)
    if people:
        fate = _FATE.fullmatch(before)
        if fate:
            return _named(fate[1])
    return before if len(before) >= 2 else None


def _named(fate: str) -> str:
    return _OUTCOMES.get(fate, fate + "人数")


_VISIT = re.compile(r"旅游|观影|观赛|参观|就诊|诊疗|出行|出游|客流|进馆|阅读|培训")


def _counted_act(noun: str, unit: str, right: str) -> str | None:
    """The indicator of a number that counts an act itself: 累计服务6亿人次 is 服务人次, 安置300人 is 安置人数."""
    act = strip_lead(noun).strip("了、的 ")
    if len(act) < 2 or len(act) > 8:
        return None
    visit = _VISIT.search(noun) or _VISIT.search(right)
    if visit and unit.endswith("人次"):
        return visit.group() + "人次"
    if unit.endswith(("人次", "车次", "架次", "班次")):
        return act[-2:] + unit[-2:]
    if unit[-1] in _OF_PEOPLE:
        return act[-4:] + "人数"
    return None


def _duration(clause: Clause, predicate: Predicate, before: str) -> str | None:
    if _LENGTH.search(clause.left):
        return "持续时间"
    following = following_noun(clause.right) if clause.right and predicate.role != "from" else ""
    if len(following) >= 2 and following[0] not in "内后前以之来间时":
        return following + "期限" if clause.quantity.unit_text in ("年", "个月", "月") else following
    if len(before) < 2 and re.search(r"(?:需要|需|只需|仅需|用时|耗时)$", clause.left):
        return "所需时间"
    return before if len(before) >= 2 else None


def previous_noun(text: str) -> str | None:
    """The noun phrase that opens a clause without a figure, for a figure that follows it (规模扩大，增长5%)."""
    m = _PREVIOUS_NOUN.match(text)
    if not m:
        return None
    found = left_noun(m[1])
    return found if len(found) >= 2 else None
