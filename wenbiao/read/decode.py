"""Bytes into text: which encoding they are in, or why none is certain.

Valid UTF-8 is taken at its word. For anything else every decoding that the bytes allow is tried strictly, and the
candidates are weighed as Chinese: a wrong decoding scatters over rare characters, a right one stays with the few
hundred that running text is made of. A text is returned only where one candidate leads by `MARGIN` and reads as
Chinese from end to end; otherwise the bytes are refused with a reason.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import NoReturn

from wenbiao.lexicon import load_lexicon
from wenbiao.read.document import ReadError
from wenbiao.read.euc_tw import decode_euc_tw

# How far the best candidate has to lead, in natural logarithms of likelihood: odds of 20,000 to 1.
MARGIN = 10.0
# What a declaration (<meta charset>, <?xml encoding?>) is worth beside what the bytes say: odds of 3,000 to 1.
DECLARED = 8.0
# How rare an encoding is among Chinese files, in natural logarithms.
_PRIORS = {"utf-8": 0.0, "gb18030": 0.0, "big5": -1.0, "euc-tw": -6.0, "utf-16-le": -2.0, "utf-16-be": -3.0}
# What it costs a candidate that its last character is cut short.
CUT = 20.0
# At least this share of the characters beyond ASCII has to be frequent Chinese ones.
PLAUSIBLE = 0.6
# At this share of them (and 40 characters) no other encoding need be tried.
CLEAR = 0.85
# So many characters in a row none of which is frequent are damage (a lost byte shifts the rest).
STRETCH = 12

# So many bytes tell a file's encoding.
_SAMPLE = 2048
# So many characters of well-formed text tell whether it was decoded rightly before it was saved.
_HEAD = 400

_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE_BYTE = re.compile(rb"[\x80-\xff]")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_C1 = re.compile("[\x80-\x9f]")
_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PUNCTUATION = "，。、：；？！“”‘’（）《》〈〉「」『』【】〔〕—…·～\u3000０１２３４５６７８９％"
# Labels that pages and callers use, to the decoder that reads them.
_LABELS = {
    "utf8": "utf-8", "utf-8": "utf-8", "unicode": "utf-16-le", "utf-16": "utf-16-le", "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb-2312": "gb18030",
    "x-gbk": "gb18030", "cp936": "gb18030", "big5": "big5", "big5-hkscs": "big5", "cp950": "big5", "x-x-big5": "big5",
    "euc-tw": "euc-tw",
}  # fmt: skip


@dataclass(slots=True)
class Decoded:
    """Text and the encoding that it was read from; ``damage`` says what was cut off at the end, if anything was."""

    text: str
    encoding: str
    damage: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file, a member or a record.

    Args:
        data: the raw bytes.
        declared: the encoding that the bytes or their container name, where they do; evidence, not an order.

    Returns:
        The text, its BOM dropped and its line ends LF, and the name of the encoding: ``utf-8``, ``utf-16-le``,
        ``utf-16-be``, ``utf-32-le``, ``utf-32-be``, ``gb18030`` (which holds GB2312 and GBK), ``big5`` or ``euc-tw``.

    Raises:
        ReadError: nothing in it (``empty``), no text (``binary``), several encodings (``mixed``), none that is certain
            (``undecodable``), or bytes missing (``damaged``).
    """
    if not data.strip(b" \t\r\n\x00"):
        raise ReadError("empty", "the file holds no text (it is empty, or white space only)")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data[len(bom) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, declared)
    if len(data.translate(None, _CONTROLS)) != len(data):
        return _decode_legacy(data, declared)
    if len(text) != len(data):
        if not _HANZI.search(text):
            return _decode_legacy(data, declared)
        _refuse_mojibake(text)
    return Decoded(_with_line_feeds(text), "utf-8")


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    """Decode what a byte order mark names; the mark is believed as long as the bytes obey it."""
    damage = None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if len(data) - error.start > 3:
            raise ReadError("damaged", f"its byte order mark says {encoding}, {_where(data, error)}") from error
        text = data[: error.start].decode(encoding)
        damage = _cut(len(data) - error.start)
    if not text.strip():
        raise ReadError("empty", "the file holds no text beyond its byte order mark")
    if "\x00" in text:
        raise ReadError("binary", f"its byte order mark says {encoding}, but it holds NUL characters")
    _refuse_mojibake(text)
    if encoding != "utf-8":
        _refuse_shifted(text, encoding)
    return Decoded(_with_line_feeds(text), encoding, damage)


