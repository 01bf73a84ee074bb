from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenbiao import dates

DAYS = st.dates(dt.date(1900, 2, 1), dt.date(2099, 1, 1))


@pytest.mark.parametrize(
    ("interval", "edtf", "start", "end", "precision"),
    [
        (dates.of_year(2024), "2024", "2024-01-01", "2024-12-31", "year"),
        (dates.of_half(2024, 2), "2024-41", "2024-07-01", "2024-12-31", "half_year"),
        (dates.of_quarter(2024, 1), "2024-33", "2024-01-01", "2024-03-31", "quarter"),
        (dates.of_month(2024, 2), "2024-02", "2024-02-01", "2024-02-29", "month"),
        (dates.of_months(2024, 1, 5), "2024-01/2024-05", "2024-01-01", "2024-05-31", "month"),
        (dates.ten_days(2023, 2, 3), "2023-02-21/2023-02-28", "2023-02-21", "2023-02-28", "day"),
        (dates.of_decade(1980), "198X", "1980-01-01", "1989-12-31", "decade"),
        (dates.of_century(20), "19XX", "1900-01-01", "1999-12-31", "century"),
        (dates.since(dates.of_quarter(2024, 2)), "2024-04/", "2024-04-01", None, "quarter"),
        (dates.until(dates.of_half(2024, 1)), "/2024-06", None, "2024-06-30", "half_year"),
        (dates.closing(dates.of_year(2024)), "2024-12", "2024-12-01", "2024-12-31", "month"),
        (dates.opening(dates.of_quarter(2024, 4)), "2024-10", "2024-10-01", "2024-10-31", "month"),
        (dates.closing(dates.of_decade(1990)), "1997/1999", "1997-01-01", "1999-12-31", "year"),
        (dates.middle(dates.of_year(2024)), "2024-06/2024-07", "2024-06-01", "2024-07-31", "month"),
        (dates.same_period(dates.of_half(2024, 1), -1), "2023-40", "2023-01-01", "2023-06-30", "half_year"),
        (dates.same_period(dates.of_months(2024, 1, 2), -1), "2023-01/2023-02", "2023-01-01", "2023-02-28", "month"),
        (dates.opening(dates.of_century(20)), "1900/1909", "1900-01-01", "1909-12-31", "year"),
        (dates.opening(dates.between(dates.of_year(2021), dates.of_year(2025))), "2021", "2021-01-01", "2021-12-31",
         "year"),
        (dates.closing(dates.between(dates.of_year(2021), dates.of_year(2025))), "2025", "2025-01-01", "2025-12-31",
         "year"),
        (dates.closing(dates.since(dates.of_year(2024))), "2024/", "2024-01-01", None, "year"),
        (dates.middle(dates.of_decade(1980)), "1983/1986", "1983-01-01", "1986-12-31", "year"),
        (dates.middle(dates.of_century(20)), "1940/1959", "1940-01-01", "1959-12-31", "year"),
        (dates.middle(dates.of_quarter(2024, 2)), "2024-34", "2024-04-01", "2024-06-30", "quarter"),
        (dates.same_period(dates.of_quarter(2024, 3), -1), "2023-35", "2023-07-01", "2023-09-30", "quarter"),
        (dates.same_period(dates.of_day(dt.date(2024, 2, 29)), -1), "2023-02-28", "2023-02-28", "2023-02-28", "day"),
        (dates.same_period(dates.since(dates.of_year(2024)), -1), "2024/", "2024-01-01", None, "year"),
        (dates.between(dates.of_quarter(2024, 1), dates.of_quarter(2024, 2)), "2024-01/2024-06", "2024-01-01",
         "2024-06-30", "quarter"),
        (dates.between(dates.of_decade(1980), dates.of_decade(1990)), "1980/1999", "1980-01-01", "1999-12-31",
         "decade"),
        (dates.of_season(2024, 4), "2024-24", "2024-12-01", "2025-02-28", "quarter"),
        (dates.of_year(12000), "Y12000", None, None, "year"),
        (dates.of_year(-220), "-0220", None, None, "year"),
        (dates.of_year(367), "0367", "0367-01-01", "0367-12-31", "year"),
    ],
)  # fmt: skip
def test_intervals(interval, edtf, start, end, precision):
    found = (interval.edtf, interval.start and interval.start.isoformat(), interval.end and interval.end.isoformat())
    assert (*found, interval.precision) == (edtf, start, end, precision)


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2024, 1, 1, "2024-02-10"), (2025, 1, 1, "2025-01-29"), (2023, 12, -1, "2024-02-09"),
        (2024, 8, 15, "2024-09-17"), (2020, 5, 5, "2020-06-25"), (1898, 1, 1, None), (2150, 1, 1, None),
    ],
)  # fmt: skip
def test_lunar_days(year, month, day, expected):
    found = dates.lunar_day(year, month, day)
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    ("year", "name", "expected"),
    [
        (1998, "清明", "04-05"), (2000, "清明", "04-04"), (2023, "清明", "04-05"), (1976, "清明", "04-04"),
        (2020, "冬至", "12-21"), (2021, "冬至", "12-21"), (2021, "立春", "02-03"), (2002, "立秋", "08-08"),
        (2026, "雨水", "02-18"), (2019, "小寒", "01-05"), (1982, "小寒", "01-06"), (2024, "春分", "03-20"),
    ],
)  # fmt: skip
def test_solar_terms(year, name, expected):
    assert dates.solar_term(year, name).isoformat() == f"{year}-{expected}"


def test_solar_terms_follow_each_other_by_half_a_month():
    days = sorted(dates.solar_term(2024, name) for name in dates.SOLAR_TERMS)
    assert len(days) == 24
    assert all(14 <= (b - a).days <= 16 for a, b in pairwise(days))


def test_nth_weekday():
    assert dates.nth_weekday(2024, 5, 6, 2) == dt.date(2024, 5, 12)
    assert dates.nth_weekday(2024, 4, 0, -1) == dt.date(2024, 4, 29)
    with pytest.raises(ValueError, match="day"):
        dates.nth_weekday(2024, 2, 0, 5)


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        ("2024-07-29", 1, "D", "2024-07-29"),
        ("2024-07-29", 2, "W", "2024-08-11"),
        ("2024-07-29", 3, "M", "2024-10-28"),
        ("2024-11-30", 3, "M", "2025-02-27"),
        ("2024-07-29", 1, "Y", "2025-07-28"),
    ],
)
def test_end_of_length(start, count, unit, end):
    assert dates.end_of_length(dt.date.fromisoformat(start), count, unit).isoformat() == end


@given(DAYS, st.integers(-600, 600))
def test_shifting_months_keeps_the_month_count(day, months):
    shifted = dates.shift_months(day, months)
    assert (shifted.year * 12 + shifted.month) - (day.year * 12 + day.month) == months
    assert shifted.day == min(day.day, dates.last_day(shifted.year, shifted.month))


@given(DAYS, DAYS)
def test_between_is_bounded_by_its_ends(a, b):
    low, high = sorted((a, b))
    interval = dates.between(dates.of_month(low.year, low.month), dates.of_day(high))
    assert interval.start == low.replace(day=1)
    assert interval.end == high


@given(DAYS)
def test_weeks_begin_on_monday(day):
    week = dates.of_week(day)
    assert week.start.weekday() == 0
    assert week.start <= day <= week.end
    assert (week.end - week.start).days == 6
