"""Does a passage look back on what was done, or ahead to what shall be done? Headings say so, else its words."""

from __future__ import annotations

import re

from wenbiao.lexicon import alternation, load_lexicon
from wenbiao.page import Page
from wenbiao.records import Section

BACK, AHEAD = "back", "ahead"

_HEADINGS = load_lexicon("outlook")["headings"]
_BACK = re.compile(alternation(_HEADINGS["back"]["words"]))
_AHEAD = re.compile(
    "|".join([alternation(_HEADINGS["ahead"]["words"]), *(f"{word}$" for word in _HEADINGS["ahead_at_end"]["words"])])
)
# The same behind a year, or a plan of five.
_YEAR_AHEAD = re.compile(
    "(?:今年|明年|[0-9]{4}年?|[一二三四]五)[^。]{0,8}(?:目标|任务|安排|部署|建议|打算)"
    "|(?:今年|明年|[0-9]{4}年)的?(?:重点|主要|政府)?工作$"
)
_OF_YEARS = frozenset("年五0123456789")
# Targets that are struck are no aims (以军称打击武装目标).
_STRUCK = re.compile("(?:打击|袭击|摧毁|击中|空袭|轰炸|攻击)[^。]{0,24}目标")
# News and laws are told by their verbs, and policy documents are rules throughout.
_READ_BY_WORDS = frozenset(["report", "speech", "other"])

_CUES = {word: cue["weight"] for cue in load_lexicon("outlook")["cues"] for word in cue["words"]}
_CUE = re.compile(
    "要(?<![主需重纪摘只不]要)(?![求素闻点害件塞约么是])|" + alternation(word for word in _CUES if word != "要")
)
_OPENERS = load_lexicon("outlook")["openers"]
_OPENER = re.compile(f"(?:[，。；：、]|^)(?:{alternation(_OPENERS['words'])})")
# Amounts with decimals are counted, not planned.
_AMOUNT = re.compile("[0-9][.．][0-9]")
_AMOUNT_WEIGHT = 0.5
# A block is read with so many on either side of it, and per so many characters.
_NEIGHBOURS = 2
_LENGTH = 100
# Less text than this tells nothing for certain.
_SHORTEST = 100
# On work reports 97 of 100 blocks beyond these are told right; what only describes stays nearer to zero.
_PAST, _COMING = 1.5, -1.0


def find_outlooks(page: Page) -> dict[str, str]:
    """Tell which blocks of a page look back and which ahead.

    A heading decides for what stands under it, the nearest that says anything first. What no heading decides is told
    by its words in reports, in speeches and in texts of no known kind (an excerpt has lost its headings).

    Args:
        page: a page with sections and metadata.

    Returns:
        ``back`` or ``ahead`` by ``section_id``; a block of which nothing is known has no entry.
    """
    found = _by_headings(page.sections)
    if page.metadata.doc_type in _READ_BY_WORDS and len(found) < len(page.sections):
        _by_words(page, found)
    return found


def _by_headings(sections: list[Section]) -> dict[str, str]:
    found: dict[str, str] = {}
    stack: list[tuple[int, str | None]] = []
    outlook: str | None = None
    for section in sections:
        if section.kind == "heading":
            while stack and stack[-1][0] >= section.level:
                stack.pop()
            stack.append((section.level, of_heading(section.heading or section.text)))
            outlook = next((said for _, said in reversed(stack) if said is not None), None)
        if outlook is not None:
            found[section.section_id] = outlook
    return found


def of_heading(heading: str) -> str | None:
    """What a heading says; one that names both parts (工作回顾和总体要求) says nothing."""
    if _STRUCK.search(heading) is not None:
        return None
    back, ahead = _BACK.search(heading), _AHEAD.search(heading)
    if ahead is None and not _OF_YEARS.isdisjoint(heading):
        ahead = _YEAR_AHEAD.search(heading)
    if back is not None:
        return BACK if ahead is None else None
    return AHEAD if ahead is not None else None


def _by_words(page: Page, found: dict[str, str]) -> None:
    """Tell what the headings left open."""
    blocks = [s for s in page.sections if s.section_id not in found and not s.is_head]
    scores = [score(page.norm[s.start : s.end]) for s in blocks]
    for at, block in enumerate(blocks):
        near = slice(max(0, at - _NEIGHBOURS), at + _NEIGHBOURS + 1)
        length = sum(s.end - s.start for s in blocks[near])
        if length < _SHORTEST:
            continue
        mean = sum(scores[near]) * _LENGTH / length
        if mean >= _PAST:
            found[block.section_id] = BACK
        elif mean <= _COMING:
            found[block.section_id] = AHEAD


def score(text: str) -> float:
    """What the words of a text add up to: above zero it looks back, below ahead."""
    cues: float = sum(_CUES[word] for word in _CUE.findall(text))
    return cues + _OPENERS["weight"] * len(_OPENER.findall(text)) + _AMOUNT_WEIGHT * len(_AMOUNT.findall(text))
