"""Lines into blocks: what each line is, by its number, its marks, its length and its neighbours."""

from __future__ import annotations

import re

from wenbiao.page import Page
from wenbiao.records import Section
from wenbiao.segment.furniture import MAX_LENGTH, find_furniture
from wenbiao.segment.lines import CLOSING_MARKS, Line, read_lines
from wenbiao.segment.numbering import ANNEX, ARTICLE, BULLET, PLAIN, SECTION, WORD
from wenbiao.segment.outline import link

_HEADING_LENGTH = 60
_RUN_IN_LENGTH = 40
_SENTENCE_END = "。！？!?…；;：:，,、"
_TITLE_LENGTH = 160
_ENDS_TITLE = re.compile(
    r"(?:通知|意见|办法|函|批复|决定|规定|方案|报告|条例|细则|规划|计划|纲要|预案|公告|通告|公报|决议|命令|令|答复|目录|指南|规则|章程|要点|制度|标准|指标|清单|说明|建议|请示|讲话|致辞|名单|情况|倡议书?)(?:[（(][^（）()]{1,12}[）)])?$"
)
_SPACED = re.compile(r"\S(?:[ \u3000]\S){3,}")


def find_sections(page: Page) -> list[Section]:
    """Cut a page into the blocks of its outline.

    Args:
        page: the page; its text and normalised text are read.

    Returns:
        The blocks in text order, with ids, levels, parents and paths; every character that is not white space lies in
        exactly one block.
    """
    lines = read_lines(page.norm)
    kinds = _classify(lines)
    text = page.text
    sections: list[Section] = []
    styles: list[int] = []
    depths: list[int] = []
    i = 0
    while i < len(lines):
        line, kind = lines[i], kinds[i]
        end = line.end
        if kind in ("table", "title"):
            while i + 1 < len(lines) and kinds[i + 1] == f"{kind}+":
                i += 1
                end = lines[i].end
        section = Section(line.start, end, text[line.start : end], kind)
        marker = line.marker
        style, depth = PLAIN, 1
        if marker is not None and kind in ("heading", "list_item", "article"):
            style, depth = marker.style, marker.depth
            section.number = text[line.start : line.start + marker.end].strip()
            if kind == "heading":
                section.heading = text[line.start + marker.end : end].strip().rstrip("。") or None
            elif kind == "list_item":
                length = run_in_length(line)
                if length:
                    section.heading = text[line.start + marker.end : line.start + marker.end + length]
        elif kind in ("heading", "title"):
            section.heading = section.text if kind == "heading" else None
        sections.append(section)
        styles.append(style)
        depths.append(depth)
        i += 1
    link(page, sections, styles, depths)
    return sections


def run_in_length(line: Line) -> int:
    """Length of the run-in heading that follows a line's number (指导思想 in （一）指导思想。以…), 0 without one."""
    marker = line.marker
    if marker is None:
        return 0
    at = marker.end
    stop = line.text.find("。", at, at + _RUN_IN_LENGTH + 1)
    if stop < 0:
        stop = line.text.find("：", at, at + 16)
        if stop < 0:
            return 0
    if len(line.text) - stop < 6 or "；" in line.text[at:stop] or stop - at < 2:
        return 0
    return stop - at


def _open_ended(text: str) -> bool:
    """Whether a line ends without a mark of punctuation."""
    return text.rstrip(CLOSING_MARKS)[-1:] not in _SENTENCE_END if text[-1] in CLOSING_MARKS else text[-1] not in _SENTENCE_END


def _classify(lines: list[Line]) -> list[str]:
    n = len(lines)
    kinds = [""] * n
    titled = False
    for i, line in enumerate(lines):
        if kinds[i]:
            continue
        text = line.text
        if "\t" in text and text.count("\t") < 60 and "。" not in text.split("\t", 1)[0]:
            kinds[i] = "table+" if i and kinds[i - 1] in ("table", "table+") else "table"
            continue
        marker = line.marker
        if len(text) <= MAX_LENGTH and (marker is None or marker.style in (BULLET,) or text[0] in "（("):
            furniture = find_furniture(text)
            if furniture is not None:
                kinds[i] = furniture
                continue
        if marker is not None:
            kinds[i] = _numbered(lines, kinds, i)
            if kinds[i] != "note":
                titled = True
            continue
        if not titled:
            titled = True
            if _is_title(lines, i):
                _mark_title(lines, kinds, i)
                continue
        elif i and kinds[i - 1] == "heading" and _is_annex(lines[i - 1]) and _is_title(lines, i):
            _mark_title(lines, kinds, i)
            continue
        kinds[i] = "heading" if _is_plain_heading(lines, kinds, i) else "paragraph"
    return kinds


