"""Rules for calendar dates: days, months and years by name or number, ranges of days, holidays."""

import re
from datetime import date

from worker.event import Interval
from worker.normalisation.date_calendar import (
    Direction,
    Value,
    a_day,
    a_month,
    a_week,
    add_days,
    day_near,
    easter,
    make_day,
    month_near,
    nth_weekday,
    weekday_near,
    years,
)
from worker.normalisation.date_frame import Frame, rule
from worker.normalisation.date_grammar import (
    ANY_WEEKDAY,
    CLOCK,
    DAY,
    DECADES,
    EARLY,
    FULL_MONTH,
    HOLIDAY,
    HOLIDAYS,
    MONTH,
    MONTHS,
    PART,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
    S,
    day_number,
    month_number,
    year_number,
)

_AHEAD_DAYS = 45  # 'Dec. 10' under a past verb in November: rather three weeks ahead than eleven months back
_BEHIND_DAYS = 320
_FIRST_YEAR, _LAST_YEAR = 1500, 2099
_YEAR_CUES = frozenset(
    ["in", "since", "of", "by", "from", "until", "till", "before", "after", "during", "through", "early", "late", "mid", "around", "circa", "year", "fiscal", "calendar", "spring", "summer", "autumn", "fall", "winter", "back"]
)
_COUNT_LABELS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "PRODUCT"})
_SEPTEMBER_11 = re.compile(r"\s+(?:terror(?:ist)?\s+)?(?:attack|hijack|atrocit|bombing)", re.IGNORECASE)


def nearest(reference: date, month: int, day: int, direction: Direction | None) -> date | None:
    """The day that a month and day without a year mean: the near one, by tense where both are far."""
    if direction == "past":
        ahead = day_near(reference, month, day, "future")
        behind = day_near(reference, month, day, "past")
        soon = ahead is not None and (ahead - reference).days <= _AHEAD_DAYS
        if soon and (behind is None or (reference - behind).days > _BEHIND_DAYS):
            return ahead
        return behind
    return day_near(reference, month, day, direction)


def _day(match: re.Match[str], frame: Frame) -> Value | None:
    parts = match.groupdict()
    month, day = month_number(parts["month"]), day_number(parts["day"])
    precision = "time" if parts.get("clock") else "day"
    if parts.get("year"):
        return a_day(make_day(year_number(parts["year"]), month, day), precision)
    if month == 9 and day == 11 and _SEPTEMBER_11.match(frame.text, match.end()):
        return a_day(date(2001, 9, 11))
    if frame.reference is None:
        return None
    return a_day(nearest(frame.reference, month, day, frame.direction(match)), precision)


def _day_range(match: re.Match[str], frame: Frame) -> Value | None:
    month, first, last = month_number(match["month"]), day_number(match["day"]), day_number(match["last"])
    if match["year"]:
        start = make_day(year_number(match["year"]), month, first)
    elif frame.reference:
        start = nearest(frame.reference, month, first, frame.direction(match))
    else:
        return None
    end = make_day(start.year, month, last) if start else None
    return (Interval(start, end), "range") if start and end and start < end else None


def _iso(match: re.Match[str], frame: Frame) -> Value | None:
    return a_day(make_day(int(match["year"]), int(match["month"]), int(match["day"])))


def _numeric(match: re.Match[str], frame: Frame) -> Value | None:
    """11/25/2025, 25/11/2025, 25.11.2025; where both readings exist, the one nearer to the reference."""
    year, a, b = year_number(match["year"]), int(match["a"]), int(match["b"])
    american, british = make_day(year, a, b), make_day(year, b, a)
    if match["mark"] == "." or american is None:
        return a_day(british)
    if british is None or frame.reference is None:
        return a_day(american)
    near = frame.reference
    return a_day(min((american, british), key=lambda day: abs((day - near).days)))


def _month_year(match: re.Match[str], frame: Frame) -> Value | None:
    return a_month(year_number(match["year"]), month_number(match["month"]))


def _month(match: re.Match[str], frame: Frame) -> Value | None:
    month = MONTHS[match["month"].lower()]
    if frame.reference is None or not _is_month(match, frame):
        return None
    reference = frame.reference
    which = (match["which"] or "").split()[-1:]
    if which in (["last"], ["past"]):
        return a_month(reference.year - (month >= reference.month), month)
    if which in (["next"], ["coming"]):
        return a_month(reference.year + (month <= reference.month), month)
    if which == ["this"]:
        return a_month(reference.year, month)
    return month_near(reference, month, frame.direction(match) or "past")


def _is_month(match: re.Match[str], frame: Frame) -> bool:
    """False for 'May' and 'March' as other words, and for names: 'April Jones', 'the Long March'."""
    span = frame.doc.char_span(match.start("month"), match.end("month"), alignment_mode="expand")
    if span is None or span[-1].ent_type_ in ("PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART"):
        return False
    return span[-1].pos_ == "PROPN" or span[-1].ent_type_ in ("DATE", "TIME") or bool(match["which"])


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
    if following is not None and following.tag_ == "NNS" and token.ent_type_ != "DATE":
        return False
    before = frame.doc[token.i - 1].lower_ if token.i else ""
    if token.ent_type_ == "DATE" or match["cue"]:
        return True
    if token.ent_type_ in _COUNT_LABELS and not (following is None or following.is_punct):
        return False
    return before in _YEAR_CUES or (before == "(" and following is not None and following.text == ")")


