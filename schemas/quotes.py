"""Table ``quotes``."""

import pandera.pandas as pandera

from schemas.table import Reference, Table, Text, Whole, declare

KINDS = ("full", "partial")
ATTRIBUTIONS = ("before", "after", "adjacent", "none")


class Quotes(pandera.DataFrameModel):
    """One piece of direct speech; the span lies inside the quotation marks."""

    quote_id: Text = declare("`doc_id`, `q` and the span.")
    doc_id: Text = declare("The document.")
    sentence_id: Text = declare("The sentence in which the quote starts.")
    start: Whole = declare("First character inside the marks, 0-based.", unit="code points", minimum=0)
    end: Whole = declare("After the last character inside the marks.", unit="code points", minimum=1)
    text: Text = declare("What is said; `documents.text[start:end]`.")
    speaker: Text = declare("Short name of the person, or the institution.", null="the text does not say who")
    cue: Text = declare("Saying verb: 强调, 指出.", null="none")
    attribution: Text = declare(
        "Where the speaker stands; `adjacent` is a neighbouring sentence without a saying verb.", values=ATTRIBUTIONS
    )
    kind: Text = declare("An independent clause (full), or woven into the host sentence (partial).", values=KINDS)

    class Config:
        """The columns are these and no others."""

        strict = True


QUOTES = Table(
    name="quotes",
    model=Quotes,
    key="quote_id",
    sort=("doc_id", "start", "end"),
    references=(Reference("doc_id", "documents", "doc_id"), Reference("sentence_id", "sentences", "sentence_id")),
    spans=(("start", "end", "text"),),
)
