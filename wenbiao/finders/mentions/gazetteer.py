"""All listed names and cue words in one automaton: one pass over the text finds every one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from wenbiao.lexicon import load_lexicon

COUNTRY, PROVINCE, PREFECTURE, COUNTY, FEATURE = range(5)

# What a word may be, as bits of ``Entry.kinds``.
(
    ORGANISATION, ENDING, FACILITY, EVENT_NAME, FOREIGN_ENDING, PERSON, ROLE, ROLE_AFTER, VERB, INTRODUCTION, LAW, PLAN,
    CAMPAIGN, FORMULATION, THOUGHT, NUMBERED, PLAN_ENDING, POLITICAL_FILES, BLOCKED, PLACE, DIVISION, NAME,
    CAMPAIGN_ENDING, FOREIGN_CITY,
) = (1 << bit for bit in range(24))  # fmt: skip
_KINDS = {
    "name": ORGANISATION, "suffix_strong": ENDING, "facility": FACILITY, "event_name": EVENT_NAME,
    "foreign_ending": FOREIGN_ENDING, "person": PERSON, "role": ROLE, "role_after": ROLE_AFTER, "verb": VERB,
    "introduction": INTRODUCTION, "law": LAW, "plan": PLAN, "campaign": CAMPAIGN, "formulation": FORMULATION,
    "thought": THOUGHT, "numbered": NUMBERED, "plan_ending": PLAN_ENDING, "political_files": POLITICAL_FILES,
    "blocked": BLOCKED, "campaign_ending": CAMPAIGN_ENDING, "foreign_city": FOREIGN_CITY,
}  # fmt: skip
_GEOGRAPHY_RANK = {"country": COUNTRY, "continent": COUNTRY, "world city": PREFECTURE}


@dataclass(slots=True)
class Entry:
    """What the lexicons know of one word; a word may be several things at once.

    Attributes:
        text: the word.
        place: its rank as a place (COUNTRY .. FEATURE), or None.
        codes: the GB/T 2260 codes that it may stand for.
        code: the one code of its rank, None where it may stand for several.
        canonical: the short name of a place, the name itself for the rest.
        needs_context: a place only after a wider place.
        kinds: all that it may be, as bits; DIVISION is a place with the word for its rank (北京市), NAME what names a
            place or an organisation alone.
    """

    text: str
    place: int | None = None
    codes: list[str] = field(default_factory=list)
    code: str | None = None
    canonical: str = ""
    needs_context: bool = False
    kinds: int = 0


@dataclass(slots=True)
class Tokens:
    """The lexicon words of a text in text order, as parallel lists: most are looked at for their kinds and passed over.

    Attributes:
        starts, ends: where each stands.
        kinds: what each may be, as bits.
        entries: what is known of each.
        any_of: what any of them may be.
    """

    starts: list[int]
    ends: list[int]
    kinds: list[int]
    entries: list[Entry]
    any_of: int

    def of(self, kinds: int) -> list[int]:
        """The indexes of the words that may be one of these."""
        return [i for i, these in enumerate(self.kinds) if these & kinds] if self.any_of & kinds else []

    def chained(self, i: int) -> bool:
        """Whether a place stands right before word ``i``."""
        return i > 0 and self.ends[i - 1] == self.starts[i] and bool(self.kinds[i - 1] & PLACE)


def division_rank(code: str) -> int:
    """The rank of a code of GB/T 2260: province, prefecture or county."""
    return PROVINCE if code.endswith("0000") else PREFECTURE if code.endswith("00") else COUNTY


class Gazetteer:
    """The lexicons, and the automaton over their words.

    Attributes:
        entries: what is known of each word.
        in_chains: short names that are places only behind a wider place, for they are words too (合作, 和平).
        in_chain_heads: their first characters.
        surnames: by group.
        like_words: short names of counties that are words too, though jieba takes them for places.
        surname_heads: their first characters.
        not_names: common words that begin with a surname.
    """

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.surnames: dict[str, frozenset[str]] = {}
        self._like_words: list[str] = []
        self.not_names = frozenset(
            files("wenbiao.lexicon").joinpath("not_names.csv").read_text(encoding="utf-8").split()
        )
        self._load_divisions()
        self._load_geography()
        for name in ("organisations", "persons", "programmes"):
            for group in load_lexicon(name):
                if group["kind"] == "surname":
                    self.surnames[group["group"]] = frozenset(group["words"].split())
                if group["kind"] in ("surname", "set"):
                    continue
                self._load_group(
                    group, PERSON if name == "persons" and group["kind"] == "name" else _KINDS[group["kind"]]
                )
        self.surname_heads = frozenset(name[0] for group in self.surnames.values() for name in group)
        self.in_chains: dict[str, Entry] = {}
        for word, entry in self.entries.items():
            if entry.codes:
                same = [c for c in entry.codes if division_rank(c) == entry.place]
                entry.code = same[0] if len(same) == 1 else None
            if entry.needs_context and not entry.kinds:
                self.in_chains[word] = entry
            if entry.place is not None:
                entry.kinds |= PLACE | (DIVISION if word[-1] in "省市县区州" else 0)
            if entry.kinds & ORGANISATION or (entry.place is not None and not entry.needs_context):
                entry.kinds |= NAME
        self.like_words = frozenset(self._like_words)
        self.in_chain_heads = frozenset(word[0] for word in self.in_chains)
        listed = [w for w in self.entries if w not in self.in_chains]
        self._entry_of = [self.entries[w] for w in listed]
        one_of_each: dict[int, int] = {}  # a few numbers that stay in the cache, not one for each word
        kinds = [self.entries[w].kinds for w in listed]
        self._kinds_of = [one_of_each.setdefault(these, these) for these in kinds]
        self._automaton = AhoCorasick(
            listed, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def scan(self, text: str) -> Tokens:
        """The lexicon words of a text, leftmost longest, without overlap."""
        starts: list[int] = []
        ends: list[int] = []
        kinds: list[int] = []
        entries: list[Entry] = []
        any_of = 0
        kinds_of, entry_of = self._kinds_of, self._entry_of
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            these = kinds_of[number]
            starts.append(start)
            ends.append(end)
            kinds.append(these)
            entries.append(entry_of[number])
            any_of |= these
        return Tokens(starts, ends, kinds, entries, any_of)

    def _entry(self, word: str) -> Entry:
        return self.entries.setdefault(word, Entry(word))

    def _load_group(self, group: dict[str, str], kind: int) -> None:
        for item in group["words"].split():
            word, _, mark = item.partition("=")
            entry = self._entry(word)
            if mark == "!":
                entry.kinds &= ~kind
            else:
                entry.kinds |= kind

    def _load_divisions(self) -> None:
        lines = files("wenbiao.lexicon").joinpath("places.csv").read_text(encoding="utf-8").splitlines()[1:]
        for line in lines:
            code, name, short, word_like = line.split(",")
            rank = division_rank(code)
            self._add_division(name, rank, code, short or name, False)
            if short and name.endswith("自治州"):
                self._add_division(f"{short}州", rank, code, short, False)
            if short:
                self._add_division(short, rank, code, short, word_like == "1")

    def _add_division(self, word: str, rank: int, code: str, canonical: str, needs_context: bool) -> None:
        entry = self._entry(word)
        if entry.place is None or (rank < entry.place and not needs_context):
            entry.place, entry.canonical, entry.needs_context = rank, canonical, needs_context
        elif rank == entry.place:
            entry.needs_context &= needs_context
        entry.codes.append(code)

    def _load_geography(self) -> None:
        for group in load_lexicon("geography"):
            if "letters" in group["group"]:
                continue
            if group["group"] == "counties that are words too":
                self._like_words = group["words"].split()
                continue
            if "kind" in group:
                self._load_group(group, _KINDS[group["kind"]])
                continue
            blocked = group["group"].startswith("no place")
            rank = _GEOGRAPHY_RANK.get(group["group"], FEATURE)
            for item in group["words"].split():
                word, _, canonical = item.partition("=")
                entry = self._entry(word)
                if blocked or canonical == "!":
                    entry.place = None
                    continue
                if entry.place == COUNTY and group["group"] == "water, mountain":
                    entry.place, entry.codes = None, []
                if entry.place is None:
                    entry.place = rank
                entry.canonical = canonical or entry.canonical or word
                entry.needs_context = False


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, built once."""
    return Gazetteer()
