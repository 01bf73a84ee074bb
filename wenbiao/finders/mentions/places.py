"""Places: the administrative chain is one row, its canonical the deepest link; single-letter names of countries."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wenbiao.finders.mentions.around import find_around
from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.gazetteer import (
    COUNTRY,
    COUNTY,
    EVENT_NAME,
    FEATURE,
    FOREIGN_CITY,
    FOREIGN_ENDING,
    PLACE,
    PREFECTURE,
    Entry,
    Tokens,
    load_gazetteer,
)
from wenbiao.finders.mentions.letters import find_letters
from wenbiao.finders.mentions.names import name_words
from wenbiao.finders.mentions.organisations import grammar_words, is_common_word
from wenbiao.records import Mention

# Start, end and what is known of a place of a chain.
Link = tuple[int, int, Entry]

_BEFORE_COUNTY = frozenset("在于到从往赴向自对与和及以是的去来由至、，。；：！？“”（）()\n\u3000 了")
_AFTER_COUNTY = frozenset("、，。；：！？“”（）()\n\u3000 等的在是和与举召开发建位将为有从至到人当两三四五六七八九")
# 杭州市民, 北京市场: the 市 is not of the name.
_CITY_GOES_ON = re.compile("民(?![政族革营办警主盟进建])|场(?!监)|值|属|区(?![县])|内|长|容")
# 莫斯科地区: a foreign city and what lies around it.
_AROUND = re.compile("地区(?![级性总差])")
_RANK_GOES_ON = re.compile("[长际立级属]")
# 塞尔维亚共和国: the form of the state belongs to the name.
_STATE = re.compile("(?:伊斯兰|人民|民主|联邦|社会主义|多民族|玻利瓦尔|阿拉伯)*(?:共和国|王国|大公国|酋长国)")
_STATE_HEADS = frozenset("伊人民联社多玻阿共王大酋")
_FOREIGN_RANKS = frozenset("州省市")
_LONGEST_EVENT = 18
# 第三届|云江戏剧周: what is held for the third time has a name.
_NTH = re.compile(f"届(?:{'|'.join(f'(?<=第[0-9一二三四五六七八九十]{{{n}}}届)' for n in (1, 2, 3))}|(?<=首届))")
_SEVERAL = frozenset("多各全两几数每")
# 云江至|白果: the other end of a way.
_WAYS = frozenset("至到—")
_SHORT_REGIONS = frozenset(("州", "省", "岛", "郡", "邦"))
_DIVISIONS = frozenset(("州", "省", "郡", "县", "市"))
# 新县, 古县 are counties, and words too.
_NO_COUNTY = frozenset("新古理高南东西城郊矿和应成宁单道富兴佳容临青云环文代夏随息")
_AFTER_LISTED = frozenset("、，。；等和与）两三四五六七八九十")
_BEFORE_CITY = frozenset("在于从往抵赴距到")
_AFTER_CITY = re.compile(
    "[^\u4e00-\u9fff]|$|附近|郊|周边|地区|方向|举行|举办|召开|开幕|发生|进行|遭|坠|以[东南西北]|[州省市郡县镇港]"
)
_WINDOW = 4
# 巴中两国: the letters of two countries.
_LIKE_PAIRS = frozenset(("巴中",))
_OF_TWO = re.compile("两国|双方|关系|友好|友谊|人民|建交|铁杆|全天候|命运|传统|经济走廊|合作")
_ADMIN = "省市区县州盟旗"


def find_places(text: str, norm: str, tokens: Tokens, edges: Edges, taken: bytearray) -> list[Mention]:
    """The places of a text.

    Args:
        text: the document's text.
        norm: the same text, normalised.
        tokens: the lexicon words of the text.
        edges: where names may begin.
        taken: one byte a character, not zero where an outer name or a title holds it.

    Returns:
        Mentions of kind ``place``.
    """
    endings, named = tokens.of(FOREIGN_ENDING | FOREIGN_CITY), tokens.of(PLACE)
    letters, ends = name_words().transcription, tokens.ends
    foreign = [_foreign_region(text, norm, tokens, i, taken) for i in endings if norm[tokens.starts[i] - 1] in letters]
    behind = [_behind_country(text, norm, tokens, i, taken) for i in endings if i and tokens.kinds[i - 1] & PLACE]
    before_city, following = [*endings, *named], norm + "\n"
    behind += [_foreign_city(text, norm, tokens, i, taken) for i in before_city if following[ends[i]] in letters]
    chains, countries = _chains(norm, tokens, named, _event_names(norm, tokens, edges), taken)
    settled = _settled(chains)
    rows = [
        _row(text, chain, settled)
        for i, chain in enumerate(chains)
        if len(chain) > 1
        or (_is_place(norm, chain[0], settled) and not _cuts_words(norm, chain[0]))
        or (i and _ends_way(norm, chains[i - 1][-1], chain[0]))
    ]
    listed = [row for row in rows if row.code and norm[row.end : row.end + 1] == "、"]
    rows += [county for row in listed for county in _counties_behind(text, norm, row, taken)]
    for row in rows:
        taken[row.start : row.end] = b"\x05" * (row.end - row.start)
    rows += filter(None, behind)
    for row in filter(None, foreign):
        if not any(taken[row.start : row.end]):
            taken[row.start : row.end] = b"\x05" * (row.end - row.start)
            rows.append(row)
    rows += find_around(text, norm, edges, taken, load_gazetteer(), rows)
    rows += find_letters(text, norm, tokens, countries, edges, taken, rows)
    return rows


def _chains(
    norm: str, tokens: Tokens, named: list[int], hidden: set[int], taken: bytearray
) -> tuple[list[list[Link]], dict[str, str]]:
    """The places, each with those that it lies in right before it, and the countries named, by first character."""
    chains: list[list[Link]] = []
    countries: dict[str, str] = {}
    starts, ends, entries = tokens.starts, tokens.ends, tokens.entries
    wider, wider_end = None, -1
    heads = load_gazetteer().in_chain_heads
    for i in named:
        start, end = starts[i], ends[i]
        if start in hidden or any(taken[start:end]):
            continue
        entry = entries[i]
        if entry.place == COUNTRY:
            countries.setdefault(entry.canonical[0], entry.canonical)
        if wider_end == start and wider is not None and _continues(wider, entry):
            chains[-1].append((start, end, entry))
        else:
            chains.append([(start, end, entry)])
        wider, wider_end = entry, end
        if norm[end : end + 1] in heads and entry.codes and entry.place not in (COUNTY, FEATURE):
            deeper = _word_in_chain(norm, end, entry, starts[i + 1] if i + 1 < len(starts) else len(norm))
            if deeper is not None:
                chains[-1].append(deeper)
                _, wider_end, wider = deeper
    return chains, countries


def _word_in_chain(norm: str, at: int, wider: Entry, limit: int) -> Link | None:
    """A short name that is a place only behind a wider place: 甘肃合作."""
    in_chains = load_gazetteer().in_chains
    for end in range(at + 2, min(at + 4, limit) + 1):
        entry = in_chains.get(norm[at:end])
        if entry is not None:
            return (at, end, entry) if _continues(wider, entry) else None
    return None


def _counties_behind(text: str, norm: str, row: Mention, taken: bytearray) -> Iterable[Mention]:
    """Counties named like words, in a list behind a county of the same province: 浙江文成、青田."""
    code, at = row.code or "", row.end
    while norm[at : at + 1] == "、" and not code.endswith("00"):
        entry = load_gazetteer().in_chains.get(norm[at + 1 : at + 3])
        codes = [c for c in entry.codes if c[:2] == code[:2] and not c.endswith("00")] if entry else []
        start, at = at + 1, at + 3
        if not codes or norm[at : at + 1] not in _AFTER_LISTED or any(taken[start:at]):
            return
        yield Mention(start, at, text[start:at], "place", norm[start:at], codes[0] if len(codes) == 1 else None)


def _foreign_region(text: str, norm: str, tokens: Tokens, i: int, taken: bytearray) -> Mention | None:
    """A region whose name is spelt in the characters of transcription: 萨里普尔省."""
    first, end, letters = tokens.starts[i], tokens.ends[i], name_words().transcription
    goes_on = norm[end : end + 1] and norm[end : end + 1] in grammar_words().goes_on.get(norm[end - 1], "")
    if goes_on or norm[first - 1 : first] not in letters or not tokens.kinds[i] & FOREIGN_ENDING:
        return None
    start = first
    while start > 0 and first - start < 12 and norm[start - 1] in letters and not taken[start - 1]:
        start -= 1
    name, shortest = text[start:end], 2 if tokens.entries[i].text in _SHORT_REGIONS else 3
    if first - start < shortest and (first - start < 2 or tokens.entries[i].text != "县" or norm.count(name) < 2):
        return None
    return Mention(start, end, name, "place", name)


def _behind_country(text: str, norm: str, tokens: Tokens, i: int, taken: bytearray) -> Mention | None:
    """A city or a region right behind its country: 越南芒街市."""
    first, end = tokens.starts[i], tokens.ends[i]
    if i == 0 or not 2 <= first - tokens.ends[i - 1] <= 3 or tokens.entries[i - 1].place != COUNTRY:
        return None
    start, at, country = tokens.starts[i - 1], tokens.ends[i - 1], tokens.entries[i - 1].canonical
    own, rank = norm[at:first], norm[first:end]
    if country == "中国" or (country == "日本" and rank == "省") or rank not in _DIVISIONS or any(taken[start:end]):
        return None  # 日本外务省 is a ministry
    if norm[at:end].endswith(grammar_words().no_divisions) or (rank == "市" and _CITY_GOES_ON.match(norm, end)):
        return None
    if own[-1] in _SEVERAL or not own.isalpha() or not name_words().barred.isdisjoint(own) or is_common_word(own):
        return None
    taken[start:end] = b"\x05" * (end - start)
    return Mention(start, end, text[start:end], "place", own + rank)


def _foreign_city(text: str, norm: str, tokens: Tokens, i: int, taken: bytearray) -> Mention | None:
    """A city spelt in the characters of transcription, behind 首府 or behind 在 and its country: 在英国布莱克浦."""
    end = tokens.ends[i]
    words = name_words()
    country = tokens.entries[i].place == COUNTRY
    if not country and not tokens.kinds[i] & FOREIGN_CITY:
        return None
    start = tokens.starts[i] if country else end
    if country and norm[start - 1 : start] not in _BEFORE_CITY:
        return None
    m = words.foreign.match(norm, end)
    if m is None or any(taken[start : m.end()]) or (i + 1 < len(tokens.starts) and tokens.starts[i + 1] < m.end()):
        return None
    stop = m.end()
    if stop - end < 3 or not (_AFTER_CITY.match(norm, stop) or words.clear.match(norm, stop)):
        return None
    stop += norm[stop : stop + 1] in _DIVISIONS
    taken[start:stop] = b"\x05" * (stop - start)
    return Mention(start, stop, text[start:stop], "place", text[end:stop])


def _event_names(norm: str, tokens: Tokens, edges: Edges) -> set[int]:
    """Starts of the place names that are the first word of an event's or a treaty's name: 北京冬奥会."""
    hidden: set[int] = set()
    if "届" in norm:
        hidden.update(m.end() for m in _NTH.finditer(norm))
    for i in tokens.of(EVENT_NAME):
        first = tokens.starts[i]
        low, edge = max(0, first - _LONGEST_EVENT), -1
        for j in range(i - 1, -1, -1):
            start = tokens.starts[j]
            if start < max(low, edge):
                break
            if not tokens.kinds[j] & PLACE:
                continue
            if edge < 0:
                edge = edges.before(first, low)
                if start < edge:
                    break
            if start == edge or not "\u4e00" <= norm[start - 1] <= "\u9fff" or norm[start - 1] in "届次年":
                hidden.add(start)
    return hidden


def _continues(wider: Entry, entry: Entry) -> bool:
    """Whether a place lies in the place right before it."""
    if wider.place is None or entry.place is None:
        return False
    if entry.codes:
        if wider.codes:
            return any(_inside(code, wider.codes) for code in entry.codes)
        return wider.canonical == "中国" and not entry.needs_context
    return wider.place < entry.place and (entry.place == FEATURE or not wider.codes)


def _inside(code: str, wider: list[str]) -> bool:
    return any(
        code != w and (code[:2] == w[:2] if w.endswith("0000") else code[:4] == w[:4] and w.endswith("00"))
        for w in wider
    )


def _settled(chains: list[list[Link]]) -> dict[str, str]:
    """Short names whose code the document settles by a full name or a chain."""
    out: dict[str, str] = {}
    for chain in chains:
        last = chain[-1][2]
        codes = last.codes
        if not codes:
            continue
        if len(chain) > 1:
            codes = [c for c in codes if _inside(c, chain[-2][2].codes)]
        elif last.text == last.canonical and last.place == COUNTY:
            continue
        if len(codes) == 1:
            out.setdefault(last.canonical, codes[0])
    return out


def _is_place(norm: str, link: Link, settled: dict[str, str]) -> bool:
    """Whether a name that stands alone is meant as a place."""
    start, end, entry = link
    if entry.needs_context or (entry.text in _LIKE_PAIRS and _OF_TWO.match(norm, end)):
        return False
    if entry.place != COUNTY or entry.text in settled:
        return True
    if entry.text[-1] not in _ADMIN and len(entry.text) == 2:
        left, right = norm[start - 1 : start], norm[end : end + 1]
        begins, ends = not left or left in _BEFORE_COUNTY, not right or right in _AFTER_COUNTY
        return (begins and ends) or ((begins or ends) and _is_name_there(norm, link))
    if entry.text[-1] == "县" and len(entry.text) == 2:
        left = norm[start - 1 : start]
        return entry.text[0] not in _NO_COUNTY and (not left or left in _BEFORE_COUNTY)
    return len(entry.text) > 2


def _ends_way(norm: str, first: Link, last: Link) -> bool:
    """Whether a county ends a way that begins at the place before it: 南宁至凭祥."""
    return (
        first[1] == last[0] - 1
        and norm[first[1]] in _WAYS
        and bool(first[2].codes and last[2].codes)
        and not last[2].needs_context
    )


def _is_name_there(norm: str, link: Link) -> bool:
    """Whether jieba reads a county's short name as a place in its surroundings: 为|义乌|与宁波."""
    start, end, entry = link
    if entry.text in load_gazetteer().like_words:
        return False
    import rjieba

    at = max(0, start - _WINDOW)
    for word, tag in rjieba.tag(norm[at : end + _WINDOW]):
        if at >= start:
            return at == start and word == entry.text and tag == "ns"
        at += len(word)
    return False


