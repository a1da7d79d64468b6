"""US counties told beside their towns: "Athens ... the Henderson County jail" is Athens in Texas.

Thirty counties are called Washington and nearly as many towns Springfield; a county and a town of its own in one text
say which both are, where only one county of the name has a town that the text names.
"""

from collections.abc import Iterator, Mapping, Sequence, Set

from worker.normalisation.places.distance import kilometres
from worker.normalisation.places.gazetteer import Place

_IN_COUNTY_KM = 35.0  # from the middle of a county to its towns
_LEAST = 1_000  # people; a hamlet of the name is chance
_WORLD_CITY = 6_000_000  # people; no county makes London another town

Pair = tuple[Place, str, Place]


def told_by_county(keys: Mapping[str, Sequence[Place]], states: Set[str]) -> dict[str, Place]:
    """Folded name to place, for the counties and towns among `keys` that only fit each other in one state.

    `states`: GeoNames codes of the states that the text names clearly, if any; a county of another one is not meant.
    """
    local = {key: places for key, places in keys.items() if not _is_world(places)}
    towns = {key: [place for place in places if _is_town(place)] for key, places in local.items()}
    found: dict[str, Place] = {}
    for key, places in keys.items():
        counties = [place for place in places if _is_county(place) and (not states or place.admin1 in states)]
        pairs = list(_pairs(counties, towns))
        if len({id(county) for county, _, _ in pairs}) != 1:
            continue
        found[key] = pairs[0][0]
        for _, name, town in pairs:
            found.setdefault(name, town)
    return found


def _pairs(counties: Sequence[Place], towns: Mapping[str, Sequence[Place]]) -> Iterator[Pair]:
    for county in counties:
        for name, named in towns.items():
            within = [
                town for town in named if town.admin1 == county.admin1 and kilometres(town, county) <= _IN_COUNTY_KM
            ]
            if within:
                yield county, name, max(within, key=lambda town: town.population)


def _is_county(place: Place) -> bool:
    return place.kind == "county" and place.exact


def _is_town(place: Place) -> bool:
    return place.kind == "city" and place.exact and place.country == "USA" and place.population >= _LEAST


def _is_world(places: Sequence[Place]) -> bool:
    return any(place.population >= _WORLD_CITY for place in places)
