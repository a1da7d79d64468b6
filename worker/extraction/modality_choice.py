"""Whether an event happened, by the reader and the rules together: the likeliest modality, that of the rules favoured.

Tense and particles are what rules read best (`modality`), background and tone what the reader does.
"""

import math
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from worker.event import Modality
from worker.extraction.acceptance import around
from worker.extraction.grammar.modality import modality_of
from worker.reader import Reading
from worker.resources import load_yaml

_LEAST = 1e-4  # the share below which the reader rules nothing out further
_MODALITIES: tuple[Modality, ...] = ("actual", "planned", "hypothetical", "denied", "historical")


def modality_for(trigger: Token, reading: Reading | None) -> Modality:
    """The modality of the event that `trigger` tells."""
    return chosen(modality_of(trigger), trigger, reading)


def chosen(rule: Modality, trigger: Token, reading: Reading | None) -> Modality:
    """What the rules say of a trigger, unless the reader is surer of something else."""
    shares = reading.modality(*around(trigger)) if reading is not None else {}
    if not shares:
        return rule
    extra = _extra()
    scores: dict[Modality, float] = {
        modality: math.log(max(shares[modality], _LEAST)) + (extra[modality] if modality == rule else 0.0)
        for modality in _MODALITIES
    }
    return max(scores, key=lambda modality: scores[modality])


@cache
def _extra() -> Mapping[str, float]:
    """By modality how much the rules' word for it adds to the logarithm of the reader's share."""
    data: Mapping[str, float] = load_yaml("reader/acceptance.yaml")["modality"]
    return data
