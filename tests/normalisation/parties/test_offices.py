"""Parties: offices with their field right in front of a name."""

import pytest

from worker.article import Article
from worker.event import Party
from worker.language import Engine, parse
from worker.language.quotes import find_quotes
from worker.normalisation.parties import link_parties
from worker.sectioning import divide


def who(engine: Engine, body: str, word: str) -> Party:
    """The only party of a body at the first token with this text."""
    article = Article(id="x", body=body)
    sections = divide(article)
    doc = parse(engine, body)
    parties = link_parties(doc, article, sections, find_quotes(body, sections))
    (found,) = parties.at(next(token for token in doc if token.text == word))
    return found


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Minister for Health", "Aoife Byrne"),
        ("Secretary of State for Defence", "John Hale"),
        ("Minister of Foreign Affairs", "Lena Falk"),
        ("High Representative for Foreign Affairs", "Marta Silva"),
        ("Minister of Justice and Public Order", "Anna Doukas"),
        ("Deputy Assistant Secretary for Energy", "Paul Reed"),
        ("Chief of the General Staff", "Pavel Horak"),
        ("President of the Republic", "Luis Ortega"),
    ],
)
def test_the_name_leaves_the_office_to_the_role(engine: Engine, office: str, name: str) -> None:
    """Name and office part where the name begins."""
    body = f"{office} {name} said the talks had failed."
    last = name.split()[-1]
    party = who(engine, body, last)
    assert (party.name, party.kind, party.role) == (name, "person", office)


@pytest.mark.parametrize("office", ["Minister for Health", "Commissioner for Trade", "President of the Republic"])
def test_an_office_stands_for_its_bearer(engine: Engine, office: str) -> None:
    """Where the office heads the phrase it means the person named behind its field."""
    assert who(engine, f"{office} Aoife Byrne said the wards were full.", office.split()[0]).name == "Aoife Byrne"


@pytest.mark.parametrize(
    ("body", "word", "name"),
    [
        ("A lawyer for President Emma Lund left.", "Lund", "Emma Lund"),
        ("The Minister for Health, Aoife Byrne, left.", "Byrne", "Aoife Byrne"),
        ("Friends of Anna Berg left.", "Berg", "Anna Berg"),
    ],
)
def test_whom_one_serves_bears_no_office_for_it(engine: Engine, body: str, word: str, name: str) -> None:
    """A name behind an office of its own, a comma, or nothing but a preposition stands for itself."""
    assert who(engine, body, word).name == name


def test_each_office_has_its_bearer(engine: Engine) -> None:
    """The bearers of two offices in one sentence are two persons."""
    body = "Head of Marketing Anna Berg and Mayor of Paris Jean Roux met in Lyon."
    assert (who(engine, body, "Roux").name, who(engine, body, "Roux").role) == ("Jean Roux", "Mayor of Paris")
