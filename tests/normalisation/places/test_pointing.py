"""Places that are only pointed at."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine, parse
from worker.normalisation.places.pointing import capitals, pointed_place


@pytest.mark.parametrize(
    ("body", "trigger", "name"),
    [
        ("Chad is calm. Rebels attacked a post in the country.", "attacked", "Chad"),
        ("Thousands live in Goma. Rebels attacked a post in the city.", "attacked", "Goma"),
        ("Chad is calm. Rebels attacked a post in the capital.", "attacked", "N'Djamena"),
        ("Rebels attacked a post in the Georgian capital.", "attacked", "Tbilisi"),
    ],
)
def test_the_place_named_last_is_meant(engine: Engine, body: str, trigger: str, name: str) -> None:
    """Of its kind; the capital is that of the country named."""
    doc = parse(engine, body)
    place = pointed_place(doc, next(token for token in doc if token.text == trigger), places_of(engine, body))
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    "body",
    [
        "Rebels attacked a post in the country.",
        "Chad is calm. Rebels attacked a post in the small country that borders it.",
        "Chadian rebels are strong. Rebels attacked a post in the country.",
    ],
)
def test_nothing_named_before_is_nothing_meant(engine: Engine, body: str) -> None:
    """Nor does a noun point back that says more of itself, nor is a people a country."""
    doc = parse(engine, body)
    trigger = next(token for token in doc if token.text == "attacked")
    assert pointed_place(doc, trigger, places_of(engine, body)) is None


def test_a_capital_by_country() -> None:
    """By its name in English."""
    assert (capitals()["FRA"], capitals()["GEO"]) == ("Paris", "Tbilisi")
