"""Table ``dictionary``, and the data dictionary as Markdown: what every column of every table means."""

from __future__ import annotations

from collections.abc import Iterable

import pandera.pandas as pandera
import pyarrow as pa

from schemas.table import SCHEMA_VERSION, Flag, Table, Text, Texts, Whole, declare


class Dictionary(pandera.DataFrameModel):
    """One column of one table: what it means."""

    column_id: Text = declare("Table and column, joined by a dot.")
    table: Text = declare("The table.")
    column: Text = declare("The column.")
    ordinal: Whole = declare("Position in the table, from 0.", minimum=0)
    type: Text = declare("Arrow type.")
    nullable: Flag = declare("Whether nulls occur.")
    null: Text = declare("What a null means.", null="never null")
    unit: Text = declare("Unit of the values.", null="no unit")
    values: Texts = declare("Allowed values; empty where they are free.")
    description: Text = declare("What the column means.")

    class Config:
        """The columns are these and no others."""

        strict = True


DICTIONARY = Table(name="dictionary", model=Dictionary, key="column_id", sort=("table", "ordinal", "column_id"))


def dictionary_rows(tables: Iterable[Table]) -> pa.Table:
    """The dictionary of some tables as a table of its own."""
    return DICTIONARY.from_rows(
        [
            {
                "column_id": f"{table.name}.{c.name}", "table": table.name, "column": c.name, "ordinal": i,
                "type": str(c.type), "nullable": c.nullable, "null": c.null, "unit": c.unit, "values": list(c.values),
                "description": c.description,
            }
            for table in tables
            for i, c in enumerate(table.columns)
        ]
    )  # fmt: skip


def dictionary_markdown(tables: Iterable[Table]) -> str:
    """The dictionary of some tables as a Markdown page."""
    lines = [
        "# Data dictionary",
        "",
        f"Schema version {SCHEMA_VERSION}. Written by `wenbiao dictionary` from `schemas/`; do not edit.",
    ]
    for table in tables:
        lines += ["", f"## {table.name}", "", table.description, "", f"Key: `{table.key}`."]
        for r in table.references:
            lines.append(f"`{r.column}` refers to `{r.table}.{r.target}`.")
        lines += ["", "| column | type | null | meaning |", "|---|---|---|---|"]
        for c in table.columns:
            meaning = c.description
            if c.unit:
                meaning += f" Unit: {c.unit}."
            if c.values:
                meaning += f" One of {', '.join(f'`{v}`' for v in c.values)}."
            lines.append(
                f"| `{c.name}` | {_type(c.type)} | {c.null or 'never'} | {meaning.replace('|', chr(92) + '|')} |"
            )
    return "\n".join(lines) + "\n"


def _type(kind: pa.DataType) -> str:
    return str(kind).replace("item: ", "").replace("[day]", "").replace("double", "float64")
