"""Finding what may be a place name: the parser's entities and the gazetteer matches it missed, in text order."""

from collections import Counter
from dataclasses import dataclass

from spacy.attrs import LOWER
from spacy.tokens import Doc

from worker.labels import PLACES
from worker.normalisation.places.demonyms import demonyms
from worker.normalisation.places.gazetteer import POSTAL, Gazetteer, Place, acronyms, contains
from worker.normalisation.places.names import fold
from worker.normalisation.places.namesakes import is_street
from worker.normalisation.places.settlements import called_end, facility_end, site_end, sited_end, told_end
from worker.normalisation.places.trust import BIG, Reader, Trust, is_locative, qualified, trust_of
from worker.normalisation.places.words import signs, words

_SIGN_LIMIT = 3
_LONGEST = 6  # tokens of a name looked for without the parser's help
_ARTICLES = frozenset({"al", "el", "ad", "as", "ar", "az", "an", "at", "ash"})
_INNER = frozenset(
    {"of", "de", "la", "le", "du", "des", "del", "au", "al", "el", "-", "'", "ez", "sur", "upon", "on", "and", "'s"}
)
_NAMED = frozenset({"Al", "El"})  # before a name: "Al Noor mosque"
_OWNERS = frozenset({"the", "in", "'s", "’s"})
_POSTAL_LETTERS = 2


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
    seen = set(doc.to_array(LOWER).tolist())
    strings = doc.vocab.strings
    counted = Counter(country for word, listed in signs().items() if strings[word] in seen for country in listed)
    return Counter({country: min(count, _SIGN_LIMIT) for country, count in counted.items()})


