"""The trigger lexicons: which words tell an event of which type, and what must stand around them.

The entries are data (worker/resources/lexicon): assault.yaml, consult.yaml, and a folder with one file for each other
type of PLOVER. Their fields are explained in acts/words.yaml. Nouns of action share the senses of their verbs
(deeds.yaml).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from worker.resources import load_folder, load_yaml

OBJECT = "obj"
TRIGGERS = ("verbs", "nouns", "adjectives")
_SETS = {"object_is", "object_only", "subject_is", "not_object", "not_modifier", "not_actor", "near", "not_near"}
_TUPLES = {"modes", "recipient"}
_GENERAL = "reader/general.yaml"
_TOLD_BY_NOUNS = {"CONSULT", "REQUEST", "THREATEN"}  # their nouns have entries of their own ("a meeting")
_OF_DOERS = {"actor", "crowd"}  # what any sense may ask of who does it


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sense of a word; `source` says where it stands."""

    type: str
    source: str = ""
    modes: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    object: str | None = None
    object_is: frozenset[str] = frozenset()
    object_only: frozenset[str] = frozenset()
    subject_is: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    not_modifier: frozenset[str] = frozenset()
    not_actor: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    subject: str | None = None
    needs: str | None = None
    weak: bool = False
    anyone: bool = False
    harm: bool = False
    both: bool = False
    mediator: bool = False
    deep: bool = False

    @property
    def restrictions(self) -> int:
        """How much the entry asks for: senses that ask for more are tried first."""
        needs = None if self.needs in _OF_DOERS else self.needs
        asked = (self.object_is, self.near, needs, self.subject, self.subject_is)
        return 2 * sum(bool(value) for value in asked) + (self.object is not None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by lemma, and the named word sets of the same files.

    A lemma of several words is a verb with its particle ("step down") or a noun with the word before it ("peace deal").
    `deeds` holds the entries of a verb by the nouns of action made of it; `known` the single words of all lemmas;
    `general` by type the entry of a word that the lexicon does not have.
    """

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    words: Mapping[str, frozenset[str]]
    mode_words: Mapping[str, str]
    deeds: Mapping[str, tuple[Entry, ...]]
    known: frozenset[str]
    general: Mapping[str, Entry]


@cache
def load_lexicon(name: str, default_type: str = "") -> Lexicon:
    """Read the lexicon `name` (a file or a folder); entries get the `type` of their file, else `default_type`."""
    files = load_folder(f"lexicon/{name}")
    words = _classes(files.values())
    listed = ((mode, words) for data in files.values() for mode, words in data.get("mode_words", {}).items())
    modes = {word: mode for mode, words in listed for word in words}
    verbs, nouns, adjectives = (
        _index(
            (_entry(row, data.get("type", default_type), source_of(file, kind, number), words), row["lemmas"])
            for file, data in files.items()
            for number, row in enumerate(data.get(kind, ()), 1)
        )
        for kind in TRIGGERS
    )
    deeds = _deeds(load_yaml("lexicon/deeds.yaml").get(name), verbs, nouns)
    known = _known((*verbs, *nouns, *adjectives, *deeds))
    return Lexicon(verbs, nouns, adjectives, words, modes, deeds, known, _general(name))


def _general(name: str) -> dict[str, Entry]:
    """By type the entry of a word that no lexicon has."""
    listed = load_yaml(_GENERAL).get(name, {})
    return {type_: _entry(row, type_, source_of(_GENERAL, name, 1), {}) for type_, row in listed.items()}


def source_of(file: str, kind: str, number: int) -> str:
    """Where an entry stands, for people: "acts/aid.yaml, verbs 3" is the third of the list `verbs`."""
    return f"{file.removeprefix('lexicon/')}, {kind} {number}"


def _deeds(
    listed: Mapping[str, list[str]] | None, verbs: Mapping[str, tuple[Entry, ...]], nouns: Iterable[str]
) -> dict[str, tuple[Entry, ...]]:
    """The senses of verbs under their nouns of action: those listed, and the forms in -ing that are no other nouns."""
    if listed is None:
        return {}
    made = [(form, verb) for verb in verbs if verb.isalpha() for form in _gerunds(verb) if form not in nouns]
    made += [(noun, verb) for verb, forms in listed.items() for noun in forms]
    found: dict[str, tuple[Entry, ...]] = {}
    for noun, verb in made:
        senses = (*found.get(noun, ()), *(e for e in verbs[verb] if e.type not in _TOLD_BY_NOUNS))
        found[noun] = tuple(sorted(senses, key=lambda e: -e.restrictions))
    return {noun: senses for noun, senses in found.items() if senses}


def _gerunds(verb: str) -> set[str]:
    """The forms in -ing a verb may have: "lifting", "imposing", "lying", "banning" (or "baning", which is no word)."""
    if verb.endswith("ie"):
        return {f"{verb[:-2]}ying"}
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return {f"{verb[:-1]}ing"}
    return {f"{verb}ing", f"{verb}{verb[-1]}ing"}


def _known(lemmas: Iterable[str]) -> frozenset[str]:
    """Every word of every lemma: a token that is none of them is no trigger."""
    return frozenset(word for lemma in lemmas for word in (lemma, *lemma.replace("-", " ").split()))


def _classes(files: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The named word sets; a set may name others as <name>, if they stand before it."""
    words: dict[str, frozenset[str]] = {}
    for data in files:
        for key, value in data.items():
            if key not in {*TRIGGERS, "type", "mode_words"}:
                words[key] = words.get(key, frozenset()) | _expanded(value, words)
    return words


def _expanded(listed: Iterable[str], words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """A list of words in which <name> stands for the words of that set."""
    found: set[str] = set()
    for word in listed:
        found |= words[word[1:-1]] if word.startswith("<") else {word}
    return frozenset(found)


def _index(rows: Iterable[tuple[Entry, list[str]]]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for entry, lemmas in rows:
        for lemma in lemmas:
            index.setdefault(lemma, []).append(entry)
    return {lemma: tuple(sorted(entries, key=lambda e: -e.restrictions)) for lemma, entries in index.items()}


def _entry(row: Mapping[str, Any], type_: str, source: str, words: Mapping[str, frozenset[str]]) -> Entry:
    fields: dict[str, Any] = {"type": type_, "source": source}
    for key, value in row.items():
        if key != "lemmas":
            fields[key] = _expanded(value, words) if key in _SETS else tuple(value) if key in _TUPLES else value
    return Entry(**fields)
