"""Places that only the headline names."""

import pytest

from worker.normalisation.places.headline import HEADLINE, headline_places


@pytest.mark.parametrize(
    ("title", "countries", "names"),
    [
        ("Bomb kills four in Jalalabad", {"AFG"}, ["Jalalabad"]),
        ("Three killed in stabbing attack in Reading, UK", {"GBR"}, ["Reading"]),
        ("Nine Hurt In Reading Of The Bill", {"GBR"}, []),
        ("Bomb kills four in Jalalabad", {"FRA"}, []),
    ],
)
def test_a_town_behind_a_preposition(title: str, countries: set[str], names: list[str]) -> None:
    """In a country of the text; a common word only before its country."""
    assert [place.name for place in headline_places(title, countries)] == names


@pytest.mark.parametrize(
    ("title", "name"), [("Blast rocks Kandahar", "Kandahar"), ("BOMB KILLS FOUR IN JALALABAD", "Jalalabad")]
)
def test_a_name_as_the_headline_writes_it(title: str, name: str) -> None:
    """Behind a verb that hits a place, and in a title that is all capitals."""
    (place,) = headline_places(title, {"AFG"})
    assert place.name == name


def test_a_place_of_the_headline_stands_outside_the_text() -> None:
    """Its offsets are those of no word."""
    (place,) = headline_places("Bomb kills four in Jalalabad", {"AFG"})
    assert (place.start, place.end, place.text) == (HEADLINE, HEADLINE, "Jalalabad")


@pytest.mark.parametrize(("title", "names"), [("Fire in Hamburg", ["Hamburg"]), ("Fire in Jalalpur", [])])
def test_a_text_that_touches_no_country(title: str, names: list[str]) -> None:
    """A large town alone is meant."""
    assert [place.name for place in headline_places(title, set())] == names


def test_a_country_is_none() -> None:
    """The text tells it as well as the headline."""
    assert list(headline_places("Bomb kills four in Afghanistan", {"AFG"})) == []
