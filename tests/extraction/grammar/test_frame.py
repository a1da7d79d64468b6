"""What entries of the lexicon ask of the words around a trigger."""

from dataclasses import replace

import pytest

from tests.extraction.told import Read, word
from worker.extraction.grammar.frame import (
    all_names,
    doer_refusal,
    is_gerund,
    near_refusal,
    object_refusal,
    phrase_names,
    quoted,
)
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.tree import objects, subjects
from worker.extraction.plover import ASSAULT

ENTRY = load_lexicon("assault", ASSAULT).general["ASSAULT"]


def test_words_of_a_reason_stand_between_marks() -> None:
    """In the order given."""
    assert quoted(["deal", "plan"]) == "“deal”, “plan”"


@pytest.mark.parametrize(
    ("body", "noun", "names"),
    [("They signed a peace deal.", "deal", ["peace deal"]), ("They signed a deal.", "deal", [])],
)
def test_a_noun_with_the_word_before_it_is_one_name(story: Read, body: str, noun: str, names: list[str]) -> None:
    """None where it stands alone."""
    assert phrase_names(word(story(body).doc, noun)) == names


def test_names_of_several_heads(story: Read) -> None:
    """Lemmas and names of several words."""
    doc = story("They signed peace deals.").doc
    assert {"deal", "peace deal"} <= all_names([word(doc, "deals")])


@pytest.mark.parametrize(
    ("body", "refused"), [("The senator attacked the bill.", True), ("Rebels attacked the town.", False)]
)
def test_an_object_that_is_excluded(story: Read, body: str, refused: bool) -> None:
    """The reason names it."""
    verb = word(story(body).doc, "attacked")
    entry = replace(ENTRY, not_object=frozenset({"bill"}))
    reason = object_refusal(verb, entry, objects(verb), load_lexicon("assault", ASSAULT))
    assert ("“bill”" in (reason or "")) is refused


@pytest.mark.parametrize(("body", "refused"), [("Rain attacked the roof.", True), ("Rebels attacked it.", False)])
def test_a_doer_that_is_excluded(story: Read, body: str, refused: bool) -> None:
    """Whoever else it is may do it."""
    verb = word(story(body).doc, "attacked")
    assert bool(doer_refusal(subjects(verb), replace(ENTRY, not_actor=frozenset({"rain"})))) is refused


@pytest.mark.parametrize(
    ("body", "near", "not_near", "refused"),
    [
        ("The court found him guilty.", {"guilty"}, set(), False),
        ("The court found him asleep.", {"guilty"}, set(), True),
        ("The court found him not guilty.", {"guilty"}, {"not"}, True),
    ],
)
def test_words_that_must_follow_and_must_not(
    story: Read, body: str, near: set[str], not_near: set[str], refused: bool
) -> None:
    """What the entry asks for, without what it excludes."""
    entry = replace(ENTRY, near=frozenset(near), not_near=frozenset(not_near))
    assert bool(near_refusal(word(story(body).doc, "found"), entry)) is refused


@pytest.mark.parametrize(
    ("body", "trigger", "gerund"),
    [("Fighting between the two armies killed dozens.", "Fighting", True), ("Rebels are fighting.", "fighting", False)],
)
def test_a_verb_in_the_place_of_a_noun(story: Read, body: str, trigger: str, gerund: bool) -> None:
    """As a subject it is one."""
    assert is_gerund(word(story(body).doc, trigger)) is gerund