def _decode_legacy(data: bytes, declared: str | None) -> Decoded:
    """Weigh the decodings that a sample allows; the rest of the file has to follow strictly."""
    wide = _WIDE_BYTE.search(data)
    # The first byte beyond ASCII starts a character in all encodings but UTF-16, which wants an even place.
    start = wide.start() & ~1 if wide and len(data) > _SAMPLE else 0
    sample = data[start : start + _SAMPLE]
    label = _LABELS.get((declared or "").strip().lower())
    encoding = _tell(sample, label, is_whole=len(sample) == len(data))
    if encoding is None and len(sample) < len(data):
        encoding = _tell(data, label, is_whole=True)
    if encoding is None:
        return _decode_western(data)
    attempt = _attempt(data, encoding)
    if attempt is None:
        _refuse(data)
    text, cut = attempt
    if cut and not _is_plausible(text[-40:]):
        _refuse(data)
    if encoding != "utf-8":
        _refuse_shifted(text, encoding)
    return Decoded(_with_line_feeds(text.removeprefix("\ufeff")), encoding, _cut(cut) if cut else None)


def _tell(sample: bytes, label: str | None, is_whole: bool) -> str | None:
    """The encoding that a sample is in, None where it is Chinese in none."""
    candidates: list[tuple[float, str, str]] = []
    for encoding, prior in _PRIORS.items():
        attempt = _attempt(sample, encoding)
        if attempt is None or "\x00" in attempt[0]:
            continue
        text, cut = attempt
        if encoding == "gb18030" and _is_plausible(text, at_least=40, share=CLEAR):
            return encoding
        evidence = prior + DECLARED * (encoding == label) - CUT * (cut > 0 and is_whole)
        candidates.append((_likelihood(text) + evidence, encoding, text))
    candidates.sort(key=lambda candidate: -candidate[0])
    if not candidates or not _is_plausible(candidates[0][2]):
        return None
    best, encoding, text = candidates[0]
    rival = next((c for c in candidates[1:] if c[2] != text), None)
    if rival is not None and best - rival[0] < MARGIN:
        raise ReadError(
            "undecodable", f"it could be {encoding} or {rival[1]}, and is too short to tell; save it as UTF-8"
        )
    return encoding


def _decode_western(data: bytes) -> Decoded:
    """Take valid UTF-8 without Chinese in it, unless it is Chinese that was decoded wrongly before; refuse the rest."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        _refuse(data)
    if len(data.translate(None, _CONTROLS)) != len(data) or _C1.search(text):
        _refuse(data)
    _refuse_mojibake(text)
    return Decoded(_with_line_feeds(text), "utf-8")


def _is_plausible(text: str, at_least: int = 1, share: float = PLAUSIBLE) -> bool:
    """Whether a text's characters beyond ASCII are those of Chinese, and it holds no control characters."""
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw.translate(None, _CONTROLS)) != len(raw):
        return False
    wide = [c for c in text if c > "\x7f"]
    return len(wide) >= at_least and sum(map(_frequent().__contains__, wide)) >= share * len(wide)


def _attempt(data: bytes, encoding: str) -> tuple[str, int] | None:
    """Decode strictly, but for a last character that is cut short; return the text and the bytes dropped."""
    if encoding == "euc-tw":
        for cut in range(4):
            text = decode_euc_tw(data[: len(data) - cut])
            if text is not None:
                return text, cut
        return None
    if encoding == "big5":
        attempts = [a for codec in ("cp950", "big5hkscs") if (a := _attempt(data, codec)) is not None]
        return min(attempts, key=lambda attempt: attempt[1], default=None)
    try:
        return data.decode(encoding), 0
    except UnicodeDecodeError as error:
        # Only the start of a character at the very end is excused.
        cut = len(data) - error.start
        if not 0 < cut <= 3 or error.start == 0 or data[error.start] < 0x80:
            return None
        try:
            return data[: error.start].decode(encoding), cut
        except UnicodeDecodeError:
            return None


def _cut(n: int) -> str:
    return f"the last {n} byte{'s' if n > 1 else ''} are the start of a character that was cut off; they were left out"


