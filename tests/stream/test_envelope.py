"""CloudEvents in and out."""

from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import orjson
import pytest

from worker.errors import Invalid
from worker.event import EventType, Extraction
from worker.stream.envelope import STRUCTURED, Headers, event_topic, header, passed_on, records, to_message

TIME = datetime(2025, 11, 25, 12, 30, 0, 250_000, tzinfo=UTC)
STRUCTURED_HEADERS: Headers = (("content-type", STRUCTURED.encode()),)


def structured(**fields: object) -> bytes:
    return orjson.dumps({"specversion": "1.0", "id": "1", "source": "/s", "type": "t"} | fields)


def test_plain_record_is_the_message() -> None:
    """Without CloudEvents the value is the article, and nobody's type is assumed."""
    incoming = to_message(b"text", ())
    assert (incoming.value, incoming.content_type, incoming.headers) == (b"text", None, {})


def test_binary_mode() -> None:
    """The attributes are headers already; names lose their case, the content type stands alone."""
    incoming = to_message(b"x", (("Content-Type", b"text/html"), ("ce_id", b"1"), ("CE_Subject", b"a")))
    assert (incoming.content_type, incoming.headers) == ("text/html", {"ce_id": "1", "ce_subject": "a"})


def test_binary_headers_are_passed_over() -> None:
    """A header that is no text is nobody's error; the last of a name counts; null is empty."""
    incoming = to_message(b"x", (("a", b"\xff"), ("b", b"1"), ("b", b"2"), ("c", None)))
    assert incoming.headers == {"b": "2", "c": ""}


@pytest.mark.parametrize(
    ("event", "value", "content_type"),
    [
        (structured(data={"body": "b"}), b'{"body":"b"}', "application/json"),
        (structured(data={"body": "b"}, datacontenttype="application/x+json"), b'{"body":"b"}', "application/x+json"),
        (structured(data="Text.", datacontenttype="text/plain"), b"Text.", "text/plain"),
        (
            structured(data_base64=b64encode(b"\x00\xff").decode(), datacontenttype="text/html"),
            b"\x00\xff",
            "text/html",
        ),
    ],
)
def test_structured_mode(event: bytes, value: bytes, content_type: str) -> None:
    """The data come out as bytes of their content type, the attributes as headers."""
    incoming = to_message(event, STRUCTURED_HEADERS)
    assert (incoming.value, incoming.content_type) == (value, content_type)
    assert incoming.headers["ce_id"] == "1"
    assert "ce_data" not in incoming.headers


@pytest.mark.parametrize(
    ("value", "headers", "reason"),
    [
        (None, (), "empty"),
        (b"{", STRUCTURED_HEADERS, "envelope"),
        (b"[]", STRUCTURED_HEADERS, "envelope"),
        (b'{"data": {}}', STRUCTURED_HEADERS, "envelope"),
        (b'{"specversion": "2.0", "data": {}}', STRUCTURED_HEADERS, "envelope"),
        (structured(), STRUCTURED_HEADERS, "empty"),
        (structured(data=1, datacontenttype=7), STRUCTURED_HEADERS, "envelope"),
        (structured(data_base64="*"), STRUCTURED_HEADERS, "envelope"),
        (structured(data_base64=5), STRUCTURED_HEADERS, "envelope"),
        (b"[]", (("content-type", b"application/cloudevents-batch+json"),), "envelope"),
    ],
)
def test_bad_envelope(value: bytes | None, headers: Headers, reason: str) -> None:
    """What is no CloudEvent although it says so is refused."""
    with pytest.raises(Invalid) as caught:
        to_message(value, headers)
    assert caught.value.reason == reason


def test_what_is_published(extraction: Extraction) -> None:
    """Sections and events, keyed by article and event, as CloudEvents of the article's time."""
    sections, event = records(extraction, time=TIME, source="/x", trace=(("traceparent", b"00-1"),))
    assert (sections.kind, sections.key, event.kind) == ("sections", b"a-1", "attack")
    assert event.key == extraction.events[0].id.encode()
    assert orjson.loads(event.value or b"")["article"]["id"] == "a-1"
    assert dict(event.headers) == {
        "ce_specversion": b"1.0",
        "ce_id": f"{extraction.events[0].id}/2".encode(),
        "ce_source": b"/x",
        "ce_type": b"eventwire.event.attack.v1",
        "ce_time": b"2025-11-25T12:30:00.250Z",
        "ce_subject": b"a-1",
        "ce_dataschema": b"https://eventwire.dev/schemas/event.v1.schema.json",
        "ce_attribution": b"Places: GeoNames (https://www.geonames.org/), CC BY 4.0",
        "content-type": b"application/json",
        "traceparent": b"00-1",
    }
    assert dict(sections.headers)["ce_type"] == b"eventwire.article.sections.v1"


def test_same_record_same_bytes(extraction: Extraction) -> None:
    """What is published depends on the record alone, not on when it is processed."""
    assert records(extraction, time=TIME, source="/x") == records(extraction, time=TIME, source="/x")


def test_withdrawn_article_is_a_tombstone(extraction: Extraction) -> None:
    """Its sections go."""
    gone = replace(extraction, article=replace(extraction.article, withdrawn=True), events=())
    (record,) = records(gone, time=TIME, source="/x")
    assert (record.kind, record.key, record.value) == ("sections", b"a-1", None)


@pytest.mark.parametrize("kind", get_args(EventType))
def test_topic_of_a_type(extraction: Extraction, kind: EventType) -> None:
    """Three types have topics of their own."""
    event = replace(extraction.events[0], type=kind)
    assert event_topic(event) == (kind if kind in ("attack", "talks", "statement") else "act")


def test_trace_context_is_passed_on() -> None:
    """Both headers of W3C Trace Context and nothing else."""
    headers: Headers = (("Traceparent", b"00-1"), ("x", b"1"), ("tracestate", b"a=1"))
    assert passed_on(headers) == (("traceparent", b"00-1"), ("tracestate", b"a=1"))


def test_header_is_the_last_of_its_name() -> None:
    """As Kafka's own lookup has it."""
    assert header([("a", b"1"), ("a", b"2")], "a") == "2"
    assert header([], "a") is None
