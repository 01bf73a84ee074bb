"""A copy of the text, equal in length, in which variant characters are folded, so that one pattern reads them all."""

from __future__ import annotations

import re
from functools import cache

# Full-width letters, digits and the marks of numbers; commas, colons and brackets stay as they are, since a
# full-width comma groups thousands among full-width digits only (１，２３４).
_FOLD = dict(zip("０１２３４５６７８９％．－～＋／﹪○◯", "0123456789%.-~+/%〇〇", strict=True))
_FOLD |= {chr(0xFF21 + case + i): chr(0x41 + case + i) for case in (0, 32) for i in range(26)}
# Halves of characters (lone surrogates) are no text: the automata, which read UTF-8, would fail on them.
_LOST = "\ufffd"
_FOLDED = str.maketrans(_FOLD | dict.fromkeys(map(chr, range(0xD800, 0xE000)), _LOST))
_FOLDS = f"{''.join(map(re.escape, _FOLD))}{chr(0xD800)}-{chr(0xDFFF)}"
_WIDE = re.compile(f"[{_FOLDS}]+(?:(?<=[０-９])，[０-９]{{3}}(?![０-９]))*")
_THOUSANDS = re.compile("[0-9]{1,3}(?:，[0-9]{3})+")

# Frequent characters that the two scripts write differently.
_ONLY_SIMPLIFIED = re.compile(
    "[国会这个们来时说对为学后经发现开产业动进区员与关应实际过将从点万亿电车长东门问间报导议总选党务团体质湾]"
)
_TRADITIONAL = "國會這個們來時說對為學後經發現開產業動進區員與關應實際過將從點萬億電車長東門問間報導議總選黨務團體質灣"
_ONLY_TRADITIONAL = re.compile(f"[{_TRADITIONAL}]")
# Most texts have none of all these: one look says so.
_UNUSUAL = re.compile(f"[{_FOLDS}{_TRADITIONAL}]")
# So much of a text tells its script.
_HEAD = 2000


def normalise(text: str) -> str:
    """Fold full-width and variant characters, lone surrogates, and in a Traditional text Traditional characters.

    Args:
        text: any text.

    Returns:
        A text of the same length; ``normalise(text)[i]`` stands for ``text[i]``. A Simplified text with nothing to fold
        is returned itself.
    """
    if _UNUSUAL.search(text) is None:
        return text
    norm = _WIDE.sub(_folded, text)
    return norm.translate(_simplified()) if script_of(text) == "Hant" else norm


def _folded(m: re.Match[str]) -> str:
    run = m.group().translate(_FOLDED)
    return run.replace("，", ",") if "，" in run and _THOUSANDS.fullmatch(run) else run


def script_of(text: str) -> str:
    """The script that a text is written in, by its frequent characters.

    Args:
        text: any text; its first 2,000 characters are looked at.

    Returns:
        ``Hant`` or ``Hans`` (ISO 15924); a Simplified text that quotes a Traditional name is Hans.
    """
    if _ONLY_TRADITIONAL.search(text, 0, _HEAD) is None:
        return "Hans"
    traditional = len(_ONLY_TRADITIONAL.findall(text, 0, _HEAD))
    return "Hant" if traditional > len(_ONLY_SIMPLIFIED.findall(text, 0, _HEAD)) else "Hans"


@cache
def _simplified() -> dict[int, str]:
    """One Simplified character for each Traditional one, by OpenCC's tables (Apache-2.0)."""
    from opencc import OpenCC

    # The blocks of the characters that are written one for one: Extension A, the unified block, compatibility.
    characters = [chr(i) for block in ((0x3400, 0xA000), (0xF900, 0xFB00)) for i in range(*block)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(a): b for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}
