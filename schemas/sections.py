"""Table ``sections``."""

import pandera.pandas as pandera

from schemas.table import Reference, Table, Text, Whole, declare

KINDS = (
    "title", "heading", "paragraph", "list_item", "article", "caption", "table", "dateline", "separator", "publisher",
    "editor", "author", "note",
)  # fmt: skip


class Sections(pandera.DataFrameModel):
    """One block of a document's outline; every character that is not white space lies in exactly one block."""

    section_id: Text = declare("`doc_id`, `s` and the span.")
    doc_id: Text = declare("The document.")
    parent_id: Text = declare("`section_id` of the heading that governs the block.", null="no heading governs it")
    ordinal: Whole = declare("Position in the document, from 0.", minimum=0)
    level: Whole = declare(
        "A heading's depth, from 1; for another block the depth of its heading, 0 without one.", minimum=0
    )
    kind: Text = declare("What the block is.", values=KINDS)
    number: Text = declare("Number as written: 一、 (一) 1. 第三条.", null="not numbered")
    heading: Text = declare("Words of a heading, or the run-in words of an item, without number.", null="no heading")
    path: Text = declare("Headings from the root, joined by ` > `; empty at the root.")
    start: Whole = declare("First character, 0-based.", unit="code points", minimum=0)
    end: Whole = declare("After the last character.", unit="code points", minimum=1)
    text: Text = declare("`documents.text[start:end]`.")

    class Config:
        """The columns are these and no others."""

        strict = True


SECTIONS = Table(
    name="sections",
    model=Sections,
    key="section_id",
    sort=("doc_id", "start", "end"),
    references=(Reference("doc_id", "documents", "doc_id"), Reference("parent_id", "sections", "section_id")),
    spans=(("start", "end", "text"),),
)
