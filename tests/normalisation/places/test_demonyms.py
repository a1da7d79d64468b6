"""Words that name a place's people or make an adjective of it."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine
from worker.normalisation.places.demonyms import demonyms, is_demonym


def test_demonyms_are_listed_and_told_apart(engine: Engine) -> None:
    """'Syrian' leads to Syria, is marked a demonym, and 'Syria' is not."""
    places = places_of(engine, "Syrian troops left the north of Syria.")
    assert [(place.name, is_demonym(place)) for place in places] == [("Syria", True), ("Syria", False)]


@pytest.mark.parametrize(
    ("word", "place"), [("syrians", "syria"), ("texan", "texas"), ("south korean", "south korea"), ("french", "france")]
)
def test_a_demonym_leads_to_its_place(word: str, place: str) -> None:
    """Singular and plural, of one word or two."""
    assert demonyms()[word] == place


def test_a_person_of_that_name_is_none(engine: Engine) -> None:
    """Irish is a family name, too."""
    assert [place.name for place in places_of(engine, "Kyle Irish opened a shop in Goma.")] == ["Goma"]
