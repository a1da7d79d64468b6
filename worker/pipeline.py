"""Article in, extraction out: pure, the stages in the order they run.

No Kafka, no clock, no environment: the same article and model give the same extraction, ids included.
"""

from worker.article import Article
from worker.event import Extraction
from worker.extraction import EXTRACTORS
from worker.extraction.merge import merge
from worker.language import Engine, load_engine, parse
from worker.language.quotes import find_quotes
from worker.normalisation.dates import find_dates
from worker.normalisation.parties import link_parties
from worker.normalisation.places import find_places
from worker.sectioning import divide
from worker.story import Story

__all__ = ["Engine", "extract", "load_engine", "read"]


def read(article: Article, engine: Engine) -> Story:
    """Run the reading stages in order. The story lives as long as the memory zone it was made in."""
    sections = divide(article)
    doc = parse(engine, article.body)
    quotes = find_quotes(article.body, sections)
    dates = find_dates(doc, article, sections)
    places = find_places(doc, article, sections)
    parties = link_parties(doc, article, sections, quotes)
    return Story(
        article=article, sections=sections, doc=doc, quotes=quotes, dates=dates, places=places, parties=parties
    )


def extract(article: Article, engine: Engine) -> Extraction:
    """Return all that `article` tells: sections, dates, places, and its events, merged and in the order of the text."""
    failure: Exception | None = None
    with engine.nlp.memory_zone():
        try:
            return _extraction(read(article, engine))
        except Exception as error:  # noqa: BLE001  an exception that leaves the zone corrupts spaCy's string store
            failure = error
    raise failure


def _extraction(story: Story) -> Extraction:
    candidates = [candidate for extractor in EXTRACTORS for candidate in extractor(story)]
    return Extraction(
        article=story.article,
        sections=story.sections,
        dates=story.dates,
        places=story.places,
        events=merge(story, candidates),
    )
