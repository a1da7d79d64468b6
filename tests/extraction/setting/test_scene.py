"""What events take over from the text before: the day and the place. Published on Wednesday, 11 June 2025."""

from datetime import date

from worker.article import Article
from worker.event import Event
from worker.language import Engine
from worker.pipeline import extract

PUBLISHED = date(2025, 6, 11)


def events(engine: Engine, body: str, kind: str, source: str | None = None) -> list[Event]:
    """The events of a type, in the order of the text."""
    found = extract(Article(id="scene", body=body, published=PUBLISHED, source=source), engine)
    return [event for event in found.events if event.type == kind]


def test_the_news_goes_on_on_its_day(engine: Engine) -> None:
    """What the paragraph tells next in the past tense was on the day it told first."""
    told = events(engine, "Rockets hit the port of Odesa on Monday. Gunmen stormed a bank in Izmail.", "attack")
    assert [event.date and event.date.start.day for event in told] == [9, 9]


def test_a_stop_of_a_journey_has_its_days(engine: Engine) -> None:
    """Talks in a country were on the days that the journey's plan gives it."""
    body = (
        "Foreign Minister Anna Berg visited Kenya on 4 June and Uganda from 5-6 June 2025.\n\n"
        "In Uganda Minister Berg met with the Somali president."
    )
    last = events(engine, body, "talks")[-1]
    assert last.date is not None
    assert (last.date.start.day, last.date.end.day) == (5, 6)
    assert last.place is not None
    assert last.place.country == "UGA"


def test_a_sentence_that_goes_on_is_where_the_one_before_was(engine: Engine) -> None:
    """'Also attended' takes over day and place."""
    body = (
        "The two presidents met on 3 June for a summit at Trieste in Italy.\n\n"
        "Their defence ministers also attended, meeting their Libyan counterparts to discuss Tunisia and Malta."
    )
    last = next(event for event in events(engine, body, "talks") if event.modality == "actual")
    assert last.date is not None
    assert last.date.start == date(2025, 6, 3)
    assert last.place is not None
    assert last.place.name == "Trieste"


def test_a_government_that_speaks_names_its_own_ministers(engine: Engine) -> None:
    """'The Prime Minister' in a government's own text is its own."""
    body = "The Prime Minister met President Emmanuel Macron on 3 June."
    talks = events(engine, body, "talks", source="UK Government")
    assert {party.country for event in talks for party in event.actors} == {"GBR", "FRA"}
