"""What a pool process makes of one record: records to publish, or the reason it cannot."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from worker import pipeline
from worker.article import Article
from worker.errors import Invalid
from worker.event import Extraction
from worker.pipeline import Watch
from worker.settings import load
from worker.stream import work
from worker.stream.envelope import Headers, event_topic
from worker.stream.work import Done, Failed, Task, process

SETTINGS = load(max_article_bytes=1000)
TEXT = "Russian missiles hit the city of Kyiv on Tuesday, officials said."
GOOD = Task(b"k", orjson.dumps({"id": "a", "body": TEXT}), (), 1_764_067_800.25)


def found(article: Article, watch: Watch) -> Extraction:
    return Extraction(article=article, sections=(), dates=(), places=(), events=())


def test_good_record(extraction: Extraction) -> None:
    """It gives the records, what to count, and the seconds of each stage."""

    def extract(article: Article, watch: Watch) -> Extraction:
        with watch("merge"):
            return replace(extraction, article=article)

    result = process(GOOD, extract, SETTINGS)
    assert isinstance(result, Done)
    assert (result.article, result.revision, result.withdrawn) == ("a", 0, False)
    assert [record.kind for record in (result.sections, *result.events)] == ["sections", "attack"]
    assert result.counted == (("attack", "actual"),)
    assert (set(result.seconds), set(result.extracting)) == ({"intake", "extract"}, {"merge"})
    assert dict(result.sections.headers)["ce_time"] == b"2025-11-25T10:50:00.250Z"


def test_withdrawn_article_is_not_extracted() -> None:
    """There is nothing to read in it."""
    value = orjson.dumps(
        {"uri": "a", "pubStatus": "canceled", "body_text": "", "type": "text", "standard": {"name": "ninjs"}}
    )
    result = process(Task(b"k", value, (), 0.0), lambda article, watch: pytest.fail("extracted"), SETTINGS)
    assert isinstance(result, Done)
    assert result.withdrawn
    assert result.sections.value is None


@pytest.mark.parametrize(
    ("value", "headers", "reason"),
    [
        (None, (), "empty"),
        (b"{", (("content-type", b"application/json"),), "syntax"),
        (b"x" * 1001, (), "too-large"),
        (b"{}", (("content-type", b"application/cloudevents+json"),), "envelope"),
    ],
)
def test_refused_record(value: bytes | None, headers: Headers, reason: str) -> None:
    """What the envelope and the intake refuse fails in stage intake."""
    result = process(Task(None, value, headers, 0.0), found, SETTINGS)
    assert isinstance(result, Failed)
    assert (result.stage, result.reason, result.error) == ("intake", reason, "worker.errors.Invalid")
    assert result.article is None


@pytest.mark.parametrize(
    ("error", "reason", "name"),
    [
        (Invalid("language", "German"), "language", "worker.errors.Invalid"),
        (KeyError("x"), "bug", "builtins.KeyError"),
        (RecursionError("deep"), "bug", "builtins.RecursionError"),
    ],
)
def test_failed_extraction(error: Exception, reason: str, name: str) -> None:
    """A refusal keeps its reason; any other exception is a bug met by this article alone."""

    def fail(article: Article, watch: Watch) -> Extraction:
        raise error

    result = process(GOOD, fail, SETTINGS)
    assert isinstance(result, Failed)
    assert (result.stage, result.reason, result.error, result.article) == ("extract", reason, name, "a")


def test_process_is_warm_before_its_first_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool process has extracted an article of its own before it takes one, with events of each topic."""
    extracted: list[Extraction] = []

    def extract(article: Article, *more: Any) -> Extraction:
        extracted.append(pipeline.extract(article, *more))
        return extracted[-1]

    monkeypatch.setattr(work, "extract", extract)
    work.worker(SETTINGS)
    assert {event_topic(event) for event in extracted[0].events} == {"attack", "talks", "statement", "act"}
