"""The noun phrase that follows a number: what is counted in 处置158家违法违规直播平台.

Where the phrase ends is a matter of word classes, so the few characters behind a number are tagged; a lexicon of verbs
long enough to tell 改造项目 from 项目改造 would be a tagger.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wenbiao.finders.figures.words import FALL, LEXICON, RISE, nouns_of
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
# These say of which kind, before a 的: 各类规格的鱼苗.
_KINDS = ("规格", "类型", "型号", "口径")
# Adverbs behind a noun that before one are its adjective (自动气象站).
_MANNER = frozenset(("自动", "紧急"))
# Before a verb these say how, also where the tagger takes the two for one noun (大力开展, 全面实施).
_HOW = frozenset(("大力", "全面", "深入", "积极", "广泛", "明确", "陆续", "相继", "分别", "扎实", "加快"))
# Before an adjective and 的 these describe (长度相等的跑道).
_PROPERTIES = frozenset(nouns_of("property"))
# 6名在外务工的青年
_PLACING = frozenset(("在", "从", "对"))
_THING = frozenset(("n", "nz"))
_ASPECT_OF = frozenset(("n", "nz", "b", "a", "l"))
_ADJECTIVE = frozenset(("a", "ad", "z", "ag"))
_VERB = frozenset(("v", "vd", "vi", "vq", "vg"))
_WHITHER = frozenset(("在", "于", "到", "至", "给", "向", "成", "为", "自"))
_BEHIND_ADJECTIVE = ("v", "vd", "ul", "p", "d")
# Places for the tagger that are kinds of settlements, and no names.
_SETTLEMENTS = frozenset(("城市", "城镇", "城乡", "大城市", "市", "县", "乡镇"))
# Tags of words that before 的 say what is done (登记注册的志愿者).
_ACTING = frozenset(("l", "i", "vn", "nz"))
NOMINAL = _words("nominal")
SUFFIX = _words("suffix")
# 3个疏散小组|共同…的: a compound, and no verb with its object.
SUFFIX_GROUPS = frozenset(("小组", "队伍", "人员", "车辆", "团队", "小队", "分队"))
ADVERBIAL = _words("adverbial")
FINITE = _words("finite")
_BEFALLING = _words("befalling")
_ATTRIBUTIVE = _words("attributive")
_DESCRIBING = _words("describing") | frozenset(LEXICON["act"]["words"]) - NOMINAL
_ACTS = frozenset(LEXICON["act"]["words"]) - NOMINAL - SUFFIX
_DOINGS = _ACTS | (frozenset(LEXICON["transitive"]["words"]) - NOMINAL) | {"调查"}
# What these open before a 的 describes what stands behind it (掌握技术的党员).
_TAKING = (FINITE | _ACTS | frozenset(LEXICON["transitive"]["words"]) | {"有"}) - NOMINAL
_CHANGE = frozenset(RISE | FALL | {"增至", "降至", "增到", "降到", "升至", "减至", "发展", "涨至", "变为", "扩大"})
_EACH = frozenset(("各界", "各族", "各类", "各", "各地"))
_JOINT = frozenset(("和", "与", "及", "或"))
_OPENING_MARKS = frozenset("“《‘「")
_QUOTED = re.compile(r"[“《‘「][^”》’」]{1,20}[”》’」]")
# Four-character phrases in a row describe what follows their 的.
_PRAISE_MARKS = frozenset("、，和")
_PRAISE = re.compile(r"(?:[\u4e00-\u9fff]{4}[、，])*[\u4e00-\u9fff]{4}[、和][\u4e00-\u9fff]{4}的")
# Behind a measure these only place it (500米处).
_DONE_ENDINGS = nouns_of("done")
# Adverbs that the tagger takes for the end of a noun (12个主宾国均设有展馆, 56个村共5万人).
_STRAY = frozenset("均共")
_NO_STRAY = ("平均", "人均", "户均", "公共", "中共", "国共")
# 治疗室内 and 袭击致 end with a word of their own, 车企在青州 goes on with one.
_NO_ENDS = ("境内", "国内", "省内", "一致", "细致", "海内")
_IN_WORDS = frozenset("在" + second for second in "职校建线编岗册读园押轨途产")
_ALL_OF = re.compile(r"(?<![平人户年月日村亩])均(?=[设已为有在被由来获实达超完属不])")
_DONE = re.compile(rf"(?:全面|全部|基本|圆满|顺利|正式|如期)(?:{'|'.join(_DONE_ENDINGS)})+$")
# 授予3项成果|国家科技进步奖
_PRIZE = re.compile(r"(?:中华人民共和国|国家|全国|中国).*奖")
_NOTHING = frozenset("处远外长高宽深重开间时内后前中").union(nouns_of("extent"), nouns_of("threshold"))
_GRADE_OPENINGS = frozenset("级以左大多的量")
# 地级及以上城市
_UPWARD = re.compile(r"[\u4e00-\u9fff]{2,3}?及其?以[上下](?=[\u4e00-\u9fff])")
_GRADE = re.compile(r"(?:量级|级|以上|左右|大关|多)?的?")


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
    if right.startswith("超长期特别国债", at):
        return "超长期特别国债资金" if right.startswith("资金", at + 7) else "超长期特别国债"
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
    found = head + _phrase(tokens)
    described = tokens[0][0] in _TAKING or found.endswith(_KINDS)
    if found in _PROPERTIES and (later := _first_particle(tokens)) and later <= 3:
        return _phrase(tokens[later + 1 :]) or found  # 长度相等的跑道
    described = described and right.startswith("的", len(found) - len(head))
    if described and found and (later := _first_particle(tokens)):
        return _phrase(tokens[later + 1 :]) or found  # 掌握制茶技术的党员
    if (
        not found
        and verb_first
        and (tokens[0][1] in _VERB or tokens[0][0] in _PLACING)
        and (later := _first_particle(tokens))
    ):
        return _phrase(tokens[later + 1 :])  # 停放在路边的轿车
    return found


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


@lru_cache(maxsize=512)
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
    """The noun phrase that words open with, empty where they open otherwise."""
    if not tokens:
        return ""
    last = len(tokens) - 1
    first = tokens[0][0]
    if first == "范围" or (first in _CHANGE and (last == 0 or tokens[1][0] in "到至为了")):
        return ""
    if (first in FINITE or (first[-1] in "在于" and tokens[0][1] in _VERB)) and not (
        last and tokens[1][0][-2:] in SUFFIX
    ):
        later = _first_particle(tokens)
        return _phrase(tokens[later + 1 :]) if later else ""
    describing = first in _DESCRIBING and not (
        last > 1 and tokens[1][0][-2:] in SUFFIX_GROUPS and tokens[2][0] in ADVERBIAL
    )
    if (describing or first[0] == "跨") and (later := _first_particle(tokens)):
        return _phrase(tokens[later + 1 :])
    reading = _Reading(tokens)
    at = 0
    while at <= last and reading.takes(at):
        at += 1
    if at <= last and (beyond := reading.goes_on_behind(at)):
        head, further = beyond
        return head + _phrase(tokens[further:])
    return _trimmed(reading.parts) if reading.nouns else ""


def _trimmed(parts: list[str]) -> str:
    """The words of a phrase without the adverb or the participle that it ends in."""
    found = "".join(parts)
    if len(found) > 2 and found[-1] in "内致" and not found.endswith(_NO_ENDS):
        found = found[:-1]
    if found.endswith("一事"):
        found = found[:-2]
    if "奖" in found[4:] and (prize := _PRIZE.search(found, 2)):
        found = found[: prize.start()]
    at = found.find("在", 2)
    if at > 0 and found[at : at + 2] not in _IN_WORDS:
        found = found[:at]
    if len(found) > 1 and found[-1] in _STRAY and not found.endswith(_NO_STRAY):
        found = found[:-1]
    elif found.endswith(("同期", "同步")):
        found = found[:-2]
    if found.endswith(_DONE_ENDINGS):
        found = _DONE.sub("", found)
    return "" if found in _NOTHING else found


class _Reading:
    """Reads a noun phrase word by word.

    Attributes:
        parts: its words so far.
        nouns: whether a noun stands among them.
        loose: whether they may be what a 的 behind them ends: an adjective or a verb.
        placed: whether they are places only; 伊朗空载油轮 goes on as a phrase without a noun does.
    """

    __slots__ = ("loose", "nouns", "parts", "placed", "tokens")

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.parts: list[str] = []
        self.nouns = self.loose = False
        self.placed = True

    def takes(self, i: int) -> bool:
        """Take a word into the phrase, or pass over it; False where the phrase ends before it."""
        tokens, parts = self.tokens, self.parts
        word, tag = tokens[i]
        last = len(tokens) - 1
        if self.nouns and tag in ("v", "vn") and i < last and tokens[i + 1][1] == "ul":
            return False  # 8个地区|调整了标准
        if parts and i < last and word.isascii() and word.isalnum() and _is_model(tokens, i):
            parts.append(word)
        elif word == "基本" and not parts and i < last and tokens[i + 1][1] in _NOUN:
            parts.append(word)  # 基本医疗保险
        elif word in ADVERBIAL or (tag == "eng" and parts and not word.isalpha()):
            return not parts
        elif len(word) == 4 and word[:2] in _HOW and parts:
            return False  # 大力开展, 全面实施 in one word
        elif self.nouns and word == "间" and i < last and tokens[i + 1][1] in _NOUN:
            parts.append(word)
        elif self.nouns and (tag in ("f", "i") or word in _MANNER or self._is_done(i)):
            return False
        elif tag in _NOUN or word in NOMINAL or (i == 0 and tag in ("m", "r") and len(word) > 1) or word in _EACH:
            parts.append(word)
            self.nouns = self.nouns or tag != "b"
            self.placed = self.placed and tag == "ns" and word not in _SETTLEMENTS
        elif word == "被" and i + 1 < last and tokens[i + 1][1] in _VERB and tokens[i + 2][0] in SUFFIX:
            parts.append(word)
            self.nouns = False
        elif tag in _ADJECTIVE or (i == 0 and word in _ATTRIBUTIVE):
            if self.nouns and (i == last or tokens[i + 1][1] in _BEHIND_ADJECTIVE):
                return False
            self.loose = self.loose or self.nouns
            parts.append(word)
        elif tag in _VERB:
            return self._takes_verb(i)
        else:
            return self._takes_particle(i)
        return True

    def _is_done(self, i: int) -> bool:
        """Whether a word is done by what is counted (部门|启动应用) or befalls it, and is no part of a compound."""
        word, tag = self.tokens[i]
        if word in _BEFALLING:
            return True
        if (
            tag in ("v", "vn")
            and word not in NOMINAL
            and i + 1 < len(self.tokens)
            and self.tokens[i + 1][0] in _WHITHER
        ):
            return True  # 热量|储存在海洋
        if tag != "vn" or word not in _DOINGS or i + 1 == len(self.tokens):
            return False
        ahead, kind = self.tokens[i + 1]
        named = ahead[-2:] in SUFFIX or ahead[-1] in SUFFIX or kind == "f"
        return not named and (kind in _NOUN or ahead in NOMINAL)

    def _takes_verb(self, i: int) -> bool:
        """Take a verb that is part of a compound, or the first word of a clause before 的."""
        word = self.tokens[i][0]
        last = len(self.tokens) - 1
        if self.nouns and len(word) == 1 and word in SUFFIX:
            self.parts.append(word)
            return True
        ahead, kind = self.tokens[i + 1] if i < last else ("", "")
        unplaced = kind in _NOUN or i == last
        goes_on = self.placed and kind == "n" and len(word) > 1 if self.nouns else unplaced
        if word not in FINITE and (ahead[-2:] in SUFFIX or ahead[-1:] in SUFFIX or goes_on or self._is_chain(i)):
            self.nouns = self.nouns or i == last
        elif self.nouns:
            return False
        else:
            self.loose = True
        self.parts.append(word)
        return True

    def _is_chain(self, i: int) -> bool:
        """Whether verbs in a row open a compound behind a noun: 教师|培养培训基地."""
        if not self.nouns:
            return False
        for word, kind in self.tokens[i + 1 :]:
            if word[-2:] in SUFFIX:
                return True
            if kind not in ("v", "vn") or word in FINITE:
                return False
        return False

    def _takes_particle(self, i: int) -> bool:
        """Pass over the 的 of what only describes, and take a conjunction between two nouns."""
        tokens, parts = self.tokens, self.parts
        word, tag = tokens[i]
        last = len(tokens) - 1
        if tag == "uj" and i < last and (self.loose or not self.nouns or (i == 1 and tokens[0][1] in _ACTING)):
            parts.clear()
            self.nouns = self.loose = False
            return True
        if word not in _JOINT or i == last:
            return False
        ahead, kind = tokens[i + 1]
        if not self.nouns:
            # 直接和间接岗位 joins its adjectives, 和美乡村 opens with a word of its own.
            parts += [word] if i == 0 or parts else []
            return True
        if tag != "c" or not (kind in _NOUN or ahead in NOMINAL):
            return False
        if kind == "ns" and i + 1 == last and tokens[i - 1][1] != "ns":
            return False  # 25个省区市和老挝、泰国
        if len(ahead) == 1 and i + 1 < last and tokens[i + 2][0].isascii():
            return False
        parts.append(word)
        return True

    def goes_on_behind(self, i: int) -> tuple[str, int] | None:
        """Where the phrase goes on behind a mark that does not end it: what it keeps, and where."""
        word = self.tokens[i][0]
        if word == "、" and self.loose and (later := _particle(self.tokens, i)):
            return "", later + 1
        if word == "“" and self.parts and (closing := _closing(self.tokens, i)):
            return "".join(self.parts + [w for w, _ in self.tokens[i : closing + 1]]), closing + 1
        return None
