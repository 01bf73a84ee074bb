"""The noun phrase that says what a number counts or measures."""

from __future__ import annotations

import re

from wenbiao.finders.figures.broken import is_broken
from wenbiao.finders.figures.clauses import Clause
from wenbiao.finders.figures.following import following_noun, tag, trailing_noun
from wenbiao.finders.figures.heads import counted_member, counted_person, is_person
from wenbiao.finders.figures.lengths import done_again, of_length
from wenbiao.finders.figures.nouns import left_noun, strip_lead, strip_trail
from wenbiao.finders.figures.objects import object_in
from wenbiao.finders.figures.predicate import Predicate
from wenbiao.finders.figures.words import LEXICON, alternation, endings, nouns_of, words_of

_LEVELS = endings("level_noun")
# Units of one character that are what is counted.
_BODIES = frozenset("省市县区州国乡镇村校厂馆院")
_CLASSIFIERS = frozenset(words_of("classifier"))
FATES = endings("fate")
_FATE_WORDS = alternation(words_of("fate"))
# What befalls the people counted, behind the number or before it.
_FATE = re.compile(
    r"(?:送院|送医|食物|集体|疑似|窒息|触电|溺水|中弹|煤气|被?[烧砸压撞淹](?=[死伤])|当场|不幸|已经|已|全部|全都|提前|均|也|不同程度地?|先后|紧急|成功|安全|同时|遭到?(?!遇)|被(?!困|捕)|(?:抢救|医治|救治)无效|经[^，]{1,8}?(?=死)"
    rf"|因[^，]{{1,8}}?(?={_FATE_WORDS})|在[^，]{{1,10}}?[中上内里](?={_FATE_WORDS}))*+"
    rf"({_FATE_WORDS})(?![亡员者势病]|人|群众|学生|儿童|职工|村民)"
)
_HARM_WORDS = alternation(words_of("harm"))
# The same behind a noun (3名工人受伤), and at the end of one.
_HARM = re.compile(
    rf"(?:[均都也]?不同程度地?|当场|不幸|已|全部|集体|疑似|食物|煤气|一氧化碳|(?:经[^，]{{0,4}})?(?:抢救|医治|救治)无效)*+({_HARM_WORDS})"
)
_HARMED = re.compile(f"({_HARM_WORDS})$")
_MOVED = re.compile(r"(?:死亡|受伤|失踪|遇难|撤离|转移|疏散|安置|救出|抓获|逮捕|拘留|获救|搬迁)+$")
_FATE_NAMES = LEXICON["fate_name"]
_CRASH = re.compile(r"(?:连环|接连|发生)*+(追尾|相撞|连撞|碰撞)")
_SCALES = frozenset(nouns_of("threshold")) | {"的大关"}
_COUNTED = frozenset(("count", "measure", "money", "other"))
# X占Y的比重: the part is what is measured, unless the rate has a name of its own.
_PART = re.compile(
    r"^(.*?)(?:大约|约|已|均|仅|分别)*(?:占(?!地|领|用|据|比|有)|完成(?=[^，]{0,6}(?:计划|任务|目标|预算)[^，]{0,4}的$)"
    r"|(?:达到?|相当于|[仅只](?:有|为|相当于|及))(?=[^，]*的$))(.*)$",
    re.DOTALL,
)
# 惠及300人的水渠: the people are counted by what reaches them.
_REACHED = re.compile(r"(惠及|服务|覆盖|容纳|受益|载有|搭载|乘坐|运载)(?:了|约|近|超过?)?$")
_ADVERBIAL_TAGS = frozenset(("d", "ad", "s"))
_REACH_OF_ACT = 12
_LONGEST_NOUN = 16
# 户均增收3600元: the act is what is averaged.
_GAIN = re.compile(r"[户人村亩]均(?:增收|减收|增产|减产|分红|节支)$")
# 以年均3%的能源消费增速: the noun stands behind.
_EXPECTED = ("预期", "预测", "目标", "水平")
_YEARLY = re.compile(r"^以?$|(?:^|以)(?:年均|月均|平均|年平均|平均每年)$")
# 2025年发电量占…: the year is no part of what is measured.
_YEAR_FIRST = re.compile(r"^(?:\d{4}年(?:\d{1,2}月份?|[上下]半年|[一二三四]季度)?|[今去前]年)[，,]?(?=.{3})")
# 30多次到山区考察: the act is counted, and not the way there.
_VISITED = re.compile(
    r"(?:前?来)?(?:到|赴|前往|亲临|深入|走进)[^，。；]{1,14}?(考察|视察|调研|访问|调查|慰问|看望|检查|督导|演出|采访|指导)"
)
_RATE = re.compile(r"比重|比例|份额|比率")
_WHOLES = frozenset(words_of("whole"))
# Behind a rate, these are what it is the rate of, and name nothing of it.
RATED = nouns_of("rated")
_RANKED = re.compile(
    r"(?:稳居|位居|位列|居|列|排名|排|前|占|均|(?:上|跃|攀|提|晋)?升至|升到|跃居|跃至|跻身|进入|同类|世界|全球|全国|全省|国内|各)+$|(?:稳居|位居|位列|居|列|排名"
    r"|排)[^，]{1,5}$"
)
# 距县城34公里
_AWAY = re.compile(
    r"(?:^|[、，]|[东南西北相在中县市区村镇乡城处地场岛]|(?<=[\u4e00-\u9fff]{2})(?=距离[^为是达约共]))距(?:离)?[^，、为]{0,12}$(?<!.距离)"
    r"|以[东南西北]{1,2}(?:方向)?(?:大约|约|近)?$"
)
# 人均预期寿命达到75岁
_AGE = re.compile(
    r"(?:人均|平均|健康)*(?:预期|期望)?(?:寿命|(?:平均|退休|法定|最低|结婚|入学|初婚|生育|就业|起始|适用)+年龄)$"
)
_BEING = re.compile(r"(?:均|都|分别)?(?:为|系|是)([^，。；的]{2,8}(?:民|生|员|人|者|工|兵|警|客|童|女|师|长))$")
_DUTY = re.compile(r"的([\u4e00-\u9fff]{0,4}(?:关税|税率|利率|关税税率))(?![\u4e00-\u9fff]{0,2}[率])")
# Goods whose name is one character: 钢增加了400万吨.
_GOODS = frozenset("钢煤铁糖盐纸布油茶粮棉丝铜铝")
_VOTE = re.compile("赞成|反对|支持|弃权")
# Text that was scraped without its line ends runs on with the next line's reporter or body.
_RUN_ON = re.compile(
    "记者|国务院|中国[\u4e00-\u9fff]{2,10}(?:银行|协会|学会|联合会|集团)|国家[\u4e00-\u9fff]{2,8}[局委部署]"
    "|(?:财政|商务|水利|教育|工业和信息化|农业农村|交通运输|公安|文化和旅游|生态环境)部"
)
_OF_PEOPLE = frozenset("人名位口")
HOUSEHOLDS, INHABITANTS = "户数", "人口"
_PEOPLE_NOUN = endings("people_noun")
_ACTS = alternation(
    word for word in words_of("act", "act_nominal") if "有" not in word and word not in words_of("act_adverb")
)
_LAST_ACT = re.compile(rf"({_ACTS})(?:了|过|超过?|约|近|达到?|共|累计|人数)*$")
_SETTLED = frozenset("省市县区州镇乡国")
_PLACES_OF = frozenset("中内里上")
_VISIT = re.compile(alternation(words_of("visit")))
_TOPIC = re.compile(rf"(.{{2,24}}?)(?:{alternation(words_of('topic_verb'))})")
_MEASURE_NOUN = endings("measure_noun")
# 深36米的水井 counts no depth by itself: the noun behind says more than 深.
_LONG_LEVELS = tuple(word for word in _LEVELS if len(word) > 1)
_SIZES = _MEASURE_NOUN + _LONG_LEVELS
_EXTENT = re.compile(r"[高长深宽厚][^的度速级处，江城沙春安河征期远校铁中层等新山圳化带]{2}")
_HEAD_COUNTS = ("人口", "人数", "户数", "载客量", "客流量")
_BARE_SIZES = frozenset(("总额", "金额", "总量", "总数", "数额", "数量", "规模"))
_LEVEL_AHEAD = re.compile(alternation(word for word in words_of("level_noun") if len(word) > 1))
_LEVEL_END = re.compile(f"(?:{alternation(words_of('level_noun'))})+$")
_RESCUERS = endings("rescuer")
_OUTLAY = re.compile(f"({alternation(words_of('outlay'))})(?:了|约|近|超过?|达|共|资金)*$")
LISTED = re.compile(r"、|和(?!平|谐)|与(?!会)|以?及")
_MARKS = frozenset("“”（")


