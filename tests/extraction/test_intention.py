"""Announced acts."""

from collections.abc import Callable

import pytest

from worker.event import Event
from worker.extraction.grammar.modality import modality_of
from worker.extraction.intention import Intention, intended
from worker.story import Story


@pytest.mark.parametrize(
    ("text", "lemma", "plover", "expected"),
    [
        ("Japan will provide aid to Nepal.", "provide", "AID", Intention("AID", "AGREE", "planned")),
        ("Japan agreed to release the men.", "release", "RETREAT", Intention("RETREAT", "AGREE", "planned")),
        ("Japan provided aid to Nepal.", "provide", "AID", Intention("AID", "AID", "actual")),
        ("Japan refused to release the men.", "release", "RETREAT", Intention("REJECT", "REJECT", "actual")),
        ("Japan threatened to deploy troops.", "deploy", "MOBILIZE", Intention("MOBILIZE", "THREATEN", "planned")),
        ("Japan did not provide aid.", "provide", "AID", Intention("AID", "AID", "denied")),
    ],
)
def test_the_will_is_coded_not_the_deed(
    story: Callable[[str], Story], text: str, lemma: str, plover: str, expected: Intention
) -> None:
    """An announced act keeps its type; announced cooperation is coded AGREE, force or pressure THREATEN."""
    trigger = next(token for token in story(text).doc if token.lemma_ == lemma)
    assert intended(trigger, plover, modality_of(trigger)) == expected


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("The Ghanaian president will meet his Togolese counterpart.", "AGREE"),
        ("Kosovo will not negotiate with Serbia.", "REJECT"),
        ("The Chadian government said it would expel the French envoy.", "THREATEN"),
        ("Honduras is willing to withdraw its troops from the border with Nicaragua.", "AGREE"),
        ("Algeria is prepared to impose sanctions on Mali.", "THREATEN"),
    ],
)
def test_the_will_to_meet_yield_or_punish_is_an_act(events: Callable[..., list[Event]], text: str, plover: str) -> None:
    """'will', 'said it would', 'willing' and 'prepared' announce; a refusal to meet is REJECT."""
    assert plover in {event.plover.type for event in events(text) if event.plover}


@pytest.mark.parametrize(
    ("text", "kind", "plover"),
    [
        ("The Ghanaian president will meet his Togolese counterpart in Lome on Friday.", "talks", "AGREE"),
        ("The Chadian government will expel the French envoy.", "sanction", "THREATEN"),
        ("Japan will send food aid to Nepal.", "aid", "AGREE"),
    ],
)
def test_what_is_announced_is_one_event_of_its_own_type(
    events: Callable[..., list[Event]], text: str, kind: str, plover: str
) -> None:
    """It is planned, and no second event stands for the same words."""
    told = [(event.type, event.plover.type, event.modality) for event in events(text) if event.plover]
    assert told == [(kind, plover, "planned")]
