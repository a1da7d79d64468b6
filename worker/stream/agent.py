"""Consume, extract, publish, acknowledge. No extraction logic, and nothing is acknowledged that is not published.

Infrastructure that fails (broker, pool) crashes the app: the offsets stay, a supervisor restarts the worker, Kafka
delivers again. An article that fails goes to the dead-letter topic, confirmed, before it is acknowledged; where too
many did, it does not, and the app stops in the same way.
"""

import asyncio
from dataclasses import dataclass, field, replace
from time import monotonic, time
from typing import Any
from weakref import WeakValueDictionary

import structlog
from aiokafka.errors import MessageSizeTooLargeError, RecordListTooLargeError
from structlog.contextvars import bound_contextvars

from worker.errors import Invalid, LimitPassed
from worker.settings import Settings
from worker.stream import metrics, revisions
from worker.stream.acks import OrderedAcks, Ticket
from worker.stream.dead_letter import Origin, dead_letter
from worker.stream.dead_limit import DeadLetterLimit, limit
from worker.stream.envelope import Record, header, passed_on
from worker.stream.lease import Lease, Moved
from worker.stream.pool import ProcessPool
from worker.stream.topics import SINGLE, topic_name
from worker.stream.view import View
from worker.stream.work import Done, Failed, Task

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Runtime:
    """What outlives a restart of the agent: Faust may start its function anew at any time."""

    settings: Settings
    pool: ProcessPool
    view: View
    lease: Lease
    # Set while the view is known to hold what other workers published before these partitions came here.
    current: asyncio.Event = field(default_factory=asyncio.Event)
    locks: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    acks: OrderedAcks[Any] = field(default_factory=OrderedAcks)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    room: asyncio.Semaphore = field(init=False)
    dead_limit: DeadLetterLimit = field(init=False)

    def __post_init__(self) -> None:
        self.dead_limit = limit(self.settings)
        self.room = asyncio.Semaphore(self.settings.in_flight)


async def consume(app: Any, runtime: Runtime, stream: Any) -> None:
    """Take every event of the stream, as many at once as the settings allow."""
    manual = stream.noack()
    async for event in manual.events():
        ticket = runtime.acks.take(event.message.tp, event, monotonic())
        await runtime.room.acquire()
        task = asyncio.create_task(_handle(app, runtime, manual, ticket))
        runtime.tasks.add(task)
        task.add_done_callback(runtime.tasks.discard)


async def _handle(app: Any, runtime: Runtime, stream: Any, ticket: Ticket[Any]) -> None:
    message = ticket.item.message
    trace = header(message.headers or (), "traceparent")
    try:
        with bound_contextvars(topic=message.topic, partition=message.partition, offset=message.offset, trace=trace):
            await _process(app.producer, runtime, ticket)
        for event in runtime.acks.finish(ticket):
            await stream.ack(event)
    except Moved as moved:
        log.info("article_left", detail=str(moved), partition=message.partition, offset=message.offset)
    except Exception as error:  # noqa: BLE001  whatever it is, this offset must not be passed
        if app.should_stop:
            log.warning("article_abandoned", error=repr(error), offset=message.offset)
        else:
            await app.crash(error)
    finally:
        runtime.room.release()


async def _process(producer: Any, runtime: Runtime, ticket: Ticket[Any]) -> None:
    message = ticket.item.message
    task = Task(message.key, message.value, tuple(message.headers or ()), max(0.0, message.timestamp or 0.0))
    metrics.ARTICLE_BYTES.inc(len(task.value or b""))
    result = await _work(runtime.pool, task)
    outcome: str | Failed = "dead"
    if isinstance(result, Done):
        outcome = await _publish_done(producer, runtime, task, result, ticket)
    failed = result if isinstance(result, Failed) else outcome
    if isinstance(failed, Failed):
        await runtime.lease.wait(ticket)
        _allow_dead(runtime.dead_limit, failed)
        await _publish_dead(producer, runtime.settings, task, message, failed)
        outcome = "dead"
    else:
        runtime.dead_limit.alive()
    _show_dead(runtime.dead_limit)
    metrics.ARTICLES.labels(outcome).inc()
    if task.timestamp:
        metrics.LATENCY_SECONDS.observe(max(0.0, time() - task.timestamp))


