"""Organisations: listed names, and names that end in a telling word and begin at an edge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.enclosed import bracketed_start, find_quoted_bodies, session_before
from wenbiao.finders.mentions.gazetteer import (
    COUNTRY,
    COUNTY,
    DIVISION,
    ENDING,
    NAME,
    ORGANISATION,
    PERSON,
    PLACE,
    PREFECTURE,
    PROVINCE,
    ROLE,
    Tokens,
)
from wenbiao.finders.mentions.names import offsets
from wenbiao.finders.mentions.parts import with_part
from wenbiao.lexicon import alternation, groups_of
from wenbiao.records import Mention

_LONGEST = 22
_LONGEST_OWN = 10
_NAMING = ORGANISATION | ENDING
# Before a short county name, these may form a word with its first character: 今天全省.
_RUNS_ON = frozenset("天以及其不大小中新老高全各该")
_HOSTS = frozenset("华美日俄韩英法德欧印朝澳加泰越")
_STATES = frozenset("美日俄韩英法德乌朝印叙黎伊澳")
_COUNTED = re.compile(
    ".*[0-9一二三四五六七八九十百千万亿两几数多余半首]+[余多]?[家个所支名位类批间座项次届年月日号条级]"
)
# 安徽三省区党委 are three committees.
_DIVISIONS_COUNTED = re.compile("[两三四五六七八九十][省市县区]")
_NUMBERED = re.compile("[0-9一二三四五六七八九十百千万余多几两][个家所座批]$")
# Words of running text: what holds one is no modifier of a name.
_NO_MODIFIER = re.compile(
    "^组织|受伤|(?<![输运配派])送|[去过]|搭建|抓紧|闻讯|赶往|许多|主题|(?:[读上]|(?<!纪)念)(?=[小中大]?$)"
)
# 市中医医院: which city's is not said.
_OF_DIVISION = frozenset("省市县区镇乡")
# 国民议会|议长, 新华社|长篇: the ending is not part of a longer word.
_STILL_ENDS = ("议长", "长篇", "长期", "长文")
_LATIN = re.compile("[0-9A-Za-z]")
_NUMBERED_BODY = re.compile(
    "第[一二三四五六七八九十0-9]+(?![次个批轮期项条])(?=[\u4e00-\u9fff]*(?:医院|中学|小学|师|军|支队|法院))"
)
_JOINTS = ("、", "和", "与", "及")
_AND = ("与", "和", "及", "暨")
# A city, county or town by its form: 云江市.
_DIVISION = re.compile("([\u4e00-\u9fff]{2})[市县镇乡](?![级场政区内民])")
_RANK_OF_DIVISION = re.compile("[市县镇乡](?<=[\u4e00-\u9fff]{3})(?![级场政区内民])")
# A parliament, and the subject of its committee up to the second of two coordinated nouns: 国家杜马体育与|青年委员会.
_PARLIAMENT = re.compile("(?:杜马|议会|国会|[众参]议院|全国人大|全国政协)$")
_SUBJECT = re.compile("(?!代表|议员|议长|主席|委员|常委|论坛)[\u4e00-\u9fff]{2,8}[与和]")
_NAME_TAGS = frozenset(("nr", "ns", "nt", "nz", "nrt", "nrfg"))
_PARTY = "中共"
_RANKS = frozenset("省市县区州")
_NOT_AFTER_TEAM = frozenset("员长伍友列医")
_NOT_AFTER_COMMITTEE = frozenset("员托办派会任屈婉")


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """The word lists of the grammar.

    Attributes:
        free: endings that build a name without a head: 晨星机器人公司.
        channels: channels that may follow another of their station: 综合频道、新闻频道.
        bare: endings that a country alone does not name: 德国公司 is none.
        lines: words for railways and roads, which may be named after their two ends.
        missions: endings of missions abroad.
        delicate: listed names that words of running text hold too: 人民进城.
        no_divisions: nouns that end like the word for a division: 城市, 乡镇.
        people: occupations that bodies are named after: 中国记者协会.
        offices: those that are offices too.
        national: bodies to whose names a country right before them belongs: 日本自民党.
        of_states: endings of bodies that the letter of a state names: 叙政府.
        sessions: parliaments and bodies of a party whose sessions are counted: 十二届全国人大.
        teams: words for teams that play for a place.
        team: any of them, as a pattern.
        behind_places: what they and the words for a committee begin with.
        after_persons: endings of bodies named after a person: 雷锋纪念馆.
        generic: modifiers that name nobody, as a pattern.
        head: what heads a name as a place or an organisation does: 国家, 全国, 党的二十大.
        bare_heads: heads that alone name nobody.
        goes_on: the last character of an ending, and what makes it part of a longer word: 部门.
    """

    free: frozenset[str]
    channels: frozenset[str]
    bare: frozenset[str]
    lines: frozenset[str]
    missions: frozenset[str]
    delicate: frozenset[str]
    no_divisions: tuple[str, ...]
    people: frozenset[str]
    offices: frozenset[str]
    national: frozenset[str]
    of_states: frozenset[str]
    sessions: frozenset[str]
    teams: tuple[str, ...]
    team: re.Pattern[str]
    behind_places: frozenset[str]
    after_persons: frozenset[str]
    generic: re.Pattern[str]
    head: re.Pattern[str]
    bare_heads: frozenset[str]
    goes_on: dict[str, str]


@cache
def grammar_words() -> GrammarWords:
    """The word lists of the grammar, read once."""
    groups = groups_of("organisations")
    first = "".join(sorted({word[0] for word in groups["heads of names"]})) + "党第一二三四五六七八九十"
    return GrammarWords(
        free=frozenset(groups["endings that need no head"]),
        channels=frozenset(groups["channels of a station"]),
        bare=frozenset(groups["endings that a country alone does not name"]),
        lines=frozenset(groups["railways and roads"]),
        missions=frozenset(groups["missions"]),
        delicate=frozenset(groups["names that need a clear left edge"]),
        no_divisions=tuple(groups["nouns that end like divisions"]),
        people=frozenset(groups["people that bodies are named after"]),
        offices=frozenset(groups["offices that bodies are named after"]),
        national=frozenset(groups["bodies whose country belongs to the name"]),
        of_states=frozenset(groups["bodies that the letter of a state names"]),
        sessions=frozenset(groups["parliaments that sessions are counted of"]),
        teams=tuple(groups["teams of places"]),
        team=re.compile(alternation(groups["teams of places"])),
        behind_places=frozenset("委党").union(word[0] for word in groups["teams of places"]),
        after_persons=frozenset(groups["museums that may be named after persons"]),
        generic=re.compile(f"(?:{alternation(groups['modifiers that name nobody'])})+"),
        head=re.compile(
            f"(?=[{first}])(?:(?!{alternation(groups['words that only begin like heads'])})"
            f"(?:{alternation(groups['heads of names'])})"
            "|(?:党的)?[一二三四五六七八九十]+大$)"
        ),
        bare_heads=frozenset(groups["heads that alone name nobody"]),
        goes_on=dict(item.split("=") for item in groups["how endings go on"]),
    )


def find_organisations(text: str, norm: str, tokens: Tokens, edges: Edges, taken: bytearray) -> list[Mention]:
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
    quoted = find_quoted_bodies(text, norm, taken)
    rows: list[Mention] = []
    words = grammar_words()
    starts, ends = tokens.starts, tokens.ends
    committees = "委" in norm and ("区党委" in norm or any(norm[at - 1 : at] in _RANKS for at in offsets(norm, "委")))
    kinds_of, entries, goes_on_of = tokens.kinds, tokens.entries, words.goes_on
    teams = "队" in norm or words.team.search(norm) is not None
    behind_places = words.behind_places
    for i in tokens.of(_NAMING | PLACE if teams else _NAMING | DIVISION if committees else _NAMING):
        kinds, first, end = kinds_of[i], starts[i], ends[i]
        if not kinds & _NAMING:
            if norm[end : end + 1] not in behind_places:
                continue
            if kinds & DIVISION and norm.startswith(("委", "党委"), end) and not taken[first]:
                _party_committee(text, norm, tokens, i, rows)
            elif norm.startswith(words.teams, end) and not taken[first]:
                _team(text, norm, tokens, i, rows)
            continue
        if taken[first]:
            continue
        word = entries[i].text
        if len(word) == 1 and (i == 0 or ends[i - 1] < first - _LONGEST_OWN):
            # 党 stands near the country that it is of
            continue
        listed = bool(kinds & ORGANISATION)
        following = norm[end : end + 1]
        goes_on = following and following in goes_on_of.get(word[-1], "") and (not listed or following in "长门家")
        if goes_on and not norm.startswith(_STILL_ENDS, end):
            continue
        if word.isascii() and (_LATIN.match(norm, end) or (first and _LATIN.match(norm, first - 1))):
            continue  # the WTO of WTOP is none
        start = _start(norm, tokens, i, edges, rows, taken)
        if start is None or "+" in norm[start:end]:
            continue
        while rows and rows[-1].start >= start:
            rows.pop()
        name = text[start:end]
        rows.append(Mention(start, end, name, "organisation", name))
        if following and (end := with_part(norm, rows[-1], tokens, i, edges)) != rows[-1].end:
            rows[-1] = Mention(start, end, text[start:end], "organisation", text[start:end])
    for row in rows:
        taken[row.start : row.end] = b"\x01" * (row.end - row.start)
    return rows + quoted


def _start(norm: str, tokens: Tokens, i: int, edges: Edges, rows: list[Mention], taken: bytearray) -> int | None:
    """Start of the name that token ``i`` ends or is, None where it is none."""
    words, first, kinds, word = grammar_words(), tokens.starts[i], tokens.kinds[i], tokens.entries[i].text
    following = norm[tokens.ends[i] : tokens.ends[i] + 1]
    start: int | None = first if kinds & ORGANISATION else None
    if kinds & ENDING:
        low = last_taken(taken, max(0, first - _LONGEST), first)
        # most endings have nothing near that could begin a name: that is seen before the edge is looked for
        if word in words.channels and norm[first - 1] == "、" and rows and _is_channel(rows[-1], first - 1):
            start = first
        elif (
            word in words.free
            or (following in _JOINTS and first - low >= 2)
            or norm[first - 3 : first - 2] in _JOINTS
            or _head(norm, tokens, i, low) is not None
            or (rows and (rows[-1].end == first or (word == "委员会" and first - rows[-1].end <= _LONGEST_OWN + 6)))
            or _RANK_OF_DIVISION.search(norm, low + 2, first)
        ):
            built = _start_of_name(norm, tokens, i, edges.before(first, low), edges, rows)
            start = built if built is not None else start
    elif word in words.delicate and not tokens.chained(i) and edges.before(first) != first:
        return None
    before = norm[first - 1 : first]
    if start is None and (
        (word in words.missions and before in _HOSTS)
        or (before in _STATES and word in words.of_states and edges.before(first - 1) == first - 1)
    ):
        start = first - 1
    if start == first:
        if norm[first - 1 : first] in _STATES and not word.startswith("中国") and edges.before(first - 1) == first - 1:
            start = first - 1  # 俄国防部
        elif i and tokens.ends[i - 1] == first and word in words.national:
            start = tokens.starts[i - 1] if tokens.entries[i - 1].place == COUNTRY else start
        elif word in words.sessions:
            start = session_before(norm, start)
    if word in words.free and (enclosed := bracketed_start(norm, first, edges)) is not None:
        start = enclosed if start is None or enclosed < start else start
    if start is None:
        return None
    if word in words.missions:
        start = _sending_country(norm, tokens, i, start, rows)
    return start


def _sending_country(norm: str, tokens: Tokens, i: int, start: int, rows: list[Mention]) -> int:
    """中国驻美国大使馆 begins with the country that sends."""
    at = start
    if norm[at - 1 : at] == "驻":
        at -= 1
        if norm[at - 1 : at] == "常":
            at -= 1
        if rows and rows[-1].end == at:
            return rows[-1].start  # 中央政府驻香港联络办
        for j in range(max(0, i - 3), i):
            if tokens.ends[j] == at and tokens.kinds[j] & NAME:
                return tokens.starts[j]
    return start


def last_taken(taken: bytearray, low: int, high: int) -> int:
    """The offset behind the last character before ``high`` that a row holds, ``low`` where there is none."""
    return low + len(taken[low:high].rstrip(b"\x00"))


def _start_of_name(norm: str, tokens: Tokens, i: int, edge: int, edges: Edges, rows: list[Mention]) -> int | None:
    """Start of the name that ends with token ``i``; None where it names nobody."""
    words, at, word = grammar_words(), tokens.starts[i], tokens.entries[i].text
    edge = _behind_leaders(tokens, i, edge)
    modifier = norm[edge:at]
    head = _head(norm, tokens, i, edge)
    if head is None and norm[edge - 1 : edge] in _AND and word in words.free and 1 <= len(modifier) <= 6:
        head = _coordinated_head(norm, tokens, i, edge, edges)
    if head is None and _in_unlisted_division(norm, edge, at):
        head = edge
    if head is not None:
        between = norm[head:at]
        if _says_nothing(tokens, i, head, between, word):
            return None
        if _DIVISIONS_COUNTED.search(between):
            return None
        if between.endswith(("一", "某", "多", "各", "成员国", "等国", "主要", "各大")) and not between.endswith(
            "第一"
        ):
            return None
        if _NUMBERED.search(norm, max(0, head - 3), head) and norm.startswith(tuple(words.bare_heads), head):
            return None  # 三十个国家技术创新中心
        if _COUNTED.match(between) and "第" not in between and "届" not in between:
            return None
        return head
    if rows and rows[-1].end == at and rows[-1].kind == "organisation" and len(word) >= 2:
        return rows[-1].start
    if word == "委员会" and modifier and rows and _is_subject_of_committee(norm, rows[-1], edge, edges):
        return rows[-1].start
    if modifier.startswith("我国"):
        edge, modifier = edge + 2, modifier[2:]
    if not 2 <= len(modifier) <= 12 or (word not in words.free and not _listed_with_like(norm, tokens, i, edge, rows)):
        return None
    if (
        _NO_MODIFIER.search(modifier)
        or _COUNTED.match(modifier)
        or words.generic.fullmatch(modifier)
        or (modifier[0] in _OF_DIVISION and words.generic.fullmatch(modifier[1:]))
        or modifier[0].isdigit()
    ):
        return None
    return edge


def _is_channel(body: Mention, end: int) -> bool:
    """Whether a channel of a station ends at an offset: 央视综合频道、综艺频道 are two."""
    return body.end == end and body.text.endswith("频道")


def _is_subject_of_committee(norm: str, body: Mention, edge: int, edges: Edges) -> bool:
    """Whether a parliament and the first of two coordinated nouns stand before an edge: 国家杜马体育与|青年委员会."""
    if not _SUBJECT.fullmatch(norm, body.end, edge) or not _PARLIAMENT.search(body.text):
        return False
    return edges.before(edge - 1, body.end) == body.end


def _listed_with_like(norm: str, tokens: Tokens, i: int, edge: int, rows: list[Mention]) -> bool:
    """Whether a name stands in a list with a listed one of the same ending: 白川银行、工商银行."""
    word, end = tokens.entries[i].text, tokens.ends[i]
    if len(word) < 2 or tokens.starts[i] - edge > 4:
        return False
    if norm[edge - 1 : edge] in _JOINTS and rows and rows[-1].end == edge - 1 and rows[-1].text.endswith(word):
        return True
    for j in range(i + 1, min(i + 7, len(tokens.starts))):
        if norm[end : end + 1] not in _JOINTS or tokens.ends[j] - end > _LONGEST_OWN:
            return False
        if not tokens.entries[j].text.endswith(word):
            continue
        if tokens.kinds[j] & ORGANISATION:
            return tokens.starts[j] == end + 1
        end = tokens.ends[j]
    return False


def _in_unlisted_division(norm: str, edge: int, at: int) -> bool:
    """Whether what stands between the edge and an ending begins with the name of a city that no list has."""
    words = grammar_words()
    named = _DIVISION.match(norm, edge, at)
    if named is None or named.group().endswith(words.no_divisions) or words.generic.match(named.group()):
        return False
    return not is_common_word(named.group(1))  # 履行市, 相邻县


@lru_cache(maxsize=1024)
def is_common_word(word: str) -> bool:
    """Whether jieba's dictionary knows two characters as a word that is no name."""
    import rjieba  # its dictionary takes a tenth of a second to load, and few texts need it

    tags = rjieba.tag(word) if len(rjieba.cut(word, False)) == 1 else []  # without a guess at an unknown word
    return len(tags) == 1 and tags[0][1] not in _NAME_TAGS


