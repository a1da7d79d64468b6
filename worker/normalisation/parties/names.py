"""Where the text names somebody: gazetteer names, leaders, and the model's entities, overlaps settled."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from worker.labels import PROPER_TAGS
from worker.normalisation.parties.lexicon import Entry, fold, given_names, nouns, roles
from worker.normalisation.parties.matches import Name, NameSort, find_matches
from worker.normalisation.parties.offices import without_field
from worker.normalisation.parties.people import MODIFYING, SPEECH, SUFFIXES, find_people, is_paired
from worker.normalisation.parties.role import role_before_comma
from worker.normalisation.parties.words import Words

_PLACE_NOUNS = frozenset(("district", "city", "region", "province", "oblast", "neighborhood", "neighbourhood", "county",
                          "airport", "square", "village", "town", "area", "street", "governorate"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """All names in order, and token -> gazetteer entry for every match, those inside longer names too."""

    found: tuple[Name, ...]
    entries: dict[int, Entry]


def find_names(doc: Doc, words: Words) -> Names:
    """Return the names of the text, no two of which overlap."""
    matches = find_matches(words)
    entries = {i: m.entry for m in matches if m.entry for i in range(m.first, m.last + 1)}
    taken: dict[int, Name] = {}
    for name in (*find_people(doc, words, entries), *matches, *_entities(doc, words)):
        if all(i not in taken for i in range(name.first, name.last + 1)):
            taken.update(dict.fromkeys(range(name.first, name.last + 1), name))
    taken.update(_last_names(words, taken, entries))
    found = sorted({_of_group(words, name) for name in taken.values()}, key=lambda name: name.first)
    return Names(tuple(name for name in found if not _modifies_place(words, name)), entries)


def _of_group(words: Words, name: Name) -> Name:
    """A body for what the model takes for a person or place in "the militant group Ansar"."""
    if name.entry is not None or name.sort not in ("person", "place") or not leads_name(words, name.first):
        return name
    return Name(name.first, name.last, "body")


def leads_name(words: Words, first: int) -> bool:
    """True where the noun in front of a name says that it is a body's: "group", "newspaper"."""
    before = first - 1
    if before < 0 or words.lower[before] not in nouns().words["naming"]:
        return False
    return words.head[before] >= first or words.head[first] == before or words.head[words.head[first]] == before


def _last_names(words: Words, taken: dict[int, Name], entries: dict[int, Entry]) -> dict[int, Name]:
    """Names of persons named in full elsewhere, which the model took for no name, or for an organisation.

    Last names, and first names of those who speak: "Antoine added".
    """
    full = [name for name in taken.values() if name.sort == "person" and name.last > name.first]
    last = {words.text[name.last] for name in full if words.text[name.last][0].isupper()}
    first = {words.text[name.first] for name in full}
    return {
        i: Name(i, i, "person")
        for i, text in enumerate(words.text)
        if (text in last or (text in first and _is_speaker(words, i)))
        and (i not in taken or (taken[i] == Name(i, i, "body") and i not in entries))
        and (words.tag[i] == "NNP" or words.dep[i] not in MODIFYING or is_paired(words, i))
    }


def _is_speaker(words: Words, i: int) -> bool:
    return words.dep[i] == "nsubj" and words.lemma[words.head[i]] in SPEECH and not words.left(i)


def _modifies_place(words: Words, name: Name) -> bool:
    after = name.last + 1
    return name.sort in ("person", "place") and after < len(words) and words.lower[after] in _PLACE_NOUNS


def _entities(doc: Doc, words: Words) -> list[Name]:
    """The model's organisations and places. Those headed by a common noun are read as phrases instead."""
    known = nouns().kinds
    found = []
    for ent in doc.ents:
        sort = _LABELS.get(ent.label_)
        if sort is None:
            continue
        first, last = ent.start, ent.end - 1
        while last > first and (words.lower[last] in SUFFIXES or not words.text[last][0].isalnum()):
            last -= 1
        while first < last and words.tag[first] in ("DT", "_SP", "PRP$"):
            first += 1
        if words.lower[last] in known or words.lemma[last] in known or words.lower[last] in roles().sector:
            continue
        if (
            words.tag[last] in PROPER_TAGS
            and words.text[last][0].isalnum()
            and "\n\n" not in words.body[words.start[first] : words.end[last]]
        ):
            start = without_field(words, first, last)
            person = start > first or _holds_office(words, first, last)
            found.append(Name(start, last, "person" if person else sort))
    return [*found, *_bare_acronyms(words)]


def _holds_office(words: Words, first: int, last: int) -> bool:
    """True for a name set off behind an office, "the head of the WHO, Tedros Adhanom Ghebreyesus,", and for one
    that begins with a given name and whose apposition tells a role: "Recep Ak, the mayor"."""
    if first == last:
        return False
    if role_before_comma(words, first, last) is not None and words.tag[first - 2] in PROPER_TAGS:
        return True
    roles_behind = (k for k in words.right(last) if words.dep[k] == "appos" and not words.plural(k))
    offices = {words.lower[k] for k in roles_behind if words.lower[k] in roles().sector}
    if fold(words.text[first]) in given_names():
        return bool(offices) or _meets(words, last)
    return bool(offices & roles().civil) and words.dep[last] == "ROOT"  # “...” – Ilse Varga, foreign minister


def _meets(words: Words, last: int) -> bool:
    """True for the subject of a verb of meeting or speech: "Diego Molano met"."""
    firm = words.lower[last] in nouns().words["firms"]
    verb = words.lemma[words.head[last]]
    return words.dep[last] == "nsubj" and not firm and (verb in nouns().words["gathering"] or verb in SPEECH)


def _bare_acronyms(words: Words) -> list[Name]:
    """Capital letters the model has no label for, amid words that are not all capitals: "the DGSE"."""
    return [
        Name(i, i, "body")
        for i, text in enumerate(words.text)
        if 3 <= len(text) <= 6
        and text.isupper()
        and text.isalpha()
        and words.tag[i] == "NNP"
        and words.label[i] == ""
        and not any(0 <= k < len(words) and words.text[k].isupper() and len(words.text[k]) > 1 for k in (i - 1, i + 1))
    ]


_LABELS: dict[str, NameSort] = {"ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place"}


def name_at(names: tuple[Name, ...], i: int) -> Name | None:
    """The name that covers token i."""
    place = bisect_left(names, i + 1, key=lambda name: name.first) - 1
    return names[place] if place >= 0 and names[place].last >= i else None
