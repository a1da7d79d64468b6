"""The kind of a block by what it says: a linear scorer of the kinds that no rule is sure of.

`make sections` fits it and writes its weights (worker/resources/sectioning/weights.tsv); docs/sections.md is its card.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from worker.article import SectionKind
from worker.resources import load_tsv

_FILE = "sectioning/weights.tsv"


def likeliest(features: Iterable[str]) -> SectionKind:
    """The kind that the features of a block speak for most."""
    kinds, weights = _weights()
    rows = [weights[feature] for feature in features if feature in weights]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    return kinds[sums.index(max(sums))]


@cache
def _weights() -> tuple[tuple[SectionKind, ...], Mapping[str, tuple[int, ...]]]:
    """The kinds, named by the first row; for each feature a whole number a kind."""
    head, *rows = load_tsv(_FILE)
    return cast(tuple[SectionKind, ...], head[1:]), {row[0]: tuple(map(int, row[1:])) for row in rows}
