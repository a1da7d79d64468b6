"""PLOVER types by what they have in common."""

from typing import get_args

from worker.event import EventType, OutcomeKind
from worker.extraction.plover import ASSAULT, BEFALLING, CONFLICTIVE, CONSULT, COOPERATIVE, OUTCOMES, VERBAL


def test_no_type_is_cooperative_and_conflictive() -> None:
    """Consulting is the one, assault by itself."""
    assert not COOPERATIVE & CONFLICTIVE
    assert CONSULT in COOPERATIVE
    assert ASSAULT not in COOPERATIVE | CONFLICTIVE


def test_every_type_is_one_of_an_event() -> None:
    """By the names of PLOVER."""
    types = {name.upper() for name in get_args(EventType)}
    assert (COOPERATIVE - {CONSULT}) | CONFLICTIVE | VERBAL | BEFALLING <= types


def test_every_outcome_has_its_rank() -> None:
    """Each once."""
    assert sorted(OUTCOMES) == sorted(get_args(OutcomeKind))
