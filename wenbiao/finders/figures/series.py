"""Indicators that a list leaves unsaid in part: the heads of coordinated nouns, the size of a part, harm in a row."""

from __future__ import annotations

from wenbiao.finders.figures.following import tag
from wenbiao.finders.figures.indicator import FATES, LISTED
from wenbiao.finders.figures.nouns import left_noun
from wenbiao.finders.figures.words import endings

_MEASURE_NOUN = endings("measure_noun")
_DAMAGES = endings("damage")
_AREAS = ("播种面积", "种植面积", "栽培面积", "养殖面积", "面积")
_DOING = frozenset(("v", "vn"))
_TOWARDS = frozenset(("对", "向"))
# A part of more characters than this is said with what it is of.
_PART = 12


def grown_of(name: str) -> str:
    """What a sown area is of (粮食播种面积: 粮食), empty for another name."""
    size = next((word for word in _AREAS if name.endswith(word)), "")
    of = name.removesuffix(size)
    return of if size and 2 <= len(of) <= 6 and not of.endswith(("总", "的")) else ""


def size_of_part(part: str, whole: str) -> str | None:
    """The size of a part, named as that of its whole is: of 营业里程, 其中高铁 says 高铁里程.

    Returns:
        None where the part is said with a size of its own, or the whole with none.
    """
    if part.endswith((*_MEASURE_NOUN, *_DAMAGES, *FATES)) or len(part) > _PART:
        return None
    size = next((word for word in _MEASURE_NOUN if len(word) > 1 and whole.endswith(word)), None)
    if size is None or whole == size or (size[0] == "总" and part[-2:] in whole):
        return None
    return part + size


def with_damaged(damage: str, before: str | None) -> str | None:
    """A damage with what the figure before was damaged of: 农作物受灾, then 绝收 gives 农作物绝收."""
    if before is None or damage not in _DAMAGES:
        return None
    known = next((word for word in _DAMAGES if before.endswith(word)), None)
    return before.removesuffix(known) + damage if known and known != before else None


def shared_nouns(text: str, n: int) -> list[str]:
    """The nouns of a list that as many numbers follow, each with the head that the last one bears for all.

    ``城镇和农村居民收入`` with two numbers gives 城镇居民收入 and 农村居民收入; a list of another length gives none.
    """
    items = LISTED.split(text)
    if len(items) != n:
        return []
    name, _, kind = items[-1].partition("等")
    if kind.endswith(_MEASURE_NOUN) and len(name) > 1 and len(tag(kind)) > 1:
        # 对甲国、乙国等新兴市场|出口
        items[-1] = name + tag(kind)[-1][0]
    # 对甲国、乙国出口: the preposition is said of both.
    towards = items[0][0] if items[0][:1] in _TOWARDS and items[-1].endswith(_MEASURE_NOUN) else ""
    items = items[:1] + [item if item[:1] == towards else towards + item for item in items[1:]]
    items = [left_noun(item) for item in items]
    if not all(items):
        return []
    last = items[-1]
    if last.endswith(_MEASURE_NOUN):
        first = tag(items[0])
        grown = "".join(word for word, _ in first[:-1])
        items = [
            item if item.endswith(_MEASURE_NOUN) and not item.endswith("需氧量") else item + _head_for(item, last)
            for item in items[:-1]
        ] + [last]
        if grown and len(first[-1][0]) == 2 and first[-1][1] in _DOING and tag(last)[0][1] in _DOING:
            # 花生种植、收获机械化率: both are of 花生.
            items = items[:1] + [grown + item for item in items[1:]]
    return items


def _head_for(item: str, last: str) -> str:
    """What an item of a list leaves unsaid, as its last one says it: 居民收入 for 城镇 before 农村居民收入."""
    words = [word for word, _ in tag(last)]
    size = words[-1] if len(words[-1]) > 1 or len(words) < 2 else "".join(words[-2:])
    own = tag(item)[-1][0]
    if own in words[:-1]:  # 装备制造业、高技术制造业增加值
        return "".join(words[words.index(own) + 1 :])
    if words[0] == "“":
        return size
    if len(item) == 2 and len(words[0]) == 4:
        return last[2:]  # 城镇、农村居民|人均收入
    if len(item) <= len(words[0]) + 1 or "的" in words:
        return "".join(words[1:])
    return size
