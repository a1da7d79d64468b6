"""What a frame of force must show to tell of an attack."""

import pytest

from tests.extraction.told import Events


@pytest.mark.parametrize(
    "body",
    [
        "The North fired two missiles into the sea on Monday.",
        "Two people were killed when a bus hit a tree.",
        "The plan was destroyed by rain.",
    ],
)
def test_force_is_not_shown(events: Events, body: str) -> None:
    """Words, tests, accidents, arrests and fires."""
    assert [event for event in events(body, "attack") if event.modality == "actual"] == []


@pytest.mark.parametrize(
    "body",
    [
        "Troops clashed on the border on Monday.",
        "A bomb went off in Kashmir.",
        "Nine people were killed in the shelling.",
        "Clashes left 20 dead in Khartoum.",
        "Fighting raged in Khartoum.",
        "Mortar fire destroyed two houses in Lysychansk.",
    ],
)
def test_force_is_shown(events: Events, body: str) -> None:
    """By those in arms, weapons, the dead, and words that are never used for words."""
    assert len(events(body, "attack")) == 1
