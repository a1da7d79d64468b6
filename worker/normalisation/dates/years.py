"""Rules for years in figures or words, decades and centuries."""

import re

from worker.labels import DESCRIPTIVE
from worker.normalisation.dates.calendar import Value, a_month, years
from worker.normalisation.dates.frame import Frame, rule
from worker.normalisation.dates.grammar import DECADES, EARLY, FULL_MONTH, NUMBERS, YEAR, S, month_number

_FIRST_YEAR, _LAST_YEAR = 1500, 2099
_YEAR_CUES = frozenset(
    (
        *(
            "in",
            "since",
            "of",
            "by",
            "from",
            "until",
            "till",
            "before",
            "after",
            "during",
            "through",
            "around",
            "circa",
        ),
        *("early", "late", "mid", "year", "fiscal", "calendar", "spring", "summer", "autumn", "fall", "winter", "back"),
    )
)
_OWNERS = frozenset(("the", "'s", "’s", "'", "its", "his", "her", "their", "our"))
_NUMBERED = frozenset(
    ("room", "route", "resolution", "flight", "highway", "section", "article", "no.", "number", "model")
)
_MODERN = 1900  # 'the 2024 vote' is a year where a name tells no more
_RANGE = re.compile(
    rf"(?:\bfrom (?P<first>{YEAR}) (?:to|until|till|through)|\bbetween (?P<one>{YEAR}) and) (?P<last>{YEAR})"
    r"(?= (?:he|she|they|it|the|in|at|as)\b|[,.;)]|$)",
    re.IGNORECASE,
)
_LONGEST_RANGE = 99  # years
_RANGE_REACH = 24  # characters around a year that the other end of the range may fill
_COUNT_LABELS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "PRODUCT"})


def _year(match: re.Match[str], frame: Frame) -> Value | None:
    year = int(match["year"])
    return years(year) if _FIRST_YEAR <= year <= _LAST_YEAR and _is_year(match, frame) else None


def _is_year(match: re.Match[str], frame: Frame) -> bool:
    """False for a number of things: '1500 people', '2000 troops', 'Route 1950'."""
    span = frame.doc.char_span(match.start("year"), match.end("year"), alignment_mode="expand")
    if span is None:
        return False
    token = span[0]
    following = frame.doc[span.end] if span.end < len(frame.doc) else None
    before = frame.doc[token.i - 1].lower_ if token.i else ""
    if before in _NUMBERED:
        return False
    if _is_end(match, frame):
        return True
    named = before in _OWNERS and following is not None and following.pos_ in DESCRIPTIVE
    if following is not None and following.tag_ == "NNS" and not named:
        return before in _YEAR_CUES and token.ent_type_ == "DATE"
    if token.ent_type_ == "DATE" or match["cue"] or (named and int(match["year"]) >= _MODERN):
        return True
    if token.ent_type_ in _COUNT_LABELS and not (following is None or following.is_punct):
        return False
    return before in _YEAR_CUES or (before == "(" and following is not None and following.text == ")")


def _is_end(match: re.Match[str], frame: Frame) -> bool:
    """True for both years of "from 2019 to 2021" and "between 2019 and 2021", of nothing counted."""
    around = frame.text[max(0, match.start() - _RANGE_REACH) : match.end() + _RANGE_REACH]
    return any(match["year"] in found.groups() for found in _RANGE.finditer(around))


def _year_range(match: re.Match[str], frame: Frame) -> Value | None:
    """'2011-2014', '2011-14': from the first day to the last, of years that a life may span."""
    first = int(match["first"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    fits = _MODERN <= first < last <= min(first + _LONGEST_RANGE, _LAST_YEAR)
    return years(first, last - first + 1) if fits else None


def _decade(match: re.Match[str], frame: Frame) -> Value | None:
    if match["word"]:
        return years(1900 + DECADES[match["word"].lower()], 10)
    digits = match["digits"]
    return years(int(digits) if len(digits) == 4 else 1900 + int(digits), 10)


def _century(match: re.Match[str], frame: Frame) -> Value | None:
    number = int(re.sub(r"\D", "", match["number"]))
    return years(100 * (number - 1), 100) if 2 <= number <= 21 else None


def _spelled(match: re.Match[str], frame: Frame) -> Value | None:
    """'nineteen ninety-seven', 'two thousand and eight', as broadcasts are written down."""
    words = [word for word in re.split(r"[\s-]+", match["rest"].lower()) if word not in ("and", "hundred", "oh", "")]
    base = 2000 if match["base"].lower().startswith("two") else 100 * NUMBERS[match["base"].lower()]
    year, month = base + sum(NUMBERS[word] for word in words), match.groupdict().get("month")
    return a_month(year, month_number(month)) if month else years(year)


_EARLY = rf"(?:{EARLY}[\s-]{{1,3}})?"
_TO = r"\s?[-–]\s?"
_MID = rf"(?:the{S})?(?:(?i:early|late|mid)[\s-]{{1,3}})?"
_FISCAL = rf"(?P<cue>(?i:(?:the{S})?(?:fiscal|calendar)(?:{S}year)?|(?:the{S})?year){S})?"
_NO_CUE = r"(?P<cue>(?!))?"
_FIGURES = r"(?P<digits>1[5-9]\d0|20[0-4]0|(?<=['’])[2-9]0)['’]?s\b"
_IN_WORDS = "(?i:" + "|".join(DECADES) + ")"
_TENS = "(?i:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_SMALL = "(?i:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = "(?i:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_REST = rf"(?:{_TENS}(?:[\s-]{{1,2}}{_SMALL})?|{_TEENS}|(?i:oh)[\s-]{_SMALL})\b"

RULES = (
    rule("number", rf"{_EARLY}{_FISCAL}(?P<year>(?<![\d,.:/-]){YEAR})(?![,.:/]\d|-\d)", _year),
    rule(
        "number",
        rf"(?P<first>(?<![\d,.:/-]){YEAR})\s?[-–/]\s?(?P<last>{YEAR}|\d\d(?!\d))(?![,.:/-]\d|[-–%])",
        _year_range,
    ),
    rule("number", rf"(?i:early|mid|late)-{_NO_CUE}(?P<year>{YEAR})(?![,.:/]\d|-\d)", _year),
    rule("number decade", rf"{_MID}(?:{_FIGURES}|(?P<word>(?<=the ){_IN_WORDS})\b)", _decade),
    rule("number unit", rf"{_MID}(?P<number>\d{{1,2}}(?:st|nd|rd|th))[\s-]century\b", _century, "unit"),
    rule(
        "spelled month",
        rf"{_EARLY}(?:(?P<month>{FULL_MONTH}),?{S})?(?P<base>(?i:eighteen|nineteen|twenty)){S}(?P<rest>{_REST}|(?i:hundred)\b)",
        _spelled,
        "spelled",
    ),
    rule(
        "spelled",
        rf"(?P<base>(?i:two{S}thousand))(?P<rest>(?:{S}(?:and{S})?(?:{_SMALL}|{_TEENS}|{_REST}))?)\b",
        _spelled,
        "spelled",
    ),
)
