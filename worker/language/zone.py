"""spaCy's memory zone kept open from one article to the next, so that words met once are not built anew for each.

A zone a single article would cost a tenth more of the parse; none at all lets memory grow with every new word.
https://spacy.io/usage/memory-management
"""

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from worker.language.engine import Engine

ARTICLES = 100  # that share a zone: some ten thousand words, a few megabytes


class Zone:
    """`with zone.article():` around each article of a process that reads many, one after the other.

    Nothing that spaCy made for one article may be used in another.
    """

    def __init__(self, engine: Engine, articles: int = ARTICLES) -> None:
        self._engine = engine
        self._articles = articles
        self._open = ExitStack()
        self._read = 0

    @contextmanager
    def article(self) -> Iterator[None]:
        """Begin a zone where the last is full; exceptions pass, and leave the zone as it is."""
        if self._read % self._articles == 0:
            self.close()
            self._open.enter_context(self._engine.nlp.memory_zone())
        self._read += 1
        yield
        if self._read == 1:  # the model and the lexicons stay: the collector need not look through them ever again
            gc.freeze()

    def close(self) -> None:
        """Free what the zone holds."""
        self._open.close()
