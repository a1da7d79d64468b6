"""Attacks."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Rebel fighters shelled the town of Goma on Tuesday.", "heavy-weapons"),
        ("Gunmen shot two police officers in Karachi.", "firearms"),
        ("Russian forces attacked the port with drones.", "drone"),
        ("A suicide bomber attacked the Indian embassy in Kabul.", "suicide-attack"),
        ("Warplanes carried out air strikes on the city of Idlib.", "aerial"),
        ("Militants abducted three aid workers in Mali.", "abduct"),
        ("The army launched a wave of attacks on Khartoum.", None),
        ("Protesters were beaten by police in Minsk.", "beat"),
    ],
)
def test_force_is_an_attack(events: Events, text: str, mode: str | None) -> None:
    """Verbs, nouns and light verbs of force give one attack with its mode."""
    found = events(text, "attack")
    assert len(found) == 1
    assert found[0].modality == "actual"
    assert found[0].plover is not None
    assert mode is None or mode in found[0].plover.modes


@pytest.mark.parametrize(
    "text",
    [
        "The president struck a cautiously optimistic tone on Monday.",
        "Unions called a strike over pay on Friday.",
        "He died of a heart attack at his home.",
        "The director shot the film in Morocco.",
        "Shares hit a record high in London.",
        "The two companies struck a deal worth $3 billion.",
        "A magnitude-6 earthquake killed 40 people in Nepal.",
        "Three people were killed when a bus crashed near Lima.",
        "The bank was fined for breaking the rules.",
        "Her new book hit the shelves in May.",
        "The team beat its rivals 3-1 on Saturday.",
    ],
)
def test_other_senses_are_no_attack(events: Events, text: str) -> None:
    """Metaphors, labour, sport, illness, accidents and disasters are not attacks."""
    assert events(text, "attack") == []


def test_actor_and_target_are_told_apart(events: Events) -> None:
    """In the passive as in the active, who did it and to whom keep their places."""
    for text in ("Israeli forces bombed a hospital in Gaza.", "A hospital in Gaza was bombed by Israeli forces."):
        (event,) = events(text, "attack")
        assert [party.name for party in event.actors] == ["Israeli forces"]
        assert [party.name.removeprefix("a ") for party in event.recipients] == ["hospital"]
