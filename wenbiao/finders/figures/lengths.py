"""What a length of time is of: the noun of a term (保修期), what lasts (停航3天) or what it is spent on (3天的谈判)."""

from __future__ import annotations

import re

from wenbiao.finders.figures.clauses import Clause
from wenbiao.finders.figures.following import ADVERBIAL, FINITE, NOMINAL, following_noun, tag, trailing_noun
from wenbiao.finders.figures.nouns import left_noun, strip_trail
from wenbiao.finders.figures.objects import TRANSITIVE, object_in
from wenbiao.finders.figures.predicate import Predicate
from wenbiao.finders.figures.words import endings, words_of

_LENGTH = re.compile(r"(?:为期|历时|持续|连续|长达|历经|时长)(?:约|近|了|达|长达|超)*$")
_NEEDED = re.compile(r"(?:需要|需|只需|仅需|用时|耗时)(?:约|近)?$")
_AT_MOST = re.compile(r"(?:[最至][多少长短快慢]|仅|只)$")
_PENALTY = re.compile(r"(?:有期徒刑|拘役|缓刑|管制)$")
_TERM = endings("term_noun")
_SPAN = endings("span_noun")
# Behind a length these make it a point or a stretch, which measures nothing: 3天后, 3天内.
_AROUND = re.compile(r"(?:多|左右|以上)?(?:[内后前来间里中之起期以才就便即可的、，]|不到|时间|后期)")
# Behind a length and 的: 为期3天的 is said of what follows, 3天的时间 of nothing.
_OF = re.compile(r"(?:多|左右|以上|以来)?的(?!时间|时候|期限|限期|时限|[一两二三四五六七八九十\d])")
# Verbs before a length that measure nothing by themselves.
_BARE_VERBS = frozenset(words_of("bare_verb", "rise", "fall", "shift", "link", "topic_verb")) - {"提前", "延长"}
# Where the noun behind 的 is what takes so long: 在3天的谈判中, 经过3天的努力.
_BEFORE_OF = ("在", "了", "过", "有", "约", "近", "、", "经", "达", "用", "经历", "以往", "过去")
_HARD = frozenset(("奋力", "紧张", "不懈", "持续", "共同", "精心", "全力"))
_AIMS = ("争取", "力争", "用", "再用", "计划", "确保", "将用", "要用", "拟用")
_SHIFTING = frozenset(("推迟", "延长", "延期", "提前", "延后", "缩短", "推后"))
_LEADING = frozenset(("走过", "经过", "历经", "度过", "经历", "结束"))
_TAIL = 12
_LONGEST = 16
_SHORT_NOUN = 6
_NO_ACTS = ("延至", "距今", "不了", "距离", "之后", "以后")
_LOOSE = frozenset(("p", "d", "ad", "uj", "m", "x", "ul", "r"))
_NOUNS = frozenset(("n", "nz", "nt", "ns", "vn", "l", "j", "s", "b", "eng", "nr", "an"))
_VERBS = frozenset(("v", "vn", "vi", "vd", "vg"))
_ASPECTS = frozenset(("了", "过", "约", "近", "达", "超", "已", "整整", "超过", "长达"))


def of_length(clause: Clause, predicate: Predicate) -> str | None:
    """The indicator of a length of time.

    Args:
        clause: its clause.
        predicate: how it is said of its noun.

    Returns:
        None where it only places something in time (3天后) or the clause does not say of what it is.
    """
    before = left_noun(predicate.noun, passive=not clause.right)
    if _LENGTH.search(clause.left):
        return "持续时间"
    following = following_noun(clause.right) if clause.right and predicate.role != "from" else ""
    if following and following.endswith(_TERM):
        return following + "期限"
    if following in _SPAN and following != "时间":
        return following  # 有60年历史
    if _NEEDED.search(clause.left):
        needed = _AT_MOST.sub("", strip_trail(_NEEDED.sub("", before))).strip("、")
        return (needed if len(needed) >= 2 else "") + "所需时间"
    if len(before) >= 2 and (predicate.role or predicate.measure == "change" or before.endswith(_SPAN)):
        return object_in(before) if before.endswith(_SPAN) else before
    sentence = _sentence_of(before) if len(before) >= 2 else None
    said = not predicate.role and predicate.measure == "level"
    return sentence or (_lasting(clause) if said else None)


def done_again(clause: Clause) -> str | None:
    """What is done so many times, with its object, where that is all that the clause still says (三次召开茶会)."""
    found = _act_behind(clause.right) if clause.closed else None
    return found if found and len(found) > 3 else None


def _sentence_of(before: str) -> str | None:
    """What a term is of, where its name stands before the number (判处有期徒刑三年)."""
    if not before.endswith(_TERM):
        return None
    penalty = _PENALTY.search(before)
    return penalty.group() if penalty else trailing_noun(before) or None


def _lasting(clause: Clause) -> str | None:
    """What is done so long: the verb and its object before the length or behind it, or the noun behind a 的."""
    left, right = clause.left, clause.right
    if right[:1] == "内" and left.endswith("在"):
        named = left_noun(left[:-1])  # 动作在3秒内完成
        return named if len(named) >= 2 and trailing_noun(named) else None
    of = _OF.match(right)
    done = None if left.endswith(_NO_ACTS) else _act_before(left)
    spent = left.endswith("了") and clause.quantity.unit != "a"  # 看了3小时的录像, but 戴了3年的帽子
    if of and (done in TRANSITIVE or spent or (done is None and (not left or left.endswith(_BEFORE_OF)))):
        behind = right[of.end() :]
        behind = behind[2:] if behind[:2] in _HARD else behind
        whole = clause.closed and len(behind) <= _SHORT_NOUN and all(k in _NOUNS or k == "v" for _, k in tag(behind))
        following = behind if whole else following_noun(behind)
        return following if len(following) >= 2 and not following.endswith("后") else None
    if done in _LEADING and right and not of:
        following = following_noun(right)
        return following if len(following) >= 2 else None  # 走过30年历程
    if done in _SHIFTING:
        return done  # 加税推迟两年半
    if done in TRANSITIVE or left.endswith(_AIMS):
        return None
    if right and not of:
        within = _AROUND.match(right) or clause.quantity.bound == "le"
        return _act_behind(right) if clause.closed and not within else None
    return done


def _act_before(left: str) -> str | None:
    """The verb that a text ends in, with its object: 停航, 从事特殊教育."""
    words = list(tag(left[-_TAIL:]))
    while words and words[-1][0] in _ASPECTS:
        words.pop()
    parts: list[str] = []
    for i in range(len(words) - 1, -1, -1):
        word, kind = words[i]
        whole = len(word) > 1 or (not parts and left.endswith(("了", "过")))
        if whole and kind in _VERBS and word not in _BARE_VERBS:
            more = (
                words[i - 1][0] if i and not parts and words[i - 1][0] in NOMINAL and kind == "vn" else ""
            )  # 工作生活30年
            return "".join([more, word, *reversed(parts)])
        if kind not in _NOUNS or len(parts) == 3:
            return None
        parts.append(word)
    return None


def _act_behind(right: str) -> str | None:
    """The verb that a text opens with, with its object, where they are all that the clause still says."""
    if len(right) > _LONGEST:
        return None
    words = tag(right.rstrip())
    opens = words[0][1] in ("v", "vn", "i") or words[0][0] in FINITE
    if not opens or len(words[0][0]) < 2 or words[0][0] in _BARE_VERBS:
        return None
    if any(kind in _LOOSE or word in ADVERBIAL for word, kind in words):
        return None
    return "".join(word for word, _ in words)
