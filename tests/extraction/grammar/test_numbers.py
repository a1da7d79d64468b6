"""Counts of people."""

from collections.abc import Callable

import pytest

from worker.event import Figure
from worker.extraction.grammar.numbers import figure_of
from worker.story import Story


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 12 people.", Figure(12, 12)),
        ("The blast killed at least four people.", Figure(4, None)),
        ("The blast killed more than 1,200 people.", Figure(1200, None)),
        ("The blast killed up to 30 people.", Figure(None, 30)),
        ("The blast killed dozens of people.", Figure(24, None)),
        ("The blast killed two hundred people.", Figure(200, 200)),
        ("The blast killed 40 to 50 people.", Figure(40, 50)),
        ("The blast killed one man.", Figure(1, 1)),
        ("The blast killed a family of five.", Figure(5, 5)),
        ("The blast killed between 20 and 30 people.", Figure(20, 30)),
        ("The blast killed nine Peruvian and four Chadian soldiers.", Figure(13, 13)),
    ],
)
def test_a_count_is_read_with_its_bounds(story: Callable[[str], Story], text: str, expected: Figure) -> None:
    """Digits, words and phrases such as 'at least' give low and high."""
    doc = story(text).doc
    noun = next(child for token in doc if token.lemma_ == "kill" for child in token.children if child.dep_ == "dobj")
    assert figure_of(noun) == expected


@pytest.mark.parametrize("text", ["The blast killed people.", "The blast killed the 9,000,000,000 bacteria."])
def test_no_count_is_made_up(story: Callable[[str], Story], text: str) -> None:
    """Without a number, or with one no event could reach, nothing is given."""
    noun = next(t for t in story(text).doc if t.dep_ == "dobj")
    assert figure_of(noun) is None
