"""CloudEvents 1.0 over Kafka: records in (binary mode, structured mode or none), records out (binary mode). Pure.

The bindings are those of cloudevents/spec v1.0.2 (kafka-protocol-binding, json-format) and W3C Trace Context.
"""

from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from worker.article import Article
from worker.errors import Invalid
from worker.event import Event, Extraction
from worker.serialize import ATTRIBUTION, Json, dump, event_message, sections_message
from worker.stream.topics import TopicKind

Headers = tuple[tuple[str, bytes | None], ...]

JSON = "application/json"
STRUCTURED = "application/cloudevents+json"
BATCH = "application/cloudevents-batch+json"
TRACE = ("traceparent", "tracestate")
SCHEMA_BASE = "https://eventwire.dev/schemas/"
_OWN_TOPIC: Mapping[str, TopicKind] = {"attack": "attack", "talks": "talks", "statement": "statement"}


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the intake needs of a record: the article's bytes, their content type, and the other headers as text."""

    value: bytes
    content_type: str | None
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A record to publish; a value of None is a tombstone."""

    kind: TopicKind
    key: bytes | None
    value: bytes | None
    headers: Headers


def to_message(value: bytes | None, headers: Headers) -> Incoming:
    """The message in a record: CloudEvents structured mode is unwrapped, binary mode and plain records are as they are.

    Attributes become headers (`ce_id`, `ce_subject` ...) in either mode. Raises Invalid: empty, envelope.
    """
    if value is None:
        raise Invalid("empty", "the record has no value")
    named = _texts(headers)
    content_type = named.pop("content-type", None)
    media = (content_type or "").partition(";")[0].strip().lower()
    if media == BATCH:
        raise Invalid("envelope", "Kafka carries one CloudEvent a record, not a batch")
    if media == STRUCTURED:
        return _unwrap(value, named)
    return Incoming(value, content_type, named)


def _texts(headers: Headers) -> dict[str, str]:
    """The headers that are text, names in lower case; the last of a name counts."""
    texts: dict[str, str] = {}
    for name, value in headers:
        try:
            texts[name.lower()] = (value or b"").decode()
        except UnicodeDecodeError:
            continue  # somebody's binary header says nothing to us
    return texts


def _unwrap(value: bytes, named: dict[str, str]) -> Incoming:
    try:
        event = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise Invalid("envelope", f"the CloudEvent is not JSON: {error}") from None
    if not isinstance(event, dict) or not str(event.get("specversion", "")).startswith("1."):
        raise Invalid("envelope", "the CloudEvent is no object with specversion 1.x")
    attributes = {
        f"ce_{name}": text
        for name, text in event.items()
        if isinstance(text, str) and name not in ("data", "data_base64", "datacontenttype")
    }
    content_type = event.get("datacontenttype") or JSON
    if not isinstance(content_type, str):
        raise Invalid("envelope", "datacontenttype is not text")
    return Incoming(_data(event, content_type), content_type, named | attributes)


def _data(event: Mapping[str, Any], content_type: str) -> bytes:
    if "data_base64" in event:
        try:
            return b64decode(event["data_base64"], validate=True)
        except (TypeError, ValueError):
            raise Invalid("envelope", "data_base64 is not base64") from None
    data = event.get("data")
    if data is None:
        raise Invalid("empty", "the CloudEvent has no data")
    if isinstance(data, str) and "json" not in content_type.lower():
        return data.encode()
    return orjson.dumps(data)


def passed_on(headers: Headers) -> Headers:
    """The trace context, which what we publish carries on."""
    return tuple((name.lower(), value) for name, value in headers if name.lower() in TRACE)


def records(extraction: Extraction, *, time: datetime, source: str, trace: Headers = ()) -> tuple[Record, ...]:
    """Everything to publish for one article: its sections and its events.

    `time` is that of the article's record, so that the same record gives the same bytes whenever it is processed.
    """
    article = extraction.article
    if article.withdrawn:
        return (
            Record("sections", article.id.encode(), None, _headers(article, "article.withdrawn", time, source, trace)),
        )
    sections = Record(
        "sections",
        article.id.encode(),
        dump(sections_message(extraction)),
        _headers(article, "article.sections", time, source, trace),
    )
    return (sections, *(event_record(event, article, time, source, trace) for event in extraction.events))


def event_record(event: Event, article: Article, time: datetime, source: str, trace: Headers) -> Record:
    """One event as a record, keyed by its id."""
    headers = _headers(article, f"event.{event.type}", time, source, trace, event_id=event.id)
    return Record(event_topic(event), event.id.encode(), dump(event_message(event, article)), headers)


def event_topic(event: Event) -> TopicKind:
    """Attacks, talks and statements have topics of their own; every other PLOVER type goes to `act`."""
    return _OWN_TOPIC.get(event.type, "act")


def tellings_record(article: Article, message: Json, time: datetime, source: str, trace: Headers) -> Record:
    """What linking needs of an article. A withdrawn one has a value, too, which outlives a tombstone."""
    headers = _headers(article, "article.tellings", time, source, trace, schema="tellings")
    return Record("tellings", article.id.encode(), dump(message), headers)


def _headers(
    article: Article,
    what: str,
    time: datetime,
    source: str,
    trace: Headers,
    event_id: str | None = None,
    schema: str = "sections",
) -> Headers:
    # With the revision: another revision's event is another CloudEvent, though the event's id stays.
    version = f"{event_id or article.id}/{article.revision}"
    return cloud_event(version, article.id, what, "event" if event_id else schema, time, source) + trace


def cloud_event(version: str, subject: str, what: str, schema: str, time: datetime, source: str) -> Headers:
    """The attributes as headers; `what` is the middle of the type, `version` the id."""
    attributes = {
        "ce_specversion": "1.0",
        "ce_id": version,
        "ce_source": source,
        "ce_type": f"eventwire.{what}.v1",
        "ce_time": time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "ce_subject": subject,
        "ce_dataschema": f"{SCHEMA_BASE}{schema}.v1.schema.json",
        "ce_attribution": "; ".join(ATTRIBUTION),
        "content-type": JSON,
    }
    return tuple((name, value.encode()) for name, value in attributes.items())


def header(headers: Iterable[tuple[str, bytes | None]], name: str) -> str | None:
    """The last header of that name as text, None where there is none."""
    found = [value for key, value in headers if key == name]
    return (found[-1] or b"").decode(errors="replace") if found else None
