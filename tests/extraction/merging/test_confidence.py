"""Confidence."""

from dataclasses import replace
from typing import get_args

from worker.article import Span
from worker.event import EventType
from worker.extraction.candidate import Candidate
from worker.extraction.merging.confidence import confidence, features

BARE = Candidate(
    type="attack", mention=Span(0, 6, "attack"), trigger=0, sentence=0, modality="actual", weight=0.4, generic=True
)


def test_more_evidence_never_lowers_confidence() -> None:
    """A more explicit mention never lowers it, a further mention raises it."""
    explicit = replace(BARE, weight=0.9, generic=False)
    steps = [confidence([BARE]), confidence([explicit]), confidence([explicit, BARE])]
    assert steps == sorted(steps)
    assert steps[0] < steps[-1]


def test_kinds_of_events_have_levels_of_their_own() -> None:
    """All acts besides attacks, talks and statements share one."""
    by_type = {type_: features([replace(BARE, type=type_)]).group for type_ in get_args(EventType)}
    assert {type_ for type_, group in by_type.items() if group == type_} == {"attack", "talks", "statement"}
    assert {group for type_, group in by_type.items() if group != type_} == {"act"}


def test_a_likelier_mention_is_surer() -> None:
    """What the reader and the rules say of the best mention decides most."""
    steps = [confidence([replace(BARE, probability=p)]) for p in (0.4, 0.7, 0.99)]
    assert steps == sorted(steps)
    assert steps[-1] - steps[0] > 0.3


def test_confidence_is_a_share() -> None:
    """Always between 0 and 1."""
    assert all(0 < confidence([replace(BARE, weight=w)] * n) < 1 for w in (0.0, 1.0) for n in (1, 50))
