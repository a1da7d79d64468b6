"""The words that report speech, as they are read from their files."""

import pytest

from worker.extraction.plover import VERBAL
from worker.extraction.statement.lexicon import acts, channels, lexicon


def test_a_word_in_several_rows_takes_all_that_they_say() -> None:
    """Frames and prepositions together; a request where one row asks."""
    rows = lexicon().verbs
    assert "clause" in rows["say"].frames
    assert "of" in rows["warn"].prepositions
    assert rows["urge"].request
    assert not rows["say"].request


def test_what_is_written_on_is_a_document() -> None:
    """A sign says what stands on it, as a letter does."""
    assert lexicon().written <= lexicon().documents
    assert not lexicon().written & lexicon().finders


@pytest.mark.parametrize(
    ("words", "name"), [("told the BBC that", "BBC"), ("on CNN on Monday", "CNN"), ("according to CNN", None)]
)
def test_a_station_is_told_something(words: str, name: str | None) -> None:
    """Or somebody speaks on it; as a source it is none."""
    found = channels().broadcasters.search(words)
    assert (found and found["name"]) == name


@pytest.mark.parametrize("row", acts(), ids=lambda row: f"{row[0]} {row[1].pattern[:30]}")
def test_acts_of_words_are_verbal(row: tuple[str, object, bool]) -> None:
    """What is done by speaking."""
    assert row[0] in VERBAL
