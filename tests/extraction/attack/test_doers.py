"""Who uses force."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Official figures say that 99 persons have been killed in police firing.", ["police"]),
        ("Two students were wounded when hit by police bullets near the university.", ["police"]),
        ("At least five people died in a police shooting in Lagos on Monday.", ["police"]),
        ("A militant attack on a convoy killed four soldiers near Gao.", ["militant"]),
        ("A terrorist attack killed four people in Nice.", []),
    ],
)
def test_the_force_that_harmed_names_its_doer(events: Events, text: str, doers: list[str]) -> None:
    """A word before the noun of force, or the phrase behind it, says whose it is; a judgement does not."""
    found = events(text, "attack")
    assert [party.name for party in found[0].actors] == doers


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("A Chinese coast guard ship rammed a fishing boat off Luzon on Tuesday.", ["China"]),
        ("Gunmen attacked a police recruitment centre in Baghdad on Sunday.", ["Gunmen"]),
    ],
)
def test_the_owner_of_a_ship_does_it_and_not_of_a_building(events: Events, text: str, doers: list[str]) -> None:
    """Whose the ship is that rams, and not the police of a recruitment centre."""
    found = events(text, "attack")
    assert [party.name for party in found[0].actors] == doers
