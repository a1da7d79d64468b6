"""How a noun for an event stands to those told before."""

from collections.abc import Callable

import pytest

from worker.extraction.grammar.anaphora import other_than, pointing_of
from worker.story import Story

Stories = Callable[[str], Story]


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        ("The governor blamed both attacks on rebels.", "attacks", "each"),
        ("The two attacks were the work of rebels.", "attacks", "each"),
        ("The group was behind that raid.", "raid", "last"),
        ("Two attacks killed nine people.", "attacks", None),
        ("The attack killed nine people.", "attack", None),
    ],
)
def test_what_a_noun_points_to(story: Stories, text: str, noun: str, told: str | None) -> None:
    """ "Both" and "the two" point to two events, "that" to the last one told."""
    assert pointing_of(next(token for token in story(text).doc if token.text == noun)) == told


@pytest.mark.parametrize(
    ("text", "noun", "other"),
    [
        ("Israel bombed a depot in response to a rocket attack.", "attack", "bombed"),
        ("The army shelled the town in revenge for an ambush.", "ambush", "shelled"),
        ("The army shelled the town a day after an ambush.", "ambush", "shelled"),
        ("The strikes followed an attack on a base.", "attack", "strikes"),
        ("The army shelled the town last week after an ambush.", "ambush", None),
        ("The army shelled the town during an attack.", "attack", None),
        ("The army shelled the town after an ambush.", "ambush", None),
    ],
)
def test_what_came_before_is_another_event(story: Stories, text: str, noun: str, other: str | None) -> None:
    """What was answered, followed or came so long before is not what was done then."""
    doc = story(text).doc
    deeds = [token.i for token in doc if token.text in {"bombed", "shelled", "strikes"}]
    found = other_than(next(token for token in doc if token.text == noun), deeds)
    assert (found and found.text) == other