def _where(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    return f"but byte {error.start} (line {line}) breaks it"


@cache
def _weights() -> dict[str, float]:
    """Log-likelihood of the characters that Chinese text is made of; the rest is weighed by `_rare`."""
    lexicon = load_lexicon("frequent_characters")
    first, second = ("".join(lexicon[k].split()) for k in ("first", "second"))
    weights = dict.fromkeys(map(chr, range(0x20, 0x7F)), math.log(0.5 / 95))
    weights |= dict.fromkeys("\t\n\r\v\f", math.log(0.5 / 95))
    for characters, mass in ((second, 0.12), (first, 0.30), (_PUNCTUATION, 0.05)):
        weights |= dict.fromkeys(characters, math.log(mass / len(characters)))
    return weights


@cache
def _frequent() -> frozenset[str]:
    return frozenset(c for c in _weights() if c > "\x7f")


@cache
def _rare(character: str) -> float:
    """Log-likelihood of a character outside the frequent ones, by how far out it is."""
    if character < "\xa0" or "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000":
        return -30.0
    if "\u4e00" <= character <= "\u9fff":
        # Row 0xD7 ends the characters that GB 2312 calls frequent, row 0xC6 those of Big5.
        for codec, last in (("gb2312", 0xD7), ("big5", 0xC6)):
            try:
                if character.encode(codec)[0] <= last:
                    return -12.0
            except UnicodeEncodeError:
                continue
        return -16.0
    return -15.0


def _likelihood(text: str) -> float:
    weights = _weights()
    return sum(n * (weights.get(c) or _rare(c)) for c, n in Counter(text).items())


def is_garbled(text: str) -> bool:
    """Whether text that a program gave is not what a reader sees: rare characters only, or such as no one reads.

    Args:
        text: the text, of a PDF's fonts for example.

    Returns:
        True where one in twenty characters is private, a control or lost, or fewer than half of the Chinese ones are
        frequent. Other languages are not garbled.
    """
    hanzi = _HANZI.findall(text)
    if len(_UNREADABLE.findall(text)) * 20 > len(text):
        return True
    return len(hanzi) >= 20 and sum(map(_frequent().__contains__, hanzi)) * 2 < len(hanzi)


def _refuse_mojibake(text: str) -> None:
    """Refuse well-formed text whose characters were decoded wrongly before it was saved."""
    lost = text.count("\ufffd") + 2 * text.count("锟斤拷")
    if lost * 100 > len(text):
        raise ReadError("damaged", f"{lost} characters of it were lost before it was saved (U+FFFD)")
    sample = [c for c in text[:_HEAD] if c > "\x7f"]
    if len(sample) < 6 or sum(map(_frequent().__contains__, sample)) >= 0.5 * len(sample):
        return
    for wrong in ("cp1252", "latin-1", "gb18030", "cp950"):
        raw = text[:_HEAD].encode(wrong, "ignore")
        for right in ("utf-8", "gb18030", "cp950"):
            hanzi = _HANZI.findall(raw.decode(right, "ignore")) if right != wrong else []
            if len(hanzi) * 6 > len(sample) and sum(map(_frequent().__contains__, hanzi)) > 0.7 * len(hanzi):
                raise ReadError("undecodable", f"it is {right} that was read as {wrong} and saved again (mojibake)")


def _refuse_shifted(text: str, encoding: str) -> None:
    """Refuse text in which a lost byte has turned a stretch of characters into others."""
    stretch = _rare_stretch().search(text)
    if stretch is not None or "\x00" in text:
        line = text.count("\n", 0, stretch.start() if stretch else text.index("\x00")) + 1
        raise ReadError("damaged", f"read as {encoding}, line {line} is not Chinese: bytes are missing or mixed")


@cache
def _rare_stretch() -> re.Pattern[str]:
    """A dozen characters in a row none of which is frequent; running Chinese has none."""
    frequent = _frequent()
    ranges: list[list[int]] = []
    for code in (*range(0x3400, 0xA000), *range(0xE000, 0xFB00)):
        if chr(code) in frequent:
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    rare = "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)
    return re.compile(f"(?:[{rare}][，。、]?){{{STRETCH}}}")


def _refuse(data: bytes) -> NoReturn:
    """Say why no decoding holds."""
    head = data[:4096]
    if b"\x00" in head or len(head.translate(None, _CONTROLS)) < 0.99 * len(head):
        raise ReadError("binary", "this is no text file (it holds NUL or control bytes), or UTF-16 that lost some")
    wide = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if not line.isascii()]
    other = [(number, line) for number, line in wide if not _is_utf8(line)]
    if len(other) < len(wide):
        where = f"{len(other)} of its lines are not, the first being line {other[0][0]}" if other else ""
        lost = [line.decode("utf-8", "replace").count("\ufffd") * 20 < len(line) for _, line in other]
        if all(lost) and other:
            raise ReadError("damaged", f"it is UTF-8, but {where}: bytes are missing or changed")
        if other:
            raise ReadError("mixed", f"{len(wide) - len(other)} of its lines are UTF-8, {where}; split it")
    for encoding in ("utf-8", "gb18030", "cp950"):
        text = data.decode(encoding, "replace")
        lost_at = text.find("\ufffd")
        if lost_at > 20 and _is_plausible(text[: min(lost_at, 200)]):
            line = text.count("\n", 0, lost_at) + 1
            raise ReadError("damaged", f"it reads as {encoding} up to line {line}, where bytes are missing or mixed")
    raise ReadError("undecodable", "its bytes are Chinese in none of UTF-8, UTF-16, GB18030, Big5 and EUC-TW")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
