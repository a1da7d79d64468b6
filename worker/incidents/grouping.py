"""Tellings into groups, each of one happening: a pure function of the tellings and of what their pairs score.

The two groups whose pairs score best on average are put together, again and again, until none is above 0: first the
undated reports, by what each is about, then all else, which joins no two of the first. The order in which tellings
came plays no part, so a late, doubled or withdrawn report gives the groups that it would have given in time, once, or
never.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Key = TypeVar("Key", bound=Hashable)


def grouped(scores: Matrix, first: Sequence[bool]) -> list[list[int]]:
    """Groups of the row numbers, each sorted. `scores` is symmetric; -inf bars a pair. Ties go to the lowest."""
    sums = np.array(scores, dtype=np.float64)
    np.fill_diagonal(sums, -np.inf)
    sizes, led = np.ones(len(sums)), np.array(first, dtype=bool)
    groups: list[list[int]] = [[i] for i in range(len(sums))]
    for later in (False, True):
        while (pair := _best(sums, sizes, np.outer(led, led) ^ later)) is not None:
            i, j = pair
            groups[i], groups[j] = groups[i] + groups[j], []
            sizes[i] += sizes[j]
            led[i] |= led[j]
            sums[i] += sums[j]
            sums[:, i] = sums[i]
            sums[j, :] = sums[:, j] = sums[i, i] = -np.inf
    return [sorted(group) for group in groups if group]


def _best(sums: Matrix, sizes: Matrix, allowed: NDArray[np.bool_]) -> tuple[int, int] | None:
    if len(sums) < 2:
        return None
    means = np.where(allowed, sums / np.outer(sizes, sizes), -np.inf)
    i, j = sorted(divmod(int(np.argmax(means)), len(means)))
    return (i, j) if means[i, j] > 0 else None


def reachable(start: Iterable[Key], linked: Callable[[Key], Iterable[Key]]) -> set[Key]:
    """All that is linked to something of `start`, by way of others, too."""
    found, todo = set(), list(start)
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += linked(one)
    return found
