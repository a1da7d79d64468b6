"""Finding what may be a place name: the parser's entities and the gazetteer matches it missed, in text order."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from worker.normalisation.places.demonyms import demonyms
from worker.normalisation.places.gazetteer import POSTAL, Gazetteer, Place, acronyms, contains
from worker.normalisation.places.names import fold
from worker.normalisation.places.namesakes import is_club, is_era, is_street, is_war
from worker.normalisation.places.offset import is_measured
from worker.normalisation.places.settlements import is_described, told_end
from worker.normalisation.places.words import signs, words

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_SIGN_LIMIT = 3
_DISTANCE_TOKENS = 10  # before a name that its distance may fill
_LONGEST = 6  # tokens of a name looked for without the parser's help
_ARTICLES = frozenset({"al", "el", "ad", "as", "ar", "az", "an", "at", "ash"})
_INNER = frozenset(
    {"of", "de", "la", "le", "du", "des", "del", "au", "al", "el", "-", "'", "ez", "sur", "upon", "on", "and", "'s"}
)
_TOWARD = frozenset({"toward", "towards"})
_OPEN_LABELS = frozenset({"", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_GREAT = 500_000  # people; a city this large is meant even where someone of that name is in the text
_BIG = 100_000  # a smaller city needs some sign that it is meant
_POSTAL_LETTERS = 2
_SMALL = 1_000
_TINY = 500

# sure: stands where only a place stands, or the parser says so; plain: likely; doubtful: if a sure one agrees
Trust = Literal["sure", "plain", "doubtful"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens [first, last] of the document that may name a place, and the places it may be."""

    first: int
    last: int
    key: str
    places: tuple[Place, ...]
    trust: Trust


def local_signs(doc: Doc) -> Counter[str]:
    """Countries by how many different words of the text point to local news of theirs, none above _SIGN_LIMIT."""
    seen = {token.lower_ for token in doc} & signs().keys()
    counted = Counter(country for word in seen for country in signs()[word])
    return Counter({country: min(count, _SIGN_LIMIT) for country, count in counted.items()})


