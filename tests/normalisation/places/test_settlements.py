"""Names that the words around them make places, and where those lie."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "text", "country", "placed"),
    [
        ("A bomber attacked a hotel in the Hodan district of Mogadishu.", "Hodan", "SOM", True),
        ("Gunmen attacked a mosque in the Dasht-e-Barchi neighbourhood of Kabul.", "Dasht-e-Barchi", "AFG", True),
        ("A strike hit a building in the Haret Hreik suburb of Beirut.", "Haret Hreik", "LBN", True),
        ("Gangs burned houses in the Solino neighbourhood of Port-au-Prince.", "Solino", "HTI", True),
        ("Clashes broke out in the Bir al-Qand refugee camp in southern Lebanon.", "Bir al-Qand", "LBN", False),
        ("Rebels attacked Zuntara, a town on the border between Congo and Uganda.", "Zuntara", None, False),
        ("Gunmen killed two policemen in Lyari, Karachi.", "Lyari", "PAK", True),
        ("Raiders burned the village of Zuntara near Goma.", "Zuntara", "COD", True),
        ("Raiders burned Zuntara, a village 20 km north of Goma.", "Zuntara", "COD", True),
        ("Guards closed the Zuntara border crossing in Herat.", "Zuntara", "AFG", True),
        ("Rockets hit the Victoria base in Baghdad.", "Victoria", "IRQ", True),
        ("Raiders burned Zuntara, a farming village 20 km north of Goma.", "Zuntara", "COD", True),
        (
            "A bomber hit Zuntara, a town in Pakistan's North Waziristan district.",
            "Zuntara",
            "PAK",
            True,
        ),
        ("Fighters overran the base at Zuntara in the Lower Shabelle region of Somalia.", "Zuntara", "SOM", True),
        ("Shells struck Kalinga, a hamlet 12 km west of Butembo.", "Kalinga", "COD", True),
        ("A man was killed in Zuntara, northeast of Ramallah.", "Zuntara", "PSE", True),
        ("A school was bombed in Zuntara township, residents said.", "Zuntara", None, False),
        ("Jihadists attacked a post at Zuntara, about 40 kilometres from the border.", "Zuntara", None, False),
    ],
)
def test_told_as_a_place(engine: Engine, body: str, text: str, country: str | None, placed: bool) -> None:
    """A name that no gazetteer holds is a place where the text says so, in the country and at the point it gives."""
    place = next(place for place in places_of(engine, body) if place.text == text)
    assert (place.country, place.latitude is not None) == (country, placed)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("Mayor Jane Berg, the village trustees said, had agreed.", "Berg"),
        ("Currently, the city holds elections in April.", "Currently"),
        ("Ruth Anders, a village teacher, was hurt.", "Anders"),
        ("The Hodan family of Mogadishu fled.", "Hodan"),
        ("Anna Berg, north of sixty, was hurt.", "Berg"),
        ("She saw Anna Berg at the Kestrel School in Ohio.", "Berg"),
        ("The Berg camp and the Lind base in the party disagreed.", "Berg"),
    ],
)
def test_no_place_for_a_noun_nearby(engine: Engine, body: str, word: str) -> None:
    """A noun for a settlement that belongs to something else makes nobody a place."""
    assert all(word not in place.text for place in places_of(engine, body))


def test_a_village_lies_where_its_distance_puts_it(engine: Engine) -> None:
    """A village of no gazetteer has the point that distance and bearing from a town give."""
    village = places_of(engine, "Raiders burned Zuntara, about 111 km north of Goma.")[0]
    assert village.text == "Zuntara"
    assert village.latitude == pytest.approx(-0.676, abs=0.01)
    assert village.longitude == pytest.approx(29.228, abs=0.01)


@pytest.mark.parametrize(
    ("body", "text", "name", "precision"),
    [
        ("Rockets hit Erbil in Iraq's Kurdistan region.", "Kurdistan", "Kurdistan Region", "region"),
        ("Talks in Istanbul ended on Monday.", "Istanbul", "Istanbul", "city"),
        ("Floods hit Lagos on Monday.", "Lagos", "Lagos", "city"),
        ("Voters in Quebec went to the polls.", "Quebec", "Quebec", "region"),
    ],
)
def test_owner_and_kind_decide(engine: Engine, body: str, text: str, name: str, precision: str) -> None:
    """A region lies in the country that owns it; a bare name is a great city's before its division's."""
    place = next(place for place in places_of(engine, body) if place.text == text)
    assert (place.name, place.precision) == (name, precision)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Washington-Tehran talks began in Muscat.", "Tehran"),
        ("Fighters of the Arakan Army took a village.", "Arakan"),
        ("Shells damaged Al-Nao Hospital in Omdurman.", "Al"),
        ("He fought in the Gulf War as a young man.", "Gulf"),
    ],
)
def test_parts_of_other_names_are_no_places(engine: Engine, body: str, text: str) -> None:
    """Governments joined by a hyphen, an armed group's name and an Arabic article name no place."""
    assert all(place.text != text for place in places_of(engine, body))


def test_cities_joined_by_a_hyphen_stay_places(engine: Engine) -> None:
    """A flight between two cities is no dealing of governments."""
    assert [place.text for place in places_of(engine, "The Moscow-Kyiv flight was cancelled.")] == ["Moscow", "Kyiv"]


def test_whose_missiles_says_nothing_of_where_they_fell(engine: Engine) -> None:
    """Of two towns of one name the one in the attacker's country is not nearer for the attacker's missiles."""
    places = places_of(engine, "Russian missiles hit Pokrovsk on Monday.")
    assert [place.country for place in places if place.text == "Pokrovsk"] == ["UKR"]
