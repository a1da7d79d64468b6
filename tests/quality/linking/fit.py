"""Fit what linking rests on: the background of words, and how much each piece of evidence weighs.

    python -m tests.quality.linking.fit EVAL_DIR        (make incidents)

The scales of dated reports are fitted to the half of gold/series.jsonl that is not held out, that of undated ones also
to the articles of ECB+ in EVAL_DIR, which may not be passed on. A pair that must stay apart counts as much as one that
belongs together, or less where it is of two series, of which there are many more.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.quality.linking import background, card
from tests.quality.linking.gold import Told, extracted, extracted_ecb, is_held_out
from worker.incidents.evidence import NAMES, Evidence, Probe, evidence
from worker.incidents.score import RELATIONS, Relation, Scale, Scales, relation
from worker.incidents.words import likeness
from worker.pipeline import load_engine

WEIGHTS = Path(__file__).parents[3] / "worker/resources/incidents/weights.yaml"
RIDGE, STEPS, ACROSS, LEAST, UNDATED = 1.0, 40, 0.5, 0.03, 0.6
HEADER = """\
# How much each piece of evidence weighs in log-odds (worker/incidents/score.py), by how two tellings relate.
# Written by `make incidents`; docs/incidents.md is the card.
"""

Vector = NDArray[np.float64]
Pair = tuple[Relation, Evidence, bool, float]


def pairs(data: Sequence[Told]) -> Iterator[Pair]:
    """Every two marked tellings of different articles: relation, evidence, whether they are one, weight."""
    names = {unit.telling: unit.happening for told in data for unit in told.units if unit.telling}
    series = {telling.key: told.series for told in data for telling in told.tellings}
    probes = [Probe.of(telling) for told in data for telling in told.tellings if telling.key in names]
    for one, other in combinations(probes, 2):
        a, b = one.telling.key, other.telling.key
        if a[0] != b[0] and likeness(one.words, other.words) >= LEAST:
            same = names[a] == names[b]
            yield relation(one, other), evidence(one, other), same, 1.0 if series[a] == series[b] else ACROSS


def fitted_scales(own: Sequence[Told], undated: Sequence[Told]) -> Scales:
    """The three scales, each from the pairs of its kind."""
    found = list(pairs(own))
    told = {name: [pair for pair in found if pair[0] == name] for name in RELATIONS}
    told["undated"] = [*told["focal"], *((*p[:3], UNDATED * p[3]) for p in pairs(undated) if p[0] == "undated")]
    return {name: _scale(told[name]) for name in RELATIONS}


def _scale(told: Sequence[Pair]) -> Scale:
    values = np.array([(1.0, *pair[1]) for pair in told])
    same = np.array([pair[2] for pair in told], dtype=float)
    weights = _logistic(values, same, np.array([pair[3] for pair in told]))
    return Scale(round(float(weights[0]), 3), tuple(round(float(each), 3) for each in weights[1:]))


def _logistic(values: Vector, same: Vector, share: Vector) -> Vector:
    """Newton's method, with a ridge on all but the level."""
    ridge = np.diag([1e-9] + [RIDGE] * (values.shape[1] - 1))
    weights = np.zeros(values.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (share * (chance - same)) + ridge @ weights
        bend = (values * (share * chance * (1 - chance))[:, None]).T @ values + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return np.asarray(weights)


def text_of(scales: Scales) -> str:
    """The scales as the file that ships."""
    lines = []
    for name in RELATIONS:
        scale = scales[name]
        lines += [f"{name}:", f"  level: {scale.level}"]
        lines += [f"  {each}: {weight}" for each, weight in zip(NAMES, scale.weights, strict=True)]
    return HEADER + "\n".join(lines) + "\n"


def main() -> None:
    """Count, fit, write, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", type=Path)
    kit = parser.parse_args().kit
    background.write()
    engine = load_engine()
    own, ecb = extracted(engine), extracted_ecb(kit / "outside/dev/ecb.jsonl", engine)
    fit = [told for told in own if not is_held_out(told.series)]
    scales = fitted_scales(fit, ecb)
    WEIGHTS.write_text(text_of(scales), encoding="utf-8")
    topics = sorted({told.series for told in ecb})
    without: dict[str, Scales] = {}
    for part in (topics[0::3], topics[1::3], topics[2::3]):
        left = fitted_scales(fit, [told for told in ecb if told.series not in part])
        without |= dict.fromkeys(part, left)
    card.write(own, ecb, scales, without)


if __name__ == "__main__":
    main()
