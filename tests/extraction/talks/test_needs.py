"""What an entry of the lexicon asks of talks beside its word."""

import pytest

from tests.extraction.told import Events


@pytest.mark.parametrize(
    "text",
    [
        "Sisi and Netanyahu were due to hold talks in Cairo on Sunday, but the meeting was cancelled.",
        "Sisi and Netanyahu were due to meet on Sunday. The meeting was called off after the raid.",
    ],
)
def test_planned_talks_that_are_called_off_are_denied(events: Events, text: str) -> None:
    """What is told last of a meeting to come decides."""
    (event,) = events(text, "talks")
    assert event.modality == "denied"
    assert {party.country for party in event.actors} == {"EGY", "ISR"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Talks between the government and the rebels collapsed on Monday.", [None, None]),
        ("Peace talks between the government and FARC rebels resumed in Havana.", ["COL", "COL"]),
    ],
)
def test_sides_that_oppose_each_other_need_no_name(events: Events, text: str, sides: list[str | None]) -> None:
    """A government and rebels are two sides, and the government is that of the rebels' country."""
    (event,) = events(text, "talks")
    assert [party.country for party in event.actors] == sides


def test_a_player_and_a_club_are_no_such_sides(events: Events) -> None:
    """Talks of those who act for nobody are none."""
    assert not events("The player is in contract talks with the club.", "talks")


@pytest.mark.parametrize(
    "body",
    [
        "President Ruto called President Museveni on Friday to express his condolences.",
        "President Ruto spoke to President Museveni on Friday.",
        "The Security Council met in emergency session on Friday.",
    ],
)
def test_people_of_office_talk(events: Events, body: str) -> None:
    """On the telephone, face to face, among themselves."""
    assert len(events(body, "talks")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "President Ruto called President Museveni a liar.",
        "Anna Berg saw the president as weak.",
        "Anna Berg saw President Ruto leave.",
    ],
)
def test_a_crowd_and_an_insult_are_no_talks(events: Events, body: str) -> None:
    """Nor is what one sees somebody do."""
    assert events(body, "talks") == []
