"""HTML pages: the article that a page is about, as lines of text, and what the page says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser

from wenbiao.lexicon import load_lexicon
from wenbiao.read.byline import COLOPHON, EDITORS, is_byline, is_byline_in_text, parse_date, read_bylines
from wenbiao.read.html_blocks import Block, BlockWalker
from wenbiao.read.table_text import tidy
from wenbiao.records import Metadata

_HANZI = re.compile("[\u4e00-\u9fff]")
_STOP = re.compile("[，。；：！？、,;]")
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt"})
_TITLE_TAIL = re.compile(r"\s*[-_|–—－｜]+\s*[^-_|–—－｜]{1,24}$")
_NOT_WORD = re.compile(r"\W+")
# An author's line beside the byline that names no office: 某报记者 张三, 张三/某报.
_SIGNED = re.compile(r"记者|通讯员|[/／]|(?:报|社|网|台|新闻)$")
# What is left of a byline when its buttons are gone.
_LEFTOVER = re.compile(r"[【\[]?字[号体]\s*[:：]?\s*(?:[大中小]\s*)*[】\]]?|[(（]\s*[)）]|\s\d*人参与[)）]")
# An author named in a page's head: a person, not the site.
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}(?:[ 、,，][\u4e00-\u9fff·]{2,4})*")
# Labels of the box that government sites put above a document, to columns of `documents`.
_LABELS = {
    "发文机关": "issuing_body", "发布机构": "issuing_body", "制发机关": "issuing_body", "发文字号": "document_number",
    "文号": "document_number", "发布日期": "published", "公开日期": "published", "发文日期": "published",
    "标题": "title", "名称": "title", "信息名称": "title",
}  # fmt: skip
_TITLE_NAMES = ("og:title", "articletitle", "twitter:title")
_DATE_NAMES = (
    "article:published_time", "og:published_time", "publishdate", "pubdate", "publish_time", "publish-date",
    "og:release_date", "weibo:article:create_at", "datepublished", "apub:time", "firstpublishedtime",
)  # fmt: skip
_SOURCE_NAMES = ("contentsource", "source", "og:article:source", "mediaid")
_AUTHOR_NAMES = ("author", "article:author", "og:article:author")
# A line of which links hold more than this share leads elsewhere.
_LINKED = 0.6
# A box named like page chrome that holds more than this share of the page's prose holds the article.
_MOST_PROSE = 0.4
# What ends an article may stand in its last part only, by share of the prose.
_LAST_PART = 0.3
# A line of prose, by its worth; a title stands above the first.
_PROSE = 20
_LONGEST_COLOPHON = 80


@dataclass(slots=True)
class HtmlPage:
    """What was read off a page: its article's lines and its metadata."""

    lines: list[str]
    metadata: Metadata

    @property
    def text(self) -> str:
        """The article, one line a paragraph."""
        return "\n".join(self.lines)


@dataclass(slots=True)
class _Chrome:
    """The patterns of what surrounds an article, and the names that are no author's."""

    drop: re.Pattern[str]
    end: re.Pattern[str]
    inline: re.Pattern[str]
    elements: re.Pattern[str]
    sites: frozenset[str]


@cache
def _chrome() -> _Chrome:
    lexicon = load_lexicon("page_chrome")
    drop, end, inline = (
        re.compile("|".join(f"(?:{rule['pattern']})" for rule in lexicon[kind])) for kind in ("drop", "end", "inline")
    )
    return _Chrome(
        drop,
        end,
        inline,
        re.compile("|".join(lexicon["elements"]), re.IGNORECASE),
        frozenset(lexicon["sites"]["words"]),
    )


def read_html(text: str) -> HtmlPage:
    """Read the article off a page.

    Args:
        text: the page's source, decoded.

    Returns:
        The article's lines (title and byline first, where the page shows them) and what the page says of it.
    """
    tree = LexborHTMLParser(text)
    article = _Article(_walk(tree))
    head = _read_head(tree)
    article.find_title([head[k] for k in (*_TITLE_NAMES, "title") if k in head])
    lines = article.lines()
    return HtmlPage(lines, _metadata(article, head, lines))


