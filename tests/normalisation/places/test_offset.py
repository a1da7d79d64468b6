"""Places told by distance and bearing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.setting.test_place import place_told
from worker.language import Engine
from worker.normalisation.places.offset import destination


@pytest.mark.parametrize(
    ("body", "name", "point"),
    [
        ("A bomb killed two men 30 km east of Mosul.", "30 km east of Mosul", (36.33, 43.46)),
        (
            "A bomb killed two men about 20 miles north-west of Kandahar.",
            "20 miles north-west of Kandahar",
            (31.82, 65.45),
        ),
        ("A bomb killed two men ten kilometres to the south of the city of Kaya.", None, (13.0, -1.08)),
    ],
)
def test_a_point_by_distance_and_bearing(
    engine: Engine, body: str, name: str | None, point: tuple[float, float]
) -> None:
    """Miles and kilometres in words and figures, compass words with and without a hyphen."""
    place = place_told(engine, body, "killed")
    assert place is not None
    assert place.name == (name or place.name)
    assert (place.precision, place.geonames_id) == ("point", None)
    assert (place.latitude, place.longitude) == pytest.approx(point, abs=0.05)


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("A bomb killed two men some 60 km (37 miles) from Goma.", "60 km (37 miles) from Goma", "COD"),
        ("A bomb killed two men in a village 25 miles away from Kandahar.", "25 miles away from Kandahar", "AFG"),
    ],
)
def test_a_distance_without_a_bearing_is_an_area(engine: Engine, body: str, name: str, country: str) -> None:
    """Around the town, whose point stands for it."""
    place = place_told(engine, body, "killed")
    assert place is not None
    assert (place.name, place.country, place.precision, place.geonames_id) == (name, country, "area", None)


@given(st.floats(-60, 60), st.floats(-179, 179), st.floats(1, 400), st.integers(0, 359))
def test_the_way_back_leads_home(latitude: float, longitude: float, kilometres: float, bearing: int) -> None:
    """Going and returning on the opposite course ends near the start."""
    there = destination(latitude, longitude, kilometres, bearing)
    back = destination(*there, kilometres, (bearing + 180) % 360)
    assert back[0] == pytest.approx(latitude, abs=0.6)
