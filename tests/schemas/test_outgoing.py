"""What the envelope writes is what the schemas and asyncapi.yaml say of it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

import worker
from tests.schemas.validate import SCHEMAS, SUFFIX, check, load
from worker.article import Article, Span
from worker.event import Event, EventType, Extraction, Quotation
from worker.incidents.telling import tellings
from worker.incidents.wire import tellings_message
from worker.stream.dead_letter import Origin, dead_letter
from worker.stream.envelope import Headers, records, tellings_record

ARTICLE = Article(id="a1", body="Ann said yes.", published=datetime(2025, 11, 25, 8, 30, tzinfo=UTC))
SAMPLES = sorted((Path(worker.__file__).parent / "resources" / "samples").glob("*.json"))
TRACE: Headers = (("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),)


def event(kind: EventType) -> Event:
    said = Quotation(content=(Span(9, 12, "yes"),), form="indirect") if kind == "statement" else None
    return Event(
        id="5f0c6a2e-9f8e-5c59-8a57-3c0a7d2b1c11",
        type=kind,
        plover=None,
        modality="actual",
        mentions=(Span(4, 8, "said"),),
        quotation=said,
    )


def written(article: Article) -> list[tuple[str, dict[str, str], bytes | None]]:
    """Topic kind, headers as text and value of everything the worker writes for an article with every type of event."""
    events = tuple(event(kind) for kind in get_args(EventType))
    found = Extraction(article=article, sections=(), dates=(), places=(), events=events)
    time = datetime(2025, 11, 25, 9, tzinfo=UTC)
    told = tellings_message(article, tellings(article, events))
    out = [
        *records(found, time=time, source="/eventwire", trace=TRACE),
        tellings_record(article, told, time, "/eventwire", TRACE),
    ]
    return [(record.kind, _texts(record.headers), record.value) for record in out]


@pytest.mark.parametrize("withdrawn", [False, True])
def test_headers_are_those_of_the_document(withdrawn: bool) -> None:
    """The CloudEvents headers of every record have the names and forms that asyncapi.yaml gives them."""
    document = yaml.safe_load((SCHEMAS / "asyncapi.yaml").read_text(encoding="utf-8"))
    stated = document["components"]["schemas"]["cloudEventHeaders"]
    validator = Draft202012Validator({**stated, "additionalProperties": False}, format_checker=FormatChecker())
    for _, headers, _ in written(Article(id="a1", body="", withdrawn=True) if withdrawn else ARTICLE):
        validator.validate(headers)


def test_values_are_valid_by_the_schema_they_name() -> None:
    """ce_dataschema is the $id of a schema, and the value is what that schema says."""
    for kind, headers, value in written(ARTICLE):
        name = headers["ce_dataschema"].rpartition("/")[2].removesuffix(SUFFIX)
        assert headers["ce_dataschema"] == load(name)["$id"]
        assert name == {"sections": "sections.v1", "tellings": "tellings.v1"}.get(kind, "event.v1")
        check(name, json.loads(value or b""))


def test_dead_letter_has_the_headers_of_its_schema() -> None:
    """The headers added to a dead letter are those of dead.v1, and no others."""
    origin = Origin(
        topic="articles.raw", partition=0, offset=41, stage="intake", reason="syntax", error="E", message="m"
    )
    headers = _texts(dead_letter(b"k", b"v", (), origin).headers)
    check("dead.v1", headers)
    assert set(headers) == set(load("dead.v1")["properties"])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample_is_a_valid_article(sample: Path) -> None:
    """The articles that come with the package are as we ask producers to send theirs."""
    check("article.v1", json.loads(sample.read_bytes()))


def test_there_are_samples() -> None:
    """The samples are where the tests above look for them."""
    assert SAMPLES


def _texts(headers: Headers) -> dict[str, Any]:
    return {name: (value or b"").decode() for name, value in headers}
