"""Where the counted noun ends in what follows a count: 志愿者 of 3名志愿者服务赛场, 国家 of 3个国家贸易总额."""

from __future__ import annotations

from wenbiao.finders.figures.following import NOMINAL, SUFFIX, tag
from wenbiao.finders.figures.words import words_of
from wenbiao.lexicon import load_lexicon

_PERSONS = frozenset(load_lexicon("following")["person"]["words"]) | frozenset(words_of("people_noun"))
_PERSON_ENDS = frozenset("者员工兵士师生长友客手民人童孩官警将帅农商徒犯婴翁妇嫂匠侨裔家")
_NO_PERSONS = frozenset(load_lexicon("following")["no_person"]["words"])
_PERSON_WORDS = tuple(sorted(_PERSONS))
_JOINTS = frozenset("和与及、")
_MEMBERS = frozenset(load_lexicon("following")["member"]["words"])
_MEMBER_ENDS = frozenset("国省市县区州镇乡村校厂院港")
_BODIES = tuple(load_lexicon("following")["body"]["words"])
_TOTALS = tuple(load_lexicon("following")["total"]["words"])
_DEALING = frozenset(load_lexicon("following")["dealing"]["words"])
_SAYING = frozenset(load_lexicon("following")["saying"]["words"])
_CLASSIFIERS = frozenset("个家座所处条")


def counted_person(phrase: str, unit: str = "人") -> str:
    """A phrase behind a number of people up to its last noun of a person; the whole phrase where it has none.

    Args:
        phrase: the noun phrase behind the number.
        unit: the unit; without one, the noun is cut before a verb only (万名 is of people, 20万人口县 need not be).
    """
    if len(phrase) < 3 or "“" in phrase:
        return phrase
    words = tag(phrase)
    at = _last_head(words, [i for i, (word, _) in enumerate(words) if is_person(word)])
    if at < len(words) - 1:
        behind, kind = words[at + 1]
        if behind in _JOINTS or (not unit and kind not in ("v", "vn", "d", "p") and behind[0] not in "因经被均都"):
            return phrase
        if words[at][0] == "代表" and at and is_person(words[at - 1][0]):
            at -= 1  # 3名村长代表茶农
    return "".join(word for word, _ in words[: at + 1])


def _last_head(words: list[tuple[str, str]], heads: list[int]) -> int:
    """Index of the last head, but of the first where a verb with an object parts them (3名技师|指导茶农)."""
    if not heads:
        return len(words) - 1
    parted = any(_is_done(words, i) for i in range(heads[0] + 1, heads[-1]))
    return heads[0] if parted else heads[-1]


def _is_done(words: list[tuple[str, str]], at: int) -> bool:
    """Whether a word is a verb with an object, and not one that a noun of persons ends (返乡|人员)."""
    word, kind = words[at]
    if word in _DEALING:
        return True
    return kind == "v" and word not in NOMINAL and words[at + 1][0] not in SUFFIX


def is_person(word: str) -> bool:
    """Whether a noun names persons."""
    if word in _NO_PERSONS or len(word) < 2:
        return False
    return word.endswith(_PERSON_WORDS) or word[-1] in _PERSON_ENDS


def counted_member(phrase: str, unit: str) -> str:
    """A phrase behind a number of countries, firms and the like without the total that is said of them.

    36个国家贸易总额 counts 国家, and so does 36个国家要求.
    """
    if unit == "家" and len(phrase) > 2:
        words = tag(phrase)
        at = _last_head(words, [i for i, (word, _) in enumerate(words) if word.endswith(_BODIES)])
        whole = at == len(words) - 1 or words[at + 1][0] in _JOINTS
        return phrase if whole else "".join(word for word, _ in words[: at + 1])
    if unit not in _CLASSIFIERS or len(phrase) < 4 or not (phrase.endswith(_TOTALS) or phrase[-2:] in _SAYING):
        return phrase
    words = tag(phrase)
    for i in range(len(words) - 2, -1, -1):
        word = words[i][0]
        if word in _MEMBERS or (word[-1] in _MEMBER_ENDS and words[i][1] in ("n", "ns", "nt", "nz")):
            return "".join(word for word, _ in words[: i + 1])
    return phrase
