"""Records of events as the topics carry them, and a page's server with nothing behind it."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from worker.settings import Settings, load

Json = dict[str, Any]


def span(text: str, start: int) -> Json:
    return {"text": text, "start": start, "end": start + len(text)}


def party(name: str, country: str | None = None, *mentions: Json) -> Json:
    known = {"kind": "armed_force", "sector": None, "role": None, "wikidata": None, "confidence": None}
    return {"name": name, "mentions": list(mentions), "country": country} | known


def event(key: str = "e1", **fields: Any) -> Json:
    """An attack in the wire form; `fields` take the place of what it has."""
    return {
        "id": key,
        "type": "attack",
        "plover": {"type": "ASSAULT", "modes": ["aerial"], "contexts": ["military"]},
        "modality": "actual",
        "mentions": [span("hit", 17)],
        "actors": [party("Russian forces", "RUS", span("Russian missiles", 0))],
        "recipients": [],
        "mediators": [],
        "subject": None,
        "outcome": None,
        "date": {"start": "2025-11-25", "end": "2025-11-25", "precision": "day", "basis": "text", "text": "Tuesday"},
        "place": {
            "name": "Kyiv",
            "country": "UKR",
            "latitude": 50.45,
            "longitude": 30.52,
            "geonames_id": 703448,
            "precision": "city",
            "disputed": None,
            "basis": "text",
            "border": None,
        },
        "casualties": {"killed": {"low": 4, "high": None}, "injured": None, "missing": None, "captured": None},
        "casualties_by_group": [],
        "casualties_by_source": [],
        "attribution": [
            {"stance": "reported", "by": party("officials"), "of": None, "side": None, "words": span("said", 30)}
        ],
        "quotation": None,
        "cameo": "19",
        "acled": None,
        "confidence": 0.9,
        "article": {
            "id": "a1",
            "title": "A Night of Sirens",
            "source": "Test Wire",
            "url": "https://example.org/a",
            "published": "2025-11-26",
            "revision": 1,
        },
    } | fields


def record(key: str = "e1", **fields: Any) -> bytes:
    """The value of its record."""
    return json.dumps(event(key, **fields)).encode()


@pytest.fixture
def settings() -> Callable[..., Settings]:
    """Settings of a page that holds five events and takes two clients."""
    return lambda **given: load(**{"live_events": 5, "live_clients": 2, "live_http_port": 0} | given)
