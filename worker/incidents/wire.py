"""The wire form of tellings, as schemas/tellings.v1.schema.json states it: what linking needs of an article, whole.

One message an article: the report once, and what each of its events adds. Vectors and sketches are numbers of 32 bits,
little-endian, in base64: the hashes of the words first, then as many weights.
"""

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import orjson

from worker.article import Article
from worker.event import HARMS, Acled, Casualties, Event, EventDate, EventPlace, Figure, Party, Plover
from worker.incidents.telling import Dispatch, Report, Telling
from worker.incidents.words import Words
from worker.serialize import Json

_VECTORS = ("words", "names", "figures", "near")


class Unreadable(ValueError):
    """The bytes are no tellings of this version."""


def tellings_message(article: Article, tellings: Sequence[Telling]) -> Json:
    """What the worker publishes for a revision of an article."""
    report = tellings[0].report if tellings else None
    return {
        "article": article.id,
        "revision": article.revision,
        "source": report and report.source,
        "url": report and report.url,
        "published": report and report.published and report.published.isoformat(),
        "sketch": _packed(report.sketch) if report else "",
        "tellings": [_telling(telling) for telling in tellings],
    }


def read_tellings(value: bytes, order: int, arrived: float | None = None) -> Dispatch:
    """What was published: the record's place among all, and when it came. Raises Unreadable."""
    try:
        message = orjson.loads(value)
        report = _report(message)
        told = tuple(_read(one, report) for one in message["tellings"])
        return Dispatch(report.article, order, told, arrived)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from None


def _telling(telling: Telling) -> Json:
    vectors = {name: _packed_words(getattr(telling, name)) for name in _VECTORS}
    event = telling.event and _event(telling.event)
    return {"event": event, "focal": telling.focal, "again": telling.again, **vectors}


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "plover": event.plover and _fields(event.plover),
        "modality": event.modality,
        "actors": [_party(party) for party in event.actors],
        "recipients": [_party(party) for party in event.recipients],
        "date": event.date and _fields(event.date),
        "place": event.place and _fields(event.place),
        "casualties": event.casualties and {harm: _figure(getattr(event.casualties, harm)) for harm in HARMS},
        "cameo": event.cameo,
        "acled": event.acled and _fields(event.acled),
        "confidence": event.confidence,
    }


def _fields(value: Any) -> Json:
    """The fields of a flat value; days as text, as every day on the wire."""
    found = ((field.name, getattr(value, field.name)) for field in fields(value))
    return {name: each.isoformat() if isinstance(each, date) else each for name, each in found}


def _party(party: Party) -> Json:
    return {"name": party.name, "kind": party.kind, "country": party.country, "wikidata": party.wikidata}


def _figure(figure: Figure | None) -> Json | None:
    return {"low": figure.low, "high": figure.high} if figure else None


def _report(message: Mapping[str, Any]) -> Report:
    return Report(
        article=str(message["article"]),
        revision=int(message["revision"]),
        source=message["source"],
        url=message["url"],
        published=moment(message["published"]),
        sketch=_unpacked("I", b64decode(message["sketch"])),
    )


def _read(message: Mapping[str, Any], report: Report) -> Telling:
    vectors = {name: _read_words(message[name]) for name in _VECTORS}
    event = message["event"] and _read_event(message["event"])
    return Telling(report=report, event=event, focal=message["focal"], again=message["again"], **vectors)


def _read_event(message: Mapping[str, Any]) -> Event:
    return Event(
        id=message["id"],
        type=message["type"],
        plover=message["plover"] and Plover(**_tuples(message["plover"])),
        modality=message["modality"],
        mentions=(),
        actors=tuple(Party(**party) for party in message["actors"]),
        recipients=tuple(Party(**party) for party in message["recipients"]),
        date=message["date"] and _read_date(message["date"]),
        place=message["place"] and EventPlace(**_tuples(message["place"])),
        casualties=message["casualties"] and _read_casualties(message["casualties"]),
        cameo=message["cameo"],
        acled=message["acled"] and Acled(**message["acled"]),
        confidence=message["confidence"],
    )


def _tuples(message: Mapping[str, Any]) -> Json:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in message.items()}


def _read_date(message: Mapping[str, Any]) -> EventDate:
    return EventDate(**{**message, "start": moment(message["start"]), "end": moment(message["end"])})


def _read_casualties(message: Mapping[str, Any]) -> Casualties:
    return Casualties(**{harm: figure and Figure(**figure) for harm, figure in message.items()})


def moment(text: str | None) -> date | None:
    """A day, or a time where one is told."""
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _packed_words(words: Words) -> str:
    return b64encode(_bytes(words.hashes) + _bytes(words.weights)).decode()


def _packed(values: "array[int]") -> str:
    return b64encode(_bytes(values)).decode()


def _bytes(values: "array[Any]") -> bytes:
    return (values if sys.byteorder == "little" else _swapped(values)).tobytes()


def _read_words(text: str) -> Words:
    raw = b64decode(text)
    half = len(raw) // 2
    return Words(_unpacked("I", raw[:half]), _unpacked("f", raw[half:]))


def _unpacked(kind: Any, raw: bytes) -> "array[Any]":
    values: array[Any] = array(kind)
    values.frombytes(raw)
    return values if sys.byteorder == "little" else _swapped(values)


def _swapped(values: "array[Any]") -> "array[Any]":
    copy = values[:]
    copy.byteswap()
    return copy
