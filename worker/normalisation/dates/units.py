"""Rules for weeks, months and years told from the reference or from an earlier date: last week, two days ago."""

import re
from calendar import monthrange
from datetime import date
from typing import cast

from worker.event import DatePrecision, Interval
from worker.normalisation.dates.calendar import Unit, Value, a_day, a_weekend, add_days, shift
from worker.normalisation.dates.frame import STEP, Frame, rule
from worker.normalisation.dates.grammar import COUNT, EARLY, UNIT, S, number


def _unit(match: re.Match[str], frame: Frame) -> Value | None:
    """'this week', 'last year', 'the following month', 'the same day', 'the current quarter'."""
    which = match["which"].lower().split()[-1]
    name = match["unit"].lower()
    if which == "this" and name == "day":
        return None
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
        return _weekend(base, STEP[which], frame, match)
    if which == "past" and name != "year":
        days = {"day": 1, "week": 7, "month": 30}.get(name)
        start = add_days(base, -days) if days else None
        return (Interval(start, base), "range") if start else None
    if which == "latest" and name == "quarter":
        mention = frame.last_quarter(match.start())
        return (mention.value, "quarter") if mention else shift(base, "quarter", -1)
    return shift(base, cast(Unit, name), STEP[which])


def _finer(unit: str) -> tuple[DatePrecision, ...]:
    """The precisions that an expression like 'the same month' can go back to."""
    order: tuple[DatePrecision, ...] = ("time", "day", "range", "week", "month", "quarter", "year")
    wanted = {"day": "day", "weekend": "week"}.get(unit, unit)
    return order[: order.index(wanted) + 1] if wanted in order else order


def _weekend(base: date, step: int, frame: Frame, match: re.Match[str]) -> Value | None:
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
    mention, quarter = frame.last(match.start()), frame.last_quarter(match.start())
    if name == "year" and count == 1 and how in ("ago", "earlier") and quarter:
        return shift(quarter.value.start, "quarter", -4)
    if how == "ago":
        return _back(frame, name, count)
    if how.startswith(("from", "hence")):
        return shift(frame.reference, name, count) if frame.reference else None
    sign = 1 if how in ("later", "after", "on") else -1
    if mention is None:
        return _back(frame, name, count) if how == "earlier" else None
    if name in ("decade", "century"):  # the year that many years off, not the whole decade
        count, name = count * (10 if name == "decade" else 100), "year"
    return shift(mention.value.start, name, sign * count) if name != "hour" else (mention.value, mention.precision)


def _beside(match: re.Match[str], frame: Frame) -> Value | None:
    """'the day before', 'the night after', 'the week after': beside the day told last."""
    unit = match["unit"].lower().replace("night", "day")
    mention = frame.last(match.start(), *_finer(unit))
    sign = 1 if match["how"].lower() == "after" else -1
    return shift(mention.value.start, cast(Unit, unit), sign) if mention else None


def _half_ago(match: re.Match[str], frame: Frame) -> Value | None:
    """'half a year ago', 'a year and a half ago': the month, of months the week, that long before."""
    unit = (match["unit"] or match["whole"]).lower()
    halves = 1 + 2 * (number(match["count"].lower()) if match["count"] else 0)
    if frame.reference is None or unit not in _HALVES:
        return None
    finer, count = _HALVES[unit]
    return shift(frame.reference, finer, -count * halves)


def _after_next(match: re.Match[str], frame: Frame) -> Value | None:
    """'the week after next', 'the month before last'."""
    steps = 2 if match["how"].lower().startswith("after") else -2
    return shift(frame.reference, cast(Unit, match["unit"].lower()), steps) if frame.reference else None


def _ago_today(match: re.Match[str], frame: Frame) -> Value | None:
    """'a year ago today': the day itself, the 28th of February for the 29th."""
    today, count = frame.reference, number(match["count"].lower())
    if today is None:
        return None
    unit = match["unit"].lower()
    if unit == "week":
        return a_day(add_days(today, -7 * count))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year < 1:
        return None
    return a_day(date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])))


def _ago_this(match: re.Match[str], frame: Frame) -> Value | None:
    """'ten years ago this month', 'this week': that month or week, so many years before."""
    reference, count = frame.reference, number(match["count"].lower())
    if reference is None or count >= reference.year:
        return None
    last = monthrange(reference.year - count, reference.month)[1]
    then = reference.replace(year=reference.year - count, day=min(reference.day, last))
    return shift(then, cast(Unit, match["unit"].lower()), 0)


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


def _fortnight(match: re.Match[str], frame: Frame) -> Value | None:
    """'a fortnight ago' and 'in a fortnight' are weeks, 'the past fortnight' runs up to the reference."""
    parts, reference = match.groupdict(), frame.reference
    if reference is None:
        return None
    if parts.get("count"):
        return shift(reference, "week", -_FORTNIGHT * number(match["count"].lower()))
    if not parts.get("which"):
        return shift(reference, "week", _FORTNIGHT)
    start = add_days(reference, -7 * _FORTNIGHT)
    return (Interval(start, reference), "range") if start else None