def _allow_dead(dead_limit: DeadLetterLimit, failed: Failed) -> None:
    """Raise LimitPassed where this would be one dead letter too many; told once, with the first that is."""
    first = dead_limit.passed is None
    try:
        dead_limit.dead()
    except LimitPassed as passed:
        _show_dead(dead_limit)
        if first:
            log.error("dead_letter_limit_passed", detail=str(passed), reason=failed.reason, article=failed.article)
        raise


def _show_dead(dead_limit: DeadLetterLimit) -> None:
    metrics.DEAD_LETTER_RUN.set(dead_limit.run)
    metrics.DEAD_LETTER_SHARE.set(dead_limit.share)
    metrics.DEAD_LETTER_LIMIT_PASSED.set(dead_limit.passed is not None)


async def _work(pool: ProcessPool, task: Task) -> Done | Failed:
    started = monotonic()
    try:
        result: Done | Failed = await pool.run(task)
    except Invalid as lost:
        return Failed("extract", lost.reason, "worker.errors.Invalid", str(lost))
    if isinstance(result, Done):
        for stage, seconds in result.seconds.items():
            metrics.STAGE_SECONDS.labels(stage).observe(seconds)
        for stage, seconds in result.extracting.items():
            metrics.EXTRACT_SECONDS.labels(stage).observe(seconds)
        waited = monotonic() - started - sum(result.seconds.values())
        metrics.STAGE_SECONDS.labels("queue").observe(max(0.0, waited))
    return result


async def _publish_done(producer: Any, runtime: Runtime, task: Task, done: Done, ticket: Ticket[Any]) -> str | Failed:
    """Publish what the article tells now, retract what it tells no more; returns the outcome."""
    taken = (ticket.item.message.partition, ticket.item.message.offset)
    await runtime.current.wait()
    lock = runtime.locks.setdefault(done.article, asyncio.Lock())
    async with lock:
        await runtime.lease.wait(ticket)
        known = runtime.view.memory.get(done.article)
        if revisions.is_outdated(known, done.revision, taken, withdrawn=done.withdrawn):
            return "outdated"
        gone = revisions.retractions(known, done.events, passed_on(task.headers))
        started = monotonic()
        try:
            await _publish(producer, runtime.settings, (*done.events, *gone, done.tellings))
            await runtime.lease.wait(ticket)
            (place,) = await _publish(producer, runtime.settings, (done.sections,))
        except (MessageSizeTooLargeError, RecordListTooLargeError) as error:
            return Failed("publish", "output-too-large", type(error).__name__, str(error), done.article)
        told = revisions.read(done.sections.headers)
        if told is not None:
            told = replace(told, place=(place.partition, place.offset), taken=taken, time=time())
            runtime.view.memory.put(done.article, told)
    metrics.STAGE_SECONDS.labels("publish").observe(monotonic() - started)
    log.debug(
        "article_published", article=done.article, revision=done.revision, events=len(done.events), gone=len(gone)
    )
    metrics.RETRACTIONS.inc(len(gone))
    for kind, modality in done.counted:
        metrics.EVENTS.labels(kind, modality).inc()
    return "withdrawn" if done.withdrawn else "processed"


async def _publish_dead(producer: Any, settings: Settings, task: Task, message: Any, failed: Failed) -> None:
    origin = Origin(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        stage=failed.stage,
        reason=failed.reason,
        error=failed.error,
        message=failed.message,
    )
    await _publish(producer, settings, (dead_letter(task.key, task.value, task.headers, origin),))
    metrics.DEAD_LETTERS.labels(failed.reason).inc()
    log.warning("dead_letter", article=failed.article, stage=failed.stage, reason=failed.reason, error=failed.error)


async def _publish(producer: Any, settings: Settings, records: tuple[Record, ...]) -> list[Any]:
    """Send the records and wait until the broker has them all; returns where it put them."""
    confirmations = [await _send(producer, topic_name(settings, record.kind), record) for record in records]
    return await asyncio.gather(*confirmations)


async def _send(producer: Any, topic: str, record: Record) -> Any:
    try:
        partition = SINGLE.get(record.kind)
        return await producer.send(topic, record.key, record.value, partition, None, list(record.headers))
    except Exception as error:
        if isinstance(error.__cause__, MessageSizeTooLargeError):  # Faust wraps what aiokafka raises
            raise error.__cause__ from None
        raise