# 支出超过收入3亿元: what is measured is the difference.
_EXCEEDS = re.compile(r"(.{2,12}?)超[过出](.{2,10})$")
_KIND_REMARK = re.compile(
    r"（[\u4e00-\u9fff]{1,3}）(?:$|(?=[^\u4e00-\u9fff“]|的))|（(?:[市区州县旗镇乡](?:、[市区州县旗镇乡])*|自治区、直辖市)）"
)
_DISTRICTS = re.compile(r"省、(?:(?:自治)?区、)?(?:直辖)?市")
_KINDS = re.compile(r"(?:、[^，、。；等]{2,8})+等(?=[\u4e00-\u9fff])")
# Behind a number of people these are what they are in, not they.
_STATES = frozenset(nouns_of("state"))
# 30亿元将用于修渠
_USED_FOR = re.compile(r"(?:将|主要|全部|重点|均|已|分别|直接|专门|专项)*用[于来](?:支持|开展)?([^，的]{2,24})$")
_SPENT = re.compile(rf"(?:累计|共计?|已|先后|总共|合计|陆续)({alternation(words_of('outlay'))})(?:了|约|近|超过?|达)*$")


def find_indicator(clause: Clause, predicate: Predicate) -> str | None:
    """The indicator that the clause itself holds, None where it must be carried over.

    Args:
        clause: the quantity's clause.
        predicate: how the number is said of its noun.
    """
    if clause.quantity.kind == "measure" and clause.right.startswith(("处", "附近", "范围")):
        return None
    left = clause.left
    if clause.quantity.kind == "measure" and ("距" in left or "以" in left[-6:]) and _AWAY.search(left):
        return "距离"
    found = _find(clause, predicate)
    if found is not None and clause.quantity.kind == "rank" and predicate.measure == "level":
        found = _RANKED.sub("", found)
        found = found if len(found) > 1 else None
    if clause.quantity.kind == "duration" and found == "历史":
        return found  # elsewhere the base of a comparison
    if found is not None and (found[0] == "等" or not _MARKS.isdisjoint(found)):
        found = _in_marks(found)
    return None if not found or found in _WHOLES or is_broken(found) else found


