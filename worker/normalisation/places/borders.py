"""Borders between two countries as places: "on the border between Sudan and Chad", "the Thai-Cambodian border".

Such a place lies in neither country alone: it has the precision of an area, a point on the border where the two have
one on land, the code of the country named first, and both countries in `border`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from worker.event import EventPlace, PlaceMention
from worker.normalisation.places.words import words
from worker.resources import load_tsv

_BEHIND = re.compile(r"(?: (?:region|area|line|zone|crossing))? (?:between|of|separating|dividing) (?:the )?")
_AND = re.compile(r" and (?:the |neighbou?ring )?")
_JOINED = re.compile(r" ?[-–—/] ?(?:the )?| and ")
_BEFORE = re.compile(
    r"(?:['’]s)? (?:(?:land|common|shared|disputed|long|international|southern|northern|eastern|western) )?"
)
_WITH = re.compile(r" with (?:the |neighbou?ring )?")
_WHOLE = frozenset(("country", "region"))


@dataclass(frozen=True, slots=True)
class Border:
    """`mention`: the words from the first name to the last, read as a place; `countries` in the order of the text."""

    mention: PlaceMention
    countries: tuple[str, str]
    names: tuple[PlaceMention, PlaceMention]

    def told(self) -> EventPlace:
        """The border as the place of an event."""
        return replace(EventPlace.of(self.mention), border=self.countries)


def find_borders(doc: Doc, sentence: Span, places: Sequence[PlaceMention]) -> Iterator[Border]:
    """Yield the borders that a sentence names; `places` are its places in order, demonyms included."""
    wide = [place for place in places if place.precision in _WHOLE and place.country]
    marks = [token for token in sentence if token.lower_ in words("borders")] if len(wide) > 1 else []
    text = doc.text if marks else ""  # put together anew each time it is asked for
    for token in marks:
        start, end = token.idx, token.idx + len(token)
        for one, other in pairwise(wide):
            if one.country != other.country and _bounds(text, one, other, start, end):
                yield _border(text, one, other, start, end)


def _bounds(text: str, one: PlaceMention, other: PlaceMention, start: int, end: int) -> bool:
    """True where the words between two names and a word for a border, text[start:end], make it theirs."""
    between = _core(text[one.end : other.start])
    if end < one.start:
        return bool(_BEHIND.fullmatch(text[end : one.start]) and _AND.fullmatch(between))
    if other.end <= start:
        return bool(_JOINED.fullmatch(between) and _BEFORE.fullmatch(text[other.end : start]))
    return bool(_BEFORE.fullmatch(text[one.end : start]) and _WITH.fullmatch(text[end : other.start]))


def _core(between: str) -> str:
    return between.replace("'s", "").replace("’s", "")


def _border(text: str, one: PlaceMention, other: PlaceMention, start: int, end: int) -> Border:
    first, last = min(one.start, start), max(other.end, end)
    countries = (one.country or "", other.country or "")
    latitude, longitude = _points().get(frozenset(countries), (None, None))
    mention = PlaceMention(
        text=text[first:last],
        start=first,
        end=last,
        name=f"{one.name}–{other.name} border",
        country=one.country,
        latitude=latitude,
        longitude=longitude,
        geonames_id=None,
        precision="area",
    )
    return Border(mention, countries, (one, other))


@cache
def _points() -> dict[frozenset[str], tuple[float, float]]:
    rows = load_tsv("places/borders.tsv")
    return {frozenset((one, other)): (float(latitude), float(longitude)) for one, other, latitude, longitude in rows}
