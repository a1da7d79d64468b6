"""Subject and outcome that the sentences around a mention tell."""

import pytest

from tests.extraction.told import Events
from worker.event import Event


def subject(event: Event) -> str | None:
    """The words of a subject."""
    return event.subject.text if event.subject else None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They discussed the dam, the ministry said.", "dam"),
        ("The talks focused on trade and security cooperation.", "trade and security cooperation"),
        ("Regional stability topped the agenda.", "Regional stability"),
        ("Fishing quotas were high on the agenda.", "Fishing quotas"),
    ],
)
def test_subject_may_be_told_by_the_next_sentence(events: Events, text: str, told: str) -> None:
    """What the sides discussed, what the talks focused on, what was on the agenda."""
    (event,) = events(f"The president of Kenya met the king of Jordan in Amman on Monday. {text}", "talks")
    assert subject(event) == told


def test_only_talks_have_subject_and_outcome(events: Events) -> None:
    """The agreement beside the talks is an event of its own without these fields."""
    found = events("Envoys from Sudan and Chad met in Cairo on Sunday. The two sides agreed to exchange prisoners.")
    assert {event.type for event in found if event.subject or event.outcome} == {"talks"}


def test_what_is_told_far_behind_is_of_other_talks(events: Events) -> None:
    """Three sentences on, nothing speaks of them any more."""
    rain = "Rain fell in the valley. The road is shut. The school stays open."
    held = events(f"Envoys from Sudan and Chad met in Cairo on Sunday. {rain} The two sides signed a deal.", "talks")[0]
    assert held.outcome is None
