"""Clauses told in their order."""

import pytest
from spacy.tokens import Token

from worker.language import Engine, parse
from worker.normalisation.places.order import governors, of_sequel


def words(engine: Engine, body: str, *names: str) -> list[Token]:
    """The first such words of a body."""
    doc = parse(engine, body)
    return [next(token for token in doc if token.text == name) for name in names]


@pytest.mark.parametrize(
    ("body", "place", "trigger", "sequel"),
    [
        ("The ministers will meet in Oslo after the armies exchanged fire.", "Oslo", "exchanged", True),
        ("A guard died in Oslo after a bomb exploded.", "Oslo", "exploded", False),
        ("Gunmen attacked a bus in Oslo.", "Oslo", "attacked", False),
        ("The talks broke down after rebels attacked Kaya.", "Kaya", "broke", True),
    ],
)
def test_a_place_across_a_word_of_order(engine: Engine, body: str, place: str, trigger: str, sequel: bool) -> None:
    """It is that of the other event, but where people suffer what the clause tells."""
    link, word = words(engine, body, place, trigger)
    assert of_sequel(link, word, False) is sequel


def test_what_was_hit_is_the_place_of_the_event(engine: Engine) -> None:
    """Where the target is the place, the clause behind "after" does not take it away."""
    link, word = words(engine, "The talks broke down after rebels attacked Kaya.", "Kaya", "broke")
    assert not of_sequel(link, word, True)


def test_governors_go_up_to_the_root(engine: Engine) -> None:
    """The nearest first."""
    (word,) = words(engine, "Gunmen attacked a bus in Oslo.", "Oslo")
    assert [token.text for token in governors(word)][-1] == "attacked"
