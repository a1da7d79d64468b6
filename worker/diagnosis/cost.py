"""What extraction costs: CPU time by stage, beside a bare spaCy pipe of the same model on the same texts.

CPU time and not time by the clock, as a crowded machine stretches the latter. Rounds of both follow each other in turn,
and of each figure the least counts: whatever disturbs a measurement makes it longer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from time import process_time

from spacy.language import Language

from worker.article import Article
from worker.diagnosis.engine import peak
from worker.language import Zone
from worker.language.engine import bare_pipe
from worker.pipeline import STAGES, Engine, Watch, extract


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds for all `articles`: by stage, of the whole, and of the bare pipe; `words` as white space parts them.

    `first` is what the process took from its start until its first article was done, `megabytes` the most memory it had
    before the bare pipe was loaded.
    """

    articles: int
    words: int
    stages: Mapping[str, float]
    whole: float
    bare: float
    first: float
    megabytes: int

    @property
    def ratio(self) -> float:
        """How many times a bare pipe's."""
        return self.whole / self.bare

    def by_word(self, seconds: float) -> float:
        """Microseconds a word."""
        return seconds / self.words * 1e6


class Meter:
    """The CPU seconds spent in each stage, all articles together."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        began = process_time()
        yield
        self.seconds[stage] += process_time() - began


def measure(articles: Sequence[Article], engine: Engine, model: str, rounds: int) -> Cost:
    """Extract the articles and parse them with the bare `model`, `rounds` times each after one that does not count."""
    zone = Zone(engine)
    _extracted(articles[:1], engine, zone, Meter())
    first = process_time()
    _extracted(articles, engine, zone, Meter())
    megabytes = peak()
    nlp = bare_pipe(model)
    _parsed(articles, nlp)
    meters, wholes, bares = list[Meter](), list[float](), list[float]()
    for _ in range(rounds):
        meters.append(Meter())
        wholes.append(_taken(partial(_extracted, articles, engine, zone, meters[-1])))
        bares.append(_taken(partial(_parsed, articles, nlp)))
    return Cost(
        articles=len(articles),
        words=sum(len(article.body.split()) for article in articles),
        stages={stage: min(meter.seconds[stage] for meter in meters) for stage in STAGES},
        whole=min(wholes),
        bare=min(bares),
        first=first,
        megabytes=megabytes,
    )


def _taken(work: Callable[[], None]) -> float:
    began = process_time()
    work()
    return process_time() - began


def _extracted(articles: Sequence[Article], engine: Engine, zone: Zone, watch: Watch) -> None:
    for article in articles:
        with zone.article():
            extract(article, engine, watch)


def _parsed(articles: Sequence[Article], nlp: Language) -> None:
    with nlp.memory_zone():
        for _ in nlp.pipe(article.body for article in articles):
            pass
