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


def test_what_an_attack_is_one_of_is_no_target(events: Callable[..., list[Event]]) -> None:
    """What "the deadliest attack of the war on X" hits is X, not the war."""
    (event,) = events("It was the deadliest attack of the year on the army, which lost 20 soldiers.", "attack")
    assert [party.name for party in event.recipients] == ["army"]


@pytest.mark.parametrize(
    "body",
    [
        "Clashes erupted between the army and rebels in Khartoum on Saturday.",
        "Fighting raged between the army and the Rapid Support Forces in Khartoum on Saturday.",
    ],
)
def test_a_fight_is_where_its_sides_are(events: Callable[..., list[Event]], body: str) -> None:
    """Wherever the parser hangs the place behind the second side."""
    (event,) = events(body, "attack")
    assert event.place is not None
    assert event.place.name == "Khartoum"
