"""Persons that the text names: those the model found, cut to the name, and those it took for something else."""

from collections.abc import Sequence

from spacy.tokens import Doc

from worker.labels import COMPOUNDED, NOUN_TAGS, PROPER_TAGS, SPEAKERS, STATE_OR_BODY
from worker.normalisation.parties.lexicon import Entry, cities, fold, given_names, leaders, nouns, roles, spelling
from worker.normalisation.parties.matches import Name
from worker.normalisation.parties.offices import office_before, without_field
from worker.normalisation.parties.role import role_before_comma
from worker.normalisation.parties.words import Words

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
SUFFIXES = frozenset(("'s", "'", "s'", "jr", "jr.", "sr.", "ii", "iii"))
MODIFYING = frozenset(("amod", "compound", "nmod", "advmod"))
_NAMES_TOO = frozenset(("shah", "dean", "prince", "cardinal"))  # role nouns that are names as well
_PARTICLES = frozenset(
    ("al", "el", "bin", "ibn", "de", "van", "von", "der", "abu", "ben", "da", "di", "du", "la", "ul")
)


def is_paired(words: Words, i: int) -> bool:
    """True for the first of "Erdogan and Russian President Vladimir Putin", which the model takes for an adjective."""
    return words.text[i][:1].isupper() and words.lower[i + 1 : i + 2] == ["and"] and words.dep[i] in MODIFYING


def find_people(doc: Doc, words: Words, entries: dict[int, Entry]) -> list[Name]:
    """Persons: the model's, cut to the name, and known leaders that it took for something else."""
    found = []
    for ent in doc.ents:
        if ent.label_ == "PERSON" or spelling(words.slice(ent.start, ent.end - 1)) in leaders():
            name = _person(words, ent.start, ent.end - 1)
            if name is not None and not _is_entry(words, entries, name):
                found.append(name)
    cut = [Name(i, i + 1, "person") for i in range(len(words) - 1) if _is_cut(doc, words, i)]
    found = [_completed(doc, words, name, entries) for name in _joined(words, found)]
    halves = {i for name in cut for i in (name.first, name.last)}
    found = [name for name in found if name.first not in halves] + cut
    covered = {i for name in found for i in range(name.first, name.last + 1)}
    for i in range(len(words) - 1):
        if not covered & {i, i + 1} and _is_leader(words, i):
            found.append(Name(i, i + 1, "person"))
            covered |= {i, i + 1}
    for i, tag in enumerate(words.tag):
        free = i not in covered and i not in entries
        unnamed = tag == "NNP" and words.label[i] in ("", "NORP", "GPE") and i not in covered
        if free and (tag in PROPER_TAGS or is_paired(words, i)) and spelling(words.text[i]) in leaders():
            if words.label[i] not in ("ORG", "GPE", "NORP", "", "FAC") or not _alone(words, i):
                continue
            found.append(Name(i, i, "person"))
        elif tag == "NNP" and words.label[i] == "" and i not in covered and i not in entries and _speaks(words, i):
            found.append(Name(i, i, "person"))
        elif unnamed and fold(words.text[i]) in given_names():
            last = _capital_end(words, i)
            if last == i and words.head[i] == i + 1 and _is_official(words, i):
                last = i + 1  # "Secretary of State Victoria Berg"
            if last > i:
                found.append(Name(i, last, "person"))
    return [*found, *_titled(words, covered | {name.first for name in found}, entries)]


def _is_official(words: Words, i: int) -> bool:
    """True for tokens i and i + 1 behind an office: "Secretary of State Ann Lee", "the mayor of Lviv, Roman Koval"."""
    return office_before(words, i) is not None or role_before_comma(words, i, i + 1) is not None


def _joined(words: Words, found: Sequence[Name]) -> list[Name]:
    """The persons, one where the model cut a name in two that the parser reads as one: "Yoon Suk", "Yeol"."""
    out: list[Name] = []
    for name in found:
        before = out[-1] if out else None
        if before is not None and before.first < before.last == name.first - 1 and _leans(words, before, name):
            out[-1] = Name(before.first, name.last, "person")
            continue
        out.append(name)
    return out