def html_lines(text: str) -> list[str]:
    """All lines of a piece of HTML, the text of a feed's item for example, nothing chosen or left out."""
    return [block.text for block in _walk(LexborHTMLParser(text)).blocks]


def _walk(tree: LexborHTMLParser) -> BlockWalker:
    chrome = _chrome()
    walker = BlockWalker(chrome.elements, chrome.inline)
    if tree.root is not None:
        walker.walk(tree.root)
    return walker


def _read_head(tree: LexborHTMLParser) -> dict[str, str]:
    head: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = tidy(attributes.get("content") or "")
        if name and content:
            head.setdefault(name.strip().lower(), content)
    title = tree.css_first("title")
    if title is not None:
        head["title"] = tidy(title.text(deep=True))
    return head


def _metadata(article: _Article, head: dict[str, str], lines: list[str]) -> Metadata:
    """What the page says of its article: the box above it, the head, the byline, in this order."""
    box = article.box_above()
    metadata = Metadata(
        title=article.title, issuing_body=box.get("issuing_body"), document_number=box.get("document_number")
    )
    around = [line for line in lines[:8] if line in article.bylines or is_byline_in_text(line)]
    around += [line for line in lines[-8:] if COLOPHON.match(line)]
    byline = read_bylines(around)
    metadata.publisher = byline.publisher or next((head[k] for k in _SOURCE_NAMES if k in head), None)
    authors = (head[k] for k in _AUTHOR_NAMES if k in head)
    named_author = next((a for a in authors if _PERSON.fullmatch(a) and a not in _chrome().sites), None)
    metadata.author = byline.author or (named_author if named_author != metadata.publisher else None)
    metadata.editor = byline.editor
    named = next((date for k in _DATE_NAMES if (date := parse_date(head.get(k, "")))), None)
    stated = parse_date(box.get("published", "")) or named
    metadata.published_date = stated or byline.published_date
    if metadata.published_date:
        metadata.published_date_source = "metadata" if stated else "byline"
    return metadata


def _bare(text: str) -> str:
    return _NOT_WORD.sub("", text)


def _worth(block: Block) -> float:
    """How much a line speaks for being an article's: its characters outside links, if it reads as prose."""
    plain = len(block.text) - block.links
    if block.row:
        return plain * 0.5
    if _chrome().end.match(block.text.strip("\u3000 ")):
        return 0.0
    stops = len(_STOP.findall(block.text))
    if block.links * 2 > len(block.text) or (stops == 0 and plain < 30) or plain < 8:
        return 0.0
    # prose has a stop every 40 characters or so; what has fewer is a list of key words
    return min(plain * min(1.0, 0.4 + 0.3 * stops), 20.0 + 60.0 * stops)


