"""Persons: listed names, names beside a role or a saying verb, and every other mention of a name once found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ahocorasick_rs import AhoCorasick, MatchKind

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import (
    DIVISION,
    ENDING,
    INTRODUCTION,
    ORGANISATION,
    PERSON,
    PLACE,
    ROLE,
    ROLE_AFTER,
    THOUGHT,
    VERB,
    Gazetteer,
    Tokens,
)
from wenbiao.finders.mentions.names import ADDRESSED, ENDS_OF_ADDRESSING, POINT_SET, POINTS, Names, offsets
from wenbiao.records import Mention

_ROLES = ROLE | ROLE_AFTER
_BESIDE_NAMES = _ROLES | PERSON | VERB | INTRODUCTION | THOUGHT
_THINKER = "习近平"
_MANY_NAMES = 12
_STRANGERS = 3
# The ending of a body's name and the word for its head: 交通部长.
_HEADS_OF_BODIES = frozenset(f"{body}长" for body in "部局厅署院校所站社馆")
_LONGEST_ROLE = 30
_BLANKS = frozenset(" \u3000")
_BLANK = re.compile("[ \u3000]{1,3}")
_LABEL = re.compile("[ \u3000]?[:：/丨|][ \u3000]?")
_OPENS_NEXT = frozenset("、和与 \u3000（(")
_NEXT_IN_LIST = re.compile("(?:[（(][女男][，）)]?[^）)\n]{0,6}[）)]?)?(?:[、和与]|[ \u3000]{1,2})")
_NUMERALS = frozenset("一二三四五六七八九十")
# 图普六世: the number of a king belongs to his name.
_REGNAL = re.compile("[一二三四五六七八九十]{1,3}世(?![纪界代人])")
# “时代楷模”李文海: what the title in marks ends with.
_HONOURS = frozenset("模楷范锋员星师人医兵者民匠")
_LONGEST_KING = 8
_ENDS_LIST = frozenset("、等和出分，。）) \n与同")


def find_persons(
    text: str, norm: str, tokens: Tokens, edges: Edges, taken: bytearray, gazetteer: Gazetteer
) -> list[Mention]:
    """The persons of a text.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        edges: where names and roles may begin.
        taken: one byte a character; rows found are marked in it.
        gazetteer: for its surnames and common words.

    Returns:
        Mentions of kind ``person`` in text order, with the role that stands beside the name.
    """
    names = Names(norm, gazetteer)
    found = _beside_words(norm, tokens, edges, names, taken)
    _subjects(norm, found, names, taken)
    _before_speech(norm, found, names, taken)
    _signatures(norm, found, names, taken)
    points = offsets(norm, POINTS)
    _foreign_full_names(norm, points, found, names, taken, tokens, edges)
    _honoured(norm, found, names, taken)
    _masked_names(norm, found, names, taken)
    _strangers(norm, found, names, taken)
    _extend_lists(norm, found, names, taken)
    _repeat(norm, found)
    if points:
        _last_parts(norm, found, names, taken, edges)
    holders = _by_surname(norm, found, tokens, edges, names)
    rows: list[Mention] = []
    edge = 0
    for start, end in sorted(found.items()):
        if points:
            start, end = _whole(norm, start, end, names)
        if start < edge or any(taken[start:end]):
            continue
        if norm.startswith("”号", end) and norm[start - 1 : start] == "“":
            continue  # a ship
        if _in_place(norm, tokens, start):
            continue
        if norm[end : end + 1] == "”" and "“" in norm[max(0, start - 3) : start - 1]:
            continue  # “当代雷锋”: somebody like him
        if norm[end : end + 1] in _NUMERALS and (regnal := _REGNAL.match(norm, end)):
            end = regnal.end()
        name, holder = text[start:end], holders.get(start)
        role = text[start + 1 : end] if holder else _role(text, norm, start, end, tokens, edges, names)
        rows.append(Mention(start, end, name, "person", holder or name, None, role))
        edge = end
    for row in rows:
        taken[row.start : row.end] = b"\x02" * (row.end - row.start)
    return rows


def _beside_words(norm: str, tokens: Tokens, edges: Edges, names: Names, taken: bytearray) -> dict[int, int]:
    """Listed names, and names beside roles, saying verbs and words that introduce a name: ends by start."""
    found: dict[int, int] = {}
    named: set[int] = set()

    def add(start: int, end: int | None) -> None:
        if end is not None and not taken[start]:
            found.setdefault(start, end)

    starts, ends = tokens.starts, tokens.ends
    for mark in offsets(norm, ("长", "市民")):
        end = mark if norm[mark] == "长" else mark + 1
        head = norm[end - 1 : end + 1]
        if head != "市民" and head not in _HEADS_OF_BODIES:
            continue
        i = bisect_left(ends, end)
        if i == len(ends) or ends[i] != end:
            continue
        if head == "市民":
            if tokens.kinds[i] & DIVISION:
                add(end + 1, names.chinese(end + 1, strict=True))
        elif tokens.kinds[i] & (ORGANISATION | ENDING) and not taken[starts[i]]:
            add(end + 1, names.behind_role(head, end + 1))
    for i in tokens.of(_BESIDE_NAMES):
        kinds, start, end = tokens.kinds[i], starts[i], ends[i]
        if taken[start] > 1:
            continue
        if kinds & THOUGHT:
            add(start, start + len(_THINKER))  # 习近平关于…的讲话
            continue
        if kinds & PERSON:
            if not taken[start] and not _in_longer_name(norm, tokens, i, edges, names):
                found[start] = end
                named.add(end)
            continue
        if kinds & ROLE and start not in named:
            word = tokens.entries[i].text
            gap = _BLANK.match(norm, end) if norm[end : end + 1] in _BLANKS else None
            if word in names.words.labels:
                gap = _LABEL.match(norm, end) or gap
            if gap:
                add(gap.end(), names.apart(gap.end()))
                continue
            add(end, names.behind_role(word, end))
        if kinds & INTRODUCTION:
            add(end, names.chinese(end, firm=True))
        if kinds & (VERB | ROLE_AFTER):
            before = names.before(start, bool(kinds & VERB))
            if before is None and kinds & ROLE_AFTER and names.fills(start - 3, start):
                before = start - 3 if edges.before(start) == start - 3 else None
            if before is not None:
                add(before, start)
    return found


def _in_longer_name(norm: str, tokens: Tokens, i: int, edges: Edges, names: Names) -> bool:
    """Whether a listed foreign name is a part of a longer run of transcription: 巴赫 in 巴赫穆特."""
    start, end, letters = tokens.starts[i], tokens.ends[i], names.words.transcription
    if norm[start] not in letters or norm[end - 1] not in letters:
        return False
    if (
        end - start == 2
        and norm[end : end + 1] in letters
        and norm[end + 1 : end + 2] in letters
        and not names.ends(end)
    ):
        return i + 1 == len(tokens.starts) or tokens.starts[i + 1] != end
    if norm[start - 1 : start] in letters and (i == 0 or tokens.ends[i - 1] != start):
        return edges.before(start) != start
    return False


def _subjects(norm: str, found: dict[int, int], names: Names, taken: bytearray) -> None:
    """Names that begin a clause before a verb that only persons have, or that begin clauses twice."""
    seen: dict[str, list[tuple[int, int]]] = {}
    for m in names.clause_start.finditer(norm):
        at = m.start()
        if taken[at] or at in found:
            continue
        end = names.chinese(at)
        if end is None or taken[end - 1]:
            continue
        if names.words.personal.match(norm, end):
            found[at] = end
        else:
            seen.setdefault(norm[at:end], []).append((at, end))
    for name, places in seen.items():
        if len(name) == 3 and len(places) > 1 and name[-1] not in names.words.noun_ends:
            found.update(places)


def _before_speech(norm: str, found: dict[int, int], names: Names, taken: bytearray) -> None:
    """A name before speech: it fills the clause, alone or with whom it speaks to, or is in the text again."""
    for mark in offsets(norm, "“"):
        at = mark - 1
        before = norm[at:mark] if mark else ""
        if before not in ("：", "，"):
            continue
        addressed = ADDRESSED.search(norm, max(0, at - 40), at) if norm[at - 1 : at] in ENDS_OF_ADDRESSING else None
        if addressed is None and before == "，":
            continue
        end = addressed.start() if addressed else at
        start = names.before(end, clause=True)
        if start is not None and not taken[start]:
            found.setdefault(start, end)
        start = at - 3
        name = norm[max(0, start) : at]
        plausible = len(name) == 3 and name[0] in names.common and names.is_given(name[1:]) and not names.is_word(name)
        if plausible and not taken[start] and name[-1] not in names.words.noun_ends and names.count(name) > 1:
            found.setdefault(start, at)


def _signatures(norm: str, found: dict[int, int], names: Names, taken: bytearray) -> None:
    """A name in brackets at the end of a paragraph: who wrote the text or took the picture."""
    for at in offsets(norm, "（("):
        m = names.signature.match(norm, at + 1)
        if m is None and norm.endswith(("电", "讯", "电 ", "讯 "), max(0, at - 2), at):
            end = names.apart(at + 1)  # 新华社北京1月2日电（李文海）
            if end is not None and norm[end : end + 1] in "）)" and not taken[at + 1]:
                found.setdefault(at + 1, end)
        if m and not names.is_word(m.group(1)) and not taken[m.start(1)]:
            found.setdefault(m.start(1), m.end(1))


def _honoured(norm: str, found: dict[int, int], names: Names, taken: bytearray) -> None:
    """A name behind a title in quotation marks: “时代楷模”李文海; and a king by his number: 图普三世."""
    for at in offsets(norm, "”"):
        if at > 2 and norm[at - 1] in _HONOURS and not taken[at + 1]:
            end = names.chinese(at + 1, firm=True)
            if end is not None:
                found.setdefault(at + 1, end)
    if "世" not in norm:
        return
    letters = names.words.transcription
    for m in _REGNAL.finditer(norm):
        start = at = m.start()
        while start > 0 and at - start < _LONGEST_KING and norm[start - 1] in letters:
            start -= 1
        if at - start > 2 and not taken[start] and not names.is_word(norm[start:at]):
            found.setdefault(start, at)


def _foreign_full_names(
    norm: str, points: list[int], found: dict[int, int], names: Names, taken: bytearray, tokens: Tokens, edges: Edges
) -> None:
    """Names with points between their parts: 鲁文·古泽蒂."""
    if not points:
        return
    stops = [tokens.ends[i] for i in tokens.of(_ROLES | ENDING | ORGANISATION | PLACE)]
    listed = {tokens.ends[i] for i in tokens.of(PERSON) if names.is_chinese(tokens.entries[i].text)}
    letters, dotted = names.words.transcription, names.words.dotted
    at = -1
    for point in points:
        if point < at or point in listed:
            continue
        at = start = point
        while start > 0 and at - start < 9 and (norm[start - 1] in letters or norm[start - 1] in POINTS):
            start -= 1
        i = bisect_left(stops, at + 1) - 1
        stop = stops[i] if i >= 0 else 0
        edge = edges.before(at)
        start = max(start, stop, edge)
        if start not in (edge, stop):
            # 古再丽努尔·阿布拉: a name may begin with other characters, not with a whole word.
            if start - edge > 3:
                continue
            start = edge
        m = dotted.match(norm, max(start, at - 1) if norm[start] not in letters else start)
        if m and m.end() > at + 1 and not taken[start]:
            at = found[start] = names.trimmed(m.end(), point + 2)


def _masked_names(norm: str, found: dict[int, int], names: Names, taken: bytearray) -> None:
    """Names that hide the given name: 王某, 李某某."""
    at = norm.find("某")
    while at >= 0:
        end = at + 1 + (norm[at + 1 : at + 2] in ("某", "甲", "乙", "丙", "丁"))
        something = norm[end : end + 1] in ("些", "个", "种", "一", "项", "地")
        if at and norm[at - 1] in names.common and not something and not taken[at - 1]:
            found.setdefault(at - 1, end)
        at = norm.find("某", end)


def _in_place(norm: str, tokens: Tokens, at: int) -> bool:
    """Whether a place runs over ``at`` (江苏|无锡: no 苏无锡), unless it may be a conjunction and a name: 和|田小禾."""
    i = bisect_right(tokens.starts, at) - 1
    if i < 0 or not tokens.starts[i] < at < tokens.ends[i]:
        return False
    return bool(tokens.entries[i].kinds & PLACE) and norm[tokens.starts[i]] != "和"


def _strangers(norm: str, found: dict[int, int], names: Names, taken: bytearray) -> None:
    """Three and more names in a list that nothing else introduces: 由李文海、周小禾、王晓芸组成."""
    marks = offsets(norm, "、") if names.listed.search(norm) is not None else []
    i = 0
    while i + 1 < len(marks):
        first, spans = i, []
        while i + 1 < len(marks) and marks[i + 1] - marks[i] in (3, 4) and names.fills(marks[i] + 1, marks[i + 1]):
            spans.append((marks[i] + 1, marks[i + 1]))
            i += 1
        i += 1
        if not spans or any(taken[start] for start, _ in spans):
            continue
        before, after = names.before(marks[first], clause=False), spans[-1][1] + 1
        if before is not None and not taken[before]:
            spans.append((before, marks[first]))
        end = names.chinese(after)
        if end is not None and not taken[after]:
            spans.append((after, end))
        long = sum(end - start == 3 for start, end in spans)
        if len(spans) >= _STRANGERS and long >= 2 and len({norm[start] for start, _ in spans}) > 1:
            for start, end in spans:
                found.setdefault(start, end)


def _extend_lists(norm: str, found: dict[int, int], names: Names, taken: bytearray) -> None:
    """A name beside a name in a list is a name: 、 or a blank between them, （女） behind one."""
    for start, end in sorted(found.items()):
        at = end
        while True:
            gap = _NEXT_IN_LIST.match(norm, at) if norm[at : at + 1] in _OPENS_NEXT else None
            if not gap or taken[gap.end()] or gap.end() in found:
                break
            after = _listed_end(norm, gap.end(), names)
            if after is None:
                break
            at = found[gap.end()] = after
        at = start
        while at > 2 and norm[at - 1] == "、" and norm[end : end + 1] in _ENDS_LIST:
            before = names.before(at - 1, clause=False)
            if before is None or before in found or taken[before] or norm[before - 1 : before] not in "、\n。，：；（(":
                break
            found[before] = at - 1
            at = before


def _listed_end(norm: str, at: int, names: Names) -> int | None:
    end = names.chinese(at)
    if end is not None and names.words.list_goes_on.match(norm, end):
        return end
    m = names.words.foreign.match(norm, at)
    if m and len(m.group()) >= 3 and names.words.list_goes_on.match(norm, m.end()) and not names.is_word(m.group()):
        return m.end()
    return None


def _repeat(norm: str, found: dict[int, int]) -> None:
    """Every other place where a name stands that was found once."""
    names = {norm[s:e] for s, e in found.items()}
    if len(names) > _MANY_NAMES:
        automaton = AhoCorasick(sorted(names), matchkind=MatchKind.LeftmostLongest)
        for _, start, end in automaton.find_matches_as_indexes(norm):
            found.setdefault(start, end)
        return
    for name in names:
        at = norm.find(name)
        while at >= 0:
            found.setdefault(at, at + len(name))
            at = norm.find(name, at + len(name))


def _last_parts(norm: str, found: dict[int, int], names: Names, taken: bytearray, edges: Edges) -> None:
    """The last part of a foreign name, alone and not for the first time: 扎基 of 阿巴斯·扎基."""
    full = {norm[start:end] for start, end in found.items()}
    parts = {name[max(map(name.rfind, POINTS)) + 1 :] for name in full if not POINT_SET.isdisjoint(name)}
    for part in parts - full:
        at = norm.find(part) if len(part) > 1 and not names.is_word(part) else -1
        while at >= 0:
            end = at + len(part)
            beside = norm[at - 1 : at] in POINT_SET or norm[end : end + 1] in POINT_SET
            if not beside and not taken[at] and names.ends(end) and edges.before(at) == at:
                found.setdefault(at, end)
            at = norm.find(part, end)


def _by_surname(norm: str, found: dict[int, int], tokens: Tokens, edges: Edges, names: Names) -> dict[int, str]:
    """Surname and office of somebody whom the text names in full with that office: 周市长 for 市长周小禾."""
    holders: dict[int, str] = {}
    titled = tokens.of(ROLE_AFTER) if found else None
    if not titled:
        return holders
    heads = {norm[start] for start in found}
    before = [(i, tokens.starts[i] - 1) for i in titled if norm[tokens.starts[i] - 1] in heads]
    before = [(i, start) for i, start in before if start >= 0 and start not in found]
    if not before:
        return holders
    full: dict[str, list[str]] = {}
    for name in dict.fromkeys(norm[s:e] for s, e in sorted(found.items())):
        if names.is_chinese(name):
            full.setdefault(name[0], []).append(name)
    meant: dict[str, str | None] = {}
    for i, start in before:
        end = tokens.ends[i]
        short, office = norm[start:end], tokens.entries[i].text
        if short not in meant:
            named = (n for n in full.get(short[0], ()) if f"{office}{n}" in norm or f"{n}{office}" in norm)
            meant[short] = next(named, None)
        holder = meant[short]
        if holder is not None and (names.count(short) > 1 or edges.before(start) == start):
            found[start], holders[start] = end, holder
    return holders


def _whole(norm: str, start: int, end: int, names: Names) -> tuple[int, int]:
    """Widen a part of a foreign name over its points: 普京 to the whole of 弗拉基米尔·普京."""
    letters = names.words.transcription
    while start > 1 and norm[start - 1] in POINTS and norm[start - 2] in letters:
        start -= 1
        while start > 0 and norm[start - 1] in letters:
            start -= 1
    while end < len(norm) and norm[end] in POINTS:
        m = names.words.foreign.match(norm, end + 1)
        if not m:
            break
        end = m.end()
    return start, end


def _role(text: str, norm: str, start: int, end: int, tokens: Tokens, edges: Edges, names: Names) -> str | None:
    """The title as written beside a name: all of 中共中央政治局委员、外交部长 before it, or 教授 behind it."""
    ends = tokens.ends
    at = start
    while at > 0 and norm[at - 1] in _BLANKS:
        at -= 1
    begin = start
    while True:
        i = bisect_left(ends, at)
        if i == len(ends) or ends[i] != at or not tokens.kinds[i] & _ROLES:
            i -= 1
            if norm[at - 2 : at] not in _HEADS_OF_BODIES or i < 0 or ends[i] != at - 1:
                break
        first = tokens.starts[i]
        begin = edges.before(first, max(0, first - _LONGEST_ROLE))
        if begin == 0 or norm[begin - 1] not in "、兼":
            break
        at = begin - 1
    if begin < start:
        begin += text[begin] == "受"  # 受…委派
        return text[begin:start].rstrip(" \u3000")
    m = names.words.titles.match(norm, end)
    return m.group() if m else None
