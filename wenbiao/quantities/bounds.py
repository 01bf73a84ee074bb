"""Bounds: the words beside a number that say whether it is exact, a limit or an approximation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wenbiao.lexicon import alternation, load_lexicon


@dataclass(frozen=True, slots=True)
class _Word:
    bound: str
    only: str


_LIMITS = "不低于|不得低于|不应低于|不少于|不得少于|不超过|不得超过|不应超过|不高于|不得高于"
# 不低于财政收入的3%: the limit governs the number over a noun phrase with 的.
_DISTANT = re.compile(
    rf"({_LIMITS}|超过|低于|高于|少于|不足|约占|约为|约是|大约|接近|将近|占近)(?:[^，。；：、！？\s0-9]{{1,14}})的$"
)
# 不超过工资总额百分之八: before a percentage the noun phrase needs no 的.
_DISTANT_PERCENT = re.compile(rf"({_LIMITS})[^，。；：、！？\s0-9]{{1,14}}$")
# 25% in 达到25%的，可申请…: what is reached is the condition of a rule.
_REACHED = re.compile(r"(?:达到|达到了|达|满|年满)(?:[^，。；：！？\s0-9]{0,16})$")
_CONDITION = re.compile(
    r"(?:[（(][^（()）\n]{0,40}[)）])?(?:[）)]?并与?|[^，。；！？\n]{0,14}?(?:的[，,、）]|的可|方可|才能|可申请|可以"
    r"|可享受|时[，,]))"
)


@cache
def _words(side: str) -> tuple[dict[str, tuple[int, ...]], dict[str, _Word]]:
    """By the character next to the number the lengths of the words that have it, longest first; and the words."""
    words: dict[str, _Word] = {}
    lengths: dict[str, set[int]] = {}
    for entry in load_lexicon("bounds"):
        if entry["side"] == side:
            for word in entry["words"]:
                words[word] = _Word(entry["bound"], entry.get("only", "any"))
                lengths.setdefault(word[-1] if side == "before" else word[0], set()).add(len(word))
    return {edge: tuple(sorted(known, reverse=True)) for edge, known in lengths.items()}, words


_LENGTHS_BEFORE, _WORDS_BEFORE = _words("before")
_LENGTHS_AFTER, _WORDS_AFTER = _words("after")
# 至少有30家: a light verb stands between; the word is no part of the outer span.
_ADVERBS = frozenset(("至少", "最少", "起码", "少说", "至多", "最多", "顶多", "大约", "约", "大概", "差不多"))
_LIGHT_VERBS = ("拥有", "造成", "导致", "达到", "需要", "有", "致", "达", "为", "是", "需")
_LIGHT_ENDS = frozenset(word[-1] for word in _LIGHT_VERBS)
_LIGHT = re.compile(f"({alternation(_WORDS_BEFORE)})({alternation(_LIGHT_VERBS)})$")

# 八成多, 一倍多, 三米多; but not 600亿元|多出一半
_MEASURED = frozenset("倍成岁米里斤亩吨升度℃元块番")
_MORE_OF = frozenset("出付收交缴花得用给算种些少次名个家元方样")
# 至少走上15公里: whatever verb stands between, these limit the number that is its object.
_OVER_VERB = re.compile("(至少|起码|少说|至多|顶多)(?!的)[\u4e00-\u9fff]{1,3}(?<![的在])$")


def find_bound(
    norm: str, start: int, end: int, round_number: bool, bare: bool, percent: bool = False
) -> tuple[str, str | None, int, int]:
    """Find the bound of a number.

    Args:
        norm: the normalised text.
        start: where the number begins.
        end: where its unit ends.
        round_number: whether it is one of those that 过 and 破 may stand before (过三成, 破亿).
        percent: whether it is a percentage.
        bare: whether its numeral is a lone 百, 千, 万 or 亿 or begins with it (上百, 成千).

    Returns:
        The bound that the words beside the number set: eq, gt, ge, lt, le or approx; those words as written, None for
        eq; start and end of the span with them.
    """
    before = start - 1 if norm[start - 1 : start] == " " else start
    beside = norm[before - 1 : before]
    kind = modifier = None
    outer_start, outer_end = start, end
    for length in _LENGTHS_BEFORE.get(beside, ()):
        word = _WORDS_BEFORE.get(norm[before - length : before]) if length <= before else None
        if word is None or (word.only == "round" and not round_number) or (word.only == "bare" and not bare):
            continue
        if word.bound != "unbound":
            kind, modifier, outer_start = word.bound, norm[before - length : before], before - length
        break
    light = _LIGHT.search(norm, max(0, before - 9), before) if kind is None and beside in _LIGHT_ENDS else None
    if light:
        word = _WORDS_BEFORE[light[1]]
        if word.bound != "unbound" and light[1] in _ADVERBS:
            kind, modifier = word.bound, light[1]
    if kind is None and "\u4e00" <= beside <= "\u9fff":
        over = _OVER_VERB.search(norm, max(0, before - 5), before)
        if over:
            kind, modifier = _WORDS_BEFORE[over[1]].bound, over[1]
    if kind is None and beside == "的":
        distant = _DISTANT.search(norm, max(0, before - 24), before)
        if distant:
            word = _WORDS_BEFORE.get(distant.group(1))
            kind, modifier, outer_start = word.bound if word else "approx", distant.group(1), distant.start()
    elif kind is None and percent and norm.find("不", max(0, before - 24), before) >= 0:
        distant = _DISTANT_PERCENT.search(norm, max(0, before - 24), before)
        if distant:
            kind, modifier, outer_start = _WORDS_BEFORE[distant.group(1)].bound, distant.group(1), distant.start()
    after = end + 1 if norm[end : end + 1] == " " else end
    for length in _LENGTHS_AFTER.get(norm[after : after + 1], ()):
        own = norm[after : after + length]
        word = _WORDS_AFTER.get(own)
        if word is not None:
            if kind is None or kind == "approx":
                kind = word.bound
            modifier = own if modifier is None else f"{modifier}…{own}"
            outer_end = after + len(own)
            break
    if kind in (None, "approx") and norm[after : after + 1] == "多" and _is_exceeded(norm, after):
        kind, modifier, outer_end = "gt", "多" if modifier is None else f"{modifier}…多", after + 1
    return kind or "eq", modifier, outer_start, outer_end


def _is_exceeded(norm: str, after: int) -> bool:
    return norm[after - 1] in _MEASURED and norm[after + 1 : after + 2] not in _MORE_OF


def is_condition(norm: str, start: int, end: int) -> bool:
    """Whether a number that 达到 or 满 precedes is the threshold of a condition (达到25%的，可申请)."""
    begin = max(0, start - 20)
    if norm.find("达", begin, start) < 0 and norm.find("满", begin, start) < 0:
        return False
    return bool(_REACHED.search(norm, begin, start) and _CONDITION.match(norm, end))
