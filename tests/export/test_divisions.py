"""The first-order division of an event's place."""

import pytest

from worker.event import EventPlace, PlacePrecision
from worker.export.divisions import division


@pytest.mark.parametrize(
    ("name", "number", "precision", "disputed", "expected"),
    [
        ("Peshawar", 1168197, "city", None, "Khyber Pakhtunkhwa"),
        ("Geneva", 2660646, "city", None, "Geneva"),
        ("New York City", 5128581, "city", None, "New York"),
        ("Badakhshan", 1147745, "region", None, "Badakhshan"),
        ("Pakistan", 1168579, "country", None, None),
        ("Peshawar", None, "city", None, None),
        ("Peshawar", 1, "city", None, None),
        ("Peshawar", 1168197, "city", ("IND",), None),
    ],
)
def test_division_by_name_and_id(
    name: str, number: int | None, precision: PlacePrecision, disputed: tuple[str, ...] | None, expected: str | None
) -> None:
    """The division a town lies in or a region is; none for a country, for an unknown id and where it is disputed."""
    place = EventPlace(name=name, country="PAK", latitude=None, longitude=None, geonames_id=number,
                       precision=precision, disputed=disputed, basis="text")  # fmt: skip
    assert division(place) == expected
