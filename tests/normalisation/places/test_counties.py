"""US counties and their towns told beside each other. The sentences are made up."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "text", "division"),
    [
        ("A man from Athens was booked into the Henderson County jail.", "Athens", (32.2, -95.9)),
        ("A man from Athens was booked into the Henderson County jail.", "Henderson County", (32.2, -95.9)),
        ("Crews from Alexandria fought a barn fire in Douglas County.", "Alexandria", (45.9, -95.4)),
        ("A farmer from Paris was fined by a Lamar County judge.", "Paris", (33.7, -95.6)),
    ],
)
def test_a_county_and_its_town_say_which_both_are(
    engine: Engine, body: str, text: str, division: tuple[float, float]
) -> None:
    """Where only one county of the name has a town that the text names, both are meant."""
    place = next(place for place in places_of(engine, body) if place.text == text)
    assert place.latitude == pytest.approx(division[0], abs=0.3)
    assert place.longitude == pytest.approx(division[1], abs=0.3)


@pytest.mark.parametrize(
    ("body", "text", "country"),
    [
        ("Ministers met in Paris on Friday.", "Paris", "FRA"),
        ("A man from Madison County was held in London.", "London", "GBR"),
        ("Ministers met in Athens, Greece. A man from Henderson County, Kentucky, was there.", "Athens", "GRC"),
    ],
)
def test_a_county_does_not_move_other_towns(engine: Engine, body: str, text: str, country: str) -> None:
    """Without a county of its own, or where it is a city of the world, the town is what it is anywhere else."""
    assert next(place for place in places_of(engine, body) if place.text == text).country == country
