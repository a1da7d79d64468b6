"""Parties: pronouns and role nouns resolved, or left alone."""

import pytest

from worker.article import Article
from worker.event import Party
from worker.language import Engine, parse
from worker.language.quotes import find_quotes
from worker.normalisation.parties import link_parties
from worker.sectioning import divide


def who(engine: Engine, body: str, word: str, nth: int = 0) -> tuple[Party, ...]:
    """The parties of a body at the nth token with this text."""
    article = Article(id="x", body=body)
    sections = divide(article)
    doc = parse(engine, body)
    parties = link_parties(doc, article, sections, find_quotes(body, sections))
    return parties.at([token for token in doc if token.text == word][nth])


@pytest.mark.parametrize(
    ("body", "word", "nth", "names"),
    [
        ("Angela Merkel met Emmanuel Macron. She was glad.", "She", 0, ["Angela Merkel"]),
        ("Angela Merkel met Emmanuel Macron. He was glad.", "He", 0, ["Emmanuel Macron"]),
        ("NATO condemned the attack. It called for calm.", "It", 0, ["NATO"]),
        ("Militants seized the town. They burned two cars.", "They", 0, ["Militants"]),
        ("Putin and Xi met in Sochi. They signed a pact.", "They", 0, ["Vladimir Putin", "Xi Jinping"]),
        ("The army said its soldiers were safe.", "its", 0, ["army"]),
        ('"We will fight," John Kerry said. "I will fight."', "We", 0, []),
        ('"We will fight," John Kerry said. "I will fight."', "I", 0, []),
        ("It is clear that the war goes on.", "It", 0, []),
        ("He was glad.", "He", 0, []),
        ("The gunmen who shot him fled.", "who", 0, ["gunmen"]),
    ],
)
def test_pronouns(engine: Engine, body: str, word: str, nth: int, names: list[str]) -> None:
    """Pronouns stand for what agrees and is nearest; those of unclear meaning stand for nobody."""
    assert [party.name for party in who(engine, body, word, nth)] == names


@pytest.mark.parametrize(
    ("body", "word", "nth", "name"),
    [
        ("French President Anne Dubois met Minister Paul Otieno. The minister left.", "minister", 0, "Paul Otieno"),
        ("French President Anne Dubois met Peruvian President Luis Rojas. The French president left.", "president", 0,
         "Anne Dubois"),
        ("Hezbollah fired rockets. The group said more would follow.", "group", 0, "Hezbollah"),
        ("A bomb hit the Palm Hotel. The hotel burned.", "hotel", 0, "Palm Hotel"),
        ("Russian forces shelled the town. The forces withdrew.", "forces", 1, "Russian forces"),
    ],
)  # fmt: skip
def test_role_nouns(engine: Engine, body: str, word: str, nth: int, name: str) -> None:
    """ "The minister" is who bears the role, "the group" the latest group, "the hotel" the latest hotel."""
    assert who(engine, body, word, nth)[0].name == name


def test_the_two_leaders(engine: Engine) -> None:
    """A pair points back to the two persons just named."""
    body = "Angela Merkel met Emmanuel Macron in Berlin. The two leaders discussed trade."
    assert {party.name for party in who(engine, body, "leaders")} == {
        "Angela Merkel",
        "Emmanuel Macron",
    }


def test_his_forces_are_of_his_country(engine: Engine) -> None:
    """What a pronoun owns has the country of the one meant, and is not merged with the other side's."""
    body = "Russian forces advanced. Ukrainian President Volodymyr Zelensky said his forces had held."
    (party,) = who(engine, body, "forces", 1)
    assert (party.country, party.kind) == ("UKR", "armed_force")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("US State Department", ["United States"]),
        ("Kenyan Ministry of Defence", ["Kenya"]),
        ("The Kenyan Gazette", []),
        ("Reuters", []),
        (None, []),
    ],
)
def test_we_is_the_government_whose_text_it_is(engine: Engine, source: str | None, names: list[str]) -> None:
    """In a government's own text "we" is that country; in anybody else's it is nobody we know."""
    body = "We condemn the attack."
    article = Article(id="x", body=body, source=source)
    doc = parse(engine, body)
    assert [party.name for party in link_parties(doc, article, divide(article), ()).at(doc[0])] == names
