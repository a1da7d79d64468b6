"""The gazetteer: what a folded name may mean, and that the data files keep their promises."""

from typing import get_args

import pytest

from worker.event import PlacePrecision
from worker.normalisation.places.gazetteer import Place, contains, load_gazetteer
from worker.normalisation.places.names import fold
from worker.resources import load_tsv


def largest(name: str) -> Place:
    """The most populous place of a name."""
    return max(load_gazetteer().find(fold(name)), key=lambda place: place.population)


@pytest.mark.parametrize(
    ("name", "english", "country", "number"),
    [
        ("Kyiv", "Kyiv", "UKR", 703448),
        ("Kiev", "Kyiv", "UKR", 703448),
        ("al-Fasher", "El Fasher", "SDN", 379555),
        ("Deir el-Zor", "Deir ez-Zor", "SYR", 170794),
        ("Raqqa", "Raqqa", "SYR", 172955),
        ("Peshawar", "Peshawar", "PAK", 1168197),
        ("Gainesville", "Gainesville", "USA", 4156404),
    ],
)
def test_cities_are_found_under_other_spellings(name: str, english: str, country: str, number: int) -> None:
    """A city is found by its name, older names and the Arabic article spelt otherwise, and named in English."""
    cities = [place for place in load_gazetteer().find(fold(name)) if place.kind == "city"]
    city = max(cities, key=lambda place: place.population)
    assert (city.name, city.country, city.geonames_id) == (english, country, number)


def test_unknown_names_are_found_nowhere() -> None:
    """A name that nobody bears gives nothing, before the first row and after the last included."""
    assert [load_gazetteer().find(key) for key in ("", "qqqq zzzz", "￿")] == [(), (), ()]


@pytest.mark.parametrize(("short", "state"), [("W.Va.", "WV"), ("W.Va", "WV"), ("Ky.", "KY"), ("us:tx", "TX")])
def test_states_are_found_by_their_abbreviations(short: str, state: str) -> None:
    """Press and postal abbreviations lead to the state."""
    assert [place.admin1 for place in load_gazetteer().find(fold(short)) if place.kind == "admin1"] == [state]


def test_a_county_lies_in_its_state() -> None:
    """Counties of one name are told apart by state."""
    states = {place.admin1 for place in load_gazetteer().find("kanawha county")}
    assert states == {"WV"}
    assert contains(largest("West Virginia"), load_gazetteer().find("kanawha county")[0])


@pytest.mark.parametrize(
    ("name", "country", "disputed"),
    [
        ("Simferopol", "UKR", ("RUS",)),
        ("Donetsk Oblast", "UKR", ("RUS",)),
        ("Katzrin", "SYR", ("ISR",)),
        ("Tskhinvali", "GEO", ("RUS",)),
        ("Hargeisa", "SOM", ()),
        ("Taipei", "TWN", ("CHN",)),
        ("Srinagar", "IND", ("PAK",)),
        ("Hebron", "PSE", ("ISR",)),
        ("Kyiv", "UKR", None),
        ("Jerusalem", "ISR", None),
        ("Belgrade", "SRB", None),
    ],
)
def test_places_of_a_disputed_territory_say_so(name: str, country: str, disputed: tuple[str, ...] | None) -> None:
    """What lies in a territory carries its code and the other states that claim or hold it, () where none does."""
    place = largest(name)
    assert (place.country, place.disputed) == (country, disputed)


@pytest.mark.parametrize(("name", "country"), [(row[0], row[1]) for row in load_tsv("places/disputed.tsv")])
def test_disputed_territories_follow_the_policy(name: str, country: str) -> None:
    """The country code of a disputed place is the one the policy file gives."""
    found = {
        place.country or "-"
        for place in load_gazetteer().find(fold(name))
        if place.population == largest(name).population
    }
    assert found == {country}


@pytest.mark.parametrize(
    ("name", "country", "number"),
    [
        ("Herat", "AFG", 1140025),
        ("Nineveh", "IRQ", 92877),
        ("Kerala", "IND", 1267254),
        ("Bavaria", "DEU", 2951839),
        ("Texas", "USA", 4736286),
        ("Diffa", "NER", 2445702),
        ("Lower Juba", "SOM", 56083),
        ("East Kalimantan", "IDN", 1641897),
    ],
)
def test_divisions_of_the_whole_world_have_their_id(name: str, country: str, number: int) -> None:
    """Provinces, regions and states are found with their GeoNames id."""
    found = {
        (place.country, place.geonames_id) for place in load_gazetteer().find(fold(name)) if place.kind == "admin1"
    }
    assert (country, number) in found


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Autauga County", 4830868),
        ("Kent", 3333158),
        ("County Donegal", 2964751),
        ("Brooklyn", 5110302),
        ("Sussex", None),
    ],
)
def test_counties_and_districts_have_their_geonames_id(name: str, number: int | None) -> None:
    """US, British and Irish counties and districts of cities carry GeoNames' id where it has one of that name."""
    place = next(p for p in load_gazetteer().find(fold(name)) if p.kind in ("area", "county") and p.name == name)
    assert place.geonames_id == number


def test_counties_of_one_name_have_ids_of_their_own() -> None:
    """Five states have a Henderson County."""
    counties = [place for place in load_gazetteer().find("henderson county") if place.kind == "county"]
    assert len({county.geonames_id for county in counties} - {None}) == len(counties) == 5


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Europe", 6255148),
        ("the Middle East", 6269133),
        ("Southeast Asia", 7729896),
        ("Pacific Ocean", 2363254),
        ("Red Sea", 350155),
        ("Gulf of Aden", 80303),
        ("Bay of Bengal", 1281789),
        ("Strait of Malacca", 1818192),
        ("North Atlantic Ocean", 3411923),
        ("Atlantic Ocean", 3373405),
        ("South China Sea", 1567570),
        ("Gulf of Mexico", 3523271),
        ("Irish Sea", 6640368),
        ("Sumatra", 1626198),
        ("the Bronx", 5110266),
        ("Strait of Hormuz", None),
    ],
)
def test_continents_regions_and_waters_have_ids(name: str, number: int | None) -> None:
    """Those of GeoNames, where a source gives them; a strait of which none does has none."""
    areas = [place for place in load_gazetteer().find(fold(name.removeprefix("the "))) if place.kind == "area"]
    assert [place.geonames_id for place in areas] == [number]


def test_ids_are_of_places_in_the_file() -> None:
    """Each id belongs to one area that is there."""
    areas = {row[0] for row in load_tsv("places/areas.tsv")}
    rows = load_tsv("places/area_ids.tsv")
    assert {name for name, _ in rows} <= areas
    assert len({number for _, number in rows}) == len(rows)


def test_points_are_on_the_map() -> None:
    """Every point of our own files is a WGS 84 position with an allowed precision."""
    for _, precision, _, latitude, longitude, _ in load_tsv("places/areas.tsv"):
        assert precision in get_args(PlacePrecision)
        assert -90 <= float(latitude) <= 90
        assert -180 <= float(longitude) <= 180


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("countries", 7),
        ("admin1", 7),
        ("divisions", 8),
        ("districts", 8),
        ("airports", 5),
        ("areas", 6),
        ("us_counties", 5),
        ("area_ids", 2),
        ("borders", 4),
        ("demonyms", 2),
        ("names", 2),
        ("senses", 2),
        ("disputed", 5),
    ],
)
def test_rows_are_whole(file: str, columns: int) -> None:
    """Each row has all its columns, none empty."""
    rows = load_tsv(f"places/{file}.tsv")
    assert {len(row) for row in rows} == {columns}
    assert all(cell for row in rows for cell in row)
