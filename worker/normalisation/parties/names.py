"""Where the text names somebody: gazetteer names, leaders, and the model's entities, overlaps settled."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from worker.normalisation.parties.lexicon import Entry, cities, fold, given_names, leaders, nouns, roles, spelling
from worker.normalisation.parties.matches import Name, NameSort, find_matches
from worker.normalisation.parties.offices import without_field
from worker.normalisation.parties.words import NOUN_TAGS, Words

_PLACE_NOUNS = frozenset(("district", "city", "region", "province", "oblast", "neighborhood", "neighbourhood", "county",
                          "airport", "square", "village", "town", "area", "street", "governorate"))  # fmt: skip
SPEECH = frozenset(
    (
        "say",
        "tell",
        "add",
        "warn",
        "claim",
        "write",
        "declare",
        "announce",
        "state",
        "ask",
        "argue",
        "insist",
        "accuse",
        "deny",
        "reply",
        "note",
        "explain",
        "tweet",
        "post",
    )
)
_PROPER = frozenset(("NNP", "NNPS"))
_SUFFIXES = frozenset(("'s", "'", "s'", "jr", "jr.", "sr.", "ii", "iii"))


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
    for name in (*_people(doc, words, entries), *matches, *_entities(doc, words)):
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
        and (words.tag[i] == "NNP" or words.dep[i] not in _MODIFYING or _is_paired(words, i))
    }


def _is_paired(words: Words, i: int) -> bool:
    """True for the first of "Erdogan and Russian President Vladimir Putin", which the model takes for an adjective."""
    return words.text[i][:1].isupper() and words.lower[i + 1 : i + 2] == ["and"] and words.dep[i] in _MODIFYING


def _is_speaker(words: Words, i: int) -> bool:
    return words.dep[i] == "nsubj" and words.lemma[words.head[i]] in SPEECH and not words.left(i)


_MODIFYING = frozenset(("amod", "compound", "nmod", "advmod"))


def _modifies_place(words: Words, name: Name) -> bool:
    after = name.last + 1
    return name.sort in ("person", "place") and after < len(words) and words.lower[after] in _PLACE_NOUNS


def _people(doc: Doc, words: Words, entries: dict[int, Entry]) -> list[Name]:
    """Persons: the model's, cut to the name, and known leaders that it took for something else."""
    found = []
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            name = _person(words, ent.start, ent.end - 1)
            if name is not None and not _is_entry(words, entries, name):
                found.append(name)
    cut = [Name(i, i + 1, "person") for i in range(len(words) - 1) if _is_cut(doc, words, i)]
    halves = {i for name in cut for i in (name.first, name.last)}
    found = [name for name in found if name.first not in halves] + cut
    covered = {i for name in found for i in range(name.first, name.last + 1)}
    for i in range(len(words) - 1):
        if not covered & {i, i + 1} and _is_leader(words, i):
            found.append(Name(i, i + 1, "person"))
            covered |= {i, i + 1}
    for i, tag in enumerate(words.tag):
        free = i not in covered and i not in entries
        if free and (tag in _PROPER or _is_paired(words, i)) and spelling(words.text[i]) in leaders():
            if words.label[i] not in ("ORG", "GPE", "NORP", "", "FAC") or not _alone(words, i):
                continue
            found.append(Name(i, i, "person"))
        elif tag == "NNP" and words.label[i] == "" and i not in covered and i not in entries and _speaks(words, i):
            found.append(Name(i, i, "person"))
        elif tag == "NNP" and words.label[i] == "" and i not in covered and fold(words.text[i]) in given_names():
            last = _capital_end(words, i)
            if last > i:
                found.append(Name(i, last, "person"))
    return [*found, *_titled(words, covered | {name.first for name in found}, entries)]


def _is_cut(doc: Doc, words: Words, i: int) -> bool:
    """True for a given name that the model parted from the last name behind it: "Petra", "Novak", both bodies."""
    if words.tag[i] != "NNP" or words.tag[i + 1] != "NNP" or words.head[i] != i + 1 or words.dep[i] != "compound":
        return False
    if not words.label[i] or doc[i].ent_iob_ != "B" or doc[i + 1].ent_iob_ != "B":
        return False
    alone = i + 2 >= len(words) or (words.tag[i + 2] != "NNP" and doc[i + 2].ent_iob_ != "I")
    return alone and words.label[i + 1] in ("ORG", "PERSON", "GPE") and fold(words.text[i]) in given_names()


def _is_leader(words: Words, i: int) -> bool:
    """True for the full name of a leader that the model took for a place or a body: "Ararat Mirzoyan"."""
    proper = words.tag[i] in ("NNP", "NNPS") and words.tag[i + 1] in ("NNP", "NNPS")
    return proper and spelling(words.slice(i, i + 1)) in leaders()


def _speaks(words: Words, i: int) -> bool:
    """True for a single capitalised word that is the subject of a verb of speech: "Rowhani said"."""
    verb = words.head[i]
    text = words.text[i]
    return (
        words.dep[i] == "nsubj"
        and words.lemma[verb] in SPEECH
        and text[0].isupper()
        and text[1:].islower()
        and not words.left(i)
        and words.lower[i] not in nouns().kinds
        and words.lower[i] not in roles().sector
    )


