"""Two dates of one expression, the first of which is told by the second: "June and July 2023", "Monday to Friday"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from worker.event import DateMention, Interval
from worker.normalisation.dates.calendar import a_month, make_day
from worker.normalisation.dates.grammar import WEEKDAY, YEAR

_JOINTS = frozenset(("and", "or", "to", "until", "till", "through", "-", "–"))
_SPANS = frozenset(("to", "until", "till", "through"))
_YEAR_LAST = re.compile(rf"\b{YEAR}$")
_YEAR_ANY = re.compile(rf"\b{YEAR}\b|['’]\d\d\b|year")
_WEEKDAY = re.compile(rf"{WEEKDAY}")
_WEEK = timedelta(days=7)


def paired(found: Sequence[DateMention], text: str, reference: date | None) -> list[DateMention]:
    """The mentions, each first one of a pair moved to the year or the week that the second one tells."""
    out = list(found)
    for i in range(len(out) - 1):
        one, other = out[i], out[i + 1]
        joint = text[one.end : other.start].strip().lower()
        if joint in _JOINTS and _YEAR_LAST.search(other.text) and not _YEAR_ANY.search(one.text):
            out[i] = _in_year_of(one, other)
        elif joint in _SPANS and _WEEKDAY.fullmatch(one.text) and _WEEKDAY.fullmatch(other.text):
            out[i], out[i + 1] = _in_order(one, other, reference)
    return out


def _in_year_of(one: DateMention, other: DateMention) -> DateMention:
    """A day or month without a year in the year of the one behind it, or the year before: "December to March 2024"."""
    last = other.value.start
    start = one.value.start
    year = last.year - ((start.month, start.day) > (last.month, last.day))
    if one.precision == "month":
        moved = a_month(year, start.month)
        return replace(one, value=moved[0]) if moved else one
    day = make_day(year, start.month, start.day)
    if one.precision not in ("day", "time") or one.value.start != one.value.end or day is None:
        return one
    return replace(one, value=Interval(day, day))


def _in_order(one: DateMention, other: DateMention, reference: date | None) -> tuple[DateMention, DateMention]:
    """Weekdays from the first to the last: a week is added ahead of the reference, taken off behind it."""
    if one.value.start <= other.value.start:
        return one, other
    if reference is not None and one.value.start >= reference:
        return one, _moved(other, _WEEK)
    return _moved(one, -_WEEK), other


def _moved(mention: DateMention, by: timedelta) -> DateMention:
    return replace(mention, value=Interval(mention.value.start + by, mention.value.end + by))
