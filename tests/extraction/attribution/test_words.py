"""The words of attribution."""

import pytest

from worker.extraction.attribution.words import attribution_words


def test_the_lists_are_read_once() -> None:
    """Whoever asks has the same."""
    assert attribution_words() is attribution_words()


@pytest.mark.parametrize(
    ("one", "other"), [("confirming", "denying"), ("confirming", "blaming"), ("blaming", "denying")]
)
def test_a_verb_has_one_stance(one: str, other: str) -> None:
    """None both confirms and denies."""
    assert attribution_words()[one].isdisjoint(attribution_words()[other])


def test_what_is_a_deniers_own_part_can_be_denied() -> None:
    """The list of parts is within that of what a denial speaks of."""
    assert attribution_words()["part"] <= attribution_words()["deniable"]


def test_words_that_the_grammar_of_data_could_turn_are_strings() -> None:
    """ "false" is a word, and no truth value."""
    assert all(isinstance(word, str) for words in attribution_words().values() for word in words)
    assert "false" in attribution_words()["untrue"]