def _nights_ago(match: re.Match[str], frame: Frame) -> Value | None:
    return _back(frame, "day", number(match["count"].lower()))


def _in_time(match: re.Match[str], frame: Frame) -> Value | None:
    name = cast(Unit, match["unit"].lower().rstrip("s'’"))
    return shift(frame.reference, name, number(match["count"].lower())) if frame.reference else None


def _end_of(match: re.Match[str], frame: Frame) -> Value | None:
    """'the end of the month', 'year-end', 'later in the year': of the one that holds the reference."""
    unit = cast(Unit, (match.groupdict().get("unit") or "year").lower())
    return shift(frame.reference, unit, 0) if frame.reference else None


_FORTNIGHT = 2  # weeks
_ABOUT = rf"(?:(?i:about|some|nearly|almost|just|only|over|more than|less than|at least|around|roughly|exactly){S})?"
_EARLY = rf"(?:{EARLY}(?:[\s-]{{1,3}}|{S}in{S}))?"
_THIS = r"(?P<which>(?i:this past|this|last|past|previous|next|coming|following|current|same|that|latest))"
_KIND = r"(?:(?i:same|fiscal|calendar|full|entire|whole)[\s-]{1,3})?"
_NAME = r"(?P<unit>(?i:day|weekend|week|month|quarter|year|decade|century))\b(?!-)"
_COUNTED = rf"(?P<count>{COUNT})(?:{S}(?:more|full|whole|calendar))?[\s-]{{1,3}}(?P<unit>{UNIT}s?|(?i:centuries))"
_HOW = rf"(?P<how>(?i:ago|earlier|later|hence|from{S}(?:now|today)|(?:before|after)(?=[.,;])))\b"
_HALVES: dict[str, tuple[Unit, int]] = {
    "hour": ("day", 0),
    "month": ("week", 2),
    "year": ("month", 6),
    "decade": ("year", 5),
}
_HALVED = "(?i:" + "|".join(_HALVES) + ")"
_WHOLES = rf"(?P<count>{COUNT}){S}(?P<whole>{_HALVED})"
_BOUND = r"(?:end|beginning|start|middle|rest|remainder|close)"

RULES = (
    rule("unit", rf"{_EARLY}(?P<the>(?i:the{S}))?{_THIS}{S}{_KIND}{_NAME}", _unit),
    rule("unit", r"(?i:the)?\s?(?i:weekend)\b", _the_weekend),
    rule("unit", rf"{_ABOUT}{_COUNTED}{S}{_HOW}", _ago),
    rule("unit", rf"{_ABOUT}(?P<count>{COUNT}){S}(?i:fortnights?{S}ago)\b", _fortnight),
    rule("unit", rf"(?i:in{S}a{S}fortnight)(?:['’]s{S}time)?\b", _fortnight),
    rule("unit", rf"(?i:the{S})?(?P<which>(?i:past|last)){S}(?i:fortnight)\b", _fortnight),
    rule("part", rf"{_ABOUT}(?P<count>{COUNT}){S}(?i:nights?{S}ago)\b", _nights_ago),
    rule("unit part", rf"(?i:the{S}(?P<unit>day|night|week){S}(?P<how>before|after)(?=[.,;]))", _beside),
    rule(
        "unit",
        rf"{_ABOUT}(?:(?i:half{S}an?){S}(?P<unit>{_HALVED})|{_WHOLES}s?{S}(?i:and{S}a{S}half)){S}ago\b",
        _half_ago,
    ),
    rule("unit", rf"(?i:the{S}(?P<unit>week|month|year){S}(?P<how>after{S}next|before{S}last))\b", _after_next),
    rule("unit today", rf"(?P<count>{COUNT}){S}(?P<unit>(?i:week|month|year))s?{S}ago{S}(?i:today)\b", _ago_today),
    rule("unit this", rf"(?P<count>{COUNT}){S}(?i:years?){S}ago{S}(?i:this){S}(?P<unit>(?i:week|month))\b", _ago_this),
    rule("unit number", rf"(?:the{S})?(?P<which>(?i:past|last|previous|next|coming)){S}{_COUNTED}\b", _stretch, "unit"),
    rule(
        "unit number",
        rf"(?i:in){S}(?P<count>{COUNT}){S}(?P<unit>{UNIT}s?['’]s?|{UNIT}['’]s){S}time\b",
        _in_time,
        "unit",
    ),
    rule(
        "unit",
        rf"(?i:(?:the{S})?year[\s-]end|year['’]s{S}end|(?:early|late|later|earlier){S}in{S}the{S}year)\b",
        _end_of,
    ),
    rule("unit", rf"(?i:the{S}{_BOUND}{S}of{S}the{S}(?P<unit>year|month|week|quarter))\b", _end_of),
)
