"""Table ``sentences``."""

import pandera.pandas as pandera

from schemas.table import Reference, Table, Text, Whole, declare


class Sentences(pandera.DataFrameModel):
    """One sentence inside one block: the join key of every extracted row."""

    sentence_id: Text = declare("`doc_id`, `n` and the span.")
    doc_id: Text = declare("The document.")
    section_id: Text = declare("The block that holds the sentence.")
    ordinal: Whole = declare("Position in the document, from 0.", minimum=0)
    start: Whole = declare("First character, 0-based.", unit="code points", minimum=0)
    end: Whole = declare("After the last character.", unit="code points", minimum=1)
    text: Text = declare("`documents.text[start:end]`.")

    class Config:
        """The columns are these and no others."""

        strict = True


SENTENCES = Table(
    name="sentences",
    model=Sentences,
    key="sentence_id",
    sort=("doc_id", "start", "end"),
    references=(Reference("doc_id", "documents", "doc_id"), Reference("section_id", "sections", "section_id")),
    spans=(("start", "end", "text"),),
)
