"""When a paragraph tells of: the years, months and seasons that it names, against the day of publication."""

import re
from collections.abc import Iterator
from datetime import date

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
)
_OPENING_MONTH = re.compile(
    r"^(?:on|in|by|since|last|until) (?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_MONTH = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|[Ff]rom|[Oo]f|[Oo]n|[Ee]arly|[Ll]ate|[Mm]id-?) ?"
    rf"(?P<month>{_NAMES})(?:,? (?:\d\d?, )?(?P<year>\d{{4}}))?"
)
_ANY_MONTH = re.compile(rf"\b(?P<month>{_NAMES})(?=\W|$)(?:,? (?:\d\d?,? )?(?P<year>\d{{4}})\b)?")
_WORD_TOO = ("Mar", "May")  # "March" and "May" open sentences as words
_MONTH_BEFORE = re.compile(r"(?:\b(?:in|since|until|by|last|of|from|on|early|late|mid|next)|\d)[ -]$", re.IGNORECASE)
_BEFORE = 8  # characters
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_AHEAD = re.compile(r"\b(?:will|won['’]t|would|until|by|expected|due|scheduled|slated|set|plans?|agreed to|next)\b")
_LONG_AGO = range(2, 11)  # months before publication; a month named without a year is no further ahead or back
_YEARS_AGO = ((-1, "ahead"), (0, "same"), (1, "last"), (4, "few"))
_MONTHS_AGO = ((-1, "ahead"), (0, "same"), (1, "last"), (7, "few"), (11, "either"))  # 8 to 11 may be 4 to 1 ahead


def names_past_years(text: str, published: date | None) -> bool:
    """True where a paragraph names years before that of publication and none later."""
    years = [int(year) for year in _YEAR.findall(text)]
    return published is not None and bool(years) and all(year < published.year for year in years)


def opens_months_ago(text: str, published: date | None) -> bool:
    """True for 'On Feb. 20, ...' in an article of December: a month at least two before publication."""
    opening = _OPENING_MONTH.match(text)
    return opening is not None and published is not None and _distance(opening["month"], published) in _LONG_AGO


def tells_of_months_ago(sentence: str, published: date | None) -> bool:
    """True for 'Talks collapsed in June.' in an article of December; nothing in it looks ahead."""
    named = list(_MONTH.finditer(sentence))
    if not named or _AHEAD.search(sentence):
        return False
    return all(_is_past(match["month"], match["year"], published) for match in named)


def times(text: str, published: date | None) -> frozenset[str]:
    """How far from publication the times named lie: 'year ahead', 'month few', 'weekday'; 'no time' for none."""
    found = {"weekday"} if _WEEKDAY.search(text) else set()
    if _YEAR.search(text):
        found.add("year")
    if published is not None:
        found |= {f"year {_step(published.year - int(year), _YEARS_AGO)}" for year in _YEAR.findall(text)}
        found |= {f"month {_step(months, _MONTHS_AGO)}" for months in _months_ago(text, published)}
        if names_past_years(text, published):
            found.add("years past")
    return frozenset(found or {"no time"})


def _months_ago(text: str, published: date) -> Iterator[int]:
    for named in _ANY_MONTH.finditer(text):
        if named["month"][:3] in _WORD_TOO and not _is_month(text, named):
            continue
        months = published.month - _MONTHS.index(named["month"][:3].lower()) - 1
        if named["year"]:
            yield months + 12 * (published.year - int(named["year"]))
        else:
            yield months % 12


def _is_month(text: str, named: re.Match[str]) -> bool:
    """True for "in May" and "May 3", not for "May I" and "March on"."""
    before = text[max(0, named.start() - _BEFORE) : named.start()]
    return text[named.end("month") + 1 : named.end("month") + 2].isdigit() or bool(_MONTH_BEFORE.search(before))


def _step(distance: int, steps: tuple[tuple[int, str], ...]) -> str:
    return next((name for most, name in steps if distance <= most), "old")


def _is_past(month: str, year: str | None, published: date | None) -> bool:
    if published is None:
        return False
    if year is not None and int(year) != published.year:
        return int(year) < published.year
    return _distance(month, published) in _LONG_AGO


def _distance(month: str, published: date) -> int:
    return (published.month - _MONTHS.index(month[:3].lower()) - 1) % 12
