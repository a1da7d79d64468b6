"""The attacks of a series and the items of a list are told apart."""

from collections.abc import Callable

import pytest

from worker.event import Event


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (
            "Three blasts killed nine people in Lima on Monday. "
            "The first blast wounded two guards in Callao. Another blast hit a bank in Cusco.",
            3,
        ),
        (
            "Jets struck rebels in Syria on Monday. "
            "Near Ayn Dara, one strike destroyed a tank. Near Tal Barud, two strikes destroyed a bunker. "
            "Near Kafr Zaita, one strike hit a depot.",
            4,
        ),
    ],
)
def test_as_many_attacks_as_are_told(events: Callable[..., list[Event]], body: str, count: int) -> None:
    """One event each."""
    assert sum(event.type == "attack" for event in events(body)) == count
