"""Place names of a text: which are found, and what they mean in their context."""

from itertools import pairwise

import pytest

from worker.article import Article
from worker.event import PlaceMention
from worker.language import Engine, parse
from worker.normalisation.places import find_places
from worker.normalisation.places.demonyms import is_demonym
from worker.sectioning import divide


def places_of(engine: Engine, body: str) -> tuple[PlaceMention, ...]:
    """The places of a body."""
    article = Article(id="places", body=body)
    return find_places(parse(engine, body), article, divide(article))


def resolved(engine: Engine, body: str, text: str) -> tuple[str, str | None]:
    """Name and country of the first mention that reads `text`."""
    return next((place.name, place.country) for place in places_of(engine, body) if place.text == text)


@pytest.mark.parametrize(
    ("body", "text", "name", "country"),
    [
        ("Shelling hit el-Fasher on Monday, aid workers said.", "el-Fasher", "El Fasher", "SDN"),
        ("Thousands marched in Sana’a against the blockade.", "Sana’a", "Sanaa", "YEM"),
        ("Police arrested two men in São Paulo.", "São Paulo", "São Paulo", "BRA"),
        ("A flood closed roads in St. Louis, Missouri.", "St. Louis", "St. Louis", "USA"),
        ("The ferry left Odessa for Istanbul.", "Odessa", "Odesa", "UKR"),
        ("Snow fell in Buffalo, New York.", "Buffalo", "Buffalo", "USA"),
        ("Two soldiers died near the Kerch Strait.", "Kerch Strait", "Kerch Strait", None),
        ("A bomb killed two policemen in Khost.", "Khost", "Khost", "AFG"),
        ("Troops shelled positions in Sudan's Northern State.", "Northern State", "Northern State", "SDN"),
        ("Rebels ambushed a patrol in Northern Samar.", "Northern Samar", "Northern Samar", "PHL"),
        ("A bus was ambushed between Mopti and Bandiagara.", "Bandiagara", "Bandiagara", "MLI"),
        ("Fire was exchanged across the Line of Control on Monday.", "Line of Control", "Line of Control", None),
        ("Police met protesters at Ben Gurion airport.", "Ben Gurion", "Ben Gurion International Airport", "ISR"),
        ("Homes were burned in Cameroon's Northwest region.", "Northwest", "Nord-Ouest", "CMR"),
        ("Troops took a hill in the Lower Shabelle region.", "Lower Shabelle", "Lower Shabeelle", "SOM"),
        ("Pro-Russian officials left Donetsk.", "Donetsk", "Donetsk", "UKR"),
        ("An India court jailed two men.", "India", "India", "IND"),
        ("Fog closed the London City airport.", "London", "London", "GBR"),
    ],
)
def test_spellings_lead_to_one_place(engine: Engine, body: str, text: str, name: str, country: str | None) -> None:
    """Spellings, kinds of name and what the parser takes it for do not hide a place, and its name is English."""
    assert resolved(engine, body, text) == (name, country)


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


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The Houston Rockets beat their guests on Sunday.", "Houston"),
        ("George Washington was a general.", "Washington"),
        ("Paris Hilton opened the show.", "Paris"),
        ("The Washington Post reported it first.", "Washington"),
        ("The Bank of England raised rates.", "England"),
        ("She moved to 12 Washington Street.", "Washington"),
        ("The White House denied it.", "White House"),
        ("It was built about 250 B.C. by farmers.", "British Columbia"),
    ],
)
def test_names_that_are_no_places(engine: Engine, body: str, name: str) -> None:
    """People, teams, papers, banks, streets, eras and metonyms called after a place do not name it."""
    assert name not in {place.name for place in places_of(engine, body)}


def test_mentions_are_in_order_and_read_as_the_body(engine: Engine) -> None:
    """Mentions come in text order, do not overlap, and their text is the body's."""
    body = "KYIV, Ukraine (AP) — Russian drones hit Kharkiv and Odesa, officials in Kyiv said.\nPoland sent aid."
    places = places_of(engine, body)
    assert [place.text for place in places] == ["KYIV", "Ukraine", "Russian", "Kharkiv", "Odesa", "Kyiv", "Poland"]
    assert all(body[place.start : place.end] == place.text for place in places)
    assert all(one.end <= other.start for one, other in pairwise(places))


def test_demonyms_are_listed_and_told_apart(engine: Engine) -> None:
    """'Syrian' leads to Syria, is marked a demonym, and 'Syria' is not."""
    places = places_of(engine, "Syrian troops left the north of Syria.")
    assert [(place.name, is_demonym(place)) for place in places] == [("Syria", True), ("Syria", False)]


def test_a_division_is_not_its_seat(engine: Engine) -> None:
    """'Idlib province' is the province, 'Idlib' the city, in one text."""
    places = places_of(engine, "Shells fell on Idlib, the largest city in Idlib province in Syria.")
    assert [place.precision for place in places if place.name == "Idlib"] == ["city", "region"]


def test_a_place_no_gazetteer_holds_keeps_its_name(engine: Engine) -> None:
    """A name after a preposition of place is listed without coordinates rather than with those of a namesake.

    Its country is the one it is told to lie in.
    """
    place = next(place for place in places_of(engine, "Shells fell in Zarqabad, Syria.") if place.text == "Zarqabad")
    assert (place.country, place.latitude, place.geonames_id) == ("SYR", None, None)


def test_texts_without_places_give_none(engine: Engine) -> None:
    """No place, no mention."""
    assert places_of(engine, "He said that he would think about it.") == ()
    assert places_of(engine, "") == ()


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("Fighters raided a base in Lower Shabelle on Thursday.", "Lower Shabeelle", "SOM"),
        ("Iraqi troops met militants in Baqouba on Friday.", "Baqubah", "IRQ"),
        ("Gunmen killed nine villagers in Bokassa on Tuesday.", "Bokassa", None),
    ],
)
def test_another_romanisation_is_the_same_place(engine: Engine, body: str, name: str, country: str | None) -> None:
    """A spelling that differs in one pair of letters is read where the text names the country, or for a division."""
    assert [place.country for place in places_of(engine, body) if place.name == name] == [country]


@pytest.mark.parametrize("body", ["His office said so in a statement on X.", "He wrote on X that he would go."])
def test_a_letter_is_no_place(engine: Engine, body: str) -> None:
    """The site is called by one letter."""
    assert not places_of(engine, body)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Paris Hilton spoke to reporters in London.", ["London"]),
        ("Israel Katz spoke to reporters in London.", ["London"]),
        ("Orlando Bloom visited a camp near Goma.", ["Goma"]),
    ],
)
def test_a_first_name_is_no_place(engine: Engine, body: str, names: list[str]) -> None:
    """Persons who bear the name of a place are persons."""
    assert [place.name for place in places_of(engine, body)] == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Car bombs killed nine people in Aleppo.", ["Aleppo"]),
        ("CAR rebels attacked a village near Bangui.", ["Central African Republic", "Bangui"]),
        ("The UAE opened an embassy in Bangui.", ["United Arab Emirates", "Bangui"]),
        ("A tanker caught fire in the Gulf.", ["Persian Gulf"]),
        ("Floods hit Gulf County, Florida.", ["Gulf County", "Florida"]),
        ("Oil leaked into the Gulf of Mexico.", ["Gulf of Mexico"]),
    ],
)
def test_countries_by_their_letters_and_the_gulf(engine: Engine, body: str, names: list[str]) -> None:
    """An acronym is a country in capitals only; "the Gulf" alone is that between Arabia and Iran."""
    assert [place.name for place in places_of(engine, body)] == names
