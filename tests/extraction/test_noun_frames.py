"""Who does what an event noun names, and whom it befalls."""

from collections.abc import Callable

import pytest

from worker.event import Event


@pytest.mark.parametrize(
    ("body", "actors", "recipients", "place"),
    [
        (
            "The convoy came under attack from gunmen near Gao, killing five soldiers.",
            ["gunmen"],
            ["convoy", "soldiers"],
            "Gao",
        ),
        ("Kyiv came under attack from Russian drones overnight, wounding nine people.", ["Russia"], ["people"], "Kyiv"),
        ("Kyiv was hit by Russian drones overnight, wounding nine people.", ["Russia"], ["people"], "Kyiv"),
        ("Kharkiv came under attack overnight.", [], ["Kharkiv"], "Kharkiv"),
        (
            "The village came under shelling from Syrian government forces.",
            ["Syrian government forces"],
            ["village"],
            None,
        ),
    ],
)
def test_what_comes_under_attack_suffers_it(
    events: Callable[..., list[Event]], body: str, actors: list[str], recipients: list[str], place: str | None
) -> None:
    """Who attacks stands behind "from", where it was is what came under it, and nobody attacked killed anybody."""
    (event,) = events(body, "attack")
    assert [party.name for party in event.actors] == actors
    assert [party.name for party in event.recipients] == recipients
    assert (event.place.name if event.place else None) == place


@pytest.mark.parametrize(
    "body",
    [
        "Apple growers are under attack from a fungus that destroyed a third of the crop.",
        "The pound came under attack from hedge funds on Monday.",
        "Killer T cells then destroyed the infected cells in mice.",
    ],
)
def test_what_does_no_harm_by_force_attacks_nobody(events: Callable[..., list[Event]], body: str) -> None:
    """A fungus, a fund or a cell behind "from" uses no force."""
    assert not events(body, "attack")
