"""What a pool process does with one record: envelope, intake, extraction, and the records to publish.

Whatever is wrong with one article comes back as `Failed`; nothing is raised.
"""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import perf_counter

import structlog

from worker import logs
from worker.article import Article
from worker.errors import Invalid
from worker.event import Extraction
from worker.incidents.telling import tellings
from worker.incidents.wire import tellings_message
from worker.intake import read_article
from worker.language import Zone
from worker.pipeline import Watch, extract, load_engine, unwatched
from worker.settings import Settings
from worker.stream import revisions
from worker.stream.envelope import Headers, Record, passed_on, records, tellings_record, to_message

log = structlog.get_logger(__name__)

Extract = Callable[[Article, Watch], Extraction]
# What is read or compiled at its first use is in place before the time of the first article begins: half a second of
# CPU for each kind of event, which a process on a crowded machine may not get within an article's time limit.
WARM_UP = Article(
    id="warm-up",
    body="Missiles hit a plant in Kyiv on Tuesday, killing 4 people. The ministers met in Geneva for talks on Monday.\n"
    'The president said: "We will sign." Police arrested two men.',
)


@dataclass(frozen=True, slots=True)
class Task:
    """One record as received; `timestamp` in seconds since 1970."""

    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp: float


@dataclass(frozen=True, slots=True)
class Done:
    """What to publish for a revision of an article, and what to count.

    `sections` goes last: it says that the `events` and the `tellings` of them are published. `counted` are the events'
    types and modalities, `seconds` what each stage took, `extracting` what each part of the stage extract took.
    """

    article: str
    revision: int
    withdrawn: bool
    sections: Record
    events: tuple[Record, ...]
    tellings: Record
    counted: tuple[tuple[str, str], ...]
    seconds: dict[str, float]
    extracting: dict[str, float]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why the record goes to the dead letters. `reason` is a metric's label, `error` the exception's class.

    `article` is the article's id, None where it could not be read.
    """

    stage: str
    reason: str
    error: str
    message: str
    article: str | None = None


class Stopwatch:
    """The seconds spent in each stage that was entered."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        started = perf_counter()
        yield
        self.seconds[stage] = perf_counter() - started


def worker(settings: Settings) -> Callable[[Task], Done | Failed]:
    """Set up a pool process: logs, the model, a first article. Slow, once a process."""
    logs.configure(settings)
    engine = load_engine(settings.model, reader=settings.reader)
    zone = Zone(engine)

    def extract_article(article: Article, watch: Watch) -> Extraction:
        with zone.article():
            return extract(article, engine, watch)

    tellings(WARM_UP, extract_article(WARM_UP, unwatched).events)
    return lambda task: process(task, extract_article, settings)


def process(task: Task, extract_article: Extract, settings: Settings) -> Done | Failed:
    """Turn one record into the records to publish."""
    stages, extracting = Stopwatch(), Stopwatch()
    name: str | None = None
    stage = "intake"
    try:
        with stages(stage):
            article = read(task, settings)
        name, stage = article.id, "extract"
        found = Extraction(article=article, sections=(), dates=(), places=(), events=())
        if not article.withdrawn:
            with stages(stage):
                found = extract_article(article, extracting)
        time = datetime.fromtimestamp(task.timestamp, UTC)
        trace = passed_on(task.headers)
        sections, *events = records(found, time=time, source=settings.ce_source, trace=trace)
        message = tellings_message(article, tellings(found.article, found.events))
        told = tellings_record(article, message, time, settings.ce_source, trace)
    except Invalid as invalid:
        return Failed(stage, invalid.reason, _name(invalid), str(invalid), name)
    except Exception as error:  # noqa: BLE001  a bug met by one article must not stop the others
        log.error("article_failed", article=name, stage=stage, error=_name(error), where=_where(error))
        return Failed(stage, "bug", _name(error), f"{error} ({_where(error)})", name)
    return Done(
        article.id,
        article.revision,
        article.withdrawn,
        replace(sections, headers=sections.headers + revisions.headers(article.revision, events)),
        tuple(events),
        told,
        tuple((event.type, event.modality) for event in found.events),
        stages.seconds,
        extracting.seconds,
    )


def read(task: Task, settings: Settings) -> Article:
    """The article in the record. Raises Invalid."""
    if task.value is not None and len(task.value) > settings.max_article_bytes:
        raise Invalid("too-large", f"{len(task.value)} bytes; {settings.max_article_bytes} are allowed")
    message = to_message(task.value, task.headers)
    return read_article(
        message.value,
        message.content_type,
        key=task.key,
        max_bytes=settings.max_article_bytes,
        headers=message.headers,
    )


def _name(error: Exception) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _where(error: Exception) -> str:
    """The innermost place of the traceback, as 'merge.py:42 in merge'."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno} in {frames[-1].name}" if frames else "unknown"
