"""Whether one place can lie in another: what the gazetteer says of a town and a division that a text names."""

from worker.event import EventPlace
from worker.normalisation.places.distance import kilometres
from worker.normalisation.places.gazetteer import Place, load_gazetteer
from worker.normalisation.places.names import fold

_DISTRICT_KM = 100  # from the middle of a second-level division to its towns, at most


def are_apart(one: EventPlace, other: EventPlace) -> bool:
    """True for a town and a division of one country in which it does not lie; False where that is not known."""
    town, division = (one, other) if other.precision == "region" else (other, one)
    if town.precision != "city" or division.precision != "region":
        return False
    inner, outer = _entry(town), _entry(division)
    if inner is None or outer is None or inner.admin1 is None or outer.admin1 is None:
        return False
    return inner.admin1 != outer.admin1 or (outer.kind == "county" and kilometres(inner, outer) > _DISTRICT_KM)


def _entry(place: EventPlace) -> Place | None:
    named = load_gazetteer().find(fold(place.name)) if place.geonames_id is not None else ()
    return next((entry for entry in named if entry.geonames_id == place.geonames_id), None)
