"""Who can act."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]

_OWN = {"attack", "talks", "statement"}


@pytest.mark.parametrize(
    "text",
    [
        "The latest Peruvian raid comes amid efforts to work out a deal.",
        "Chile's willingness to compromise will be the key for any progress.",
        "A Supreme Court decision reinstated the rule in March.",
    ],
)
def test_events_and_abstract_nouns_do_nothing(events: Events, text: str) -> None:
    """A noun that a country only describes is no actor, and without another party nothing is told."""
    assert [event for event in events(text) if event.type not in _OWN] == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Danish campaigners condemned the Chilean government.", "Danish campaigners"),
        ("The Centre for Civic Rights condemned the Chilean government.", "Centre for Civic Rights"),
        ("Peruvian teachers condemned the Chilean government.", "Peruvian teachers"),
    ],
)
def test_people_and_bodies_act(events: Events, text: str, actor: str) -> None:
    """Names of bodies and nouns of people act, whether the lists of parties know them or not."""
    told = [event for event in events(text) if event.plover and event.plover.type == "ACCUSE"]
    assert [party.name for party in told[0].actors] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said his forces were prepared to respond.",
        "The general said the army was ready to answer them.",
        "The newspaper asked the defence ministry of Peru for comment.",
        "Our paper has asked the Peruvian embassy for an interview.",
        "Analysts expect Lima to respond next week.",
        "The treaty obliged Peru to destroy its missiles.",
        "The draft called for Peru to cede territory and rule out membership in the alliance.",
        "The king's envoy sought to prove that he was right.",
        "The operation to isolate Lima began in June.",
        "Anna Brandt in Oslo contributed to this article.",
        "Norcable Inc. agreed to buy Tessera Holdings.",
        "The shop offered its guests help, but the staff treated them the same as children.",
        "Cautioning not to believe it, the president went home.",
    ],
)
def test_words_that_only_look_like_acts(events: Events, text: str) -> None:
    """Readiness to answer, enquiries of the press, expectations, marches of armies and trade tell no act."""
    assert [event.type for event in events(text) if event.type not in _OWN] == []


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Sweden is ready to help Mali.", "AGREE"),
        ("Norway is open to dialogue with Chile.", "AGREE"),
        ("Denmark asked Norway for help.", "REQUEST"),
        ("Denmark wants Norway to close the border.", "REQUEST"),
        ("Students marched against the government in Lima.", "PROTEST"),
        ("Norcable Inc. of Norway agreed to pay compensation to Peru.", "AGREE"),
    ],
)
def test_their_true_neighbours_are_told(events: Events, text: str, plover: str) -> None:
    """The same words tell an act where a party acts on another."""
    assert plover in [event.plover.type for event in events(text) if event.plover]
