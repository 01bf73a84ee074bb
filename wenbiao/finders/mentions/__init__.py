"""Finder of the table ``mentions``: the named things of a page, from organisations to formulations.

:mod:`.gazetteer` holds the listed names, :mod:`.edges` tells where a name may begin, :mod:`.names` how persons' names
end. :mod:`.organisations` (with :mod:`.enclosed`, names that hold marks, and :mod:`.parts`, parts of bodies),
:mod:`.persons`, :mod:`.places` (with :mod:`.letters`, countries by one letter, and :mod:`.around`, foreign places
that no list has), :mod:`.facilities`, :mod:`.roads`, :mod:`.programmes` and :mod:`.titles` find each kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.facilities import find_facilities
from wenbiao.finders.mentions.gazetteer import Gazetteer, load_gazetteer
from wenbiao.finders.mentions.organisations import find_organisations
from wenbiao.finders.mentions.persons import find_persons
from wenbiao.finders.mentions.places import find_places
from wenbiao.finders.mentions.programmes import find_programmes
from wenbiao.finders.mentions.roads import find_roads
from wenbiao.finders.mentions.titles import find_titles
from wenbiao.page import Page
from wenbiao.records import Mention


def find_mentions(pages: Sequence[Page]) -> list[list[Mention]]:
    """Find the named things of some pages, one kind after the other.

    Args:
        pages: pages with their sections, sentences, metadata and times.

    Returns:
        For each, its mentions in text order; of nested names only the outermost is a row.
    """
    gazetteer = load_gazetteer()
    searches = [_Search(page, gazetteer) for page in pages]
    for s in searches:
        s.rows += find_titles(s.text, s.taken)
    for s in searches:
        s.rows += find_programmes(s.text, s.norm, s.tokens, s.edges, s.taken)
    for s in searches:
        s.rows += find_organisations(s.text, s.norm, s.tokens, s.edges, s.taken)
    for s in searches:
        s.rows += find_roads(s.text, s.norm, s.tokens, s.edges, s.taken)
    for s in searches:
        s.rows += find_facilities(s.text, s.norm, s.tokens, s.edges, s.taken)
    for s in searches:
        s.rows += find_persons(s.text, s.norm, s.tokens, s.edges, s.taken, gazetteer)
    for s in searches:
        s.rows += find_places(s.text, s.norm, s.tokens, s.edges, s.taken)
    return [sorted(s.rows, key=attrgetter("start")) for s in searches]


class _Search:
    """What the finders of all kinds share of one page.

    Attributes:
        text, norm: the page's text, and the same normalised.
        tokens: the lexicon words of the text.
        edges: where names may begin.
        taken: one byte a character, not zero where a row holds it.
        rows: the mentions found so far.
    """

    __slots__ = ("edges", "norm", "rows", "taken", "text", "tokens")

    def __init__(self, page: Page, gazetteer: Gazetteer) -> None:
        self.text, self.norm = page.text, page.norm
        self.tokens = gazetteer.scan(page.norm)
        self.edges = Edges(page.norm, self.tokens, page.times)
        self.taken = bytearray(len(page.text) + 1)
        self.rows: list[Mention] = []
