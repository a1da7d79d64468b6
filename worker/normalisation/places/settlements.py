"""Names that the words around them make places: "the Hodan district of Mogadishu", "Bunagana, a town on the border".

No gazetteer need hold such a name. It takes country and point from the place that it is told to lie in.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from worker.event import PlaceMention
from worker.normalisation.places.demonyms import is_demonym
from worker.normalisation.places.names import fold
from worker.normalisation.places.words import words

_LONGEST = 5  # tokens of such a name, its hyphens among them
_DESCRIBED = 4  # tokens between the comma and the noun: "a small mining town"
_ARTICLES = frozenset(("a", "an"))  # "Mayor Berg, the village trustees"
_WITHIN = frozenset(("of", "in"))
_POINTED = frozenset(("city", "district", "point", "region"))  # a country's middle is no point of a town in it
_BETWEEN = 5  # words between two names of one phrase
_PARTICLES = frozenset(("al", "el", "de", "del", "la", "ar", "as", "ash", "az", "abu", "bin"))
_JOINTS = frozenset(
    (",", "a", "an", "of", "in", "the", "'s", "capital", "eastern", "western", "northern", "southern", "central")
)


def told_end(doc: Doc, start: int) -> int | None:
    """The last token of the name that begins at `start` where the words behind it say that it is a place, else None."""
    end = _name_end(doc, start) if doc[start].pos_ == "PROPN" else None
    if end is None or fold(doc[start : end + 1].text) in words("stop_names"):
        return None
    return end if _is_of(doc, end) or is_described(doc, end) else None


def is_described(doc: Doc, end: int) -> bool:
    """True before ", a town on the border": an apposition whose noun is one of settlements."""
    if end + 3 >= len(doc) or doc[end + 1].text != "," or doc[end + 2].lower_ not in _ARTICLES:
        return False
    for token in doc[end + 3 : end + 3 + _DESCRIBED]:
        if token.lower_ in words("settlements"):
            after = doc[token.i + 1] if token.i + 1 < len(doc) else None
            return after is None or after.pos_ in ("ADP", "PUNCT", "SCONJ", "CCONJ", "PRON")
        if token.pos_ not in ("ADJ", "NOUN", "ADV", "PUNCT", "PROPN", "VERB"):
            return False
    return False


def _is_of(doc: Doc, end: int) -> bool:
    """True before "district of X", "refugee camp in X"."""
    noun = end + 1
    while noun + 1 < len(doc) and doc[noun].lower_ in words("kinds_of_camps"):
        noun += 1
    if noun + 2 >= len(doc) or doc[noun].text not in words("settlements") or doc[noun + 1].lower_ not in _WITHIN:
        return False
    return any(token.text[0].isupper() for token in doc[noun + 2 : noun + 4])


def _name_end(doc: Doc, start: int) -> int | None:
    """The last token of the run of capitalised words, hyphens and what stands between two hyphens."""
    end = None
    for index in range(start, min(start + _LONGEST, len(doc))):
        text = doc[index].text
        if text[0].isupper():
            end = index
        elif index == start or not (text == "-" or text in _PARTICLES or doc[index - 1].text == "-"):
            break
    return end


def joined(one: PlaceMention, other: PlaceMention, body: str) -> bool:
    """True for two names of one phrase, the first in the second: 'the Pechersk district of Kyiv', 'Kyiv, Ukraine'."""
    if one.country is not None and other.country is not None and one.country != other.country:
        return False
    between = body[one.end : other.start].lower().replace("'s", " 's").split()
    parts = _JOINTS | words("settlements") | words("public_bodies") | words("geographic")
    return len(between) <= _BETWEEN and all(word.strip(",") in parts or word == "," for word in between)


def settled(mentions: Sequence[PlaceMention], body: str) -> tuple[PlaceMention, ...]:
    """The mentions, those of no gazetteer with the country and point of the place that they are told to lie in."""
    out = list(mentions)
    for index, (one, other) in reversed(list(enumerate(pairwise(out)))):
        if one.latitude is not None or one.country is not None or other.country is None or is_demonym(other):
            continue
        if joined(one, other, body):
            out[index] = _in(one, other)
    return tuple(out)


def _in(one: PlaceMention, other: PlaceMention) -> PlaceMention:
    if other.precision not in _POINTED:
        return replace(one, country=other.country, disputed=other.disputed)
    return replace(
        one,
        country=other.country,
        latitude=other.latitude,
        longitude=other.longitude,
        precision=other.precision,
        disputed=other.disputed,
    )
