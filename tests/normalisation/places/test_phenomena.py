"""What news writes of places, one table a phenomenon. The sentences are made up."""

import pytest

from worker.language import Engine

from .test_places import places_of

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

# body, a name that must not be among the places
PERSONS_AND_BODIES = [
    ("Paris Hilton flew to Ibiza.", "Paris"),
    ("Paris Hilton, the heiress, said she was tired.", "Hilton"),
    ("Orlando Bloom signed the appeal.", "Orlando"),
    ("Orlando Bloom visited a school in Moldova.", "Bloom"),
    ("Denzel Washington opened the school.", "Washington"),
    ("Jack London wrote the novel.", "London"),
    ("Senator Georgia Davis voted no.", "Georgia"),
    ("Chelsea Clinton and Brooklyn Beckham came.", "Brooklyn"),
    ("The Boston Globe broke the story.", "Boston"),
    ("Manchester United lost again.", "Manchester"),
    ("Deutsche Bank cut jobs.", "Bank"),
    ("Sydney Sweeney stars in the film.", "Sydney"),
]

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


@pytest.mark.parametrize(("body", "text", "others"), DISPUTED)
def test_disputed_territories_name_who_else_claims_them(
    engine: Engine, body: str, text: str, others: tuple[str, ...] | None
) -> None:
    """The note lists the other states, and is None where nothing is disputed."""
    place = next(place for place in places_of(engine, body) if place.text.removeprefix("the ") == text)
    assert place.disputed == others


@pytest.mark.parametrize(("body", "name"), PERSONS_AND_BODIES)
def test_persons_and_bodies_called_after_places_are_none(engine: Engine, body: str, name: str) -> None:
    """A part of a person's, paper's, team's or bank's name is no place."""
    assert all(name not in place.text for place in places_of(engine, body))


@pytest.mark.parametrize(("body", "name"), METONYMS)
def test_a_seat_that_speaks_or_acts_is_no_place(engine: Engine, body: str, name: str) -> None:
    """The capital stands for its government, which is a party."""
    assert all(name not in place.text for place in places_of(engine, body))


@pytest.mark.parametrize(("body", "name"), SEATS_AS_PLACES)
def test_a_seat_where_something_happens_is_a_place(engine: Engine, body: str, name: str) -> None:
    """The same capital is a place where it says where."""
    assert any(name in place.text for place in places_of(engine, body))


def test_washington_alone_is_the_capital_not_the_state(engine: Engine) -> None:
    """A name with an everyday sense is no sign of another place of that name."""
    place = places_of(engine, "Thousands marched in Washington on Saturday.")[0]
    assert (place.precision, place.geonames_id) == ("city", 4140963)
