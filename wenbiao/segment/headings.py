"""Which lines are titles, headings, items, furniture and plain text: a line is read with its neighbours."""

from __future__ import annotations

import re
from functools import cache

from wenbiao.lexicon import alternation, words_of
from wenbiao.segment.furniture import MAX_LENGTH, find_furniture, has_credit, is_date, is_enactment, is_signature
from wenbiao.segment.lines import Line, open_ended
from wenbiao.segment.numbering import ANNEX, ARTICLE, BULLET, COMMA, DECIMAL, PART, POINT, SECTION, WORD
from wenbiao.segment.tables import mark_cells, mark_rows

# The longest of their kind, in characters; what is longer is running text.
HEADING_LENGTH = 60
_ITEM_HEADING_LENGTH = 48
_RUN_IN_LENGTH = 40
_TITLE_LENGTH = 160
_CAPTION_LENGTH = 300
# Sentences no longer than the first of these head paragraphs no shorter than the second, where so many alternate.
_LEAD_LENGTH, _LED_LENGTH, _CHAIN = 30, 50, 3
_BLANKS = re.compile(r"[ \t\u3000\xa0]+")
_WIDE_BLANK = re.compile(r"[ \u3000\xa0]{2,}")
_PAGE_NUMBER = re.compile(r"[.…·\s]*\d{0,3}$")
# Words that make a clause of what stands before the first full stop: it says something, so it heads nothing.
_CLAUSE = re.compile(
    r"(?<![回响供适对反效感相呼])应(?![急用对答])|包括|必须|可以|不得|是(?!否)|由.+(?:担任|负责)|予以|下列|以下|如下|"
    r"(?<![重主必需概纲摘首])要(?![求点素件闻务领害道])"
)
_FORMULA = re.compile(r"[=＝÷×≥≤]")
_LETTERHEAD = re.compile(r"(?:[ \u3000]|[院厅室会委部局署府])文[ \u3000]*件$")
_BODY_NAME = re.compile(r"^[\u4e00-\u9fff]{3,30}[院厅室会委部局署府]$")
# The first letters of 图为, 资料图 and the like, and of 注 and its kin: other sentences with a comma are plain text.
_REMARK_STARTS = frozenset("图上下左右资题压视效示注备说附")
_VOCATIVE = re.compile(r"(?:各位|同志|朋友|女士|先生|亲爱|尊敬|全体|父老|乡亲|战友|来宾|同学|老师).{0,20}[！!：:，,]?$")
_BETWEEN = ("note", "caption", "dateline", "separator", "author", "title+")
_LABELLED = ("publisher", "editor", "author")
_GOES_ON = "的和与及、"
_MAY_CONTINUE = re.compile(r"关于|印发|批转|转发")
_TRAILING_NOTE = re.compile(r"[（(][^（）()]*[）)]$")


