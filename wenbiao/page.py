"""The text being read and what has been found in it so far: the one object that every finder takes."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from typing import TYPE_CHECKING

from wenbiao.normalise import normalise
from wenbiao.records import Event, Figure, Mention, Metadata, Quote, Section, Sentence, Time

if TYPE_CHECKING:
    from wenbiao.finders.scope import TimeScope
    from wenbiao.numerals import Numeral
    from wenbiao.quantities import Quantity


class Page:
    """A text on its way through the finders.

    Attributes:
        text: the document's text; all offsets refer to it.
        norm: the same text with variant characters folded, equal in length, so that offsets hold; patterns run on it.
        reference_date: the day that 今天 means, or None where neither the caller nor the text says.
        sections, sentences, numerals, times, quantities, mentions, quotes, figures, events: in text order, each filled
            by its finder; a finder may read what stands before it in this list.
        outlooks: whether a block, by its id, looks back on what was done or ahead (outlook.py).
        scope: which time governs a place; set before the figures, and what it has found out serves the events too.
    """

    __slots__ = (  # noqa: RUF023 - in the order of the data path
        "doc_id", "text", "norm", "reference_date", "metadata", "sections", "sentences", "outlooks", "numerals",
        "times", "quantities", "mentions", "quotes", "scope", "figures", "events", "_section_starts",
        "_sentence_starts",
    )  # fmt: skip
    __deletable__ = ("scope",)  # asked for by mypyc

    def __init__(self, text: str, doc_id: str, reference_date: dt.date | None = None) -> None:
        self.doc_id = doc_id
        self.text = text
        self.norm = normalise(text)
        self.reference_date = reference_date
        self.metadata = Metadata()
        self.sections: list[Section] = []
        self.sentences: list[Sentence] = []
        self.outlooks: dict[str, str] = {}
        self.numerals: list[Numeral] = []
        self.times: list[Time] = []
        self.quantities: list[Quantity] = []
        self.mentions: list[Mention] = []
        self.quotes: list[Quote] = []
        self.scope: TimeScope
        self.figures: list[Figure] = []
        self.events: list[Event] = []
        self._section_starts: list[int] = []
        self._sentence_starts: list[int] = []

    def set_sections(self, sections: list[Section]) -> None:
        """Store the blocks (in text order) and index them by offset."""
        self.sections = sections
        self._section_starts = [s.start for s in sections]

    def set_sentences(self, sentences: list[Sentence]) -> None:
        """Store the sentences (in text order) and index them by offset."""
        self.sentences = sentences
        self._sentence_starts = [s.start for s in sentences]

    def section_index(self, offset: int) -> int:
        """Index of the block that holds an offset, -1 before the first."""
        return bisect_right(self._section_starts, offset) - 1

    def sentence_index(self, offset: int) -> int:
        """Index of the sentence that holds an offset, -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset (the nearest before it, in white space)."""
        return self.sentences[bisect_right(self._sentence_starts, offset, 1) - 1]

    def section_at(self, offset: int) -> Section:
        """The block that holds an offset (the nearest before it, in white space)."""
        return self.sections[bisect_right(self._section_starts, offset, 1) - 1]
