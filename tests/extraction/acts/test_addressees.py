"""Verbal acts are aimed at somebody who can answer, and insisting alone is none."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


def aimed(events: Events, text: str, plover: str) -> list[str]:
    """The recipients of the only act of a type, in order."""
    (told,) = [event for event in events(text) if event.plover and event.plover.type == plover]
    return [party.name for party in told.recipients]


@pytest.mark.parametrize(
    ("text", "plover", "expected"),
    [
        ("Iran warned Israel that any strike on its ships would be answered.", "THREATEN", ["Israel"]),
        ("Israel was warned by Iran that any strike on its ships would be answered.", "THREATEN", ["Israel"]),
        ("The rebels vowed revenge on the army.", "THREATEN", ["army"]),
        ("Peru threatened to withdraw its ambassador from Chad.", "THREATEN", ["Chad"]),
        ("In a warning to Tehran, President Anders Holm said the fleet was ready to act.", "THREATEN", ["Iran"]),
        ("Kenya accused Somali pirates of taking the tanker.", "ACCUSE", ["Somali pirates"]),
        ("The envoy alleged that the militia had burned the village.", "ACCUSE", ["militia"]),
        ("The opposition blamed the flood of refugees on the government.", "ACCUSE", ["government"]),
        ("The union demanded that the ministry raise pay.", "REQUEST", ["ministry"]),
        ("The union demanded higher pay from the ministry.", "REQUEST", ["ministry"]),
        ("Chancellor Emma Lund praised the work of the rescue teams.", "SUPPORT", ["rescue teams"]),
    ],
)
def test_who_is_addressed_or_laid_blame_on(events: Events, text: str, plover: str, expected: list[str]) -> None:
    """The recipient is who is spoken to, who is to do what is demanded, who is said to have done wrong."""
    assert aimed(events, text, plover) == expected


@pytest.mark.parametrize(
    ("text", "plover", "expected"),
    [
        ("Turkey rejected the proposal of the United States for a buffer zone.", "REJECT", ["United States"]),
        ("Kenya rejected a US proposal.", "REJECT", ["United States"]),
        ("Burundi dismissed a Rwanda coup claim.", "REJECT", ["Rwanda"]),
        ("Lebanon sought Turkish help.", "REQUEST", ["Turkey"]),
        ("Iran snubbed a U.S. offer of direct talks.", "REJECT", ["United States"]),
        ("Niger rejected an ECOWAS mediation offer.", "REJECT", ["ECOWAS"]),
        ("Kenya rejected the claim of the army that it fired first.", "REJECT", ["army"]),
        ("Norway supported Ukraine’s claim to the islands.", "SUPPORT", ["Ukraine"]),
        ("Kenya condemned the Ugandan raid.", "ACCUSE", ["Uganda"]),
        ("Moscow denied the accusation by Poland that its soldiers had entered the village.", "REJECT", ["Poland"]),
    ],
)
def test_whose_deed_or_thing_it_is(events: Events, text: str, plover: str, expected: list[str]) -> None:
    """What is rejected, praised or condemned is no party: who made it or did it is the recipient."""
    assert aimed(events, text, plover) == expected


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Defence Minister Pavlo Hrytsenko warned of more Russian strikes on the port.", "THREATEN"),
        ("General Omar Bakri warned that the army kept its power in the south.", "THREATEN"),
        ("Moscow denied that its soldiers had entered the village.", "REJECT"),
        ("Kenya condemned the killing of farmers.", "ACCUSE"),
        ("The mayor blamed the heavy rain for the collapse of the bridge.", "ACCUSE"),
        ("The union demanded an end to the curfew.", "REQUEST"),
        ("France urged restraint.", "REQUEST"),
        ("The spokesman threatened to close the strait.", "THREATEN"),
    ],
)
def test_deeds_and_things_are_no_recipients(events: Events, text: str, plover: str) -> None:
    """A deed that is feared, whom it befalls, and what is only told of are not spoken to."""
    assert aimed(events, text, plover) == []


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Joao Reis insisted that the government would not sell the port.",
        "The minister insisted on Monday that the talks had gone well.",
        "The general insisted on his innocence.",
    ],
)
def test_insisting_on_ones_word_is_no_act(events: Events, text: str) -> None:
    """Who insists that something is so only says it."""
    assert not [event for event in events(text) if event.plover and event.plover.type in {"REJECT", "REQUEST"}]


def test_insisting_on_what_others_are_to_do_asks_for_it(events: Events) -> None:
    """A thing insisted on that is for others to do is requested."""
    assert aimed(events, "France insisted on the release of the hostages.", "REQUEST") == []


def test_a_response_to_a_deed_addresses_nobody(events: Events) -> None:
    """The attack of "in response to the attack" is not spoken to."""
    (told,) = events("In response to the attack, the army said it would act.", "statement")
    assert told.recipients == ()
