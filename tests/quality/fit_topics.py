"""Fit the scorer of an article's background to our own short articles; write its weights and its card.

python tests/quality/fit_topics.py        (make topics)
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from worker.extraction.topic.background import Vector, mean_vector
from worker.pipeline import load_engine

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests/quality/gold/topics.tsv"
WEIGHTS = ROOT / "worker/resources/topic_weights.tsv"
CARD = ROOT / "docs/topics.md"
FOLDS, STEPS, RATE, MOMENTUM, RIDGE, UNIT = 5, 1500, 3.0, 0.9, 1e-4, 100

_HEADER = """\
# What an article is about, by the vectors of its words (worker/extraction/topic/background.py): a row a topic,
# its level and a weight for each dimension of the vectors, in hundredths.
# Written by `make topics`; docs/topics.md is the card.
"""
_CARD = """\
# The topic of an article

Whether "met" tells talks depends on what the article is about: in one about sport or films somebody must take part who
acts for a state or a people (`private` in `worker/resources/rules/talks.yaml`). `worker/extraction/topic/topic.py`
knows topics by their words (`worker/resources/lexicon/topics.yaml`); where an article is too short for that, a small
scorer judges the words that are not of force by their vectors.

| | |
|---|---|
| model | softmax over the mean of the vectors of nouns, verbs and adjectives that are no name and no word of force |
| numbers | {parameters}, in `worker/resources/topic_weights.tsv`; the vectors are those of the language model |
| fitted to | {count} short articles of our own (`tests/quality/gold/topics.tsv`, Apache-2.0), {classes} topics |
| right, each fifth by a fit to the others | {held:.2f} |
| 14 off-topic articles written after the fit: with a topic by the word lists alone, with the scorer | 4, 10 |
| the same: articles without a false attack, before the scorer and with it | 9, 12 |

The articles are written, not drawn from the news, those of the test too: expect less of long reports and of topics that
are none of these. Whether words of force tell an attack is left to the reader. A language model with other vectors
switches the scorer off.

What the scorer takes for conflict, politics or crime has no topic, as attacks happen there; violent words (`violent` in
`worker/resources/lexicon/assault.yaml`) and more than one word of attack keep an article from having one as well.

Topics: {topics}.

Refit with `make topics` when the articles, the lexicon of force or the language model change.
"""


def fit(means: Vector, labels: Sequence[str], topics: Sequence[str]) -> Vector:
    """Level and weights of each topic, by gradient descent; rare topics count more an article than frequent ones."""
    right = np.array([[label == topic for topic in topics] for label in labels], dtype=np.float64)
    share = (right @ (1 / np.sqrt(right.sum(axis=0))))[:, None]
    share /= share.mean()
    known = np.hstack([np.ones((len(means), 1)), means])
    ridge = np.full((known.shape[1], 1), RIDGE)
    ridge[0] = 0
    weights = np.zeros((known.shape[1], len(topics)))
    moved = np.zeros_like(weights)
    for _ in range(STEPS):
        slope = known.T @ ((_chances(known @ weights) - right) * share) / len(means) + ridge * weights
        moved = MOMENTUM * moved - RATE * slope
        weights += moved
    return np.asarray(weights.T)


def best(weights: Vector, means: Vector, topics: Sequence[str]) -> list[str]:
    """The likeliest topic of each."""
    return [topics[i] for i in (means @ weights[:, 1:].T + weights[:, 0]).argmax(axis=1)]


def _chances(scores: Vector) -> Vector:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def held_out(means: Vector, labels: Sequence[str], topics: Sequence[str]) -> float:
    """The share that a fit to the other folds gets right."""
    right = 0
    for fold in range(FOLDS):
        inside = np.arange(len(labels)) % FOLDS == fold
        weights = fit(means[~inside], [lab for lab, out in zip(labels, inside, strict=True) if not out], topics)
        told = [lab for lab, out in zip(labels, inside, strict=True) if out]
        right += sum(a == b for a, b in zip(best(weights, means[inside], topics), told, strict=True))
    return right / len(labels)


def main() -> None:
    """Read, fit, judge, write."""
    nlp = load_engine().nlp
    rows = [line.split("\t") for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = [(label, mean) for label, text in rows if (mean := mean_vector(nlp(text))) is not None]
    labels, means = [label for label, _ in found], np.array([mean for _, mean in found])
    topics = sorted(set(labels))
    weights = np.round(fit(means, labels, topics) * UNIT)
    lines = ["\t".join([topic, *(str(int(cell)) for cell in row)]) for topic, row in zip(topics, weights, strict=True)]
    WEIGHTS.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    told = ", ".join(f"{topic} {count}" for topic, count in sorted(Counter(labels).items()))
    held = held_out(means, labels, topics)
    card = _CARD.format(parameters=weights.size, count=len(labels), topics=told, classes=len(topics), held=held)
    CARD.write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
