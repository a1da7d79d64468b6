"""Whether a paragraph tells of earlier times: years, months and seasons that lie before publication."""

import re
from datetime import date

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
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
_AHEAD = re.compile(r"\b(?:will|won['’]t|would|until|by|expected|due|scheduled|slated|set|plans?|agreed to|next)\b")
_LONG_AGO = range(2, 11)  # months before publication; a month named without a year is no further ahead or back


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


def _is_past(month: str, year: str | None, published: date | None) -> bool:
    if published is None:
        return False
    if year is not None and int(year) != published.year:
        return int(year) < published.year
    return _distance(month, published) in _LONG_AGO


def _distance(month: str, published: date) -> int:
    return (published.month - _MONTHS.index(month[:3].lower()) - 1) % 12
