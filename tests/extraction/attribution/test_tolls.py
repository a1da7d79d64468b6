"""Whose count of those harmed it is."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]
Count = tuple[str, int | None, int | None, str]

_RAID = "Jets struck a market in Tola on Monday."


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (f"{_RAID} The health ministry said 30 people were killed.", [("killed", 30, 30, "health ministry")]),
        (
            f"{_RAID} The health ministry said 30 people were killed. The army said 17 people were killed.",
            [("killed", 30, 30, "health ministry"), ("killed", 17, 17, "army")],
        ),
        (
            f"{_RAID} Residents said 30 people were killed. The governor put the toll at 12.",
            [("killed", 30, 30, "Residents"), ("killed", 12, 12, "governor")],
        ),
        ("The army claimed to have killed 40 militants near Gao on Monday.", [("killed", 40, 40, "army")]),
        (f"{_RAID} Nobody was hurt, the mayor said.", [("killed", 0, 0, "mayor"), ("injured", 0, 0, "mayor")]),
        ("Jets killed at least nine people in Tola on Monday, residents said.", [("killed", 9, None, "residents")]),
        ("Jets killed nine people in Tola on Monday. Residents fled.", []),
        (f"{_RAID} The army denied killing 12 people.", []),
        ("The Popular Front claimed a bombing that killed six soldiers in Tola on Monday.", []),
        ("A gunman shot dead a farmer near Jos on Monday, police said.", []),
    ],
)  # fmt: skip
def test_a_count_that_a_source_tells_keeps_whose_it_is(events: Events, text: str, counts: list[Count]) -> None:
    """The article's own counts, what is denied, what goes with a claim, a victim without a number: none."""
    found = [part for event in events(text, "attack") for part in event.casualties_by_source]
    assert [(part.harm, part.low, part.high, part.by.name) for part in found] == counts


def test_the_range_of_all_stays(events: Events) -> None:
    """`casualties` is what it was without sources."""
    (event,) = events(
        f"{_RAID} The health ministry said 30 people were killed. The army said 17 people were killed.", "attack"
    )
    assert event.casualties is not None
    assert event.casualties.killed is not None
    assert (event.casualties.killed.low, event.casualties.killed.high) == (17, 30)
