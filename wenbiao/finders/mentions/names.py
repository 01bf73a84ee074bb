"""Where a personal name begins and ends: surnames, transcription, and the words that stand behind names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from wenbiao.finders.mentions.gazetteer import PERSON, ROLE, VERB, Gazetteer
from wenbiao.lexicon import alternation, groups_of

POINTS = "·・•‧"
POINT_SET = frozenset(POINTS)
_MAX_LOOKUPS = 1000
_HAN = "\u4e00-\u9fff"
_MARK = f"[^{_HAN}]|$"
# 局长王德才: a word of grammar that ends names too.
_LAST_ONLY = "才"
# Words that a name does not end inside of (李文海当|天).
_UNBROKEN = ("当天", "当地", "当日", "当时", "当选", "不仅", "不会", "都是", "来到")
_LEFT_WORDS = "由对向与和同让是据请为给在跟及被见问谢访予经去、"
_ENDS_OF_OCCUPATIONS = "民员师长工手生医农者"
_TO_SPEECH = re.compile(f"[{_HAN}]{{2,5}}(?=[：:][“「])")
_APART = re.compile(f"{_MARK}|摄|报道")
# To whom or on what occasion somebody speaks, and the saying verb: it stands behind the speaker's name.
_ADDRESSING_VERBS = groups_of("names")["verbs of addressing somebody"]
_ADDRESSING = (
    "(?:[对向](?!此)[^，。：；！？“”]{1,14}|在?接受[^，。：；！？“”]{0,20}(?:采访|专访)时?)"
    f"(?:{alternation(_ADDRESSING_VERBS)})|告诉(?:[^，。：；！？“”]{{0,4}}记者|媒体)"
)
ADDRESSED = re.compile(f"(?:{_ADDRESSING})[道了]?$")
# The last characters of what ADDRESSED finds.
ENDS_OF_ADDRESSING = frozenset("者体道了").union(verb[-1] for verb in _ADDRESSING_VERBS)
_CLAUSE_MARKS = frozenset("、，。；：！？“”‘’（）()《》\n\u3000 ")


def offsets(text: str, marks: Iterable[str]) -> list[int]:
    """Where any of a few marks stand: one search a mark, each many times faster than one for a class."""
    found = []
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    found.sort()
    return found


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lexicon of names, compiled.

    Attributes:
        after: what may follow a name, matched at its end.
        words_after: the words among it, by their first character.
        clear: what follows names and little else.
        list_goes_on: what follows the last name of a list, or parts it from the next.
        personal: what only persons do, matched behind a possible name at the start of a clause.
        foreign: a run of transcription characters.
        dotted: a foreign name with points between its parts.
        transcription: the characters of transcription.
        middle: characters of grammar that may stand in the middle of a name.
        barred: those, and the characters of grammar that no name holds.
        noun_ends: characters that end nouns rather than names.
        foreign_offices, occupations, labels: roles behind which names are read with more or less trust.
        titles: titles that stand behind a name.
    """

    after: re.Pattern[str]
    words_after: dict[str, tuple[str, ...]]
    clear: re.Pattern[str]
    list_goes_on: re.Pattern[str]
    personal: re.Pattern[str]
    foreign: re.Pattern[str]
    dotted: re.Pattern[str]
    transcription: frozenset[str]
    middle: frozenset[str]
    barred: frozenset[str]
    noun_ends: frozenset[str]
    foreign_offices: frozenset[str]
    occupations: frozenset[str]
    labels: frozenset[str]
    titles: re.Pattern[str]


