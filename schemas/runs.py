"""Table ``runs``."""

from typing import Annotated

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from schemas.table import Count, Instant, Table, Text, declare

STATUSES = ("clean", "warnings")
Tally = Annotated[pd.ArrowDtype, pa.list_(pa.struct([("check", pa.string()), ("n", pa.int64())]))]


class Runs(pandera.DataFrameModel):
    """One run that published a release: when, with which versions, what changed."""

    release_id: Text = declare("The release that the run published.")
    run_id: Text = declare("Hash of the inputs and versions: equal for runs that must give equal tables.")
    started_at: Instant = declare("Start of the run (UTC).")
    finished_at: Instant = declare("When its tables were complete (UTC).")
    status: Text = declare("`warnings` where rows or files were refused.", values=STATUSES)
    code_version: Text = declare("Version of the package.")
    rules_version: Text = declare("Version of the extraction rules.")
    schema_version: Text = declare("Version of the schemas.")
    documents_seen: Count = declare("Files in the raw folder; an archive is one.", unit="files", minimum=0)
    documents_new: Count = declare("Files at places that the release before did not know.", unit="files", minimum=0)
    documents_changed: Count = declare("Files at the same place with other bytes.", unit="files", minimum=0)
    documents_unchanged: Count = declare("Files at the same place with the same bytes.", unit="files", minimum=0)
    documents_removed: Count = declare("Files of the release before that are gone.", unit="files", minimum=0)
    documents_failed: Count = declare("Files, members and records that gave no document.", unit="files", minimum=0)
    n_documents: Count = declare("Rows of `documents`.", unit="rows", minimum=0)
    n_sections: Count = declare("Rows of `sections`.", unit="rows", minimum=0)
    n_sentences: Count = declare("Rows of `sentences`.", unit="rows", minimum=0)
    n_times: Count = declare("Rows of `times`.", unit="rows", minimum=0)
    n_events: Count = declare("Rows of `events`.", unit="rows", minimum=0)
    n_figures: Count = declare("Rows of `figures`.", unit="rows", minimum=0)
    n_quotes: Count = declare("Rows of `quotes`.", unit="rows", minimum=0)
    n_mentions: Count = declare("Rows of `mentions`.", unit="rows", minimum=0)
    n_issues: Count = declare("Rows of `issues`.", unit="rows", minimum=0)
    issues_per_check: Tally = declare("Rows of `issues` by check.")

    class Config:
        """The columns are these and no others."""

        strict = True


RUNS = Table(name="runs", model=Runs, key="release_id", sort=("started_at", "release_id"))
