"""Articles that share a memory zone."""

from datetime import date
from typing import cast

import pytest

from worker.article import Article
from worker.language import Engine, Zone, load_engine
from worker.pipeline import extract

PUBLISHED = date(2026, 3, 18)


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The language model."""
    return load_engine()


def told(number: int) -> Article:
    """An article with words that no other has."""
    words = " ".join(f"Xq{number}w{word}z" for word in range(50))
    body = f"Rebels of the Front{number} shelled Goma on Monday, killing {number + 2} people. {words}."
    return Article(id=str(number), body=body, published=PUBLISHED)


@pytest.mark.parametrize("articles", [1, 3, 100])
def test_what_is_told_does_not_depend_on_the_zone(articles: int, engine: Engine) -> None:
    """Each article gives what it gives alone, whether it opens a zone, goes on in one, or comes again."""
    numbers = (0, 1, 2, 1, 3, 0)
    alone = [extract(told(number), engine) for number in numbers]
    zone = Zone(engine, articles)
    shared = []
    for number in numbers:
        with zone.article():
            shared.append(extract(told(number), engine))
    zone.close()
    assert shared == alone


def test_an_exception_leaves_the_zone_usable(engine: Engine) -> None:
    """It reaches the caller, and the next article is read as ever."""
    zone = Zone(engine)
    with pytest.raises(AttributeError), zone.article():
        extract(cast(Article, None), engine)
    with zone.article():
        assert extract(told(2), engine).events
    zone.close()


def test_new_words_are_forgotten(engine: Engine) -> None:
    """The store of strings holds the words of a zone's articles, and none of them afterwards."""
    zone, strings = Zone(engine, 4), engine.nlp.vocab.strings
    before, counts = len(strings), []
    for number in range(9):
        with zone.article():
            extract(told(number), engine)
        counts.append(len(strings) - before)
    zone.close()
    assert counts[3] > counts[0] >= 50
    assert counts[8] < counts[3]
    assert len(strings) == before
