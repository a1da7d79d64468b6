"""Whether a town can lie in a division, by what the gazetteer says of both."""

import pytest

from worker.event import EventPlace
from worker.normalisation.places.containing import are_apart
from worker.normalisation.places.gazetteer import load_gazetteer
from worker.normalisation.places.names import fold


def place(name: str, kinds: tuple[str, ...]) -> EventPlace:
    """The largest place of a name and kind, as the place of an event."""
    named = [entry for entry in load_gazetteer().find(fold(name)) if entry.kind in kinds]
    entry = max(named, key=lambda entry: entry.population)
    return EventPlace(
        name=entry.name,
        country=entry.country,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geonames_id=entry.geonames_id,
        precision=entry.precision,
        basis="text",
    )


@pytest.mark.parametrize(
    ("town", "division", "apart"),
    [
        ("Gwadar", "Balochistan", False),
        ("Gwadar", "Sindh", True),
        ("Bannu", "Bajaur", True),
        ("Catbalogan", "Samar", False),
        ("Kupiansk", "Donbas", False),
    ],
)
def test_a_town_lies_in_its_own_division(town: str, division: str, apart: bool) -> None:
    """A town is apart from a division it does not lie in, of the first or second level, and from no other region."""
    city, region = place(town, ("city",)), place(division, ("admin1", "county", "area"))
    assert are_apart(city, region) is apart
    assert are_apart(region, city) is apart
