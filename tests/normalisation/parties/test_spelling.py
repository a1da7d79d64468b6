"""Misspelt names of office holders. The sentences are made up; the leaders are those of the data file."""

from datetime import date

import pytest

from tests.normalisation.parties.linked import who
from worker.language import Engine


@pytest.mark.parametrize(
    ("body", "word", "name", "confidence"),
    [
        ("Volodimir Zelenski, the Ukrainian president, spoke.", "Zelenski", "Volodymyr Zelensky", 0.82),
        ("Turkey's President Erdogen spoke.", "Erdogen", "Recep Tayyip Erdogan", 0.86),
        ("Benjamin Netanyaho spoke. The Israeli prime minister left.", "Netanyaho", "Benjamin Netanyahu", 0.94),
        ("Israel's Benyamin Netanyahou spoke.", "Netanyahou", "Benjamin Netanyahu", 0.89),
        ("Recep Tayip Erdogen, the Turkish leader, spoke.", "Erdogen", "Recep Tayyip Erdogan", 0.89),
        ("Kier Starmer, the British prime minister, spoke.", "Starmer", "Keir Starmer", 0.91),
        ("Mayor Vitali Klitchko spoke in Kyiv.", "Klitchko", "Vitali Klitschko", 0.94),
        ("Claudia Shienbaum, Mexico's president, spoke.", "Shienbaum", "Claudia Sheinbaum", 0.94),
        ("Israel was silent. Benyamin Netanyahu spoke.", "Netanyahu", "Benjamin Netanyahu", 0.94),
    ],
)
def test_misspelt_leaders_are_linked_by_role_and_country(
    engine: Engine, body: str, word: str, name: str, confidence: float
) -> None:
    """Who has the office and nearly the name is meant; how near the spelling comes is the party's confidence."""
    party = who(engine, body, word, published=date(2026, 3, 3))[0]
    assert party.name == name
    assert party.confidence == pytest.approx(confidence, abs=0.01)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("Igor Puttin, the Russian president's cousin, spoke.", "Puttin"),
        ("Igor Puttin, a Russian banker, spoke.", "Puttin"),
        ("Deputy Prime Minister Benjamin Netanyaho of Israel spoke.", "Netanyaho"),
        ("Friedrich Merzt, a German businessman, spoke.", "Merzt"),
        ("Petro Zelenko, a Ukrainian farmer, spoke.", "Zelenko"),
        ("Actor Donald Tramp spoke in Ohio, far from the U.S. president.", "Tramp"),
        ("Eric Trump spoke in New York. The US president did not.", "Trump"),
        ("Mr Macrom spoke in Budapest.", "Macrom"),
        ("Igor Putin spoke of Russia.", "Putin"),
        ("Donna Trump spoke of the United States.", "Trump"),
        ("Benyamin Netanyahu spoke.", "Netanyahu"),
        ("Sonia Netanyaho, Israel's prime minister, spoke.", "Netanyaho"),
    ],
)
def test_another_person_of_a_like_name_is_no_leader(engine: Engine, body: str, word: str) -> None:
    """Another role, another first name, or no office in the text: the name stays as it is written, and certain."""
    party = who(engine, body, word, published=date(2026, 3, 3))[0]
    assert word in party.name
    assert party.confidence is None


@pytest.mark.parametrize(
    ("body", "word", "name"),
    [
        ("Volodymyr Zelenskiy spoke.", "Zelenskiy", "Volodymyr Zelensky"),
        ("The French president, Emanuel Macron, spoke.", "Macron", "Emmanuel Macron"),
        ("Turkish President Recep Tayip Erdogan spoke.", "Erdogan", "Recep Tayyip Erdogan"),
        ("Muammar Gadhafi ruled for 42 years.", "Gadhafi", "Muammar Gaddafi"),
    ],
)
def test_another_transliteration_is_the_same_name(engine: Engine, body: str, word: str, name: str) -> None:
    """It is no mistake: the canonical name, the Wikidata item where there is one, and no doubt."""
    party = who(engine, body, word, published=date(2026, 3, 3))[0]
    assert (party.name, party.confidence) == (name, None)


@pytest.mark.parametrize(("year", "linked"), [(2015, False), (2026, True)])
def test_the_office_is_that_of_the_articles_year(engine: Engine, year: int, linked: bool) -> None:
    """A misspelt president of today is not looked for in an article of ten years ago."""
    party = who(engine, "Claudia Shienbaum, Mexico's president, spoke.", "Shienbaum", published=date(year, 3, 3))[0]
    assert (party.confidence is not None) is linked


def test_a_misspelling_joins_the_right_spelling(engine: Engine) -> None:
    """Where the article has the name right too, both are one party, and a certain one."""
    body = "President Erdogan of Turkey spoke. Tayip Erdogen, the Turkish president, then left."
    party = who(engine, body, "Erdogen", published=date(2026, 3, 3))[0]
    assert party.name == "Recep Tayyip Erdogan"
    assert {span.text for span in party.mentions} >= {"Erdogan", "Tayip Erdogen"}
    assert party.confidence is None
