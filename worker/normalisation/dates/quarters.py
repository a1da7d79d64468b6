"""Rules for quarters, halves and fiscal years, and for the year before that business news compares them with."""

import re

from worker.normalisation.dates.calendar import Value, months_of, quarter_near, shift, years
from worker.normalisation.dates.frame import Frame, rule
from worker.normalisation.dates.grammar import EARLY, ORDINAL, YEAR, S, ordinal_number

_AHEAD_DAYS = 95  # a quarter that starts later than the next one is told with its year
_STEP = {"last": -1, "next": 1, "this": 0}


def _year_of(match: re.Match[str], frame: Frame) -> int | None:
    """The year that a quarter's own words give: a number, or this, last, next year."""
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    if parts.get("which") and frame.reference:
        return frame.reference.year + _STEP[parts["which"].lower()]
    return None


def _quarter(match: re.Match[str], frame: Frame) -> Value | None:
    number, year = ordinal_number(match["ordinal"].lstrip("Qq")), _year_of(match, frame)
    if year is not None:
        return months_of(year, 3 * number - 2, 3, "quarter")
    if frame.reference is None:
        return None
    ahead = quarter_near(frame.reference, number, "future")
    if ahead and (ahead[0].start - frame.reference).days <= _AHEAD_DAYS and frame.direction(match) == "future":
        return ahead
    return quarter_near(frame.reference, number, "past")


def _half(match: re.Match[str], frame: Frame) -> Value | None:
    number, year = ordinal_number(match["ordinal"]), _year_of(match, frame)
    if year is None and frame.reference:
        year = frame.reference.year
    return None if year is None or number > 2 else months_of(year, 6 * number - 5, 6, "range")


def _same_quarter(match: re.Match[str], frame: Frame) -> Value | None:
    """'the quarter', 'the latest period' after a quarter was told."""
    mention = frame.last_quarter(match.start())
    if mention:
        return (mention.value, "quarter")
    latest = frame.reference and "latest" in match[0].lower()
    return shift(frame.reference, "quarter", -1) if latest and frame.reference else None


def _year_before(match: re.Match[str], frame: Frame) -> Value | None:
    """'the year-ago quarter', 'year-earlier': the quarter told last, a year back; else the year before."""
    mention = frame.last_quarter(match.start())
    if mention:
        return shift(mention.value.start, "quarter", -4)
    return shift(frame.reference, "year", -1) if frame.reference else None


def _fiscal_year(match: re.Match[str], frame: Frame) -> Value | None:
    return shift(frame.reference, "year", 0) if frame.reference else None


def _quarter_of_year(match: re.Match[str], frame: Frame) -> Value | None:
    """'the 1988 period', 'the 1988 quarter': the quarter told last, in that year."""
    mention, year = frame.last_quarter(match.start()), int(match["year"])
    return months_of(year, mention.value.start.month, 3, "quarter") if mention else years(year)


_FISCAL = r"(?:(?i:fiscal|calendar)[\s-]{1,3})?"
_WHICH = rf"(?P<which>(?i:this|last|next)){S}year"
_OF_YEAR = rf"(?:(?:{S}of)?(?:{S}(?i:fiscal|calendar))?{S}(?P<year>{YEAR})|(?:{S}of)?{S}{_WHICH})?"
_OF = rf"(?:the{S})?(?:(?P<year>{YEAR})(?:['’]s)?|{_WHICH}['’]s){S}"
_NTH = rf"(?P<ordinal>{ORDINAL})[\s-]{{1,3}}{_FISCAL}(?i:quarter)\b"
_QUALIFIED = r"(?:(?:first|second|third|fourth)[\s-])?(?:quarter|period)"
_COMPARED = rf"(?:last{S}year|a{S}year{S}(?:ago|earlier)|the{S}year{S}before)"

RULES = (
    rule("unit number", rf"(?:{EARLY}{S})?(?:(?i:the|its|their){S})?{_FISCAL}{_NTH}{_OF_YEAR}", _quarter, "unit"),
    rule("unit number", rf"{_OF}{_FISCAL}{_NTH}", _quarter, "unit"),
    rule("number", rf"(?P<ordinal>Q[1-4])\b{_OF_YEAR}", _quarter),
    rule("unit number", rf"(?:the{S})?(?P<ordinal>(?i:first|second))[\s-]{{1,3}}(?i:half)\b{_OF_YEAR}", _half, "unit"),
    rule(
        "unit",
        rf"(?i:the{S}(?:latest{S})?quarter|the{S}latest{S}period)\b(?!{S}(?:of|ended|a{S}year))",
        _same_quarter,
    ),
    rule("unit", rf"(?i:(?:the{S})?year-(?:ago|earlier)(?:{S}{_QUALIFIED})?)\b", _year_before),
    rule(
        "unit",
        rf"(?i:the{S}(?:same|corresponding|comparable|like){S}(?:quarter|period)(?:{S}of)?{S}{_COMPARED})\b",
        _year_before,
    ),
    rule("unit", rf"(?i:last{S}year['’]s{S}(?:quarter|period))\b", _year_before),
    rule(
        "number unit",
        rf"(?i:the{S})?(?P<year>{YEAR})(?:['’]s)?{S}(?i:quarter|period)\b",
        _quarter_of_year,
        "number unit",
    ),
    rule(
        "unit",
        rf"(?i:the{S}(?:current{S})?(?:fiscal|full){S}year|for{S}the{S}year)\b(?!{S}(?:ended|ending))",
        _fiscal_year,
    ),
)