@lru_cache(maxsize=256)
def is_no_phrase(words: str) -> bool:
    """Whether jieba's dictionary knows none of the words that some characters may consist of, but as names."""
    import rjieba

    listed = [word for word in rjieba.cut(words, False) if len(word) > 1]  # without the guesses at unknown words
    return not any(tag not in _NAME_TAGS for word in listed for _, tag in rjieba.tag(word))


def _coordinated_head(norm: str, tokens: Tokens, i: int, edge: int, edges: Edges) -> int | None:
    """中国物流与采购联合会: a head before the first of two coordinated modifiers."""
    joint = edge - 1
    low = edges.before(joint, max(0, joint - _LONGEST_OWN))
    heads = [(m.start(), m.end()) for m in grammar_words().head.finditer(norm, low, joint)]
    for j in range(max(0, i - 5), i):
        start, end, kinds = tokens.starts[j], tokens.ends[j], tokens.kinds[j]
        if end == joint and kinds & _NAMING:
            return None
        if kinds & PLACE and low <= start < joint:
            heads.append((start, end))
    fitting = [start for start, end in heads if 1 <= joint - end <= 6]
    return max(fitting, default=None)


def _party_committee(text: str, norm: str, tokens: Tokens, i: int, rows: list[Mention]) -> None:
    """四川省委, 永登县委: a committee of the party, named by the place."""
    end = tokens.ends[i] + 1 + norm.startswith("党", tokens.ends[i])
    if norm[end : end + 1] in _NOT_AFTER_COMMITTEE or (norm[end - 2] == "党" and norm[end - 3] != "区"):
        return
    while tokens.chained(i):
        i -= 1
    start = tokens.starts[i]
    if norm.endswith(_PARTY, 0, start):
        start -= len(_PARTY)
    name = text[start:end]
    rows.append(Mention(start, end, name, "organisation", name))


