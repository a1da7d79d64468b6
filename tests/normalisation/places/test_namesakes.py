"""What is only called after a place."""

import pytest
from spacy.tokens import Doc

from worker.language import Engine, parse
from worker.normalisation.places.namesakes import is_club, is_era, is_street, is_war


def found(engine: Engine, body: str, name: str) -> tuple[Doc, int]:
    """A body and where a word of it stands."""
    doc = parse(engine, body)
    return doc, next(token.i for token in doc if token.text == name)


@pytest.mark.parametrize(
    ("body", "street"), [("She lives in Washington Street.", True), ("She lives in a Washington street.", False)]
)
def test_a_street(engine: Engine, body: str, street: bool) -> None:
    """Its word is a name of its own, with a capital."""
    assert is_street(*found(engine, body, "Washington")) is street


@pytest.mark.parametrize(
    ("body", "name", "club"),
    [
        ("Manchester United lost again.", "Manchester", True),
        ("Real Madrid lost again.", "Madrid", True),
        ("Rain fell on Madrid.", "Madrid", False),
    ],
)
def test_a_club(engine: Engine, body: str, name: str, club: bool) -> None:
    """Its word stands behind the town or before it."""
    doc, at = found(engine, body, name)
    assert is_club(doc, at, at) is club


@pytest.mark.parametrize(
    ("body", "era"), [("Built in 250 B.C. by farmers.", True), ("Snow fell in B.C. today.", False)]
)
def test_an_era(engine: Engine, body: str, era: bool) -> None:
    """Behind a year; else it is the province."""
    assert is_era(*found(engine, body, "B.C.")) is era


@pytest.mark.parametrize(
    ("body", "war"),
    [("He fought in the Gulf War.", True), ("It was a Gulf-war plane.", True), ("The Gulf is calm.", False)],
)
def test_a_war(engine: Engine, body: str, war: bool) -> None:
    """With a hyphen, too."""
    assert is_war(*found(engine, body, "Gulf")) is war
