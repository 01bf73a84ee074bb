"""EUC-TW (CNS 11643, planes 1 and 2), which Python has no codec for, by way of Big5."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.lexicon import load_lexicon

_CODES = re.compile(rb"([\x00-\x7f]+)|\x8e\xa1([\xa1-\xfe]{2})|\x8e\xa2([\xa1-\xfe]{2})|([\xa1-\xfe]{2})")


@cache
def _planes() -> dict[int, dict[bytes, str]]:
    lexicon = load_lexicon("euc_tw")
    planes: dict[int, dict[bytes, str]] = {}
    for plane in (1, 2):
        table = planes[plane] = {}
        for cns, big5, length in lexicon[f"plane_{plane}"]:
            for i in range(length):
                row, column = divmod(big5 + i, 157)
                code = bytes((0xA1 + row, 0x40 + column if column < 63 else 0xA1 + column - 63))
                table[_code(cns + i)] = code.decode("cp950")
    planes[1] |= {_code(position): character for position, character in lexicon["characters"].items()}
    return planes


def _code(position: int) -> bytes:
    row, column = divmod(position, 94)
    return bytes((0xA1 + row, 0xA1 + column))


def decode_euc_tw(data: bytes) -> str | None:
    """Decode EUC-TW.

    Args:
        data: the bytes.

    Returns:
        The text, or None where a byte is no EUC-TW or a character is not in planes 1 and 2 of CNS 11643.
    """
    planes = _planes()
    pieces = []
    position = 0
    while position < len(data):
        code = _CODES.match(data, position)
        if code is None:
            return None
        ascii_run, in_plane_1, in_plane_2, short = code.groups()
        if ascii_run is not None:
            pieces.append(ascii_run.decode("ascii"))
        else:
            character = planes[2].get(in_plane_2) if in_plane_2 else planes[1].get(short or in_plane_1)
            if character is None:
                return None
            pieces.append(character)
        position = code.end()
    return "".join(pieces)
