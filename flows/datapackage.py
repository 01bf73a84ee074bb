"""A release described as a Frictionless Data Package (version 2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from schemas import TABLES, Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def describe_release(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Build the descriptor of a release.

    Args:
        manifest: the release's manifest, with rows, bytes and hashes of its tables.

    Returns:
        The content of ``datapackage.json``.
    """
    return {
        "$schema": PROFILE,
        "name": "wenbiao",
        "id": manifest["release_id"],
        "title": "Sections, times, figures, events, quotes and mentions out of Chinese texts",
        "version": manifest["schema_version"],
        "created": manifest["started_at"],
        "resources": [
            _resource(table, manifest["tables"][name]) for name, table in TABLES.items() if name in manifest["tables"]
        ],
    }


def _resource(table: Table, facts: Mapping[str, Any]) -> dict[str, Any]:
    keys = [
        {
            "fields": [r.column],
            "reference": {"resource": "" if r.table == table.name else r.table, "fields": [r.target]},
        }
        for r in table.references
    ]
    schema: dict[str, Any] = {"fields": [_field(c, table.key) for c in table.columns], "primaryKey": [table.key]}
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": f"{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": table.description,
        "bytes": facts["bytes"],
        "hash": f"sha256:{facts['sha256']}",
        "rowCount": facts["rows"],
        "schema": schema,
    }


def _field(column: Column, key: str) -> dict[str, Any]:
    out: dict[str, Any] = {"name": column.name, "type": _type(column.type), "description": column.description}
    if column.unit:
        out["unit"] = column.unit
    if column.null:
        out["nullMeaning"] = column.null
    constraints: dict[str, Any] = {}
    if not column.nullable:
        constraints["required"] = True
    if column.name == key:
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if constraints:
        out["constraints"] = constraints
    return out


def _type(kind: pa.DataType) -> str:
    for test, name in (
        (pa.types.is_integer, "integer"),
        (pa.types.is_floating, "number"),
        (pa.types.is_date, "date"),
        (pa.types.is_timestamp, "datetime"),
        (pa.types.is_boolean, "boolean"),
        (pa.types.is_list, "array"),
    ):
        if test(kind):
            return name
    return "string"
