"""The numbers of automatic lists in Word documents (ECMA-376, 17.9), which are no part of the paragraphs' text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

# The namespace of WordprocessingML, as lxml writes it before a tag.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"


def chinese_number(n: int) -> str:
    """Write 1 to 999 as an outline does: 一, 十, 十二, 二十, 一百零三; other numbers in digits."""
    if not 0 < n < 1000:
        return str(n)
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    text = _DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _letter(n: int) -> str:
    return chr(96 + (n - 1) % 26 + 1) * ((n - 1) // 26 + 1)


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(n: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (n // value)
        n %= value
    return text


def _circled(n: int) -> str:
    return chr(0x2460 + n - 1) if 1 <= n <= 20 else str(n)


# ST_NumberFormat; what is not here is written in digits.
_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese_number, "chineseCountingThousand": chinese_number, "japaneseCounting": chinese_number,
    "taiwaneseCountingThousand": chinese_number, "ideographDigital": chinese_number,
    "lowerLetter": _letter, "upperLetter": lambda n: _letter(n).upper(),
    "lowerRoman": _roman, "upperRoman": lambda n: _roman(n).upper(),
    "decimalEnclosedCircle": _circled, "decimalEnclosedCircleChinese": _circled,
    "decimalZero": lambda n: f"{n:02d}",
}  # fmt: skip


@dataclass(slots=True)
class _Level:
    start: int
    style: str
    pattern: str
    spaced: bool


class Numbering:
    """Counts the lists of one document, paragraph by paragraph, in reading order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str | None, int | None, str | None]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.iter(W + "abstractNum"):
            levels = {}
            for level in abstract.iter(W + "lvl"):
                start, style, pattern = (_value(level.find(W + tag)) for tag in ("start", "numFmt", "lvlText"))
                levels[_integer(level.get(W + "ilvl"))] = _Level(
                    _integer(start, 1), style or "decimal", pattern or "", _value(level.find(W + "suff")) != "nothing"
                )
            self._levels[abstract.get(W + "abstractNumId")] = levels
        for num in root.iter(W + "num"):
            abstract_id = _value(num.find(W + "abstractNumId"))
            if abstract_id is not None:
                self._lists[num.get(W + "numId")] = abstract_id
        for style in document.styles.element.iter(W + "style"):
            properties = style.find(f"{W}pPr/{W}numPr")
            number = _value(properties.find(W + "numId")) if properties is not None else None
            level = _value(properties.find(W + "ilvl")) if properties is not None else None
            self._styles[style.get(W + "styleId")] = (
                number, _integer(level) if level else None, _value(style.find(W + "basedOn")),
            )  # fmt: skip

    def next_number(self, paragraph: Any) -> str:
        """The number in front of a paragraph, as Word shows it; empty where it has none (bullets are none)."""
        if not self._lists:
            return ""
        list_id, level = self._list_of(paragraph)
        abstract_id = self._lists.get(list_id or "")
        levels = self._levels.get(abstract_id or "")
        if not levels or level not in levels or abstract_id is None:
            return ""
        counts = self._counts.setdefault(abstract_id, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        definition = levels[level]
        if definition.style in ("bullet", "none"):
            return ""
        text = definition.pattern
        for n, other in levels.items():
            if f"%{n + 1}" in text:
                legal = "decimal" if n < level and other.style.startswith("chinese") and "." in text else other.style
                write = _FORMATS.get(legal, str)
                text = text.replace(f"%{n + 1}", write(counts.get(n, other.start)))
        return text + (" " if definition.spaced and text[-1:] not in ("、", "）", ")", "") else "")

    def _list_of(self, paragraph: Any) -> tuple[str | None, int]:
        """The list and the level that a paragraph or its style belongs to."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            list_id = _value(properties.find(W + "numId"))
            level = _value(properties.find(W + "ilvl"))
            if list_id is not None:
                return list_id, _integer(level)
        style = _value(paragraph.find(f"{W}pPr/{W}pStyle"))
        level_found: int | None = None
        for _ in range(10):
            if style not in self._styles:
                break
            list_id, level_here, style = self._styles[style]
            level_found = level_here if level_found is None else level_found
            if list_id is not None:
                return list_id, level_found or 0
        return None, 0


def _value(element: Any) -> str | None:
    return element.get(W + "val") if element is not None else None


def _integer(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdecimal() else default
