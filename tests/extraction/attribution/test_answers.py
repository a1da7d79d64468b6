"""Statements that speak of an event told before without a word for it."""

import pytest

from tests.extraction.told import Read
from worker.extraction.attribution.answers import answers
from worker.extraction.attribution.sources import Sources
from worker.extraction.merging.merge import grouped
from worker.pipeline import mentions

Told = tuple[str, list[str], list[str]]
_RAID = "Chadian soldiers burned a village near Zouar on Monday."


def _answers(story: Read, text: str) -> list[tuple[int, Told]]:
    """Each answer with the number of the deed that it speaks of."""
    read = story(text)
    groups = grouped(read, mentions(read))
    sources = Sources(read, [group[0] for group in groups if group[0].type == "statement"])
    deeds = [group for group in groups if group[0].type != "statement"]
    found = answers(read, sources, deeds)
    attacks = [id(group) for group in deeds if group[0].type == "attack"]
    return [
        (attacks.index(id(group)), (a.stance, [party.name for party in a.by], [party.name for party in a.of]))
        for group, a in found
    ]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Hamas said it was behind it.", ("claimed", ["Hamas"], ["Hamas"])),
        ("Hamas took responsibility.", ("claimed", ["Hamas"], ["Hamas"])),
        ("Residents said rebels did it.", ("accused", ["Residents"], ["rebels"])),
        ("The mayor confirmed the deaths.", ("confirmed", ["mayor"], [])),
        ("Hamas denied any role.", ("denied", ["Hamas"], ["Hamas"])),
        ("Hamas called the accusation baseless.", ("denied", ["Hamas"], [])),
    ],
)
def test_an_answer_has_its_stance(story: Read, answer: str, told: Told) -> None:
    """Claims, accusations, confirmations and denials."""
    assert _answers(story, f"A bomb exploded at a bank in Athens on Tuesday. {answer}") == [(0, told)]


def test_a_denial_is_of_the_only_doer(story: Read) -> None:
    """Where the denier calls it untrue, and one alone is said to have done it."""
    ((_, told),) = _answers(story, f"{_RAID} The government called the report a fabrication.")
    assert told[0] == "denied"
    assert told[2] == ["Chadian soldiers"]


def test_an_answer_speaks_of_the_event_told_last(story: Read) -> None:
    """The second of two."""
    text = f"A bomb exploded at a bank in Athens on Tuesday. {_RAID} Residents said rebels did it."
    assert [number for number, _ in _answers(story, text)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        f"{_RAID} Rain fell. The river rose. Roads were cut. Schools closed. Residents said rebels did it.",
        "Residents said rebels did it.",
    ],
)
def test_no_answer(story: Read, text: str) -> None:
    """Far from the event, and without one."""
    assert _answers(story, text) == []
