"""The noun phrase that follows a number: what is counted in 处置158家违法违规直播平台.

Where the phrase ends is a matter of word classes, so the few characters behind a number are tagged; a lexicon of verbs
long enough to tell 改造项目 from 项目改造 would be a tagger.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wenbiao.finders.figures.words import FALL, LEXICON, RISE
from wenbiao.lexicon import load_lexicon


def _words(role: str) -> frozenset[str]:
    return frozenset(load_lexicon("following")[role]["words"])


# As far as a noun phrase reaches; behind it, whatever stands is another phrase.
_REACH = 26
_NOUN = frozenset((
    "n", "nr", "ns", "nt", "nz", "ng", "nrt", "nrfg", "vn", "b", "j", "s", "an", "eng", "zg", "g", "k", "h", "i",
    "l", "t", "q", "f",
))  # fmt: skip
# What opens so is done by what is counted, or done to it (5人正在救治, 3人经检查).
_UNDERWAY = frozenset(("仍", "正在", "正", "全力", "经", "因"))
# Adverbs behind a noun that before one are its adjective (自动气象站).
_MANNER = frozenset(("自动", "紧急"))
_THING = frozenset(("n", "nz"))
_ASPECT_OF = frozenset(("n", "nz", "b", "a", "l"))
_ADJECTIVE = frozenset(("a", "ad", "z", "ag"))
_VERB = frozenset(("v", "vd", "vi", "vq", "vg"))
# Tags of words that before 的 say what is done (登记注册的志愿者).
_ACTING = frozenset(("l", "i", "vn", "nz"))
NOMINAL = _words("nominal")
SUFFIX = _words("suffix")
ADVERBIAL = _words("adverbial")
FINITE = _words("finite")
_ATTRIBUTIVE = _words("attributive")
_DESCRIBING = _words("describing") | frozenset(LEXICON["act"]["words"]) - NOMINAL
_CHANGE = frozenset(RISE | FALL | {"增至", "降至", "增到", "降到", "升至", "减至", "发展", "涨至", "变为", "扩大"})
_EACH = frozenset(("各界", "各族", "各类", "各", "各地"))
_JOINT = frozenset(("和", "与", "及", "或"))
_OPENING_MARKS = frozenset("“《‘「")
_QUOTED = re.compile(r"[“《‘「][^”》’」]{1,20}[”》’」]")
# Four-character phrases in a row describe what follows their 的.
_PRAISE_MARKS = frozenset("、，和")
_PRAISE = re.compile(r"(?:[\u4e00-\u9fff]{4}[、，])*[\u4e00-\u9fff]{4}[、和][\u4e00-\u9fff]{4}的")
# Behind a measure these only place it (500米处).
_DONE_ENDINGS = ("完成", "建成", "启用", "落地", "实施", "投产", "开工", "竣工", "上市")
# Adverbs that the tagger takes for the end of a noun (12个主宾国均设有展馆, 56个村共5万人).
_STRAY = frozenset("均共")
_NO_STRAY = ("平均", "人均", "户均", "公共", "中共", "国共")
_ALL_OF = re.compile(r"(?<![平人户年月日村亩])均(?=[设已为有在被由来获实达超完属不])")
_DONE = re.compile(rf"(?:全面|全部|基本|圆满|顺利|正式|如期)(?:{'|'.join(_DONE_ENDINGS)})+$")
_NOTHING = frozenset("处远外长高宽深重开间时内后前") | {
    "附近",
    "之多",
    "之巨",
    "部分",
    "范围",
    "台阶",
    "新台阶",
    "大关",
    "关口",
}
_GRADE_OPENINGS = frozenset("级以左大多的")
# 地级及以上城市
_UPWARD = re.compile(r"[\u4e00-\u9fff]{2,3}?及其?以[上下](?=[\u4e00-\u9fff])")
_GRADE = re.compile(r"(?:级|以上|左右|大关|多)?的?")


def following_noun(right: str, verb_first: bool = True) -> str:
    """The noun phrase at the start of a text, empty where none stands there.

    Args:
        right: the text behind a number, up to the next mark or number.
        verb_first: whether the phrase may open with a verb (36名涉案人员, but not 36人赶赴现场).
    """
    at = _GRADE.match(right).end() if right[:1] in _GRADE_OPENINGS else 0  # type: ignore[union-attr]
    opened = _QUOTED.match(right, at) if right[at : at + 1] in _OPENING_MARKS else None
    head = ""
    if "及" in right[at + 2 : at + 4] and (upward := _UPWARD.match(right, at)):
        head, at = upward.group(), upward.end()
    if opened:
        head = opened.group()
        right = right[opened.end() :]
        if head[0] == "《" or not right:
            return head
    else:
        praise = _PRAISE.match(right, at) if right[at + 4 : at + 5] in _PRAISE_MARKS else None
        right = right[praise.end() if praise else at :]
    if "不同程度" in right[:_REACH]:
        right = right.partition("不同程度")[0].rstrip("均都也")
    if "均" in right[1:_REACH] and (all_of := _ALL_OF.search(right, 1, _REACH)):
        right = right[: all_of.start()]
    if not right or not ("\u4e00" <= right[0] <= "\u9fff" or right[0].isalnum()):
        return head
    if head and right.startswith("的"):
        rest = _phrase(tag(right[1:_REACH]))
        return f"{head}的{rest}" if rest else head
    tokens = tag(right[:_REACH])
    if tokens[0][0] == "方面":
        tokens = _behind_aspect(tokens)
    if not verb_first and tokens[0][1] in _VERB and tokens[0][0] not in NOMINAL:
        return head
    if tokens[0][0] in _UNDERWAY:
        later = next((i for i, (_, kind) in enumerate(tokens) if kind == "uj"), len(tokens))
        return head + _phrase(tokens[later + 1 :])
    if head and tokens[0][1] not in _NOUN:
        return head
    return head + _phrase(tokens)


def _behind_aspect(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The words behind 方面 where they name what has so many aspects (七个方面主要任务), else 方面 alone."""
    word, kind = tokens[1] if len(tokens) > 1 else ("", "")
    if kind == "uj" and len(tokens) > 2:
        return tokens[2:]
    return tokens[1:] if kind in _ASPECT_OF or word in NOMINAL else tokens[:1]


