"""Calendar arithmetic of the date resolver: pure functions from days to intervals.

A computation that leaves the calendar of `datetime.date` (years 1 to 9999) returns None.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from worker.event import DatePrecision, Interval

Value = tuple[Interval, DatePrecision]
Unit = Literal["hour", "day", "week", "month", "quarter", "year", "decade", "century"]
Direction = Literal["past", "future"]

_YEARS = {"year": 1, "decade": 10, "century": 100}


def a_day(day: date | None, precision: DatePrecision = "day") -> Value | None:
    """The interval of one day."""
    return None if day is None else (Interval(day, day), precision)


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """`day` moved by `days`."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def a_week(day: date | None) -> Value | None:
    """The ISO week (Monday to Sunday) that holds `day`."""
    start = add_days(day, -day.weekday()) if day else None
    end = add_days(start, 6) if start else None
    return (Interval(start, end), "week") if start and end else None


def a_weekend(day: date) -> Value | None:
    """Saturday and Sunday of the ISO week that holds `day`."""
    start = add_days(day, 5 - day.weekday())
    end = add_days(start, 1) if start else None
    return (Interval(start, end), "range") if start and end else None


def months_of(year: int, first: int, count: int, precision: DatePrecision) -> Value | None:
    """`count` months from month `first` of `year`; `first` may lie outside 1 to 12 and carries into the year."""
    start_year, start_month = year + (first - 1) // 12, (first - 1) % 12 + 1
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    start = make_day(start_year, start_month, 1)
    end = make_day(end_year, end_month, monthrange(end_year, end_month)[1]) if 1 <= end_year <= 9999 else None
    return (Interval(start, end), precision) if start and end else None


def a_month(year: int, month: int) -> Value | None:
    """A calendar month; `month` may lie outside 1 to 12."""
    return months_of(year, month, 1, "month")


def a_quarter(year: int, quarter: int) -> Value | None:
    """A calendar quarter; `quarter` may lie outside 1 to 4."""
    return months_of(year, 3 * quarter - 2, 3, "quarter")


def years(first: int, count: int = 1) -> Value | None:
    """`count` whole years from `first`: one year, a decade, a century."""
    return months_of(first, 1, 12 * count, "year" if count == 1 else "range")


def weekday_near(reference: date, weekday: int, direction: Direction) -> date | None:
    """The latest such day on or before the reference (past), or the first on or after it (future)."""
    gap = (weekday - reference.weekday()) % 7
    if direction == "past":
        return add_days(reference, gap - 7 if gap else 0)
    return add_days(reference, gap)


def weekday_beyond(reference: date, weekday: int, direction: Direction) -> date | None:
    """As `weekday_near`, but never the reference itself."""
    near = weekday_near(reference, weekday, direction)
    return add_days(reference, -7 if direction == "past" else 7) if near == reference else near


def shift(reference: date, unit: Unit, count: int) -> Value | None:
    """The unit that lies `count` units from the reference: -2 weeks is the week before last."""
    if unit == "hour":
        return a_day(add_days(reference, round(count / 24)))
    if unit == "day":
        return a_day(add_days(reference, count))
    if unit == "week":
        return a_week(add_days(reference, 7 * count))
    if unit == "month":
        return a_month(reference.year, reference.month + count)
    if unit == "quarter":
        return a_quarter(reference.year, (reference.month + 2) // 3 + count)
    size = _YEARS[unit]
    return years(reference.year // size * size + size * count, size)


def month_near(reference: date, month: int, direction: Direction) -> Value | None:
    """The latest such month begun by the reference (past), or the first not ended before it (future)."""
    if direction == "past":
        return a_month(reference.year - (month > reference.month), month)
    return a_month(reference.year + (month < reference.month), month)


def quarter_near(reference: date, quarter: int, direction: Direction) -> Value | None:
    """The latest such quarter begun by the reference (past), or the first not ended before it (future)."""
    current = (reference.month + 2) // 3
    if direction == "past":
        return a_quarter(reference.year - (quarter > current), quarter)
    return a_quarter(reference.year + (quarter < current), quarter)


def day_near(reference: date, month: int, day: int, direction: Direction | None) -> date | None:
    """The month and day nearest to the reference on the side of `direction` (None: on either side)."""
    found = [make_day(reference.year + step, month, day) for step in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]
    days = [each for each in found if each is not None]
    if direction == "past":
        days = [each for each in days if each <= reference]
    elif direction == "future":
        days = [each for each in days if each >= reference]
    return min(days, key=lambda each: abs((each - reference).days), default=None)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The n-th such weekday of a month; -1 is the last."""
    if nth > 0:
        first = make_day(year, month, 1)
        return first and add_days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = make_day(year, month, monthrange(year, month)[1])
    return last and add_days(last, -((last.weekday() - weekday) % 7) + 7 * (nth + 1))


def easter(year: int) -> date | None:
    """Western Easter Sunday, by the anonymous Gregorian computus (Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    n = h + k - 7 * m + 114
    return make_day(year, n // 31, n % 31 + 1)
