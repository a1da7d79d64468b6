"""Words as vectors: stems, names, figures."""

import pytest

from worker.incidents.words import figures_of, likeness, names_of, sentences, stem, vector, words_of


@pytest.mark.parametrize(
    ("word", "other"),
    [("killed", "killing"), ("attacks", "attacked"), ("cities", "city"), ("houses", "house"), ("Kyiv's", "Kyiv")],
)
def test_forms_of_a_word_have_one_stem(word: str, other: str) -> None:
    assert stem(word) == stem(other)


def test_names_are_capitalised_inside_a_sentence() -> None:
    assert names_of("Police in Quetta spoke. Shops shut in Goma.") == [stem("Quetta"), stem("Goma")]


def test_figures_are_numbers_in_both_forms_and_days() -> None:
    assert figures_of("Three died on Tues, 1,200 fled") == ["#3", "#tuesday", "#1200"]


def test_sentences_end_at_full_stops_and_lines() -> None:
    text = "One came. Two went.\nThree"
    assert [text[a:b] for a, b in sentences(text)] == ["One came.", "Two went.", "Three"]


def test_a_vector_has_length_one() -> None:
    table = vector(words_of("A bomb exploded in a market in Quetta"), 10).table()
    assert likeness(table, table) == pytest.approx(1)
