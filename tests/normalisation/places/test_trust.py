"""How far the words around a name let it be a place."""

import pytest

from tests.normalisation.places.told import places_of
from worker.language import Engine, parse
from worker.normalisation.places.trust import is_locative, qualified

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


@pytest.mark.parametrize(("body", "name"), PERSONS_AND_BODIES)
def test_persons_and_bodies_called_after_places_are_none(engine: Engine, body: str, name: str) -> None:
    """A part of a person's, paper's, team's or bank's name is no place."""
    assert all(name not in place.text for place in places_of(engine, body))


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
    ("body", "locative"),
    [
        ("They met in Goma.", True),
        ("They met in the northern Sahel.", True),
        ("They like Goma.", False),
        ("Goma.", False),
    ],
)
def test_a_preposition_of_place(engine: Engine, body: str, locative: bool) -> None:
    """An article and words of the compass may stand between it and the name."""
    doc = parse(engine, body)
    assert is_locative(doc, len(doc) - 2) is locative


@pytest.mark.parametrize(
    ("body", "told"), [("They met in Paris, Texas.", True), ("They met in Paris, he said.", False), ("In Paris", False)]
)
def test_a_state_behind_a_comma(engine: Engine, body: str, told: bool) -> None:
    """It says which place, and that it is one."""
    doc = parse(engine, body)
    end = next(token.i for token in doc if token.text == "Paris")
    assert qualified(doc, end) is told
