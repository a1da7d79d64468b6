"""A denied attack is the one that is told."""

from collections.abc import Callable

import pytest

from worker.event import Event


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (
            "Jets bombed two villages near Ramadi on Monday, killing nine farmers. "
            "The army denied that farmers were killed.",
            1,
        ),
        (
            "The Taliban shelled a post in Kurram on Tuesday. "
            "The Afghan ministry denied that its forces had attacked the post.",
            2,
        ),
    ],
)
def test_as_many_attacks_as_are_told(events: Callable[..., list[Event]], body: str, count: int) -> None:
    """One event each."""
    assert sum(event.type == "attack" for event in events(body)) == count
