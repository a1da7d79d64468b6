"""Rules for dates told from the reference: weekdays, today and tonight, this and last week, two days ago, clock times."""

import re
from typing import cast

from worker.event import DatePrecision, Interval
from worker.normalisation.date_absolute import nearest, weekday_in_week_of
from worker.normalisation.date_calendar import (
    Unit,
    Value,
    a_day,
    a_week,
    a_weekend,
    add_days,
    make_day,
    shift,
    weekday_beyond,
    weekday_near,
)
from worker.normalisation.date_frame import Frame, rule
from worker.normalisation.date_grammar import (
    ANY_WEEKDAY,
    CLOCK,
    COUNT,
    DAY,
    EARLY,
    MONTH,
    PART,
    UNIT,
    WEEKDAY,
    YEAR,
    S,
    day_number,
    month_number,
    number,
    weekday_number,
    year_number,
)

_SETS = re.compile(r"\b(?:every|each|any|most|on|all)\s+$", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each|any|most|all|per)\s+(?:other\s+)?$", re.IGNORECASE)
_NAMED_DAYS = re.compile(r"\b(?:Black|Bloody|Ash|Super|Maundy|Holy|Sheffield|Cyber|Giving|Shrove|Palm)\s+$")
_NEXT_GAP = 2  # "next Friday" said on Wednesday is not the day after tomorrow
_STEP = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
    "latest": 0,
}
_TODAY = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}


def _weekday(match: re.Match[str], frame: Frame) -> Value | None:
    reference, parts = frame.reference, match.groupdict()
    if (
        reference is None
        or _EVERY.search(frame.text, 0, match.start())
        or _NAMED_DAYS.search(frame.text, 0, match.start())
    ):
        return None
    weekday = weekday_number(match["weekday"])
    precision: DatePrecision = "time" if parts.get("clock") or parts.get("clock_after") else "day"
    if parts.get("week"):
        week = add_days(reference, 7 * _STEP[parts["week"].lower()])
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
    """'this morning', 'last night', 'that night', 'the next morning', 'the night before'."""
    which, reference = match["which"].lower().removeprefix("the "), frame.reference
    if which in ("this", "last"):
        return a_day(add_days(reference, -int(which == "last"))) if reference else None
    base = frame.last(match.start(), "day", "time")
    if base is None:
        return None
    return a_day(add_days(base.value.start, _STEP.get(which, 0)))


def _unit(match: re.Match[str], frame: Frame) -> Value | None:
    """'this week', 'last year', 'the following month', 'the same day', 'the current quarter'."""
    which = match["which"].lower().split()[-1]
    name = match["unit"].lower()
    anaphoric = which in ("following", "same", "that") or (
        match["the"] and which in ("next", "previous") and name == "day"
    )
    base = frame.reference
    if anaphoric:
        mention = frame.last(match.start(), *_finer(name))
        if mention is None:
            return None
        base = mention.value.start
    if base is None:
        return None
    if name == "weekend":
        return _weekend(base, _STEP[which], frame, match)
    if which == "past" and name != "year":
        days = {"day": 1, "week": 7, "month": 30}.get(name)
        start = add_days(base, -days) if days else None
        return (Interval(start, base), "range") if start else None
    if which == "latest" and name == "quarter":
        mention = frame.last(match.start(), "quarter")
        return (mention.value, "quarter") if mention else shift(base, "quarter", -1)
    return shift(base, cast(Unit, name), _STEP[which])


def _finer(unit: str) -> tuple[DatePrecision, ...]:
    """The precisions that an expression like 'the same month' can go back to."""
    order: tuple[DatePrecision, ...] = ("time", "day", "range", "week", "month", "quarter", "year")
    wanted = {"day": "day", "weekend": "week"}.get(unit, unit)
    return order[: order.index(cast(DatePrecision, wanted)) + 1] if wanted in order else order


