"""Named facilities and localities: a place, a name of its own, a telling ending (昆明火车站, 青村镇吴房村)."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import COUNTRY, COUNTY, DIVISION, FACILITY, FEATURE, PLACE, Tokens
from wenbiao.finders.mentions.letters import is_pair
from wenbiao.finders.mentions.organisations import grammar_words, is_common_word, is_no_phrase, last_taken
from wenbiao.lexicon import alternation, groups_of
from wenbiao.records import Mention

_LONGEST = 22
_LONGEST_OWN = 12
# The village of a town that no chain places: 青龙湖镇北车营村.
_IN_TOWN = re.compile("(?![该全各本乡])[\u4e00-\u9fff]{2,3}[镇乡](?![全各本农])[\u4e00-\u9fff]{2,3}(?<![农乡新])")
_LONGEST_IN_TOWN = 8
_VILLAGES = frozenset(("村", "镇"))
_LONGEST_VILLAGE = 3
_NO_VILLAGE = frozenset("农乡容城小个古重集军市新老")
_LONGEST_UNPLACED = 6
_NO_VILLAGE_BEHIND = frozenset("农乡城")
_TO = frozenset("至到—－-")


@cache
def _words() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Words for localities, what is no name before one, and what says that a facility has no name."""
    groups = groups_of("organisations")
    vague = alternation(groups["words that no facility's name holds"])
    forces = alternation(groups["armed forces before a facility"])
    return (
        frozenset(groups["localities"]),
        frozenset(["", *groups["what is no name before a locality"]]),
        re.compile(f"{vague}|(?:{forces})$"),
    )


@cache
def _unplaced() -> frozenset[str]:
    """Facilities that need no place before a name of their own."""
    return frozenset(groups_of("organisations")["facilities that need no place"])


def find_facilities(text: str, norm: str, tokens: Tokens, edges: Edges, taken: bytearray) -> list[Mention]:
    """The named facilities and localities of a text.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        edges: where names may begin.
        taken: one byte a character; the rows found are marked in it.

    Returns:
        Mentions of kind ``place`` in text order; of a locality in a chain, ``canonical`` is the deepest link.
    """
    rows: list[Mention] = []
    localities, unplaced = _words()[0], _unplaced()
    goes_on, lines = grammar_words().goes_on, grammar_words().lines
    starts, ends, entries = tokens.starts, tokens.ends, tokens.entries
    for i in tokens.of(FACILITY):
        first, end = starts[i], ends[i]
        if taken[first]:
            continue
        word, low = entries[i].text, first - _LONGEST_OWN
        by_itself = word in unplaced
        if not ((i and ends[i - 1] >= low) or (rows and rows[-1].end >= low) or word in lines or by_itself) and (
            word not in _VILLAGES or norm[first - 1 : first] in _NO_VILLAGE
        ):
            continue  # nothing near that it could be named after
        following = norm[end : end + 1]
        if following and following in goes_on.get(word[-1], ""):
            continue
        if word in _VILLAGES and norm[first - 1] in _NO_VILLAGE_BEHIND:
            continue  # 美丽乡村, 行政村庄 are kinds of villages
        found = _extent(norm, tokens, i, edges, taken, rows)
        if found is None and word in _VILLAGES:
            found = _village(norm, first, end, edges, taken)
        if found is None and by_itself:
            found = _by_itself(norm, tokens, i, edges, taken)
        if found is None:
            continue
        start, own = found
        if start > 1 and "中" in norm[start - 2 : start] and is_pair(norm[start - 2 : start]):
            start -= 2 * (edges.before(start - 2) == start - 2)  # 中沙|延布炼厂
        while rows and rows[-1].start >= start:
            rows.pop()
        name = text[start:end]
        rows.append(Mention(start, end, name, "place", text[own:end] if word in localities else name))
    for row in rows:
        taken[row.start : row.end] = b"\x01" * (row.end - row.start)
    return rows + _again(text, norm, rows, taken)


def _extent(
    norm: str, tokens: Tokens, i: int, edges: Edges, taken: bytearray, rows: list[Mention]
) -> tuple[int, int] | None:
    """Start of a facility and of the part that is its own, None where it names none."""
    first, word = tokens.starts[i], tokens.entries[i].text
    bare, (localities, no_names, vague) = grammar_words().bare, _words()
    if (
        rows
        and word in localities
        and norm[rows[-1].end : first].isalpha()
        and first - rows[-1].end <= 3
        and not vague.search(norm, rows[-1].end, first)
    ):
        return rows[-1].start, rows[-1].end
    longest_own = 4 if len(word) == 1 else _LONGEST_OWN
    low = last_taken(taken, max(0, first - _LONGEST), first)
    if word in grammar_words().lines and _names_two_ends(norm, tokens, i, low, edges):
        return first - 2, first - 2
    if word in grammar_words().lines and (of_line := _first_of_line(norm, tokens, i)) is not None:
        return of_line, of_line
    nearest = i - 1
    while (
        nearest >= 0
        and tokens.starts[nearest] >= low
        and (not _heads(tokens, nearest) or (word in localities and _lies_apart(tokens, nearest)))
    ):
        nearest -= 1
    # most facilities have no place near: that is seen before the edge is looked for
    if nearest < 0 or tokens.starts[nearest] < low or first - tokens.ends[nearest] > longest_own:
        return None
    own = tokens.ends[nearest]
    name = norm[own:first]
    if vague.search(name):
        return None
    edge = edges.before(first, low)
    if edge == first and len(name) == 2 and tokens.kinds[nearest] & DIVISION and name[1] in "和同与":
        edge = edges.before(first - 1, low)  # 沁源县王和镇
    start, country = None, False
    for j in range(nearest, -1, -1):
        if tokens.starts[j] < edge:
            break
        if _heads(tokens, j):
            start, country = tokens.starts[j], tokens.entries[j].place == COUNTRY
    if start is None or (country and word in localities):
        return None
    if not name:
        country = tokens.entries[nearest].place == COUNTRY
        if word in bare and (country or (len(word) <= 2 and word not in ("机场", "港"))):
            return None
        start = tokens.starts[nearest]
        while nearest > 0 and tokens.chained(nearest):
            nearest -= 1
            start = tokens.starts[nearest]
    return None if len(word) == 1 and word != "港" and name in no_names else (start, own)


