"""The noun phrase before a predicate: a clause without its connectives, its actor and its verb."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from wenbiao.finders.figures.following import tag
from wenbiao.finders.figures.words import LEXICON, PER, alternation, closings, endings, nouns_of, openings, words_of

_ASPECT = "(?:了|着|过|出|到|成(?!员|果|品|本|都|绩|长|分|年|交)|后|以来)?"
# Every branch opens with a character of its own, so that a search skips to where one stands.
_ADVERB = (
    alternation((w for w in words_of("act_adverb") if len(w) > 1), {"基本": "建设"})
    + "|共(?<!公共)(?!建“)|已|将|均|曾|拟|新(?<![换创更革崭翻刷以]新)"
)
# 联席会议设召集人: no part of 建设, 设计 and the like.
_SET = "设(?<![建开增铺架特敷陈摆附常创假内下分]设)(?![施备计定置立想法有])"
_ACT = re.compile(f"(?P<verb>{alternation(words_of('act'), LEXICON['act_guard'])}|{_SET}){_ASPECT}")
_SHORT_ACT = alternation(words_of("act_short"), LEXICON["act_guard"])
_NOMINAL_ACT = f"(?:{alternation(words_of('act_nominal'))})(?:了|着|过|出|后)?|(?:{_SHORT_ACT})(?:了|着|过|出|到|成|有)"
_ACT_FIRST = re.compile(f"(?:{alternation(words_of('act'), LEXICON['act_guard'])}){_ASPECT}|{_NOMINAL_ACT}")
_ACT_OPENINGS = openings("act", "act_nominal", "act_short")
_ACT_LAST = frozenset(words_of("act_last"))
_ADVERB_END = re.compile(f"(?:{_ADVERB})$")
# An act by its place behind an adverb: 山东累计建设乡村振兴片区.
# So is 有 between two nouns: 厂里有女工.
_ADVERB_ACT = re.compile(
    rf"(?:{_ADVERB}|有(?P<has>(?<=[\u4e00-\u9fff]{{2}}有)(?<![拥所国含私公具没享持设建占共稀]有)"
    r"(?![关限色机效线偿力利害望毒感期])(?=.{2})))"
    f"(?(has)|(?:{_NOMINAL_ACT}|(?:{_SHORT_ACT})))"
)
# A rate or an amount named by its act: 查处率, 接待量, 监测合格率.
_MEASURED = re.compile(
    r"[^的，、]{0,2}(?:率|量|额|数|人数|度|值)$|(?:占比|比重|比例|强度|增速|增幅)$|占(?!地)|率|者|会(?!议|员|计)"
    r"|量(?!化|子)|[费款](?:用|项)?$"
)
_MEASURES = frozenset("率量额数度值")
# What follows a verb where both are a compound noun: 投资总额, 建设规模, 服务业.
_COMPOUND = re.compile(alternation(words_of("compound")))
# 五年 or 5年 before a noun measures how long, and is a year of a school or a term before these.
_YEARS = "[\\d一二两三四五六七八九十]{1,3}年(?=[^度产均以级])"
_NEW_ACTS = alternation(words_of("act", "act_nominal"))
_LEAD = re.compile(
    f"(?:{alternation(words_of('lead'), LEXICON['lead_guard'])}|{_YEARS}|新(?={_NEW_ACTS})|[”’》」』】）])*+"
)
_LEAD_OPENINGS = openings("lead") | frozenset("新一二两三四五六七八九十”’》」』】）")
# What is left of a list (其他投资, 其他支出): the act is its noun.
_OTHERS = frozenset(("其他", "其它"))
_TRAILING = [w[::-1] for w in words_of("act_adverb", "adverb") if len(w) > 1]
_TRAIL = re.compile(
    f"(?:{alternation(_TRAILING)}|[已将又也曾仍仅]|均(?![户人年月亩村班场])|只(?!船)|要(?![主需重纪摘])|共(?!公)|拟(?![模虚])|各(?=[\u4e00-\u9fff])|自(?![来各独亲])|[迈跃])*+"
)
_TRAIL_CLOSINGS = closings(words_of("act_adverb", "adverb")) | frozenset("已将均又也曾仍仅只要共拟各自迈跃")
# 城镇新增就业 is a name that loses its 新增; elsewhere 新增 is a verb and goes with what stands before it.
_TOWN_JOBS = "城镇新增就业"
# A rate bears the verb that opens it in its name: 运输业投资比重.
_RATES = ("率", "比重", "占比", "比例", "增速", "增幅")
_DURING = re.compile(r"^[^，的]{2,6}期间")
# 像老陈这样的茶农, 商务大数据监测网络零售额
_ALIKE = re.compile(r"^像[^，]{1,14}?(?:这样|那样|一样)(?:[^，、]{0,10}?)的")
_MONITORED = re.compile(r"^[^，的]{0,10}?数据(?:监测|显示|统计)(?:显示|表明)?(?=..)")
_LABEL = re.compile(r"^【[^】]{0,20}】")
_THAT_IS = re.compile(r"(?<![立随当迅旋])即(?!将|时|使|便|可)[^，]*$")
_REMARK = re.compile(r"[（(][^（）()]{1,10}[）)]")
# 英媒称林火损失
_SAYS = re.compile(r"^[\u4e00-\u9fff]{1,4}[媒方报部局府]称(?![为作号呼赞])(?=..)")
_TOLD = re.compile(r"^[^，的]{2,8}?(?:透露|介绍|统计的)(?=.{3})")
# 项目建成后年产值: when, not of what
_ONCE_DONE = re.compile(r"^[^，的]{0,6}?(?:建成|投产|达产|投运|运营|完工|投用|投入使用|通车)(?:以|之)?后(?=..)")
# 双方将把贸易额扩大到…: what is disposed of is what is measured.
_DISPOSED = re.compile(
    r"^.{0,14}?(?:把(?![手握关控脉])|(?:决定|宣布|再次|第[一二三四五六七八九十]+次|^次)将)(?=[^，]{2,})"
)
# 煤炭在能源消费中的比重: the whole belongs to the name of a part.
_DIMENSION = endings("dimension")
_PARTS = ("占比", "比重", "份额", "比例")
# What a verb leaves of the words before it: 能耗由前(三年分别上升), 电枪也从原来(的4个扩建到), 气温最(低).
_LOOSE_END = re.compile(
    r"(?:(?:也|就)?[由从](?:原来|原定|前(?:[一二两三四五六七八九十]年)?|上年|去年|上月|最初)|(?<=[量额率值耗数字价])[由从]|(?<=[升降加少至长])到原来|[同环]比|[转减改增]为|也?被|尚|还|却|(?<=”)各|(?<![如])这|(?<!排)(?<!之)最|仅存|已达"
    r"|(?<=[\u4e00-\u9fff]{2})(?:\d{1,2}|[一二三四五六七八九十]{1,2})年[来间]?)$"
)
_LOOSE_CLOSINGS = frozenset("由从来定前年月初比为被尚还却这最存达间各")
_PAID = ("安排", "拨付", "下达", "下拨", "预拨")
_PAYERS = nouns_of("payer")
# Acts that open the name of a size (竣工面积), where these do not (新增面积).
_OPEN_SIZES = frozenset(nouns_of("open_size"))
_MAKING = frozenset(words_of("making"))
# A clause with a preposition or another 的 before the size of something is whose size it is.
_SIZE_ENDS = tuple(word for word in endings("measure_noun") if word not in LEXICON["share"]["words"] and word != "比例")
_MODIFIED = re.compile(r"的.|在(?![职建校岗线])|具有|位于|来自")
# A clause of this length before a 的 is no part of a name; up to the other it may be an owner (餐馆的经营面积).
_LONG, _SHORT = 24, 8
_MARKS = " \t\u3000、的了—-"


def strip_lead(noun: str) -> str:
    """A noun phrase without the connectives and adverbs before it."""
    return noun[_end_of_lead(noun, 0) :]


def strip_trail(noun: str) -> str:
    """A noun phrase without the adverbs behind it (高标准农田将 is 高标准农田)."""
    if noun[-1:] not in _TRAIL_CLOSINGS:
        return noun
    return noun[: len(noun) - _TRAIL.match(noun[::-1]).end()]  # type: ignore[union-attr]


def _end_of_lead(noun: str, at: int) -> int:
    """Offset behind the connectives and adverbs that stand at an offset."""
    opening = noun[at : at + 1]
    if opening in _LEAD_OPENINGS or opening.isdecimal():
        return _LEAD.match(noun, at).end()  # type: ignore[union-attr]
    return at


@lru_cache(maxsize=256)
def object_of(noun: str) -> tuple[str, str]:
    """Split a phrase at its verb: what stands before (the actor, with adverbs) and the verb's object.

    ``共侦办刑事案件`` gives ``("共", "刑事案件")``; without a verb the first part is empty.
    """
    if noun.endswith(_TOWN_JOBS):
        return "", "城镇就业"
    start, cut = _last_act(noun)
    m = _ADVERB_ACT.search(noun, cut)
    while m is not None:
        if m["has"] is not None or not _is_compound(noun, m.end()):
            start, cut = m.span()
        m = _ADVERB_ACT.search(noun, m.end())
    actor = noun[:start]
    while True:
        lead = _end_of_lead(noun, cut)
        act = _ACT_FIRST.match(noun, lead) if noun[lead : lead + 1] in _ACT_OPENINGS else None
        if act is None or (act.end() == len(noun) and noun[cut:lead] in _OTHERS):
            return actor, noun[cut:]
        named = (not cut and noun.endswith(_RATES)) or not _ends_word(noun, act.end())
        if named or (cut and act.end() >= len(noun) - 1) or _is_compound(noun, act.end()):
            return actor, noun[cut:]
        cut = act.end()


def _last_act(noun: str) -> tuple[int, int]:
    """Span of the last act in a phrase; nothing at its start where it holds none."""
    start = cut = 0
    m = _ACT.search(noun)
    while m is not None:
        left = len(noun) - m.end()
        if m.start() == 0 and noun[m.end() :] in _OPEN_SIZES and m["verb"] not in _MAKING:
            break
        makes = m["verb"] in _MAKING and noun[m.end() : m.end() + 1] not in _MEASURES
        named = not makes and _MEASURED.match(noun, m.end()) is not None
        if left != 1 and not named and (left or _is_last_verb(noun, m)):
            end = _in_words(noun, m)
            if end:
                start, cut = m.start(), end
        m = _ACT.search(noun, m.end())
    return start, cut


def _ends_word(noun: str, at: int) -> bool:
    """Whether a word of a phrase ends at an offset."""
    end = 0
    for word, _ in tag(noun):
        end += len(word)
        if end >= at:
            return end == at or len(word) == len(noun)  # 吸引外资 is one word
    return True


def _in_words(noun: str, act: re.Match[str]) -> int:
    """Where an act ends by the words of its phrase, 0 where it lies across two of them (手|续建|筑, 实现|出口)."""
    edges = list(accumulate((len(word) for word, _ in tag(noun)), initial=0))
    if len(edges) == 2:
        return act.end()  # 吸引外资 is one word
    if act.start() not in edges and act.start() - 1 not in edges:
        return 0
    return next((end for end in (act.end(), act.end("verb")) if end in edges), 0)


def _is_last_verb(noun: str, act: re.Match[str]) -> bool:
    """Whether an act at the end of its phrase is a verb: 研发投入 is a noun, 累计投入 and 总额实现 are not."""
    bare = act["verb"] not in _ACT_LAST and not act.group().endswith("了")
    return not bare or act.start() == 0 or _ADVERB_END.search(noun, 0, act.start()) is not None


def _is_compound(noun: str, at: int) -> bool:
    """Whether the word that ends at an offset is the first part of a noun (投资总额, 查处率)."""
    return _COMPOUND.match(noun, at) is not None or _MEASURED.match(noun, at) is not None


def opens_with_act(text: str) -> bool:
    """Whether a text begins with a verb and its object, and not with a compound noun."""
    act = _ACT_FIRST.match(text)
    return act is not None and act.end() < len(text) and not _is_compound(text, act.end())


@lru_cache(maxsize=256)
def left_noun(noun: str, passive: bool = True) -> str:
    """The noun phrase before a predicate, without verb, lead, adverbs and marks.

    Args:
        noun: the text before the predicate.
        passive: whether, where nothing stands behind the verb, its object may stand before it (农田已建成3亿亩).
    """
    if "（" in noun or "(" in noun:
        noun = _REMARK.sub("", noun)
    actor, rest = object_of(noun)
    rest = _tidy(rest)
    if rest.endswith(_PAID):
        rest = rest[:-2] if rest[:-2].endswith(_PAYERS) else rest
    if not rest and actor and passive:
        rest = _tidy(actor)
    if rest.endswith(_PAYERS) and noun.endswith(_PAID):
        return ""  # 中央财政安排3亿元: who pays is not what is paid.
    return rest


def _tidy(rest: str) -> str:
    rest = rest.strip(_MARKS)
    if rest.startswith("【"):
        rest = _LABEL.sub("", rest)
    if rest[:1] == "像":
        rest = _ALIKE.sub("", rest)
    if "数据" in rest:
        rest = _MONITORED.sub("", rest)
    if "期间" in rest:
        rest = _DURING.sub("", rest)
    bare = strip_lead(strip_trail(rest)).rstrip(_MARKS)
    # 其他投资 is what a list leaves, and no 投资 at large.
    rest = rest if len(bare) == 2 and rest[:2] in _OTHERS and rest[2:] == bare else bare
    if rest[-1:] in _LOOSE_CLOSINGS and (loose := _LOOSE_END.search(rest)):
        rest = rest[: loose.start()]
    if "称" in rest[2:7]:
        rest = _SAYS.sub("", rest)
    if "透露" in rest[2:8] or "介绍" in rest[2:8] or "统计的" in rest[2:10]:
        rest = _TOLD.sub("", rest)
    if "后" in rest[2:9]:
        rest = _ONCE_DONE.sub("", rest)
    if "每" in rest:
        rest = strip_trail(PER.sub("", rest))
    if "直到" in rest:
        rest = rest.rpartition("直到")[2]
    if "把" in rest or "将" in rest[1:]:
        rest = _DISPOSED.sub("", rest)
    if "即" in rest:
        rest = _THAT_IS.sub("", rest)
    if rest.startswith("“") and "”" not in rest:
        rest = rest[1:]
    at = rest.rfind("的")
    if at > 0 and len(rest) - at > 2 and rest[0] not in "对向" and _parts_here(rest, at):
        rest = rest[at + 1 :]
    return rest


def _parts_here(noun: str, at: int) -> bool:
    """Whether what stands before a 的 is no part of the name of the measure (造成的死亡人数, 堤坝内的废料)."""
    if "“" in noun[:at] and "”" in noun[at:]:
        return False
    if noun.endswith(_PARTS) and noun[at - 1] in "中里内":
        return False
    if at > _SHORT and "占" not in noun and noun.endswith(_SIZE_ENDS) and _MODIFIED.search(noun, 0, at):
        return True
    if noun[at - 1] in "内上中里" or at > _LONG:
        return True
    if _ACT.search(noun, 0, at) is not None:
        return True
    return at <= _SHORT and noun.endswith(_DIMENSION) and _says_what_is_done(noun[:at])


def _says_what_is_done(text: str) -> bool:
    """Whether a text before 的 is a clause (承包的土地面积) and no noun (轻工业的总产值)."""
    words = tag(text)
    return words[-1][1] in ("v", "vn") or any(kind == "v" for _, kind in words)
