"""A copy of the text, equal in length, in which variant characters are folded, so that one pattern reads them all."""

from __future__ import annotations

import re

# Full-width letters, digits and the marks of numbers; commas, colons and brackets stay as they are, since a
# full-width comma never groups thousands.
_FOLD = {0xFF10 + i: 0x30 + i for i in range(10)}
_FOLD |= {0xFF21 + i: 0x41 + i for i in range(26)} | {0xFF41 + i: 0x61 + i for i in range(26)}
_FOLD |= {ord("％"): "%", ord("．"): ".", ord("－"): "-", ord("～"): "~", ord("＋"): "+", ord("／"): "/", ord("﹪"): "%"}
_FOLD |= {ord("○"): "〇", ord("◯"): "〇", ord("Ｏ"): "O"}
_WIDE = re.compile("[" + "".join(map(chr, _FOLD)) + "]+")


def normalise(text: str) -> str:
    """Fold full-width and variant characters.

    Args:
        text: any text.

    Returns:
        A text of the same length; ``normalise(text)[i]`` stands for ``text[i]``.
    """
    return _WIDE.sub(lambda m: m.group().translate(_FOLD), text)
