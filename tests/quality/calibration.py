"""Confidence against the gold: which events are right, how far confidence is from the share of right ones, and the fit.

An event is right where it finds a gold event of its kind (`measure.match`), of its PLOVER type among the other acts. As
in detection, what finds a minor gold event is judged neither way, nor is an act on top of a gold statement of its type.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.quality.measure import Row, match
from worker.event import Event
from worker.extraction.merging.confidence import GROUPS, Features

BINS = 10
SLOPES = ("explicit", "further", "told")
_OWN = ("attack", "talks", "statement")
_PENALTY = 1.0  # ridge on what sets a kind apart from the others, and on the slopes
_FREE = 0.01  # ridge on the common level
_STEPS = 50

Judged = tuple[float, bool]  # confidence, and whether the event is right
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One judged event of one article."""

    article: str
    features: Features
    right: bool


def judged(row: Row, events: Sequence[Event]) -> list[bool | None]:
    """For each event of one gold row whether it is right, None where it counts neither way."""
    verdicts: dict[int, bool | None] = {}
    for kind in {_kind(event) for event in events}:
        own = [i for i, event in enumerate(events) if _kind(event) == kind]
        gold = [event for event in row["events"] if event["type"] == kind or event.get("plover") == kind]
        gold = [event for event in gold if kind in _OWN or event["type"] == "other"]
        pairs = match(gold, [events[i] for i in own], row["body"])
        verdicts |= {own[j]: None if gold[i]["minor"] else True for i, j in pairs.items()}
        verdicts |= {i: _unmatched(row, events[i]) for i in own if i not in verdicts}
    return [verdicts[i] for i in range(len(events))]


def _kind(event: Event) -> str:
    return event.type if event.type in _OWN else event.type.upper()


def _unmatched(row: Row, event: Event) -> bool | None:
    """None for an act that a gold statement of its type tells, else False."""
    told = [gold for gold in row["events"] if gold["type"] == "statement" and gold.get("plover") == _kind(event)]
    spans = [span for gold in told for span in (*gold["anchors"], *gold["content"])]
    return None if any(s["start"] < m.end and m.start < s["end"] for s in spans for m in event.mentions) else False


@dataclass(frozen=True, slots=True)
class Bin:
    """Events of like confidence: how many, their mean confidence, and the share of right ones."""

    low: float
    count: int
    confidence: float
    right: float


def reliability(events: Iterable[Judged]) -> list[Bin]:
    """The events by tenths of confidence, empty tenths left out."""
    filled: dict[int, list[Judged]] = {}
    for event in events:
        filled.setdefault(min(int(event[0] * BINS), BINS - 1), []).append(event)
    return [
        Bin(
            number / BINS,
            len(members),
            sum(confidence for confidence, _ in members) / len(members),
            sum(right for _, right in members) / len(members),
        )
        for number, members in sorted(filled.items())
    ]


def calibration_error(events: Iterable[Judged]) -> float:
    """Expected calibration error: the mean distance of confidence and share of right ones, weighted by events."""
    bins = reliability(events)
    total = sum(b.count for b in bins)
    return sum(b.count * abs(b.confidence - b.right) for b in bins) / total if total else 0.0


def fit(samples: Sequence[Sample]) -> dict[str, float]:
    """Ridge logistic regression by Newton's method: a level for each kind of event and three slopes that all share."""
    rows = np.array([_columns(sample.features) for sample in samples])
    right = np.array([sample.right for sample in samples], dtype=float)
    weights = _newton(rows, right)
    for _ in SLOPES:  # what speaks for an event never speaks against it: such a slope is left out
        down = [i for i in range(rows.shape[1] - len(SLOPES), rows.shape[1]) if weights[i] < 0]
        if not down:
            break
        rows[:, down] = 0.0
        weights = _newton(rows, right)
    level, *rest = (float(weight) for weight in weights)
    levels = {group: level + own for group, own in zip(GROUPS, rest, strict=False)}
    return levels | dict(zip(SLOPES, rest[-len(SLOPES) :], strict=True))


def _newton(rows: Vector, right: Vector) -> Vector:
    penalty = np.array([_FREE] + [_PENALTY] * (rows.shape[1] - 1))
    weights: Vector = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share - right) + penalty * weights
        curve = (rows.T * (share * (1 - share))) @ rows + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _columns(features: Features) -> list[float]:
    kinds = [float(features.group == group) for group in GROUPS]
    return [1.0, *kinds, features.explicit, features.further, features.told or 0.0]


def predicted(coefficients: Mapping[str, float], features: Features) -> float:
    """The confidence that the coefficients give, not rounded."""
    score = coefficients[features.group] + coefficients["explicit"] * features.explicit
    score += coefficients["further"] * features.further + coefficients["told"] * (features.told or 0.0)
    return float(1 / (1 + np.exp(-score)))


def held_out(samples: Sequence[Sample]) -> list[tuple[Judged, Sample]]:
    """Every event with the confidence that a fit to all other articles gives it."""
    found: list[tuple[Judged, Sample]] = []
    for article in sorted({sample.article for sample in samples}):
        coefficients = fit([sample for sample in samples if sample.article != article])
        found += [((predicted(coefficients, s.features), s.right), s) for s in samples if s.article == article]
    return found
