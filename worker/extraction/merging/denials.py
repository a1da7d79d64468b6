"""Denials: "the army denied shelling the clinic" tells of the attack that the article tells, and is none of its own."""

from collections.abc import Sequence
from dataclasses import replace

from worker.extraction.candidate import Candidate
from worker.extraction.merging.coreference import ATTACK, agreement

_DENIED = "denied"

Group = list[Candidate]


def denied_with_told(groups: Sequence[Group]) -> list[Group]:
    """The groups without those that only deny an attack where one is told that it may be; that one tells it, too."""
    told = [group for group in groups if _is_told(group)]
    kept: list[Group] = []
    for group in groups:
        home = _home(group, told) if _is_denial(group) else None
        if home is None:
            kept.append(group)
        else:
            home.extend(_bare(c) for c in group)
    return kept


def _is_told(group: Group) -> bool:
    return group[0].type == ATTACK and group[0].modality != _DENIED and any(not c.generic for c in group)


def _is_denial(group: Group) -> bool:
    """True where nothing but mentions that point stands beside what is denied."""
    denied = [c for c in group if c.modality == _DENIED]
    return group[0].type == ATTACK and bool(denied) and all(c.generic or c.modality == _DENIED for c in group)


def _home(group: Group, told: Sequence[Group]) -> Group | None:
    """The nearest attack that nothing in the denial contradicts."""
    homes = [home for home in told if all(agreement(_as_told(c, home), home) >= 0 for c in group)]
    return min(homes, key=lambda home: _distance(group, home), default=None)


def _as_told(c: Candidate, home: Group) -> Candidate:
    return replace(c, modality=home[0].modality)


def _bare(c: Candidate) -> Candidate:
    """A mention that only points; who did not do it says nothing of who did."""
    return replace(c, generic=True, actors=())


def _distance(group: Group, home: Group) -> int:
    """Sentences between the two."""
    return min(abs(c.sentence - other.sentence) for c in group for other in home)