def _in_marks(noun: str) -> str:
    """A noun without a 等 or a quotation mark that a cut has left alone."""
    noun = noun.lstrip("等") if noun[1:2] not in ("级", "候", "离", "额") else noun
    if "（" in noun and "）" not in noun:
        noun = noun.partition("（")[0]
    if noun.count("“") == noun.count("”"):
        return noun
    if noun.find("”") < noun.find("“") or "“" not in noun:
        return noun.partition("”")[2]
    return noun.partition("“")[2] if noun.count("“") == 1 else noun.strip("“”")


def _find(clause: Clause, predicate: Predicate) -> str | None:
    q = clause.quantity
    unit = q.unit_text or ""
    if predicate.measure == "share":
        part = _PART.search(clause.left)
        if part and not _RATE.search(part[2]):
            return left_noun(_YEAR_FIRST.sub("", part[1])) or None
    if unit == "次" and clause.right:
        visit = _VISITED.match(clause.right)
        again = visit[1] if visit else done_again(clause)
        if again:
            return again
    if q.kind == "duration":
        return of_length(clause, predicate)
    people = bool(unit) and unit[-1] in _OF_PEOPLE and q.kind == "count"
    behind = _behind(clause, predicate, unit, people)
    if behind:
        return behind
    if q.kind == "money":
        spent = _SPENT.search(clause.left)
        if spent:
            return spent[1]
        exceeds = _EXCEEDS.match(strip_lead(predicate.noun)) if "超" in predicate.noun else None
        if exceeds and exceeds[1].endswith(_MEASURE_NOUN) and exceeds[2].endswith(_MEASURE_NOUN):
            return exceeds.group()
    before = left_noun(predicate.noun, passive=not clause.right or q.kind not in _COUNTED or clause.right in _SCALES)
    whole = before
    if q.kind in _COUNTED:
        before = object_in(before)
    if q.kind == "measure" and "位于" in before[1:7]:
        before = before.partition("位于")[0]  # 震中位于县城西北36公里
    if before.startswith("位于") and (level := _LEVEL_END.search(before)):
        return level.group()
    if q.kind == "count" and unit and len(before) < 2 and predicate.measure == "level" and not predicate.role:
        households = HOUSEHOLDS if unit == "户" and clause.paired and not clause.right else None
        return _counted_act(clause.left, unit, clause.right) or households
    if before.endswith("受灾") and unit in ("户", "人"):
        return "受灾" + (HOUSEHOLDS if unit == "户" else "人数")
    if people:
        befallen = _befallen(before or whole, clause, predicate)
        if befallen or before[-1:] in _SETTLED:
            return befallen  # 南岗市数百人: they are no 南岗市
    return _named_before(before, clause)


