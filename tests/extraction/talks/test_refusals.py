"""Why a word of meeting tells no talks; tests/extraction/rules tries the examples of every row."""

import pytest

from tests.extraction.told import Read
from worker.extraction.candidate import Told
from worker.extraction.grammar.frame import Frame, Refusal
from worker.extraction.talks.extractor import judged
from worker.extraction.talks.refusals import case_of, is_hosted, table
from worker.story import Story


def _frame(story: Story, lemma: str) -> Frame:
    """That of the first talks which a word tells."""
    told = (one.frame for one in judged(story) if isinstance(one, Told) and one.frame)
    return next(frame for frame in told if frame.trigger.lemma_ == lemma)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Ministers of Peru and Chile met to discuss the dam.", [("discuss", "aim_of_another")]),
        ("The minister travelled to Lima for talks with Chile.", [("talks", "purpose_of_another")]),
        ("Ministers of Peru and Chile met in Lima. They discussed the dam.", []),
    ],
)
def test_one_meeting_is_told_once(story: Read, text: str, refused: list[tuple[str, str]]) -> None:
    """Its aim and its purpose are no talks of their own; what a sentence of its own tells is."""
    found = [(one.trigger.text, one.name) for one in judged(story(text)) if isinstance(one, Refusal)]
    assert found == refused


@pytest.mark.parametrize(
    ("text", "hosted"),
    [
        ("The minister is hosting the ASEAN summit in Hanoi.", True),
        ("The minister is hosting a summit in Hanoi.", False),
    ],
)
def test_a_summit_with_a_name_is_hosted(story: Read, text: str, hosted: bool) -> None:
    """By somebody of office."""
    read = story(text)
    assert is_hosted(_frame(read, "summit"), read) is hosted


def test_a_case_has_its_sides(story: Read) -> None:
    """Those whom the sentence names."""
    read = story("Ministers of Peru and Chile met in Lima.")
    case = case_of(_frame(read, "meet"), read)
    assert {party.country for party in case.sides} == {"PER", "CHL"}


def test_the_table_is_read_once() -> None:
    """With both of its lists."""
    assert table() is table()
    assert table().senses
    assert table().dropped