def _village(norm: str, first: int, end: int, edges: Edges, taken: bytearray) -> tuple[int, int] | None:
    """Start of a village without a chain that the text names more than once: 黄嘴头村."""
    short = norm[first - 2 : end]
    in_town = "镇" in norm[first - 4 : first - 2] or "乡" in norm[first - 4 : first - 2]
    if not in_town and norm.find(short, end) < 0 and norm.rfind(short, 0, first) < 0:
        return None  # named once
    start = edges.before(first, max(0, first - _LONGEST_IN_TOWN))
    own = norm[start:first]
    if _IN_TOWN.fullmatch(own) and not any(taken[start:first]):
        return start, start
    if not 2 <= len(own) <= _LONGEST_VILLAGE or own[-1] in _NO_VILLAGE or norm.count(norm[start:end]) < 2:
        return None
    _, no_names, vague = _words()
    if any(taken[start:first]) or not own.isalpha() or own.isascii() or own in no_names or vague.search(own):
        return None
    return None if own[-2:] in no_names or is_common_word(own) else (start, start)


def _by_itself(norm: str, tokens: Tokens, i: int, edges: Edges, taken: bytearray) -> tuple[int, int] | None:
    """Start of a facility with a name of its own and no place before it: 白果滩水电站, 常泰长江大桥."""
    first, low = tokens.starts[i], max(0, tokens.starts[i] - _LONGEST_UNPLACED)
    start = edges.before(first, low)
    if start == low and low and norm[low - 1].isalpha():
        return None  # the name may begin further to the left
    own, water = norm[start:first], first
    if i and tokens.ends[i - 1] == first and tokens.entries[i - 1].place == FEATURE:
        water = tokens.starts[i - 1]
    if any(taken[start:first]) or not own.isalpha() or own.isascii() or _words()[2].search(own):
        return None
    given = norm[start:water]
    if water < first and len(given) == 2:
        return None if is_common_word(given) else (start, start)
    return (
        (start, start)
        if water == first and 2 <= len(own) <= 3 and own[-1] not in _NO_VILLAGE and is_no_phrase(own)
        else None
    )


def _names_two_ends(norm: str, tokens: Tokens, i: int, low: int, edges: Edges) -> bool:
    """Whether two letters, one for each end, stand before the word for a line: 济青高铁."""
    first = tokens.starts[i]
    if i and tokens.ends[i - 1] > first - 2:
        return False
    if i + 1 < len(tokens.starts) and tokens.kinds[i + 1] & FACILITY:
        between = norm[tokens.ends[i] : tokens.starts[i + 1]]
        if len(between) < 6 and (not between or between.isalpha()):
            return False  # a part of a longer name: 济青高铁云门山隧道
    letters = norm[first - 2 : first]
    return edges.before(first, low) == first - 2 and not _words()[2].search(letters) and not is_common_word(letters)


def _first_of_line(norm: str, tokens: Tokens, i: int) -> int | None:
    """Start of the first of the places that a line joins: 云江至青禾至白果高铁."""
    at, start = tokens.starts[i], None
    for j in range(i - 1, -1, -1):
        if tokens.ends[j] != at or not tokens.kinds[j] & PLACE:
            break
        if at != tokens.starts[i]:
            start = tokens.starts[j]
        at = tokens.starts[j] - 1
        if norm[at] not in _TO:
            break
    return start


def _lies_apart(tokens: Tokens, j: int) -> bool:
    """Whether a short county name stands behind a place that it does not lie in."""
    entry = tokens.entries[j]
    if entry.place != COUNTY or len(entry.text) != 2 or not tokens.chained(j):
        return False
    wider = tokens.entries[j - 1].codes
    return bool(wider) and not any(
        code[:4] == w[:4] if w[2:4] != "00" else code[:2] == w[:2] for code in entry.codes for w in wider
    )


def _heads(tokens: Tokens, j: int) -> bool:
    """Whether a place may head a facility's name; a short county name does so only in a chain."""
    entry = tokens.entries[j]
    return bool(tokens.kinds[j] & PLACE) and (entry.place != COUNTY or len(entry.text) != 2 or tokens.chained(j))


def _again(text: str, norm: str, rows: list[Mention], taken: bytearray) -> list[Mention]:
    """The other places where a locality is named alone: 吴房村."""
    out: list[Mention] = []
    for name in {r.canonical for r in rows if r.canonical and r.canonical != r.text and len(r.canonical) > 2}:
        at = norm.find(name)
        while at >= 0:
            if not any(taken[at : at + len(name)]):
                out.append(Mention(at, at + len(name), text[at : at + len(name)], "place", canonical=name))
                taken[at : at + len(name)] = b"\x01" * len(name)
            at = norm.find(name, at + len(name))
    return out
