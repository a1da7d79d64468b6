"""GeoJSON: collections and sequences."""

import json
from collections.abc import Callable, Iterator

import pytest

from worker.export import geojson
from worker.export.told import Told


def test_a_collection_is_as_written_by_hand(told: Callable[..., Told], golden: Callable[[str], bytes]) -> None:
    """Every property of an attack."""
    assert json.loads(b"".join(geojson.collection([told()]))) == json.loads(golden("features.geojson"))


@pytest.mark.parametrize("names", [[], ["attack"], ["attack", "bare", "talks"]])
def test_a_collection_is_valid_json_whatever_its_length(told: Callable[..., Told], names: list[str]) -> None:
    """Commas only between features."""
    document = json.loads(b"".join(geojson.collection([told(name) for name in names])))
    assert document["type"] == "FeatureCollection"
    assert [feature["id"] for feature in document["features"]] == [told(name).event.id for name in names]


def test_an_event_without_a_point_has_no_geometry(told: Callable[..., Told]) -> None:
    """The member is there and null, as RFC 7946 has it for what is not located."""
    place = {"name": "X", "country": None, "latitude": None, "longitude": None, "geonames_id": None,
             "precision": "area", "basis": "text"}  # fmt: skip
    assert geojson.feature(told("bare"))["geometry"] is None
    assert geojson.feature(told(place=place))["geometry"] is None


def test_how_sure_a_misspelt_party_is_stands_beside_its_name(told: Callable[..., Told]) -> None:
    """A column of numbers that runs parallel to the names."""
    names = [("Volodymyr Zelensky", 0.82), ("Ukraine", None)]
    actors: list[dict[str, object]] = [
        {"name": name, "mentions": [], "kind": "person", "country": "UKR", "sector": "GOV", "role": None,
         "wikidata": None, "confidence": confidence}
        for name, confidence in names
    ]  # fmt: skip
    assert geojson.feature(told(actors=actors))["properties"]["actor_confidences"] == [0.82, None]


def test_the_two_countries_of_a_border_and_who_else_claims_a_place_are_properties(told: Callable[..., Told]) -> None:
    """Lists of countries; null where there is neither."""
    place = {"name": "X", "country": "IND", "latitude": 33.0, "longitude": 74.0, "geonames_id": None,
             "precision": "area", "basis": "text", "disputed": ["PAK"], "border": ["IND", "PAK"]}  # fmt: skip
    properties = geojson.feature(told(place=place))["properties"]
    assert (properties["place_disputed"], properties["place_border"]) == (("PAK",), ("IND", "PAK"))


def test_lines_are_features_that_carry_the_attribution(told: Callable[..., Told]) -> None:
    """One a line; it is for the place, so a feature without one does not have it."""
    attack, bare = (json.loads(line) for line in geojson.lines([told(), told("bare")]))
    assert "GeoNames" in attack.pop("attribution")
    assert attack == json.loads(json.dumps(geojson.feature(told()), default=str))
    assert "attribution" not in bare


def test_a_sequence_parts_features_as_rfc_8142_says(told: Callable[..., Told]) -> None:
    """Record separator, feature, line feed."""
    text = b"".join(geojson.sequence([told(), told("talks")]))
    assert text.startswith(b"\x1e")
    assert [json.loads(part)["type"] for part in text.split(b"\x1e")[1:]] == ["Feature", "Feature"]
    assert all(part.endswith(b"}\n") for part in text.split(b"\x1e")[1:])


def test_features_are_written_one_by_one(told: Callable[..., Told]) -> None:
    """The first is out before the second is read."""
    taken: list[str] = []

    def events() -> Iterator[Told]:
        for name in ("attack", "talks"):
            taken.append(name)
            yield told(name)

    pieces = geojson.collection(events())
    next(pieces)
    assert b"5547cacf" in next(pieces)
    assert taken == ["attack"]