def _weekend(base: object, step: int, frame: Frame, match: re.Match[str]) -> Value | None:
    reference = frame.reference
    if reference is None:
        return None
    if step == 0 and reference.weekday() < 5 and frame.direction(match) == "past":
        step = -1
    moved = add_days(reference, 7 * step)
    return a_weekend(moved) if moved else None


def _the_weekend(match: re.Match[str], frame: Frame) -> Value | None:
    """'over the weekend', 'at the weekend': the last one, by tense the next."""
    if frame.reference is None:
        return None
    ahead = frame.direction(match) == "future" or frame.reference.weekday() >= 5
    day = frame.reference if ahead else add_days(frame.reference, -7)
    return a_weekend(day) if day else None


def _ago(match: re.Match[str], frame: Frame) -> Value | None:
    count, unit, how = number(match["count"].lower()), match["unit"].lower().rstrip("s"), match["how"].lower()
    name = cast(Unit, {"centurie": "century"}.get(unit, unit))
    mention = frame.last(match.start())
    if name == "year" and how in ("ago", "earlier") and mention and mention.precision == "quarter":
        return shift(mention.value.start, "quarter", -4 * count)
    if how == "ago":
        return _back(frame, name, count)
    if how.startswith(("from", "hence")):
        return shift(frame.reference, name, count) if frame.reference else None
    sign = 1 if how in ("later", "after", "on") else -1
    if mention is None:
        return _back(frame, name, count) if how == "earlier" else None
    return shift(mention.value.start, name, sign * count) if name != "hour" else (mention.value, mention.precision)


def _back(frame: Frame, unit: Unit, count: int) -> Value | None:
    if frame.reference is None or unit in ("decade", "century"):
        return None
    return shift(frame.reference, unit, -count)


def _stretch(match: re.Match[str], frame: Frame) -> Value | None:
    """'in the past 24 hours', 'over the next three days': up to or from the reference."""
    if frame.reference is None:
        return None
    count, unit = number(match["count"].lower()), match["unit"].lower().rstrip("s")
    days = {"hour": max(1, round(count / 24)), "day": count, "week": 7 * count}.get(unit)
    if days is None:
        return None
    ahead = match["which"].lower() in ("next", "coming")
    other = add_days(frame.reference, days if ahead else -days)
    if other is None:
        return None
    return (Interval(*sorted((frame.reference, other))), "range")


def _in_time(match: re.Match[str], frame: Frame) -> Value | None:
    name = cast(Unit, match["unit"].lower().rstrip("s'’"))
    return shift(frame.reference, name, number(match["count"].lower())) if frame.reference else None


def _clock(match: re.Match[str], frame: Frame) -> Value | None:
    """A time of day alone: on the day told last in the same paragraph, else on the reference."""
    start = frame.text.rfind("\n", 0, match.start())
    mention = frame.last(match.start(), "day", "time")
    if mention and mention.start > start:
        return a_day(mention.value.start, "time")
    return a_day(frame.reference, "time")


def _week_of(match: re.Match[str], frame: Frame) -> Value | None:
    month, day = month_number(match["month"]), day_number(match["day"])
    if match["year"]:
        found = make_day(year_number(match["year"]), month, day)
    else:
        found = nearest(frame.reference, month, day, frame.direction(match)) if frame.reference else None
    if found is None:
        return None
    return a_week(found) if match["unit"].lower() == "week" else a_weekend(found)


def _year_end(match: re.Match[str], frame: Frame) -> Value | None:
    return shift(frame.reference, "year", 0) if frame.reference else None


