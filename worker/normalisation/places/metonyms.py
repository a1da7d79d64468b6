"""Capitals that stand for their governments: "Moscow rejected the plan", "warned Tehran", "talks with Washington".

Such a name is a party (parties/bodies.py), not a place of the text. A country's name is listed as a place even where
the state acts, as place corpora do.
"""

from functools import cache

from spacy.tokens import Doc, Token

from worker.labels import OBJECTS, VERB_TAGS
from worker.normalisation.places.gazetteer import Place
from worker.normalisation.places.names import fold
from worker.normalisation.places.words import words
from worker.resources import load_tsv

_KINDS = frozenset(("city", "admin1"))
_HYPHENS = frozenset(("-", "–"))
_PAIRED = frozenset(("between", "with"))


def is_government(doc: Doc, first: int, last: int, place: Place) -> bool:
    """True where tokens [first, last] name the capital `place` as one who speaks, acts or deals with another.

    "Washington" may have been read as the state of that name: in this use it is the capital all the same.
    """
    if place.kind not in _KINDS or (place.country, fold(doc[first : last + 1].text)) not in seats():
        return False
    if _is_in_pair(doc, first, last):
        return True
    token = doc[first : last + 1].root
    if any(child.dep_ in ("appos", "relcl", "poss", "amod") for child in token.children):
        return False
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return _acts(token) or _deals(token) or _is_addressed(token)


@cache
def seats() -> frozenset[tuple[str | None, str]]:
    """ISO 3166-1 alpha-3 and folded name of the capitals that news uses for governments."""
    rows = [row for row in load_tsv("parties/countries.tsv") if row[5] != "-"]
    return frozenset((row[0], fold(name)) for row in rows for name in row[5].split("|"))


def _is_in_pair(doc: Doc, first: int, last: int) -> bool:
    """True in "Washington-Tehran talks": two names joined by a hyphen before a noun of dealings."""
    end = last
    if last + 2 < len(doc) and doc[last + 1].text in _HYPHENS and doc[last + 2].text[0].isupper():
        end = last + 2
    elif not (first > 1 and doc[first - 1].text in _HYPHENS and doc[first - 2].text[0].isupper()):
        return False
    noun = doc[end].head
    return noun.i > end and noun.lemma_.lower() in words("dealings")


def _acts(token: Token) -> bool:
    """True for the subject of a verb of saying or deciding."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.tag_ not in VERB_TAGS or verb.lemma_.lower() not in words("governing"):
        return False
    return not any(child.dep_ == "auxpass" for child in verb.children)


def _is_addressed(token: Token) -> bool:
    """True for the object in "accused Washington of spying", "warned Tehran"."""
    return token.dep_ in OBJECTS and token.head.lemma_.lower() in words("addressing")


def _deals(token: Token) -> bool:
    """True in "talks between X and Y" and "a deal with X"."""
    preposition = token.head
    if token.dep_ != "pobj" or preposition.lower_ not in _PAIRED:
        return False
    return preposition.head.lemma_.lower() in words("dealings")
