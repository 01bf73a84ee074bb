"""Physical lines into the lines that the author meant: hard wraps joined, texts on a single line cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wenbiao.segment.furniture import has_picture_tail, is_enactment
from wenbiao.segment.numbering import MARKER_STARTS, Marker, find_marker

FINAL = "。！？!?；;…"
CLOSING_MARKS = "”’」』）)》〉】〕］]\"'"
_CLOSING = frozenset(CLOSING_MARKS)
_NOT_OPEN = frozenset(FINAL + "：:，,、")

# A line never begins with these: what stands before belongs to it. It never ends with those.
_NEVER_FIRST = frozenset("，、。；：！？”’）》〉」』】〕,;:!?)]")
_NEVER_LAST = frozenset("“‘「『（(《〈【〔［[")
_HANGING = frozenset("，、,")
_INDENT = re.compile(r"[ \t\u3000\xa0]{2,}")
# An indent behind the end of a sentence is a paragraph break that lost its line feed.
_LOST_BREAK = re.compile(r"(?<=[。！？；”])[ \u3000\xa0]{2,}(?=\S)")
# A text that lost its line feeds: longer than any line (characters), with so many indents inside.
_RUN_ON_LENGTH = 300
_RUN_ON_INDENTS = 4
_PROSE = re.compile(r"[，。；,]")
_INNER = re.compile(r"[，。；、,](?!$)")
_STANDS_ALONE = re.compile(
    r"^(?:图|▲|△|表\s?\d|注[:：]|来源|责任?编辑|责编|编辑|记者|附件|\|)|摄[）)]?$|[—―]\S{0,8}$|[\u4e00-\u9fff]\.$"
)
# Words that open a paragraph: before them, a line without a full stop only lacks it.
_OPENS = re.compile(
    r"记者|据|目前|截至|截止|今天|昨天|今日|日前|近日|当[天日]|此外|另外|同时|因为|由于|随后|接报|本报|新华社|[’‘]\d"
    r"|》》"
)
# ——2031年1月5日在青禾市第九届: the occasion of a report goes on to its 会议上.
_OPEN_OCCASION = re.compile(r"[—―–]{1,3}\s?\d{4}年\d{1,2}月\d{1,2}日在.{2,40}(?<![会上])$")
# Lines no longer than this may be headings, or items, that a break ends (characters).
_HEADING_LENGTH = 60
_ITEM_LENGTH = 45
# A text with a line of so many characters is not hard-wrapped, nor is one whose widest line has fewer columns.
_LONGEST_WRAP = 120
_SHORTEST_WRAP = 24
# Columns that a full line may fall short of the width: a word or a mark that may not begin a line.
_SLACK = 8


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
        if not body:
            gap = offset > 0
            offset += len(raw)
            continue
        first = body[0]
        start, indented = offset, False
        if raw[0] != first:
            start += raw.index(first)
            indented = start - offset > 1 or raw[0] == "\u3000"
        if len(body) > _RUN_ON_LENGTH or "\u3000" in body:
            lines.extend(_cut_run_on(body, start, indented, gap))
        else:
            marker = find_marker(body) if first in MARKER_STARTS else None
            lines.append(Line(start, start + len(body), body, indented, gap, marker))
        gap = False
        offset += len(raw)
    return _join_wrapped(lines, norm)


def _cut_run_on(body: str, start: int, indented: bool, gap: bool) -> list[Line]:
    """Cut a line at the indents that were paragraph breaks: all of them in a text on one line."""
    cuts = list(_INDENT.finditer(body)) if len(body) > _RUN_ON_LENGTH else []
    if len(cuts) < _RUN_ON_INDENTS:
        cuts = list(_LOST_BREAK.finditer(body))
    out: list[Line] = []
    at = 0
    for cut in [*cuts, None]:
        end = cut.start() if cut else len(body)
        piece = body[at:end].strip()
        if piece:
            first = start + body.index(piece[0], at)
            marker = find_marker(piece)
            out.append(Line(first, first + len(piece), piece, indented or bool(out), gap and not out, marker))
        at = cut.end() if cut else end
    return out


def _join_wrapped(lines: list[Line], norm: str) -> list[Line]:
    """Join the lines that a hard break cut in mid-sentence."""
    if len(lines) < 2:
        return lines
    width = _wrap_width(lines)
    by_indent = width > 0 and any(line.indented for line in lines)
    out = [lines[0]]
    before = held = lines[0]
    sentence = False
    for line in lines[1:]:
        if before.text[-1] == "。" and not by_indent and line.text[0] not in _NEVER_FIRST:
            joined = False
        else:
            sentence = sentence or "。" in before.text
            joined = _continues(held, before, line, width, by_indent, sentence, first=held is lines[0])
        if joined:
            held.end = line.end
        else:
            held = line
            out.append(line)
            sentence = False
        before = line
    if len(out) < len(lines):
        for line in out:
            if line.end - line.start > len(line.text):
                line.text = norm[line.start : line.end]
    return out


def _columns(text: str) -> int:
    """Width on the page: a Chinese letter takes two columns."""
    return len(text.encode("gbk", "replace"))


def _wrap_width(lines: list[Line]) -> int:
    """The columns at which a hard-wrapped text breaks its lines, 0 for a text that is not hard-wrapped."""
    for line in lines:
        if len(line.text) > _LONGEST_WRAP:
            return 0
    longest = max(len(line.text) for line in lines)
    if sum(2 * len(line.text) >= longest and line.text[-1] not in _NOT_OPEN for line in lines) < 3:
        return 0
    widths = [_columns(line.text) for line in lines]
    full = max(widths) - _SLACK
    if full < _SHORTEST_WRAP:
        return 0
    cut = [i for i, line in enumerate(lines) if widths[i] >= _SHORTEST_WRAP and open_ended(line.text)]
    near = [i for i in cut if widths[i] >= full]
    if len(near) < 3 or 2 * len(near) < len(cut):
        return 0
    return full if 2 * sum(_INNER.search(lines[i].text) is not None for i in near) >= len(near) else 0


def _continues(held: Line, before: Line, line: Line, width: int, by_indent: bool, sentence: bool, first: bool) -> bool:
    """Whether a line goes on with the sentence that is open.

    Args:
        held: the first physical line of the logical line so far.
        before: its last physical line.
        line: the line in question.
        width: the columns at which the text is wrapped, 0 if it is not.
        by_indent: a wrapped text marks its paragraphs by indents.
        sentence: a sentence has ended in the logical line.
        first: the logical line is the first of the text.
    """
    text = line.text
    if (text[0] in _NEVER_FIRST and not _OPENS.match(text)) or text.startswith(("是：", "是:")):
        return True
    last = before.text[-1]
    if last in _NEVER_LAST and before.text[-2:-1] not in _NOT_OPEN and before.text[-2:-1] != last:
        return True
    if line.marker is not None or "\t" in text or "\t" in before.text or text[0] == "|":
        return False
    if last in _CLOSING:
        last = "。" if last in "）)" else before.text.rstrip(CLOSING_MARKS)[-1:]
    if last in FINAL or last in "：:":
        return by_indent and not line.indented and not line.gap and _columns(before.text) >= width
    if line.indented and not before.indented:
        return False
    if (last == "的" and not before.text.endswith("目的")) or (
        before.text[0] in "—―–" and _OPEN_OCCASION.match(before.text)
    ):
        return not line.gap
    if last in _HANGING:
        return held is not before or len(before.text) > 12
    if line.gap or (line.indented and not by_indent):
        return False
    length = before.end - held.start
    short = (first or not sentence) and length <= _HEADING_LENGTH
    if short and not width and (text[-1] not in FINAL or len(text) > len(before.text) + 4):
        # A title or a heading may hold a comma; what goes on behind a hard break is no longer than its first line.
        return False
    if is_enactment(text):
        return False
    if width:
        return _columns(before.text) >= width
    if _STANDS_ALONE.search(before.text) or has_picture_tail(before.text) or _OPENS.match(text):
        return False
    if held.marker is not None and length <= _ITEM_LENGTH and not sentence:
        return False
    if short:
        return _PROSE.search(before.text) is not None
    return sentence or _PROSE.search(before.text) is not None
