"""Times of a text, read on a Wednesday."""

from __future__ import annotations

import datetime as dt

import wenbiao
from wenbiao.records import Time

WEDNESDAY = dt.date(2024, 6, 12)


def found(text: str, reference: dt.date | None = WEDNESDAY) -> list[Time]:
    return wenbiao.extract(text, reference_date=reference).times


def brief(text: str, reference: dt.date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(t.text, t.edtf) for t in found(text, reference)]
