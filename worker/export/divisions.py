"""The first-order division (state, province, oblast) that an event's place lies in or is, by its GeoNames id."""

from functools import cache

from worker.event import EventPlace
from worker.normalisation.places.gazetteer import load_gazetteer
from worker.normalisation.places.names import fold
from worker.resources import load_tsv

DIVISIONS = ("places/divisions.tsv", "places/admin1.tsv")  # where both have one, the second's name counts


def division(place: EventPlace) -> str | None:
    """Its name; None where the gazetteer does not know the place by name and id, or the place is disputed."""
    if place.geonames_id is None or place.disputed is not None:
        return None
    entries = load_gazetteer().find(fold(place.name))
    codes = ((entry.country, entry.admin1) for entry in entries if entry.geonames_id == place.geonames_id)
    return next((name for code in codes if (name := _names().get(code))), None)


@cache
def _names() -> dict[tuple[str | None, str | None], str]:
    """Country and GeoNames code -> name; historical regions have no code."""
    rows = (row for table in DIVISIONS for row in load_tsv(table))
    return {(row[0], row[1]): row[2] for row in rows if row[1] != "-"}
