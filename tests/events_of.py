"""Events of a paragraph that stands under a title of no event, read on one day."""

from __future__ import annotations

import datetime as dt

import wenbiao
from wenbiao.records import Event

DAY = dt.date(2021, 6, 15)
TITLE = "一周要闻\n"


def read(text: str, day: dt.date | None = DAY) -> list[Event]:
    return wenbiao.extract(f"{TITLE}{text}\n", reference_date=day).events
