"""When and where a merged event was. Published on Wednesday, 11 June 2025."""

from datetime import date

import pytest

from tests.extraction.setting.test_scene import events
from worker.event import EventDate
from worker.extraction.setting.event import is_past
from worker.language import Engine


def test_weeks_earlier_is_not_the_same_day(engine: Engine) -> None:
    """A sentence that says its news was at another time does not take over the day."""
    told = events(engine, "Talks in Odesa ended on Monday. Weeks earlier, gunmen had stormed a bank.", "attack")
    assert [event.date for event in told] == [None]


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


@pytest.mark.parametrize(
    ("body", "kind", "country"),
    [
        ("Kenya mourned on Tuesday. Officers arrested nine traders. Shops in Mombasa stayed shut.", "coerce", "KEN"),
        ("Kenya and Uganda mourned on Tuesday. Officers arrested nine traders.", "coerce", None),
        ("Kenya mourned on Tuesday. Shops in Mombasa stayed shut. Officers will arrest nine traders.", "coerce", None),
    ],
)
def test_acts_on_the_ground_are_in_the_country_of_most_places(
    engine: Engine, body: str, kind: str, country: str | None
) -> None:
    """An arrest that names no place is where the story is; what is said has no place for that."""
    (event,) = events(engine, body, kind)
    assert (event.place and event.place.country) == country


def test_an_attackers_nationality_is_no_place(engine: Engine) -> None:
    """Strikes by a state are not in it for that."""
    body = "President Ivan Petrov warned of more Georgian strikes on his people."
    assert [event.place for event in events(engine, body, "attack")] == [None]


@pytest.mark.parametrize(("year", "past"), [(2019, True), (2025, False)])
def test_what_is_long_ago_is_told_as_context(year: int, past: bool) -> None:
    """Before publication, which has to be known."""
    when = EventDate(start=date(year, 6, 1), end=date(year, 6, 1), precision="day", basis="text", text="1 June")
    assert is_past(date(2025, 6, 11), when) is past
    assert not is_past(None, when)
    assert not is_past(date(2025, 6, 11), None)


def test_the_most_specific_place_is_the_events(engine: Engine) -> None:
    """Whichever mention tells it."""
    body = "Rebels attacked a market in Mali on Monday. The attack in Gao killed nine people."
    (event,) = events(engine, body, "attack")
    assert event.place is not None
    assert event.place.name == "Gao"


def test_a_call_is_nowhere(engine: Engine) -> None:
    """Wherever those are who telephone."""
    body = "President Emmanuel Macron spoke by phone with President Xi Jinping on Monday. France is at ease."
    assert [event.place for event in events(engine, body, "talks")] == [None]
