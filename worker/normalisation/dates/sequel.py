"""The date of an event of which the text tells how long ago it was: "nearly four years after troops invaded"."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from worker.event import EventDate
from worker.normalisation.dates.grammar import COUNT, number

_LINKS = frozenset(("after", "since"))
_SEQUEL = re.compile(
    rf"(?:(?P<less>nearly|almost|just under|less than)|(?P<more>more than|over|just over|well over))?\s*"
    rf"\b(?P<count>{COUNT})\s+(?P<unit>day|week|month|year|decade)s?\s+(?:to the day\s+)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 40  # characters in front of the link
_DAYS = {"day": 1.0, "week": 7.0}
_MONTHS = {"month": 1.0, "year": 12.0, "decade": 120.0}
_HALF_MONTH = 15  # days


def sequel_date(token: Token, today: date) -> EventDate | None:
    """The days in which the event of `token` was, counted back from `today`, the day the text is written.

    A plain count means the unit around the day so many units back; "nearly" and "more than" mean half a unit after
    and before it.
    """
    for link in _links(token):
        begin = max(token.sent.start_char, link.idx - _LOOK_BACK)
        match = _SEQUEL.search(token.doc.text[begin : link.idx])
        found = _counted_back(match, today) if match else None
        if match is None or found is None:
            continue
        first, last = found
        text = f"{match[0].strip()} {link.text}"
        return EventDate(start=first, end=last, precision="day" if first == last else "range", basis="text", text=text)
    return None


def _links(token: Token) -> Iterator[Token]:
    """The word "after" or "since" that subordinates the clause of `token`, or the noun it is."""
    yield from (child for child in token.children if child.dep_ == "mark" and child.lower_ in _LINKS)
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in _LINKS:
        yield token.head


def _counted_back(match: re.Match[str], today: date) -> tuple[date, date] | None:
    count, unit = number(match["count"].lower()), match["unit"].lower()
    half = 0.0 if unit == "day" else 0.5
    first = _back(today, count + (0.0 if match["less"] else half), unit)
    last = _back(today, count - (0.0 if match["more"] else half), unit)
    return (first, min(last, today)) if first and last else None


def _back(today: date, count: float, unit: str) -> date | None:
    """The day so many units before; half a month is 15 days."""
    try:
        if unit in _DAYS:
            return today - timedelta(days=round(count * _DAYS[unit]))
        whole, part = divmod(count * _MONTHS[unit], 1)
        year, month = divmod(today.year * 12 + today.month - 1 - int(whole), 12)
        day = date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
        return day - timedelta(days=round(2 * part * _HALF_MONTH))
    except (ValueError, OverflowError):  # before the calendar begins
        return None
