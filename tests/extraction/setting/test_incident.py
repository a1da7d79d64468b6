"""The day that the details of an incident share. Published on Wednesday, 18 March 2026."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


def days(events: Events, body: str) -> list[int | None]:
    """The first day that the text tells of each attack of a body."""
    dates = [event.date for event in events(body, "attack")]
    return [date.start.day if date and date.basis == "text" else None for date in dates]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (
            "Gunmen have killed three policemen in Agbani.\n\nThe incident, it was learnt, happened Saturday morning.",
            14,
        ),
        ("Unknown men shot dead a trader in Onitsha.\n\nThe incident occurred on Sunday at about 9pm.", 15),
        ("Armed men abducted a priest in Kaduna. It was learnt that the incident took place at dawn on Tuesday.", 17),
        ("Armed men abducted a priest in Kaduna. Police said the attack, which took place on Friday, was brief.", 13),
    ],
)
def test_the_incident_happened_on(events: Events, body: str, day: int) -> None:
    """What is called the incident was on the day that the report gives it."""
    assert days(events, body) == [day]


@pytest.mark.parametrize(
    "body",
    [
        "Unknown men shot dead a trader in Onitsha.\n\nThe march took place on Sunday.",
        "Unknown men shot dead a trader in Onitsha.\n\nThe incident happens to worry the town on Sunday.",
    ],
)
def test_what_else_happened_dates_nothing(events: Events, body: str) -> None:
    """Another matter, no past."""
    assert days(events, body)[:1] == [None]


def test_details_share_a_night(events: Events) -> None:
    """The two days of a night told as one date."""
    body = "Drones struck the port of Izmail overnight into Tuesday.\n\nRain fell.\n\nA missile hit a silo in Kherson."
    assert set(days(events, body)) == {16}


def test_details_share_the_day_of_the_incident(events: Events) -> None:
    """Also paragraphs further down, where no other day is told between."""
    body = (
        "The army said its jets bombed rebel camps in Borno on 12 March.\n\n"
        "The camps lay in a forest.\n\nNear Bama, three strikes killed 14 fighters."
    )
    assert set(days(events, body)) == {12}


@pytest.mark.parametrize(
    "detail",
    [
        "Rebels had often attacked farmers near Bama.",
        "In recent months soldiers killed 14 fighters near Bama.",
        "Soldiers have killed 14 fighters near Bama.",
        "Years earlier, soldiers killed 14 fighters near Bama.",
    ],
)
def test_what_is_told_of_other_times_has_not_that_day(events: Events, detail: str) -> None:
    """The perfect and words for other times."""
    body = f"The army said its jets bombed rebel camps in Borno on 12 March.\n\nThe camps lay in a forest.\n\n{detail}"
    assert days(events, body)[1:] in ([], [None])


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("The group has killed more than 2,000 people in Borno since 2014.", None),
        ("Since 2009, the insurgents have attacked schools and markets in Borno.", None),
        ("Rebels have attacked three villages near Kati since Saturday.", 14),
    ],
)
def test_since_some_year_dates_nothing(events: Events, body: str, day: int | None) -> None:
    """A stretch of years is not when an attack was; one of days is."""
    assert set(days(events, body)) == {day}
