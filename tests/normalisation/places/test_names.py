"""The form in which place names are compared, and the spellings that lead to one place."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine
from worker.normalisation.places.names import fold, plain, spellings, variants


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("El-Fasher", "el fasher"),
        ("São Paulo", "sao paulo"),
        ("St. Louis", "saint louis"),
        ("Ft. Worth", "fort worth"),
        ("Plymouth Co.", "plymouth county"),
        ("Łódź", "lodz"),
    ],
)
def test_fold_takes_away_what_spellings_differ_in(text: str, key: str) -> None:
    """Accents, apostrophes, hyphens and abbreviations are folded away."""
    assert fold(text) == key


@pytest.mark.parametrize(
    ("key", "form"),
    [("al fasher", "el fasher"), ("al fasher", "fasher"), ("deir al zor", "deir ez zor"), ("goma", "goma")],
)
def test_the_arabic_article_has_other_forms(key: str, form: str) -> None:
    """In front of a name and inside it."""
    assert form in spellings(key)


def test_another_romanisation_differs_in_one_pair_of_letters() -> None:
    """In one spot; short names have none, as too many others are near."""
    found = variants("lower shabelle")
    assert "lower shabeelle" in found
    assert "lower shabelle" not in found
    assert variants("goma") == ()


@pytest.mark.parametrize(
    ("name", "country", "written"),
    [("Khōst", "AFG", "Khost"), ("São Paulo", "BRA", "São Paulo"), ("Goma", "COD", "Goma")],
)
def test_marks_of_a_romanisation_are_not_written(name: str, country: str, written: str) -> None:
    """Those of a language with Latin letters are."""
    assert plain(name, country) == written


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
    place = next(place for place in places_of(engine, body) if place.text == text)
    assert (place.name, place.country) == (name, country)
