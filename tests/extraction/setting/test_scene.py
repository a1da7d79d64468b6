"""What events take over from the text before: the day and the place. Published on Wednesday, 11 June 2025."""

from datetime import date

import pytest

from worker.article import Article
from worker.event import Event
from worker.language import Engine
from worker.pipeline import extract

PUBLISHED = date(2025, 6, 11)


def events(engine: Engine, body: str, kind: str, source: str | None = None) -> list[Event]:
    """The events of a type, in the order of the text."""
    found = extract(Article(id="scene", body=body, published=PUBLISHED, source=source), engine)
    return [event for event in found.events if event.type == kind]


@pytest.mark.parametrize(
    ("body", "kind", "days"),
    [
        ("The rebels attacked the town from June 3 to June 5.", "attack", (3, 5)),
        ("Rebels have attacked three villages near Kati since Saturday.", "attack", (7, 11)),
        ("Since June 2, the army has bombed twelve villages in Ituri.", "attack", (2, 11)),
        ("The army shelled the port for the third day running.", "attack", (9, 11)),
        ("Israeli jets struck Beirut for a third straight day on Tuesday.", "attack", (10, 10)),
        ("We are consulting with the Government of Peru about the border.", "talks", (11, 11)),
        (
            "The army began the operation on June 4. Since the start of the operation, it has bombed ten villages.",
            "attack",
            (4, 11),
        ),
    ],
)
def test_stretches_up_to_now(engine: Engine, body: str, kind: str, days: tuple[int, int]) -> None:
    """Ranges, 'since', 'for the third day' and what goes on as it is written have their first and last day."""
    dates = [event.date for event in events(engine, body, kind) if event.date]
    assert [(found.start.day, found.end.day) for found in dates][-1:] == [days]


@pytest.mark.parametrize(
    "body",
    [
        "It was the deadliest attack in Kabul since 2001.",
        "The rebels attacked the town before Monday.",
    ],
)
def test_limits_are_no_dates(engine: Engine, body: str) -> None:
    """A day that only ranks an event or bounds it is not its day."""
    assert [event.date for event in events(engine, body, "attack")] == [None]


def test_the_news_goes_on_on_its_day(engine: Engine) -> None:
    """What the paragraph tells next in the past tense was on the day it told first."""
    told = events(engine, "Rockets hit the port of Odesa on Monday. Gunmen stormed a bank in Izmail.", "attack")
    assert [event.date and event.date.start.day for event in told] == [9, 9]


def test_weeks_earlier_is_not_the_same_day(engine: Engine) -> None:
    """A sentence that says its news was at another time does not take over the day."""
    told = events(engine, "Talks in Odesa ended on Monday. Weeks earlier, gunmen had stormed a bank.", "attack")
    assert [event.date for event in told] == [None]


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


@pytest.mark.parametrize(
    ("body", "kind", "country"),
    [
        ("Pakistan mourned the dead. The envoy will begin a visit to the country on Friday.", "talks", "PAK"),
        (
            "Gunmen killed nine farmers. Police in Mali said the gunmen fled. Officials in Mali mourned.",
            "attack",
            "MLI",
        ),
    ],
)
def test_where_the_story_is(engine: Engine, body: str, kind: str, country: str) -> None:
    """'The country' is the one named last; an attack that is news is in the country of the story."""
    assert {event.place.country for event in events(engine, body, kind) if event.place} == {country}


def test_an_attackers_nationality_is_no_place(engine: Engine) -> None:
    """Strikes by a state are not in it for that."""
    body = "President Ivan Petrov warned of more Georgian strikes on his people."
    assert [event.place for event in events(engine, body, "attack")] == [None]


def test_a_government_that_speaks_names_its_own_ministers(engine: Engine) -> None:
    """'The Prime Minister' in a government's own text is its own."""
    body = "The Prime Minister met President Emmanuel Macron on 3 June."
    talks = events(engine, body, "talks", source="UK Government")
    assert {party.country for event in talks for party in event.actors} == {"GBR", "FRA"}
