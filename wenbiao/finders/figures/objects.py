"""The object of a verb that opens a noun phrase or stands behind its subject, by word classes: 各部门采纳意见 is 意见.

``nouns`` finds verbs by lists alone. What is left of a clause after that may still hold one: a verb that takes objects
and is part of no compound, any verb behind an adverb of amount (共签发护照), or one behind 向 and whom it goes to.
"""

from __future__ import annotations

from functools import lru_cache

from wenbiao.finders.figures.following import FINITE, NOMINAL, SUFFIX, tag
from wenbiao.finders.figures.words import endings, nouns_of, words_of

# 实际使用外资 is a name, 震中位于 says where.
TRANSITIVE = (frozenset(words_of("transitive")) | FINITE) - {"使用", "位于"}
# Of these, some name what is counted where nothing stands behind them (发展, 覆盖).
_WANTING = frozenset(words_of("transitive")) - FINITE
_FATES = frozenset(words_of("fate"))
# Verbs with a complement name nothing: 拿出, 打下, 修好.
_COMPLEMENTS = frozenset("出起下掉回好见")
_NO_COMPLEMENTS = frozenset(words_of("no_complement"))
_SHORT = frozenset("做办修种养写拍送买卖收捐救拉挖填架铺鸣奏")
_AMOUNTS = frozenset(("共", "已", "累计", "总共", "一共", "共计", "已经", "陆续", "先后"))
_SIZES = (*endings("measure_noun"), "时间", "进度", "范围", "能力", "强度", "速度", "行程", "位置", "次数")
_RATES = nouns_of("rate")
_PARTICLES = frozenset(("ul", "ug", "uz"))
# No object opens with one of these.
_NO_OBJECT = frozenset(("m", "p", "c", "f", "x", "uj", "d", "u", "v", "y", "uv", "ud"))
_MARKS = frozenset("“《‘「”》’」")
_SHORTEST = 4


@lru_cache(maxsize=256)
def object_in(noun: str) -> str:
    """The object of the last verb in a noun phrase, the phrase itself where it holds none.

    Args:
        noun: a phrase without connectives, as ``left_noun`` gives it.

    Returns:
        Empty where the phrase ends in a verb whose object the number itself is (个体户拿出3元).
    """
    if len(noun) < _SHORTEST or noun.endswith(_RATES) or not _MARKS.isdisjoint(noun):
        return noun
    words = tag(noun)
    start = 0
    # A verb before a 的 describes what stands behind it.
    first = max((i for i, (_, kind) in enumerate(words) if kind == "uj"), default=-1) + 1
    for i in range(first, len(words) - 1):
        if _takes_object(words, i, noun):
            start = i + 1 + (words[i + 1][1] in _PARTICLES)
    if _names_nothing(*words[-1]) and len(words) > 1:
        return ""
    if not 0 < start < len(words) or (words[start][1] in _NO_OBJECT and words[start][0] not in NOMINAL):
        return noun
    found = "".join(word for word, _ in words[start:])
    return found if len(found) >= 2 else noun


def _names_nothing(word: str, kind: str) -> bool:
    """Whether a word at the end of a phrase is a verb that wants an object (个体户拿出, 县里设)."""
    if kind != "v" or word in NOMINAL:
        return False
    return len(word) == 1 or (word[1:] in _COMPLEMENTS and word not in _NO_COMPLEMENTS) or word in _WANTING


def _takes_object(words: list[tuple[str, str]], at: int, noun: str) -> bool:
    """Whether a word is a verb whose object stands behind it, and not the first part of a compound."""
    word, kind = words[at]
    if word in _SHORT and kind == "v" and at and len(words[at + 1][0]) > 1:
        return True  # 义务做报告
    if len(word) == 1 and kind == "v" and at and words[at - 1][0] in _AMOUNTS:
        return word not in "有为是达占"  # 已累计转线索
    if len(word) < 2 or (kind not in ("v", "vn") and word not in TRANSITIVE):
        return False
    ahead = words[at + 1][0]
    if at + 2 == len(words) and ahead.endswith(_SIZES) and len(ahead) <= 3:
        return False
    if ahead in SUFFIX and at and "向" not in noun and words[at - 1][1] in ("n", "v", "vn"):
        return False
    if word in TRANSITIVE:
        return len(ahead) > 1 or words[at + 1][1] in _PARTICLES or words[at + 1][1] == "a"
    if len(word) == 2 and word[1] in _COMPLEMENTS and word not in _NO_COMPLEMENTS and kind == "v":
        return True
    if word in NOMINAL or word in _FATES or ahead in SUFFIX or ahead.endswith(_SIZES) or kind != "v":
        return False
    if at and words[at - 1][0] in _AMOUNTS:
        return True
    return at > 1 and "向" in noun and any(w == "向" for w, _ in words[: at - 1])
