"""When and where the sentence of a frame of force says that it was."""

import pytest

from tests.extraction.told import Events, Read, word
from worker.extraction.attack.setting import main_verb


@pytest.mark.parametrize(
    ("body", "passing", "main"),
    [
        ("The navy sank two ships, killing nine and wounding four.", "killing", "sank"),
        ("The navy sank two ships, killing nine and wounding four.", "wounding", "sank"),
        ("On Sunday the rebels moved on to Lubero, where they killed five.", "killed", "moved"),
        ("Rebels killed five.", "killed", "killed"),
    ],
)
def test_what_is_told_in_passing_has_a_main_verb(story: Read, body: str, passing: str, main: str) -> None:
    """Else it is its own."""
    assert main_verb(word(story(body).doc, passing)).text == main


def test_the_day_of_the_main_verb_is_that_of_what_is_told_with_it(events: Events) -> None:
    """What happens where one has gone to happens on that day."""
    (event,) = events("On Sunday the rebels moved on to Goma, where they killed five soldiers.", "attack")
    assert event.date is not None
    assert event.date.start.day == 15


def test_the_day_of_a_count_is_not_that_of_the_attack(events: Events) -> None:
    """The toll rose on Friday."""
    body = "The death toll from the attack on a market in Gao rose to nine on Friday."
    assert all(event.date is None or event.date.basis != "text" for event in events(body, "attack"))
