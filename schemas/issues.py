"""Table ``issues``."""

import pandera.pandas as pandera

from schemas.table import Table, Text, declare

LEVELS = ("warning", "error")
STAGES = ("read", "segment", "extract", "validate", "publish")


class Issues(pandera.DataFrameModel):
    """One row or file that was refused, and why; nothing is lost."""

    issue_id: Text = declare("Hash of what is wrong where; the same fault has the same id in every run.")
    run_id: Text = declare("The run that published this release.")
    level: Text = declare("How bad it is.", values=LEVELS)
    stage: Text = declare("Where on the path it was found.", values=STAGES)
    source_uri: Text = declare("The file, member or record.")
    doc_id: Text = declare("The document.", null="the file gave no document")
    table: Text = declare("Table of the refused row.", null="a whole file was refused")
    row_id: Text = declare("Key of the refused row.", null="a whole file was refused")
    column: Text = declare("Column that broke the check.", null="the check concerns the whole row or file")
    check: Text = declare("Name of the check that failed.")
    message: Text = declare("What is wrong, in words.")
    value: Text = declare(
        "The offending value as text.", null="the check concerns the whole row or file, or the value is null"
    )
    sentence: Text = declare("The sentence that the row came from.", null="no single sentence")
    row: Text = declare("The refused row as JSON.", null="a whole file was refused")

    class Config:
        """The columns are these and no others."""

        strict = True


ISSUES = Table(name="issues", model=Issues, key="issue_id", sort=("source_uri", "table", "row_id", "check", "issue_id"))
