"""Calendar arithmetic over ten years of reference days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.event import Interval
from worker.normalisation.dates.calendar import (
    Unit,
    a_quarter,
    a_week,
    a_weekend,
    day_near,
    easter,
    month_near,
    nth_weekday,
    quarter_near,
    shift,
    weekday_beyond,
    weekday_near,
    years,
)

REFERENCES = st.dates(min_value=date(2018, 1, 1), max_value=date(2027, 12, 31))
WEEKDAYS = st.integers(0, 6)
UNITS: list[Unit] = ["hour", "day", "week", "month", "quarter", "year", "decade", "century"]


@given(REFERENCES, WEEKDAYS)
def test_past_weekday_is_within_the_last_seven_days(reference: date, weekday: int) -> None:
    """A past weekday is that weekday, on or before the reference, less than a week back."""
    found = weekday_near(reference, weekday, "past")
    assert found is not None
    assert found.weekday() == weekday
    assert timedelta(0) <= reference - found < timedelta(7)


@given(REFERENCES, WEEKDAYS)
def test_future_weekday_is_within_the_next_seven_days(reference: date, weekday: int) -> None:
    """A future weekday is that weekday, on or after the reference, less than a week ahead."""
    found = weekday_near(reference, weekday, "future")
    assert found is not None
    assert found.weekday() == weekday
    assert timedelta(0) <= found - reference < timedelta(7)


@given(REFERENCES, WEEKDAYS)
def test_last_and_next_weekday_are_never_the_reference(reference: date, weekday: int) -> None:
    """'last Tuesday' and 'next Tuesday' lie one to seven days away, on either side."""
    behind, ahead = weekday_beyond(reference, weekday, "past"), weekday_beyond(reference, weekday, "future")
    assert behind is not None
    assert ahead is not None
    assert timedelta(1) <= reference - behind <= timedelta(7)
    assert timedelta(1) <= ahead - reference <= timedelta(7)


@given(REFERENCES)
def test_week_holds_the_reference_and_its_weekend(reference: date) -> None:
    """A week runs from Monday to Sunday around its day and ends with its weekend."""
    week, weekend = a_week(reference), a_weekend(reference)
    assert week is not None
    assert weekend is not None
    assert week[0].start.weekday() == 0
    assert week[0].start <= reference <= week[0].end
    assert weekend[0] == Interval(week[0].end - timedelta(1), week[0].end)


@given(st.dates(), st.sampled_from(UNITS), st.integers(-3000, 3000))
def test_shift_gives_an_ordered_interval_or_none(reference: date, unit: Unit, count: int) -> None:
    """No shift raises, and no interval ends before it starts, to the ends of the calendar."""
    found = shift(reference, unit, count)
    assert found is None or found[0].start <= found[0].end


@given(REFERENCES, st.sampled_from(UNITS[1:]))
def test_shift_by_nothing_holds_the_reference(reference: date, unit: Unit) -> None:
    """This day, week, month, quarter, year, decade hold the reference."""
    found = shift(reference, unit, 0)
    assert found is not None
    assert found[0].start <= reference <= found[0].end


@given(REFERENCES, st.integers(1, 12))
def test_past_month_has_begun_and_future_month_has_not_ended(reference: date, month: int) -> None:
    """A month behind starts by the reference, a month ahead ends on or after it."""
    behind, ahead = month_near(reference, month, "past"), month_near(reference, month, "future")
    assert behind is not None
    assert ahead is not None
    assert behind[0].start <= reference <= ahead[0].end
    assert behind[0].start.month == ahead[0].start.month == month


@given(REFERENCES, st.integers(1, 4))
def test_past_quarter_has_begun_and_future_quarter_has_not_ended(reference: date, quarter: int) -> None:
    """The same for quarters."""
    behind, ahead = quarter_near(reference, quarter, "past"), quarter_near(reference, quarter, "future")
    assert behind is not None
    assert ahead is not None
    assert behind[0].start <= reference <= ahead[0].end


@given(REFERENCES, st.integers(1, 12), st.integers(1, 28))
def test_day_near_is_within_half_a_year(reference: date, month: int, day: int) -> None:
    """A month and day without a direction is the nearest such day on either side."""
    found = day_near(reference, month, day, None)
    assert found is not None
    assert (found.month, found.day) == (month, day)
    assert abs((found - reference).days) <= 184


def test_leap_day_is_found_in_another_year() -> None:
    """29 February is looked for in the nearest leap year."""
    assert day_near(date(2026, 3, 1), 2, 29, "past") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 3, 31)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 5))]
)
def test_easter(year: int, day: date) -> None:
    """Easter Sundays as published."""
    assert easter(year) == day


@pytest.mark.parametrize(
    ("month", "weekday", "nth", "day"),
    [(11, 3, 4, date(2025, 11, 27)), (5, 0, -1, date(2025, 5, 26)), (9, 0, 1, date(2025, 9, 1))],
)
def test_nth_weekday(month: int, weekday: int, nth: int, day: date) -> None:
    """The fourth Thursday of November, the last Monday of May, the first Monday of September 2025."""
    assert nth_weekday(2025, month, weekday, nth) == day


def test_quarters_and_years_carry() -> None:
    """A fifth quarter is the first of the next year; ten years from 1990 end with 1999."""
    assert a_quarter(2024, 5) == a_quarter(2025, 1)
    assert years(1990, 10) == (Interval(date(1990, 1, 1), date(1999, 12, 31)), "range")
