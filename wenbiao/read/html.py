"""HTML pages: the article that a page is about, as lines of text, and what the page says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from wenbiao.lexicon import load_lexicon

_DROPPED = frozenset(
    "script style noscript iframe svg template textarea select option button input object embed video audio canvas nav "
    "footer aside head map link meta".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark o:p q rp rt ruby s samp small "
    "span st1 strike strong sub sup time tt u var wbr".split()
)
_SPACE = re.compile(r"[ \t\n\r\f\xa0\u200b\ufeff]+")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_STOP = re.compile("[，。；：！？、,;]")
# A line beside the article that says who wrote it, where and when.
_BYLINE = re.compile(
    r"来源\s*[:：]|來源\s*[:：]|作者\s*[:：]|记者\s*[:：]|文\s*[/／丨]|发布(?:时间|日期)?\s*[:：]|(?:19|20)\d\d\s*[-/年.]\s*\d{1,2}\s*[-/月.]\s*\d{1,2}"
)
_COLOPHON = re.compile(r"[【\[（(〔]?\s*(?:责任编辑|责\s*编|责任编校|编\s*辑|責任編輯|編輯|审\s*核|监\s*制|校\s*对|来\s*源|作\s*者|记\s*者|文字|值班)\s*[:：]")
_TITLE_TAIL = re.compile(r"\s*[-_|–—－｜]+\s*[^-_|–—－｜]{1,24}$")


@dataclass(slots=True)
class Block:
    """A line of a page and where it hangs."""

    text: str
    links: int
    box: int
    tag: str
    row: bool = False


@dataclass(slots=True)
class HtmlPage:
    """What was read off a page: its article's lines, its head, and the lines around the article."""

    lines: list[str]
    title: str | None
    meta: dict[str, str]
    aside: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article, one line a paragraph."""
        return "\n".join(self.lines)


@cache
def _chrome() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lexicon = load_lexicon("page_chrome")
    drop, end = ("|".join(f"(?:{rule['pattern']})" for rule in lexicon[k]) for k in ("drop", "end"))
    return re.compile(drop), re.compile(end), re.compile(lexicon["elements"], re.IGNORECASE)


class _Walker:
    """One pass over the tree: blocks in reading order, and the boxes (block elements) that hold them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parents: list[int] = [0]
        self.tags: list[str] = ["html"]
        self.junk: list[bool] = [False]
        self._pieces: list[str] = []
        self._links = 0
        self._box = 0

    def walk(self, root: LexborNode) -> None:
        """Walk the tree without recursion, so that no depth of nesting breaks it."""
        elements = _chrome()[2]
        box = in_link = 0
        node: LexborNode | None = root.child
        stack: list[tuple[LexborNode, bool, int, int]] = []
        while node is not None or stack:
            if node is None:
                node, was_block, box, in_link = stack.pop()
                if was_block:
                    self._flush()
                    self._box = box
                node = node.next
                continue
            tag = node.tag
            if tag == "-text":
                self._add(node.text_content or "", in_link)
                node = node.next
                continue
            if tag is None or tag in _DROPPED or tag.startswith(("-", "!", "_")):
                node = node.next
                continue
            if tag == "br":
                self._flush()
                node = node.next
                continue
            if tag in _INLINE:
                stack.append((node, False, box, in_link))
                in_link = in_link or tag == "a"
                node = node.child
                continue
            attributes = node.attributes
            style = attributes.get("style")
            if style and _HIDDEN.search(style) and len(node.text(deep=True)) < 200:
                node = node.next
                continue
            self._flush()
            if tag == "table" and self._data_table(node):
                node = node.next
                continue
            stack.append((node, True, box, in_link))
            names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
            self.parents.append(self._box)
            self.tags.append(tag)
            self.junk.append(self.junk[self._box] or (len(names) > 1 and elements.search(names) is not None))
            box = self._box = len(self.parents) - 1
            node = node.child
        self._flush()

    def _add(self, text: str, in_link: int) -> None:
        self._pieces.append(text)
        if in_link:
            self._links += len(text.strip())

    def _flush(self) -> None:
        if self._pieces:
            text = tidy("".join(self._pieces))
            if text.strip():
                self.blocks.append(Block(text, min(self._links, len(text)), self._box, self.tags[self._box]))
            self._pieces = []
        self._links = 0

    def _data_table(self, table: LexborNode) -> bool:
        """Take a table of data as rows; a table that only lays the page out is walked like any element."""
        if table.css_first("table table") is not None:
            return False
        rows = []
        links = 0
        for tr in table.css("tr"):
            cells: list[str] = []
            for cell in tr.iter():
                if cell.tag not in ("td", "th"):
                    continue
                text = tidy(cell.text(deep=True, separator="\n" if cell.css_first("p,div,br,li") else ""))
                if len(text) > 300 or len(cell.css("p")) > 4:
                    return False
                text = text.strip("\u3000 ")
                links += sum(len(a.text(deep=True).strip()) for a in cell.css("a"))
                cells.append(text)
                span = cell.attributes.get("colspan") or ""
                if span.isdecimal():
                    cells.extend([""] * (min(int(span), 50) - 1))
            if any(cells):
                rows.append(cells)
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return False
        filled = sum(1 for cells in rows if sum(map(bool, cells)) > 1)
        total = sum(len(c) for cells in rows for c in cells)
        if filled * 2 < len(rows) or links * 2 > total:
            return False
        for cells in rows:
            self.blocks.append(Block("\t".join(cells).rstrip("\t"), 0, self._box, "table", row=True))
        return True


