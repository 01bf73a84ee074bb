"""Finder of the table ``mentions``: the named things of a page, from organisations to formulations.

:mod:`.gazetteer` holds the listed names, :mod:`.edges` tells where a name may begin, :mod:`.names` how persons' names
end. :mod:`.organisations` (with :mod:`.enclosed`, names that hold marks), :mod:`.persons`, :mod:`.places` (with
:mod:`.letters`, countries by one letter), :mod:`.facilities`, :mod:`.programmes` and :mod:`.titles` find each kind.
"""

from __future__ import annotations

from operator import attrgetter

from wenbiao.finders.mentions.edges import Edges
from wenbiao.finders.mentions.facilities import find_facilities
from wenbiao.finders.mentions.gazetteer import load_gazetteer
from wenbiao.finders.mentions.organisations import find_organisations
from wenbiao.finders.mentions.persons import find_persons
from wenbiao.finders.mentions.places import find_places
from wenbiao.finders.mentions.programmes import find_programmes
from wenbiao.finders.mentions.titles import find_titles
from wenbiao.page import Page
from wenbiao.records import Mention


def find_mentions(page: Page) -> list[Mention]:
    """Find the named things of a page.

    Args:
        page: a page with its sections, sentences, metadata and times.

    Returns:
        Mentions in text order; of nested names only the outermost is a row.
    """
    gazetteer = load_gazetteer()
    text, norm = page.text, page.norm
    tokens = gazetteer.scan(norm)
    edges = Edges(norm, tokens)
    taken = bytearray(len(text) + 1)
    rows = find_titles(text, taken)
    rows += find_programmes(text, norm, tokens, edges, taken)
    rows += find_organisations(text, norm, tokens, edges, taken)
    rows += find_facilities(text, norm, tokens, edges, taken)
    rows += find_persons(text, norm, tokens, edges, taken, gazetteer)
    rows += find_places(text, norm, tokens, edges, taken)
    rows.sort(key=attrgetter("start"))
    return rows
