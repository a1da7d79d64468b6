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
        # what a number is taken times
        ("The blast killed half a dozen villagers.", Figure(6, 6)),
        ("The blast killed two dozen people.", Figure(24, 24)),
        ("The blast killed a dozen or so guards.", Figure(12, 12)),
        ("The blast killed two score villagers.", Figure(40, 40)),
        ("The blast killed several dozen people.", Figure(24, None)),
        ("The blast killed a few hundred people.", Figure(200, None)),
        ("The blast killed three hundred thousand people.", Figure(300_000, 300_000)),
        # what bounds it, and what only blurs it
        ("The blast killed no fewer than five people.", Figure(5, None)),
        ("The blast killed not less than 17 people.", Figure(17, None)),
        ("The blast killed 30 or more people.", Figure(30, None)),
        ("The blast killed fewer than 30 people.", Figure(None, 30)),
        ("The blast killed nearly two dozen people.", Figure(24, 24)),
        ("The blast killed almost 70 people.", Figure(70, 70)),
        # ranges in words
        ("The blast killed eight or nine people.", Figure(8, 9)),
        ("The blast killed six to eight people.", Figure(6, 8)),
        ("The blast killed 10-12 people.", Figure(10, 12)),
        ("The blast killed between ten and 15 people.", Figure(10, 15)),
    ],
)
def test_a_count_is_read_with_its_bounds(story: Callable[[str], Story], text: str, expected: Figure) -> None:
    """Digits, words and phrases such as 'at least' give low and high."""
    doc = story(text).doc
    noun = next(child for token in doc if token.lemma_ == "kill" for child in token.children if child.dep_ == "dobj")
    assert figure_of(noun) == expected


def test_a_score_is_twenty(story: Callable[[str], Story]) -> None:
    """The noun that "a score of" portions has its count."""
    noun = next(t for t in story("A score of rebels died in the raid.").doc if t.lower_ == "rebels")
    assert figure_of(noun) == Figure(20, 20)


def test_a_bound_may_open_the_sentence(story: Callable[[str], Story]) -> None:
    """ "In excess of" is no preposition of the verb."""
    noun = next(t for t in story("In excess of 40 people were killed.").doc if t.lower_ == "people")
    assert figure_of(noun) == Figure(40, None)


@pytest.mark.parametrize(
    "text",
    ["The blast killed people.", "The blast killed several people.", "The blast killed the 9,000,000,000 bacteria."],
)
def test_no_count_is_made_up(story: Callable[[str], Story], text: str) -> None:
    """Without a number, or with one no event could reach, nothing is given."""
    noun = next(t for t in story(text).doc if t.dep_ == "dobj")
    assert figure_of(noun) is None
