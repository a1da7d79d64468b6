"""What a noun phrase says by itself: its name, its countries, its kind and sector."""

from dataclasses import dataclass, replace

from worker.event import PartyKind
from worker.labels import COMPOUND_OR_ADJECTIVE, LANDS, NOUN_TAGS, PATIENTS, PREMODIFIERS, PROPER_TAGS
from worker.normalisation.parties.lexicon import Entry, cities, fold, nouns, roles
from worker.normalisation.parties.matches import country_mark
from worker.normalisation.parties.words import Words

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_INDEFINITE = frozenset(("a", "an", "another", "some", "any", "no", "one"))
_STATES = frozenset(("government", "regime", "administration"))
_ACCUSING = nouns().words["accusing"]
_AGE = frozenset(("year", "month", "old"))  # "24-year-old student"
_DEAD = "dead"
_LONGEST_REMIT = 5  # tokens
_WHENCE = frozenset(("from",))
_WHERE = frozenset(("in", "from", "at", "near", "inside", "outside", "for"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without determiner and numbers; `last` takes in of-phrases; `countries` are coordinated if many."""

    head: int
    first: int
    last: int
    name: str
    definite: bool
    indefinite: bool
    countries: tuple[str, ...]
    kind: PartyKind
    sector: str | None
    entry: Entry | None
    role: str | None = None


def read_phrase(words: Words, entries: dict[int, Entry], i: int) -> Phrase:
    """Read the noun phrase headed by token i."""
    first = i if _is_paired(words, i) else words.first(i)
    named = words.tag[i] in PROPER_TAGS
    while first < i and (is_no_name_word(words, first) or (words.label[first] == "DATE" and not named)):
        first += 1  # also "last month gangs burned a clinic"
    last = _of_end(words, entries, i)
    if last == i and role_noun(words, i):
        last = _remit_end(words, i)
    before = {words.lower[k] for k in words.left(i) if words.dep[k] in ("det", "predet")}
    possessed = any(words.dep[k] == "poss" for k in words.left(i))
    kind, sector, entry = _kind(words, entries, i, first)
    countries = countries_of(words, entries, i, first, last)
    if kind == "unknown" and words.lemma[i] in nouns().words["sides"]:
        kind, sector = _side(words, i, countries)
    return Phrase(
        head=i,
        first=first,
        last=last,
        name=words.slice(first, last),
        definite=bool(before & _DEFINITE) or possessed,
        indefinite=bool(before & _INDEFINITE),
        countries=countries,
        kind=kind,
        sector=sector,
        entry=entry,
    )


def _side(words: Words, i: int, countries: tuple[str, ...]) -> tuple[PartyKind, str | None]:
    """ "The Turkish side" is Turkey's; "the two sides" that do a thing are parties, whoever they are."""
    place = _led(words, i) is not None and not words.plural(i)  # "the Syrian side of the border"
    if countries and not place and any(words.lower[k] in _DEFINITE for k in words.left(i)):  # "an Iceland side" plays
        return "government", "GOV"
    acts = words.dep[i] == "nsubj" or words.dep[words.head[i]] == "agent"
    return ("organization" if words.plural(i) and acts else "unknown"), None


def _is_paired(words: Words, i: int) -> bool:
    """True for the second of two parties joined by a hyphen: "government-rebel talks"."""
    joined = i > 1 and words.text[i - 1] in ("-", "–") and words.head[i - 2] == i
    return joined and words.lower[i] in nouns().kinds and words.lower[i - 2] in nouns().kinds


_NUMERAL_TAGS = frozenset(("CD", "PRP$", "DT", "PDT", "POS", "_SP", "``", "''", ",", "HYPH", ":", "-LRB-", "."))


_BELONGING = frozenset(("of", "from"))


def _of_end(words: Words, entries: dict[int, Entry], i: int) -> int:
    """The last token of the noun phrase: i, or the end of the of-phrase right behind it."""
    prep = next((k for k in words.right(i) if words.lower[k] in _BELONGING and words.dep[k] == "prep"), None)
    own = word_end(words, i)
    if prep is None or prep > own + 2 or (words.dep[i] in PATIENTS and words.lemma[words.head[i]] in _ACCUSING):
        return own  # "convicted five men of the bombing"
    object_ = words.child(prep, "pobj")
    if object_ is None or object_ < prep or object_ - prep > 8:
        return own
    more = list(words.conjuncts(object_))
    if (words.lower[prep] == "of" or len(more) > 1) and all(country_mark(words, entries, k) for k in more):
        return more[-1]  # "ministers of Peru and Chile", "envoys from Peru and Chile"
    if words.lower[prep] != "of":
        return own
    return _of_end(words, entries, object_)


def word_end(words: Words, i: int) -> int:
    """The last token of the word that token i begins: the "general" of "secretary-general"."""
    joined = i + 2 < len(words) and words.text[i + 1] == "-" and words.end[i] + 1 == words.start[i + 2]
    return i + 2 if joined and words.head[i + 2] == i else i


def _remit_end(words: Words, i: int) -> int:
    """The last token of "Minister for Central Asia": a role noun's remit, not whom it serves ("lawyer for Ann Lee")."""
    if i + 2 >= len(words) or words.lower[i + 1] != "for" or words.head[i + 1] != i:
        return i
    object_ = words.child(i + 1, "pobj")
    if object_ is None or words.label[object_] == "PERSON" or words.tag[object_] not in PROPER_TAGS:
        return i
    return object_ if object_ - i < _LONGEST_REMIT else i


def bare_words(words: Words, phrase: Phrase) -> frozenset[str]:
    """The words in front of the head, without who is behind it: the "rebel" of "the Iran-backed rebel group"."""
    found: list[str] = []
    for k in range(phrase.first, phrase.head):
        if words.lower[k] in nouns().words["standing"] and words.lower[k - 1] == "-":
            while found and found[-1] == "-":  # "al-Qaeda-linked"
                del found[-2:]
        else:
            found.append(words.lower[k])
    return frozenset(found)


def is_arm(words: Words, phrase: Phrase) -> bool:
    """True for those of a group who are not counted out of it: "Shabaab fighters", not "two Shabaab fighters"."""
    counted = any(words.tag[k] == "CD" for k in words.left(phrase.head))
    return words.plural(phrase.head) and not counted and words.lemma[phrase.head] in nouns().words["arms"]


def countries_of(words: Words, entries: dict[int, Entry], i: int, first: int, last: int) -> tuple[str, ...]:
    """The countries a phrase names: by adjective or possessor, by "of", by a city, and by "in" or "from"."""
    for low, high in ((first, i), (i + 1, last + 1)):
        marked = [k for k in range(low, high) if country_mark(words, entries, k)]
        if marked:
            return _coordinated(words, entries, marked)
    for low, high in ((first, i), (i + 1, last + 1)):
        for k in range(low, high):
            country = city_country(words, k)
            if country:
                return (country,)
    told = _WHENCE if words.lemma[i] in nouns().words["incomers"] else _WHERE
    for prep in words.right(i):
        if words.lower[prep] in told and words.dep[prep] == "prep":
            place = words.child(prep, "pobj")
            country = None if place is None else country_mark(words, entries, place) or city_country(words, place)
            if country:
                return (country,)
    return ()


def _coordinated(words: Words, entries: dict[int, Entry], marked: list[int]) -> tuple[str, ...]:
    """All of "U.S. and Ukrainian", but only the nearest of "Russia's Ukrainian"."""
    chosen = [marked[-1]]
    for k in reversed(marked[:-1]):
        linked = words.head[chosen[-1]] == k and words.dep[chosen[-1]] in ("conj", "appos")
        if linked or words.text[k + 1 : chosen[-1]] in (["-"], ["and"], [","], ["/"]):
            chosen.append(k)
    found = [country_mark(words, entries, k) for k in reversed(chosen)]
    return tuple(dict.fromkeys(country for country in found if country))


def city_country(words: Words, k: int) -> str | None:
    """The country of the city that token k names, alone or with the word before or behind it."""
    if k in words.towns:
        return words.towns[k]
    if words.tag[k] not in PROPER_TAGS or not words.text[k][0].isupper() or words.label[k] == "PERSON":
        return None
    table = cities()
    pair = fold(words.slice(k - 1, k)) if k and words.tag[k - 1] == "NNP" else ""
    following = fold(words.slice(k, k + 1)) if k + 1 < len(words) and words.tag[k + 1] == "NNP" else ""
    return table.get(pair) or table.get(following) or table.get(fold(words.text[k]))


def _kind(words: Words, entries: dict[int, Entry], i: int, first: int) -> tuple[PartyKind, str | None, Entry | None]:
    """Kind, sector and the named body among the modifiers ("Hamas fighters", "Kremlin spokesman")."""
    known = nouns()
    entry = next((entries[k] for k in range(i - 1, first - 1, -1) if k in entries and entries[k].sort == "body"), None)
    kind, sector = noun_kind(words, i)
    whole = _whole(words, i)
    if whole is not None and whole in entries and entries[whole].sort == "body":
        return entries[whole].kind, entries[whole].sector, entries[whole]
    if whole is not None and (found := _kind(words, entries, whole, words.first(whole)))[0] not in (
        "unknown",
        "country",
    ):
        return found
    if words.lemma[i] in known.steered or words.lower[i] in known.steered:
        led = _led(words, i)
        if led is not None and (found := _kind(words, entries, led, words.first(led)))[0] == "armed_group":
            return found  # "leaders of the ELN rebels"
        for k in range(i - 1, first - 1, -1):
            steer = known.modifiers.get(words.lower[k])
            if steer is not None:
                return *steer, entry
    if (
        entry is not None
        and words.lemma[i] not in _STATES
        and kind in ("government", "civilians", "organization", "armed_force", "unknown", "person")
    ):
        if entry.kind in ("armed_group", "armed_force", "police") and kind != "civilians":
            return entry.kind, entry.sector, entry
        if kind in ("government", "organization") and entry.sector not in ("JRN", None):
            return entry.kind if entry.kind != "country" else kind, entry.sector, entry
    return kind, sector, entry


def _whole(words: Words, i: int) -> int | None:
    """The noun whose members or part the phrase names: "members of the gang"."""
    return _led(words, i) if words.lemma[i] in nouns().words["members"] else None


def _led(words: Words, i: int) -> int | None:
    """The noun under the "of" of token i."""
    prep = next((k for k in words.right(i) if words.lower[k] == "of"), None)
    whole = None if prep is None else words.child(prep, "pobj")
    return whole if whole is not None and whole > i else None


def noun_kind(words: Words, i: int) -> tuple[PartyKind, str | None]:
    """Kind and sector by the noun that token i is, or by it and the word in front of it."""
    kinds = nouns().kinds
    if i and words.dep[i - 1] in COMPOUND_OR_ADJECTIVE:
        for head in (words.lower[i], words.lemma[i]):
            found = kinds.get(f"{words.lower[i - 1]} {head}")
            if found is not None:
                return found
    return kinds.get(words.lower[i]) or kinds.get(words.lemma[i]) or ("unknown", None)


def is_party_noun(words: Words, i: int) -> bool:
    """True where token i heads a noun phrase whose noun is in the lexicon."""
    if words.tag[i] not in NOUN_TAGS and not (words.tag[i] == "JJ" and words.dep[i] in ("nsubj", "dobj", "pobj")):
        return False
    if words.dep[i] in PREMODIFIERS and words.head[i] > i:
        return False
    lower, lemma = words.lower[i], words.lemma[i]
    if words.text[i] == "department" and (words.label[i - 1] in LANDS or i - 1 in words.towns):
        return False  # "the Cauca department"
    return lower in nouns().kinds or lemma in nouns().kinds or lemma in roles().sector or lower in roles().sector


def role_noun(words: Words, i: int) -> str | None:
    """The role noun that token i is, in the singular."""
    for word in (words.lower[i], words.lemma[i]):
        if word in roles().sector:
            return word
    return None


def is_no_name_word(words: Words, k: int) -> bool:
    """True for numbers, measures and ages in front of a noun: "two", "dozens of", "24-year-old"."""
    if words.lower[k] in nouns().words["quantities"] or words.tag[k] in _NUMERAL_TAGS:
        return True
    if words.lower[k] == _DEAD and words.tag[k + 1] in _NUMERAL_TAGS:  # "shot dead five gunmen"
        return True
    return words.lower[k] in _AGE and "-" in words.text[max(k - 1, 0) : k + 2]


def with_country(phrase: Phrase, name: str, country: str) -> Phrase:
    """The phrase for one of its coordinated countries."""
    return replace(phrase, name=name, countries=(country,))
