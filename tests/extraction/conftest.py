"""The engine once for all extraction tests, and short texts read into stories."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.engines import loaded
from worker.article import Article
from worker.event import Event
from worker.pipeline import Engine, extract, read
from worker.story import Story

PUBLISHED = date(2026, 3, 18)  # a Wednesday


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The language model, loaded once, without the reader: these tests are of the rules."""
    return loaded(reader=False)


@pytest.fixture(scope="session")
def reading_engine() -> Engine:
    """The language model with the reader, loaded once: for what the rules leave to it."""
    return loaded()


@pytest.fixture
def story(engine: Engine) -> Callable[[str], Story]:
    """Read a body into a story."""
    return lambda body: read(Article(id="t", body=body, published=PUBLISHED), engine)


@pytest.fixture
def events(engine: Engine) -> Callable[..., list[Event]]:
    """Extract the events of one type from a body, by the rules alone."""
    return _extraction(engine)


@pytest.fixture
def reader_events(reading_engine: Engine) -> Callable[..., list[Event]]:
    """Extract the events of one type from a body, by the reader and the rules."""
    return _extraction(reading_engine)


def _extraction(engine: Engine) -> Callable[..., list[Event]]:
    def run(body: str, kind: str | None = None) -> list[Event]:
        found = extract(Article(id="t", body=body, published=PUBLISHED), engine).events
        return [event for event in found if kind is None or event.type == kind]

    return run
