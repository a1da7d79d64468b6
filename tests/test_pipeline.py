"""The pipeline as a whole."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from tests.engines import loaded
from worker import pipeline
from worker.article import Article
from worker.event import Extraction
from worker.extraction.candidate import Candidate
from worker.pipeline import Engine, extract

BODY = "Rebels attacked a police station in Goma on Tuesday, killing 12 people.\n\nThe xylographer Qwzlk said so."


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The language model, loaded once."""
    return loaded()


def _extract(engine: Engine, body: str = BODY) -> Extraction:
    return extract(Article(id="t", body=body, published=date(2026, 3, 18)), engine)


def test_the_same_article_gives_the_same_extraction(engine: Engine) -> None:
    """No clock, no state: ids and all are equal on a second run."""
    assert _extract(engine) == _extract(engine)


def test_every_stage_is_watched(engine: Engine) -> None:
    """In the order of STAGES, each once, and none inside another."""
    entered: list[str] = []

    @contextmanager
    def watch(stage: str) -> Iterator[None]:
        entered.append(stage)
        yield
        assert entered[-1] == stage

    extract(Article(id="t", body=BODY), engine, watch)
    assert tuple(entered) == pipeline.STAGES


def test_every_span_is_a_slice_of_the_body(engine: Engine) -> None:
    """The text of mentions, dates and places is the body's text at their offsets."""
    found = _extract(engine)
    spans = [span for event in found.events for span in event.mentions]
    spans += [span for event in found.events for party in event.actors + event.recipients for span in party.mentions]
    assert spans
    assert all(BODY[span.start : span.end] == span.text for span in spans)
    assert all(BODY[when.start : when.end] == when.text for when in found.dates)
    assert all(BODY[place.start : place.end] == place.text for place in found.places)


@pytest.mark.parametrize(
    "body", ["", " ", "\n\n", "?", "\U0001f600" * 50, "“", "a" * 5000, "\r\n\r\n—\u00a0", "Officials said that "]
)
def test_odd_bodies_give_no_events(engine: Engine, body: str) -> None:
    """Nothing to read is no error."""
    assert _extract(engine, body).events == ()


def test_a_failing_stage_does_not_harm_the_next_article(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception is raised only after spaCy has put its string store in order again.

    Without that, strings of the failed article stay behind as dangling pointers: the next one crashes or reads noise.
    """

    def fail(_: object) -> list[Candidate]:
        raise ValueError("a bug")

    before = _extract(engine)
    for number in range(20):
        with monkeypatch.context() as patch:
            patch.setattr(pipeline, "EXTRACTORS", (fail,))
            with pytest.raises(ValueError, match="a bug"):
                _extract(engine, BODY.replace("Qwzlk", f"Qwzlk{number}"))
    assert _extract(engine) == before


def test_the_order_of_sets_decides_nothing() -> None:
    """Another process, with another seed of its hashes, gives the same output."""
    body = "The forces have taken over two bunkers in Goma, Mali said. Both sides held talks in Kigali."
    message = json.dumps({"id": "t", "body": body, "published": "2026-03-18"}).encode()
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "worker", "extract", "-"],
            input=message,
            env=os.environ | {"PYTHONHASHSEED": seed, "EVENTWIRE_READER": "off"},  # the sets are those of the rules
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert b"coerce" in outputs.pop()
