"""How sure we are of an event: the share of events like it that people found in the same texts.

A logistic score over the kind of event, the probability that its best mention tells one (`acceptance`), how explicit
that mention is, and whether there are further mentions. The coefficients are fitted (`make calibration`,
worker/resources/confidence.yaml), once for the reader with the rules and once for the rules alone; docs/confidence.md
is their card.
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
    """What the score looks at: `explicit` is the weight of the best mention, `further` the doublings of mentions.

    `told` is the logit of the best mention's probability, None where the rules decided alone.
    """

    group: str
    explicit: float
    further: float
    told: float | None = None


def features(ranked: Sequence[Candidate]) -> Features:
    """The features of the mentions of one event, the most explicit first."""
    first = ranked[0]
    group = first.type if first.type in GROUPS else "act"
    best = max((c.probability for c in ranked if c.probability is not None), default=None)
    told = None if best is None else math.log(best / (1 - best))
    return Features(group, first.weight, math.log2(min(len(ranked), _MENTIONS)), told)


def confidence(ranked: Sequence[Candidate]) -> float:
    """Return 0..1 for the mentions of one event, the most explicit first."""
    found = features(ranked)
    fitted = _coefficients()["rules" if found.told is None else "reader"]
    score = fitted[found.group] + fitted["explicit"] * found.explicit + fitted["further"] * found.further
    score += fitted["told"] * (found.told or 0.0)
    return round(1 / (1 + math.exp(-score)), _DECIMALS)


@cache
def _coefficients() -> Mapping[str, Mapping[str, float]]:
    data: Mapping[str, Mapping[str, float]] = load_yaml("confidence.yaml")
    return data