_WHICH = (
    r"(?:(?P<which>(?i:(?:this\s+)?(?:last|past|previous|next|coming|following)|this))(?:\s+(?i:early|late))?"
    + S
    + ")?"
)
_AT = rf"(?:(?P<clock>{CLOCK}),?{S}(?:on{S})?)?(?:(?i:early|late|later|earlier)(?:{S}on)?{S})?"
_AFTER = rf"(?:{S}(?:at|around|about){S}(?P<clock_after>{CLOCK}))?"
_WD = f"(?P<weekday>{WEEKDAY})"
_ABOUT = rf"(?:(?i:about|some|nearly|almost|just|only|over|more than|less than|at least|around|roughly|exactly){S})?"
_EARLY = rf"(?:{EARLY}(?:[\s-]{{1,3}}|{S}in{S}))?"
_TIMES = rf"{COUNT}(?:{S}(?:more|full|whole|calendar))?[\s-]{{1,3}}"

RULES = (
    rule("weekday number part", rf"{_AT}{_WHICH}{_WD}(?:{S}{PART})?{_AFTER}", _weekday),
    rule("weekday", rf"{_AT}{_WD}(?:{S}{PART})?(?:,|{S}of)?{S}(?P<week>(?i:last|next|this)){S}week", _weekday),
    rule("weekday unit", rf"(?P<week>(?i:last|next|this)){S}week{S}on{S}{_WD}", _weekday),
    rule("part", rf"(?:the{S})?{PART}{S}of{S}{_WD}", _weekday),
    rule(
        "today number part",
        rf"{_AT}(?P<word>(?i:today|yesterday|tomorrow|tonight|overnight))\b(?:{S}{PART})?{_AFTER}",
        _today,
    ),
    rule("today unit", r"(?i:the day (?P<after>before|after) (?:yesterday|tomorrow))", _beyond_today),
    rule(
        "part number",
        rf"{_AT}(?P<which>(?i:this|last|that|the (?:same|next|following|previous)))\s+(?:very\s+)?{PART}{_AFTER}",
        _part,
    ),
    rule(
        "unit",
        rf"{_EARLY}(?P<the>(?i:the{S}))?(?P<which>(?i:this past|this|last|past|previous|next|coming|following|current|same|that|latest)){S}"
        rf"(?:(?i:same|fiscal|calendar|full|entire|whole)[\s-]{{1,3}})?(?P<unit>(?i:day|weekend|week|month|quarter|year|decade|century))\b(?!-)",
        _unit,
    ),
    rule("unit", r"(?i:the)?\s?(?i:weekend)\b", _the_weekend),
    rule(
        "unit",
        rf"{_ABOUT}(?P<count>{COUNT})(?:{S}(?:more|full|whole|calendar))?[\s-]{{1,3}}(?P<unit>{UNIT}s?|(?i:centuries)){S}"
        rf"(?P<how>(?i:ago|earlier|later|hence|from{S}(?:now|today)|(?:before|after)(?=[.,;])))\b",
        _ago,
    ),
    rule(
        "unit number",
        rf"(?:the{S})?(?P<which>(?i:past|last|previous|next|coming)){S}(?P<count>{COUNT})[\s-]{{1,3}}(?P<unit>(?i:hour|day|week)s?)\b",
        _stretch,
    ),
    rule("unit number", rf"(?i:in){S}(?P<count>{COUNT}){S}(?P<unit>{UNIT}s?['’]s?|{UNIT}['’]s){S}time\b", _in_time),
    rule(
        "unit",
        rf"(?:the{S})?(?P<unit>(?i:week|weekend)){S}of{S}(?P<month>{MONTH}){S}(?P<day>{DAY})(?:,?{S}(?P<year>{YEAR}))?",
        _week_of,
    ),
    rule(
        "unit",
        rf"(?i:(?:the{S})?year[\s-]end|year's{S}end|the{S}(?:end|beginning|start|middle|rest|remainder){S}of{S}the{S}year|(?:early|late|later|earlier){S}in{S}the{S}year)\b",
        _year_end,
    ),
    rule("number part", rf"(?P<clock>{CLOCK})(?:{S}on)?(?!{S}(?:{ANY_WEEKDAY}))", _clock),
)
