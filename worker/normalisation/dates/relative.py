"""Rules for days told from the reference: weekdays, today and tonight, this morning, clock times."""

import re

from worker.event import DatePrecision, Interval
from worker.normalisation.dates.absolute import weekday_in_week_of
from worker.normalisation.dates.calendar import Value, a_day, add_days, weekday_beyond, weekday_near
from worker.normalisation.dates.clock import day_of_clock
from worker.normalisation.dates.frame import STEP, Frame, rule
from worker.normalisation.dates.grammar import APART, CLOCK, HOUR, PART, WEEKDAY, S, weekday_number

_EVERY = re.compile(r"\b(?:every|each|any|most|all|per)\s+(?:other\s+)?$", re.IGNORECASE)
_NAMED_DAYS = re.compile(r"\b(?:Black|Bloody|Ash|Super|Maundy|Holy|Sheffield|Cyber|Giving|Shrove|Palm)\s+$")
_LOOK_BACK = 20  # characters before a weekday that may make it a set or a name
_NEXT_GAP = 2  # "next Friday" said on Wednesday is not the day after tomorrow
_TODAY = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}


def _weekday(match: re.Match[str], frame: Frame) -> Value | None:
    reference, parts = frame.reference, match.groupdict()
    before = frame.text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if reference is None or _EVERY.search(before) or _NAMED_DAYS.search(before):
        return None
    weekday = weekday_number(match["weekday"])
    precision: DatePrecision = "time" if parts.get("clock") or parts.get("clock_after") else "day"
    if parts.get("week"):
        week = add_days(reference, 7 * STEP[parts["week"].lower()])
        return a_day(weekday_in_week_of(week, weekday), precision) if week else None
    which = (parts.get("which") or "").lower().split()[-1:]
    if which in (["last"], ["past"], ["previous"]):
        return a_day(weekday_beyond(reference, weekday, "past"), precision)
    if which in (["next"], ["following"], ["coming"]):
        day = weekday_beyond(reference, weekday, "future")
        close = which == ["next"] and day is not None and (day - reference).days <= _NEXT_GAP
        return a_day(add_days(day, 7) if close and day else day, precision)
    direction = frame.direction(match) or ("future" if which == ["this"] else "past")
    return a_day(weekday_near(reference, weekday, direction), precision)


def _week_on(match: re.Match[str], frame: Frame) -> Value | None:
    """'Friday week', 'a week on Friday': a week after the coming one."""
    if frame.reference is None:
        return None
    day = weekday_beyond(frame.reference, weekday_number(match["weekday"]), "future")
    return a_day(add_days(day, 7) if day else None)


def _night_between(match: re.Match[str], frame: Frame) -> Value | None:
    """'overnight from Sunday to Monday', 'Sunday night into Monday', 'overnight into Monday': both days."""
    first, last = match.groupdict().get("weekday"), weekday_number(match["last"])
    if frame.reference is None or (first and (weekday_number(first) + 1) % 7 != last):
        return None
    end = weekday_near(frame.reference, last, frame.direction(match) or "past")
    start = add_days(end, -1) if end else None
    return (Interval(start, end), "range") if start and end else None


def _today(match: re.Match[str], frame: Frame) -> Value | None:
    if frame.reference is None:
        return None
    precision: DatePrecision = "time" if match["clock"] or match["clock_after"] else "day"
    return a_day(add_days(frame.reference, _TODAY[match["word"].lower()]), precision)


def _beyond_today(match: re.Match[str], frame: Frame) -> Value | None:
    if frame.reference is None:
        return None
    return a_day(add_days(frame.reference, 2 if match["after"].lower() == "after" else -2))


def _part(match: re.Match[str], frame: Frame) -> Value | None:
    """'this morning', 'last night', 'that same night', 'the next morning', 'the night before'."""
    which, reference = match["which"].lower().removeprefix("the ").removeprefix("that "), frame.reference
    if which in ("this", "last"):
        return a_day(add_days(reference, -int(which == "last"))) if reference else None
    base = frame.last(match.start(), "day", "time")
    if base is None:
        return None
    return a_day(add_days(base.value.start, STEP.get(which, 0)))


