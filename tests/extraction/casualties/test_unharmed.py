"""That nobody came to harm."""

from collections.abc import Callable

import pytest

from worker.event import Event, Figure
from worker.extraction.casualties.unharmed import unharmed_in
from worker.story import Story

BOTH = {"killed", "injured"}


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("There were no casualties.", BOTH),
        ("No casualties were reported.", BOTH),
        ("The rocket fell in a field without causing casualties.", BOTH),
        ("There were no deaths or injuries.", BOTH),
        ("No one was killed or injured.", BOTH),
        ("The attack caused damage but no casualties.", BOTH),
        ("Nobody was killed in the blast.", {"killed"}),
        ("The drone crashed in a field, causing no injuries.", {"injured"}),
        ("Nobody was hurt.", BOTH),
        ("The rocket fell in a field, causing neither casualties nor damage.", BOTH),
        ("Nobody else was hurt.", {"injured"}),
        # what says nothing of all
        ("There were no immediate reports of casualties.", set()),
        ("There were no civilian casualties.", set()),
        ("No soldiers were killed in the clash.", set()),
        ("None of the passengers was hurt.", set()),
        ("The blast killed three people and there were no further casualties.", set()),
        ("It was not clear whether there were casualties.", set()),
    ],
)
def test_nobody_is_a_count_of_none(story: Callable[[str], Story], text: str, harms: set[str]) -> None:
    """Of all, and as far as it is known."""
    found = [toll for sentence in story(text).doc.sents for toll in unharmed_in(sentence)]
    assert {toll.harm for toll in found} == harms
    assert all(toll.figure == Figure(0, 0) for toll in found)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Rebels shelled the port of Goma on Monday. No one was killed.", Figure(0, 0)),
        (
            "Rebels shelled the port of Goma on Monday. There were no casualties, but three people later died.",
            Figure(3, 3),
        ),
    ],
)
def test_an_attack_may_harm_nobody(events: Callable[..., list[Event]], text: str, killed: Figure) -> None:
    """It is one attack, which no denial is; whoever was harmed after all counts."""
    (event,) = events(text, "attack")
    assert event.casualties is not None
    assert (event.modality, event.casualties.killed) == ("actual", killed)
