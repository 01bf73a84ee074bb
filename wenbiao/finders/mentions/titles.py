"""Titles in 《》: laws, policies and works; a short title later in the text stands for the full one."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.lexicon import alternation, groups_of
from wenbiao.records import Mention

_TITLE = re.compile(r"《([^《》\n]{1,120}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")
_BRACKETS = "[（(][^（）()]*[）)]"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of the titles of laws and of policies, of drafts and of amendments."""
    groups = {name: alternation(words) for name, words in groups_of("titles").items()}
    no_law = "".join(groups_of("titles")["characters that make a word of 法"])
    law = (
        f"(?:(?<![{no_law}])法|{groups['laws']}|解释[（(][一二三四五六七八九十][）)])(?:{_BRACKETS})?"
        f"(?:{groups['behind a law']}|修正案.{{0,4}})?$"
    )
    policy = f"(?:{groups['policies']})(?:{_BRACKETS})*(?:{groups['behind a policy']})?$"
    return re.compile(law), re.compile(policy), re.compile(groups["drafts"]), re.compile(groups["amendments"])


def find_titles(text: str, taken: bytearray) -> list[Mention]:
    """Titles in 《》.

    Args:
        text: the document's text.
        taken: one byte a character; the titles found are marked in it, so that no name inside one is a row.

    Returns:
        Mentions of kinds ``law``, ``policy`` and ``work``; the span holds the marks, ``canonical`` does not.
    """
    law, policy, _, _ = _patterns()
    rows: list[Mention] = []
    full: list[Mention] = []
    for m in _TITLE.finditer(text):
        name = m.group(1)
        kind = "law" if law.search(name) else "policy" if policy.search(name) else "work"
        row = Mention(m.start(), m.end(), m.group(), kind, canonical=name)
        longer = next(
            (f for f in reversed(full) if f.canonical and f.canonical != name and f.canonical.endswith(name)), None
        )
        if longer is not None and len(name) <= 8:
            row.kind, row.canonical, row.state = longer.kind, longer.canonical, longer.state
        elif kind != "work":
            row.state = _state(name, text[m.end() : m.end() + 8])
            full.append(row)
        rows.append(row)
        taken[m.start() : m.end()] = b"\x03" * (m.end() - m.start())
    return rows


def _state(name: str, after: str) -> str:
    _, _, draft, amended = _patterns()
    if draft.search(name) or after.startswith(("草案", "（草案", "（征求意见稿", "征求意见稿", "修订草案")):
        return "draft"
    if amended.search(name) or after.startswith(("修正案", "（修订", "修订")):
        return "amended"
    return "enacted"
