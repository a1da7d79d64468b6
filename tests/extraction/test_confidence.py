"""Confidence."""

from dataclasses import replace

from worker.article import Span
from worker.event import Party
from worker.extraction.candidate import Candidate
from worker.extraction.confidence import confidence

BARE = Candidate(
    type="attack", mention=Span(0, 6, "attack"), trigger=0, sentence=0, modality="actual", weight=0.4, generic=True
)


def test_more_evidence_never_lowers_confidence() -> None:
    """An explicit mention, a named actor, a further mention: each raises it."""
    explicit = replace(BARE, weight=0.9, generic=False)
    named = replace(explicit, actors=(Party(name="Rebels"),))
    steps = [confidence([BARE]), confidence([explicit]), confidence([named]), confidence([named, BARE])]
    assert steps == sorted(steps)
    assert len(set(steps)) == len(steps)


def test_confidence_is_a_share() -> None:
    """Always between 0 and 1."""
    assert all(0 < confidence([replace(BARE, weight=w)] * n) < 1 for w in (0.0, 1.0) for n in (1, 50))