def trailing_noun(text: str) -> str:
    """The nouns that a text ends in, empty where it ends otherwise."""
    parts: list[str] = []
    for word, kind in reversed(tag(text[-_REACH // 2 :])):
        if kind not in _NOUN or kind == "f" or word in ADVERBIAL:
            break
        parts.append(word)
    return "".join(reversed(parts))


@lru_cache(maxsize=64)
def tag(text: str) -> list[tuple[str, str]]:
    """The words of a phrase, each with jieba's part of speech; the list is kept, so it is only read."""
    # its dictionary takes a tenth of a second to load, and a text without figures never needs it
    import rjieba

    return rjieba.tag(text)


def _first_particle(tokens: list[tuple[str, str]]) -> int:
    """Index of the first 的 behind the first token, 0 where none stands."""
    return next((i for i in range(1, len(tokens) - 1) if tokens[i][1] == "uj"), 0)


def _particle(tokens: list[tuple[str, str]], at: int) -> int:
    """Index of the last 的 behind a token, 0 where none stands."""
    return next((i for i in range(len(tokens) - 2, at, -1) if tokens[i][1] == "uj"), 0)


def _closing(tokens: list[tuple[str, str]], at: int) -> int:
    """Index of the mark that closes a quoted name before a noun (“小巨人”企业), 0 where none does."""
    for i in range(at + 2, len(tokens) - 1):
        if tokens[i][0] == "”":
            return i if tokens[i + 1][1] in _NOUN else 0
    return 0


def _is_model(tokens: list[tuple[str, str]], at: int) -> bool:
    """Whether a token of letters and digits is a model's between its maker and what it is (波音747飞机), no year."""
    word, (behind, tag_behind) = tokens[at][0], tokens[at + 1]
    return len(word) <= 5 and word[:2] not in ("19", "20") and tag_behind in _THING and len(behind) >= 2


def _phrase(tokens: list[tuple[str, str]]) -> str:
    parts: list[str] = []
    nouns = loose = False
    placed = True  # so far only places: 伊朗空载油轮 goes on as a phrase without a noun does
    last = len(tokens) - 1
    if last < 0:
        return ""
    if tokens[0][0] in _CHANGE and (last == 0 or tokens[1][0] in "到至为了"):
        return ""
    if tokens[0][0] in FINITE and not (last and tokens[1][0][-2:] in SUFFIX):
        later = _first_particle(tokens)
        return _phrase(tokens[later + 1 :]) if later else ""
    if (tokens[0][0] in _DESCRIBING or tokens[0][0][0] == "跨") and (later := _first_particle(tokens)):
        return _phrase(tokens[later + 1 :])
    if tokens[0][0] == "范围":
        return ""
    for i, (word, tag) in enumerate(tokens):
        if parts and i < last and word.isascii() and word.isalnum() and _is_model(tokens, i):
            parts.append(word)
        elif word in ADVERBIAL or (tag == "eng" and parts and not word.isalpha()):
            if parts:
                break
        elif nouns and word == "间" and i < last and tokens[i + 1][1] in _NOUN:
            parts.append(word)
        elif nouns and (tag in ("f", "i") or word in _MANNER):
            break
        elif tag in _NOUN or word in NOMINAL or (i == 0 and tag in ("m", "r") and len(word) > 1) or word in _EACH:
            parts.append(word)
            nouns = nouns or tag != "b"
            placed = placed and tag == "ns"
        elif word == "被" and i + 1 < last and tokens[i + 1][1] in _VERB and tokens[i + 2][0] in SUFFIX:
            parts.append(word)
            nouns = False
        elif tag in _ADJECTIVE or (i == 0 and word in _ATTRIBUTIVE):
            if nouns and (i == last or tokens[i + 1][1] in ("v", "vd", "ul", "p", "d")):
                break
            loose = loose or nouns
            parts.append(word)
        elif nouns and tag in _VERB and len(word) == 1 and word in SUFFIX:
            parts.append(word)
        elif tag in _VERB:
            ahead = tokens[i + 1] if i < last else ("", "")
            goes_on = ahead[1] in _NOUN or i == last if not nouns else placed and ahead[1] == "n" and len(word) > 1
            if word not in FINITE and (ahead[0] in SUFFIX or ahead[0][-1:] in SUFFIX or goes_on):
                parts.append(word)
                nouns = nouns or i == last
            elif not nouns:
                parts.append(word)
                loose = True
            else:
                break
        elif tag == "uj" and (loose or not nouns or (i == 1 and tokens[0][1] in _ACTING)) and i < last:
            parts.clear()
            nouns = loose = False
        elif word in _JOINT and not nouns and i < last:
            # 直接和间接岗位 joins its adjectives, 和美乡村 opens with a word of its own.
            parts += [word] if i == 0 else []
        elif (
            tag == "c"
            and word in _JOINT
            and nouns
            and i < last
            and (tokens[i + 1][1] in _NOUN or tokens[i + 1][0] in NOMINAL)
        ):
            if tokens[i + 1][1] == "ns" and i + 1 == last and tokens[i - 1][1] != "ns":
                break  # 25个省区市和老挝、泰国
            if len(tokens[i + 1][0]) == 1 and i + 1 < last and tokens[i + 2][0].isascii():
                break
            parts.append(word)
        elif word == "、" and loose and (later := _particle(tokens, i)):
            return _phrase(tokens[later + 1 :])
        elif word == "“" and parts and (closing := _closing(tokens, i)):
            return "".join(parts + [w for w, _ in tokens[i : closing + 1]]) + _phrase(tokens[closing + 1 :])
        else:
            break
    if not nouns:
        return ""
    found = "".join(parts)
    if len(found) > 1 and found[-1] in _STRAY and not found.endswith(_NO_STRAY):
        found = found[:-1]
    elif found.endswith(("同期", "同步")):
        found = found[:-2]
    if found.endswith(_DONE_ENDINGS):
        found = _DONE.sub("", found)
    return "" if found in _NOTHING else found