def _behind(clause: Clause, predicate: Predicate, unit: str, people: bool) -> str | None:
    """What the unit names or stands behind the number."""
    q, right = clause.quantity, clause.right
    if q.kind in _COUNTED and predicate.role != "from":
        named = _of_unit(clause, unit, predicate.noun)
        if named:
            return named
        reached = _REACHED.search(clause.left) if people and right.startswith("的") else None
        if reached:
            return reached[1] + "人数"
        ahead = _LEVEL_AHEAD.match(right) if q.kind == "measure" else None
        if ahead:
            return ahead.group()
        following = _following(clause, unit, people, predicate.noun) if right else None
        if following:
            return following
    if not right:
        return None
    if q.kind == "multiple" and right.startswith(("罚款", "的罚款")):
        return "罚款"
    if q.kind == "percent" and (duty := _DUTY.match(right)):
        return duty[1]
    cut = q.kind == "percent" and predicate.measure == "growth" and not predicate.noun and right[0] == "的"
    if cut or (q.kind == "percent" and predicate.measure == "share"):
        following = following_noun(right)
        rated = following.endswith(RATED) or (cut and following.endswith(_EXPECTED))
        return following if following and not rated else None
    unnamed = q.kind == "money" and not predicate.noun.strip("、和及，")
    use = _USED_FOR.match(right) if unnamed else None
    return use[1] if use else None


def _of_unit(clause: Clause, unit: str, noun: str) -> str | None:
    """The indicator that a unit names by itself (岁, 死, 部门), or with what stands behind it (5车相撞)."""
    right = clause.right
    if unit in ("岁", "周岁"):
        age = _AGE.search(noun) if "寿" in noun or "龄" in noun else None
        return age.group() if age else "年龄"
    if unit in _FATE_NAMES:
        return _FATE_NAMES[unit]
    if unit == "车":
        crash = _CRASH.match(right)
        return crash[1] + "车辆" if crash else "车辆"
    if unit == "票" and (vote := _VOTE.match(right)):
        return vote.group() + "票"
    if unit == "户" and (fate := _FATE.match(right)):
        return fate[1] + HOUSEHOLDS
    if clause.quantity.kind == "count" and (not is_classifier(clause.quantity.unit_text) or unit in _BODIES):
        return clause.quantity.unit_text
    return None


def _befallen(before: str, clause: Clause, predicate: Predicate) -> str | None:
    """What befell the people counted, where it stands before their number (当场撞倒3人)."""
    if before.endswith("等") and (listed := _several(before[:-1])):
        return listed
    fate = _FATE.fullmatch(before)
    if fate:
        return _named(fate[1])
    if before[-1:] in _FATE_NAMES and len(before) <= 20:
        return _FATE_NAMES[before[-1]]
    act = _MOVED.search(strip_trail(predicate.noun))
    if act and (not before.endswith(_PEOPLE_NOUN) or before.endswith(_RESCUERS)):
        return _named(act.group())
    return _bare_act(before) if predicate.measure == "level" and not clause.right else None


