"""A table's one declaration, and all that derives from it: pandera check, Parquet schema, descriptor, empty table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
import pyarrow.compute as pc

# Raised by hand when a column or a meaning changes: part of every release's manifest.
SCHEMA_VERSION = "1.0"

Text = Annotated[pd.ArrowDtype, pa.string()]
Whole = Annotated[pd.ArrowDtype, pa.int32()]
Count = Annotated[pd.ArrowDtype, pa.int64()]
Power = Annotated[pd.ArrowDtype, pa.int8()]
Number = Annotated[pd.ArrowDtype, pa.float64()]
Day = Annotated[pd.ArrowDtype, pa.date32()]
Instant = Annotated[pd.ArrowDtype, pa.timestamp("us", tz="UTC")]
Flag = Annotated[pd.ArrowDtype, pa.bool_()]
Texts = Annotated[pd.ArrowDtype, pa.list_(pa.string())]

# What EDTF (ISO 8601-2) is written with: digits, X for unspecified ones, T and : for times of day, / for intervals.
EDTF_PATTERN = r"^[0-9XTZ:+\-/.~?%]+$"
DURATION_PATTERN = r"^P(?:\d+(?:\.\d+)?[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?$"
DOC_ID_PATTERN = r"^[0-9a-f]{16}$"
PLACE_CODE_PATTERN = r"^\d{6}$"


def declare(
    description: str,
    *,
    null: str | None = None,
    unit: str | None = None,
    values: Sequence[str] | None = None,
    pattern: str | None = None,
    minimum: float | None = None,
) -> Any:
    """Declare a column of a ``DataFrameModel``.

    Args:
        description: what the column means, one or two sentences.
        null: what a null means; None where the column is never null.
        unit: unit of the values, where they have one.
        values: the allowed values.
        pattern: a regular expression (RE2) that the values match from their start.
        minimum: least value.

    Returns:
        The field, for the class body.
    """
    checks: dict[str, Any] = {}
    if values is not None:
        checks["isin"] = list(values)
    if pattern is not None:
        checks["str_matches"] = pattern
    if minimum is not None:
        checks["ge"] = minimum
    facts = {
        "null": null,
        "unit": unit,
        "values": None if values is None else list(values),
        "pattern": pattern,
        "minimum": minimum,
    }
    return pandera.Field(nullable=null is not None, description=description, metadata=facts, **checks)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the dictionary and the descriptor show it."""

    name: str
    type: pa.DataType
    nullable: bool
    description: str
    null: str | None
    unit: str | None
    values: tuple[str, ...]
    pattern: str | None
    minimum: float | None


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: every non-null value of ``column`` stands in ``table.target``."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class DeclaredCheck:
    """A check that every row of a table has to pass.

    Attributes:
        column: the column that it looks at; None where it looks at the whole row.
        name: its name in ``issues.check``.
        description: what it demands, in words.
    """

    column: str | None
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A check that looks at several columns of a row.

    Attributes:
        name: its name in ``issues.check``.
        description: what it demands, in words.
        holds: the outcome per row of a frame; null passes.
    """

    name: str
    description: str
    holds: Callable[[pd.DataFrame], pd.Series]


@dataclass(frozen=True)
class Table:
    """A table: its pandera model and the facts that concern its rows as a whole.

    Attributes:
        name: the table's name and its file's, plural.
        model: the pandera model; its docstring says what a row is.
        key: the column that identifies a row.
        sort: columns that order the published rows; they settle the order fully. ``year:column`` stands for a date's
            year. Nulls come last.
        references: foreign keys.
        spans: triples (start, end, text) of columns whose text is sliced out of ``documents.text``.
        row_group: greatest number of rows in a row group of the published file.
    """

    name: str
    model: type[pandera.DataFrameModel]
    key: str
    sort: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    spans: tuple[tuple[str, str, str], ...] = ()
    row_group: int = 65_536
    row_checks: tuple[RowCheck, ...] = ()

    @cached_property
    def schema(self) -> pandera.DataFrameSchema:
        """The pandera schema, with the checks of whole rows that every table shares."""
        schema = self.model.to_schema()
        schema.checks = [pandera.Check(_settled(check.holds), name=check.name) for check in self._all_row_checks()]
        return schema

    def _all_row_checks(self) -> list[RowCheck]:
        key = self.key
        checks = [RowCheck("key_unique", f"{key} stands in one row only", lambda df: ~df[key].duplicated())]
        for start, end, text in self.spans:
            demand = f"{end} is behind {start} by the length of {text}"
            checks.append(RowCheck(f"{text}_span", demand, _bounds_text(start, end, text)))
        return [*checks, *self.row_checks]

    @property
    def description(self) -> str:
        """What a row of the table is."""
        return " ".join((self.model.__doc__ or "").split())

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in order."""
        out = []
        for name, c in self.schema.columns.items():
            facts = c.metadata
            out.append(
                Column(
                    name, c.dtype.type.pyarrow_dtype, c.nullable, c.description, facts["null"], facts["unit"],
                    tuple(facts["values"] or ()), facts["pattern"], facts["minimum"],
                )
            )  # fmt: skip
        return tuple(out)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(c.name for c in self.columns)

    @cached_property
    def checks(self) -> tuple[DeclaredCheck, ...]:
        """Every check that a row has to pass before it is published."""
        out = []
        for c in self.columns:
            if not c.nullable:
                out.append(DeclaredCheck(c.name, "not_nullable", f"{c.name} is never null"))
            if c.values:
                out.append(DeclaredCheck(c.name, "isin", f"{c.name} is one of its values"))
            if c.pattern:
                out.append(DeclaredCheck(c.name, "str_matches", f"{c.name} is written as {c.pattern}"))
            if c.minimum is not None:
                demand = f"{c.name} is at least {c.minimum:g}"
                out.append(DeclaredCheck(c.name, "greater_than_or_equal_to", demand))
        out += [DeclaredCheck(None, check.name, check.description) for check in self._all_row_checks()]
        for _, _, text in self.spans:
            out.append(DeclaredCheck(text, "slices_back", f"the document's text has {text} at the row's offsets"))
        for r in self.references:
            out.append(DeclaredCheck(r.column, "reference", f"{r.column} is null or stands in {r.table}.{r.target}"))
        return tuple(out)

    def check_names(self) -> list[tuple[str | None, str]]:
        """Column and name of every check."""
        return [(check.column, check.name) for check in self.checks]

    @cached_property
    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema that files are written with: types, nullability, descriptions in the metadata."""
        fields = []
        for c in self.columns:
            facts = {"description": c.description, "unit": c.unit, "null": c.null}
            fields.append(
                pa.field(
                    c.name, c.type, nullable=c.nullable, metadata={k: v for k, v in facts.items() if v is not None}
                )
            )
        return pa.schema(
            fields, metadata={"table": self.name, "description": self.description, "schema_version": SCHEMA_VERSION}
        )

    def empty(self) -> pa.Table:
        """The table without rows."""
        return self.arrow_schema.empty_table()

    def from_columns(self, columns: Mapping[str, Sequence[Any]]) -> pa.Table:
        """Build an Arrow table from one sequence per column.

        Args:
            columns: values by column name; the names are exactly the table's.

        Returns:
            The table in the declared order and types.

        Raises:
            ColumnsError: a column is missing, or one is not of this table.
        """
        if columns.keys() != set(self.names):
            raise ColumnsError(self.name, columns.keys(), self.names)
        schema = self.arrow_schema
        return pa.Table.from_arrays([pa.array(columns[f.name], type=f.type) for f in schema], schema=schema)

    def conform(self, rows: pa.Table) -> pa.Table:
        """Bring rows of an older minor version into the declared columns: what they lack is null."""
        columns = [
            rows.column(c.name) if c.name in rows.schema.names else pa.nulls(rows.num_rows, c.type)
            for c in self.columns
        ]
        return pa.table(columns, schema=self.arrow_schema)

    def from_rows(self, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
        """Build an Arrow table from a few rows; each has exactly the table's columns (see ``from_columns``)."""
        for row in rows:
            if row.keys() != set(self.names):
                raise ColumnsError(self.name, row.keys(), self.names)
        return self.from_columns({name: [row[name] for row in rows] for name in self.names})