def _team(text: str, norm: str, tokens: Tokens, i: int, rows: list[Mention]) -> None:
    """云江队, 法国女排: a team named after the country, the province or the city that it plays for."""
    start, end = tokens.starts[i], tokens.ends[i]
    rank = tokens.entries[i].place
    team = next(word for word in grammar_words().teams if norm.startswith(word, end))
    end += len(team)
    if rank not in (COUNTRY, PROVINCE, PREFECTURE) or tokens.kinds[i] & DIVISION or tokens.chained(i):
        return
    if team == "队" and norm[end : end + 1] in _NOT_AFTER_TEAM:
        return
    rows.append(Mention(start, end, text[start:end], "organisation", text[start:end]))


def _behind_leaders(tokens: Tokens, i: int, edge: int) -> int:
    """Move the edge behind a person or an office between it and the ending: 总裁研究院院长 has no such institute."""
    people, offices = grammar_words().people, grammar_words().offices
    named_after = tokens.entries[i].text in grammar_words().after_persons
    j = i - 1
    while j >= 0 and tokens.ends[j] > edge:
        kinds = tokens.kinds[j]
        office = kinds & ROLE and not kinds & (_NAMING | PLACE) and tokens.entries[j].text not in people
        # 主任|某某陪着…医院: who holds an office stands right before no ending that a body is named after
        office = office or (tokens.entries[j].text in offices and tokens.starts[i] - tokens.ends[j] > 2)
        if office or (kinds & PERSON and not (named_after and tokens.ends[j] == tokens.starts[i])):
            return tokens.ends[j]
        j -= 1
    return edge


