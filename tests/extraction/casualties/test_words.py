"""The words of casualties: which harm a word tells."""

import pytest

from tests.extraction.told import Read, word
from worker.extraction.casualties.words import casualty_words, harm_told_by, harm_words


@pytest.mark.parametrize(
    ("body", "text", "harm"),
    [
        ("Nine people died.", "died", "killed"),
        ("Nine people were wounded.", "wounded", "injured"),
        ("Nine people are missing.", "missing", "missing"),
        ("Rebels abducted nine people.", "abducted", "captured"),
        ("Nine people ate.", "ate", None),
    ],
)
def test_a_word_tells_a_harm(story: Read, body: str, text: str, harm: str | None) -> None:
    """By its lemma or as it stands."""
    assert harm_told_by(word(story(body).doc, text)) == harm


def test_words_of_harm_are_found_in_a_sentence(story: Read) -> None:
    """In its order."""
    (sentence,) = story("Nine people died and two were wounded.").doc.sents
    assert [token.text for token in harm_words().tokens(sentence)] == ["died", "wounded"]


def test_every_set_that_counts_people_is_there() -> None:
    """A set that is named and missing would be silent."""
    words = casualty_words()
    assert all(words[name] for name in words["sets"])