def _is_annex(line: Line) -> bool:
    return line.marker is not None and line.marker.style == ANNEX and line.text[0] == "附"


def _is_title(lines: list[Line], i: int) -> bool:
    text = lines[i].text
    if len(lines) == i + 1 or len(text) > _TITLE_LENGTH:
        return False
    if not _open_ended(text):
        return text[-1] in "！？!?" and len(text) <= 60 and "。" not in text
    return "。" not in text or "《" in text


def _mark_title(lines: list[Line], kinds: list[str], i: int) -> None:
    """Mark a title, over as many lines as it takes."""
    kinds[i] = "title"
    text = lines[i].text
    if _ENDS_TITLE.search(re.sub(r"[ \u3000]", "", text)):
        return
    for j in range(i + 1, min(i + 4, len(lines))):
        text = re.sub(r"[ \u3000]", "", lines[j].text)
        if lines[j].marker is not None or not _open_ended(text) or len(text) > 40 or find_furniture(lines[j].text):
            return
        if _ENDS_TITLE.search(text):
            for k in range(i + 1, j + 1):
                kinds[k] = "title+"
            return


def _numbered(lines: list[Line], kinds: list[str], i: int) -> str:
    line = lines[i]
    marker = line.marker
    assert marker is not None
    text = line.text
    style = marker.style
    if style == ARTICLE:
        return "article"
    if style < 0 or style <= SECTION and text[0] == "第":
        return "heading"
    if text[0] == "附" and style == ANNEX:
        if marker.end == len(text):
            return "heading"
        return "note" if len(text) <= 80 and "。" not in text else "paragraph"
    if i and kinds[i - 1] == "note" and lines[i - 1].text[0] in "附0123456789" and _open_ended(text):
        return "note"
    if marker.mark and style == BULLET:
        return "list_item"
    body = text[marker.end :]
    short = len(text) <= _HEADING_LENGTH
    single = body.find("。") in (-1, len(body) - 1) and "；" not in body
    if not (short and single and (_open_ended(text) or text[-1] == "。")):
        return "list_item"
    if text[-1] == "。" and len(text) > 48:
        return "list_item"
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is None:
        return _like_sibling(lines, kinds, i)
    if after.marker is not None and after.marker.style == style and after.marker.depth == marker.depth:
        return "list_item"
    if kinds[i - 1] == "list_item" if i else False:
        before = lines[i - 1].marker
        if before is not None and before.style == style and before.depth == marker.depth:
            return "list_item"
    return "heading"


def _like_sibling(lines: list[Line], kinds: list[str], i: int) -> str:
    marker = lines[i].marker
    assert marker is not None
    for j in range(i - 1, -1, -1):
        other = lines[j].marker
        if other is not None and other.style == marker.style and kinds[j] in ("heading", "list_item"):
            return kinds[j]
    return "list_item"


def _is_plain_heading(lines: list[Line], kinds: list[str], i: int) -> bool:
    text = lines[i].text
    if len(text) > _HEADING_LENGTH or i + 1 == len(lines) or not _open_ended(text):
        return False
    if "。" in text or ("，" in text or "," in text) and len(text) > 30:
        return False
    after = lines[i + 1]
    if after.marker is not None:
        return True
    if _open_ended(after.text) and len(after.text) <= _HEADING_LENGTH:
        # Two short lines: a heading over a heading, if text follows, else a list or verse.
        return i + 2 < len(lines) and len(lines[i + 2].text) > _HEADING_LENGTH and not _open_ended(lines[i + 2].text)
    return True
