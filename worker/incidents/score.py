"""How likely two tellings are of one happening: logistics of the evidence, fitted to gold (`make incidents`).

There are three: for two reports about it, for one that tells it aside, and for reports without a time of publication,
of which the words must tell all.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from worker.incidents.evidence import NAMES, Evidence, Probe, evidence
from worker.resources import load_yaml

NEVER = -math.inf
"""The score of what can be no one happening: two events of one article, reports far apart in time."""

Relation = Literal["focal", "aside", "undated"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True)
class Scale:
    """A level and what each piece of evidence weighs. A sum above 0 puts two tellings together."""

    level: float
    weights: tuple[float, ...]

    def score(self, found: Evidence) -> float:
        """Log-odds, lower by the caution that false merges deserve."""
        return self.level + sum(weight * value for weight, value in zip(self.weights, found, strict=True))


Scales = Mapping[Relation, Scale]


def relation(one: Probe, other: Probe) -> Relation:
    """By which scale two tellings are judged."""
    a, b = one.telling, other.telling
    if a.report.time is None or b.report.time is None:
        return "undated"
    return "focal" if a.focal and b.focal else "aside"


def score(one: Probe, other: Probe, scales: Scales, window: float) -> float:
    """Above 0 where two tellings are of one happening; `window` is in days between publications."""
    a, b = one.telling.report, other.telling.report
    if a.article == b.article or (a.time is not None and b.time is not None and abs(a.time - b.time) > window):
        return NEVER
    return scales[relation(one, other)].score(evidence(one, other))


@cache
def fitted() -> Scales:
    """The scales that ship."""
    stored: Mapping[str, Mapping[str, float]] = load_yaml("incidents/weights.yaml")
    return {
        name: Scale(float(stored[name]["level"]), tuple(float(stored[name][n]) for n in NAMES)) for name in RELATIONS
    }
