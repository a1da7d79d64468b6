"""Places that are only pointed at: "to the country", "in the city" mean the last such place named before."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from worker.event import PlaceMention
from worker.labels import PREMODIFIERS_AND_OWNER
from worker.normalisation.places.demonyms import is_demonym
from worker.normalisation.places.gazetteer import load_gazetteer
from worker.normalisation.places.names import fold
from worker.normalisation.places.words import words
from worker.resources import load_tsv

_POINTERS = frozenset(("the", "this", "that"))
_KINDS = {
    **dict.fromkeys(("country", "nation"), ("country",)),
    **dict.fromkeys(("city", "town", "village"), ("city",)),
    **dict.fromkeys(("province", "region", "state", "governorate"), ("region",)),
}
_SAME = "same"
_MODIFIERS = frozenset(("amod", "compound", "prep", "relcl", "poss", "appos", "nmod", "acl"))
_CLAUSES = frozenset(("relcl", "ccomp", "advcl", "parataxis", "csubj"))


def pointed_place(doc: Doc, trigger: Token, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place that a phrase under `trigger` points back to, None where none does or nothing was named before."""
    for noun in trigger.sent:
        if noun.lemma_.lower() == "capital" and _says_where(noun, trigger):
            return _capital(doc, noun, places)
        kinds = _KINDS.get(noun.lemma_.lower())
        if kinds is None or not _points(noun) or not _says_where(noun, trigger):
            continue
        before = [place for place in places if place.end <= noun.idx and place.precision in kinds]
        named = next((place for place in reversed(before) if _is_named_for_itself(doc, place)), None)
        if named is not None:
            return named
    return None


def _capital(doc: Doc, noun: Token, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The capital of the country that an adjective names ("the Georgian capital"), else of the one named last."""
    inside = [place for place in places if noun.left_edge.idx <= place.start < noun.idx]
    before = [place for place in places if place.end <= noun.idx and place.country]
    country = next((place.country for place in (*inside, *reversed(before))), None)
    name = capitals().get(country or "")
    found = [p for p in load_gazetteer().find(fold(name)) if p.kind == "city" and p.country == country] if name else []
    if not found:
        return None
    city = max(found, key=lambda place: place.population)
    return PlaceMention(
        text=noun.text,
        start=noun.idx,
        end=noun.idx + len(noun),
        name=city.name,
        country=city.country,
        latitude=city.latitude,
        longitude=city.longitude,
        geonames_id=city.geonames_id,
        precision=city.precision,
        disputed=city.disputed,
    )


@cache
def capitals() -> dict[str, str]:
    """ISO 3166-1 alpha-3 to the name of the capital."""
    rows = load_tsv("parties/countries.tsv")
    return {row[0]: row[5].split("|")[0] for row in rows if row[5] != "-"}


def _is_named_for_itself(doc: Doc, place: PlaceMention) -> bool:
    """False for a people, and for a country that only says whose something is: "United States President"."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    return span is not None and span.root.dep_ not in PREMODIFIERS_AND_OWNER and not is_demonym(place)


def _points(noun: Token) -> bool:
    """True for 'the country' with nothing that tells it from others."""
    pointing = any(child.dep_ == "det" and child.lower_ in _POINTERS for child in noun.children)
    return pointing and not any(child.dep_ in _MODIFIERS and child.lower_ != _SAME for child in noun.children)


def _says_where(noun: Token, trigger: Token) -> bool:
    """True for a noun behind a preposition of place, or 'to', in the trigger's own clause."""
    if noun.dep_ != "pobj" or not (noun.head.lower_ in words("locative") or noun.head.lower_ == "to"):
        return False
    token = noun.head
    while token != trigger:
        if token.dep_ in _CLAUSES or token.head == token:
            return False
        token = token.head
    return True
