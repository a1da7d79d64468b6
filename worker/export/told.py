"""What is exported: an event and the article that tells it, read from a line of `extract` or a record of events.*."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from worker.errors import Invalid
from worker.event import Event
from worker.serialize import Json, event_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReference:
    """The article as an event refers to it; `published` is ISO 8601 as on the wire, a date or a time with zone."""

    id: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event to export. `recorded` is when its record was published; None where it comes from a file."""

    event: Event
    article: ArticleReference
    recorded: datetime | None = None

    def message(self) -> Json:
        """The wire form again, with every field there, as filters look at it."""
        return event_fields(self.event) | {"article": {"id": self.article.id, "title": self.article.title}}

    def record(self) -> Json:
        """The whole message of the topics again."""
        return event_fields(self.event) | {"article": asdict(self.article)}


_EVENT = TypeAdapter(Event)
_ARTICLE = TypeAdapter(ArticleReference)
# These joined version 1 after its first messages were written.
_LATER = {"subject", "outcome", "casualties_by_group", "casualties_by_source", "attribution"}
_REQUIRED = {field.name for field in fields(Event)} - _LATER


def read(value: bytes, recorded: datetime | None = None) -> tuple[Told, ...]:
    """The events of an extraction, or the single event, in `value` (one JSON object).

    A single event may lack its article, as after `jq '.events[]'`. Raises Invalid: syntax, not-an-event.
    """
    try:
        message = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise Invalid("syntax", f"not JSON: {error}") from None
    if not isinstance(message, dict):
        raise Invalid("not-an-event", "neither an extraction nor an event, but no object at all")
    events = message.get("events", [message])
    if not isinstance(events, list):
        raise Invalid("not-an-event", "events is no list")
    return tuple(_told(event, message.get("article") or {}, recorded) for event in events)


def _told(event: Any, article: Any, recorded: datetime | None) -> Told:
    if not isinstance(event, dict) or not event.keys() >= _REQUIRED:
        raise Invalid("not-an-event", "neither an extraction nor an event with every field of event.v1")
    try:
        return Told(event=_EVENT.validate_python(event), article=_ARTICLE.validate_python(article), recorded=recorded)
    except ValidationError as error:
        raise Invalid("not-an-event", _first(error)) from None


def _first(error: ValidationError) -> str:
    """The first fault as "actors.0.name: Field required"; the values themselves stay out of the message."""
    fault = error.errors(include_input=False, include_url=False)[0]
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
