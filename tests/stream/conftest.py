"""An article and what was found in it, for the tests of what is published."""

from datetime import UTC, date, datetime

import pytest

from worker.article import Article, Section, Span
from worker.event import Event, EventDate, Extraction, Party, Plover

BODY = "Russian missiles hit Kyiv on Tuesday."


@pytest.fixture
def article() -> Article:
    """A short article, second revision."""
    return Article(
        id="a-1", body=BODY, title="Kyiv", source="Test", published=datetime(2025, 11, 25, 10, tzinfo=UTC), revision=2
    )


@pytest.fixture
def extraction(article: Article) -> Extraction:
    """One attack in it."""
    attack = Event(
        id="4fd2b2a6-9a0c-5a43-9b52-000000000001",
        type="attack",
        plover=Plover(type="ASSAULT", modes=("aerial",)),
        modality="actual",
        mentions=(Span(17, 20, "hit"),),
        actors=(Party(name="Russia", country="RUS"),),
        date=EventDate(start=date(2025, 11, 25), end=date(2025, 11, 25), precision="day", basis="text", text="Tuesday"),
    )
    section = Section(kind="lede", start=0, end=len(BODY))
    return Extraction(article=article, sections=(section,), dates=(), places=(), events=(attack,))
