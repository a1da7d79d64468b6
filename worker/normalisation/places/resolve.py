"""Deciding which place a name means: what the text says of it (Paris, Texas), what else the text names, and size."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from spacy.tokens import Doc

from worker.normalisation.places.counties import told_by_county
from worker.normalisation.places.distance import kilometres
from worker.normalisation.places.gazetteer import Place, contains
from worker.normalisation.places.metonyms import seats
from worker.normalisation.places.spans import Candidate
from worker.normalisation.places.words import words
from worker.resources import load_tsv

_NEAR_KM = 150
_COUNTRY_WEIGHT = 3.0
_ADMIN1_WEIGHT = 3.0
_NEAR_WEIGHT = 1.0
_BESIDE_WEIGHT = 0.7
_CELL_DEGREES = 0.6
_FEW = 4  # names that may mean more places than this say less about where the text is
_COUNTY_BONUS = 4.0
_ALTERNATE_PENALTY = 0.8
_SEAT_PENALTY = 3.0
_CAPITAL_NAMESAKE_PENALTY = 2.0  # for what is only also called as a capital is: Anantnag in India is "Islamabad" too
_STATES = frozenset(("USA", "CAN", "AUS", "GBR"))  # their divisions are what the bare name means (Quebec, Oklahoma)
_SENSE_BONUS = 2.5
_CAPITAL_BONUS = 1.0
_QUALIFIER_WEIGHT = 3  # a state or country that qualifies a name counts as this many mentions of it
_SMALL_TOWN = 30_000
_SOME_COUNTRIES = 2
_ROUNDS = 2
_OWNING = frozenset(("'s", "’s"))  # "Iraq's Kurdistan region"
_LONGEST_GAP = 5  # tokens from a name to the one that contains it: "in", "the", "north-western"
_OWNED_REACH = 3  # tokens from a country to the name in it: "'s", "northern"

_Cell = tuple[int, int]


@dataclass(slots=True)
class _Context:
    """What the text names besides: countries and first-order divisions by weight, and the places chosen so far.

    `touched` are the countries that demonyms name; `cells` holds, for each square of the map, the names that may mean a
    place in or beside it, with what that is worth.
    """

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    chosen: dict[str, Place]
    cells: dict[_Cell, dict[str, float]]
    touched: frozenset[str]


def resolve(doc: Doc, candidates: Sequence[Candidate], countries: Counter[str]) -> list[Place | None]:
    """Return for each candidate the place it means, None for an unknown name.

    `countries` counts the countries that the text's demonyms name.
    """
    qualifiers = _qualifiers(doc, candidates)
    keys = {candidate.key: candidate.places for candidate in candidates if candidate.places}
    context = _Context(Counter(countries), Counter(), {}, _cells(keys), frozenset(countries))
    for candidate in candidates:
        _count_unambiguous(candidate, context)
    fixed: dict[str, Place] = {}
    for index, place in qualifiers.items():
        fixed.setdefault(candidates[index].key, place)
        _count(place, context, _QUALIFIER_WEIGHT)
    states = {at[1] for at, weight in context.divisions.items() if at[0] == "USA" and weight >= _QUALIFIER_WEIGHT}
    for key, place in told_by_county(keys, states).items():
        if fixed.setdefault(key, place) is place:
            _count(place, context, 1)
    for _ in range(_ROUNDS):
        context.chosen = {key: fixed.get(key) or _best(key, places, context) for key, places in keys.items()}
    known = {key: place for key, place in context.chosen.items() if key in fixed or _is_meant(place, context)}
    return [qualifiers.get(i) or known.get(c.key) for i, c in enumerate(candidates)]


def _is_meant(place: Place, context: _Context) -> bool:
    return not _is_stray(place, context) and not _is_foreign(place, context)


def _is_stray(place: Place, context: _Context) -> bool:
    """True for a small town of a country that the text does not touch: a chance likeness rather than what is meant."""
    small = place.kind == "city" and place.population < _SMALL_TOWN
    return small and context.countries.total() >= _SOME_COUNTRIES and not context.countries[place.country or ""]


def _is_foreign(place: Place, context: _Context) -> bool:
    """True for what is called so only in another spelling, where another country is named: Mambasa, no Mombasa."""
    if place.exact or place.kind != "city":
        return False
    others = [other for other in context.chosen.values() if other is not place]
    named = context.touched | {other.country for other in others if other.kind == "country"}
    return bool(named) and place.country not in named | {other.country for other in others}


def _qualifiers(doc: Doc, candidates: Sequence[Candidate]) -> dict[int, Place]:
    """'X, Y' where X lies in Y: the place of X, and of Y, by index. From the end, so that 'X, Y, Z' works."""
    out: dict[int, Place] = {}
    for index in range(len(candidates) - 2, -1, -1):
        one, other = candidates[index], candidates[index + 1]
        if any(token.lower_ in _OWNING for token in doc[one.last + 1 : other.first][:1]) and index + 1 not in out:
            owned = [(x, y) for y in one.places if y.kind == "country" for x in other.places if contains(y, x)]
            if owned and other.first - one.last <= _OWNED_REACH:
                out[index + 1] = max(owned, key=lambda pair: _plain_size(pair[0], other.places))[0]
                out.setdefault(index, owned[0][1])
        if other.first - one.last > _LONGEST_GAP:
            continue
        gap = [token.text for token in doc[one.last + 1 : other.first] if token.lower_ not in words("compass")]
        if gap not in ([","], ["("], ["in"], ["in", "the"]) and not (not gap and other.key.endswith(".")):
            continue
        containers = (out[index + 1],) if index + 1 in out else other.places
        pairs = [
            (x, y)
            for y in containers
            if y.kind in ("country", "admin1", "county")
            for x in one.places
            if contains(y, x)
        ]
        if gap and gap[0] == "in":
            pairs = [pair for pair in pairs if pair[0].population > 1_000]
        if pairs:
            out[index], container = max(pairs, key=lambda pair: _plain_size(pair[0], one.places))
            out.setdefault(index + 1, container)
    return out


def _plain_size(place: Place, places: Sequence[Place]) -> tuple[bool, int]:
    """Order among places of one name in one container: the seat of a division before the division, else by size."""
    if place.kind != "admin1" or place.country in _STATES:
        return True, place.population
    return not any(_is_seat(city, place) for city in places), place.population


def _count_unambiguous(candidate: Candidate, context: _Context) -> None:
    if candidate.key in _senses():
        return
    large = [place for place in candidate.places if place.kind in ("country", "admin1")]
    countries = {place.country for place in candidate.places}
    if len(large) == 1 and (len(countries) == 1 or not any(_is_seat(city, large[0]) for city in candidate.places)):
        _count(large[0], context, 1)
    elif len(countries) == 1:
        largest = max(candidate.places, key=lambda place: place.population)
        if largest.population >= _SMALL_TOWN or largest.kind != "city":
            _count(largest, context, 1)


def _count(place: Place, context: _Context, weight: int) -> None:
    if place.country is not None:
        context.countries[place.country] += weight
        if place.admin1 is not None:
            context.divisions[place.country, place.admin1] += weight


def _best(key: str, places: Sequence[Place], context: _Context) -> Place:
    return max(places, key=lambda place: _score(key, place, places, context))


def _score(key: str, place: Place, places: Sequence[Place], context: _Context) -> float:
    score = math.log10(place.population + 1)
    score -= 0.0 if place.exact else _ALTERNATE_PENALTY
    if place.geonames_id is not None and _senses().get(key) == place.geonames_id:
        score += _SENSE_BONUS
    if _is_capital(place, key):
        score += _CAPITAL_BONUS
    elif not place.exact and any(_is_capital(other, key) for other in places):
        score -= _CAPITAL_NAMESAKE_PENALTY
    if place.country is not None:
        score += _COUNTRY_WEIGHT * _share(context.countries[place.country], context.countries.total())
        if place.admin1 is not None:
            score += _ADMIN1_WEIGHT * _share(context.divisions[place.country, place.admin1], context.divisions.total())
    if place.kind == "admin1" and place.country not in _STATES and any(_is_seat(city, place) for city in places):
        score -= _SEAT_PENALTY
    if place.kind == "county" and not place.exact and f"{key} county" in context.chosen:
        score += _COUNTY_BONUS
    near = sum(kilometres(place, other) < _NEAR_KM for name, other in context.chosen.items() if name != key)
    beside = sum(worth for name, worth in context.cells.get(_cell(place), {}).items() if name != key)
    return score + _NEAR_WEIGHT * min(near, 2) + _BESIDE_WEIGHT * min(beside, 3.0)


def _cells(keys: Mapping[str, Sequence[Place]]) -> dict[_Cell, dict[str, float]]:
    cells: dict[_Cell, dict[str, float]] = defaultdict(dict)
    for key, places in keys.items():
        small = [place for place in places if place.kind in ("city", "county")]
        for place in small:
            row, column = _cell(place)
            for cell in product((row - 1, row, row + 1), (column - 1, column, column + 1)):
                cells[cell][key] = min(1.0, _FEW / len(small))
    return cells


def _cell(place: Place) -> _Cell:
    return round((place.latitude or 0.0) / _CELL_DEGREES), round((place.longitude or 0.0) / _CELL_DEGREES)


def _is_seat(city: Place, division: Place) -> bool:
    """True for a city of the same name in or by the division, which is then what the bare name means (Idlib, Sanaa)."""
    if city.kind != "city" or city.country != division.country:
        return False
    return city.admin1 == division.admin1 or kilometres(city, division) < _NEAR_KM


def _is_capital(place: Place, key: str) -> bool:
    return place.kind == "city" and (place.country, key) in seats()


def _share(count: int, total: int) -> float:
    return count / total if total else 0.0


@cache
def _senses() -> dict[str, int]:
    return {key: int(number) for key, number in load_tsv("places/senses.tsv")}
