"""What the tests of the parties share: a body read, and the parties at one of its words."""

from datetime import date

from worker.article import Article
from worker.event import Party
from worker.language import Engine, parse
from worker.language.quotes import find_quotes
from worker.normalisation.parties import Parties, link_parties
from worker.sectioning import divide


def link(engine: Engine, body: str, published: date | None = date(2025, 3, 3)) -> Parties:
    """Read the parties of a body."""
    article = Article(id="x", body=body, published=published)
    sections = divide(article)
    return link_parties(parse(engine, body), article, sections, find_quotes(body, sections))


def at(parties: Parties, engine: Engine, body: str, word: str, nth: int = 0) -> tuple[Party, ...]:
    """The parties at the nth token with this text."""
    return parties.at([token for token in parse(engine, body) if token.text == word][nth])


def who(engine: Engine, body: str, word: str, nth: int = 0, published: date | None = date(2025, 3, 3)) -> list[Party]:
    """The parties of a body at the nth token with this text."""
    return list(at(link(engine, body, published), engine, body, word, nth))
