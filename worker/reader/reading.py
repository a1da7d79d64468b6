"""What the reader says of one article: logits by word piece, found by offsets into the body."""

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from worker.reader.labels import MODALITIES, ROLES, TYPES

UNREAD = -9.0  # logit of what stands in a paragraph that was not read: it can tell nothing

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Reading:
    """Word pieces in the order of the text, p of them. Offsets are into the body as the pipeline reads it.

    `starts`, `ends` and `parts` (the sequence a piece was read in) are [p], `types` [p, 16] and `cues` [p] logits that
    hold alone, `modalities` [p, 5] logits against each other, `queries` and `keys` [p, roles, width]: their product,
    over the root of the width and moved by `role_bias`, is the logit that a piece fills a role of a trigger.
    """

    starts: Numbers
    ends: Numbers
    parts: Numbers
    types: Floats
    modalities: Floats
    cues: Floats
    queries: Floats
    keys: Floats
    role_bias: Floats

    # What is asked for thousands of times an article, as lists: numpy takes longer to be called than to answer.
    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        return self.starts.tolist(), self.ends.tolist()

    @cached_property
    def _logits(self) -> dict[str, list[float]]:
        """By type those of every piece."""
        return dict(zip(TYPES, self.types.T.tolist(), strict=True))

    @cached_property
    def _speaking(self) -> dict[tuple[str, float], list[int]]:
        """By type and logit the pieces that reach it, as far as they were asked for."""
        return {}

    @cached_property
    def _queries(self) -> dict[tuple[int, int, int], Floats]:
        """By role and pieces the mean query, as far as it was asked for."""
        return {}

    def pieces(self, start: int, end: int) -> slice:
        """The pieces that share a character with `body[start:end]`."""
        starts, ends = self._bounds
        return slice(bisect_right(ends, start), bisect_left(starts, end))

    def is_read(self, start: int, end: int) -> bool:
        """False in a paragraph that was left out."""
        found = self.pieces(start, end)
        return bool(found.stop > found.start)

    def logit(self, type_: str, start: int, end: int) -> float:
        """How much the words speak for telling an act of a type: the most of their pieces, UNREAD without any."""
        return max(UNREAD, *self._logits[type_][self.pieces(start, end)], UNREAD)

    def most(self, start: int, end: int) -> dict[str, float]:
        """`logit` of every type."""
        return dict(zip(TYPES, self.types[self.pieces(start, end)].max(0, initial=UNREAD).tolist(), strict=True))

    def peaks(self, type_: str, start: int, end: int, least: float) -> list[tuple[int, int, float]]:
        """The stretches of `body[start:end]` whose pieces all speak for a type at least so much: offsets, the most."""
        starts, ends = self._bounds
        logits, found = self._logits[type_], self.pieces(start, end)
        told: list[tuple[int, int, float]] = []
        last = -2
        for at in self._reaching(type_, least, found):
            begin, stop, logit = starts[at], ends[at], logits[at]
            if told and at == last + 1:
                begin, _, most = told.pop()
                logit = max(most, logit)
            told.append((begin, stop, logit))
            last = at
        return told

    def _reaching(self, type_: str, least: float, found: slice) -> list[int]:
        """Those of the pieces `found` that speak for a type at least so much."""
        all_ = self._speaking.get((type_, least))
        if all_ is None:
            all_ = self._speaking[type_, least] = [at for at, logit in enumerate(self._logits[type_]) if logit >= least]
        return all_[bisect_left(all_, found.start) : bisect_left(all_, found.stop)]

    def modality(self, start: int, end: int) -> dict[str, float]:
        """The probability of each modality, if the words tell an act; empty where they were not read."""
        found = self.pieces(start, end)
        if found.stop <= found.start:
            return {}
        mean = self.modalities[found].mean(0)
        share = np.exp(mean - mean.max())
        return dict(zip(MODALITIES, (share / share.sum()).tolist(), strict=True))

    def role(self, role: str, trigger: tuple[int, int], phrase: tuple[int, int]) -> float:
        """The logit that a phrase fills a role of a trigger: the mean of its pieces. UNREAD if not read together."""
        asking, asked = self.pieces(*trigger), self.pieces(*phrase)
        if asking.stop <= asking.start or asked.stop <= asked.start:
            return UNREAD
        if self.parts[asking.start] != self.parts[asked.start]:
            return UNREAD
        number = ROLES.index(role)
        query = self._query(number, asking)
        filling = self.keys[asked, number] @ query
        mean = filling[0] if len(filling) == 1 else filling.mean()
        return float(mean / math.sqrt(len(query)) + self.role_bias[number])

    def _query(self, role: int, asking: slice) -> Floats:
        key = role, asking.start, asking.stop
        query: Floats | None = self._queries.get(key)
        if query is None:
            query = self._queries[key] = self.queries[asking, role].mean(0)
        return query
