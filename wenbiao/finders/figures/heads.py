"""Where the counted noun ends in what follows a count: 志愿者 of 3名志愿者服务赛场, 国家 of 3个国家贸易总额."""

from __future__ import annotations

from wenbiao.finders.figures.following import tag
from wenbiao.finders.figures.words import words_of
from wenbiao.lexicon import load_lexicon

_PERSONS = frozenset(load_lexicon("following")["person"]["words"]) | frozenset(words_of("people_noun"))
_PERSON_ENDS = frozenset("者员工兵士师生长友客手民人童孩官警将帅农商徒犯婴翁妇嫂匠侨裔家")
_NO_PERSONS = frozenset(load_lexicon("following")["no_person"]["words"])
_PERSON_WORDS = tuple(sorted(_PERSONS))
_JOINTS = frozenset("和与及、")
_MEMBERS = frozenset(load_lexicon("following")["member"]["words"])
_MEMBER_ENDS = frozenset("国省市县区州镇乡村校厂院港")
_TOTALS = tuple(load_lexicon("following")["total"]["words"])
_SAYING = frozenset(load_lexicon("following")["saying"]["words"])
_CLASSIFIERS = frozenset("个家座所处")


def counted_person(phrase: str) -> str:
    """A phrase behind a number of people up to its last noun of a person; the whole phrase where it has none."""
    if len(phrase) < 3 or "“" in phrase:
        return phrase
    words = [word for word, _ in tag(phrase)]
    at = next((i for i in range(len(words) - 1, -1, -1) if _is_person(words[i])), len(words) - 1)
    if at < len(words) - 1:
        if words[at + 1] in _JOINTS:
            return phrase
        if words[at] == "代表" and at and _is_person(words[at - 1]):
            at -= 1  # 3名村长代表茶农
    return "".join(words[: at + 1])


def _is_person(word: str) -> bool:
    if word in _NO_PERSONS or len(word) < 2:
        return False
    return word.endswith(_PERSON_WORDS) or word[-1] in _PERSON_ENDS


def counted_member(phrase: str, unit: str) -> str:
    """A phrase behind a number of countries, firms and the like without the total that is said of them.

    36个国家贸易总额 counts 国家, and so does 36个国家要求.
    """
    if unit not in _CLASSIFIERS or len(phrase) < 4 or not (phrase.endswith(_TOTALS) or phrase[-2:] in _SAYING):
        return phrase
    words = tag(phrase)
    for i in range(len(words) - 2, -1, -1):
        word = words[i][0]
        if word in _MEMBERS or (word[-1] in _MEMBER_ENDS and words[i][1] in ("n", "ns", "nt", "nz")):
            return "".join(word for word, _ in words[: i + 1])
    return phrase
