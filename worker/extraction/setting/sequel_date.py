"""Dates counted from one event to another: "nearly four years after troops invaded", "a day after Monday's attack"."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import cast

from spacy.tokens import Token

from worker.event import DateMention, EventDate
from worker.labels import OF_PREPOSITION
from worker.normalisation.dates.calendar import Unit, shift
from worker.normalisation.dates.clauses import clause_of
from worker.normalisation.dates.grammar import COUNT, number

_LINKS = frozenset(("after", "since"))
_SEQUEL = re.compile(
    rf"(?:(?P<less>nearly|almost|just under|less than)|(?P<more>more than|over|just over|well over))?\s*"
    rf"\b(?P<count>{COUNT})\s+(?P<unit>day|week|month|year|decade)s?\s+(?:to the day\s+)?$",
    re.IGNORECASE,
)
_SIGNS = {"after": 1, "before": -1}
_UNIT_NOUNS = frozenset(("day", "week", "month", "year"))
_DAY = frozenset(("day", "time"))
_LOOK_BACK = 40  # characters in front of the link
_DAYS = {"day": 1.0, "week": 7.0}
_MONTHS = {"month": 1.0, "year": 12.0, "decade": 120.0}
_HALF_MONTH = 15  # days


def sequel_date(token: Token, today: date, dates: Sequence[DateMention]) -> EventDate | None:
    """The days in which the event of `token` was, counted back from the day told in front of the count, else `today`.

    `today` is the day the text is written. A plain count means the unit around the day so many units back; "nearly"
    and "more than" mean half a unit after and before it.
    """
    for link in _links(token):
        begin = max(token.sent.start_char, link.idx - _LOOK_BACK)
        match = _SEQUEL.search(token.doc.text[begin : link.idx])
        told = [m for m in dates if token.sent.start_char <= m.start < begin + match.start()] if match else []
        base = told[-1].value.start if told and told[-1].precision in _DAY else today
        found = _counted_back(match, base) if match else None
        if match is None or found is None:
            continue
        first, last = found
        text = f"{match[0].strip()} {link.text}"
        return EventDate(start=first, end=last, precision="day" if first == last else "range", basis="text", text=text)
    return None


def aftermath_date(token: Token, dates: Sequence[DateMention]) -> EventDate | None:
    """When the event of `token` was, told by the day of another: "a week after the truce was signed on March 1"."""
    for link in token.sent:
        sign = _SIGNS.get(link.lower_)
        if sign is None or not _counts_for(link, token):
            continue
        begin = max(token.sent.start_char, link.idx - _LOOK_BACK)
        match = _SEQUEL.search(token.doc.text[begin : link.idx])
        other = _told_within(link, dates)
        if match is None or other is None or match["less"] or match["more"] or match["unit"].lower() == "decade":
            continue
        unit = cast(Unit, match["unit"].lower())
        found = shift(other.value.start, unit, sign * number(match["count"].lower()))
        if found is not None:
            text = token.doc.text[begin + match.start() : other.end].strip()
            value, precision = found
            return EventDate(start=value.start, end=value.end, precision=precision, basis="text", text=text)
    return None


def _counts_for(link: Token, token: Token) -> bool:
    """True where what is behind "after" or "before" is another event than that of `token`, in whose clause it hangs."""
    inside = link.head if link.dep_ == "mark" else link
    main = inside.head.head if inside.head.lemma_ in _UNIT_NOUNS else inside.head
    return clause_of(token) == clause_of(main) and not inside.is_ancestor(token) and inside != token


def _told_within(link: Token, dates: Sequence[DateMention]) -> DateMention | None:
    """The one day that the clause or noun behind "after" tells."""
    inside = link.head if link.dep_ == "mark" else link
    last = max(token.idx for token in inside.subtree)
    told = [mention for mention in dates if link.idx < mention.start <= last]
    return told[0] if len(told) == 1 and told[0].precision in _DAY else None


def _links(token: Token) -> Iterator[Token]:
    """The word "after" or "since" that subordinates the clause of `token`, or the noun it is."""
    verb = token
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":  # "two days after gunmen stopped a bus and shot the driver"
        verb = verb.head
    yield from (child for child in verb.children if child.dep_ == "mark" and child.lower_ in _LINKS)
    if token.dep_ in OF_PREPOSITION and token.head.lower_ in _LINKS:
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
