"""How sure we are of an event: the share of events like it that people found in the same texts.

A logistic score over the kind of event, how explicit its best mention is, and whether there are further mentions. The
coefficients are fitted (`make calibration`, worker/resources/confidence.yaml); docs/confidence.md is their card.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from worker.extraction.candidate import Candidate
from worker.resources import load_yaml

GROUPS = ("attack", "talks", "statement", "act")
_MENTIONS = 4  # more mentions than these say no more
_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Features:
    """What the score looks at: `explicit` is the weight of the best mention, `further` the doublings of mentions."""

    group: str
    explicit: float
    further: float


def features(ranked: Sequence[Candidate]) -> Features:
    """The features of the mentions of one event, the most explicit first."""
    first = ranked[0]
    group = first.type if first.type in GROUPS else "act"
    return Features(group, first.weight, math.log2(min(len(ranked), _MENTIONS)))


def confidence(ranked: Sequence[Candidate]) -> float:
    """Return 0..1 for the mentions of one event, the most explicit first."""
    found, fitted = features(ranked), _coefficients()
    score = fitted[found.group] + fitted["explicit"] * found.explicit + fitted["further"] * found.further
    return round(1 / (1 + math.exp(-score)), _DECIMALS)


@cache
def _coefficients() -> Mapping[str, float]:
    data: Mapping[str, float] = load_yaml("confidence.yaml")
    return data
