"""The days of fresh news that tells none. Published on Wednesday, 18 March 2026."""

from collections.abc import Callable

import pytest

from worker.event import Event, EventDate

Events = Callable[..., list[Event]]


def dates(events: Events, body: str) -> list[EventDate | None]:
    """The dates of the attacks of a body."""
    return [event.date for event in events(body, "attack")]


@pytest.mark.parametrize(
    "body",
    [
        "Suspected herders have killed six farmers in Guma, the chairman said.",
        "Gunmen stormed a bank in Onitsha, killing a guard and wounding two customers.",
        "Drones hit a power station in Poltava, wounding three workers.\n\nRepairs have begun.",
    ],
)
def test_fresh_news_is_of_the_day_of_publication_or_the_one_before(events: Events, body: str) -> None:
    """A range of two days, marked by its basis."""
    (found,) = dates(events, body)
    assert found is not None
    assert (found.start.day, found.end.day) == (17, 18)
    assert (found.precision, found.basis, found.text) == ("range", "published", None)


def test_the_day_of_the_dateline_goes_before(events: Events) -> None:
    """Where the report says when it was written."""
    (found,) = dates(events, "KANO, March 16, 2026 (Wire)\n\nGunmen have killed a trader in Kano, police said.")
    assert found is not None
    assert (found.start.day, found.end.day, found.basis) == (15, 16, "dateline")


@pytest.mark.parametrize(
    "body",
    [
        "A court in Accra has jailed a man who killed his brother.",
        "Thousands of people have been killed in the war between the army and the rebels.",
        "Villagers held a memorial for 40 people who were killed by rebels in the valley.",
        "In recent months gangs have killed dozens of people in the capital.",
        "The minister spoke of trade.\n\nHe said that rebels attacked the town of Kaya.",
        "Rebels attacked the town before Monday.",
    ],
)
def test_what_is_not_the_news_of_the_day_has_no_day(events: Events, body: str) -> None:
    """Trials, totals, memorials, other times, details."""
    assert all(date is None for date in dates(events, body))