@cache
def name_words() -> NameWords:
    """The lexicon of names, compiled once."""
    groups = groups_of("names")
    sayings = [w for group, words in groups_of("sayings").items() if group != "written" for w in words]
    letters = "".join(groups["characters of transcription"])
    in_dotted = letters + "".join(groups["characters of names behind a point"])
    middle = frozenset("".join(groups["characters of grammar that stand in the middle of names"]))
    companions = "他|她|妻子|丈夫|同事|队友|伙伴|家人|父亲|母亲"
    personal = (
        "获得[^，。]{2,24}(?:[金银铜]牌|冠军|亚军|季军)|"
        "是[^，。]{2,20}[人员户者长师手生家](?=[，。、])|[和与](?:" + companions + ")|今年[0-9]|[，,]?[0-9]{2}岁"
        "|[（(][男女右左中]|[，,][男女][，,]|代表(?:[说第]|表示|发言|建议)|(?:" + _ADDRESSING + f")(?={_MARK}|[道了])|"
        + alternation(groups["only persons do so"])
    )  # fmt: skip
    after = groups["behind a name"] + sayings
    words_after: dict[str, list[str]] = {}
    for word in after:
        words_after.setdefault(word[0], []).append(word)
    return NameWords(
        after=re.compile(f"{_MARK}|{alternation(after)}"),
        words_after={head: tuple(words) for head, words in words_after.items()},
        clear=re.compile(f"{_MARK}|{alternation(groups['behind a name and little else'])}"),
        list_goes_on=re.compile(
            f"[、，。；）)】 \u3000\n（(]|$|{alternation(groups['behind the last name of a list'])}"
        ),
        personal=re.compile(personal),
        foreign=re.compile(f"[{letters}](?:[{letters}]|[{POINTS}-](?=[{letters}]))+"),
        dotted=re.compile(f"[{in_dotted}]{{1,9}}(?:[{POINTS}][{in_dotted}]{{1,9}}(?:[-－][{in_dotted}]{{1,9}})?)+"),
        transcription=frozenset(letters),
        middle=middle,
        barred=middle.union(*groups["characters of grammar"]),
        noun_ends=frozenset("".join(groups["characters that end nouns"])),
        foreign_offices=frozenset(groups["offices of foreigners"]),
        occupations=frozenset(groups["occupations"]),
        labels=frozenset(groups["labels of bylines"]),
        titles=re.compile(alternation(groups["titles behind a name"])),
    )


