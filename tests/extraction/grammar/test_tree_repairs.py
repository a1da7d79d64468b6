"""Verbs that the parser takes for participles."""

from collections.abc import Callable

import pytest

from worker.event import Event


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Farmers in Punjab dumped milk and blocked railway lines.", "protest", ["Farmers"]),
        ("The queen sacked ministers and jailed opposition leaders.", "coerce", ["queen"]),
        ("The court on Tuesday freed activist Ana Maru.", "retreat", ["court"]),
    ],
)
def test_a_second_verb_is_no_participle(
    events: Callable[..., list[Event]], text: str, kind: str, actors: list[str]
) -> None:
    """Who does the first also does what stands behind "and"."""
    (event,) = events(text, kind)
    assert [party.name for party in event.actors] == actors


def test_a_participle_that_describes_is_no_verb(events: Callable[..., list[Event]]) -> None:
    """The people of "women and displaced villagers" were driven out by others."""
    assert events("The monks fed women and displaced villagers.", "coerce") == []
