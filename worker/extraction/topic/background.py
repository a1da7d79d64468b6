"""What the words of an article besides those of force are about, by their vectors.

A linear scorer over the mean of the vectors. `make topics` fits it to tests/quality/gold/topics.tsv and writes its
weights (worker/resources/topic_weights.tsv); docs/topics.md is its card.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from worker.extraction.grammar.lexicon import load_lexicon
from worker.resources import load_tsv

_FILE = "topic_weights.tsv"
_UNIT = 100  # the weights are kept as whole hundredths
_TELLING = {"NOUN", "VERB", "ADJ"}
_LEAST_WORDS = 8

Vector = NDArray[np.float64]


def background(doc: Doc) -> Mapping[str, float]:
    """How likely each topic is, by name; empty where there is too little to tell, or the model has other vectors."""
    topics, weights = _weights()
    mean = mean_vector(doc)
    if mean is None or mean.size + 1 != weights.shape[1]:
        return {}
    scores = np.exp(weights[:, 1:] @ mean + weights[:, 0])
    return dict(zip(topics, (scores / scores.sum()).tolist(), strict=True))


def mean_vector(doc: Doc) -> Vector | None:
    """The direction of the telling words; None where there are too few of them."""
    told = [token.vector for token in doc if token.pos_ in _TELLING and _is_telling(token)]
    if len(told) < _LEAST_WORDS:
        return None
    vectors = np.array(told, dtype=np.float64)
    mean = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).mean(axis=0)
    length = float(np.linalg.norm(mean))
    return mean / length if length else None


def _is_telling(token: Token) -> bool:
    if token.ent_type or token.is_stop or not token.is_alpha or not token.has_vector:
        return False
    return token.lemma_.lower() not in _words_of_force()


@cache
def _words_of_force() -> frozenset[str]:
    """What articles of any topic may use as figures of speech; a crash is none."""
    lexicon = load_lexicon("assault", "ASSAULT")
    return frozenset(name.split()[0] for name in (*lexicon.verbs, *lexicon.nouns)) - lexicon.words["accidents"]


@cache
def _weights() -> tuple[tuple[str, ...], Vector]:
    """The names of the topics; for each its level and a weight for each dimension of the vectors."""
    rows = load_tsv(_FILE)
    weights = np.array([[int(cell) for cell in row[1:]] for row in rows], dtype=np.float64) / _UNIT
    return tuple(row[0] for row in rows), weights
