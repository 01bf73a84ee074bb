"""Countries and cities named by one letter: 中美关系, 俄称, 美向乌提供, 吉、中两国; and their armies, 俄军."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import COUNTRY, PLACE, Tokens
from wenbiao.finders.mentions.names import offsets
from wenbiao.lexicon import load_lexicon
from wenbiao.records import Mention

_NOT_BEFORE_PAIR = frozenset("东其当集初高国途空手眼脑海云水家校场城胸之从心")
# 俄总统: whose office it is.
_OFFICES = ("总统", "外长", "防长")
_HOLDERS = frozenset("美俄韩法英德")
_TOWARDS = ("发表", "会见", "会晤", "邀请", "援引", "引述", "转达")
# Letters that hardly ever stand for anything but their country.
_DISTINCT = "俄乌"
_BEFORE_DISTINCT = frozenset("义沙苏白何首巴阿图")
# 访菲, 驻叙: verbs that the letter of a country follows, and what follows that.
_VISITED = frozenset("访驻赴援侨在")
_AFTER_VISITED = frozenset("期的并时前后使大领军人")
# What stands before 以, 美 and 日 where the 军 behind them is not of that country: 足以, 北美, 1日.
_BEFORE_ARMY = {
    "以": frozenset("可所加予难足得用借给"),
    "美": frozenset("北南欧亚完最优精"),
    "日": frozenset("0123456789一二三四五六七八九十当今近次每昨明同即生节假"),
}
# Letters that are words too: 以中国为例.
_WORDS_TOO = frozenset("以加新比意老土西马")
# Letters beside one, in front of what states have: 中科|两国.
_MORE_STATES = "[中日韩朝蒙俄泰柬越缅印美英法德]{0,2}"
# How many provinces the letters before stand for, before 地 or 省.
_COUNTS = frozenset("两三四五")
_MOST_IN_LIST = 6
_SHARED = re.compile(
    "(?P<own>[\u4e00-\u9fff]{0,5}?)"
    "(?:铁路|高铁|公路|大桥|炼厂|炼油厂|管道|产业园区?|工业园区?|科技园区?|运河|水电站|核电站|友好医院|友谊医院)(?![段网])"
)
# 中沙农业合作|委员会: a body of two countries.
_COMMITTEE = re.compile("[\u4e00-\u9fff]{2,12}?委员会(?![员托])")
# 中法合作产业园 is no name, nor is what goes on behind a noun of two states.
_RUNS_BETWEEN = re.compile("[的国方]|双边|合作|关系|跨境|建设|共建|修建|之间|两|各|等|边境|投资|企业|在")


@dataclass(frozen=True, slots=True)
class _Letters:
    """The single letters that stand for countries and cities.

    Attributes:
        names: what a letter stands for in a pair.
        lone: of a letter with a verb before it, its name and the characters that must not follow.
        words: letter pairs, and lone letters with the verb before them.
        heads: the first character of a word before a second one.
        follow: what may follow a pair.
        barred: letters that are read at a left edge, and the characters that must not follow.
        called: letters that are read there before certain words only, and only if the text names the country too;
            with its name.
        others: other countries that some of them stand for in texts that name those: 巴勒斯坦.
        armies: 军 behind such a letter.
        behind: those words.
        of_states: what states have, behind their letters: 中科|两国.
        army_goes_on: what makes 军 a part of a longer word.
        joint: 、 between two letters, which few texts hold.
        listed: letters with 、 between them.
        list_follow: what follows such a list.
        provinces: the letters of provinces and what they stand for.
        ambiguous: first characters of countries that form words with 中.
    """

    names: dict[str, str]
    lone: dict[str, tuple[str, frozenset[str]]]
    words: frozenset[str]
    heads: re.Pattern[str]
    follow: re.Pattern[str]
    barred: dict[str, frozenset[str]]
    called: dict[str, str]
    others: dict[str, str]
    armies: re.Pattern[str]
    behind: re.Pattern[str]
    of_states: re.Pattern[str]
    army_goes_on: re.Pattern[str]
    joint: re.Pattern[str]
    listed: re.Pattern[str]
    list_follow: re.Pattern[str]
    provinces: dict[str, str]
    ambiguous: frozenset[str]


@cache
def _tables() -> _Letters:
    groups = {group["group"]: group for group in load_lexicon("geography")}
    group = groups["letters"]
    letters = dict(item.split("=") for item in group["words"].split())
    pairs = group["pairs"].split()
    majors = group["majors"]
    pairs += [x + y for x in majors for y in majors if x != y]
    pairs += [pair for x in letters if x != "中" for pair in (f"中{x}", f"{x}中")]
    lone: dict[str, tuple[str, frozenset[str]]] = {}
    for item in groups["lone letters"]["words"].split():
        letter, name, verbs, barred = item.split("=")
        lone |= {verb + letter: (name, frozenset(barred)) for verb in verbs}
    words = frozenset([*pairs, *lone])
    of_country = "".join(x for x in letters if len(x) == 1)
    barred = dict(item.split("=") for item in groups["letters at an edge"]["words"].split())
    called = {x: letters[x] for x in "".join(groups["letters of countries that the text names"]["words"].split())}
    return _Letters(
        names=letters,
        lone=lone,
        words=words,
        heads=re.compile(f"[{''.join({word[0] for word in words})}](?=[{''.join({word[1] for word in words})}])"),
        follow=re.compile(f"[{''.join(letters)}]{{0,3}}(?:{'|'.join(group['follow'].split())})"),
        barred={letter: frozenset(following) for letter, following in barred.items()},
        called=called,
        others=dict(item.split("=") for item in groups["letters of other countries"]["words"].split()),
        armies=re.compile(f"[{''.join(called)}]军"),
        behind=re.compile("|".join(groups["words behind letters"]["words"].split())),
        of_states=re.compile(
            f"{_MORE_STATES}(?:{'|'.join(groups['words behind letters of states']['words'].split())})"
        ),
        army_goes_on=re.compile("|".join(groups["letters behind an army"]["words"].split())),
        joint=re.compile(f"、(?<=[{of_country}]、)[{of_country}]"),
        listed=re.compile(f"[{of_country}](?:、[{of_country}]){{1,{_MOST_IN_LIST}}}"),
        list_follow=re.compile(groups["letters in a list"]["follow"]),
        provinces=dict(item.split("=") for item in groups["letters of provinces"]["words"].split()),
        ambiguous=frozenset("".join(groups["letters that form words with 中"]["words"].split())),
    )


def is_pair(letters: str) -> bool:
    """Whether two letters stand for two countries: 中沙."""
    return letters in _tables().words and letters not in _tables().lone


class _Finder:
    """Collects the letters of one text."""

    def __init__(
        self,
        text: str,
        norm: str,
        tokens: Tokens,
        countries: dict[str, str],
        edges: Edges,
        taken: bytearray,
        found: list[Mention],
    ) -> None:
        self.text, self.norm, self.tokens, self.countries = text, norm, tokens, countries
        self.edges, self.taken = edges, taken
        self.tables = _tables()
        self.found = found
        self.places: dict[int, Mention] | None = None
        self.rows: list[Mention] = []

    def add(self, start: int, end: int, kind: str = "place") -> None:
        """Add a letter, or the army of its country."""
        name = self.text[start:end]
        canonical = self.countries.get(name) or self.tables.names.get(name) if kind == "place" else name
        if name in self.tables.others and canonical not in self.countries.values():
            canonical = self.tables.others[name]
        self.rows.append(Mention(start, end, name, kind, "中国" if name == "中" else canonical))
        self.taken[start:end] = b"\x05" * (end - start)

    def in_token(self, at: int) -> bool:
        """Whether a word of the lexicons holds the letter: 美国, 俄罗斯."""
        i = bisect_right(self.tokens.starts, at) - 1
        return i >= 0 and self.tokens.ends[i] > at

    def at_edge(self, at: int) -> bool:
        """Whether nothing runs into the letter from the left."""
        if self.norm[at - 1 : at] in _VISITED:
            return True
        return self.edges.before(at) == at or bool(self.taken[at - 1] and self.norm[at - 1] in self.tables.names)

    def office_holders(self) -> None:
        """The letter of a country before an office of state, where nothing else runs into it: 俄总统."""
        norm = self.norm
        for office in _OFFICES:
            at = norm.find(office)
            while at >= 0:
                start = at - 1
                if (
                    start >= 0
                    and norm[start] in _HOLDERS
                    and not self.taken[start]
                    and (norm.endswith(_TOWARDS, 0, start) or self.edges.before(start) == start)
                ):
                    self.add(start, at)
                at = norm.find(office, at + 2)

    def pairs(self) -> None:
        """Letters of two and more countries before a word that they have in common, and those behind a verb."""
        letters, norm, taken = self.tables, self.norm, self.taken
        names, follow = letters.names, letters.follow
        starts = [m.start() for m in letters.heads.finditer(norm)]
        found = [(at, at + n) for at in starts for n in (2, 3) if norm[at : at + n] in letters.words]
        for start, end in found:
            word = norm[start:end]
            if end > len(norm):
                continue
            if word in letters.lone:
                place, barred = letters.lone[word]
                if norm[end : end + 1] not in barred and not taken[end - 1]:
                    self.rows.append(Mention(end - 1, end, self.text[end - 1 : end], "place", place))
                    taken[end - 1] = 5
                continue
            if any(taken[start:end]) or norm[start - 1 : start] in _NOT_BEFORE_PAIR:
                continue
            if norm[start - 1 : start] == "届":
                taken[start:end] = b"\x05" * (end - start)  # 第三届中法青年论坛 is a name
                continue
            if norm.startswith(("联合声明", "联合公报"), end):
                continue
            other = word.strip("中")
            if other in _WORDS_TOO and not self._is_state(other, end):
                continue
            if (stop := self._facility_end(start, end)) is not None:
                name = self.text[start:stop]
                self.rows.append(Mention(start, stop, name, "place", name))
                taken[start:stop] = b"\x05" * (stop - start)
                continue
            if (body := self._committee_end(end)) is not None:
                name = self.text[start:body]
                self.rows.append(Mention(start, body, name, "organisation", name))
                taken[start:body] = b"\x05" * (body - start)
                continue
            if follow.match(norm, end) is None and not (other in self.countries and self.edges.before(start) == start):
                continue
            while norm[end : end + 1] in names and norm[end] not in norm[start:end] and follow.match(norm, end + 1):
                end += 1
            for at in range(start, end):
                self.add(at, at + 1)

    def _facility_end(self, start: int, end: int) -> int | None:
        """Where a facility ends that two countries share: 中沙|延布炼厂, 中白|工业园."""
        m = _SHARED.match(self.norm, end)
        if m is None or _RUNS_BETWEEN.search(m.group("own")) or self.edges.before(m.end("own"), end) != end:
            return None
        return None if any(self.taken[start : m.end()]) else m.end()

    def _committee_end(self, end: int) -> int | None:
        """Where a committee ends that two countries share: 中沙|农业合作委员会."""
        m = _COMMITTEE.match(self.norm, end)
        if m is None or "两国" in m.group() or "双方" in m.group() or any(self.taken[end : m.end()]):
            return None
        return m.end()

    def _is_state(self, letter: str, end: int) -> bool:
        """Whether a letter that is a word too (以, 老) stands for its country in a pair that ends at ``end``."""
        named = letter in self.countries or self.tables.names[letter] in self.norm
        return named or self.tables.of_states.match(self.norm, end) is not None

    def pairs_of_named(self) -> None:
        """中 beside the first character of a country that the text names: 中斐友好; and beside the name: 中印尼关系."""
        letters, norm = self.tables, self.norm
        if "中" not in norm:
            return
        for letter in self.countries:
            if letter in letters.names:
                continue
            follow = letters.follow if letter not in letters.ambiguous else letters.of_states
            for pair in (f"中{letter}", f"{letter}中"):
                at = norm.find(pair)
                while at >= 0:
                    fits = follow.match(norm, at + 2) and norm[at - 1 : at] not in _NOT_BEFORE_PAIR
                    if fits and not any(self.taken[at : at + 2]):
                        self.add(at, at + 1)
                        self.add(at + 1, at + 2)
                    at = norm.find(pair, at + 2)
        tokens = self.tokens
        for i in tokens.of(PLACE):
            start = tokens.starts[i]
            if (
                norm[start - 1 : start] != "中"
                or norm[start] in "东西南北"
                or tokens.entries[i].place != COUNTRY
                or self.taken[start - 1]
            ):
                continue
            if letters.follow.match(norm, tokens.ends[i]) and norm[start - 2 : start - 1] not in _NOT_BEFORE_PAIR:
                self.add(start - 1, start)

    def lists(self) -> None:
        """Letters with 、 between them before what says that they are countries: 英、法、德三国."""
        norm, letters = self.norm, self.tables
        if letters.joint.search(norm) is None:
            return
        for m in letters.listed.finditer(norm):
            start, end = m.span()
            if norm.startswith("、以色列", end - 2):
                end -= 2  # 美、英、|以色列
            if letters.list_follow.match(norm, end) and not any(self.taken[start:end]):
                for at in range(start, end, 2):
                    self.add(at, at + 1)

    def provinces(self) -> None:
        """The letters of provinces and cities before a count of them: 粤港澳三地."""
        norm, letters = self.norm, self.tables.provinces
        for at in offsets(norm, "地省"):
            if not at or norm[at - 1] not in _COUNTS:
                continue
            end = start = at - 1
            while start and norm[start - 1] in letters and not self.taken[start - 1]:
                start -= 1
            if end - start > 2 or (end - start == 2 and self.at_edge(start)):
                for i in range(start, end):
                    self.rows.append(Mention(i, i + 1, self.text[i], "place", letters[norm[i]]))
                    self.taken[i] = 5

    def alone(self) -> None:
        """A letter that begins a clause or stands behind a word of grammar: 俄称, 对乌提供; and an army: 俄军."""
        norm, letters = self.norm, self.tables
        # The others alone are read only as armies.
        named = [x for x, state in letters.called.items() if state in norm]
        named += [x for x, state in letters.others.items() if x not in named and state in norm]
        marks = offsets(norm, [*letters.barred, *named])
        if "军" in norm:
            marks = sorted({*marks, *(m.start() for m in letters.armies.finditer(norm))})
        for at in marks:
            if self.taken[at] or self.in_token(at):
                continue
            letter, following = norm[at], norm[at + 1 : at + 2]
            if following == "军":
                self._army(at)
                continue
            if following in letters.barred.get(letter, ""):
                continue
            if self.taken[at + 1] == 1 and norm[at - 1 : at] in _VISITED:
                self.add(at, at + 1)  # 在韩|中国人民志愿军
                continue
            if self.taken[at + 1] == 5 and self.at_edge(at):
                self._lone(at)  # 美加州
                continue
            if letter in _DISTINCT:
                fits = norm[at - 1 : at] not in _BEFORE_DISTINCT and following.isalnum()
                fits = fits and (letters.names[letter] in norm or self.at_edge(at))
            else:
                fits = norm[at - 1 : at] in _VISITED and (not following.isalpha() or following in _AFTER_VISITED)
                fits = (fits or letters.behind.match(norm, at + 1) is not None) and self.at_edge(at)
            if fits:
                self._lone(at)

    def _lone(self, at: int) -> None:
        """Add a letter, as a part of the place right behind it that lies in the country: 俄别尔哥罗德州."""
        if self.taken[at + 1] and self.places is None:
            self.places = {row.start: row for row in self.found if row.kind == "place" and not row.code}
        inner = self.places.get(at + 1) if self.taken[at + 1] and self.places else None
        if inner is None:
            self.add(at, at + 1)
            return
        inner.start, inner.text = at, self.text[at : inner.end]
        self.taken[at] = 5

    def _army(self, at: int) -> None:
        norm = self.norm
        before = _BEFORE_ARMY.get(norm[at], _BEFORE_DISTINCT)
        sure = norm[at] in _DISTINCT or (norm[at] in _BEFORE_ARMY and self.tables.names[norm[at]] in norm)
        if not (sure and norm[at - 1 : at] not in before) and not self.at_edge(at):
            return
        if self.tables.army_goes_on.match(norm, at + 2):
            if norm[at] != "以":
                self.add(at, at + 1)
        else:
            self.add(at, at + 2, "organisation")


def find_letters(
    text: str,
    norm: str,
    tokens: Tokens,
    countries: dict[str, str],
    edges: Edges,
    taken: bytearray,
    found: list[Mention],
) -> list[Mention]:
    """The single letters that stand for countries and cities, and the armies named by one.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        countries: the countries that the text names in full, by their first character.
        edges: where names may begin.
        taken: one byte a character, not zero where a row stands; those found are marked in it.
        found: the places found so far; one right behind the letter of its country is widened to hold it.

    Returns:
        Mentions of kinds ``place`` and, for armies, ``organisation``.
    """
    finder = _Finder(text, norm, tokens, countries, edges, taken, found)
    finder.office_holders()
    finder.lists()
    finder.pairs()
    finder.pairs_of_named()
    finder.provinces()
    finder.alone()
    return finder.rows
