"""What the reader tells apart: acts, modalities, roles and kinds of paragraph, in the order of its outputs."""

from typing import get_args

from worker.article import SectionKind

TYPES = (
    "attack",
    "talks",
    "AGREE",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
)
MODALITIES = ("actual", "planned", "hypothetical", "denied", "historical")
ROLES = ("actor", "recipient", "place", "date")
KINDS = get_args(SectionKind)
