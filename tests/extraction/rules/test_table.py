"""What a table may name: a row with an unknown name does not load."""

from dataclasses import dataclass
from typing import Any

import pytest

from worker.extraction.grammar.frame import Frame
from worker.extraction.rules.rule import Terms
from worker.extraction.rules.table import read_table

ROW: dict[str, Any] = {"name": "wet", "reason": "it is wet", "example": "It rains.", "counter": "It shines."}


@dataclass(frozen=True)
class FrameCase:
    """The least that a rule can judge."""

    frame: Frame


TERMS: Terms[FrameCase] = Terms(
    {"rains": lambda _: True}, {"sky": lambda _: ["cloud"]}, {"clouds": frozenset(["cloud"])}
)


def test_a_row_of_known_names_loads() -> None:
    """Predicates, slots, a set, fields of an entry, and the row before it."""
    row = {**ROW, "name": "grey", "slots": ["sky"], "words": "clouds", "when": ["rains"], "entry": {"weak": True}}
    dry, grey = read_table([ROW, {**row, "after": "wet", "order": "rain is told first"}], TERMS)
    assert (dry.name, grey.words, list(grey.when)) == ("wet", frozenset(["cloud"]), ["rains"])


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"when": ["snows"]}, "unknown predicate `snows`"),
        ({"unless": ["snows"]}, "unknown predicate `snows`"),
        ({"slots": ["earth"], "words": "clouds"}, "unknown slot `earth`"),
        ({"slots": ["sky"], "words": "stars"}, "unknown set of words `stars`"),
        ({"slots": ["sky"]}, "slots without words"),
        ({"entry": {"wet": True}}, "unknown field of an entry `wet`"),
        ({"kind": "adverb"}, "unknown kind `adverb`"),
        ({"unles": ["rains"]}, "unknown field `unles`"),
        ({"after": "snow", "order": "it is colder"}, "unknown row before it `snow`"),
        ({"reason": None}, "no `reason`"),
    ],
)
def test_a_row_with_an_unknown_name_does_not_load(change: dict[str, Any], fault: str) -> None:
    """The fault names the row and what is wrong with it."""
    row = {key: value for key, value in {**ROW, **change}.items() if value is not None}
    with pytest.raises(ValueError, match=f"rule `wet`: {fault}"):
        read_table([row], TERMS)


def test_a_name_is_given_once() -> None:
    """Also where two lists are judged one after the other."""
    with pytest.raises(ValueError, match="given twice"):
        read_table([ROW], TERMS, before=["wet"])
