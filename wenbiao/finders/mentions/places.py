"""Places: the administrative chain is one row, its canonical the deepest link; single-letter names of countries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import (
    COUNTRY,
    COUNTY,
    EVENT_NAME,
    FEATURE,
    FOREIGN_ENDING,
    Token,
    load_gazetteer,
)
from wenbiao.finders.mentions.names import name_words
from wenbiao.lexicon import load_lexicon
from wenbiao.records import Mention

_BEFORE_COUNTY = frozenset("在于到从往赴向自对与和及以是的去来由至、，。；：！？“”（）()\n\u3000 了")
_AFTER_COUNTY = frozenset("、，。；：！？“”（）()\n\u3000 等的在是和与举召开发建位将为有从至到人当两")
_NOT_BEFORE_PAIR = frozenset("其当集初高国途空手眼脑海云水家校场城胸之从心")
# 杭州市民, 北京市场: the 市 is not of the name.
_CITY_GOES_ON = re.compile("民(?![政族革营办警主盟进建])|场(?!监)|值|属|区(?![县])|内|长|容")
# 塞尔维亚共和国: the form of the state belongs to the name.
_STATE = re.compile("(?:伊斯兰|人民|民主|联邦|社会主义|多民族|玻利瓦尔|阿拉伯)*(?:共和国|王国|大公国|酋长国)")
_ADMIN = "省市区县州盟旗"


# A letter that stands alone for its place: the verb before it, and what must not follow.
_LONE = {
    "华": ("访对驻在来涉援侨侵抗", "侨人北东南中西为夏裔盛联润商"),
    "京": ("在进来抵离返赴回", "津剧城都东杭沪张哈广台雄西郊"),
    "沪": ("在来赴抵返", "杭深宁苏"),
    "美": ("访赴驻", "国洲元好丽术"), "日": ("访赴驻", "本报前常"), "俄": ("访赴驻", "罗国"),
    "韩": ("访赴驻", "国"), "欧": ("访赴", "洲元盟"), "台": ("涉访赴", "湾"), "港": ("涉访赴", "口湾"),
    "澳": ("访赴", "门洲大"),
}  # fmt: skip
_LONE_NAMES = {"华": "中国", "京": "北京", "沪": "上海", "台": "台湾", "港": "香港", "澳": "澳门"}


@cache
def _letter_tables() -> tuple[dict[str, str], AhoCorasick, list[str], re.Pattern[str]]:
    """Names of the letters; the automaton over letter pairs and lone letters, its words; what may follow a pair."""
    group = next(g for g in load_lexicon("geography") if g["group"] == "letters")
    letters = dict(item.split("=") for item in group["words"].split())
    pairs = dict.fromkeys(group["pairs"].split())
    pairs |= dict.fromkeys(f"中{x}" for x in letters if x != "中") | dict.fromkeys(
        f"{x}中" for x in letters if x != "中"
    )
    words = [*pairs, *(f"{verb}{x}" for x, (verbs, _) in _LONE.items() for verb in verbs)]
    words = [*dict.fromkeys(words)]
    automaton = AhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.DFA)
    every = "".join(letters)
    return letters, automaton, words, re.compile(f"[{every}]{{0,3}}(?:{'|'.join(group['follow'].split())})")


def find_places(text: str, norm: str, tokens: list[Token], edges: Edges, taken: bytearray) -> list[Mention]:
    """The places of a text.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        edges: where names may begin.
        taken: one byte a character, not zero where an outer name or a title holds it.

    Returns:
        Mentions of kind ``place`` in text order.
    """
    chains: list[list[Token]] = []
    countries: dict[str, str] = {}
    hidden = _event_names(norm, tokens, edges)
    foreign: list[Mention] = []
    for i, token in enumerate(tokens):
        entry = token.entry
        if entry.kinds & FOREIGN_ENDING:
            row = _foreign_region(text, norm, token, taken)
            if row is not None:
                foreign.append(row)
        if entry.place is None or token.start in hidden or any(taken[token.start : token.end]):
            continue
        if entry.place == COUNTRY:
            countries.setdefault(entry.canonical[0], entry.canonical)
        if chains and chains[-1][-1].end == token.start and _continues(chains[-1][-1], token):
            chains[-1].append(token)
        else:
            chains.append([token])
        if entry.codes and entry.place < COUNTY:
            deeper = _word_in_chain(norm, token, tokens[i + 1].start if i + 1 < len(tokens) else len(norm))
            if deeper is not None:
                chains[-1].append(deeper)
    settled = _settled(chains)
    rows = [_row(text, chain, settled) for chain in chains if _is_place(norm, chain, settled)]
    for row in rows:
        taken[row.start : row.end] = b"\x05" * (row.end - row.start)
    for row in foreign:
        if not any(taken[row.start : row.end]):
            taken[row.start : row.end] = b"\x05" * (row.end - row.start)
            rows.append(row)
    rows += _letters(text, norm, countries, edges, taken)
    rows.sort(key=lambda m: m.start)
    return rows


def _word_in_chain(norm: str, wider: Token, limit: int) -> Token | None:
    """A short name that is a place only behind a wider place: 甘肃合作."""
    in_chains = load_gazetteer().in_chains
    for size in (2, 3, 4):
        end = wider.end + size
        entry = in_chains.get(norm[wider.end : end])
        if entry is not None and end <= limit:
            token = Token(wider.end, end, entry)
            return token if _continues(wider, token) else None
    return None


def _foreign_region(text: str, norm: str, token: Token, taken: bytearray) -> Mention | None:
    """A region whose name is spelt in the characters of transcription: 萨里普尔省."""
    start, letters = token.start, name_words().transcription
    while start > 0 and token.start - start < 12 and norm[start - 1] in letters and not taken[start - 1]:
        start -= 1
    if token.start - start < (3 if token.entry.text in ("县", "市", "河") else 2):
        return None
    return Mention(start, token.end, text[start : token.end], "place", canonical=text[start : token.end])


def _event_names(norm: str, tokens: list[Token], edges: Edges) -> set[int]:
    """Starts of the place names that are the first word of an event's or a treaty's name: 北京冬奥会."""
    hidden: set[int] = set()
    for i, token in enumerate(tokens):
        if not token.entry.kinds & EVENT_NAME:
            continue
        edge = edges.before(token.start, max(0, token.start - 18))
        for j in range(i - 1, -1, -1):
            other = tokens[j]
            if other.start < edge:
                break
            if other.entry.place is not None and (
                other.start == edge
                or not "\u4e00" <= norm[other.start - 1] <= "\u9fff"
                or norm[other.start - 1] in "届次年"
            ):
                hidden.add(other.start)
    return hidden


def _continues(wider: Token, token: Token) -> bool:
    """Whether a place lies in the place right before it."""
    if wider.entry.place is None or token.entry.place is None:
        return False
    if token.entry.codes:
        if wider.entry.codes:
            return any(_inside(code, wider.entry.codes) for code in token.entry.codes)
        return wider.entry.canonical == "中国" and not token.entry.needs_context
    return wider.entry.place < token.entry.place and (token.entry.place == FEATURE or not wider.entry.codes)


def _inside(code: str, wider: list[str]) -> bool:
    return any(
        code != w and (code[:2] == w[:2] if w.endswith("0000") else code[:4] == w[:4] and w.endswith("00"))
        for w in wider
    )


def _settled(chains: list[list[Token]]) -> dict[str, str]:
    """Short names whose code the document settles by a full name or a chain."""
    out: dict[str, str] = {}
    for chain in chains:
        last = chain[-1].entry
        if not last.codes:
            continue
        codes = last.codes
        if len(chain) > 1:
            codes = [c for c in codes if _inside(c, chain[-2].entry.codes)]
        elif last.text == last.canonical and last.place == COUNTY:
            continue
        if len(codes) == 1:
            out.setdefault(last.canonical, codes[0])
    return out


def _is_place(norm: str, chain: list[Token], settled: dict[str, str]) -> bool:
    first = chain[0]
    if len(chain) > 1:
        return True
    entry = first.entry
    if entry.needs_context:
        return False
    if entry.text in settled:
        return True
    if entry.place == COUNTY and entry.text[-1] not in _ADMIN:
        left, right = norm[first.start - 1 : first.start], norm[first.end : first.end + 1]
        return (not left or left in _BEFORE_COUNTY) and (not right or right in _AFTER_COUNTY)
    return entry.place != COUNTY or len(entry.text) > 2


def _row(text: str, chain: list[Token], settled: dict[str, str]) -> Mention:
    start, end, last = chain[0].start, chain[-1].end, chain[-1].entry
    if last.text[-1] == "市" and len(last.text) > 2 and _CITY_GOES_ON.match(text, end):
        end -= 1
    if last.place == COUNTRY and last.text == last.canonical:
        state = _STATE.match(text, end)
        end = state.end() if state else end
    code = last.code
    if len(chain) > 1 and chain[-2].entry.codes:
        codes = [c for c in last.codes if _inside(c, chain[-2].entry.codes)]
        code = codes[0] if len(codes) == 1 else None
    elif code is None and last.codes:
        code = settled.get(last.canonical)
    return Mention(start, end, text[start:end], "place", canonical=last.canonical, code=code)


def _letters(text: str, norm: str, countries: dict[str, str], edges: Edges, taken: bytearray) -> Iterable[Mention]:
    names, automaton, words, follow = _letter_tables()
    edge = 0
    for i, start, end in automaton.find_matches_as_indexes(norm, overlapping=True):
        word = words[i]
        verbs, barred = _LONE.get(word[1], ("", ""))
        if word[0] in verbs:
            if norm[end : end + 1] not in barred and not taken[end - 1]:
                yield Mention(
                    end - 1, end, text[end - 1 : end], "place", canonical=_LONE_NAMES.get(word[1]) or names[word[1]]
                )
            continue
        m = follow.match(norm, end)
        if norm[start - 1 : start] in _NOT_BEFORE_PAIR:
            continue
        if norm.startswith(("联合声明", "联合公报"), end):
            continue
        if start < edge or any(taken[start:end]):
            continue
        if m is None and not (word.strip("中") in countries and edges.before(start) == start):
            continue
        while norm[end : end + 1] in names and norm[end] not in norm[start:end] and follow.match(norm, end + 1):
            end += 1
        for at in range(start, end):
            letter = norm[at]
            name = "中国" if letter == "中" else countries.get(letter) or names.get(letter)
            yield Mention(at, at + 1, text[at], "place", canonical=name)
        edge = end