def _clock(match: re.Match[str], frame: Frame) -> Value | None:
    """A time of day alone: on the day told last nearby, else on the reference, in its own zone where it has one."""
    mention = frame.last(match.start(), "day", "time")
    if mention is None and frame.published is not None:
        return a_day(day_of_clock(match[0], frame.published, frame.direction(match)), "time")
    return a_day(mention.value.start if mention else frame.reference, "time")


_WHICH = (
    r"(?:(?P<which>(?i:(?:this\s+)?(?:last|past|previous|next|coming|following)|this))(?:\s+(?i:early|late))?"
    + S
    + ")?"
)
_PREFIX = rf"(?i:(?:early|late|later|earlier)(?:{S}on)?|overnight(?:{S}(?:into|on))?|the{S}early{S}hours{S}of)"
_AT = rf"(?:(?P<clock>{CLOCK}),?{S}(?:on{S})?)?(?:{_PREFIX}{S})?"
_AFTER = rf"(?:{S}(?:at|around|about){S}(?P<clock_after>{CLOCK}))?"
_WD = f"(?P<weekday>{WEEKDAY})"
_CLOSE = rf"[,.;:)]|$|{S}(?:in|at|near|when|and|by)\b"
_WEEK = rf"(?P<week>(?i:last|next|this)){S}week"
_THAT = r"(?P<which>(?i:this|last|that(?: same)?|the (?:same|next|following|previous)))\s+(?:very\s+)?"
_LAST = rf"(?:(?i:early|late){S})?(?P<last>{WEEKDAY})(?:{S}{PART})?"
_NIGHT = rf"(?:(?i:overnight)|(?i:the{S}night))"
_TODAY_WORD = r"(?P<word>(?i:today|yesterday|tomorrow|tonight|overnight))\b"

RULES = (
    rule("today part", rf"{_NIGHT}{S}(?:(?:from|of|on){S})?{_WD}{S}(?:in)?to{S}{_LAST}", _night_between),
    rule("today part", rf"{_NIGHT}{S}(?:in)?to{S}{_LAST}", _night_between),
    rule("weekday", rf"(?:(?i:late){S}(?:on{S})?)?{_WD}(?:{S}{PART})?{S}into{S}{_LAST}", _night_between),
    rule("weekday number part today unit", rf"{_AT}{_WHICH}{_WD}(?:{S}{PART})?{_AFTER}", _weekday, "weekday"),
    rule("weekday", rf"{_AT}{_WD}(?:{S}{PART})?(?:,|{S}of)?{S}{_WEEK}", _weekday),
    rule("weekday unit", rf"{_WEEK}{S}on{S}{_WD}", _weekday, "weekday"),
    rule("part", rf"(?:the{S})?{PART}{APART}{S}of{S}{_WD}", _weekday, "weekday"),
    rule("weekday", rf"{_WD}{S}(?i:week)\b(?!{S}\d)", _week_on),
    rule("weekday unit", rf"(?i:a{S})?(?i:week){S}(?i:on|from){S}{_WD}", _week_on, "weekday"),
    rule("weekday", rf"{_AT}{_WD}{S}(?P<which>(?i:last))(?={_CLOSE})", _weekday),
    rule("today number part", rf"{_AT}{_TODAY_WORD}(?:{S}{PART})?{_AFTER}", _today, "today"),
    rule("today unit", r"(?i:the day (?P<after>before|after) (?:yesterday|tomorrow))", _beyond_today),
    rule("part number", rf"{_AT}{_THAT}{PART}{_AFTER}", _part, "part"),
    rule("number", rf"(?P<clock>{HOUR})", _clock),
    rule("part", rf"(?<=\bat )(?P<clock>(?i:noon|midday|midnight|dawn))\b(?!{S}on{S}{WEEKDAY})", _clock),
)
