"""What the reader says of one article: logits by word piece, found by offsets into the body."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from worker.reader.labels import MODALITIES, ROLES, TYPES

UNREAD = -9.0  # logit of what stands in a paragraph that was not read: it can tell nothing

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
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

    def pieces(self, start: int, end: int) -> slice:
        """The pieces that share a character with `body[start:end]`."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return slice(first, int(np.searchsorted(self.starts, end, side="left")))

    def is_read(self, start: int, end: int) -> bool:
        """False in a paragraph that was left out."""
        found = self.pieces(start, end)
        return bool(found.stop > found.start)

    def logit(self, type_: str, start: int, end: int) -> float:
        """How much the words speak for telling an act of a type: the most of their pieces, UNREAD without any."""
        return float(self.types[self.pieces(start, end), TYPES.index(type_)].max(initial=UNREAD))

    def peaks(self, type_: str, start: int, end: int, least: float) -> list[tuple[int, int, float]]:
        """The stretches of `body[start:end]` whose pieces all speak for a type at least so much: offsets, the most."""
        found, number = self.pieces(start, end), TYPES.index(type_)
        column = self.types[found, number]
        told: list[tuple[int, int, float]] = []
        last = -2
        for at in np.flatnonzero(column >= least).tolist():
            begin, stop = int(self.starts[found.start + at]), int(self.ends[found.start + at])
            if told and at == last + 1:
                begin, _, logit = told.pop()
                told.append((begin, stop, max(logit, float(column[at]))))
            else:
                told.append((begin, stop, float(column[at])))
            last = at
        return told

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
        query = self.queries[asking, number].mean(0)
        keys = self.keys[asked, number]
        return float((keys @ query).mean() / math.sqrt(len(query)) + self.role_bias[number])