def tidy(text: str) -> str:
    """Collapse white space as a browser does; a line break of the source between two wide characters is none."""

    def space(match: re.Match[str]) -> str:
        start, end = match.span()
        if "\n" in match.group() and 0 < start and end < len(text) and _WIDE.match(text[start - 1]):
            return "" if _WIDE.match(text[end]) else " "
        return " "

    return _SPACE.sub(space, text).strip(" ")


def _worth(block: Block) -> float:
    """How much a line speaks for being an article's: its characters outside links, if it reads as prose."""
    plain = len(block.text) - block.links
    if block.row:
        return plain * 0.5
    stops = len(_STOP.findall(block.text))
    if block.links * 2 > len(block.text) or (stops == 0 and plain < 30) or plain < 8:
        return 0.0
    return plain * min(1.0, 0.4 + 0.3 * stops)


def _article_box(walker: _Walker, worths: list[float]) -> int:
    """The box that holds the article: where the prose gathers, widened while its neighbours are prose as well."""
    parents = walker.parents
    score: dict[int, float] = {}
    total = [0.0] * len(parents)
    for block, worth in zip(walker.blocks, worths, strict=True):
        if not worth or walker.junk[block.box]:
            continue
        box = block.box
        # a paragraph speaks for what holds it, not for itself
        if walker.tags[box] in ("p", "li", "blockquote", "h2", "h3", "h4", "pre") and box:
            total[box] += worth
            box = parents[box]
        weight = 1.0
        up = box
        while True:
            total[up] += worth
            if weight > 0.2:
                score[up] = score.get(up, 0.0) + worth * weight
                weight *= 0.5
            if up == 0:
                break
            up = parents[up]
    if not score:
        return 0
    best = max(score, key=lambda b: score[b])
    while best and total[parents[best]] > 1.12 * total[best]:
        extra = total[parents[best]] - total[best]
        if extra < 60 or extra > 3 * total[best] + 400:
            break
        best = parents[best]
    return best


def read_html(text: str) -> HtmlPage:
    """Read the article off a page.

    Args:
        text: the page's source, decoded.

    Returns:
        The article's lines (title and byline first, where the page shows them), the title, and the page's metadata.
    """
    tree = LexborHTMLParser(text)
    meta = _read_head(tree)
    walker = _Walker()
    if tree.root is not None:
        walker.walk(tree.root)
    blocks = walker.blocks
    worths = [_worth(b) for b in blocks]
    box = _article_box(walker, worths)
    inside = _descendants(walker.parents, box)
    body = [i for i, b in enumerate(blocks) if b.box in inside and (not walker.junk[b.box] or walker.junk[box])]
    title, title_at = _find_title(tree, meta, blocks, body)
    lines, aside = _cut_article(walker, worths, body, title, title_at)
    return HtmlPage(lines, title, meta, aside)


