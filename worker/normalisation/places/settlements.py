"""Names that the words around them make places: "the Hodan district of Mogadishu", "Bunagana, a town on the border",
"the village of Rabia", "the Zikim crossing".

No gazetteer need hold such a name. It takes country and point from the place that it is told to lie in.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from worker.event import PlaceMention
from worker.labels import LANDS
from worker.normalisation.places.demonyms import is_demonym
from worker.normalisation.places.names import fold
from worker.normalisation.places.offset import BEARINGS, destination, direction_before, measures, offset_before
from worker.normalisation.places.words import words

_LONGEST = 5  # tokens of such a name, its hyphens among them
_DESCRIBED = 4  # tokens between the comma and the noun: "a small mining town"
_ARTICLES = frozenset(("a", "an"))  # "Mayor Berg, the village trustees"
_WITHIN = frozenset(("of", "in"))
_MEASURE = 16  # tokens of ", about 30 km (18 miles) east of M"
_AT = frozenset(("at", "near", "outside"))
_REGION = 4  # tokens behind "in" that a region's name may begin in
_CALLED = frozenset(("of", "called", "named"))
_LONGEST_KIND = 3  # tokens of "international airport"
_POINTED = frozenset(("city", "district", "point", "region"))  # a country's middle is no point of a town in it
_NAMED = frozenset(("city", "region"))
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


def called_end(doc: Doc, start: int) -> int | None:
    """The last token of the name that begins at `start` behind "the village of" or "a town called", else None."""
    if start < 2 or doc[start - 1].lower_ not in _CALLED or doc[start - 2].text not in words("settlements"):
        return None
    return _unstopped(doc, start)


def site_end(doc: Doc, start: int) -> int | None:
    """The last token of the name that begins at `start` before "border crossing" and the like, else None.

    A part of it may be a name as well: "London" in "the London City airport".
    """
    end = _unstopped(doc, start) if doc[start].pos_ == "PROPN" else None
    return end if end is not None and facility_end(doc, end) is not None else None


def _unstopped(doc: Doc, start: int) -> int | None:
    """The last token of the run of capitalised words, None where it is only an article or no name."""
    end = _name_end(doc, start)
    if end is None or doc[end].lower_ in _PARTICLES or fold(doc[start : end + 1].text) in words("stop_names"):
        return None
    return end


def sited_end(doc: Doc, start: int, label: str) -> int | None:
    """The last token of a name behind "at" or "near" whose distance or region follows: "at Bulo in the Bakool region".

    Bodies have regions too ("at Kestrel School in Ohio"): a region tells a place of what the parser calls nothing or
    a person, `label`, and of that only where it has no word of a body's name.
    """
    if start == 0 or doc[start - 1].lower_ not in _AT or doc[start].pos_ != "PROPN":
        return None
    end = _unstopped(doc, start)
    if end is None or end + 2 >= len(doc):
        return None
    comma = doc[end + 1].text == ","
    if comma and any(token.pos_ == "NUM" for token in doc[end + 2 : end + 5]):
        return end if measures(doc[end + 1 : end + 1 + _MEASURE].text, bare=True) else None
    if label == "ORG" or (label != "PERSON" and end > start) or doc[end].lower_ in _bodies():
        return None
    link = end + 1 + comma
    region = doc[link + 1 : link + 1 + _REGION]
    return end if doc[link].lower_ == "in" and any(token.ent_type_ in LANDS for token in region) else None


@cache
def _bodies() -> frozenset[str]:
    return words("sites") | words("public_bodies") | words("not_places")


def facility_end(doc: Doc, end: int) -> int | None:
    """The last token of "international airport" and the like right behind a name that ends at `end`, else None.

    A camp and a base are so only with their kind: "the Zaatari refugee camp", not "the Berg camp".
    """
    for last in range(end + 1, min(end + 1 + _LONGEST_KIND, len(doc))):
        noun = doc[last].lower_
        if noun in words("facilities") or (noun in words("camps") and doc[last - 1].lower_ in words("kinds_of_camps")):
            return last
        if noun not in words("kinds_of_facilities") and noun not in words("kinds_of_camps"):
            return None
    return None


def is_described(doc: Doc, end: int) -> bool:
    """True before ", a town on the border": an apposition whose noun is one of settlements, or a distance."""
    if end + 3 >= len(doc) or doc[end + 1].text != ",":
        return False
    if doc[end + 2].lower_ not in _ARTICLES:
        measured = any(token.pos_ == "NUM" or token.lower_ in BEARINGS for token in doc[end + 2 : end + 5])
        return measured and measures(doc[end + 1 : end + 1 + _MEASURE].text)
    for token in doc[end + 3 : end + 3 + _DESCRIBED]:
        if token.lower_ in words("settlements"):
            after = doc[token.i + 1] if token.i + 1 < len(doc) else None
            return after is None or after.pos_ in ("ADP", "PUNCT", "SCONJ", "CCONJ", "PRON", "NUM")
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
    return _linked(one, other, body)


def _linked(one: PlaceMention, other: PlaceMention, body: str) -> bool:
    between = body[one.end : other.start].lower().replace("'s", " 's").split()
    return len(between) <= _BETWEEN and all(word.strip(",") in _parts() or word == "," for word in between)


@cache
def _parts() -> frozenset[str]:
    """What may stand between two names of one phrase."""
    return _JOINTS | words("settlements") | words("public_bodies") | words("geographic") | words("facilities")


def settled(mentions: Sequence[PlaceMention], body: str) -> tuple[PlaceMention, ...]:
    """The mentions, those of no gazetteer with the country and point that the place named behind them gives.

    So are parts of a town that are called as a town elsewhere is: "the Victoria base in Baghdad".
    """
    out = list(mentions)
    for index in reversed(range(len(out) - 1)):
        one, other = out[index], _owned(out, index + 1, body)
        if other.country is None or is_demonym(other):
            continue
        if one.latitude is None and one.country is None:
            out[index] = _measured(one, other, body) or (_in(one, other) if joined(one, other, body) else one)
        elif one.precision in _NAMED and one.country != other.country and _is_part(one, other, body):
            out[index] = replace(_in(one, other), geonames_id=None)
        elif one.precision in _NAMED and one.country != other.country and offset_before(body, other) is not None:
            measured = _measured(one, other, body)  # called as a place elsewhere is
            out[index] = one if measured is None else replace(measured, name=one.text, geonames_id=None)
    return tuple(out)


def _owned(mentions: Sequence[PlaceMention], index: int, body: str) -> PlaceMention:
    """The mention at `index`, or the one it owns: of "Pakistan's North Waziristan" the latter."""
    owner, *more = mentions[index : index + 2]
    if more and body[owner.end : more[0].start].strip() in ("'s", "’s") and owner.country == more[0].country:
        return replace(more[0], start=owner.start)
    return owner


def _is_part(one: PlaceMention, other: PlaceMention, body: str) -> bool:
    """True where the words between two names make the first a part of the second: " base in ", " district of "."""
    between = body[one.end : other.start].split()
    noun = between[-2] if len(between) > 1 and between[-1] in _WITHIN else ""
    parts = words("settlements") | words("facilities") | words("camps")
    return noun in parts and _linked(one, other, body)


def _measured(one: PlaceMention, other: PlaceMention, body: str) -> PlaceMention | None:
    """The first name by its distance from the second: "Rabia, about 30 km east of Mosul"; "Rabia, near Mosul"."""
    between = body[one.end : other.start].split()
    offset = offset_before(body, other)
    told = (offset.text if offset is not None else direction_before(" ".join(between)) or "near").split()
    lead = [word.strip(",") for word in between[: len(between) - len(told)]]
    described = not words("settlements").isdisjoint(lead)  # ", a farming village about"
    fits = all(word.lower() in words("leading") or (described and word.islower()) for word in lead)
    if (
        not fits
        or between[len(lead) :] != told
        or other.precision not in _POINTED
        or other.latitude is None
        or other.longitude is None
    ):
        return None
    near = _in(one, other)
    if offset is None or offset.bearing is None:
        return near
    latitude, longitude = destination(other.latitude, other.longitude, offset.kilometres, offset.bearing)
    return replace(near, latitude=latitude, longitude=longitude)


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