@cache
def _surname_patterns(surnames: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A surname at the start of a clause; a name in brackets, behind the first, that ends a paragraph; in a list."""
    letters = "".join(sorted(surnames))
    return (
        re.compile(f"[{letters}](?<![^。，；：！？\n“”、）].)"),
        re.compile(f"([{letters}][{_HAN}]{{1,2}})(?: ?摄| ?报道)?[）)][ \u3000]*(?:\n|$)"),
        re.compile(f"、[{letters}][^、]{{1,2}}、"),
    )


# 和 joins no verb to a name: it ends the name (罗富和|主持).
_VERB_BEHIND_HE = re.compile(
    "和(?:主持|出席|讲话|发言|致[辞词]|宣读|宣布|表示|指出|强调|介绍|率领|作[工报说讲]|等[^于]|[、，。；）)])"
)


class Names:
    """Decides for one text where a name that begins or ends at an offset has its other end."""

    def __init__(self, norm: str, gazetteer: Gazetteer) -> None:
        self.norm = norm
        self.words = name_words()
        self.common = gazetteer.surnames["common surnames"]
        self.rare = gazetteer.surnames["rare surnames"]
        self.clause_start, self.signature, self.listed = _surname_patterns(self.common)
        self._barred = self.words.barred
        self._double = gazetteer.surnames["double surnames"]
        self._heads = gazetteer.surname_heads
        self._not_names = gazetteer.not_names
        self._entries = gazetteer.entries
        self._counts: dict[str, int] = {}
        self._speaks = "：“" in norm or ":“" in norm or "：「" in norm or ":「" in norm

    def is_given(self, characters: str) -> bool:
        """Whether a given name may consist of these characters."""
        return self._barred.isdisjoint(characters) and min(characters) >= "\u4e00" and max(characters) <= "\u9fff"

    def ends(self, at: int) -> bool:
        """Whether a name may end at ``at``, by what follows."""
        following = self.norm[at : at + 1]
        words = self.words.words_after.get(following)
        return not "\u4e00" <= following <= "\u9fff" if words is None else self.norm.startswith(words, at)

    def is_chinese(self, name: str) -> bool:
        """Whether a name begins with a common Chinese surname, or is listed and spells no foreign sounds."""
        first = name[0]
        return len(name) < 4 and (
            first in self.common or (first not in self.rare and first not in self.words.transcription)
        )

    def is_word(self, name: str) -> bool:
        """Whether a lexicon knows the characters as a word that is no name."""
        return name in self._not_names or not self._unlisted(name)

    def count(self, word: str) -> int:
        """How often the text holds a word; not looked up any more in a text of very many names."""
        n = self._counts.get(word)
        if n is None:
            n = self._counts[word] = self.norm.count(word) if len(self._counts) < _MAX_LOOKUPS else 1
        return n

    def chinese(self, at: int, strict: bool = False, firm: bool = False) -> int | None:
        """End of a Chinese name that starts at ``at``, decided by what follows it and by the rest of the text.

        Args:
            at: where the surname stands.
            strict: what stands before is often followed by other words than names.
            firm: what stands before all but promises a name.

        Returns:
            The end, None where no name starts.
        """
        norm, words, not_names = self.norm, self.words, self._not_names
        first = norm[at : at + 1]
        if first not in self._heads:
            return None
        width = 2 if norm[at : at + 2] in self._double else 1
        rare = width == 1 and first in self.rare
        if width == 1 and not rare and first not in self.common:
            return None
        two, three = at + width + 1, at + width + 2
        second = norm[two - 1 : two]
        in_middle = second in words.middle
        if not in_middle and (second in self._barred or not "\u4e00" <= second <= "\u9fff"):
            return None
        short = norm[at:two]
        if not self._unlisted(short) or norm[at - 1 : at].isdigit():
            return None
        long = norm[at:three]
        can_two = not in_middle and short not in not_names and self.ends(two)
        can_three = (
            len(long) == width + 2
            and (
                short not in not_names
                or (firm and long[1:] not in not_names and words.clear.match(norm, three) is not None)
            )
            and (self.is_given(long[-1]) or (firm and long[-1] == _LAST_ONLY))
            and not self.is_word(long)
            and self.ends(three)
            and not self._splits_verb(three)
        )
        if not can_two and not can_three:
            return None
        if rare or strict:
            if rare and short in not_names:
                return None
            after = words.after.match(norm, three)
            can_two = can_two and bool(words.clear.match(norm, two))
            can_three = can_three and bool(
                words.clear.match(norm, three) or (not rare and after and len(after.group()) > 1)
            )
        if can_three and not firm:
            rest = self._entries.get(long[1:])
            can_three = rest is None or not rest.kinds & VERB
        if can_two and not rare and _VERB_BEHIND_HE.match(norm, two):
            return three
        if can_two and can_three:
            return two if self._shorter(short, long, two) else three
        return three if can_three else two if can_two else None

    def behind_role(self, role: str, at: int) -> int | None:
        """End of the name that follows a role word, which ends at ``at``."""
        norm, words = self.norm, self.words
        first = norm[at : at + 1]
        if first not in self._heads and first not in words.transcription:
            return self._to_speech(at)
        loose = role in words.occupations
        end = self.chinese(at, strict=loose, firm=not loose)
        m = words.foreign.match(norm, at) if first in words.transcription else None
        if m is None:
            return end if end is not None else self._to_speech(at)
        stop = m.end()
        for cut in range(min(3, stop - at - 1)):
            if self.ends(m.end() - cut):
                stop = m.end() - cut
                break
        else:
            stop = self._without_next_word(at, stop)
        name, size = norm[at:stop], stop - at
        if self.is_word(name) or name in words.words_after.get(first, ()):
            return end
        sure = size >= 4 or "·" in name or (size == 3 and end is None and name[0] not in self.common)
        if sure or (role in words.foreign_offices and (end is None or stop > end)):
            return stop
        return end if end is not None else self._to_speech(at)

    def fills(self, start: int, end: int) -> bool:
        """Whether a span may be a Chinese name: a common surname and what given names consist of."""
        if start < 0 or self.norm[start] not in self.common:
            return False
        name = self.norm[start:end]
        return self.is_given(name[1:]) and not self.is_word(name)

    def apart(self, at: int) -> int | None:
        """End of the name that stands between blanks or marks."""
        for length in (3, 2, 4):
            name = self.norm[at : at + length]
            width = self._surname_width(name[:2])
            if not width or len(name) != length or (length == 4) != (width == 2):
                continue
            if _APART.match(self.norm, at + length) and self.is_given(name[width:]) and name not in self._not_names:
                return at + length
        return None

    def before(self, at: int, clause: bool) -> int | None:
        """Start of a name that ends at ``at``.

        Args:
            at: where the name ends.
            clause: the name fills its clause from a mark on; otherwise a word that names follow may stand before it.
        """
        norm, common = self.norm, self.common
        if (
            at > 4
            and norm[at - 3] not in common
            and norm[at - 2] not in common
            and norm[at - 4 : at - 2] not in self._double
        ):
            return self._transcribed_before(at) if clause and norm[at - 1] in self.words.transcription else None
        last = norm[at - 1 : at]
        if last not in self.words.transcription and (last in self._barred or not "\u4e00" <= last <= "\u9fff"):
            return None
        for length in (3, 2, 4):
            start = at - length
            if start < 0:
                continue
            name = norm[start:at]
            width = 2 if name[:2] in self._double else 1 if name[0] in common else 0
            if (
                not 0 < length - width <= 2
                or not width
                or not self._may_begin(start, norm[start - 1 : start], clause, length)
            ):
                continue
            middle_given = all(self.is_given(c) or c in self.words.middle for c in name[width:-1])
            begins_like_word = length == 3 and name[:2] in self._not_names
            if middle_given and self.is_given(name[-1]) and not self.is_word(name) and not begins_like_word:
                return start
        return self._transcribed_before(at) if clause else None

    def trimmed(self, end: int, low: int) -> int:
        """The end of a foreign name without what belongs to the next word: 苏桑 of 苏桑当天."""
        norm = self.norm
        stop = end
        while (stop > low and not self.ends(stop)) or norm[stop - 1 : stop + 1] in _UNBROKEN:
            stop -= 1
        return stop if self.ends(stop) else end

    def _splits_verb(self, at: int) -> bool:
        """Whether the characters on both sides of ``at`` are a saying verb: 文章指|出."""
        verb = self._entries.get(self.norm[at - 1 : at + 1])
        return verb is not None and bool(verb.kinds & VERB)

    def _without_next_word(self, at: int, end: int) -> int:
        """End of a foreign name that runs into the next word, by what the text holds oftener: 梅西 of 梅西本赛季."""
        often = self.count(self.norm[at:end])
        for stop in (end - 1, end - 2):
            if stop - at >= 2 and self.count(self.norm[at:stop]) > often:
                return stop
        return end

    def _surname_width(self, head: str) -> int:
        if head in self._double:
            return 2
        return 1 if head[:1] in self.common or head[:1] in self.rare else 0

    def _unlisted(self, word: str) -> bool:
        entry = self._entries.get(word)
        return entry is None or (entry.place is None and not entry.kinds & ~PERSON)

    def _shorter(self, short: str, long: str, two: int) -> bool:
        """Whether the shorter of two possible names is meant: the one that the text holds alone, or before a word."""
        n_short, n_long = self.count(short), self.count(long)
        if n_short != n_long or n_long > 1:
            return n_short > n_long
        after = self.words.after.match(self.norm, two)
        return after is not None and (len(after.group()) > 1 or long[1:] in self._not_names)

    def _to_speech(self, at: int) -> int | None:
        """End of a name of any people's that reaches from an office to a colon and speech."""
        m = _TO_SPEECH.match(self.norm, at) if self._speaks else None
        if m is None:
            return None
        name, end = m.group(), m.end()
        if not self.is_given(name) or self.is_word(name):
            return None
        # Four characters are rather a set phrase (语重心长) than a name, unless they spell foreign sounds.
        return end if len(name) != 4 or sum(c in self.words.transcription for c in name) >= 3 else None

    def _may_begin(self, start: int, left: str, clause: bool, length: int) -> bool:
        if not left or not "\u4e00" <= left <= "\u9fff":
            return not left.isdigit()
        if left in (_ENDS_OF_OCCUPATIONS if clause else _LEFT_WORDS) and (not clause or length == 3):
            return True
        role = self._entries.get(self.norm[start - 2 : start])
        return role is not None and bool(role.kinds & ROLE)

    def _transcribed_before(self, at: int) -> int | None:
        norm, letters = self.norm, self.words.transcription
        start = at
        while start > 0 and at - start < 12 and (norm[start - 1] in letters or norm[start - 1] in POINTS):
            start -= 1
        if at - start < 3 or (start > 0 and norm[start - 1] not in _CLAUSE_MARKS):
            return None
        name = norm[start:at]
        return None if self.is_word(name) or name.startswith(("西", "亚洲", "欧")) else start
