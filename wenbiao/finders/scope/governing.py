"""What governs a span: a time, with the interval that the span holds in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from wenbiao.records import Time


@dataclass(slots=True)
class Governing:
    """The governing time of a span.

    Attributes:
        time: the time row, None where none governs.
        source: column time_source (explicit, inherited, event, none).
        role: column time_role (as_of, during, since, by), set also where the time's dates are null.
        edtf, start_date, end_date: the interval that the span holds in. It is the time's own, except where the
            sentence opens it (2020年8月，…整治以来) or closes it (自3月以来，截至6月底).
    """

    time: Time | None
    source: str = "none"
    role: str | None = None
    edtf: str | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None


NOTHING = Governing(None)
