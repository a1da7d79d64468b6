"""Places that only the headline names: "Bomb kills four in Jalalabad" over a text that tells no town.

A headline may have all its words in capitals, so a name counts only behind a preposition of place, and in a country
that the text touches.
"""

import re
from collections.abc import Iterator, Set

from worker.event import PlaceMention
from worker.normalisation.places.gazetteer import Place, load_gazetteer
from worker.normalisation.places.names import fold
from worker.normalisation.places.words import words

HEADLINE = -1  # where such a name starts: outside the text
_LONGEST = 3  # words of a name
_LARGE = 100_000  # people; where the text touches no country
_WORD = re.compile(r"[\w'’.-]+|,")


def headline_places(title: str, countries: Set[str]) -> Iterator[PlaceMention]:
    """The places of a headline, towns and divisions, each as the largest of its name in the countries of the text."""
    told = _WORD.findall(title)
    for before, word in enumerate(told[:-1]):
        if word.lower() not in words("headline"):
            continue
        rest = told[before + 1 : before + 1 + _LONGEST]
        for length in range(len(rest), 0, -1):
            place = _meant(told, before + 1, length, countries)
            if place is not None:
                yield _mention(" ".join(rest[:length]), place)
                break


def _meant(told: list[str], start: int, length: int, countries: Set[str]) -> Place | None:
    name = told[start : start + length]
    key = fold(" ".join(name))
    qualified = told[start + length : start + length + 1] == [","]
    if not all(word[0].isupper() for word in name) or (key in words("stop_names") and not qualified):
        return None
    found = [place for place in load_gazetteer().find(key) if place.exact and place.kind != "country"]
    near = [place for place in found if place.country in countries]
    if not countries:
        near = [place for place in found if place.population >= _LARGE]
    return max(near, key=lambda place: (place.kind == "city", place.population), default=None)


def _mention(text: str, place: Place) -> PlaceMention:
    return PlaceMention(
        text=text,
        start=HEADLINE,
        end=HEADLINE,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        precision=place.precision,
        disputed=place.disputed,
    )