def find_candidates(doc: Doc, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates of the document, none overlapping another; doubtful ones only where a sure one agrees."""
    reader = _Reader(doc, gazetteer, _labels(doc), _surnames(doc))
    found: list[Candidate] = []
    position = 0
    texts = [token.text for token in doc]
    for start in [index for index, text in enumerate(texts) if _may_start(text, texts[index + 1 : index + 2])]:
        if start < position:
            continue
        candidate = _match(reader, start, found[-1] if found else None)
        if candidate is not None:
            found.append(candidate)
            position = candidate.last + 1
    sure = {candidate.key for candidate in found if candidate.trust != "doubtful"}
    return [candidate for candidate in found if candidate.trust != "doubtful" or candidate.key in sure]


@dataclass(frozen=True, slots=True)
class _Reader:
    """The document and what is asked of it again and again."""

    doc: Doc
    gazetteer: Gazetteer
    labels: dict[int, tuple[str, int, int]]
    surnames: frozenset[str]


def _surnames(doc: Doc) -> frozenset[str]:
    return frozenset(entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1)


def _labels(doc: Doc) -> dict[int, tuple[str, int, int]]:
    """Token index to the entity it stands in: label, first and last token."""
    out = {}
    for entity in doc.ents:
        for index in range(entity.start, entity.end):
            out[index] = (entity.label_, entity.start, entity.end - 1)
    return out


def _may_start(text: str, after: list[str]) -> bool:
    return text[0].isupper() or (text in _ARTICLES and after == ["-"])


def _match(reader: _Reader, start: int, before: Candidate | None) -> Candidate | None:
    """The longest name that starts at a token and is in the gazetteer, or the parser's own place."""
    doc = reader.doc
    label, first, last = reader.labels.get(start, ("", start, start))
    told = told_end(doc, start)
    for end in _ends(doc, start):
        if told is not None and end < told:
            break  # the text has a longer name
        key = fold(_text(doc, start, end))
        if key in demonyms() or (key in words("stop_names") and not _is_meant(doc, start, end)):
            continue
        key, places = _look_up(reader, key, start, end)
        if not places:
            continue
        if label in _PLACE_LABELS and start == first and end < last and _is_part(doc, end, last, places):
            continue
        trust = _trust(reader, start, end, places)
        if (
            trust != "sure"
            and before is not None
            and not is_street(doc, end)
            and _continues(doc, start, places, before)
        ):
            trust = "sure"
        if trust is not None:
            return Candidate(start, end, key, places, trust)
    if told is not None:
        return Candidate(start, told, fold(_text(doc, start, told)), (), "plain")
    if label in _PLACE_LABELS and start == first and _is_name(doc, first, last):
        return Candidate(first, last, fold(_text(doc, first, last)), (), "plain")
    return None


def _look_up(reader: _Reader, key: str, start: int, end: int) -> tuple[str, tuple[Place, ...]]:
    """What the name may mean; 'Idlib province' is not the city, and is kept apart from it."""
    places = reader.gazetteer.find(key)
    text = reader.doc[start].text
    if start == end and key in acronyms() and not text.isupper():  # "Car bombs"
        places = tuple(place for place in places if place.kind != "country")
    if start == end and len(text) == _POSTAL_LETTERS and text.isupper() and start and reader.doc[start - 1].text == ",":
        places = reader.gazetteer.find(POSTAL + key) or places
    if places and end + 1 < len(reader.doc) and (noun := reader.doc[end + 1].lower_) in words("divisions"):
        divisions = tuple(place for place in places if place.kind == "admin1") or _division(reader, key, places)
        divisions += tuple(place for place in reader.gazetteer.find(f"{key} {noun}") if place.kind == "area")
        return (f"{key} {noun}", divisions) if divisions else (key, places)
    return key, places


def _division(reader: _Reader, key: str, cities: tuple[Place, ...]) -> tuple[Place, ...]:
    """The divisions called after a city that lies in them, whatever the text calls their kind: "Ryazan region"."""
    countries = {city.country for city in cities}
    named = (place for noun in sorted(words("divisions")) for place in reader.gazetteer.find(f"{key} {noun}"))
    return tuple(dict.fromkeys(place for place in named if place.kind == "admin1" and place.country in countries))


def _continues(doc: Doc, start: int, places: tuple[Place, ...], before: Candidate | None) -> bool:
    """True after 'X,' where X may lie in the place: 'Irbid, Jordan'."""
    if before is None or before.last != start - 2 or doc[start - 1].text != ",":
        return False
    return any(contains(outer, inner) for outer in places for inner in before.places)


def _text(doc: Doc, start: int, end: int) -> str:
    return doc[start].text if start == end else str(doc[start : end + 1].text)


def _ends(doc: Doc, start: int) -> list[int]:
    """The last tokens a name that starts at `start` may have, the farthest first; an Arabic article is no name."""
    article = doc[start].lower_ in _ARTICLES and start + 1 < len(doc) and doc[start + 1].text == "-"
    ends = [] if article else [start]
    for index in range(start + 1, min(start + _LONGEST, len(doc))):
        text = doc[index].text
        if text[0].isupper() or text[0].isdigit():
            ends.append(index)
        elif text.lower() not in _INNER:
            break
    ends.reverse()
    return ends


def _is_meant(doc: Doc, start: int, end: int) -> bool:
    """True where a name that is mostly another word is a place all the same: 'US', 'in Buffalo', 'Mobile, Alabama'."""
    if start == end and doc[start].text == "US":
        return True
    return doc[start].ent_type_ == "GPE" and (is_locative(doc, start) or qualified(doc, end))


def _is_part(doc: Doc, end: int, last: int, places: tuple[Place, ...]) -> bool:
    """True where the parser's name goes on and the part is no large place: 'Camp Hurriya' is not Camp."""
    large = any(place.kind in ("country", "admin1") or place.population >= _BIG for place in places)
    return (
        not large and doc[end + 1].pos_ == "PROPN" and all(token.text[0].isupper() for token in doc[end + 1 : last + 1])
    )


def _is_name(doc: Doc, first: int, last: int) -> bool:
    key = fold(_text(doc, first, last))
    if key in words("stop_names") | demonyms().keys() or len(key.strip(".")) == 1:  # a post "on X"
        return False
    return all(token.text[0].isupper() or token.lower_ in _INNER for token in doc[first : last + 1])


def _trust(reader: _Reader, start: int, end: int, places: tuple[Place, ...]) -> Trust | None:
    """How far the words around a name let it be a place; None: not at all."""
    doc = reader.doc
    if is_street(doc, end) or is_club(doc, start, end) or is_era(doc, start):
        return None
    if is_war(doc, end) and all(place.kind in ("area", "county") for place in places):
        return None
    if fold(_text(doc, start, end)) in words("metonyms") and not is_locative(doc, start):
        return None
    label, first, last = reader.labels.get(start, ("", start, start))
    if last < end and label not in ("", *_PLACE_LABELS):
        return None
    size = max(place.population for place in places)
    placed = is_locative(doc, start) or qualified(doc, end) or _in_phrase(doc, start, end) or _is_off(doc, start)
    placed = placed or is_described(doc, end)
    if start == end and not placed and (_is_first_name(doc, end) or (size < _GREAT and _is_surname(reader, start))):
        return None
    if label in _PLACE_LABELS:
        return "sure"
    if label == "ORG":
        return _in_organisation(doc, start, end, first, last, places)
    if label == "PERSON":
        if first != start or last != end or size < _SMALL:
            return None
        return "sure" if placed or _listed(doc, start) or _is_target(doc, start) else "doubtful"
    return _bare(doc, start, end, size, placed) if label in _OPEN_LABELS else None


def _in_phrase(doc: Doc, start: int, end: int) -> bool:
    """True in "the suburbs of Sumy" and before a common noun of divisions, as in "Ryazan region"."""
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].text in words("parts_of"):
        return True
    return end + 1 < len(doc) and doc[end + 1].text in words("divisions")


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


def _is_surname(reader: _Reader, index: int) -> bool:
    doc = reader.doc
    return doc[index].text in reader.surnames or (index + 1 < len(doc) and doc[index + 1].lower_ in words("speech"))


def _in_organisation(doc: Doc, start: int, end: int, first: int, last: int, places: tuple[Place, ...]) -> Trust | None:
    """A place in the name of an organisation: of a public body it counts, of a firm or team it does not."""
    large = any(place.kind in ("country", "admin1") or place.population >= _BIG for place in places)
    if start == first and end == last:
        return "plain" if large or is_locative(doc, start) or _is_target(doc, start) else "doubtful"
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
    return "plain" if size >= _BIG and doc[end].pos_ in ("PROPN", "NOUN", "X") else "doubtful"


def is_locative(doc: Doc, start: int) -> bool:
    """True where a preposition of place stands before the name, 'the' and compass words between them passed over."""
    index = start - 1
    while index >= 0 and doc[index].lower_ in (
        "the",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "downtown",
    ):
        index -= 1
    return index >= 0 and doc[index].lower_ in words("locative")


def qualified(doc: Doc, end: int) -> bool:
    """True where a comma and a state or country follow, as in 'Paris, Texas'."""
    if end + 2 >= len(doc) or doc[end + 1].text != ",":
        return False
    return doc[end + 2].ent_type_ in _PLACE_LABELS and doc[end + 2].text[0].isupper()
