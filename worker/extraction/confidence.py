"""How sure we are of an event: a logistic score over what the text makes explicit.

The coefficients are set by hand so that the score orders events sensibly; they are not yet calibrated on gold.
"""

import math
from collections.abc import Sequence

from worker.extraction.candidate import Candidate

_INTERCEPT = -1.6
_WEIGHT = 3.2  # of the most explicit mention
_MENTION = 0.35  # for each further mention, up to _MENTIONS
_MENTIONS = 4
_FACT = 0.3  # for each of actor, date and place told
_GENERIC = -0.8


def confidence(ranked: Sequence[Candidate]) -> float:
    """Return 0..1 for the mentions of one event, the most explicit first."""
    first = ranked[0]
    facts = sum((any(c.actors for c in ranked), any(c.date for c in ranked), any(c.place for c in ranked)))
    score = _INTERCEPT + _WEIGHT * first.weight + _FACT * facts + _GENERIC * first.generic
    score += _MENTION * min(len(ranked) - 1, _MENTIONS)
    return round(1 / (1 + math.exp(-score)), 2)