def _completed(doc: Doc, words: Words, name: Name, entries: dict[int, Entry]) -> Name:
    """The name with its last word, where the model took that for a place or body: "Min Aung", "Hlaing"."""
    after = name.last + 1
    if name.first == name.last or after >= len(words) or words.head[name.last] < after or after in entries:
        return name
    if doc[after].ent_type_ == "" and words.tag[after] == "NNP" and words.dep[name.last] == "compound":
        return Name(name.first, _rest(words, after, entries), "person")
    if words.head[name.last] != after:
        return name
    alone = doc[after].ent_iob_ == "B" and (after + 1 >= len(words) or doc[after + 1].ent_iob_ != "I")
    whole = alone and words.tag[after] == "NNP" and words.dep[name.last] == "compound"
    return Name(name.first, after, "person") if whole and words.label[after] in STATE_OR_BODY else name


def _rest(words: Words, i: int, entries: dict[int, Entry]) -> int:
    """The last token of the rest of a name from token i on: "Juan Carlos", "Jobet"; i - 1 where it is none."""
    last = i - 1
    while last + 1 < len(words) and words.tag[last + 1] == "NNP" and not words.label[last + 1]:
        word, known = last + 1, (words.lower[last + 1], words.lemma[last + 1])
        if word in entries or any(
            k in nouns().kinds or k in roles().sector or k in nouns().words["firms"] for k in known
        ):
            return i - 1
        last += 1
    return last


def _leans(words: Words, one: Name, other: Name) -> bool:
    return words.dep[one.last] == "compound" and words.head[one.last] in range(other.first, other.last + 1)


def _is_cut(doc: Doc, words: Words, i: int) -> bool:
    """True for a given name that the model parted from the last name behind it: "Petra", "Novak", both bodies."""
    if words.tag[i] != "NNP" or words.tag[i + 1] != "NNP" or words.head[i] != i + 1 or words.dep[i] != "compound":
        return False
    if not words.label[i] or doc[i].ent_iob_ != "B" or doc[i + 1].ent_iob_ != "B":
        return False
    alone = i + 2 >= len(words) or (words.tag[i + 2] != "NNP" and doc[i + 2].ent_iob_ != "I")
    return alone and words.label[i + 1] in SPEAKERS and fold(words.text[i]) in given_names()


def _is_leader(words: Words, i: int) -> bool:
    """True for the full name of a leader that the model took for a place or a body: "Ararat Mirzoyan"."""
    proper = words.tag[i] in PROPER_TAGS and words.tag[i + 1] in PROPER_TAGS
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
    after = i + 1 < len(words) and words.tag[i + 1] in PROPER_TAGS and words.head[i] > i and _runs(words, i)
    before = i > 0 and words.tag[i - 1] in PROPER_TAGS and words.head[i - 1] == i
    return not after and not (before and words.lower[i - 1] not in roles().sector)


def _runs(words: Words, i: int) -> bool:
    """True where nothing but names stands between token i and its head."""
    return all(words.tag[k] in PROPER_TAGS for k in range(i + 1, words.head[i] + 1))


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
    while last >= first and (words.lower[last] in SUFFIXES or not words.text[last][0].isalnum()):
        last -= 1
    last = _capital_end(words, last) if first <= last else last
    if last < first or not any(words.text[i][0].isupper() for i in range(first, last + 1)):
        return None
    return Name(first, last, "person")


def _capital_end(words: Words, last: int) -> int:
    """The last token of a name of which the reading view of a text in capitals knew only the first words."""
    while last + 1 < len(words) and last < words.head[last] <= last + 2 and words.dep[last] in COMPOUNDED:
        word = words.lower[last + 1]
        original = words.body[words.start[last + 1] : words.end[last + 1]]
        if not (original.isupper() and words.text[last + 1].islower() and word.isalpha()):
            break
        if word in nouns().kinds or words.lemma[last + 1] in nouns().kinds or word in roles().sector:
            break
        last += 1
    return last


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
