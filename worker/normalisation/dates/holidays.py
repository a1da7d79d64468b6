"""Rules for holidays by name, and for 9/11."""

import re
from datetime import date

from worker.normalisation.dates.calendar import Value, a_day, a_week, add_days, easter, make_day, nth_weekday
from worker.normalisation.dates.frame import Frame, rule
from worker.normalisation.dates.grammar import HOLIDAY, HOLIDAYS, YEAR, S


def holiday_in(name: str, year: int) -> Value | None:
    """The holiday of that year."""
    first, *rest = HOLIDAYS[name]
    if first in ("easter", "easter_week"):
        sunday = easter(year)
        day = add_days(sunday, int(rest[0])) if sunday else None
        return a_day(day) if first == "easter" else a_week(day)
    if len(rest) == 1:
        return a_day(make_day(year, int(first), int(rest[0])))
    weekday, nth, more = map(int, rest)
    found = nth_weekday(year, int(first), weekday, nth)
    return a_day(add_days(found, more)) if found else None


def _holiday(match: re.Match[str], frame: Frame) -> Value | None:
    name = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))
    name = name if name in HOLIDAYS else next((key for key in HOLIDAYS if key.replace("'", "") == name), name)
    if name not in HOLIDAYS:
        return None
    if match["year"]:
        return holiday_in(name, int(match["year"]))
    reference = frame.reference
    if reference is None:
        return None
    which = (match["which"] or "").lower()
    direction = {"last": "past", "next": "future"}.get(which) or frame.direction(match)
    found = [value for step in (-1, 0, 1) if (value := holiday_in(name, reference.year + step))]
    if direction is None:
        return min(found, key=lambda value: abs((value[0].start - reference).days), default=None)
    if direction == "past":
        return max((v for v in found if v[0].start <= reference), key=lambda v: v[0].start, default=None)
    return min((v for v in found if v[0].end >= reference), key=lambda v: v[0].start, default=None)


def _nine_eleven(match: re.Match[str], frame: Frame) -> Value | None:
    return a_day(date(2001, 9, 11))


_WHICH = rf"(?:(?P<which>(?i:last|next|this)){S})?"

RULES = (
    rule("holiday", rf"{_WHICH}(?P<name>{HOLIDAY})(?:,?{S}(?P<year>{YEAR}))?", _holiday),
    rule("number", r"9/11(?![/\d])", _nine_eleven),
)
