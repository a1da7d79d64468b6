"""What each kind of lexicon may hold: fields of entries, slots, restrictions, word sets (resources/dialects.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_type_hints

from worker.extraction.grammar.lexicon import Entry
from worker.resources import load_yaml

_DATA = load_yaml("dialects.yaml")
OBJECT = "obj"
PREPOSITIONS = frozenset(_DATA["prepositions"])
LISTS: Mapping[str, Mapping[str, str]] = _DATA["lists"]
EXCLUSIVE: Mapping[str, list[str]] = _DATA["exclusive"]

SHAPES: Mapping[str, object] = {
    name: hint for name, hint in get_type_hints(Entry).items() if name not in {"type", "source"}
}
_ANY_KIND = frozenset(
    {"lemmas", "modes", "recipient", "near", "not_near", "needs", "object", "weak", "anyone", "both", "mediator"},
)
_OF_VERBS = frozenset(
    {"object_is", "object_only", "not_object", "subject_is", "not_actor", "subject", "deep", "harm"},
)
# The fields that each kind of trigger reads.
FIELDS: Mapping[str, frozenset[str]] = {
    "verbs": _ANY_KIND | _OF_VERBS,
    "nouns": _ANY_KIND | {"not_modifier", "not_actor", "subject_is"},
    "adjectives": _ANY_KIND - {"near", "not_near", "both", "mediator"} | {"deep"},
}
KINDS = tuple(FIELDS)
SUBJECTS = frozenset({"weapon", "victim"})  # what `subject` may be
# A word cannot be wanted and refused at once.
OPPOSED = (
    ("near", "not_near"),
    ("object_is", "not_object"),
    ("object_only", "not_object"),
    ("subject_is", "not_actor"),
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """One lexicon: its file or folder, the type its entries have unless a file says, and the names it may use."""

    name: str
    type: str
    objects: frozenset[str]
    needs: frozenset[str]
    sets: frozenset[str]


_TABLES = {"assault": "attack", "consult": "talks", "acts": "acts"}


def _needs(lexicon: str) -> frozenset[str]:
    """What `needs` may be: what a row of the family's table asks for (worker/resources/rules)."""
    table = load_yaml(f"rules/{_TABLES[lexicon]}.yaml")
    asked = (row.get("entry", {}).get("needs") for rows in table.values() for row in rows)
    return frozenset(need for need in asked if need is not None)


DIALECTS = tuple(
    Dialect(name, row.get("type", ""), frozenset(row["object"]), _needs(name), frozenset(row["sets"]))
    for name, row in _DATA["lexicons"].items()
)