class ColumnsError(ValueError):
    """Columns that are not the declared ones: a misspelt one would otherwise be published as nulls.

    Attributes:
        table: the table's name.
        missing: declared columns that were not given.
        unknown: given columns that are not declared.
    """

    def __init__(self, table: str, given: Any, declared: Any) -> None:
        self.table = table
        self.missing = sorted(set(declared) - set(given))
        self.unknown = sorted(set(given) - set(declared))
        super().__init__(f"table {table}: missing columns {self.missing}, unknown columns {self.unknown}")


def _settled(check: Callable[[pd.DataFrame], pd.Series]) -> Callable[[pd.DataFrame], pd.Series]:
    """A row check in which an unknown outcome (a null took part) passes; pandera would crash on Arrow's NA."""
    return lambda df: check(df).fillna(True).astype(bool)


def _bounds_text(start: str, end: str, text: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda df: (df[end] > df[start]) & (df[text].str.len() == df[end] - df[start])


ORDERED_DATES = RowCheck(
    "dates_ordered", "end_date is not before start_date", lambda df: df["end_date"] >= df["start_date"]
)


def sort_columns(table: Table, rows: pa.Table) -> pa.Table:
    """The columns that order a table's rows, as plain values.

    Args:
        table: the table.
        rows: rows that have at least the columns named in ``table.sort``.

    Returns:
        One column per entry of ``table.sort``, named ``0``, ``1`` and so on.
    """
    arrays = []
    for name in table.sort:
        part, _, column_name = name.rpartition(":")
        values = rows.column(column_name)
        arrays.append(pc.year(values) if part == "year" else values)
    return pa.table(arrays, names=[str(i) for i in range(len(arrays))])


def sorted_order(keys: pa.Table) -> pa.Array:
    """The order of rows by all columns of ``keys``, nulls last; equal rows keep theirs."""
    return pc.sort_indices(keys, [(name, "ascending", "at_end") for name in keys.column_names])
