"""Names of the gazetteer in the text: countries, peoples, bodies; and the country that a token stands for."""

from dataclasses import dataclass
from typing import Literal

from worker.normalisation.parties.lexicon import Entry, fold, gazetteer, nouns
from worker.normalisation.parties.words import Words

NameSort = Literal["person", "country", "people", "body", "place"]
_STANCE = frozenset(("pro", "anti", "non"))  # "pro-Russian" says nothing of where its bearer comes from


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: its first and last token, what sort of party it names, its gazetteer entry."""

    first: int
    last: int
    sort: NameSort
    entry: Entry | None = None


def find_matches(words: Words) -> list[Name]:
    """The gazetteer's names, longest first at each place."""
    view = words.body.lower()
    if len(view) != len(words.body):  # a letter whose lower case is longer, as in Turkish
        view = "".join(c.lower() if len(c.lower()) == 1 else c for c in words.body)
    view = view.replace("\n", " ").replace("’", "'")
    begins = {start: i for i, start in enumerate(words.start)}
    ends = {end: i for i, end in enumerate(words.end)}
    found = []
    for stop, (key, spellings) in gazetteer().iter_long(view):
        first, last = begins.get(stop + 1 - len(key)), ends.get(stop + 1)
        if first is None or last is None:
            continue
        entry = _accepted(words, first, last, spellings)
        if entry is not None and entry.sort != "region" and not _longer_name(words, first, entry):
            found.append(Name(first, last, _sort(words, first, last, entry), entry))
    return found


def _accepted(words: Words, first: int, last: int, spellings: list[tuple[str, Entry]]) -> Entry | None:
    """The entry whose spelling the text has. Acronyms need their capitals, in the reading view too."""
    text = words.slice(first, last)
    exact = next((entry for form, entry in spellings if form == text), None)
    if exact is not None and (first < last or words.text[first] == text):
        return exact  # SANA is no Sana
    for form, entry in spellings:
        acronym = form.isupper() and len(form) < 7 and "." not in form
        seen = words.text[first] if acronym and first == last else text
        capital = text[0].isupper() or words.text[first][0].isupper()  # in the body, or put there as in a headline
        if seen == form or (not acronym and capital) or (form[0].islower() and text == form):
            return entry
    return None


def _longer_name(words: Words, first: int, entry: Entry) -> bool:
    """True for "Democratic Party" in "Social Democratic Party", for "Red Cross" in "Kenya Red Cross" and for
    "Mujahideen" in "Jamaat-ul-Mujahideen"."""
    before = first - 1
    if _of_other_state(words, before, entry):
        return True
    if before > 0 and words.text[before] == "-" and words.lower[before - 1] in _PARTICLES:
        return True
    if before < 0 or words.head[before] < first or words.lower[before] in _LEANINGS:
        return False
    if entry.sector == "PTY":
        return words.body[words.start[before]].isupper() and words.tag[before] in ("JJ", "NNP")
    known = gazetteer().get(fold(words.text[before]), None) if entry.name in _NATIONAL else None
    return known is not None and known[1][0][1].sort in ("country", "demonym")


def _of_other_state(words: Words, before: int, entry: Entry) -> bool:
    """True for the "Defense Department" of "Chile's Defense Department", which is not that of the United States."""
    if entry.kind not in _OF_STATES or before < 0 or entry.country is None:
        return False
    owner = before - 1 if words.text[before] == "'s" else before
    known = gazetteer().get(fold(words.text[owner]), None) if words.text[owner][0].isupper() else None
    states = [found for _, found in known[1] if found.sort in ("country", "demonym")] if known else []
    return bool(states) and all(found.country != entry.country for found in states)


_OF_STATES = frozenset(("government", "armed_force", "police"))
_PARTICLES = frozenset(("ul", "ud", "al", "el", "e", "i", "o"))
_NATIONAL = frozenset(("International Committee of the Red Cross", "Red Crescent"))  # each country has one of its own
_LEANINGS = frozenset(("ruling", "former", "national", "many", "some", "top", "senior", "us", "u.s.", "american"))


def _sort(words: Words, first: int, last: int, entry: Entry) -> NameSort:
    if entry.sort == "body":
        return "body"
    if entry.sort in ("demonym", "people"):
        return "people"
    return "country"


def country_mark(words: Words, entries: dict[int, Entry], i: int) -> str | None:
    """The country that token i names; None inside "pro-Russian" or "US-backed"."""
    entry = entries.get(i)
    if entry is None or entry.country is None:
        return None
    if i in words.towns and (entry.sort == "capital" or (entry.sort == "country" and words.text[i - 1] == ",")):
        return words.towns[i]  # "Athens, Georgia" is no town of Greece, and Georgia there no country
    if i > 1 and words.text[i - 1] == "-" and words.lower[i - 2] in _STANCE:
        return None
    other = entries.get(i + 2)
    if other is not None and other.country is not None:
        return entry.country  # "Russian-Ukrainian"
    if i + 2 < len(words) and words.text[i + 1] == "-" and words.tag[i + 2] in ("VBN", "VBD", "JJ", "VBG"):
        return None if words.lower[i + 2] not in ("led", "born", "based", "owned", "run") else entry.country
    return entry.country


def issuer_country(source: str | None) -> str | None:
    """The country whose government or forces a source is: "US State Department", "Australian Ministry of Trade"."""
    text = source or ""
    official = any(nouns().kinds.get(word, ("", None))[0] == "government" for word in text.lower().split())
    for stop, (key, spellings) in gazetteer().iter_long(text.lower()):
        start = stop + 1 - len(key)
        bounds = text[max(start - 1, 0) : start] + text[stop + 1 : stop + 2]
        entry = spellings[0][1]
        stands = entry.kind in ("government", "armed_force") or (official and entry.sort in ("country", "demonym"))
        if stands and entry.country and not any(c.isalnum() for c in bounds):
            return str(entry.country)
    return None