def _says_nothing(tokens: Tokens, i: int, head: int, between: str, word: str) -> bool:
    """Whether a head and an ending alone name nobody: 德国公司, 全国法院, 中国党."""
    if word == "党":
        return len(between) < 3
    if word not in grammar_words().bare:
        return False
    if between in grammar_words().bare_heads:
        return True
    return any(
        tokens.starts[j] == head and tokens.ends[j] - head == len(between) and tokens.entries[j].place == COUNTRY
        for j in range(max(0, i - 3), i)
    )


def _head(norm: str, tokens: Tokens, i: int, edge: int) -> int | None:
    """Start of the first place, organisation or head word from the edge on."""
    first = tokens.starts[i]
    start = None
    j = i - 1
    while j >= 0 and tokens.starts[j] >= edge:
        if tokens.kinds[j] & NAME and not _runs_on(norm, tokens, j):
            start = tokens.starts[j]
            if tokens.entries[j].place == COUNTRY and tokens.chained(j):
                break  # 加沙地带|巴勒斯坦…运动: a country does not lie in the place before it
        j -= 1
    m = grammar_words().head.search(norm, edge, first)
    if m is None and norm.find("第", edge, first) >= 0:
        m = _NUMBERED_BODY.search(norm, edge, tokens.ends[i])  # 第三|集团军: the ending is looked at too
    if m and (start is None or m.start() < start):
        start = m.start()
    return start


def _runs_on(norm: str, tokens: Tokens, j: int) -> bool:
    """Whether a short county name may be cut out of two words."""
    entry, at = tokens.entries[j], tokens.starts[j]
    return entry.place == COUNTY and len(entry.text) == 2 and norm[at - 1 : at] in _RUNS_ON and not tokens.chained(j)
