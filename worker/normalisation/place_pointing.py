"""Places that are only pointed at: "to the country", "in the city" mean the last such place named before."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from worker.event import PlaceMention
from worker.normalisation.place_demonyms import is_demonym
from worker.normalisation.place_spans import words

_POINTERS = frozenset(("the", "this", "that"))
_KINDS = {
    **dict.fromkeys(("country", "nation"), ("country",)),
    **dict.fromkeys(("city", "town", "village", "capital"), ("city",)),
    **dict.fromkeys(("province", "region", "state", "governorate"), ("region",)),
}
_MODIFIERS = frozenset(("amod", "compound", "prep", "relcl", "poss", "appos", "nmod", "acl"))
_OWNING = frozenset(("compound", "poss", "nmod", "amod"))
_CLAUSES = frozenset(("relcl", "ccomp", "advcl", "parataxis", "csubj"))


def pointed_place(doc: Doc, trigger: Token, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place that a phrase under `trigger` points back to, None where none does or nothing was named before."""
    for noun in trigger.sent:
        kinds = _KINDS.get(noun.lemma_.lower())
        if kinds is None or not _points(noun) or not _says_where(noun, trigger):
            continue
        before = [place for place in places if place.end <= noun.idx and place.precision in kinds]
        named = next((place for place in reversed(before) if _is_named_for_itself(doc, place)), None)
        if named is not None:
            return named
    return None


def _is_named_for_itself(doc: Doc, place: PlaceMention) -> bool:
    """False for a people, and for a country that only says whose something is: "United States President"."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    return span is not None and span.root.dep_ not in _OWNING and not is_demonym(place)


def _points(noun: Token) -> bool:
    """True for 'the country' with nothing that tells it from others."""
    pointing = any(child.dep_ == "det" and child.lower_ in _POINTERS for child in noun.children)
    return pointing and not any(child.dep_ in _MODIFIERS for child in noun.children)


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