def find_candidates(doc: Doc, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates of the document, none overlapping another; doubtful ones only where a sure one agrees."""
    texts = [token.text for token in doc]
    sites = not (words("facilities") | words("camps")).isdisjoint(texts)
    reader = Reader(doc, gazetteer, _labels(doc), _surnames(doc), sites)
    found: list[Candidate] = []
    position = 0
    for start in [index for index, text in enumerate(texts) if _may_start(text, texts[index + 1 : index + 2])]:
        if start < position:
            continue
        candidate = _match(reader, start, found[-1] if found else None)
        if candidate is not None:
            found.append(candidate)
            position = candidate.last + 1
    sure = {candidate.key for candidate in found if candidate.trust != "doubtful"}
    return [candidate for candidate in found if candidate.trust != "doubtful" or candidate.key in sure]


def _surnames(doc: Doc) -> frozenset[str]:
    return frozenset(entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1)


def _labels(doc: Doc) -> dict[int, tuple[str, int, int]]:
    """Token index to the entity it stands in: label, first and last token."""
    out = {}
    for entity in doc.ents:
        first, last = entity.start, entity.end - 1
        divided = entity.end < len(doc) and doc[entity.end].text in words("divisions")
        first += divided and first < last and doc[first].text == "the"  # "the Lower Shabelle region"
        last -= first < last and doc[last].lower_ in words("locative")  # "Bara in"
        for index in range(first, last + 1):
            out[index] = (entity.label_, first, last)
    return out


def _may_start(text: str, after: list[str]) -> bool:
    return text[0].isupper() or (text in _ARTICLES and after == ["-"])


def _match(reader: Reader, start: int, before: Candidate | None) -> Candidate | None:
    """The longest name that starts at a token and is in the gazetteer, or the parser's own place."""
    doc = reader.doc
    if doc[start].tag_ == "DT" and doc[start].lower_ in _ARTICLES:  # "An India court"
        return None
    label, first, last = reader.labels.get(start, ("", start, start))
    told = told_end(doc, start)
    for end in _ends(doc, start):
        if told is not None and end < told:
            break  # the text has a longer name
        key = _key(doc, start, end)
        if key in demonyms() or (key in words("stop_names") and not _is_meant(reader, start, end)):
            continue
        key, places = _look_up(reader, key, start, end)
        if not places:
            continue
        if label in PLACES and start == first and end < last and _is_part(doc, end, last, places):
            continue
        trust = trust_of(reader, start, end, places)
        if (
            trust != "sure"
            and before is not None
            and not is_street(doc, end)
            and _continues(doc, start, places, before)
        ):
            trust = "sure"
        if trust is not None:
            return Candidate(start, end, key, places, trust)
    told = told or called_end(doc, start) or (site_end(doc, start) if reader.sites else None)
    if told is None and label in ("", "PERSON", "ORG"):
        told = sited_end(doc, start, label)
    if told is not None and not any(place.kind == "country" for place in reader.gazetteer.find(_key(doc, start, told))):
        return Candidate(start, told, _key(doc, start, told), (), "plain")
    if label in PLACES and start == first and _is_name(doc, first, last):
        return Candidate(first, last, _key(doc, first, last), (), "plain")
    return None


def _look_up(reader: Reader, key: str, start: int, end: int) -> tuple[str, tuple[Place, ...]]:
    """What the name may mean; 'Idlib province' is not the city, and is kept apart from it."""
    places = reader.gazetteer.find(key)
    last = facility_end(reader.doc, end) if reader.sites else None
    if last is not None and (site := reader.gazetteer.find(f"{key} {reader.doc[end + 1 : last + 1].text.lower()}")):
        return key, site
    text = reader.doc[start].text
    if start == end and key in acronyms() and not text.isupper():  # "Car bombs"
        places = tuple(place for place in places if place.kind != "country")
    if start == end and len(text) == _POSTAL_LETTERS and text.isupper() and start and reader.doc[start - 1].text == ",":
        places = reader.gazetteer.find(POSTAL + key) or places
    if (named := _named_divisions(reader, key, end)) and key in words("stop_names"):
        return f"{key} {reader.doc[end + 1].lower_}", named
    if places and end + 1 < len(reader.doc) and (noun := reader.doc[end + 1].lower_) in words("divisions"):
        divisions = tuple(place for place in places if place.kind == "admin1") or _division(reader, key, end, places)
        divisions += tuple(place for place in reader.gazetteer.find(f"{key} {noun}") if place.kind == "area")
        return (f"{key} {noun}", divisions) if divisions else (key, places)
    return key, places


def _named_divisions(reader: Reader, key: str, end: int) -> tuple[Place, ...]:
    """The divisions whose name is the key and a noun of divisions, where the text has such a noun behind the key."""
    if end + 1 >= len(reader.doc) or reader.doc[end + 1].text not in words("divisions"):
        return ()
    named = (place for noun in sorted(words("divisions")) for place in reader.gazetteer.find(f"{key} {noun}"))
    return tuple(dict.fromkeys(place for place in named if place.kind == "admin1"))


def _division(reader: Reader, key: str, end: int, cities: tuple[Place, ...]) -> tuple[Place, ...]:
    """The divisions called after a city that lies in them, whatever the text calls their kind: "Ryazan region"."""
    countries = {city.country for city in cities}
    return tuple(place for place in _named_divisions(reader, key, end) if place.country in countries)


def _continues(doc: Doc, start: int, places: tuple[Place, ...], before: Candidate | None) -> bool:
    """True after 'X,' where X may lie in the place: 'Irbid, Jordan'."""
    if before is None or before.last != start - 2 or doc[start - 1].text != ",":
        return False
    return any(contains(outer, inner) for outer in places for inner in before.places)


def _key(doc: Doc, start: int, end: int) -> str:
    return fold(_text(doc, start, end))


def _text(doc: Doc, start: int, end: int) -> str:
    return doc[start].text if start == end else str(doc[start : end + 1].text)


def _ends(doc: Doc, start: int) -> list[int]:
    """The last tokens a name that starts at `start` may have, the farthest first; an Arabic article is no name."""
    after = doc[start + 1].text if start + 1 < len(doc) else ""
    article = doc[start].lower_ in _ARTICLES and (after == "-" or (doc[start].text in _NAMED and after[:1].isupper()))
    ends = [] if article else [start]
    for index in range(start + 1, min(start + _LONGEST, len(doc))):
        text = doc[index].text
        if text[0].isupper() or text[0].isdigit():
            ends.append(index)
        elif text.lower() not in _INNER:
            break
    ends.reverse()
    return ends


def _is_meant(reader: Reader, start: int, end: int) -> bool:
    """True where a name that is mostly another word is a place all the same: 'US', 'in Buffalo', 'Mobile, Alabama'.

    So are compass words before the noun of a division that is called by them: "Cameroon's Northwest region".
    """
    doc = reader.doc
    if start and doc[start - 1].lower_ in _OWNERS and _named_divisions(reader, _key(doc, start, end), end):
        return True
    if start == end and doc[start].text == "US":
        return True
    return doc[start].ent_type_ == "GPE" and (is_locative(doc, start) or qualified(doc, end))


def _is_part(doc: Doc, end: int, last: int, places: tuple[Place, ...]) -> bool:
    """True where the parser's name goes on and the part is no large place: 'Camp Hurriya' is not Camp."""
    large = any(place.kind in ("country", "admin1") or place.population >= BIG for place in places)
    return (
        not large and doc[end + 1].pos_ == "PROPN" and all(token.text[0].isupper() for token in doc[end + 1 : last + 1])
    )


def _is_name(doc: Doc, first: int, last: int) -> bool:
    key = _key(doc, first, last)
    if key in words("stop_names") | demonyms().keys() or len(key.strip(".")) == 1:  # a post "on X"
        return False
    return all(token.text[0].isupper() or token.lower_ in _INNER for token in doc[first : last + 1])
