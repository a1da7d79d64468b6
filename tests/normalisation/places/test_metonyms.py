"""Capitals that stand for their governments."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine
from worker.normalisation.places.metonyms import seats

# body, the seat of a government that speaks or acts
METONYMS = [
    ("Washington said it would send more missiles.", "Washington"),
    ("Moscow rejected the plan, and Kyiv welcomed it.", "Moscow"),
    ("Moscow rejected the plan, and Kyiv welcomed it.", "Kyiv"),
    ("Beijing has warned that it would retaliate.", "Beijing"),
    ("Tehran denies that it sent the drones.", "Tehran"),
    ("Talks between Moscow and Kyiv collapsed.", "Moscow"),
    ("Washington and Tehran agreed to talk.", "Tehran"),
    ("The Kremlin denied it.", "Kremlin"),
    ("Islamabad accused New Delhi of backing the militants.", "Islamabad"),
    ("Islamabad accused New Delhi of backing the militants.", "New Delhi"),
    ("The minister warned Kyiv that winter was near.", "Kyiv"),
    ("The raid angered Ankara.", "Ankara"),
]

# body, the same names where they are places
SEATS_AS_PLACES = [
    ("Thousands marched in Washington on Saturday.", "Washington"),
    ("Drones struck Moscow overnight.", "Moscow"),
    ("Moscow was hit by drones overnight.", "Moscow"),
    ("Officials in Beijing said the talks went well.", "Beijing"),
    ("Kyiv, Ukraine's capital, was without power.", "Kyiv"),
    ("The envoy flew to Tehran and met the minister.", "Tehran"),
    ("Thousands marched in Washington; the police said it was calm.", "Washington"),
    ("Kyiv's mayor said two people were hurt.", "Kyiv"),
    ("Rebels attacked Islamabad with rockets.", "Islamabad"),
    ("The storm battered Tehran.", "Tehran"),
]


@pytest.mark.parametrize(("body", "name"), METONYMS)
def test_a_seat_that_speaks_or_acts_is_no_place(engine: Engine, body: str, name: str) -> None:
    """The capital stands for its government, which is a party."""
    assert all(name not in place.text for place in places_of(engine, body))


@pytest.mark.parametrize(("body", "name"), SEATS_AS_PLACES)
def test_a_seat_where_something_happens_is_a_place(engine: Engine, body: str, name: str) -> None:
    """The same capital is a place where it says where."""
    assert any(name in place.text for place in places_of(engine, body))


@pytest.mark.parametrize(("country", "name"), [("RUS", "moscow"), ("UKR", "kyiv"), ("USA", "washington")])
def test_a_seat_is_known_by_country_and_name(country: str, name: str) -> None:
    """Folded, as names are compared."""
    assert (country, name) in seats()
