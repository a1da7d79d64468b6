"""The day of a time of day that the text tells without one: '11:30 p.m. ET', '9 a.m.'."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

from worker.event import EventDate
from worker.normalisation.dates.calendar import Direction
from worker.resources import load_yaml

_ZONES: dict[str, float] = load_yaml("dates/lexicon.yaml")["zones"]
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d))?\s?(?:(?P<half>[ap])\.?m)?", re.IGNORECASE)
_NAMED = re.compile(r"\b(?P<zone>" + "|".join(sorted(_ZONES, key=len, reverse=True)) + r")\b")
_LOCAL = re.compile(r"(?:at )?\d{1,2}(?:[:.]?\d\d)?\s?(?:[ap]\.?m\.?)? \(?local(?: time)?\)?", re.IGNORECASE)
_NOON = 12
_DEGREES_AN_HOUR = 15


def day_of_clock(text: str, published: datetime, direction: Direction | None) -> date:
    """The day, in the zone that `text` names or the message has, of the last such time before `published`.

    Of the next one where `direction` is ahead. What cannot be read gives the day of publication.
    """
    zone = _NAMED.search(text)
    hours = _ZONES[zone["zone"]] if zone is not None else None
    return _day(text, _moved(published, hours), direction)


def at_local_time(told: EventDate, longitude: float | None, published: date | None) -> EventDate:
    """The date of an event with "9 p.m. local time" alone, by the sun at its place; any other date as it is.

    Noon by the sun and by the clock differ by an hour or two, which moves the day at midnight only.
    """
    alone = told.text is not None and _LOCAL.fullmatch(told.text.strip())
    if not alone or longitude is None or not isinstance(published, datetime) or published.tzinfo is None:
        return told
    day = _day(told.text or "", _moved(published, round(longitude / _DEGREES_AN_HOUR)), None)
    return replace(told, start=day, end=day)


def _moved(published: datetime, hours: float | None) -> datetime:
    if hours is None or published.tzinfo is None:
        return published
    return published.astimezone(timezone(timedelta(hours=hours)))


def _day(text: str, now: datetime, direction: Direction | None) -> date:
    clock = _clock(text)
    if clock is None:
        return now.date()
    if direction == "future":
        return now.date() + timedelta(days=int(clock < now.time()))
    return now.date() - timedelta(days=int(clock > now.time()))


def _clock(text: str) -> time | None:
    match = _TIME.search(text)
    if match is None or (match["half"] is None and match["minute"] is None):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"].lower() == "p" else 0)
    return time(hour, minute) if hour <= 23 and minute <= 59 else None
