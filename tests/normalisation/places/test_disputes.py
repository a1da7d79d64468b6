"""Disputed territories: whose code a place carries, and who else claims or holds it."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine
from worker.normalisation.places.disputes import dispute_of

DISPUTED = [
    ("Drones struck a depot in Sevastopol.", "Sevastopol", ("RUS",)),
    ("Drones struck a depot in Crimea.", "Crimea", ("RUS",)),
    ("Troops shot at each other in Kashmir.", "Kashmir", ("IND", "PAK", "CHN")),
    ("Police fired tear gas in Pristina.", "Pristina", ("SRB",)),
    ("A rally was held in Taipei.", "Taipei", ("CHN",)),
    ("A rally was held in Laayoune.", "Laayoune", ("MAR",)),
    ("A rocket fell in the Golan Heights.", "Golan Heights", ("ISR",)),
    ("A rally was held in Odesa.", "Odesa", None),
]


@pytest.mark.parametrize(("body", "text", "others"), DISPUTED)
def test_disputed_territories_name_who_else_claims_them(
    engine: Engine, body: str, text: str, others: tuple[str, ...] | None
) -> None:
    """The note lists the other states, and is None where nothing is disputed."""
    place = next(place for place in places_of(engine, body) if place.text.removeprefix("the ") == text)
    assert place.disputed == others


@pytest.mark.parametrize(
    ("name", "country", "admin1", "number", "others"),
    [
        ("Yalta", "UKR", "11", 688533, ("RUS",)),
        ("Katzrin", "SYR", None, 443093, ("ISR",)),
        ("Pristina", "XKX", None, None, ("SRB",)),
        ("Essequibo", "GUY", None, None, ("VEN",)),
    ],
)
def test_a_dispute_is_found_by_what_lies_in_it(
    name: str, country: str, admin1: str | None, number: int | None, others: tuple[str, ...]
) -> None:
    """The division, the single place, the whole country, or the territory's own name."""
    found = dispute_of(name, country, admin1, number)
    assert found is not None
    assert (found.country, found.others) == (country, others)


@pytest.mark.parametrize(("name", "country"), [("Odesa", "UKR"), ("Essequibo", "BRA")])
def test_what_lies_elsewhere_is_not_disputed(name: str, country: str) -> None:
    """Nor is a namesake in another country."""
    assert dispute_of(name, country, None, None) is None
