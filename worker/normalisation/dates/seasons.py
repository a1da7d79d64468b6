"""Rules for seasons: "last summer", "the spring of 2014", "in the autumn"; months as north of the equator."""

import re
from collections.abc import Iterator

from worker.event import Interval
from worker.normalisation.dates.calendar import Value, months_of
from worker.normalisation.dates.frame import Frame, rule
from worker.normalisation.dates.grammar import EARLY, SEASON, SEASONS, YEAR, S

_MONTHS = 3


def _season(match: re.Match[str], frame: Frame) -> Value | None:
    """The season of the year told, else the last that ended, the next that begins, or as the tense has it."""
    first = SEASONS[match["name"].lower()]
    if match["year"]:
        return _in_year(int(match["year"]), first)
    which = (match["which"] or "").lower()
    if frame.reference is None or not which:
        return None
    if which == "this":
        return _in_year(frame.reference.year, first)
    ahead = which in ("next", "coming") or (which == "the" and frame.direction(match) == "future")
    near = list(_near(frame.reference.year, first))
    if ahead:
        return next(((value, "range") for value in near if value.start > frame.reference), None)
    return next(((value, "range") for value in reversed(near) if value.end < frame.reference), None)


def _in_year(year: int, first: int) -> Value | None:
    return months_of(year, first, _MONTHS, "range")


def _near(year: int, first: int) -> Iterator[Interval]:
    for each in range(year - 2, year + 2):
        found = _in_year(each, first)
        if found is not None:
            yield found[0]


_NAME = rf"(?P<name>{SEASON})\b"
_OF_YEAR = rf"(?:,?{S}(?:of{S})?(?P<year>{YEAR})(?:[-–/]\d\d\b)?)"
_PART = rf"(?:{EARLY}[\s-])?"
_NO_YEAR = r"(?P<year>(?!))?"
_END = rf"(?=[.,;:)]|$|{S}(?:and|but|when|after|before|as|to|for|in|at|with|during|while|if|because|by|on|under)\b)"

RULES = (
    rule("season", rf"(?:(?P<which>(?i:the)){S})?{_PART}{_NAME}{_OF_YEAR}", _season, "number"),
    rule("season", rf"(?P<which>(?i:last|this|next|coming)){S}{_PART}{_NAME}{_NO_YEAR}", _season),
    rule(
        "season",
        rf"(?<=\bin )(?P<which>the){S}{_PART}(?P<name>(?!fall){SEASON})\b{_NO_YEAR}{_END}",
        _season,
    ),
)
