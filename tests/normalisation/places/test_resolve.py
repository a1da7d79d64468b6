"""Which place a name means: what the text says of it, what else it names, and size."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine

# body, text of the mention, name, country, precision
COUNTRY_CONTEXT = [
    ("Spanish police searched a flat in Cordoba.", "Cordoba", "Córdoba", "ESP", "city"),
    ("Argentine police searched a flat in Cordoba.", "Cordoba", "Córdoba", "ARG", "city"),
    ("Rebels shelled Tripoli, Libya's capital.", "Tripoli", "Tripoli", "LBY", "city"),
    ("Lebanese troops patrolled Tripoli after clashes between two clans.", "Tripoli", "Tripoli", "LBN", "city"),
    ("Police in Birmingham, Alabama, fired tear gas.", "Birmingham", "Birmingham", "USA", "city"),
    ("British police in Birmingham held four men.", "Birmingham", "Birmingham", "GBR", "city"),
    ("Syrian rebels shot down a jet near Aleppo.", "Aleppo", "Aleppo", "SYR", "city"),
    ("Indian police held two men who came from Islamabad.", "Islamabad", "Islamabad", "PAK", "city"),
]

TARGETS = [
    ("Missiles struck Odesa overnight.", "Odesa", "Odesa", "UKR", "city"),
    ("A quake shook Kathmandu.", "Kathmandu", "Kathmandu", "NPL", "city"),
]

POPULATION = [
    ("The mayor of London resigned.", "London", "London", "GBR", "city"),
    ("A fire broke out in Melbourne.", "Melbourne", "Melbourne", "AUS", "city"),
    ("Snow closed the airport of Moscow.", "Moscow", "Moscow", "RUS", "city"),
    ("Gangs attacked a hospital in Port-au-Prince.", "Port-au-Prince", "Port-au-Prince", "HTI", "city"),
]

DISTRICTS = [
    ("A shell fell in the Pechersk district of Kyiv.", "Pechersk", "Pechersk", "UKR", "district"),
    ("A car burned in Brooklyn.", "Brooklyn", "Brooklyn", "USA", "district"),
    ("Strikes hit Beirut's southern suburb of Dahiyeh.", "Dahiyeh", "Dahiyeh", "LBN", "district"),
    ("Police cordoned off Kreuzberg in Berlin.", "Kreuzberg", "Kreuzberg", "DEU", "city"),
]

REGIONS = [
    ("Two died in Kharkiv oblast.", "Kharkiv", "Kharkiv Oblast", "UKR", "region"),
    ("Rebels hold much of North Kivu province.", "North Kivu", "North Kivu", "COD", "region"),
    ("Storms hit Bavaria and Saxony.", "Bavaria", "Bavaria", "DEU", "region"),
    ("Gunmen raided villages in Nigeria's Zamfara state.", "Zamfara", "Zamfara", "NGA", "region"),
    ("Militants struck in Balochistan on Sunday.", "Balochistan", "Balochistan", "PAK", "region"),
    ("The army left the Donbas.", "Donbas", "Donbas", "UKR", "region"),
]

SEAS = [
    ("A tanker was hit in the Red Sea.", "Red Sea", "Red Sea", None, "area"),
    ("Navies met in the Black Sea.", "Black Sea", "Black Sea", None, "area"),
    ("Ships left the Strait of Hormuz.", "Strait of Hormuz", "Strait of Hormuz", None, "area"),
    ("A drone fell into the Gulf of Aden.", "Gulf of Aden", "Gulf of Aden", None, "area"),
    ("China sent ships to the South China Sea.", "South China Sea", "South China Sea", None, "area"),
    ("Planes crossed the Taiwan Strait.", "Taiwan Strait", "Taiwan Strait", None, "area"),
    ("A ferry sank on Lake Tanganyika.", "Lake Tanganyika", "Lake Tanganyika", None, "area"),
    ("Troops dug in along the Dniester.", "Dniester", "Dniester", None, "area"),
    ("A tanker was seen off Kharg Island.", "Kharg Island", "Kharg Island", "IRN", "region"),
]


@pytest.mark.parametrize(
    ("body", "text", "name", "country", "precision"),
    [*COUNTRY_CONTEXT, *TARGETS, *POPULATION, *DISTRICTS, *REGIONS, *SEAS],
)
def test_what_a_place_name_means(
    engine: Engine, body: str, text: str, name: str, country: str | None, precision: str
) -> None:
    """Context, size and kind decide which place is meant."""
    place = next(place for place in places_of(engine, body) if place.text == text)
    assert (place.name, place.country, place.precision) == (name, country, precision)
    assert place.latitude is not None


@pytest.mark.parametrize(
    ("body", "text", "country", "latitude"),
    [
        ("The storm hit Paris, Texas, on Friday.", "Paris", "USA", 33.7),
        ("The storm hit Paris on Friday, the French government said.", "Paris", "FRA", 48.9),
        ("Troops in Tbilisi guard the parliament of Georgia, which borders Armenia.", "Georgia", "GEO", 42.0),
        ("Voters in Georgia and Alabama go to the polls; Atlanta expects queues.", "Georgia", "USA", 32.8),
        ("Fires spread from Athens to Decatur in Morgan County, Alabama.", "Athens", "USA", 34.8),
        ("The Greek fire brigade fought fires near Athens.", "Athens", "GRC", 38.0),
    ],
)
def test_context_decides(engine: Engine, body: str, text: str, country: str, latitude: float) -> None:
    """A containing state, a country, a demonym and the places beside it say which place a name means."""
    place = next(place for place in places_of(engine, body) if place.text == text)
    assert place.country == country
    assert place.latitude == pytest.approx(latitude, abs=0.3)


def test_washington_alone_is_the_capital_not_the_state(engine: Engine) -> None:
    """A name with an everyday sense is no sign of another place of that name."""
    place = places_of(engine, "Thousands marched in Washington on Saturday.")[0]
    assert (place.precision, place.geonames_id) == ("city", 4140963)
