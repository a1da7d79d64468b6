"""An event in its wire form, as whoever reads a topic meets it: who, where, when and which words.

A record that others wrote may lack any field; nothing here fails on it.
"""

from collections.abc import Iterator
from typing import Any

import orjson

Json = dict[str, Any]


def parse(value: bytes) -> Json | None:
    """The event in a record's value, or None where it is not an event of ours."""
    try:
        event = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    return event if isinstance(event, dict) and {"id", "type", "mentions"} <= event.keys() else None


def parties(event: Json) -> list[Json]:
    """Those who take part."""
    return [party for role in ("actors", "recipients", "mediators") for party in event.get(role) or ()]


def countries(event: Json) -> set[str]:
    """The countries of those who take part and of the place, ISO 3166-1 alpha-3."""
    found = {party["country"] for party in parties(event)} | {(event.get("place") or {}).get("country")}
    return {country for country in found if country}


def texts(event: Json) -> Iterator[str]:
    """The names, the words and the headline: what people look for."""
    yield from (party["name"] for party in parties(event))
    yield from (span["text"] for span in event.get("mentions") or ())
    yield from (span["text"] for span in (event.get("quotation") or {}).get("content", ()))
    yield (event.get("place") or {}).get("name") or ""
    yield (event.get("article") or {}).get("title") or ""
