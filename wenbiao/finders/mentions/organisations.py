"""Organisations: listed names, and names that end in a telling word and begin at an edge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import COUNTRY, COUNTY, ENDING, ORGANISATION, PERSON, ROLE, Token
from wenbiao.lexicon import alternation, groups_of
from wenbiao.records import Mention

_LONGEST = 22
_LONGEST_OWN = 10
_NAMING = ORGANISATION | ENDING
# Before a short county name, these may form a word with its first character: 今天全省.
_RUNS_ON = frozenset("天以及其不大小中新老高全各该")
_HOSTS = frozenset("华美日俄韩英法德欧印朝澳加泰越")
_HEAD = re.compile(
    "中国|中华|中共|国家(?!级)|全国(?!性)|中央|国际|世界|最高|亚洲|亚太|欧洲|全美|政协|人大|[东西南北]部战区"
    "|(?:党的)?[一二三四五六七八九十]+大$"
    "|第[一二三四五六七八九十0-9]+(?=[\u4e00-\u9fff]*(?:医院|中学|小学|师|军|支队|法院))"
)
_COUNTED = re.compile(
    ".*[0-9一二三四五六七八九十百千万亿两几数多余半首]+[余多]?[家个所支名位类批间座项次届年月日号条级]"
)
# Words of running text: what holds one is no modifier of a name.
_NO_MODIFIER = re.compile("[去过]|许多|[读念上](?=[小中大]?$)")
_AND = ("与", "和", "及", "暨")
_NOT_AFTER_COMMITTEE = frozenset("员托办派会任屈婉")


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """The word lists of the grammar.

    Attributes:
        free: endings that build a name without a head: 晨星机器人公司.
        bare: endings that a country alone does not name: 德国公司 is none.
        missions: endings of missions abroad.
        delicate: listed names that words of running text hold too: 人民进城.
        people: occupations that bodies are named after: 中国记者协会.
        generic: modifiers that name nobody, as a pattern.
        goes_on: the last character of an ending, and what makes it part of a longer word: 部门.
    """

    free: frozenset[str]
    bare: frozenset[str]
    missions: frozenset[str]
    delicate: frozenset[str]
    people: frozenset[str]
    generic: re.Pattern[str]
    goes_on: dict[str, str]


@cache
def grammar_words() -> GrammarWords:
    """The word lists of the grammar, read once."""
    groups = groups_of("organisations")
    return GrammarWords(
        free=frozenset(groups["endings that need no head"]),
        bare=frozenset(groups["endings that a country alone does not name"]),
        missions=frozenset(groups["missions"]),
        delicate=frozenset(groups["names that need a clear left edge"]),
        people=frozenset(groups["people that bodies are named after"]),
        generic=re.compile(f"(?:{alternation(groups['modifiers that name nobody'])})+"),
        goes_on=dict(item.split("=") for item in groups["how endings go on"]),
    )


def find_organisations(text: str, norm: str, tokens: list[Token], edges: Edges, taken: bytearray) -> list[Mention]:
    """The organisations of a text, outermost names.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        edges: where names may begin.
        taken: one byte a character; the rows found are marked in it.

    Returns:
        Mentions of kind ``organisation`` in text order.
    """
    rows: list[Mention] = []
    words = grammar_words()
    for i, token in enumerate(tokens):
        kinds = token.entry.kinds
        if not kinds & _NAMING:
            if token.entry.place is not None and norm[token.end : token.end + 1] == "委" and not taken[token.start]:
                _party_committee(text, norm, tokens, i, rows)
            continue
        if taken[token.start]:
            continue
        word, end = token.entry.text, token.end
        if len(word) == 1 and (i == 0 or tokens[i - 1].end < token.start - _LONGEST_OWN):
            # 党 stands near the country that it is of
            continue
        listed = bool(kinds & ORGANISATION)
        following = norm[end : end + 1]
        goes_on = following and following in words.goes_on.get(word[-1], "")
        if goes_on and (not listed or following in "长门"):
            continue
        start: int | None = token.start if listed else None
        if kinds & ENDING:
            floor = max(0, token.start - _LONGEST)
            floor = last_taken(taken, floor, token.start)
            edge = edges.before(token.start, floor)
            built = _start_of_name(norm, tokens, i, edge, edges, rows)
            start = built if built is not None else start
        elif word in words.delicate and edges.before(token.start) != token.start:
            continue
        if start is None and word in words.missions and norm[token.start - 1 : token.start] in _HOSTS:
            start = token.start - 1
        if start is None or "+" in norm[start:end]:
            continue
        if word in words.missions:
            start = _sending_country(norm, tokens, i, start)
        while rows and rows[-1].start >= start:
            rows.pop()
        rows.append(Mention(start, end, text[start:end], "organisation", canonical=text[start:end]))
    for row in rows:
        taken[row.start : row.end] = b"\x01" * (row.end - row.start)
    return rows


def _sending_country(norm: str, tokens: list[Token], i: int, start: int) -> int:
    """中国驻美国大使馆 begins with the country that sends."""
    at = start
    if norm[at - 1 : at] == "驻":
        at -= 1
        if norm[at - 1 : at] == "常":
            at -= 1
        for token in tokens[max(0, i - 3) : i]:
            if token.end == at and token.entry.names:
                return token.start
    return start


def last_taken(taken: bytearray, low: int, high: int) -> int:
    """The offset behind the last character before ``high`` that a row holds, ``low`` where there is none."""
    return low + len(taken[low:high].rstrip(b"\x00"))


def _start_of_name(norm: str, tokens: list[Token], i: int, edge: int, edges: Edges, rows: list[Mention]) -> int | None:
    """Start of the name that ends with token ``i``; None where it names nobody."""
    words, at, word = grammar_words(), tokens[i].start, tokens[i].entry.text
    edge = _behind_leaders(tokens, i, edge)
    modifier = norm[edge:at]
    head = _head(norm, tokens, i, edge)
    if head is None and norm[edge - 1 : edge] in _AND and word in words.free and 1 <= len(modifier) <= 6:
        head = _coordinated_head(norm, tokens, i, edge, edges)
    if head is not None:
        between = norm[head:at]
        if _says_nothing(tokens, i, head, between, word):
            return None
        if between[len(between.rstrip("一某多各")) :]:
            return None
        if _COUNTED.match(between) and "第" not in between and "届" not in between:
            return None
        return head
    if rows and rows[-1].end == at and rows[-1].kind == "organisation" and len(word) >= 2:
        return rows[-1].start
    if not modifier or word not in words.free or not 2 <= len(modifier) <= 12:
        return None
    if (
        _NO_MODIFIER.search(modifier)
        or _COUNTED.match(modifier)
        or words.generic.fullmatch(modifier)
        or modifier[0].isdigit()
    ):
        return None
    return edge


def _coordinated_head(norm: str, tokens: list[Token], i: int, edge: int, edges: Edges) -> int | None:
    """中国物流与采购联合会: a head before the first of two coordinated modifiers."""
    joint = edge - 1
    low = edges.before(joint, max(0, joint - _LONGEST_OWN))
    heads = [(m.start(), m.end()) for m in _HEAD.finditer(norm, low, joint)]
    for token in tokens[max(0, i - 5) : i]:
        if token.end == joint and token.entry.kinds & _NAMING:
            return None
        if token.entry.place is not None and low <= token.start < joint:
            heads.append((token.start, token.end))
    fitting = [start for start, end in heads if 1 <= joint - end <= 6]
    return max(fitting, default=None)


def _party_committee(text: str, norm: str, tokens: list[Token], i: int, rows: list[Mention]) -> None:
    """四川省委, 永登县委: a committee of the party, named by the place."""
    token = tokens[i]
    end = token.end + 1
    if token.entry.text[-1] not in "省市县区州" or norm[end : end + 1] in _NOT_AFTER_COMMITTEE:
        return
    start = token.start
    j = i - 1
    while j >= 0 and tokens[j].end == start and tokens[j].entry.place is not None:
        start = tokens[j].start
        j -= 1
    rows.append(Mention(start, end, text[start:end], "organisation", canonical=text[start:end]))


def _behind_leaders(tokens: list[Token], i: int, edge: int) -> int:
    """Move the edge behind a person or an office between it and the ending: 总裁研究院院长 has no such institute."""
    people = grammar_words().people
    j = i - 1
    while j >= 0 and tokens[j].end > edge:
        entry = tokens[j].entry
        office = entry.kinds & ROLE and entry.text not in people and not entry.kinds & (ENDING | ORGANISATION)
        if office or entry.kinds & PERSON:
            return max(edge, tokens[j].end)
        j -= 1
    return edge


def _says_nothing(tokens: list[Token], i: int, head: int, between: str, word: str) -> bool:
    """Whether a head and an ending alone name nobody: 德国公司, 全国法院, 中国党."""
    if word == "党":
        return len(between) < 3
    if word not in grammar_words().bare:
        return False
    if between in ("全国", "国家", "国际", "世界", "中央", "亚洲", "欧洲", "最高"):
        return True
    return any(
        t.start == head and t.end - head == len(between) and t.entry.place == COUNTRY for t in tokens[max(0, i - 3) : i]
    )


def _head(norm: str, tokens: list[Token], i: int, edge: int) -> int | None:
    """Start of the first place, organisation or head word from the edge on."""
    first = tokens[i].start
    start = None
    j = i - 1
    while j >= 0 and tokens[j].start >= edge:
        entry = tokens[j].entry
        if (
            entry.place == COUNTY
            and len(entry.text) == 2
            and not chained(tokens, j)
            and norm[tokens[j].start - 1 : tokens[j].start] in _RUNS_ON
        ):
            j -= 1
            continue
        if entry.names:
            start = tokens[j].start
        j -= 1
    m = _HEAD.search(norm, edge, first)
    if m and (start is None or m.start() < start):
        start = m.start()
    return start


def chained(tokens: list[Token], j: int) -> bool:
    """Whether a place stands right before token ``j``."""
    return j > 0 and tokens[j - 1].end == tokens[j].start and tokens[j - 1].entry.place is not None
