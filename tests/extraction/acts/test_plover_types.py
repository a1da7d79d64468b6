"""The type of every act of PLOVER, on invented sentences."""

from collections.abc import Callable
from pathlib import Path

import pytest

from worker.event import Event
from worker.normalisation.codes import PLOVER_TYPES

Events = Callable[..., list[Event]]

_ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "plover_sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
_TOLD = [(sentence, told) for told, sentence in _ROWS if not told.startswith("not ")]
_NOT_TOLD = [(sentence, told.removeprefix("not ")) for told, sentence in _ROWS if told.startswith("not ")]
_LEAST = 15


def _types(found: list[Event]) -> set[str]:
    return {event.plover.type for event in found if event.plover}


@pytest.mark.parametrize(("sentence", "plover"), _TOLD)
def test_the_sentence_tells_the_type(events: Events, sentence: str, plover: str) -> None:
    """Every type is found behind verbs, phrasal verbs, light verbs and nouns of its kind."""
    assert plover in _types(events(sentence))


@pytest.mark.parametrize(("sentence", "plover"), _NOT_TOLD)
def test_another_sense_does_not_tell_the_type(events: Events, sentence: str, plover: str) -> None:
    """The same words in another sense tell nothing of the type."""
    assert plover not in _types(events(sentence))


@pytest.mark.parametrize("plover", sorted(PLOVER_TYPES))
def test_every_type_has_sentences_of_both_kinds(plover: str) -> None:
    """No type is left untested."""
    assert sum(told == plover for _, told in _TOLD) >= _LEAST
    assert any(told == plover for _, told in _NOT_TOLD)
