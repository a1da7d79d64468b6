"""Article in, extraction out: pure, the stages in the order they run.

No Kafka, no clock, no environment: the same article and model give the same extraction, ids included.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from worker.article import Article
from worker.event import Extraction
from worker.extraction import EXTRACTORS
from worker.extraction.candidate import Candidate
from worker.extraction.merging.merge import merge
from worker.language import Engine, load_engine, parse
from worker.language.quotes import find_quotes
from worker.normalisation.dates import find_dates
from worker.normalisation.parties import link_parties
from worker.normalisation.places import find_places
from worker.normalisation.places.spots import find_spots
from worker.sectioning import divide
from worker.story import SILENT, Story
from worker.tidy import tidy

__all__ = ["STAGES", "Engine", "Watch", "extract", "load_engine", "mentions", "read"]

READING = ("sections", "language", "reader", "quotes", "dates", "places", "parties")
STAGES = (*READING, *(extractor.__name__ for extractor in EXTRACTORS), "merge")

Watch = Callable[[str], AbstractContextManager[object]]
"""Entered with the name of each stage while it runs: whoever has a clock measures there."""


def unwatched(stage: str) -> AbstractContextManager[object]:
    """Watch nothing."""
    return nullcontext()


def read(article: Article, engine: Engine, watch: Watch = unwatched) -> Story:
    """Run the reading stages in order. The story lives as long as the memory zone it was made in."""
    with watch("sections"):
        sections = divide(article)
    with watch("language"):
        doc = parse(engine, article.body)
    with watch("reader"):
        told = [(section.start, section.end) for section in sections if section.kind not in SILENT]
        reading = engine.reader.read(article.body, told) if engine.reader else None
    with watch("quotes"):
        quotes = find_quotes(article.body, sections)
    with watch("dates"):
        dates = find_dates(doc, article, sections)
    with watch("places"):
        places = find_places(doc, article, sections)
        spots = find_spots(doc, places)
    with watch("parties"):
        parties = link_parties(doc, article, sections, quotes, places)
    return Story(
        article=article,
        sections=sections,
        doc=doc,
        quotes=quotes,
        dates=dates,
        places=places,
        parties=parties,
        reading=reading,
        spots=spots,
    )


def extract(article: Article, engine: Engine, watch: Watch = unwatched) -> Extraction:
    """Return all that `article` tells: sections, dates, places, and its events, merged and in the order of the text.

    `watch` is entered around each of STAGES.
    """
    tidied = tidy(article.body)
    if not tidied.changes:
        return _extraction(article, engine, watch)
    return tidied.restored(_extraction(replace(article, body=tidied.text), engine, watch), article)


def _extraction(article: Article, engine: Engine, watch: Watch) -> Extraction:
    if engine.nlp.vocab.in_memory_zone:  # type: ignore[attr-defined]  # the stub lacks it; see worker.language.zone
        return _told(read(article, engine, watch), watch)
    failure: Exception | None = None
    with engine.nlp.memory_zone():
        try:
            return _told(read(article, engine, watch), watch)
        except Exception as error:  # noqa: BLE001  an exception that leaves the zone corrupts spaCy's string store
            failure = error
    raise failure


def mentions(story: Story, watch: Watch = unwatched) -> list[Candidate]:
    """Run the extractors in order: every mention of an event, before mentions of the same event are merged."""
    candidates: list[Candidate] = []
    for extractor in EXTRACTORS:
        with watch(extractor.__name__):
            candidates += extractor(story)
    return candidates


def _told(story: Story, watch: Watch) -> Extraction:
    candidates = mentions(story, watch)
    with watch("merge"):
        events = merge(story, candidates)
    return Extraction(
        article=story.article,
        sections=story.sections,
        dates=story.dates,
        places=story.places,
        events=events,
    )