def _read_head(tree: LexborHTMLParser) -> dict[str, str]:
    meta: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content and content.strip():
            meta.setdefault(name.strip().lower(), tidy(content))
    title = tree.css_first("title")
    if title is not None:
        meta["title"] = tidy(title.text(deep=True))
    return meta


def _descendants(parents: list[int], box: int) -> set[int]:
    inside = {box}
    for child in range(box + 1, len(parents)):
        if parents[child] in inside:
            inside.add(child)
    return inside


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _find_title(
    tree: LexborHTMLParser, meta: dict[str, str], blocks: list[Block], body: list[int]
) -> tuple[str | None, int | None]:
    """The article's title and the block that shows it, the last one before the body that agrees with the head."""
    names = [meta[k] for k in ("og:title", "articletitle", "title") if meta.get(k)]
    wanted = [_bare(n) for n in names]
    first = next((i for i in body if _worth(blocks[i]) > 20), body[0] if body else 0)
    found: tuple[float, int] | None = None
    for i in range(min(first + 4, len(blocks))):
        bare = _bare(blocks[i].text)
        if not 4 <= len(bare) <= 120:
            continue
        fit = 0.0
        if bare in wanted:
            fit = 3.0
        elif any(w.startswith(bare) or (len(bare) > 8 and bare in w) for w in wanted):
            fit = 2.0 + min(len(bare), 40) / 100
        if blocks[i].tag == "h1":
            fit += 1.0 if fit else 0.5
        if fit and (found is None or fit >= found[0]):
            found = (fit, i)
    if found is not None:
        return blocks[found[1]].text, found[1]
    if names:
        return _TITLE_TAIL.sub("", names[-1]) or names[-1], None
    return None, None


def _cut_article(
    walker: _Walker, worths: list[float], body: list[int], title: str | None, title_at: int | None
) -> tuple[list[str], list[str]]:
    """The article's lines: title, byline, body, colophon; and the lines before it that were left out."""
    drop, end, _ = _chrome()
    blocks = walker.blocks
    lines: list[str] = []
    aside: list[str] = []
    start = body[0] if body else len(blocks)
    if title_at is not None:
        lines.append(blocks[title_at].text)
        for i in range(title_at + 1, start):
            text = blocks[i].text
            if len(text) < 100 and _BYLINE.search(text) and not blocks[i].row and text not in lines:
                lines.append(text)
            else:
                aside.append(text)
    elif title:
        lines.append(title)
    shown = {_bare(title)} if title else set()
    last = start
    over = False
    for i in body:
        block = blocks[i]
        text = block.text
        if title_at is not None and i <= title_at:
            aside.append(text)
            continue
        last = i
        if not block.row and (drop.match(text) or _bare(text) in shown):
            continue
        if end.match(text):
            over = True
            break
        if block.links > 0.6 * len(text) and worths[i] == 0 and not block.row and _is_link_list(blocks, i):
            continue
        lines.append(text)
    if not over:
        for block in blocks[last + 1 : last + 8]:
            if _COLOPHON.match(block.text) and len(block.text) < 80 and block.text not in lines[-3:]:
                lines.append(block.text)
    return lines, aside + [b.text for b in blocks[: (title_at if title_at is not None else start)]]


def _is_link_list(blocks: list[Block], i: int) -> bool:
    """Whether a line of links stands among lines of links (navigation), not within prose."""
    return any(0 <= j < len(blocks) and blocks[j].links > 0.6 * len(blocks[j].text) for j in (i - 1, i + 1)) or (
        blocks[i].links >= len(blocks[i].text) - 2
    )
