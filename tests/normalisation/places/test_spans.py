"""What may be a place name: which words, and by what letters."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine, parse
from worker.normalisation.places.spans import local_signs


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


def test_words_of_local_news_point_to_a_country(engine: Engine) -> None:
    """By how many different words; the same one again says no more."""
    found = local_signs(parse(engine, "The constabulary said a pensioner was hit by a lorry. The lorry had left."))
    assert found["GBR"] == 3
    assert found["USA"] == 0


def test_the_longest_name_is_taken(engine: Engine) -> None:
    """None inside another."""
    assert [place.text for place in places_of(engine, "Snow fell in New York City.")] == ["New York City"]