def _alone(words: Words, i: int) -> bool:
    """True where token i is no part of a longer capitalised name."""
    after = i + 1 < len(words) and words.tag[i + 1] in ("NNP", "NNPS") and words.head[i] == i + 1
    before = i > 0 and words.tag[i - 1] in ("NNP", "NNPS") and words.head[i - 1] == i
    return not after and not (before and words.lower[i - 1] not in roles().sector)


def _titled(words: Words, covered: set[int], entries: dict[int, Entry]) -> list[Name]:
    """Names the model missed after a title: "Mayor Kitschko", "Mr. Ito"."""
    known = roles()
    found = []
    for i, lower in enumerate(words.lower):
        if not (words.text[i][:1].isupper() and (lower in known.titles or lower in known.sector)):
            continue
        last = i
        while last + 1 < len(words) and words.tag[last + 1] == "NNP" and last + 1 not in covered and last - i < 4:
            if last + 1 in entries or words.lower[last + 1] in known.sector or words.lower[last + 1] in nouns().kinds:
                break
            last += 1
        follows = last + 1 < len(words) and words.tag[last + 1] in NOUN_TAGS and words.head[last] == last + 1
        if last > i and not follows and words.label[last] in ("", "ORG", "GPE", "FAC", "NORP"):
            found.append(Name(i + 1, last, "person"))
    return found


def _person(words: Words, first: int, last: int) -> Name | None:
    """The name proper: titles, role nouns and nationality in front of it and 's behind it are cut."""
    known = roles()
    while first <= last and (
        words.lower[first] in known.titles
        or (words.lower[first] in known.sector and words.lower[first] not in _NAMES_TOO)
        or words.tag[first] in ("DT", "IN", "POS", "PRP$", "CC", "_SP", ":", ",")
        or (words.tag[first] == "JJ" and first < last)
        or (words.text[first].islower() and first + 1 <= last and words.lower[first] not in _PARTICLES)
    ):
        first += 1
    first = without_field(words, first, last)
    for i in range(first, last + 1):
        if "\n" in words.text[i] and words.text[i].strip("\n ") == "" and words.text[i].count("\n") > 1:
            last = i - 1
            break
    while last >= first and (words.lower[last] in _SUFFIXES or not words.text[last][0].isalnum()):
        last -= 1
    last = _capital_end(words, last) if first <= last else last
    if last < first or not any(words.text[i][0].isupper() for i in range(first, last + 1)):
        return None
    return Name(first, last, "person")


def _capital_end(words: Words, last: int) -> int:
    """The last token of a name of which the reading view of a text in capitals knew only the first words."""
    while last + 1 < len(words) and last < words.head[last] <= last + 2 and words.dep[last] in ("compound", "nmod"):
        word = words.lower[last + 1]
        original = words.body[words.start[last + 1] : words.end[last + 1]]
        if not (original.isupper() and words.text[last + 1].islower() and word.isalpha()):
            break
        if word in nouns().kinds or words.lemma[last + 1] in nouns().kinds or word in roles().sector:
            break
        last += 1
    return last


_NAMES_TOO = frozenset(("shah", "dean", "prince", "cardinal"))  # role nouns that are names as well
_PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "de", "van", "von", "der", "abu", "ben", "da", "di", "du", "la", "ul")
)


def _is_entry(words: Words, entries: dict[int, Entry], name: Name) -> bool:
    """True where the person found is a country, a group or a city instead."""
    if all(i in entries for i in range(name.first, name.last + 1)):
        return True
    if name.first == name.last and fold(words.text[name.first]) in cities():
        before = words.lower[name.first - 1] if name.first else ""
        return (
            before in ("in", "at", "from", "near", "to", "outside")
            and spelling(words.text[name.first]) not in leaders()
        )
    return False


def _entities(doc: Doc, words: Words) -> list[Name]:
    """The model's organisations and places. Those headed by a common noun are read as phrases instead."""
    known = nouns().kinds
    found = []
    for ent in doc.ents:
        sort = _LABELS.get(ent.label_)
        if sort is None:
            continue
        first, last = ent.start, ent.end - 1
        while last > first and (words.lower[last] in _SUFFIXES or not words.text[last][0].isalnum()):
            last -= 1
        while first < last and words.tag[first] in ("DT", "_SP", "PRP$"):
            first += 1
        if words.lower[last] in known or words.lemma[last] in known or words.lower[last] in roles().sector:
            continue
        if (
            words.tag[last] in ("NNP", "NNPS")
            and words.text[last][0].isalnum()
            and "\n\n" not in words.body[words.start[first] : words.end[last]]
        ):
            start = without_field(words, first, last)
            person = start > first or _holds_office(words, first, last)
            found.append(Name(start, last, "person" if person else sort))
    return [*found, *_bare_acronyms(words)]


def _holds_office(words: Words, first: int, last: int) -> bool:
    """True for a name that begins with a given name, and that an apposition tells a role of: "Recep Ak, the mayor"."""
    if first == last or fold(words.text[first]) not in given_names():
        return False
    roles_behind = (k for k in words.right(last) if words.dep[k] == "appos" and not words.plural(k))
    return any(words.lower[k] in roles().sector for k in roles_behind)


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
