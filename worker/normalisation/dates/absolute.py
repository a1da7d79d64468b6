"""Rules for calendar dates: days and months by name or number, ranges of days."""

import re
from datetime import date

from worker.event import Interval
from worker.labels import TIMES
from worker.normalisation.dates.calendar import (
    Direction,
    Value,
    a_day,
    a_month,
    a_week,
    a_weekend,
    add_days,
    day_near,
    make_day,
    month_near,
    weekday_near,
)
from worker.normalisation.dates.frame import Frame, rule
from worker.normalisation.dates.grammar import (
    ANY_WEEKDAY,
    APART,
    CLOCK,
    DAY,
    EARLY,
    FULL_MONTH,
    MONTH,
    MONTHS,
    PART,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
    S,
    day_number,
    month_number,
    weekday_number,
    year_number,
)

_NEAR_DAYS = 60  # 'Dec. 10' under a past verb in November: rather three weeks ahead than eleven months back
_FAR_DAYS = 300
_SEPTEMBER_11 = re.compile(r"\s+(?:terror(?:ist)?\s+)?(?:attack|hijack|atrocit|bombing)", re.IGNORECASE)
_STEP = {"last": -1, "this": 0, "next": 1}


def nearest(reference: date, month: int, day: int, direction: Direction | None, sure: bool = False) -> date | None:
    """The day that a month and day without a year mean: the near one, by tense where both are far.

    `sure`: there is no doubt of the direction.
    """
    behind, ahead = day_near(reference, month, day, "past"), day_near(reference, month, day, "future")
    near, far = (behind, ahead) if direction == "past" else (ahead, behind)
    if sure and near is not None:
        return near
    if direction is None or near is None or far is None:
        return day_near(reference, month, day, None)
    distant = abs((near - reference).days) > _FAR_DAYS and abs((far - reference).days) <= _NEAR_DAYS
    return far if distant else near


def _start(match: re.Match[str], frame: Frame) -> date | None:
    """The (first) day of a match: in the year it names, else on the weekday it names, else by tense."""
    parts = match.groupdict()
    month, day, reference = month_number(parts["month"]), day_number(parts["day"]), frame.reference
    if parts.get("year"):
        return make_day(year_number(parts["year"]), month, day)
    if reference is None:
        return None
    if parts.get("which"):
        return make_day(reference.year + _STEP[parts["which"].lower()], month, day)
    if parts.get("weekday"):
        days = [found for step in (0, -1, 1) if (found := make_day(reference.year + step, month, day))]
        fit = [found for found in days if found.weekday() == weekday_number(parts["weekday"])]
        if fit:
            return fit[0]
    direction = frame.direction(match)
    return nearest(reference, month, day, direction, direction == "past" and frame.is_surely_past(match))


def _day(match: re.Match[str], frame: Frame) -> Value | None:
    bare = not (match["year"] or match["which"])
    if bare and _SEPTEMBER_11.match(frame.text, match.end()) and (match["month"][:3], match["day"]) == ("Sep", "11"):
        return a_day(date(2001, 9, 11))
    return a_day(_start(match, frame), "time" if match["clock"] else "day")


def _day_range(match: re.Match[str], frame: Frame) -> Value | None:
    start = _start(match, frame)
    end = make_day(start.year, start.month, day_number(match["last"])) if start else None
    return (Interval(start, end), "range") if start and end and start < end else None


def _dashed(match: re.Match[str], frame: Frame) -> Value | None:
    """'12-Oct-25', '12/Oct/2025'."""
    return a_day(make_day(year_number(match["year"]), month_number(match["month"]), day_number(match["day"])))


def _week_of(match: re.Match[str], frame: Frame) -> Value | None:
    start = _start(match, frame)
    if start is None:
        return None
    return a_week(start) if match["unit"].lower() == "week" else a_weekend(start)


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
    parts, month = match.groupdict(), month_number(match["month"])
    if parts.get("which"):
        return a_month(frame.reference.year + _STEP[parts["which"].lower()], month) if frame.reference else None
    return a_month(year_number(parts["year"]), month)


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
    return span[-1].pos_ == "PROPN" or span[-1].ent_type_ in TIMES or bool(match["which"])


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
_Y = rf"(?:,?{S}(?P<year>{YEAR}|{SHORT_YEAR}(?!\w))|(?:{S}of)?{S}(?P<which>(?i:last|this|next)){S}year)?"
_LAST = rf"(?:\s?-\s?|{S}(?:to|through|until|and){S}|/)(?P<last>{DAY})"
_CLOCK = rf"(?:(?P<clock>{CLOCK}),?{S}(?:on{S})?)?"
_WEEKDAY = rf"(?:(?P<weekday>{ANY_WEEKDAY})(?:{S}{PART})?,?{S}(?:on{S})?(?:the{S})?)?"
_PART_OF = rf"(?:(?:the{S})?{PART}{APART}{S}of{S})?"
_WHEN = rf"{_CLOCK}{_PART_OF}(?:(?i:early|late|later|earlier|overnight){S}(?:on{S})?)?{_WEEKDAY}"
_EARLY = rf"(?:{EARLY}[\s-]{{1,3}})?"
_WHICH = rf"(?:(?P<which>(?i:last|next|this past|this coming|this)){S})?"
_ISO = rf"(?P<year>{YEAR})(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>{DAY})"
_ISO_TIME = r"(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
_ANY = "number month weekday part today"

RULES = (
    rule("number", _ISO + _ISO_TIME, _iso),
    rule(
        "number",
        rf"(?P<a>\d{{1,2}})(?P<mark>[/.-])(?P<b>\d{{1,2}})(?P=mark)(?P<year>{YEAR}|\d\d(?![\d/.,-]))",
        _numeric,
    ),
    rule("number month", rf"{_D}(?P<mark>[-/.]){_M}(?P=mark)(?P<year>{YEAR}|\d\d(?!\d))", _dashed, "number month"),
    rule("number month part", rf"{_PART_OF}{_D}{_LAST}{S}(?:of{S})?{_M}{_Y}", _day_range, "number month"),
    rule("number month part", rf"{_PART_OF}{_M}{S}{_D}{_LAST}{_Y}", _day_range, "number month"),
    rule(_ANY, rf"{_WHEN}(?:the{S})?{_D}{S}(?:of{S})?{_M}{_Y}", _day, "number month"),
    rule(_ANY, rf"{_WHEN}{_M}{S}{_D}{_Y}", _day, "number month"),
    rule("month number", rf"{_EARLY}{_M}(?:,?{S}|{S}of{S}|-)(?P<year>{YEAR}|{SHORT_YEAR}(?!\w))", _month_year, "month"),
    rule(
        "month",
        rf"{_EARLY}(?P<month>{FULL_MONTH})(?:{S}of)?{S}(?P<which>(?i:last|this|next)){S}year",
        _month_year,
    ),
    rule("month", rf"{_EARLY}{_WHICH}(?P<month>{FULL_MONTH})", _month),
    rule("unit", rf"(?:the{S})?(?P<unit>(?i:week|weekend)){S}of{S}{_M}{S}{_D}{_Y}", _week_of, "unit month"),
    rule(
        "number weekday",
        rf"(?:(?P<weekday>{WEEKDAY}),?{S})?the{S}(?P<day>\d{{1,2}}(?:st|nd|rd|th))\b",
        _bare_day,
        "number",
    ),
)
