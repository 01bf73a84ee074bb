"""A page's tree as lines of text, each with the box that it hangs in; tables of data as rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from wenbiao.read.table_text import rows_to_lines, tidy, unwrap

_DROPPED = frozenset((
    "script", "style", "noscript", "iframe", "svg", "template", "textarea", "select", "option", "button", "input",
    "object", "embed", "video", "audio", "canvas", "nav", "footer", "aside", "head", "map", "link", "meta", "rt", "rp",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "o:p", "q", "ruby", "s", "samp", "small", "span", "st1", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_POWER = re.compile(r"[+\-−]?\d{1,2}")
# An element that is not laid out; one that is only invisible is shown by a script once its page has loaded.
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# A hidden element of more text than this is an article that a script unfolds.
_UNFOLDED = 200
# A cell of more text than this lays the page out, unless it stands among three columns or more.
_LONGEST_CELL = 400


@dataclass(slots=True)
class Block:
    """A line of a page: its text, how many characters of it are links, its box, and whether it is a table's row."""

    text: str
    links: int
    box: int
    row: bool = False


class BlockWalker:
    """One pass over a tree.

    Attributes:
        blocks: the lines in reading order.
        parents, tags, junk: per box (block element): the box around it, its tag, and whether its name says that it
            holds no article. Box 0 is the page.
    """

    def __init__(self, junk_names: re.Pattern[str], inline_chrome: re.Pattern[str]) -> None:
        self.blocks: list[Block] = []
        self.parents: list[int] = [0]
        self.tags: list[str] = ["html"]
        self.junk: list[bool] = [False]
        self._junk_names = junk_names
        self._inline_chrome = inline_chrome
        self._pieces: list[str] = []
        self._links = 0
        self._box = 0

    def walk(self, root: LexborNode) -> None:
        """Walk the tree; without recursion, so that no depth of nesting breaks it."""
        node: LexborNode | None = root.child
        # (element, the box to return to or None for an inline element, number of pieces before it)
        stack: list[tuple[LexborNode, int | None, int]] = []
        link_depth = 0
        while node is not None or stack:
            if node is None:
                node, outer, mark = stack.pop()
                if outer is not None:
                    self._flush()
                    self._box = outer
                else:
                    link_depth -= node.tag == "a"
                    self._leave_inline(node.tag or "", mark)
                node = node.next
                continue
            tag = node.tag
            if tag == "-text":
                self._add(node.text_content or "", link_depth > 0)
            elif tag == "br":
                self._flush()
            elif tag in _INLINE:
                stack.append((node, None, len(self._pieces)))
                link_depth += tag == "a"
                node = node.child
                continue
            elif tag is not None and tag not in _DROPPED and not tag.startswith(("-", "!", "_")):
                attributes = node.attributes
                style = attributes.get("style")
                if not (style and _HIDDEN.search(style) and len(node.text(deep=True)) < _UNFOLDED):
                    self._flush()
                    if tag != "table" or not self._take_table(node):
                        stack.append((node, self._box, 0))
                        self._open(tag, attributes)
                        node = node.child
                        continue
            node = node.next
        self._flush()

    def _add(self, text: str, in_link: bool) -> None:
        if self.tags[self._box] == "pre":
            *lines, text = text.split("\n")
            for line in lines:
                self._pieces.append(line)
                self._flush()
        self._pieces.append(unwrap(text))
        if in_link:
            self._links += len(text.strip())

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        names = " ".join(attributes.get(k) or "" for k in ("class", "id", "data-sudaclick"))
        self.parents.append(self._box)
        self.tags.append(tag)
        self.junk.append(self._junk_names.search(names) is not None)
        self._box = len(self.parents) - 1

    def _leave_inline(self, tag: str, mark: int) -> None:
        """Take back an element that is a button in words (举报, 收藏本文); set a power as such (10⁸, km²)."""
        length = sum(map(len, self._pieces[mark:]))
        if not 0 < length <= 24:
            return
        text = "".join(self._pieces[mark:]).strip()
        if tag == "sup" and _POWER.fullmatch(text):
            self._pieces[mark:] = [text.translate(_SUPERSCRIPT)]
        # a lone 大 or A is a button only where it can be clicked
        elif text and (tag == "a" or len(text) > 1) and self._inline_chrome.fullmatch(text):
            del self._pieces[mark:]
            self._links = max(0, self._links - len(text))

    def _flush(self) -> None:
        if self._pieces:
            text = tidy("".join(self._pieces))
            if text.strip():
                self.blocks.append(Block(text, min(self._links, len(text)), self._box))
            self._pieces = []
        self._links = 0

    def _take_table(self, table: LexborNode) -> bool:
        """Take a table of data as rows; a table that lays the page out is walked like any other element."""
        if table.css_first("table table") is not None:
            return False
        rows: list[list[tuple[str, int]]] = []
        links = total = longest = 0
        for tr in table.css("tr"):
            cells: list[tuple[str, int]] = []
            for cell in tr.iter():
                if cell.tag not in ("td", "th"):
                    continue
                broken = cell.css_first("p,div,br,li") is not None
                text = tidy(cell.text(deep=True, separator="\n" if broken else "")).strip("\u3000 ")
                links += sum(len(a.text(deep=True).strip()) for a in cell.css("a"))
                total += len(text)
                longest = max(longest, len(text))
                span = cell.attributes.get("colspan") or ""
                cells.append((text, min(int(span), 50) if span.isdecimal() else 1))
            rows.append(cells)
        lines = rows_to_lines(rows)
        filled = sum("\t" in line.strip("\t") for line in lines)
        columns = max(map(len, rows), default=0)
        lays_out = longest > _LONGEST_CELL and (columns < 3 or longest * 2 > total)
        if lays_out or links * 2 > total or len(lines) < 2 or 2 * filled < len(lines):
            return False
        self.blocks.extend(Block(line, 0, self._box, row=True) for line in lines)
        return True
