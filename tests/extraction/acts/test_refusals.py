"""Why a word tells no act; tests/extraction/rules tries the example and the counter-example of every row."""

import pytest

from tests.extraction.told import Read, word
from worker.extraction.acts.extractor import judged
from worker.extraction.acts.refusals import auxiliary, case_of, table
from worker.extraction.candidate import Told
from worker.extraction.grammar.frame import Refusal


def _refusals(story: Read, text: str) -> set[str]:
    return {one.name for one in judged(story(text)) if isinstance(one, Refusal)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Fighting has displaced thousands in Goma.", "done_by_thing"),
        ("Floods displaced thousands.", "done_by_thing"),
        ("Norcable Inc. agreed to help Tessera Holdings.", "business"),
        ("Peru lifted sanctions on Chile.", "no_known_party"),
    ],
)
def test_what_tells_no_act(story: Read, text: str, rule: str) -> None:
    """What things do, trade, and the noun within another act."""
    assert rule in _refusals(story, text)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Rebels have displaced thousands in Goma.", "done_by_thing"),
        ("Norcable Inc. agreed to help Peru.", "business"),
    ],
)
def test_their_true_neighbours_are_not_refused(story: Read, text: str, rule: str) -> None:
    """The same words where somebody acts, and on a state."""
    assert rule not in _refusals(story, text)


@pytest.mark.parametrize(("text", "refusing"), [("Peru would not meet Chile.", "would"), ("Peru met Chile.", None)])
def test_the_word_that_refuses_talks(story: Read, text: str, refusing: str | None) -> None:
    """The auxiliary of the verb."""
    read = story(text)
    found = auxiliary(next(token for token in read.doc if token.lemma_ == "meet"))
    assert (found and found.text) == refusing


def test_a_case_has_who_takes_part(story: Read) -> None:
    """Actors and recipients of its frame."""
    read = story("Peru condemned Chile on Monday.")
    (frame,) = [one.frame for one in judged(read) if isinstance(one, Told) and one.frame]
    case = case_of(frame, read)
    assert case.frame.trigger == word(read.doc, "condemned")
    assert [[party.name for party in side] for side in (case.actors, case.recipients)] == [["Peru"], ["Chile"]]


def test_the_table_is_read_once() -> None:
    """With both of its lists."""
    assert table() is table()
    assert table().senses
    assert table().dropped
