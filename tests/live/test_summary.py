"""What a choice of events comes to."""

from typing import Any

import pytest

from tests.live.conftest import event, party, record
from worker.live.entry import entry
from worker.live.summary import summary


def summed(*events: dict[str, Any]) -> dict[str, Any]:
    made = [entry(record(**each), 0, 1) for each in events]
    return summary([each for each in made if each])


def at(precision: str) -> dict[str, Any]:
    place: dict[str, Any] = event()["place"]
    return place | {"precision": precision}


@pytest.mark.parametrize(
    ("precision", "dots", "shaded"),
    [("city", [False], {}), ("point", [False], {}), ("region", [True], {}), ("area", [True], {}),
     ("country", [], {"UKR": 1})],
)  # fmt: skip
def test_a_country_is_shaded_and_never_a_dot(precision: str, dots: list[bool], shaded: dict[str, int]) -> None:
    """Though it has coordinates; a region is a ring."""
    found = summed({"place": at(precision)})
    assert [place["wide"] for place in found["places"]] == dots
    assert found["countries"] == shaded


def test_a_place_without_coordinates_shades_its_country() -> None:
    assert summed({"place": at("city") | {"latitude": None, "longitude": None}})["countries"] == {"UKR": 1}


def test_events_of_one_place_are_one_dot() -> None:
    (place,) = summed({"key": "e1"}, {"key": "e2", "type": "talks"})["places"]
    assert place["types"] == {"attack": 1, "talks": 1}


def test_counts_by_type_day_actor_and_pair() -> None:
    found = summed({"key": "e1", "recipients": [party("people")]}, {"key": "e2", "date": None})
    assert found["types"] == {"attack": 2}
    assert found["days"] == {"2025-11-25": {"attack": 1}}
    assert found["actors"] == [{"name": "Russian forces", "count": 2}]
    assert found["pairs"] == [{"actor": "Russian forces", "recipient": "people", "count": 1}]


def test_tolls_are_low_to_high_of_what_happened() -> None:
    more = event()["casualties"] | {"killed": {"low": 6, "high": 9}}
    found = summed({}, {"casualties": more}, {"casualties": more, "modality": "denied"})
    assert found["tolls"] == {"killed": {"low": 10, "high": 13}}
