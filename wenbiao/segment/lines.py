"""Physical lines into the lines that the author meant: hard wraps joined, texts on a single line cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenbiao.segment.numbering import Marker, find_marker

FINAL = "。！？!?；;…"
_NOT_OPEN = frozenset("。！？!?…；;：:，,、")
CLOSING_MARKS = "”’」』）)》〉】〕］]\"'"
_CLOSING = frozenset(CLOSING_MARKS)
OPENING_MARKS = "“‘「『（(《〈【〔［["

# A line never begins with these: what stands before belongs to it.
_NEVER_FIRST = frozenset("，、。；：！？”’）》〉」』】〕,;:!?)]")
_NEVER_LAST = frozenset(OPENING_MARKS)
_HANGING = frozenset("，、,")
_INDENT = re.compile(r"[ \t\u3000\xa0]{2,}")
# Full-width indents inside one long line are the paragraph breaks of a text that lost its line feeds.
_RUN_ON_LENGTH = 300
_RUN_ON_INDENTS = 4
_PROSE = re.compile(r"[，。；,]")
_NO_PROSE = re.compile(r"^(?:图|▲|△|表\s?\d|注[:：]|来源|责任?编辑|责编|编辑|记者|附件|\|)|摄[）)]?$")
_UNPUNCTUATED_TITLE = 45
_LONG = 20
_SHORTEST = 14


def open_ended(text: str) -> bool:
    """Whether a line ends without a mark of punctuation (closing quotation marks and brackets aside)."""
    last = text[-1]
    if last in _CLOSING:
        last = text.rstrip(CLOSING_MARKS)[-1:]
    return last not in _NOT_OPEN


@dataclass(slots=True)
class Line:
    """A line of a page: ``norm[start:end] == text``, stripped of white space.

    Attributes:
        start, end: offsets in the page.
        text: the normalised text; it may hold line breaks where a hard wrap was joined.
        indented: white space of two columns or more stands in front.
        gap: an empty line stands before it.
        marker: the number that it opens with, if any.
    """

    start: int
    end: int
    text: str
    indented: bool
    gap: bool
    marker: Marker | None = None


def read_lines(norm: str) -> list[Line]:
    """Cut a normalised text into logical lines.

    Args:
        norm: the page's normalised text.

    Returns:
        The lines in text order; every character that is not white space lies in exactly one.
    """
    lines: list[Line] = []
    offset = 0
    gap = False
    for raw in norm.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = offset if raw[0] == body[0] else offset + raw.index(body[0])
            if len(body) > _RUN_ON_LENGTH:
                lines.extend(_cut_run_on(body, start, gap))
            else:
                lines.append(Line(start, start + len(body), body, start - offset > 1 or raw[0] == "\u3000", gap))
            gap = False
        else:
            gap = offset > 0
        offset += len(raw)
    for line in lines:
        line.marker = find_marker(line.text)
    return _join_wrapped(lines, norm)


def _cut_run_on(body: str, start: int, gap: bool) -> list[Line]:
    cuts = list(_INDENT.finditer(body))
    if len(cuts) < _RUN_ON_INDENTS:
        return [Line(start, start + len(body), body, False, gap)]
    out: list[Line] = []
    at = 0
    for cut in [*cuts, None]:
        end = cut.start() if cut else len(body)
        piece = body[at:end].strip()
        if piece:
            first = body.index(piece, at)
            out.append(Line(start + first, start + first + len(piece), piece, True, gap and not out))
        at = cut.end() if cut else end
    return out


def _join_wrapped(lines: list[Line], norm: str) -> list[Line]:
    """Join the lines that a hard break cut in mid-sentence."""
    if len(lines) < 2:
        return lines
    width = _wrap_width(lines)
    indents = width > 0 and any(line.indented for line in lines)
    out = [lines[0]]
    last_length = len(lines[0].text)
    for line in lines[1:]:
        held = out[-1]
        if _continues(held, line, last_length, width, indents, first=len(out) == 1):
            held.end = line.end
            held.text = norm[held.start : held.end]
        else:
            out.append(line)
        last_length = len(line.text)
    return out


def _wrap_width(lines: list[Line]) -> int:
    """The length at which a hard-wrapped text breaks its lines, 0 for a text that is not hard-wrapped."""
    open_ended = [len(line.text) for line in lines if line.text[-1] not in FINAL and len(line.text) >= 15]
    if len(open_ended) < 3:
        return 0
    longest = max(len(line.text) for line in lines)
    if longest > 100 or longest < 15:
        return 0
    near = sum(n >= longest - 4 for n in open_ended)
    return longest - 4 if near >= 3 and near * 2 >= len(open_ended) else 0


def _continues(held: Line, line: Line, last_length: int, width: int, indents: bool, first: bool) -> bool:
    """Whether ``line`` goes on with the sentence that ``held`` left open."""
    if line.text[0] in _NEVER_FIRST:
        return True
    last = held.text[-1]
    if last in _NEVER_LAST:
        return True
    if last in _CLOSING:
        last = "。" if last in "）)" else held.text.rstrip(CLOSING_MARKS)[-1:]
    if "\t" in line.text or "\t" in held.text or line.text[0] == "|":
        return False
    if line.marker is not None:
        return False
    if last in _HANGING:
        return len(held.text) > 12 or "\n" in held.text
    if last in FINAL or last in "：:":
        return bool(width and indents and last_length >= width and not line.indented and not line.gap)
    if line.gap:
        return False
    if width:
        return last_length >= width
    if held.marker is not None and len(held.text) <= _UNPUNCTUATED_TITLE and "。" not in held.text:
        return False
    if first or len(held.text) < _LONG:
        # A title or a heading may hold a comma; what goes on behind a hard break is no longer than its first line.
        if line.text[-1] not in FINAL or len(line.text) > last_length + 4:
            return False
    return len(held.text) >= _SHORTEST and bool(_PROSE.search(held.text)) and not _NO_PROSE.search(held.text)
