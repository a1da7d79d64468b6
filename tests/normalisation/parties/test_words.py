"""The parsed text as plain lists."""

import pytest

from worker.language import Engine, parse
from worker.normalisation.parties.words import Words, read_words


def read(engine: Engine, body: str) -> Words:
    """The words of a body."""
    return read_words(parse(engine, body), body)


def test_columns_are_those_of_the_parse(engine: Engine) -> None:
    """One a token."""
    words = read(engine, "Rebels fled Goma. Rain fell.")
    assert words.text[:3] == ["Rebels", "fled", "Goma"]
    assert words.head[0] == 1
    assert words.dep[0] == "nsubj"
    assert (words.sent[0], words.sent[-1]) == (0, 1)
    assert words.kids[1] == [0, 2, 3]


def test_children_by_side(engine: Engine) -> None:
    """In the order of the text."""
    words = read(engine, "Rebels fled Goma.")
    assert words.left(1) == [0]
    assert words.right(1) == [2, 3]
    assert words.child(1, "dobj") == 2
    assert words.child(1, "iobj") is None


def test_premodifiers_belong_to_a_noun(engine: Engine) -> None:
    """From the first of them; a dash with space before it parts."""
    words = read(engine, "Two armed Congolese rebels fled.")
    assert words.slice(words.first(3), 3) == "Two armed Congolese rebels"


def test_a_slice_is_of_the_body_with_single_spaces(engine: Engine) -> None:
    """A line break among them."""
    words = read(engine, "The foreign\n minister left.")
    assert words.slice(1, words.text.index("minister")) == "foreign minister"


def test_conjuncts_follow_each_other(engine: Engine) -> None:
    """All that are joined to the first."""
    words = read(engine, "France, Germany and Italy agreed.")
    assert [words.text[i] for i in words.conjuncts(0)] == ["France", "Germany", "Italy"]


@pytest.mark.parametrize(("body", "plural"), [("Rebels fled.", True), ("Police fled.", True), ("Kovac fled.", False)])
def test_plural(engine: Engine, body: str, plural: bool) -> None:
    """By the tag, and of words that are plural as they stand."""
    assert read(engine, body).plural(0) is plural


def test_a_capitalised_plural_has_its_singular_as_lemma(engine: Engine) -> None:
    """Which the model leaves as it is."""
    words = read(engine, "The Ministers left.")
    assert words.lemma[1] in {"minister", "Minister"}
