"""Table ``checks``."""

import pandera.pandas as pandera

from schemas.table import Count, Number, Table, Text, declare

LEVELS = ("info", "warning", "error")
STATES = ("passed", "warned", "failed")


class Checks(pandera.DataFrameModel):
    """One check of the release as a whole, with its count and threshold."""

    check_id: Text = declare("Table, column and name of the check, joined by dots.")
    table: Text = declare("The table checked.", null="the check concerns the whole release")
    column: Text = declare("The column checked.", null="the check concerns whole rows")
    check: Text = declare("Name of the check.")
    level: Text = declare("What a breach means.", values=LEVELS)
    n_checked: Count = declare("Rows or files that were looked at.", unit="rows", minimum=0)
    n_failed: Count = declare("Rows or files that broke the check.", unit="rows", minimum=0)
    value: Number = declare("What is measured, where it is no count of rows.", null="a count of rows")
    threshold: Number = declare("Greatest share of broken rows (or measured value) that passes.", null="no threshold")
    state: Text = declare("Outcome.", values=STATES)

    class Config:
        """The columns are these and no others."""

        strict = True


CHECKS = Table(name="checks", model=Checks, key="check_id", sort=("check_id",))
