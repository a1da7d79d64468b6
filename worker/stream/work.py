"""What a pool process does with one record: envelope, intake, extraction, and the records to publish.

Whatever is wrong with one article comes back as `Failed`; nothing is raised.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from time import perf_counter

import structlog

from worker import logs
from worker.article import Article
from worker.errors import Invalid
from worker.event import Extraction
from worker.intake import read_article
from worker.pipeline import extract, load_engine
from worker.settings import Settings
from worker.stream import revisions
from worker.stream.envelope import Headers, Record, passed_on, records, to_message

log = structlog.get_logger(__name__)

Extract = Callable[[Article], Extraction]


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

    `sections` goes last: it says that the `events` are published. `counted` are the events' types and modalities,
    `seconds` what each stage took.
    """

    article: str
    revision: int
    withdrawn: bool
    sections: Record
    events: tuple[Record, ...]
    counted: tuple[tuple[str, str], ...]
    seconds: dict[str, float]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why the record goes to the dead letters. `reason` is a metric's label, `error` the exception's class."""

    stage: str
    reason: str
    error: str
    message: str


def worker(settings: Settings) -> Callable[[Task], Done | Failed]:
    """Set up a pool process: logs, the model. Slow, once a process."""
    logs.configure(settings)
    engine = load_engine(settings.model)
    return lambda task: process(task, lambda article: extract(article, engine), settings)


def process(task: Task, extract_article: Extract, settings: Settings) -> Done | Failed:
    """Turn one record into the records to publish."""
    stage, seconds, started = "intake", dict[str, float](), perf_counter()
    try:
        article = read(task, settings)
        seconds[stage] = perf_counter() - started
        stage, started = "extract", perf_counter()
        found = Extraction(article=article, sections=(), dates=(), places=(), events=())
        if not article.withdrawn:
            found = extract_article(article)
        seconds[stage] = perf_counter() - started
        time = datetime.fromtimestamp(task.timestamp, UTC)
        sections, *events = records(found, time=time, source=settings.ce_source, trace=passed_on(task.headers))
    except Invalid as invalid:
        return Failed(stage, invalid.reason, _name(invalid), str(invalid))
    except Exception as error:  # noqa: BLE001  a bug met by one article must not stop the others
        log.error("article_failed", stage=stage, error=_name(error), where=_where(error))
        return Failed(stage, "bug", _name(error), f"{error} ({_where(error)})")
    return Done(
        article.id,
        article.revision,
        article.withdrawn,
        replace(sections, headers=sections.headers + revisions.headers(article.revision, events)),
        tuple(events),
        tuple((event.type, event.modality) for event in found.events),
        seconds,
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