def _decade(match: re.Match[str], frame: Frame) -> Value | None:
    if match["word"]:
        return years(1900 + DECADES[match["word"].lower()], 10)
    digits = match["digits"]
    return years(int(digits) if len(digits) == 4 else 1900 + int(digits), 10)


def _century(match: re.Match[str], frame: Frame) -> Value | None:
    number = int(re.sub(r"\D", "", match["number"]))
    return years(100 * (number - 1), 100) if 2 <= number <= 21 else None


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
    direction = {"last": "past", "next": "future"}.get(which) or frame.direction(match) or "past"
    found = [value for step in (-1, 0, 1) if (value := holiday_in(name, reference.year + step))]
    if direction == "past":
        return max((v for v in found if v[0].start <= reference), key=lambda v: v[0].start, default=None)
    return min((v for v in found if v[0].end >= reference), key=lambda v: v[0].start, default=None)


def _nine_eleven(match: re.Match[str], frame: Frame) -> Value | None:
    return a_day(date(2001, 9, 11))


def _bare_day(match: re.Match[str], frame: Frame) -> Value | None:
    """'the 25th': of the month on the side that the verb says; not 'the 25th anniversary'."""
    span = frame.doc.char_span(match.start("day"), match.end("day"), alignment_mode="expand")
    if frame.reference is None or span is None or span.root.head.i in range(span.end, span.end + 3):
        return None
    day, reference = day_number(match["day"]), frame.reference
    if match["weekday"]:
        direction: Direction = "past"
    else:
        direction = frame.direction(match) or "past"
    steps = (0, -1, -2) if direction == "past" else (0, 1, 2)
    for step in steps:
        month = reference.month - 1 + step
        found = make_day(reference.year + month // 12, month % 12 + 1, day)
        if found and (found <= reference if direction == "past" else found >= reference):
            return a_day(found)
    return None


def weekday_in_week_of(day: date, weekday: int) -> date | None:
    """The weekday of the ISO week that holds `day`."""
    monday = weekday_near(day, 0, "past")
    return add_days(monday, weekday) if monday else None


_D, _M = f"(?P<day>{DAY})", f"(?P<month>{MONTH})"
_Y = rf"(?P<year>{YEAR}|{SHORT_YEAR}(?!\w))"
_TO = rf"(?:\s?-\s?|{S}(?:to|through|until|and){S}|/)"
_WHEN = rf"(?:(?P<clock>{CLOCK}),?{S}(?:on{S})?)?(?:(?i:early|late){S}(?:on{S})?)?(?:{ANY_WEEKDAY}(?:{S}{PART})?,?{S}(?:on{S})?(?:the{S})?)?"
_EARLY = rf"(?:{EARLY}[\s-]{{1,3}})?"
_WORD_DECADE = "(?i:" + "|".join(DECADES) + ")"

RULES = (
    rule(
        "number",
        rf"(?P<year>{YEAR})[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>{DAY})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        _iso,
    ),
    rule(
        "number",
        rf"(?P<a>\d{{1,2}})(?P<mark>[/.-])(?P<b>\d{{1,2}})(?P=mark)(?P<year>{YEAR}|\d\d(?![\d/.,-]))",
        _numeric,
    ),
    rule("number month", rf"{_D}{_TO}(?P<last>{DAY}){S}(?:of{S})?{_M}(?:,?{S}{_Y})?", _day_range),
    rule("number month", rf"{_M}{S}{_D}{_TO}(?P<last>{DAY})(?:,?{S}{_Y})?", _day_range),
    rule("number month weekday part", rf"{_WHEN}(?:the{S})?{_D}{S}(?:of{S})?{_M}(?:,?{S}{_Y})?", _day),
    rule("number month weekday part", rf"{_WHEN}{_M}{S}{_D}(?:,?{S}{_Y})?", _day),
    rule("number", r"9/11(?![/\d])", _nine_eleven),
    rule("month number", rf"{_EARLY}{_M}(?:,?{S}|{S}of{S}|-){_Y}", _month_year),
    rule(
        "month", rf"{_EARLY}(?:(?P<which>(?i:last|next|this|this past|this coming)){S})?(?P<month>{FULL_MONTH})", _month
    ),
    rule(
        "number",
        rf"{_EARLY}(?P<cue>(?i:(?:the{S})?(?:fiscal|calendar)(?:{S}year)?|(?:the{S})?year){S})?(?P<year>(?<![\d,.:/-]){YEAR})(?![,.:/]\d|-\d)",
        _year,
    ),
    rule(
        "number decade",
        rf"(?:the{S})?(?:(?:early|late|mid)[\s-]{{1,3}})?(?:(?P<digits>1[5-9]\d0|20[0-4]0|(?<=['’])[2-9]0)['’]?s\b|(?P<word>(?<=the ){_WORD_DECADE})\b)",
        _decade,
    ),
    rule(
        "number unit",
        rf"(?:the{S})?(?:(?:early|late|mid)[\s-]{{1,3}})?(?P<number>\d{{1,2}}(?:st|nd|rd|th))[\s-]century\b",
        _century,
    ),
    rule("holiday", rf"(?:(?P<which>(?i:last|next|this)){S})?(?P<name>{HOLIDAY})(?:,?{S}(?P<year>{YEAR}))?", _holiday),
    rule(
        "number weekday",
        rf"(?:(?P<weekday>{WEEKDAY}),?{S})?the{S}(?P<day>\d{{1,2}}(?:st|nd|rd|th))\b(?!\s+(?:century|anniversary|birthday))",
        _bare_day,
    ),
)
