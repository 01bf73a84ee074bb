"""Table ``mentions``."""

import pandera.pandas as pandera

from schemas.table import Reference, Table, Text, Texts, Whole, declare

KINDS = ("organisation", "person", "place", "law", "policy", "work", "plan", "campaign", "formulation")
STATES = ("draft", "amended", "enacted")


class Mentions(pandera.DataFrameModel):
    """One named thing: organisation, person, place, law, policy, work, plan, campaign, formulation."""

    mention_id: Text = declare("`doc_id`, `m` and the span.")
    doc_id: Text = declare("The document.")
    sentence_id: Text = declare("The sentence that holds the mention.")
    start: Whole = declare("First character, 0-based.", unit="code points", minimum=0)
    end: Whole = declare("After the last character.", unit="code points", minimum=1)
    text: Text = declare("The name as written; `documents.text[start:end]`.")
    kind: Text = declare("What is named.", values=KINDS)
    canonical: Text = declare("Name without marks and variants.", null="not settled")
    code: Text = declare("GB/T 2260 code of a place.", null="no place, or an ambiguous one", pattern=r"^\d{6}$")
    role: Text = declare("A person's title as written beside the name.", null="none written")
    state: Text = declare("State of a law or policy as the text tells it.", null="not told", values=STATES)
    items: Texts = declare("Items of a numbered set (四项原则: its four); empty where the text does not list them.")

    class Config:
        """The columns are these and no others."""

        strict = True


MENTIONS = Table(
    name="mentions",
    model=Mentions,
    key="mention_id",
    sort=("doc_id", "start", "end"),
    references=(Reference("doc_id", "documents", "doc_id"), Reference("sentence_id", "sentences", "sentence_id")),
    spans=(("start", "end", "text"),),
)
