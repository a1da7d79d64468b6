"""GeoJSON (RFC 7946): a FeatureCollection written as the events come, or a feature a line.

A feature's geometry is the point of the event's place, longitude first, or null where there is none; its properties are
the flat table without the coordinates. The attribution that GeoNames asks for is a foreign member of the collection,
and in sequences, which have no outer object, of each feature that has a place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from worker.event import EventPlace
from worker.export import ATTRIBUTION
from worker.export.columns import row
from worker.export.told import Told

RECORD_SEPARATOR = b"\x1e"
COORDINATES = ("longitude", "latitude")


def collection(events: Iterable[Told]) -> Iterator[bytes]:
    """The pieces of one FeatureCollection, a feature a line; only one feature is in memory at a time."""
    yield b'{"type":"FeatureCollection","attribution":' + orjson.dumps(ATTRIBUTION) + b',"features":['
    before = b"\n"
    for told in events:
        yield before + orjson.dumps(feature(told))
        before = b",\n"
    yield b"\n]}\n"


def lines(events: Iterable[Told]) -> Iterator[bytes]:
    """A feature a line (newline-delimited GeoJSON)."""
    return (orjson.dumps(_attributed(told)) + b"\n" for told in events)


def sequence(events: Iterable[Told]) -> Iterator[bytes]:
    """A GeoJSON text sequence (RFC 8142): each feature between a record separator and a line feed."""
    return (RECORD_SEPARATOR + line for line in lines(events))


def feature(told: Told) -> dict[str, Any]:
    """The event as a GeoJSON Feature."""
    properties = {name: value for name, value in row(told).items() if name not in COORDINATES}
    return {
        "type": "Feature",
        "id": told.event.id,
        "geometry": _geometry(told.event.place),
        "properties": properties,
    }


def _attributed(told: Told) -> dict[str, Any]:
    return feature(told) | ({"attribution": ATTRIBUTION} if told.event.place else {})


def _geometry(place: EventPlace | None) -> dict[str, Any] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
