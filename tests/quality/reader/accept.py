"""Fit the acceptance (worker/resources/reader/acceptance.yaml) to proposals in gold that the reader was not trained on.

One logistic score for attacks, one for talks, one for all acts with a level for each type that is drawn to the common
one. The cut is the highest probability at which F1 over proposals, cross-validated, is as good as at the best.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from tests.quality.reader.proposals import Proposal
from worker.extraction.acceptance import named

_CLIP = 8.0  # logits beyond say no more
_RIDGE, _DRAWN = 0.05, 1.0  # on slopes and on what sets a type apart from all acts
_CUTS = np.arange(0.2, 0.71, 0.02)
_FOLDS = 5
_AS_GOOD = 0.002  # F1
_LEAST_MARKED = 10  # right proposals from which on a type gets a level of its own

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights of a group and, for acts, the levels of the types."""

    weights: Mapping[str, float]
    levels: Mapping[str, float]


def group_of(type_: str) -> str:
    """attack, talks or act."""
    name = named(type_)
    return name if name in {"attack", "talks"} else "act"


def columns(found: Sequence[Proposal], types: Sequence[str]) -> Floats:
    """1, the reader's logit, listed, accepted by the rules, and one column for each type."""
    rows = [[1.0, np.clip(p.logit, -_CLIP, _CLIP), p.listed, p.accepted, *(p.type == t for t in types)] for p in found]
    return np.array(rows, dtype=float)


def solved(rows: Floats, right: Floats) -> Floats:
    """Ridge logistic regression; listing and acceptance only ever speak for a mention, as does the reader."""
    sign = 2 * right - 1
    penalty = np.array([0.0, _RIDGE, _RIDGE, _RIDGE] + [_DRAWN] * (rows.shape[1] - 4))

    def loss(w: Floats) -> tuple[float, Floats]:
        score = rows @ w
        wrong = 1 / (1 + np.exp(np.clip(sign * score, -50, 50)))
        slope = -(rows.T @ (sign * wrong)) + 2 * penalty * w
        return float(np.logaddexp(0, -sign * score).sum() + (penalty * w * w).sum()), slope

    bounds = [(None, None), (0.05, None), (0.0, None), (0.0, None)] + [(None, None)] * (rows.shape[1] - 4)
    found: Floats = minimize(loss, np.full(rows.shape[1], 0.1), jac=True, bounds=bounds, method="L-BFGS-B").x
    return found


def cross_validated(rows: Floats, right: Floats) -> Floats:
    """The chance of each proposal by weights fitted without its fold, which is a stretch of the gold."""
    fold = np.arange(len(right)) * _FOLDS // len(right)
    score = np.zeros(len(right))
    for k in range(_FOLDS):
        score[fold == k] = rows[fold == k] @ solved(rows[fold != k], right[fold != k])
    found: Floats = 1 / (1 + np.exp(-score))
    return found


def best_cut(chance: Floats, right: Floats) -> tuple[float, float]:
    """The cut with the highest F1, and that F1."""

    cut = float(max(_CUTS, key=lambda cut: f1_at(chance, right, cut)))
    return cut, f1_at(chance, right, cut)


def f1_at(chance: Floats, right: Floats, cut: float) -> float:
    """F1 of taking for told what reaches a cut."""
    told = chance >= cut
    hit = float((told & (right > 0)).sum())
    return 2 * hit / max(1.0, float(told.sum() + (right > 0).sum()))


def highest_cut(chance: Floats, right: Floats) -> float:
    """The highest of the cuts that are as good as the best one: an act that nobody told costs more than one missed."""
    best = best_cut(chance, right)[1]
    return max(float(cut) for cut in _CUTS if f1_at(chance, right, float(cut)) >= best - _AS_GOOD)


def fit_group(found: Iterable[Proposal], group: str) -> Fitted:
    """Weights of one group from its judged proposals."""
    own = [p for p in found if group_of(p.type) == group and p.right is not None]
    right = np.array([bool(p.right) for p in own], dtype=float)
    often = {t for t in {p.type for p in own} if sum(bool(p.right) for p in own if p.type == t) >= _LEAST_MARKED}
    types = sorted(often) if group == "act" else []
    rows = columns(own, types)
    w = solved(rows, right)
    cut = highest_cut(cross_validated(rows, right), right)
    names = ("level", "slope", "listed", "accepted")
    weights = {name: round(float(value), 3) for name, value in zip(names, w, strict=False)}
    levels = {t: round(float(w[0] + w[4 + i]), 3) for i, t in enumerate(types)}
    return Fitted(weights | {"cut": round(cut, 2)}, levels)


def fit_all(found: Sequence[Proposal]) -> dict[str, dict[str, float]]:
    """The data of acceptance.yaml, without the roles."""
    data: dict[str, dict[str, float]] = {}
    for group in ("attack", "talks", "act"):
        fitted = fit_group(found, group)
        data[group] = dict(fitted.weights)
        data |= {named(type_): {"level": level} for type_, level in fitted.levels.items()}
    return data
