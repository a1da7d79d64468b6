"""Articles through the pipeline in this process or in several, results in the order of the input."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import wait

from worker.commands.sources import Message
from worker.errors import Invalid
from worker.incidents.telling import Telling, tellings
from worker.intake import read_article
from worker.language import Engine, Zone
from worker.pipeline import extract, load_engine
from worker.serialize import dump, extraction_message

AHEAD = 4  # messages handed out per process beyond the one in work: keeps it busy, bounds memory

_child: list[tuple[Engine, Zone]] = []


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one message: the extraction as JSON, or the reason why there is none; what can be linked."""

    label: str
    size: int
    output: bytes | None = None
    error: str | None = None
    article: tuple[str, int] = ("", 0)
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Loading:
    """What each process loads: the language model, and the reader unless it is off."""

    model: str = ""
    reader: bool = True

    def engine(self) -> Engine:
        """Load it; takes seconds."""
        return load_engine(self.model, reader=self.reader)


def run(
    messages: Iterable[Message], loading: Loading, *, max_bytes: int, processes: int = 1, linked: bool = False
) -> Iterator[Outcome]:
    """Extract every message; loads the model first (seconds), once in each process. `linked`: with tellings."""
    if processes == 1:
        engine = loading.engine()
        with closing(Zone(engine)) as zone:
            yield from (_attempt(message, engine, zone, max_bytes, linked) for message in messages)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(loading,))
    try:
        yield from _in_order(pool, messages, (max_bytes, linked), processes * (AHEAD + 1))
    finally:
        pool.shutdown(cancel_futures=True)


def attempt(message: Message, engine: Engine, max_bytes: int, linked: bool = False) -> Outcome:
    """One message through intake and pipeline; an article's fault becomes its outcome. `linked`: with its tellings."""
    size = len(message.value)
    try:
        article = read_article(message.value, message.content_type, max_bytes=max_bytes)
        extraction = extract(article, engine)
        output = dump(extraction_message(extraction))
        told = tellings(extraction.article, extraction.events) if linked else ()
    except Invalid as error:
        return Outcome(message.label, size, error=f"{error.reason}: {error}")
    except Exception as error:  # noqa: BLE001 - a fault met in one article must not cost the results of the others
        return Outcome(message.label, size, error=f"internal error: {type(error).__name__}: {error}")
    return Outcome(message.label, size, output=output, article=(article.id, article.revision), tellings=told)


def _in_order(
    pool: ProcessPoolExecutor, messages: Iterable[Message], how: tuple[int, bool], window: int
) -> Iterator[Outcome]:
    waiting: deque[Future[Outcome]] = deque()
    for message in messages:
        waiting.append(pool.submit(_work, message, *how))
        if len(waiting) >= window:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _start(loading: Loading) -> None:
    """In each child: load the model, and end when the parent does, even if it was killed. Ctrl-C is for the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    engine = loading.engine()
    _child.append((engine, Zone(engine)))


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(message: Message, max_bytes: int, linked: bool) -> Outcome:
    engine, zone = _child[0]
    return _attempt(message, engine, zone, max_bytes, linked)


def _attempt(message: Message, engine: Engine, zone: Zone, max_bytes: int, linked: bool) -> Outcome:
    with zone.article():
        return attempt(message, engine, max_bytes, linked)