def _several(noun: str) -> str | None:
    """The persons that a list before 等 names (来自各国的官员、学者等300人)."""
    listed = noun.rpartition("的")[2]
    kinds = LISTED.search(listed) is not None and len(listed) <= _LONGEST_NOUN
    return listed if kinds and all(kind not in ("v", "nr") for _, kind in tag(listed)) else None


def _named_before(before: str, clause: Clause) -> str | None:
    """The noun before the number, as its kind wants it."""
    q = clause.quantity
    if q.kind == "money" and (gain := _GAIN.search(clause.left)):
        return gain.group()
    if q.kind == "percent" and clause.right[:1] == "的" and _YEARLY.search(before):
        behind = following_noun(clause.right)
        return behind if behind and not behind.endswith(_EXPECTED) else before or None
    if q.kind == "count" and before[-1:] in ("内", "里") and len(before) <= 4:
        return None
    if before[-1:] in _PLACES_OF and q.kind in ("count", "percent") and len(before) > 2:
        words = tag(before)
        if words[-1][1] == "f" or words[-1][0] == "中":
            # 伤员中有3人 counts the injured, 面包车上有3人 whoever sat there.
            before = before[:-1] if before[-1] == "中" else ""
    if before.endswith("一行"):
        before = before[:-2].rstrip("等")
    if before.endswith("占地") and q.kind == "measure":
        before = "占地面积" if before[0] == "一" else before + "面积"
    if before in _GOODS and q.kind in ("measure", "multiple", "percent"):
        return before
    if len(before) < 2:
        outlay = _OUTLAY.search(clause.left) if q.kind == "money" else None
        return outlay[1] if outlay else None
    return before


def _bare_act(noun: str) -> str | None:
    """The verb that alone stands before a number of people (当场撞倒), as what befell them: 撞倒人数."""
    if not 2 <= len(noun) <= _REACH_OF_ACT:
        return None
    words = tag(noun)
    verb, kind = words[-1]
    before = words[-2][1] if len(words) > 1 else "d"
    return verb + "人数" if kind == "v" and len(verb) >= 2 and before in _ADVERBIAL_TAGS else None


def _following(clause: Clause, unit: str, people: bool, noun: str) -> str | None:
    """What stands behind the number: the noun that is counted, or what befell the people counted."""
    right = clause.right
    if unit.endswith("人次"):
        visit = _VISIT.search(right)
        return visit.group() + "人次" if visit else counted_person(following_noun(right, verb_first=False)) or None
    fate = _FATE.match(right) if people else None
    if fate:
        return _named(fate[1])
    if people and clause.closed and (being := _BEING.match(right)):
        return being[1]  # 其中1人为学生
    if clause.quantity.kind in ("measure", "money") and noun.endswith(_LONG_LEVELS if right[0] == "的" else _LEVELS):
        return None
    sized = clause.quantity.kind in ("measure", "money")
    if right[0] == "的" and noun.endswith(_SIZES if sized else _HEAD_COUNTS):
        # 年用水量2万立方米的用户: the number measures the first, but for a bare 总额
        named = left_noun(noun)
        size = trailing_noun(named)
        yearly = named.removesuffix(size)[-1:]
        size = yearly + size if yearly in ("年", "月", "日") else size
        if len(size) >= 2 and size not in _BARE_SIZES:
            return size
    if clause.quantity.unit_si == "m" and _EXTENT.match(right):
        right = right[1:]  # 2米高海啸
    if right[0] == "省" and (listed := _DISTRICTS.match(right)):
        return listed.group() + following_noun(right[listed.end() :], verb_first=False)
    following = following_noun(right, verb_first=unit != "人")
    run_on = clause.quantity.kind != "count" and _RUN_ON.match(following)
    if not following or run_on:
        return None
    remark = _KIND_REMARK.match(right, right.find(following) + len(following)) if "（" in right else None
    if remark:
        return following + remark.group()  # 3个骨干专业（群）
    if clause.quantity.kind == "count":
        following = counted_person(following, unit) if people or not unit else counted_member(following, unit)
    if len(following) > 6 and (run_on := _RUN_ON.search(following, 2)):
        following = following[: run_on.start()].rstrip("和与及、")
    if people and (following in _STATES or (len(following) == 1 and unit == "人")):
        return None  # 其余19名情况稳定
    if clause.quantity.kind == "count" and following and right.startswith("、", right.find(following) + len(following)):
        following = _with_list(following, right, people)
    if people:
        harm = _HARM.match(right, right.find(following) + len(following))
        if harm:
            return harm[1] + following
        harmed = _HARMED.search(following)
        if harmed:
            return harmed[1] + following[: harmed.start()] if harmed.start() and unit != "人" else _named(harmed[1])
    return following


