"""Table ``documents``."""

import pandera.pandas as pandera

from schemas.table import DOC_ID_PATTERN, Count, Day, Reference, RowCheck, Table, Text, Texts, Whole, declare

DATE_SOURCES = ("metadata", "dateline", "byline", "file_name")
DOC_TYPES = ("news", "policy_document", "report", "law", "speech", "other")
SCRIPTS = ("Hans", "Hant")


class Documents(pandera.DataFrameModel):
    """One document: a file, or a member of an archive, or a record of a JSON Lines or CSV file."""

    doc_id: Text = declare("First 16 hex digits of the SHA-256 of the raw bytes.", pattern=DOC_ID_PATTERN)
    source_uri: Text = declare(
        "Where the document was read from: path below the raw folder, `archive.zip!member` inside a container."
    )
    other_uris: Texts = declare("Further places that hold the same bytes, in path order.")
    file_name: Text = declare("Last part of the source's path.")
    sha256: Text = declare("SHA-256 of the raw bytes.", pattern=r"^[0-9a-f]{64}$")
    n_bytes: Count = declare("Size of the raw bytes.", unit="bytes", minimum=0)
    n_chars: Whole = declare("Length of `text`.", unit="code points", minimum=0)
    media_type: Text = declare("Media type as recognised (`text/plain`, `text/html`, …).")
    encoding: Text = declare(
        "Encoding that the bytes were decoded with.", null="the format has no single encoding (DOCX, PDF)"
    )
    title: Text = declare("Title as the text gives it.", null="no title found")
    published_date: Day = declare("Day of publication.", null="the document does not state it")
    published_date_source: Text = declare(
        "Where `published_date` was read.", null="no `published_date`", values=DATE_SOURCES
    )
    latest_date: Day = declare(
        "Latest past date that the text states; never used as a publication date.", null="the text states no full date"
    )
    publisher: Text = declare("Who published it (来源, agency line).", null="not stated")
    author: Text = declare("Author or reporter as written.", null="not stated")
    editor: Text = declare("Editor as written (编辑, 责编).", null="not stated")
    document_number: Text = declare(
        "Number of an official document (发文字号), as written: 国发〔2018〕15号.", null="none stated"
    )
    issuing_body: Text = declare("Body that issued an official document.", null="not stated")
    doc_type: Text = declare("Genre of the text.", values=DOC_TYPES)
    script: Text = declare("Script, ISO 15924.", values=SCRIPTS)
    text: Text = declare("The document's text; every `start` and `end` of the other tables refers to it.")
    rules_version: Text = declare("Version of the extraction rules that read this document.")
    duplicate_of: Text = declare(
        "`doc_id` of the document that this one reprints.", null="no reprint", pattern=DOC_ID_PATTERN
    )
    n_sections: Whole = declare("Rows extracted for `sections`, refused ones included.", unit="rows", minimum=0)
    n_sentences: Whole = declare("Rows extracted for `sentences`, refused ones included.", unit="rows", minimum=0)
    n_times: Whole = declare("Rows extracted for `times`, refused ones included.", unit="rows", minimum=0)
    n_events: Whole = declare("Rows extracted for `events`, refused ones included.", unit="rows", minimum=0)
    n_figures: Whole = declare("Rows extracted for `figures`, refused ones included.", unit="rows", minimum=0)
    n_quotes: Whole = declare("Rows extracted for `quotes`, refused ones included.", unit="rows", minimum=0)
    n_mentions: Whole = declare("Rows extracted for `mentions`, refused ones included.", unit="rows", minimum=0)

    class Config:
        """The columns are these and no others."""

        strict = True


DOCUMENTS = Table(
    name="documents",
    model=Documents,
    key="doc_id",
    sort=("published_date", "source_uri", "doc_id"),
    references=(Reference("duplicate_of", "documents", "doc_id"),),
    row_group=4_096,
    row_checks=(
        RowCheck("doc_id_of_sha256", "doc_id begins sha256", lambda df: df["sha256"].str.slice(0, 16) == df["doc_id"]),
        RowCheck("n_chars_of_text", "n_chars is the length of text", lambda df: df["text"].str.len() == df["n_chars"]),
        RowCheck(
            "date_has_source",
            "published_date has a source, and no source stands without a date",
            lambda df: df["published_date"].isna() == df["published_date_source"].isna(),
        ),
    ),
)