@cache
def _title_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words_of('documents', 'title_endings'))})(?:[（([^（）()]{{1,12}}[）)])?$")


def run_in_length(line: Line) -> int:
    """Length of the run-in heading that follows a line's number (指导思想 in （一）指导思想。以…), 0 without one."""
    marker = line.marker
    if marker is None or (marker.style == BULLET and line.text[0] not in "—–―"):
        return 0
    text, at = line.text, marker.end
    stop = text.find("。", at, at + _RUN_IN_LENGTH + 1)
    if stop < 0:
        return 0
    words = text[at:stop]
    rest = text[stop + 1 :]
    if len(words) < 2 or len(rest) < 5 or "；" in words or _TRAILING_NOTE.match(rest):
        return 0
    if marker.style != WORD and _CLAUSE.search(words):
        return 0
    return len(words)


class Reader:
    """Reads the kinds of a page's lines, in one pass over the lines by themselves and one with their neighbours.

    Attributes:
        lines: the page's logical lines.
        norm: the page's normalised text.
        kinds: the kind of each line's block; a kind with a plus sign continues the block of the line before.
        closings: the lines of signatures and of the dates under them: what was open is closed there.
    """

    def __init__(self, lines: list[Line], norm: str) -> None:
        self.lines = lines
        self.norm = norm
        self.kinds = [""] * len(lines)
        self._is_law = False
        self._annex_list = -2
        self.closings: set[int] = set()

    def read(self) -> list[str]:
        """The kinds of all lines, in order."""
        if not self.lines:
            return []
        if "\t" in self.norm or "|" in self.norm:
            mark_rows(self.lines, self.kinds)
        self._read_alone()
        if any(self.kinds) or ">" in self.norm or "»" in self.norm:
            self._read_chrome()
            self._read_letterhead()
        self._read_decimals()
        if "目" in self.norm:
            self._read_contents()
        mark_cells(self.lines, self.kinds)
        if "dateline" in self.kinds:
            self._read_signatures()
        self._read_with_neighbours()
        if not self._is_law:
            self._read_alternation()
        return self.kinds

    def _read_alone(self) -> None:
        kinds = self.kinds
        for i, line in enumerate(self.lines):
            text = line.text
            if len(text) > MAX_LENGTH:
                if text[-1] == "。" or kinds[i]:
                    continue
                if text[-1] in "）)" and len(text) <= _CAPTION_LENGTH and has_credit(text):
                    kinds[i] = "caption"
                elif is_enactment(text):
                    kinds[i] = "note"
            elif not kinds[i]:
                marker, last = line.marker, text[-1]
                if last == "。" and "，" in text and text[0] not in _REMARK_STARTS:
                    continue
                if last in "）)" and has_credit(text):
                    kinds[i] = "caption"
                elif marker is None or marker.style == BULLET or text[0] in "（(":
                    kinds[i] = find_furniture(text.replace("\n", "") if "\n" in text else text) or ""

    def _read_chrome(self) -> None:
        """Mark the steps of a breadcrumb (首页 > 要闻) and the values that stand on the line under their label."""
        lines, kinds = self.lines, self.kinds
        steps: set[str] = set()
        for i, line in enumerate(lines[: len(lines) - 1]):
            after = lines[i + 1]
            if line.text in (">", "＞", "»", ">>"):
                kinds[i] = "note"
                if not kinds[i + 1] and len(after.text) <= 12 and open_ended(after.text):
                    kinds[i + 1] = "note"
                    steps.add(after.text)
            elif kinds[i] in _LABELLED and line.text[-1] in ":：" and not kinds[i + 1]:
                if after.marker is None and len(after.text) <= 20 and open_ended(after.text):
                    kinds[i + 1] = kinds[i]
            elif line.text in steps and not kinds[i]:
                kinds[i] = "note"

    def _read_letterhead(self) -> None:
        """Mark the issuing bodies over a document's number (…文件), which are no title."""
        lines, kinds = self.lines, self.kinds
        for i, line in enumerate(lines[:6]):
            if kinds[i] or len(line.text) > 40 or not _LETTERHEAD.search(line.text):
                continue
            end = i + 1
            while end < len(lines) and end < i + 8 and not kinds[end] and len(lines[end].text) <= 40:
                end += 1
            if end < len(lines) and kinds[end] == "note" and lines[end].text[-1] == "号":
                first = i
                while first > 0 and not kinds[first - 1] and _BODY_NAME.search(lines[first - 1].text):
                    first -= 1
                kinds[first:end] = ["note"] * (end - first)
            return

    def _read_decimals(self) -> None:
        """Let 3. head 3.1 and 3.2, where a text numbers by decimals."""
        parts = {
            line.marker.number.split(".", 1)[0]
            for line in self.lines
            if line.marker is not None and line.marker.style == DECIMAL and line.marker.depth > 1
        }
        if not parts:
            return
        for line in self.lines:
            marker = line.marker
            if marker is None or marker.style != POINT or marker.number.rstrip(".") not in parts:
                continue
            if len(line.text) <= HEADING_LENGTH and open_ended(line.text):
                marker.style = DECIMAL

    def _read_contents(self) -> None:
        """Mark a table of contents: its entries come again as headings."""
        lines = self.lines
        for i, line in enumerate(lines):
            if len(line.text) > 12 or _BLANKS.sub("", line.text) not in ("目录", "目次"):
                continue
            self.kinds[i] = "note"
            if i + 2 >= len(lines):
                return
            first = _entry(lines[i + 1].text)
            for j in range(i + 2, min(i + 300, len(lines))):
                if len(lines[j].text) > 2 * HEADING_LENGTH:
                    return
                if _entry(lines[j].text) == first:
                    self.kinds[i + 1 : j] = ["note"] * (j - i - 1)
                    return
            return

    def _read_signatures(self) -> None:
        """Mark the lines of a signature, which stand over the date that closes a document."""
        lines, kinds = self.lines, self.kinds
        for i in range(2, len(lines)):
            if kinds[i] != "dateline" or not is_date(lines[i].text):
                continue
            if kinds[i - 1] == "author":
                self.closings.add(i)
                continue
            for j in (i - 1, i - 2):
                line = lines[j]
                if kinds[j] or line.marker is not None or len(line.text) > 40 or not open_ended(line.text):
                    break
                if j == 0 or (j == i - 2 and open_ended(lines[j - 1].text)):
                    break
                kinds[j] = "note"
                self.closings |= {i, j}

    def _read_with_neighbours(self) -> None:
        lines, kinds = self.lines, self.kinds
        title_due = True
        self._is_law = sum(line.marker is not None and line.marker.style == ARTICLE for line in lines) >= 3
        closed = False
        for i, line in enumerate(lines):
            if kinds[i]:
                closed = closed or i in self.closings
                if line.text in ("注：", "注:") and i + 1 < len(lines) and lines[i + 1].marker is not None:
                    kinds[i] = "heading"
                continue
            if line.marker is None and not title_due and not closed and line.text[-1] == "。":
                kinds[i] = "paragraph"
                continue
            if line.marker is not None:
                kinds[i] = kind = self._numbered(i)
                if kind == "heading" and line.marker.style == ANNEX and line.text[0] == "附":
                    title_due = line.marker.end == len(line.text)
                    closed = False
                elif kind != "note":
                    title_due = closed = False
                continue
            if (title_due or closed) and is_signature(line.text):
                kinds[i] = "author"
                continue
            if (title_due or closed) and self._is_title(i):
                self._mark_title(i, annexed=i > 0 and (closed or self.kinds[i - 1] == "heading"))
            elif self._is_law:
                kinds[i] = "paragraph"
            else:
                kinds[i] = "heading" if self._is_plain_heading(i) else "paragraph"
            title_due = closed = False

    def _read_alternation(self) -> None:
        """Mark short sentences that stand, one after another, each over a long paragraph: they are its heading."""
        lines, kinds = self.lines, self.kinds
        leads = [
            i
            for i, line in enumerate(lines[:-1])
            if len(line.text) <= _LEAD_LENGTH and kinds[i] == "paragraph" and _leads(line.text, lines[i + 1].text)
        ]
        if len(leads) < _CHAIN:
            return
        chain: list[int] = []
        for i in [*leads, -2]:
            if chain and i == chain[-1] + 2:
                chain.append(i)
                continue
            if len(chain) >= _CHAIN:
                for j in chain:
                    kinds[j] = "heading"
            chain = [i]

    def _next(self, i: int) -> int:
        """The next line of the body, the number of lines where there is none."""
        n = len(self.lines)
        i += 1
        while i < n and self.kinds[i] in _BETWEEN:
            i += 1
        return i

    def _is_title(self, i: int) -> bool:
        text = self.lines[i].text
        if len(self.lines) == i + 1 or len(text) > _TITLE_LENGTH:
            return False
        if not open_ended(text):
            return text[-1] in "！？!?" and len(text) <= HEADING_LENGTH and "。" not in text
        return "。" not in text or "《" in text

    def _mark_title(self, i: int, annexed: bool) -> None:
        """Mark a title, over as many lines as it takes: the last names a kind of document, or the first one hangs."""
        lines, kinds = self.lines, self.kinds
        kinds[i] = "title"
        self._mark_repeat(i)
        end = i + 1
        while end < min(i + 5, len(lines)):
            line = lines[end]
            if kinds[end] or line.marker is not None or not open_ended(line.text) or len(line.text) > 40:
                break
            end += 1
        if end == i + 1:
            return
        names = [_BLANKS.sub("", line.text) for line in lines[i:end]]
        while end > i + 1 and not _title_end().search(names[end - i - 1]):
            end -= 1
        numbered = end < len(lines) and kinds[end] == "note" and lines[end].text[-1] == "号"
        if end > i + 1 and not (annexed or numbered or _MAY_CONTINUE.search("".join(names[: end - i]))):
            end = i + 1
        while end < len(lines) and end - i < len(names) and lines[end - 1].text[-1] in _GOES_ON:
            end += 1
        kinds[i + 1 : end] = ["title+"] * (end - i - 1)

    def _mark_repeat(self, i: int) -> None:
        """Mark the lines after a title that give the same title again."""
        lines, kinds = self.lines, self.kinds
        title = _BLANKS.sub("", lines[i].text)
        start, again = i + 1, ""
        for j in range(start, len(lines)):
            if kinds[j] or lines[j].text[0] != title[len(again)]:
                return
            again += _BLANKS.sub("", lines[j].text)
            if again == title:
                kinds[start : j + 1] = ["title", *["title+"] * (j - start)]
                start, again = j + 1, ""
            elif not title.startswith(again):
                return

    def _numbered(self, i: int) -> str:
        line = self.lines[i]
        marker, text = line.marker, line.text
        assert marker is not None
        style = marker.style
        if style == ARTICLE:
            return "article"
        if style < PART or (style <= SECTION and text[0] == "第"):
            return "heading"
        if text[0] == "附" and style == ANNEX:
            return self._annex(i)
        if style == BULLET:
            return "list_item"
        if i and i - 1 == self._annex_list and open_ended(text):
            self._annex_list = i
            return "note"
        if self._is_law and style > COMMA:
            return "list_item"
        body = text[marker.end :]
        if len(text) > HEADING_LENGTH or body.find("。") not in (-1, len(body) - 1) or "；" in body:
            return "list_item"
        if not open_ended(text) and (text[-1] != "。" or len(text) > _ITEM_HEADING_LENGTH):
            return "list_item"
        if text[-1] == "。" and marker.style != WORD and _CLAUSE.search(body):
            return "list_item"
        j = self._next(i)
        if j == len(self.lines):
            return self._like_sibling(i)
        after = self.lines[j].marker
        if after is not None and (after.style, after.depth) == (style, marker.depth):
            return "list_item"
        if after is not None and after.style < style and style > COMMA:
            return self._like_sibling(i)
        return "list_item" if self._follows_item(i) else "heading"

    def _follows_item(self, i: int) -> bool:
        """Whether a line stands right behind an item of its own style that is one sentence (its own items aside)."""
        marker = self.lines[i].marker
        assert marker is not None
        for j in range(i - 1, -1, -1):
            before = self.lines[j].marker
            if self.kinds[j] != "list_item" or before is None or before.style < marker.style:
                return False
            if (before.style, before.depth) == (marker.style, marker.depth):
                return self.lines[j].text.find("。", 0, -1) < 0
        return False

    def _annex(self, i: int) -> str:
        """附件 alone heads an annex; 附件：… under a text lists the annexes."""
        line = self.lines[i]
        assert line.marker is not None
        if line.marker.end == len(line.text):
            return "heading"
        if len(line.text) > 80 or "。" in line.text or line.text[line.marker.end] in "是的中和与为所、，":
            return "paragraph"
        if i and i - 1 != self._annex_list and self.kinds[i - 1] in ("author", "dateline", "note", "table", "table+"):
            return "heading"
        self._annex_list = i
        return "note"

    def _like_sibling(self, i: int) -> str:
        marker = self.lines[i].marker
        assert marker is not None
        for j in range(i - 1, -1, -1):
            other = self.lines[j].marker
            if other is None or self.kinds[j] not in ("heading", "list_item"):
                continue
            if other.style == marker.style:
                return self.kinds[j]
            if other.style < marker.style:
                break
        return "list_item"

    def _is_plain_heading(self, i: int) -> bool:
        text = self.lines[i].text
        if len(text) > HEADING_LENGTH or not _may_head(text):
            return False
        j = self._next(i)
        if j == len(self.lines) or self.kinds[j] not in ("", "table"):
            return False
        after = self.lines[j]
        if after.marker is not None:
            return True
        if self._run(i) >= 3:
            return False
        if _may_head(after.text) and len(after.text) <= HEADING_LENGTH:
            # Two short lines: a heading over a heading if text follows, else a list or verse.
            k = self._next(j)
            return k < len(self.lines) and (
                len(self.lines[k].text) > HEADING_LENGTH or not open_ended(self.lines[k].text)
            )
        return True

    def _run(self, i: int) -> int:
        """How many short lines without an end stand together around a line."""
        first = last = i
        while first > 0 and self._is_short(first - 1) and i - first < 4:
            first -= 1
        while last + 1 < len(self.lines) and self._is_short(last + 1) and last - i < 4:
            last += 1
        return last - first + 1

    def _is_short(self, i: int) -> bool:
        line = self.lines[i]
        return (
            self.kinds[i] in ("", "heading", "paragraph")
            and line.marker is None
            and len(line.text) <= HEADING_LENGTH
            and open_ended(line.text)
        )


def _leads(text: str, after: str) -> bool:
    """Whether a line is one short clause over a paragraph of several."""
    return (
        len(after) >= _LED_LENGTH
        and text[-1] == "。"
        and not any(mark in text for mark in "，；：“")
        and text.find("。") == len(text) - 1
    )


def _may_head(text: str) -> bool:
    """Whether a line without a number has the form of a heading."""
    if _VOCATIVE.match(text):
        return False
    if text[-1] in "？！?!":
        return len(text) <= 30 and text[0] not in "“‘" and not any(c in "。！？；" for c in text[:-1])
    if not open_ended(text) or "。" in text or "；" in text:
        return False
    if len(text) > 30 and ("，" in text or "," in text):
        return False
    if "\u3000" in text and (len(parts := text.split("\u3000")) > 2 or min(map(len, parts)) < 4):
        return False
    if len(text) <= 4 and is_signature(text):
        return False
    return not _WIDE_BLANK.search(text) and not _FORMULA.search(text)


def _entry(text: str) -> str:
    """An entry of a table of contents without its page number and blanks."""
    return _BLANKS.sub("", _PAGE_NUMBER.sub("", text))