def _with_list(first: str, right: str, people: bool) -> str:
    """A counted noun with those that a list adds to it: 16位委员、学者; 50家纺织、装备等企业."""
    end = right.find(first) + len(first)
    kinds = _KINDS.match(right, end)
    if kinds:
        behind = following_noun(right[kinds.end() :])
        whole = right[: kinds.end()] + behind
        if behind:
            return whole if len(whole) <= _LONGEST_NOUN and right.startswith(first) else behind
    found = first
    while people and right.startswith("、", end):
        further = counted_person(following_noun(right[end + 1 :], verb_first=False))
        if not further or not is_person(further) or not right.startswith(further, end + 1):
            break
        found, end = f"{found}、{further}", end + 1 + len(further)
    return found


def is_classifier(unit_text: str | None) -> bool:
    """Whether a unit only classifies (个, 人次) and does not name what is counted (部门, 用户)."""
    return unit_text is None or len(unit_text) == 1 or unit_text[-1] == "次" or unit_text in _CLASSIFIERS


def _named(fate: str) -> str:
    return _FATE_NAMES.get(fate, fate + "人数")


def _counted_act(left: str, unit: str, right: str) -> str | None:
    """The indicator of a number that counts an act itself: 义诊300人次 is 义诊人次, 安置300人 is 安置人数."""
    if unit.endswith("人次"):
        visit = _VISIT.search(left) or _VISIT.search(right)
        if visit:
            return visit.group() + "人次"
    act = _LAST_ACT.search(left)
    if act is None:
        return None
    if unit.endswith(("人次", "车次", "架次", "班次")):
        return act[1] + unit[-2:]
    return act[1] + "人数" if unit[-1] in _OF_PEOPLE else None


def topic_of(text: str) -> str | None:
    """The noun phrase that opens a clause without a figure, for a figure beside it (规模扩大，增长5%)."""
    m = _TOPIC.match(text)
    if not m:
        return None
    found = left_noun(m[1])
    return found if len(found) >= 2 and not is_broken(found) else None


def whole_noun(text: str) -> str | None:
    """The noun phrase that a text is, None where it is a clause."""
    found = left_noun(text)
    whole = 2 <= len(found) <= _LONGEST_NOUN and not is_broken(found) and all(kind != "v" for _, kind in tag(found))
    return found if whole else None


def whole_of(text: str, counted: bool = False) -> str | None:
    """A clause that is one noun phrase, for the number that the next clause gives (所占的比重，去年为3%).

    Args:
        text: the clause.
        counted: whether the number is one of heads, so that the phrase may name people (中学生，去年有300人).
    """
    found = left_noun(text)
    heads = (*_MEASURE_NOUN, *_PEOPLE_NOUN) if counted else _MEASURE_NOUN
    whole = 2 <= len(found) <= 24 and found.endswith(heads) and not is_broken(found)
    return found if whole else None


def size_before(text: str) -> str | None:
    """The size that a text ends in, for the numbers in brackets behind it (水位（156米）)."""
    found = trailing_noun(text)
    return found if found.endswith(_SIZES) and len(found) >= 2 and not is_broken(found) else None


def is_size(noun: str) -> bool:
    """Whether a noun names a size (进出口规模), and not what has one."""
    return noun.endswith(_SIZES)