class _Article:
    """The choice of an article's lines among those of its page."""

    def __init__(self, walker: BlockWalker) -> None:
        self.walker = walker
        self.blocks = walker.blocks
        self.worths = [_worth(block) for block in walker.blocks]
        self.title: str | None = None
        self.title_at: int | None = None
        self.bylines: set[str] = set()
        self._settle_junk()
        box = self._choose_box()
        inside = {box}
        for child in range(box + 1, len(walker.parents)):
            if walker.parents[child] in inside:
                inside.add(child)
        junk = walker.junk
        self.body = [i for i, b in enumerate(self.blocks) if b.box in inside and (not junk[b.box] or junk[box])]

    def _settle_junk(self) -> None:
        """A box whose name says that it holds no article is junk with all in it, unless it holds most of the prose."""
        parents, junk = self.walker.parents, self.walker.junk
        total = [0.0] * len(parents)
        for block, worth in zip(self.blocks, self.worths, strict=True):
            total[block.box] += worth
        for box in range(len(parents) - 1, 0, -1):
            total[parents[box]] += total[box]
        for box in range(1, len(parents)):
            junk[box] = junk[parents[box]] or (junk[box] and total[box] <= _MOST_PROSE * total[0])

    def _choose_box(self) -> int:
        """The box that holds the article: where prose gathers, widened while its neighbours are prose as well."""
        parents, tags = self.walker.parents, self.walker.tags
        score: dict[int, float] = {}
        total = [0.0] * len(parents)
        for block, worth in zip(self.blocks, self.worths, strict=True):
            if not worth or self.walker.junk[block.box]:
                continue
            box = block.box
            if box and tags[box] in _PARAGRAPHS:
                # a paragraph speaks for what holds it, not for itself
                total[box] += worth
                box = parents[box]
            weight = 1.0
            while True:
                total[box] += worth
                if weight > 0.2:
                    score[box] = score.get(box, 0.0) + worth * weight
                    weight *= 0.5
                if not box:
                    break
                box = parents[box]
        if not score:
            return 0
        best = max(score, key=lambda b: (score[b], -b))
        while best:
            extra = total[parents[best]] - total[best]
            # Too little to be a part of the article, or so much that the neighbours are articles of their own.
            if extra < max(60.0, 0.12 * total[best]) or extra > 3 * total[best] + 400:
                break
            best = parents[best]
        return best

    def find_title(self, names: list[str]) -> None:
        """Find the title: the last line before the body that agrees with what the page's head calls it.

        Args:
            names: the titles of the head, the one most likely to be bare first.
        """
        wanted = [bare for name in names if (bare := _bare(name))]
        blocks = self.blocks
        first = next((i for i in self.body if self.worths[i] > _PROSE), self.body[0] if self.body else 0)
        best = 0.0
        for i in range(min(first + 4, len(blocks))):
            bare = _bare(blocks[i].text)
            if not 4 <= len(bare) <= 120 or blocks[i].row or (i and _label(blocks[i - 1].text)):
                continue
            fit = 0.0
            if bare in wanted:
                fit = 3.0
            elif any(w.startswith(bare) or (len(bare) > 8 and bare in w) for w in wanted):
                fit = 2.0 + min(len(bare), 40) / 100
            if self.walker.tags[blocks[i].box] == "h1":
                fit += 1.0 if fit else 0.5
            elif not fit and self._stands_over_byline(i):
                fit = 0.75
            if fit and fit >= best:
                best, self.title_at = fit, i
        shortest = min((n for n in names if n), key=len, default=None)
        if self.title_at is not None:
            self.title = blocks[self.title_at].text
            joined = self._joined_title(wanted)
            if joined is not None:
                self.title_at, self.title = joined
        elif shortest:
            joined = self._joined_title(wanted)
            if joined is not None:
                self.title_at, self.title = joined
            else:
                self.title = _TITLE_TAIL.sub("", shortest) or shortest

    def _stands_over_byline(self, i: int) -> bool:
        """Whether a line stands where a title does: alone, without links, just above a byline that names a day."""
        block = self.blocks[i]
        if not 8 <= len(block.text) <= 60 or block.links or is_byline(block.text):
            return False
        below = [b.text for b in self.blocks[i + 1 : i + 3] if not b.row]
        return any(is_byline(text) and parse_date(text) is not None for text in below)

    def _joined_title(self, wanted: list[str]) -> tuple[int, str] | None:
        """A title that is set over several lines at the head of the body: its first line and its text."""
        for first in range(min(6, len(self.body))):
            text = ""
            joined = None
            for count, i in enumerate(self.body[first : first + 5], 1):
                text += self.blocks[i].text
                bare = _bare(text)
                if count > 1 and len(bare) > 8 and any(w.startswith(bare) and len(w) < len(bare) + 16 for w in wanted):
                    joined = self.body[first], text
            if joined is not None:
                return joined
        return None

    def lines(self) -> list[str]:
        """The article's lines: title, byline, body, colophon."""
        blocks, body = self.blocks, self.body
        start = body[0] if body else len(blocks)
        lines: list[str] = []
        if self.title_at is not None and self.title_at < start:
            lines.append(blocks[self.title_at].text)
            lines.extend(self._bylines(self.title_at + 1, start))
        elif self.title_at is None and len(_HANZI.findall(self.title or "")) > 3:
            # the page shows it in a picture, or not at all; names of programs and templates are none
            lines.append(self.title or "")
        last = self._add_body(lines)
        lines.extend(self._colophon(last))
        return lines

    def _bylines(self, start: int, end: int) -> list[str]:
        """The bylines between title and body, with the short lines (an author's name) that touch them."""
        drop = _chrome().drop
        found: list[str] = []
        said: set[str] = set()
        between = [
            block.text for block in self.blocks[start:end]
            if not block.row and block.links <= _LINKED * len(block.text) + 8 and not drop.match(block.text.strip())
        ]  # fmt: skip
        for i, text in enumerate(between):
            named = i < 3 and len(text) <= 30 and _SIGNED.search(text) and any(map(is_byline, between[i + 1 : i + 2]))
            if (is_byline(text) and _bare(text) not in said) or named:
                text = tidy(_LEFTOVER.sub(" ", text))
                found.append(text)
                said.add(_bare(text))
        found = _without_repeats(found)
        self.bylines.update(found)
        return found

    def _add_body(self, lines: list[str]) -> int:
        """Add the body; return the last block that was looked at."""
        chrome = _chrome()
        blocks, worths = self.blocks, self.worths
        shown = {_bare(self.title)} if self.title and lines else set()
        rest = sum(worths[i] for i in self.body)
        whole = rest
        last = self.body[0] - 1 if self.body else 0
        signed = False
        for i in self.body:
            block = blocks[i]
            text = block.text.strip()
            last = i
            rest -= worths[i]
            if block.row:
                lines.append(block.text)
                continue
            if signed and not COLOPHON.match(text):
                break
            if chrome.end.match(text) and rest < _LAST_PART * whole:
                break
            if chrome.drop.match(text) or chrome.end.match(text) or _bare(text) in shown:
                continue
            if worths[i] == 0 and block.links > _LINKED * len(block.text) and self._among_links(i):
                continue
            if COLOPHON.match(text) and len(text) < _LONGEST_COLOPHON:
                # below the editor's name an article is over
                signed = EDITORS.search(text) is not None and rest < _LAST_PART * whole
                lines.extend(_split_colophon(block.text))
            else:
                lines.append(block.text)
        return last

    def _colophon(self, last: int) -> list[str]:
        """The colophon that stands just below the body's box."""
        found = []
        for block in self.blocks[last + 1 : last + 9]:
            if len(block.text) < _LONGEST_COLOPHON and COLOPHON.match(block.text):
                found.extend(_split_colophon(block.text))
            elif found:
                break
        return found

    def _among_links(self, i: int) -> bool:
        """Whether a line of links is navigation: nothing but links, or among lines of links."""
        blocks = self.blocks
        if blocks[i].links >= len(blocks[i].text) - 2:
            # a paragraph may be one link; a headline has no full stop
            return "。" not in blocks[i].text or len(blocks[i].text) < 40
        return any(0 <= j < len(blocks) and blocks[j].links > _LINKED * len(blocks[j].text) for j in (i - 1, i + 1))

    def box_above(self) -> dict[str, str]:
        """The labelled values (发文机关：…) that stand above the body."""
        values: dict[str, str] = {}
        end = self.body[0] if self.body else 0
        cells = [cell for b in self.blocks[: end + 12] for cell in (b.text.split("\t") if b.row else [b.text])]
        for cell, value in pairwise(cells):
            name = _label(cell)
            if name and not _label(value):
                values.setdefault(name, value)
        return values


def _label(text: str) -> str | None:
    """The column that a label of the box above a document stands for."""
    if len(text) > 12 or not text.rstrip().endswith(("：", ":")):
        return None
    return _LABELS.get(re.sub(r"[\s\u3000:：]+", "", text))


def _split_colophon(text: str) -> list[str]:
    """A colophon's offices, one a line, where the page sets them side by side."""
    parts = re.split(r"\s+(?=(?:责任编辑|責任編輯|责编|编辑|校对|审核|监制)\s*[:：])", text)
    return [part for part in parts if not re.fullmatch(r"\S{2,6}\s*[:：]\s*", part)]


def _without_repeats(bylines: list[str]) -> list[str]:
    """Pages repeat the byline for telephones: keep the first line that says a thing."""
    kept: list[str] = []
    for line in bylines:
        byline = read_bylines([line])
        earlier = read_bylines(kept)
        says_new = (byline.publisher and not earlier.publisher) or (byline.author and not earlier.author) or (
            byline.published_date and not earlier.published_date
        )  # fmt: skip
        says_nothing = not (byline.publisher or byline.author or byline.published_date or byline.editor)
        if says_new or says_nothing or (byline.editor and not earlier.editor):
            kept.append(line)
    return kept
