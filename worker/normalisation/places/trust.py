"""How far the words around a name let it be a place: sure, plain, doubtful, or not at all."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from worker.labels import PLACES
from worker.normalisation.places.gazetteer import Gazetteer, Place
from worker.normalisation.places.names import fold
from worker.normalisation.places.namesakes import is_club, is_era, is_street, is_war
from worker.normalisation.places.offset import is_measured
from worker.normalisation.places.settlements import facility_end, is_described
from worker.normalisation.places.words import words

_DISTANCE_TOKENS = 10  # before a name that its distance may fill
_PAIR = 6  # tokens from "between" to the second name
_TOWARD = frozenset({"toward", "towards"})
_OPEN_LABELS = frozenset({"", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_GREAT = 500_000  # people; a city this large is meant even where someone of that name is in the text
_SMALL = 1_000
_TINY = 500
BIG = 100_000  # a smaller city needs some sign that it is meant

# sure: stands where only a place stands, or the parser says so; plain: likely; doubtful: if a sure one agrees
Trust = Literal["sure", "plain", "doubtful"]


@dataclass(frozen=True, slots=True)
class Reader:
    """The document and what is asked of it again and again."""

    doc: Doc
    gazetteer: Gazetteer
    labels: dict[int, tuple[str, int, int]]
    surnames: frozenset[str]
    sites: bool  # a word of airports, camps and crossings is in the text


def trust_of(reader: Reader, start: int, end: int, places: tuple[Place, ...]) -> Trust | None:
    """How far the words around a name let it be a place; None: not at all."""
    doc = reader.doc
    if is_street(doc, end) or is_club(doc, start, end) or is_era(doc, start):
        return None
    if is_war(doc, end) and all(place.kind in ("area", "county") for place in places):
        return None
    if fold(doc[start : end + 1].text) in words("metonyms") and not is_locative(doc, start):
        return None
    label, first, last = reader.labels.get(start, ("", start, start))
    if last < end and label not in ("", *PLACES):
        return None
    size = max(place.population for place in places)
    placed = is_locative(doc, start) or qualified(doc, end) or _in_phrase(doc, start, end) or _is_off(doc, start)
    placed = placed or is_described(doc, end) or _is_between(doc, start)
    if start == end and not placed and (_is_first_name(doc, end) or (size < _GREAT and _is_surname(reader, start))):
        return None
    if label in PLACES:
        return "sure"
    if label == "ORG":
        return _in_organisation(doc, (start, end), (first, last), places, placed)
    if label == "PERSON":
        if first != start or last != end or size < _SMALL:
            return None
        return "sure" if placed or _listed(doc, start) or _is_target(doc, start) else "doubtful"
    return _bare(doc, start, end, size, placed) if label in _OPEN_LABELS else None


def _in_phrase(doc: Doc, start: int, end: int) -> bool:
    """True in "the suburbs of Sumy" and before a noun of divisions or sites, as in "Ryazan region", "Basra airport"."""
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].text in words("parts_of"):
        return True
    return (end + 1 < len(doc) and doc[end + 1].text in words("divisions")) or facility_end(doc, end) is not None


def _is_between(doc: Doc, start: int) -> bool:
    """True for both of "ambushed between Mopti and Gao", where what is between them happens: talks and ties do not."""
    first = next((k for k in range(start - 1, max(start - _PAIR, -1), -1) if doc[k].lower_ == "between"), None)
    if first is None or doc[first].head.pos_ != "VERB":
        return False
    return first == start - 1 or doc[start - 1].lower_ == "and"


def _is_off(doc: Doc, start: int) -> bool:
    """True behind a distance: "60 km from Goma"."""
    measured = start > 1 and doc[start - 1].lower_ in ("of", "from")
    return measured and is_measured(doc[max(0, start - _DISTANCE_TOKENS) : start].text)


def _is_target(doc: Doc, start: int) -> bool:
    """True right after what is done to places and not to persons: 'shelled Goma', 'a missile hit Odesa'."""
    if start == 0:
        return False
    before = doc[start - 1]
    if before.lemma_.lower() in words("hitting"):
        return any(c.dep_ == "nsubj" and c.lemma_.lower() in words("missiles") for c in before.children)
    return before.lemma_.lower() in words("besieging") or before.lower_ in _TOWARD


def _listed(doc: Doc, start: int) -> bool:
    """True in a list after a place: 'Kharkiv and Odesa'."""
    return start > 1 and doc[start - 1].lower_ in ("and", ",", "or") and doc[start - 2].ent_type_ == "GPE"


def _is_first_name(doc: Doc, index: int) -> bool:
    """True right in front of what the parser takes for a person: the "Paris" of "Paris Hilton"."""
    after = doc[index + 1] if index + 1 < len(doc) else None
    return after is not None and after.ent_type_ == "PERSON" and after.text[0].isupper()


def _is_surname(reader: Reader, index: int) -> bool:
    doc = reader.doc
    return doc[index].text in reader.surnames or (index + 1 < len(doc) and doc[index + 1].lower_ in words("speech"))


def _in_organisation(
    doc: Doc, name: tuple[int, int], body: tuple[int, int], places: tuple[Place, ...], placed: bool
) -> Trust | None:
    """A place in the name of an organisation: of a public body it counts, of a firm or team it does not."""
    (start, end), (first, last) = name, body
    first += doc[first].lower_ == "the"
    large = any(place.kind in ("country", "admin1") or place.population >= BIG for place in places)
    if start == first and end == last:
        return "plain" if large or placed or _is_target(doc, start) else "doubtful"
    final = doc[last].lower_
    if final in words("not_places"):
        return None
    if final in words("national_bodies") and all(place.kind != "country" for place in places):
        return None
    if start - 2 >= first and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in words("bodies_of"):
        return None
    leads = start == first or doc[start - 1].lower_ in ("of", "in", "at", "the")
    public = final in words("public_bodies") or doc[min(end + 1, last)].lower_ in words("public_bodies")
    if leads and public:
        return "plain"
    return "plain" if any(place.kind in ("country", "admin1") for place in places) else "doubtful"


def _bare(doc: Doc, start: int, end: int, size: int, placed: bool) -> Trust | None:
    """A name the parser does not know: part of a longer name it is not, and small places need a sign."""
    if size < _TINY:
        return None
    before = doc[start - 1] if start else None
    if before is not None and before.text[0].isupper() and before.pos_ == "PROPN" and not doc[start].is_sent_start:
        return "doubtful"
    after = doc[end + 1] if end + 1 < len(doc) else None
    if after is not None and after.text[0].isupper() and after.pos_ == "PROPN":
        return "plain" if after.lower_ in words("public_bodies") and size >= _SMALL else "doubtful"
    if placed:
        return "sure"
    return "plain" if size >= BIG and doc[end].pos_ in ("PROPN", "NOUN", "X") else "doubtful"


def is_locative(doc: Doc, start: int) -> bool:
    """True where a preposition of place stands before the name, 'the' and compass words between them passed over."""
    index = start - 1
    while index >= 0 and (doc[index].lower_ == "the" or doc[index].lower_ in words("compass")):
        index -= 1
    return index >= 0 and doc[index].lower_ in words("locative")


def qualified(doc: Doc, end: int) -> bool:
    """True where a comma and a state or country follow, as in 'Paris, Texas'."""
    if end + 2 >= len(doc) or doc[end + 1].text != ",":
        return False
    return doc[end + 2].ent_type_ in PLACES and doc[end + 2].text[0].isupper()
