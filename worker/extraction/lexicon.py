"""The trigger lexicons: which words tell an event of which type, and what must stand around them.

The entries are data (worker/resources/lexicon); their fields are explained at the head of assault.yaml.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from worker.resources import load_yaml

OBJECT = "obj"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sense of a word."""

    type: str
    modes: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    object: str | None = None
    object_is: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    not_modifier: frozenset[str] = frozenset()
    particles: tuple[str, ...] | None = None
    subject: str | None = None
    needs: str | None = None
    weak: bool = False
    harm: bool = False
    both: bool = False
    mediator: bool = False
    deep: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by lemma, and the named word sets of the same file."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    words: Mapping[str, frozenset[str]]
    mode_words: Mapping[str, str]


@cache
def load_lexicon(name: str, default_type: str = "") -> Lexicon:
    """Read worker/resources/lexicon/`name`.yaml; entries without a type get `default_type`."""
    data = load_yaml(f"lexicon/{name}.yaml")
    words = {key: frozenset(value) for key, value in data.items() if key not in {"verbs", "nouns", "mode_words"}}
    modes = {word: mode for mode, listed in data.get("mode_words", {}).items() for word in listed}
    return Lexicon(_index(data["verbs"], default_type), _index(data["nouns"], default_type), words, modes)


def _index(rows: list[dict[str, Any]], default_type: str) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, tuple[Entry, ...]] = {}
    for row in rows:
        entry = _entry(row, default_type)
        for lemma in row["lemmas"]:
            index[lemma] = (*index.get(lemma, ()), entry)
    return index


def _entry(row: Mapping[str, Any], default_type: str) -> Entry:
    sets = ("object_is", "not_object", "not_modifier")
    tuples = ("modes", "recipient", "particles")
    fields: dict[str, Any] = {"type": row.get("type", default_type)}
    for key, value in row.items():
        if key in {"lemmas", "type"}:
            continue
        fields[key] = frozenset(value) if key in sets else tuple(value) if key in tuples else value
    return Entry(**fields)
