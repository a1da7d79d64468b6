"""Finding what may be a place name: the parser's entities and the gazetteer matches it missed, in text order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from worker.normalisation.gazetteer import Gazetteer, Place
from worker.normalisation.place_demonyms import demonyms
from worker.normalisation.place_names import fold
from worker.resources import load_yaml

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LONGEST = 6  # tokens of a name looked for without the parser's help
_INNER = frozenset(
    {"of", "de", "la", "le", "du", "des", "del", "al", "el", "-", "'", "ez", "sur", "upon", "on", "and", "'s"}
)
_BIG = 100_000  # people; a smaller city needs some sign that it is meant


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens [first, last] of the document that may name a place, and the places it may be."""

    first: int
    last: int
    key: str
    places: tuple[Place, ...]
    label: str  # the parser's entity label at the name, "" for none
    sure: bool  # stands where only a place stands, or the parser says it is one


@cache
def words(name: str) -> frozenset[str]:
    """One list of words.yaml."""
    data: dict[str, Any] = load_yaml("places/words.yaml")
    return frozenset(str(word) for word in data[name])


def find_candidates(doc: Doc, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the candidates of the document, none overlapping another."""
    labels = _labels(doc)
    out: list[Candidate] = []
    position = 0
    while position < len(doc):
        candidate = _match(doc, position, labels, gazetteer) if _may_start(doc[position]) else None
        if candidate is None:
            position += 1
            continue
        out.append(candidate)
        position = candidate.last + 1
    return out


def _labels(doc: Doc) -> dict[int, tuple[str, int, int]]:
    """Token index to the entity it stands in: label, first and last token."""
    out = {}
    for entity in doc.ents:
        for index in range(entity.start, entity.end):
            out[index] = (entity.label_, entity.start, entity.end - 1)
    return out


def _may_start(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or (text[:3] in ("al-", "el-", "ad-", "as-", "ar-", "az-") and len(text) > 3)


def _match(doc: Doc, start: int, labels: dict[int, tuple[str, int, int]], gazetteer: Gazetteer) -> Candidate | None:
    """The longest name that starts at a token and is in the gazetteer, or the parser's own place."""
    label, first, last = labels.get(start, ("", start, start))
    for end in _ends(doc, start):
        key = fold(_text(doc, start, end))
        if key in words("stop_names") and _text(doc, start, end) != "US":
            continue
        places = gazetteer.find(key) if key not in demonyms() else ()
        if end + 1 < len(doc) and doc[end + 1].lower_ in words("divisions"):
            divisions = tuple(place for place in places if place.kind == "admin1")
            key, places = (f"{key} {doc[end + 1].lower_}", divisions) if divisions else (key, places)
        if places and _accepted(doc, start, end, labels, places):
            return Candidate(start, end, key, places, label, label in _PLACE_LABELS or is_locative(doc, start))
    if label in _PLACE_LABELS and start == first and _is_name(doc, first, last):
        return Candidate(first, last, fold(_text(doc, first, last)), (), label, True)
    return None


def _text(doc: Doc, start: int, end: int) -> str:
    return str(doc[start : end + 1].text)


def _ends(doc: Doc, start: int) -> Iterator[int]:
    """The last tokens a name that starts at `start` may have, the farthest first."""
    ends = []
    for index in range(start, min(start + _LONGEST, len(doc))):
        token = doc[index]
        capital = token.text[0].isupper()
        if not capital and token.lower_ not in _INNER and index != start:
            break
        if capital or index == start or token.text[0].isdigit():
            ends.append(index)
    return reversed(ends)


def _is_name(doc: Doc, first: int, last: int) -> bool:
    if fold(_text(doc, first, last)) in words("stop_names") | demonyms().keys():
        return False
    return all(token.text[0].isupper() or token.lower_ in _INNER for token in doc[first : last + 1])


def _accepted(
    doc: Doc, start: int, end: int, labels: dict[int, tuple[str, int, int]], places: tuple[Place, ...]
) -> bool:
    """Whether the words around a name let it be a place."""
    following = doc[end + 1].lower_ if end + 1 < len(doc) else ""
    if following in words("streets") and doc[end + 1].text[0].isupper():
        return False
    label, first, last = labels.get(start, ("", start, start))
    if last < end and label not in ("", *_PLACE_LABELS):
        return False
    size = max(place.population for place in places)
    if label in _PLACE_LABELS:
        return True
    if label == "ORG":
        return _in_organisation(doc, start, end, first, last, size)
    if label == "PERSON":
        return first == start and last == end and (is_locative(doc, start) or qualified(doc, end)) and size >= 1_000
    if label in ("", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"):
        return _bare(doc, start, end, size)
    return False


def _in_organisation(doc: Doc, start: int, end: int, first: int, last: int, size: int) -> bool:
    if start == first and end == last:
        return size >= _BIG or is_locative(doc, start)
    final = doc[last].lower_
    if final in words("not_places"):
        return False
    if start == first or doc[start - 1].lower_ in ("of", "in", "at"):
        return final in words("public_bodies") or doc[end + 1 if end < last else end].lower_ in words("public_bodies")
    return False


def _bare(doc: Doc, start: int, end: int, size: int) -> bool:
    """A name the parser does not know: part of a longer name it is not, and small places need a sign."""
    if start and doc[start - 1].text[0].isupper() and not doc[start].is_sent_start and doc[start - 1].pos_ == "PROPN":
        return False
    following = doc[end + 1] if end + 1 < len(doc) else None
    if (
        following is not None
        and following.text[0].isupper()
        and following.pos_ == "PROPN"
        and following.text not in (",",)
    ):
        return following.lower_ in words("public_bodies") and size >= 1_000
    if is_locative(doc, start) or qualified(doc, end):
        return size >= 500
    return size >= _BIG and doc[end].pos_ in ("PROPN", "NOUN", "X")


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
