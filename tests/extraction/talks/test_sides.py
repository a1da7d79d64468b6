"""Who takes part in talks, and who brings the sides together."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "sides", "mediators"),
    [
        (
            "The leaders of Chad and Peru failed to sign a deal on reopening the road at a summit in Lima on Monday.",
            {"leaders of Chad", "leaders of Peru"},
            set(),
        ),
        (
            "The foreign ministers of Peru and Chile met in Lima on Monday, their first meeting in five years.",
            {"foreign ministers of Peru", "foreign ministers of Chile"},
            set(),
        ),
        (
            "Chad and Sudan signed a truce after three weeks of talks mediated by Qatar.",
            {"Chad", "Sudan"},
            {"Qatar"},
        ),
        ("Chad and Sudan met in Doha for talks mediated by Qatar on their border.", {"Chad", "Sudan"}, {"Qatar"}),
        (
            "Chad and Mali had been negotiating in Caracas since May under the mediation of Norway and Venezuela.",
            {"Chad", "Mali"},
            {"Norway", "Venezuela"},
        ),
        ("Talks resumed in Muscat on Monday under Omani mediation.", set(), {"Oman"}),
        ("Talks on the debt began in Geneva on Monday.", set(), set()),
        (
            "President Juan Mora was on his way to a meeting with rebel leaders in Lima.",
            {"Juan Mora", "rebel leaders"},
            set(),
        ),
        (
            "The UN Security Council met in emergency session on Monday to discuss the war.",
            {"UN Security Council"},
            set(),
        ),
        (
            "Opposition leader Idris Bello rejected an invitation to talks with the government of Chad.",
            {"Idris Bello", "government of Chad"},
            set(),
        ),
        ("A delegation led by Anna Berg arrived in Lima for talks with the rebels.", {"Anna Berg", "rebels"}, set()),
        (
            "President Juan Mora will travel to Washington to ask Secretary of State Anna Berg for helicopters.",
            {"Juan Mora", "Anna Berg"},
            set(),
        ),
        ("The UN Security Council met in New York to vote on a larger force.", {"UN Security Council"}, set()),
        ("A Chadian envoy flew to the Peruvian capital to meet Juan Mora.", {"Chadian envoy", "Juan Mora"}, set()),
        ("Juan Mora spoke by phone to his Thai and Lao counterparts on Monday.", {"Juan Mora"}, set()),
        (
            "Foreign Minister Anna Berg will discuss the dam with President Juan Mora in Lima.",
            {"Anna Berg", "Juan Mora"},
            set(),
        ),
    ],
)
def test_who_talked(events: Events, text: str, sides: set[str], mediators: set[str]) -> None:
    """Those who meet, travel to meet or are due to, a body that sits, and those who bring them together."""
    (event,) = events(text, "talks")
    assert {party.name for party in event.actors} >= sides
    assert "capital" not in " ".join(party.name for party in event.actors)
    assert {party.name for party in event.mediators} == mediators


@pytest.mark.parametrize(
    "text",
    [
        "The convoy was travelling from Bor to Akobo when it came under attack.",
        "The minister was flying to Lima when news of the vote came.",
        "The committee discussed relations with China.",
        "The minister saw President Juan Mora as weak in Lima on Monday.",
        "Qatar brokered a truce after the war.",
        "The council met its targets on Monday.",
        "The union ended three weeks of talk about pay.",
    ],
)
def test_who_did_not_talk(events: Events, text: str) -> None:
    """Journeys without a purpose of talking, and what only is the matter of a discussion."""
    assert not [event for event in events(text, "talks") if len(event.actors) > 1 or "travel" in text or "fly" in text]
