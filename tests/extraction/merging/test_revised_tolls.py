"""What several sources, updates and longer times tell of one attack."""

from collections.abc import Callable

import pytest

from worker.event import Event, Figure

_RAID = "Gunmen raided a village in Mali on Monday. Residents said 40 people were killed."
_STRIKES = "Strikes killed 40 people across Ukraine on Monday, officials said."


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (f"{_RAID} The army said 12 people had died.", Figure(12, 40)),
        (f"{_RAID} The army put the death toll at 12.", Figure(12, 40)),
        (f"{_RAID} The army said only 12 people had died.", Figure(12, 40)),
        (f"{_RAID} A spokesman for the rebels gave a toll of 60.", Figure(40, 60)),
        (f"{_RAID} The army said two soldiers were killed.", Figure(40, 40)),
        (f"{_RAID} The residents said nine people were killed.", Figure(40, 40)),
        (f"{_RAID} The army had earlier put the toll at 12.", Figure(40, 40)),
        (f"{_STRIKES} In Odesa, five people died, the governor said.", Figure(40, 40)),
        (f"{_STRIKES} The governor said five people died in a house.", Figure(40, 40)),
    ],
)
def test_sources_that_differ_make_a_range(events: Callable[..., list[Event]], text: str, killed: Figure) -> None:
    """Another source's smaller count of all is the low bound; a count of certain people, or of one place, is a part."""
    (event,) = events(text, "attack")
    assert event.casualties is not None
    assert event.casualties.killed == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A bomb killed eight people in Quetta on Monday. The death toll rose to 15 on Tuesday.", Figure(15, 15)),
        ("A bomb killed 13 people in Quetta, police said. The toll was later revised down to nine.", Figure(9, 9)),
        ("A bomb in Quetta killed five. Two of the wounded died, taking the toll to seven.", Figure(7, 7)),
    ],
)
def test_an_update_takes_the_place_of_what_was_told(
    events: Callable[..., list[Event]], text: str, killed: Figure
) -> None:
    """A toll that rose or was corrected is no other account."""
    (event,) = events(text, "attack")
    assert event.casualties is not None
    assert event.casualties.killed == killed


@pytest.mark.parametrize(
    "background",
    [
        "The war has killed more than 10,000 people since 2009.",
        "More than 10,000 people have been killed since the war began in 2009.",
        "At least 300 people have died in such attacks this year.",
        "It was the deadliest attack since January, when 14 people were killed.",
    ],
)
def test_a_count_of_a_longer_time_is_not_that_of_an_attack(events: Callable[..., list[Event]], background: str) -> None:
    """The background of a report leaves its attack's figures alone."""
    event = events(f"Gunmen killed five villagers in Benue on Sunday. {background}", "attack")[0]
    assert event.casualties is not None
    assert event.casualties.killed == Figure(5, 5)


def test_those_of_a_longer_time_are_not_hit_by_an_attack(events: Callable[..., list[Event]]) -> None:
    """Others killed this year are no recipients of what happened on Sunday."""
    (event,) = events("Gunmen killed a judge in Peru on Sunday. Six other mayors have been killed this year.", "attack")
    assert [party.name for party in event.recipients] == ["judge"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Rebel raids have killed 4,000 people in Lebanon over the past two years.", None),
        ("Rebel raids have killed 40 people in Lebanon over the past two years.", Figure(40, 40)),
    ],
)
def test_what_no_attack_brings_about_is_no_toll(
    events: Callable[..., list[Event]], text: str, killed: Figure | None
) -> None:
    """Raids of a year that are an event of their own keep a toll of dozens, a war's running total is none."""
    (event,) = events(text, "attack")
    assert (event.casualties.killed if event.casualties else None) == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Rebels ambushed a convoy near Gao on Monday. Ten soldiers were killed. Four rebels died, the army said.", 14),
        ("Rebels ambushed a convoy near Gao on Monday. Ten people were killed. Four rebels died, the army said.", 10),
        ("Gunmen attacked a bus near Gao on Monday. The driver was killed. Police said 12 people had died.", 12),
    ],
)
def test_parts_add_where_nobody_told_the_sum(events: Callable[..., list[Event]], text: str, killed: int) -> None:
    """Sides have nobody in common; a single victim is part of any larger count."""
    event = events(text, "attack")[0]
    assert event.casualties is not None
    assert event.casualties.killed == Figure(killed, killed)
