"""XML: feeds (RSS, Atom) and other documents, as the text of their elements."""

from __future__ import annotations

import html
import re

from wenbiao.read.html import html_lines
from wenbiao.read.table_text import tidy

_NOISE = re.compile(r"<!--.*?-->|<\?[^>]*\?>|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_FEED_TEXT = re.compile(
    r"<(title|description|summary|content|content:encoded|subtitle|tagline)(?:\s[^>]*)?>(.*?)</\1>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def read_xml(text: str) -> str:
    """Read an XML document.

    Args:
        text: the decoded source.

    Returns:
        Of a feed the titles and texts of channel and items, of anything else the text of all elements; a line each.
        No entity beyond those of HTML is expanded, so no document unpacks to more than its size.
    """
    text = _NOISE.sub("", text)
    if _FEED.search(text[:8192]):
        pieces = [match[2] for match in _FEED_TEXT.finditer(text)]
    else:
        pieces = _TAG.split(_CDATA.sub(lambda m: html.escape(m[1]), text))
    lines: list[str] = []
    for piece in pieces:
        plain = _CDATA.sub(lambda m: m[1], piece) if "<![CDATA[" in piece else html.unescape(piece)
        if _TAG.search(plain):
            lines.extend(html_lines(plain))
        else:
            lines.extend(line for line in map(tidy, plain.split("\n")) if line)
    return "\n".join(lines)
