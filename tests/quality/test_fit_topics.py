"""The scorer of an article's topic: what its fit finds, and that its weights are those of its articles."""

import numpy as np

from tests.quality.fit_topics import GOLD, WEIGHTS, best, fit, held_out

TOPICS = ("left", "right")


def _clouds() -> tuple[np.ndarray, list[str]]:
    draw = np.random.default_rng(5)
    means = draw.normal(size=(60, 4)) * 0.3
    means[:, 0] += np.where(np.arange(60) % 2, 1.0, -1.0)
    return means, [TOPICS[i % 2] for i in range(60)]


def test_the_fit_tells_two_clouds_apart() -> None:
    """By what sets them apart, in what it was fitted to and in what it was not."""
    means, labels = _clouds()
    assert best(fit(means, labels, TOPICS), means, TOPICS) == labels
    assert held_out(means, labels, TOPICS) > 0.95


def test_the_weights_have_the_topics_of_the_articles() -> None:
    """A row each."""
    labels = {line.split("\t")[0] for line in GOLD.read_text(encoding="utf-8").splitlines()}
    rows = [line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [row[0] for row in rows] == sorted(labels)
    assert len({len(row) for row in rows}) == 1
