"""Announced acts."""

from collections.abc import Callable

import pytest

from worker.event import Event
from worker.extraction.intention import intended
from worker.extraction.modality import modality_of
from worker.story import Story


@pytest.mark.parametrize(
    ("text", "lemma", "plover", "expected"),
    [
        ("Japan will provide aid to Nepal.", "provide", "AID", ("AGREE", "actual")),
        ("Japan agreed to release the men.", "release", "RETREAT", ("AGREE", "actual")),
        ("Japan provided aid to Nepal.", "provide", "AID", ("AID", "actual")),
        ("Japan refused to release the men.", "release", "RETREAT", ("REJECT", "actual")),
        ("Japan threatened to deploy troops.", "deploy", "MOBILIZE", ("THREATEN", "actual")),
        ("Japan did not provide aid.", "provide", "AID", ("AID", "denied")),
    ],
)
def test_the_will_is_coded_not_the_deed(
    story: Callable[[str], Story], text: str, lemma: str, plover: str, expected: tuple[str, str]
) -> None:
    """To announce cooperation is AGREE, to refuse it REJECT, to announce force or pressure THREATEN."""
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
