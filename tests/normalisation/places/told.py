"""The places of a short text, as tests ask for them."""

from worker.article import Article
from worker.event import PlaceMention
from worker.language import Engine, parse
from worker.normalisation.places import find_places
from worker.sectioning import divide


def places_of(engine: Engine, body: str) -> tuple[PlaceMention, ...]:
    """The places of a body."""
    article = Article(id="places", body=body)
    return find_places(parse(engine, body), article, divide(article))
