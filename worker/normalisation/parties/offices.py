"""Offices with their field right in front of a name: "Minister for Health Aoife Byrne".

The model hangs such a name into the office (as the object of "for", with the field for a first name); it bears it.
"""

from collections.abc import Iterable
from dataclasses import replace

from worker.labels import NOUN_TAGS
from worker.normalisation.parties.lexicon import roles
from worker.normalisation.parties.matches import Name
from worker.normalisation.parties.phrases import role_noun
from worker.normalisation.parties.words import Words

_UNDER = "under"  # a preposition to the model in "Under Secretary"
_LINKS = frozenset(("for", "of"))
_WITHIN = frozenset(("and", "the"))  # "Minister of Justice and Public Order"
_REACH = 9  # tokens from an office to the name
_UP = 4  # heads looked at from a name to its office
_SHORTEST = 2  # tokens of a name that has lost its field


def without_field(words: Words, first: int, last: int) -> int:
    """The first token of the name in tokens `first` to `last`, the field of an office in front of it left out."""
    start = first
    while last - start >= _SHORTEST and words.lower[start] in roles().fields:
        start += 1
    return start if start > first and office_before(words, start) is not None else first


def office_before(words: Words, first: int) -> int | None:
    """The noun of the office in front of a name: capitalised, with "for" or "of" and at least a word of its field."""
    link = first
    if first and (words.lower[first - 1] in roles().sector or words.lower[first - 1] in roles().titles):
        return None  # "Lawyer for President Emma Lund"
    for i in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if words.sent[i] != words.sent[first]:
            return None
        if words.lower[i] in _LINKS:
            link = i
        elif i == link - 1 and words.text[i][:1].isupper() and role_noun(words, i) and not words.plural(i):
            return i if first - link > 1 else None
        elif words.lower[i] not in _WITHIN and not _is_field_word(words, i):
            return None
        elif roles().sector.get(words.lower[i]) == "GOV" and words.lower[i] not in roles().fields:
            return None  # somebody else's office: "Lawyer for President Kim Dae Jung"
    return None


def _is_field_word(words: Words, i: int) -> bool:
    return words.text[i][:1].isupper() and (words.tag[i] in NOUN_TAGS or words.tag[i] == "JJ")


def hang_by_names(words: Words, offices: Iterable[tuple[int, int]]) -> Words:
    """The words with each office hung under the head of its bearer's name, which may have hung in the office."""
    pairs = [(office, name) for office, name in offices if not _hangs_in(words, office, name)]
    if not pairs:
        return words
    head, dep = list(words.head), list(words.dep)
    for office, name in pairs:
        if _hangs_in(words, name, office):
            head[name] = name if head[office] == office else head[office]
            dep[name] = dep[office]
        head[office], dep[office] = name, "nmod"
        if office and words.lower[office - 1] == _UNDER and head[office - 1] != office:
            head[office - 1], dep[office - 1] = office, "compound"
    kids: list[list[int]] = [[] for _ in head]
    for i, above in enumerate(head):
        if above != i:
            kids[above].append(i)
    return replace(words, head=head, dep=dep, kids=kids)


def offices_of(words: Words, names: Iterable[Name]) -> list[tuple[Name, int]]:
    """The persons in front of whose names an office stands, with its noun."""
    persons = (name for name in names if name.sort == "person")
    return [(name, office) for name in persons if (office := office_before(words, name.first)) is not None]


def _hangs_in(words: Words, i: int, office: int) -> bool:
    for _ in range(_UP):
        if words.head[i] == i:
            return False
        i = words.head[i]
        if i == office:
            return True
    return False
