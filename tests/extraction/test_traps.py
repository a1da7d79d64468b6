"""Sentences that use the words of attacks and talks for something else, and true attacks in like wording.

All sentences are our own. The third column of a table marks what the engine still gets wrong.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from worker.event import Event

TABLES = Path(__file__).parent / "traps"


def _rows(table: str) -> Iterator[Any]:
    """The sentences of a table; those marked as misses must fail, so that a mended one is noticed."""
    for line in (TABLES / f"{table}.tsv").read_text(encoding="utf-8").splitlines():
        _category, sentence, *marks = line.split("\t")
        known = [pytest.mark.xfail(reason="known miss", strict=True)] if marks else []
        yield pytest.param(sentence, marks=known)


@pytest.mark.parametrize("sentence", _rows("attacks"))
def test_a_trap_gives_no_attack(events: Callable[..., list[Event]], sentence: str) -> None:
    """Sport, markets, illness, weather, accidents and talk in words of force are no attack."""
    assert not events(sentence, "attack")


@pytest.mark.parametrize("sentence", _rows("talks"))
def test_a_trap_gives_no_talks(events: Callable[..., list[Event]], sentence: str) -> None:
    """Books, deadlines, mountains, options and websites in words of meeting are no talks."""
    assert not events(sentence, "talks")


@pytest.mark.parametrize("sentence", _rows("true_attacks"))
def test_a_true_attack_is_found(events: Callable[..., list[Event]], sentence: str) -> None:
    """What keeps the traps out loses no attack told in like wording."""
    assert events(sentence, "attack")