def _cuts_words(norm: str, link: Link) -> bool:
    """Whether a name of two characters is cut out of two words: 制定|西部 holds no 定西."""
    start, end, _ = link
    left = norm[start - 1 : start]
    if end - start != 2 or not "\u4e00" <= left <= "\u9fff" or left in _BEFORE_COUNTY:
        return False
    import rjieba

    at = max(0, start - _WINDOW)
    for word in rjieba.cut(norm[at : end + _WINDOW], False):
        at += len(word)
        if at > start:
            return at < end and at - len(word) < start and word[0] != "中"
    return False


def _row(text: str, chain: list[Link], settled: dict[str, str]) -> Mention:
    start, (_, end, last) = chain[0][0], chain[-1]
    following = text[end : end + 1]
    if last.text[-1] == "市" and len(last.text) > 2 and _CITY_GOES_ON.match(text, end):
        end -= 1
    elif following in _FOREIGN_RANKS and last.place in (PREFECTURE, FEATURE) and not last.codes:
        # 堪萨斯州: the word for its rank belongs to a foreign name
        end += not _RANK_GOES_ON.match(text, end + 1) and not _CITY_GOES_ON.match(text, end + 1)
    elif following == "地" and last.place == PREFECTURE and not last.codes:
        end += 2 * bool(_AROUND.match(text, end))
    elif following in _STATE_HEADS and last.place == COUNTRY and last.text == last.canonical:
        state = _STATE.match(text, end)
        end = state.end() if state else end
    code = last.code
    if len(chain) > 1 and chain[-2][2].codes:
        codes = [c for c in last.codes if _inside(c, chain[-2][2].codes)]
        code = codes[0] if len(codes) == 1 else None
    elif code is None and last.codes:
        code = settled.get(last.canonical)
    return Mention(start, end, text[start:end], "place", last.canonical, code)
