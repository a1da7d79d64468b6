"""Places told by distance: "30 km east of Mosul" is a point of its own, "60 km from Goma" an area around the town."""

import math
import re
from dataclasses import dataclass, replace

from worker.event import EventPlace, PlaceMention
from worker.normalisation.dates.grammar import NUMBERS

EARTH_RADIUS_KM = 6_371.0
_KM_A_MILE = 1.609
_REACH = 90  # characters before a name that a distance may fill
BEARINGS = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
_NUMBER = "|".join(sorted((word for word in NUMBERS if len(word) > 2), key=len, reverse=True))
_COMPASS = r"(?:north|south)[ -]?(?:east|west)|north|south|east|west"
_COUNT = rf"(?:\d+(?:[.,]\d+)?|{_NUMBER})"
_UNIT = r"(?:km|kms|kilomet(?:er|re)s?|miles?)\b(?: \([^)]{1,20}\))?"
_LENGTH = rf"{_COUNT}[ -]?{_UNIT}"
_BEHIND = re.compile(
    rf", (?:[a-z]+ ){{0,2}}(?:(?:{_LENGTH} )?(?:to the |due )?(?P<bearing>{_COMPASS}) of|{_LENGTH}(?: away)? from)"
    r" (?:the )?(?:border|capital|city|town|[A-Z])"
)
_OFFSET = re.compile(
    rf"(?P<text>(?P<count>{_COUNT})[ -]?(?P<unit>{_UNIT})"
    rf"(?:(?: away)? from|(?: to the| due)? (?P<bearing>{_COMPASS}) (?:of|from))"
    r" (?:the (?:city|town|village|capital|port) (?:of )?)?)$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(rf"(?:.* )?(?P<text>(?:{_COMPASS}) of)$")


@dataclass(frozen=True, slots=True)
class Offset:
    """How far and in which direction a place lies from the name behind it.

    `bearing` is in degrees clockwise from north, None where the text gives none.
    """

    text: str
    kilometres: float
    bearing: int | None


def offset_before(text: str, place: PlaceMention) -> Offset | None:
    """The distance, with or without a bearing, right before a name, None where there is none."""
    match = _match(text[max(0, place.start - _REACH) : place.start])
    if match is None:
        return None
    count = match["count"].lower()
    number = NUMBERS[count] if count in NUMBERS else float(count.replace(",", "."))
    scale = _KM_A_MILE if match["unit"].lower().startswith("mile") else 1.0
    bearing = BEARINGS[re.sub(r"[ -]", "", match["bearing"].lower())] if match["bearing"] else None
    return Offset(match["text"], number * scale, bearing)


def is_measured(before: str) -> bool:
    """True where `before`, the text in front of a name, ends in a distance from it: "12 miles from "."""
    return _match(before) is not None


def direction_before(between: str) -> str | None:
    """The "northeast of" that the words between two names end in, None where they end otherwise."""
    found = _DIRECTION.match(between)
    return found["text"] if found is not None else None


def measures(behind: str, *, bare: bool = False) -> bool:
    """True where the text behind a name tells its bearing, or if `bare` its distance alone: ", 30 km east of Mosul"."""
    found = _BEHIND.match(behind)
    return found is not None and (bare or found["bearing"] is not None)


def _match(before: str) -> re.Match[str] | None:
    return _OFFSET.search(" ".join(before.split()) + " ")


def shifted(place: EventPlace, offset: Offset) -> EventPlace:
    """The point that lies off `place`; its country is that of the name, which near a border is likely, not sure.

    Without a bearing it is the area around `place`, whose point stands for it.
    """
    if offset.bearing is None:
        return replace(place, name=offset.text + place.name, geonames_id=None, precision="area")
    if place.latitude is None or place.longitude is None:
        return replace(place, name=offset.text + place.name, geonames_id=None, precision="point")
    latitude, longitude = destination(place.latitude, place.longitude, offset.kilometres, offset.bearing)
    return replace(
        place,
        name=offset.text + place.name,
        latitude=latitude,
        longitude=longitude,
        geonames_id=None,
        precision="point",
    )


def destination(latitude: float, longitude: float, kilometres: float, bearing: float) -> tuple[float, float]:
    """Where a great circle from a point ends; degrees of WGS 84, rounded to three decimals (100 m)."""
    angle, course = kilometres / EARTH_RADIUS_KM, math.radians(bearing)
    a, b = math.radians(latitude), math.radians(longitude)
    c = math.asin(math.sin(a) * math.cos(angle) + math.cos(a) * math.sin(angle) * math.cos(course))
    d = b + math.atan2(math.sin(course) * math.sin(angle) * math.cos(a), math.cos(angle) - math.sin(a) * math.sin(c))
    return round(math.degrees(c), 3), round((math.degrees(d) + 540) % 360 - 180, 3)
