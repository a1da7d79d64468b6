"""What the reader tells apart: acts, modalities, roles and kinds of paragraph, in the order of its outputs."""

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
KINDS = (
    "title",
    "byline",
    "dateline",
    "heading",
    "lede",
    "body",
    "background",
    "reaction",
    "outlook",
    "note",
    "boilerplate",
)
