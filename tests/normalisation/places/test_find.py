"""Place names of a text: in order, in its own words, and with no place of another name in their stead."""

from itertools import pairwise

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine


def test_mentions_are_in_order_and_read_as_the_body(engine: Engine) -> None:
    """Mentions come in text order, do not overlap, and their text is the body's."""
    body = "KYIV, Ukraine (AP) — Russian drones hit Kharkiv and Odesa, officials in Kyiv said.\nPoland sent aid."
    places = places_of(engine, body)
    assert [place.text for place in places] == ["KYIV", "Ukraine", "Russian", "Kharkiv", "Odesa", "Kyiv", "Poland"]
    assert all(body[place.start : place.end] == place.text for place in places)
    assert all(one.end <= other.start for one, other in pairwise(places))


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
