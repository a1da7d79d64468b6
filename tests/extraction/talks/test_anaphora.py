"""Sides that a sentence only points to."""

import pytest

from tests.extraction.told import Events


@pytest.mark.parametrize(
    "text",
    [
        "They will meet again on Friday.",
        "The two sides will meet again on Friday.",
        "Both sides will hold a second round of talks on Friday.",
        "Their talks will resume on Friday.",
    ],
)
def test_those_who_talked_before_are_meant(events: Events, text: str) -> None:
    """A plural that says no more, and "their" talks."""
    found = events(f"Envoys from Sudan and Chad met in Cairo on Sunday. {text}", "talks")
    assert {party.country for event in found for party in event.actors} == {"SDN", "TCD"}


def test_officials_of_both_countries_are_theirs(events: Events) -> None:
    """One party a country."""
    body = "Sudan and Chad held talks in Cairo on Sunday. Officials of both countries will meet again on Friday."
    found = events(body, "talks")
    assert all({party.country for party in event.actors} == {"SDN", "TCD"} for event in found)


def test_others_who_are_named_are_others(events: Events) -> None:
    """A name of one's own needs no sentence before it."""
    body = "Envoys from Sudan and Chad met in Cairo on Sunday. Envoys from Peru and Chile met in Lima on Sunday."
    assert [{party.country for party in event.actors} for event in events(body, "talks")] == [
        {"SDN", "TCD"},
        {"PER", "CHL"},
    ]
