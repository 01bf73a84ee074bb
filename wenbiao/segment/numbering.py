"""Numbers in front of headings, articles and list items: 第一编 第一章 第一条 一、 （一） 1. （1） ① 一是 ——."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CN = "零〇一二三四五六七八九十百千"

# Styles of numbering from the outermost to the innermost: a style closes every open heading of an inner one.
# GB/T 9704-2012, 7.3.3, sets the order 一、 （一） 1. （1）; decimals (3.1) stand in for the second of them.
MARKDOWN = -10  # plus the number of its # signs
PART = ANNEX = 0  # 第一部分, 附件1
BOOK = 1  # 第一编
CHAPTER = 2  # 第一章
SECTION = 3  # 第一节
COMMA = 10  # 一、
BRACKET = 20  # （一）
DECIMAL = 22  # 1.1
POINT = 30  # 1.
ROUND = 40  # （1）
CIRCLE = 50  # ①
LETTER = 60  # a.
WORD = 70  # 一是
PLAIN = 80  # a heading without a number
ARTICLE = 100  # 第一条
BULLET = 110  # ——


@dataclass(slots=True)
class Marker:
    """A number in front of a line.

    Attributes:
        number: as written, without the white space around it.
        end: where it ends in the line.
        style: one of this module's style constants; the smaller, the further out.
        depth: parts of a decimal number (1.2.1: 3), else 1.
    """

    number: str
    end: int
    style: int
    depth: int = 1


_UNIT = {"编": BOOK, "分编": BOOK, "篇": BOOK, "部分": PART, "章": CHAPTER, "节": SECTION}
_ORDINAL = re.compile(rf"第\s?[{_CN}\d]{{1,8}}\s?(分编|部分|[编篇章节条])(?:之[{_CN}]{{1,3}})?")
_ARTICLE_GOES_ON = frozenset("规第款项的至和及与、，。》中是至等所")
_UNIT_GOES_ON = ("、", "，", "第", "的")
_COMMA = re.compile(rf"[{_CN}]{{1,4}}\s?[、.]\s*")
_BRACKET = re.compile(rf"[（(]\s*[{_CN}]{{1,4}}\s*[）)]\s*[、.]?\s*")
_ROUND = re.compile(r"[（(]\s*\d{1,3}\s*[）)]\s*[、.]?\s*")
_DECIMAL = re.compile(r"\d{1,2}((?:\.\d{1,2}){1,4})(?:\.?[\s\u3000]+|(?<=\.\d)\.)|\d{1,2}(?:\.\d{1,2}){2,4}")
_POINT = re.compile(r"\d{1,3}\s?(?:[.](?![\d])|[、]|[)）])\s*")
_BARE = re.compile(r"\d{1,2}(?:\u3000+|[ \xa0]{1,4})(?=[\u4e00-\u9fff“《])(?![年月日号时个名万亿多余家人位项])")
_CIRCLE = re.compile(r"[\u2460-\u2473\u3251-\u325f\u2776-\u277f\u2474-\u2487]\s*")
_FULL_STOP_DIGIT = re.compile(r"[\u2488-\u249b]\s*")
_LETTER = re.compile(r"[A-Za-z][.、)）]\s*(?=[\u4e00-\u9fff])")
_ROMAN = re.compile(r"[\u2160-\u216b]\s?[、.]\s*")
_WORD = re.compile(
    rf"[{_CN}]{{1,3}}(?:是|要)(?!求)|第[{_CN}]{{1,2}}，|其[一二三四五六七八九十]，|[一二三四五六七八九十]则，"
)
_BULLET = re.compile(r"(?:[—–―]{1,3}|[•·●■◆□○▪➤►★☆]+)\s*|[-*+]\s+")
_MARKDOWN = re.compile(r"(#{1,6})\s+")
_ANNEX = re.compile(rf"附(?:件|录|表)\s?(?:[{_CN}]{{1,3}}|\d{{1,2}}|[A-Z])?\s?[:：.]?\s*")

_FIRST = {
    **dict.fromkeys(_CN, "cn"), **dict.fromkeys("0123456789", "digit"), **dict.fromkeys("（(", "bracket"),
    **dict.fromkeys("—–―•·●■◆□○▪➤►★☆-*+", "bullet"), "第": "ordinal", "附": "annex", "其": "word",
}  # fmt: skip
# The letters that a marker can begin with: a line that begins with another has none.
MARKER_STARTS = frozenset([*_FIRST, "#", *map(chr, range(0x2160, 0x3300)), *map(chr, range(0x41, 0x7B))])


def find_marker(text: str) -> Marker | None:
    """Read the number that a line opens with.

    Args:
        text: a stripped, normalised line.

    Returns:
        The marker, or None for a line without one.
    """
    kind = _FIRST.get(text[0])
    if kind is None:
        return _rare_marker(text)
    if kind == "cn":
        if found := _COMMA.match(text):
            return _marker(found, COMMA)
        if found := _WORD.match(text):
            return _marker(found, WORD)
        return None
    if kind == "digit":
        return _digit_marker(text)
    if kind == "bracket":
        if found := _BRACKET.match(text):
            return _marker(found, BRACKET)
        if found := _ROUND.match(text):
            return _marker(found, ROUND)
        return None
    if kind == "ordinal":
        return _ordinal_marker(text)
    if kind == "annex":
        return _annex_marker(text)
    if kind == "bullet":
        if found := _BULLET.match(text):
            return _marker(found, BULLET)
        return None
    found = _WORD.match(text)
    return _marker(found, WORD) if found else None


def _marker(found: re.Match[str], style: int, depth: int = 1) -> Marker | None:
    """The marker that was found, unless it is the whole line: a number alone heads nothing."""
    if found.end() == len(found.string):
        return None
    return Marker(found.group().strip(), found.end(), style, depth)


def _digit_marker(text: str) -> Marker | None:
    if found := _DECIMAL.match(text):
        return _marker(found, DECIMAL, depth=found.group().strip().rstrip(".").count(".") + 1)
    if found := _POINT.match(text):
        return _marker(found, POINT)
    if len(text) <= 40 and text[-1] not in "。；，：" and (found := _BARE.match(text)):
        return _marker(found, DECIMAL)
    return None


def _ordinal_marker(text: str) -> Marker | None:
    found = _ORDINAL.match(text)
    if found is None:
        found = _WORD.match(text)
        return _marker(found, WORD) if found else None
    unit = found.group(1)
    after = text[found.end() : found.end() + 1]
    if unit == "条":
        if not after or after in _ARTICLE_GOES_ON:
            return None
        return Marker(found.group(), found.end(), ARTICLE)
    if len(text) > 60 or text[-1] in "；，：" or after in _UNIT_GOES_ON:
        return None
    if text[-1] == "。" and (len(text) > 20 or not after.isspace()):
        return None
    return Marker(found.group(), found.end(), _UNIT[unit])


def _annex_marker(text: str) -> Marker | None:
    found = _ANNEX.match(text)
    return Marker(found.group().strip(), found.end(), ANNEX) if found else None


def _rare_marker(text: str) -> Marker | None:
    first = text[0]
    if first == "#":
        found = _MARKDOWN.match(text)
        return Marker(found.group(1), found.end(), MARKDOWN + len(found.group(1))) if found else None
    if "\u2160" <= first <= "\u32ff":
        if found := _CIRCLE.match(text):
            return _marker(found, CIRCLE)
        if found := _FULL_STOP_DIGIT.match(text):
            return _marker(found, POINT)
        found = _ROMAN.match(text)
        return _marker(found, COMMA) if found else None
    if first.isascii() and (found := _LETTER.match(text)):
        return _marker(found, LETTER)
    return None
