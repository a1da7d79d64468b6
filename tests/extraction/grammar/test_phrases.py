"""The words of a noun phrase that are its own."""

import pytest

from tests.extraction.told import Read, word
from worker.extraction.grammar.phrases import first_of, last_of


@pytest.mark.parametrize(
    ("body", "head", "phrase"),
    [
        ("They discussed the war in Syria and grain exports.", "war", "war in Syria and grain exports"),
        ("They discussed the fate of two detained sailors.", "fate", "fate of two detained sailors"),
        ("They discussed a truce during the visit.", "truce", "truce"),
        ("They discussed a truce on Monday.", "truce", "truce"),
        ("They discussed a truce, he said.", "truce", "truce"),
    ],
)
def test_a_phrase_from_its_first_word_to_its_last(story: Read, body: str, head: str, phrase: str) -> None:
    """Without article, times and asides."""
    doc = story(body).doc
    token = word(doc, head)
    assert doc[first_of(token).i : last_of(token).i + 1].text == phrase


def test_a_phrase_may_be_stopped(story: Read) -> None:
    """At a word that is told for itself."""
    doc = story("They discussed the war in Syria.").doc
    assert last_of(word(doc, "war"), {word(doc, "in").i}).text == "war"
