"""One event as the store holds it: the message, what filters look at, and what a line of the feed shows."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from worker.errors import Invalid
from worker.event_message import Json, countries, parse, parties, texts
from worker.export.told import Told, read
from worker.serialize import event_fields

PARTIES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`message` is the event as published; `recorded` when, in seconds since 1970; `number` that of its change."""

    id: str
    message: Json
    recorded: float
    number: int
    types: frozenset[str]
    countries: frozenset[str]
    actors: tuple[str, ...]
    modality: str
    stances: frozenset[str]
    first: str
    last: str
    confidence: float
    text: str


def entry(value: bytes, recorded: float, number: int) -> Entry | None:
    """The entry of a record's value, None where it is no event of ours: others may write to the topic."""
    try:
        found = read(value) if parse(value) is not None else ()
    except Invalid:
        return None
    return _entry(message(found[0]), recorded, number) if len(found) == 1 else None


def message(told: Told) -> Json:
    """The event as published, every field there and of its type."""
    return event_fields(told.event) | {"article": asdict(told.article)}


def _entry(event: Json, recorded: float, number: int) -> Entry:
    date = event.get("date") or {}
    return Entry(
        id=str(event["id"]),
        message=event,
        recorded=recorded,
        number=number,
        types=frozenset({event["type"], ((event.get("plover") or {}).get("type") or "").lower()} - {""}),
        countries=frozenset(countries(event)),
        actors=tuple(party["name"].casefold() for party in parties(event)),
        modality=event["modality"],
        stances=frozenset(account["stance"] for account in event.get("attribution") or ()),
        first=str(date.get("start") or ""),
        last=str(date.get("end") or ""),
        confidence=float(event.get("confidence") or 0),
        text="\n".join(texts(event)).casefold(),
    )


def brief(event: Json) -> Json:
    """What a line of the feed shows."""
    plover, article, quotation = event.get("plover") or {}, event.get("article") or {}, event.get("quotation") or {}
    spans = event.get("mentions") or ({"text": ""},)
    words = quotation.get("content") or (spans[0],)
    return {
        "id": str(event["id"]),
        "type": str(event["type"]),
        "plover": plover.get("type"),
        "modes": list(plover.get("modes") or ()),
        "modality": event.get("modality"),
        "actors": _names(event.get("actors") or ()),
        "recipients": _names(event.get("recipients") or ()),
        "place": _place(event.get("place")),
        "date": _days(event.get("date")),
        "casualties": event.get("casualties"),
        "words": str(words[0]["text"]),
        "quoted": bool(quotation),
        "channel": quotation.get("channel"),
        "stances": sorted({str(account["stance"]) for account in event.get("attribution") or ()}),
        "confidence": float(event.get("confidence") or 0),
        "article": {name: article.get(name) for name in ("title", "source", "published")},
    }


def _names(found: Sequence[Json]) -> list[Json]:
    return [{"name": str(party["name"]), "country": party.get("country")} for party in found[:PARTIES_SHOWN]]


def _days(date: Json | None) -> Json | None:
    return {name: date.get(name) for name in ("start", "end", "precision")} if date else None


def _place(place: Json | None) -> Json | None:
    if not place:
        return None
    return {name: place.get(name) for name in ("name", "country", "latitude", "longitude", "precision")}


def web_address(address: Any) -> str | None:
    """The address where a browser may go without harm: of the web, and no script."""
    if not isinstance(address, str):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None
