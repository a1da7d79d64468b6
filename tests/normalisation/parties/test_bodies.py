"""Countries, peoples and organisations that the text names, and the country of the news."""

import pytest

from tests.normalisation.parties.linked import at, link, who
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("The Kenya Red Cross said one man died.", "Cross", ("Kenya Red Cross", "organization", "KEN")),
        (
            "The Red Cross said one man died.",
            "Cross",
            ("International Committee of the Red Cross", "organization", None),
        ),
        (
            "He left, according to Iran's foreign ministry.",
            "ministry",
            ("Iran's foreign ministry", "government", "IRN"),
        ),
        ("Shells hit the foreign ministry in Khartoum.", "ministry", ("foreign ministry", "infrastructure", "SDN")),
        ("A shell killed a 61-year-old woman in Kherson.", "woman", ("woman", "civilians", None)),
        (
            "Ministers met in Montevideo. Commission President Ursula von der Leyen called.",
            "Leyen",
            ("Ursula von der Leyen", "person", None),
        ),
        (
            "Ministers met in Montevideo. France will not sign. Its farm minister, Anne Gervais, said so.",
            "Gervais",
            ("Anne Gervais", "person", "FRA"),
        ),
        (
            "Trade ministers from the European Union met in Montevideo.",
            "ministers",
            ("Trade ministers", "government", None),
        ),
        (
            "Jets hit a school in the state of Rakhine. Five died. China hosted talks in Kunming. Rebels fired back.",
            "Rebels",
            ("Rebels", "armed_group", "MMR"),
        ),
    ],
)
def test_bodies_and_officials_are_of_their_own_country(
    engine: Engine, body: str, word: str, expected: tuple[str, str, str | None]
) -> None:
    """National societies, ministries that speak, offices of no country; the story's country by its regions, too."""
    party = who(engine, body, word)[0]
    assert (party.name.removeprefix("a "), party.kind, party.country) == expected


@pytest.mark.parametrize(
    ("body", "home"),
    [
        ("Rebels entered Uvira on Monday after the two presidents had signed an accord in Washington.", "COD"),
        ("A bomb went off in Karachi on Monday, the United States said.", "PAK"),
    ],
)
def test_the_country_of_the_news_is_where_it_happens(engine: Engine, body: str, home: str) -> None:
    """What is done to a place counts as much as what happens in one; where a thing is signed or said counts little."""
    assert link(engine, body).home == home


def test_an_acronym_in_brackets_names_the_same(engine: Engine) -> None:
    """The acronym that a name is put with stands for it afterwards."""
    body = "The Harbour Workers Congress (HWC) met on Monday. HWC leaders were content, and the HWC agreed."
    assert at(link(engine, body), engine, body, "HWC", 2)[0].name == "Harbour Workers Congress"
