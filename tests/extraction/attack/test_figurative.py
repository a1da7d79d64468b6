"""Words of force that tell no attack."""

import pytest

from tests.extraction.told import Events


@pytest.mark.parametrize(
    "body",
    [
        "The mayor suffered a heart attack on Monday.",
        "The senator attacked the bill.",
        "Shares shot up by a fifth on Monday.",
        "The minister stormed off the stage.",
        "There was no order to shoot.",
        "It sounded as if a bomb had gone off.",
        "The opposition attacked the minister over the budget.",
        "Ivan Kovac beat Anna Berg in the final.",
        "The army practised strikes on mock sites.",
        "The navy has missiles that can strike targets 1,000 km away.",
        "Strike hits Paris airports",
    ],
)
def test_no_force_was_used(events: Events, body: str) -> None:
    """By who does it, what it hits, what stands beside it, and what never happened."""
    assert events(body, "attack") == []


@pytest.mark.parametrize(
    "body",
    [
        "Gunmen attacked the minister in Goma.",
        "A bomb went off in a market.",
        "A man stabbed a guard in Lyon.",
        "The army carried out strikes on rebel bases.",
        "An air strike hit an airport near Sanaa on Monday.",
    ],
)
def test_their_neighbours_are_told(events: Events, body: str) -> None:
    """In like words."""
    assert len(events(body, "attack")) == 1
