"""Consume, extract, publish, acknowledge. No extraction logic, and nothing is acknowledged that is not published.

Infrastructure that fails (broker, pool) crashes the app: the offsets stay, a supervisor restarts the worker, Kafka
delivers again. An article that fails goes to the dead-letter topic, confirmed, before it is acknowledged.
"""

import asyncio
from dataclasses import dataclass, field
from time import monotonic, time
from typing import Any

import structlog
from aiokafka.errors import MessageSizeTooLargeError, RecordListTooLargeError
from structlog.contextvars import bound_contextvars

from worker.errors import Invalid
from worker.settings import Settings
from worker.stream import metrics
from worker.stream.acks import OrderedAcks, Ticket
from worker.stream.dead_letter import Origin, dead_letter
from worker.stream.envelope import Record, header
from worker.stream.pool import ProcessPool
from worker.stream.topics import topic_name
from worker.stream.work import Done, Failed, Task

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Runtime:
    """What outlives a restart of the agent: Faust may start its function anew at any time."""

    settings: Settings
    pool: ProcessPool
    acks: OrderedAcks[Any] = field(default_factory=OrderedAcks)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    room: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
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
            await _process(app.producer, runtime, message)
        for event in runtime.acks.finish(ticket):
            await stream.ack(event)
    except Exception as error:  # noqa: BLE001  whatever it is, this offset must not be passed
        if app.should_stop:
            log.warning("article_abandoned", error=repr(error), offset=message.offset)
        else:
            await app.crash(error)
    finally:
        runtime.room.release()


async def _process(producer: Any, runtime: Runtime, message: Any) -> None:
    task = Task(message.key, message.value, tuple(message.headers or ()), max(0.0, message.timestamp or 0.0))
    metrics.ARTICLE_BYTES.inc(len(task.value or b""))
    result = await _work(runtime.pool, task)
    if isinstance(result, Done):
        result = await _publish_done(producer, runtime.settings, result)
    if isinstance(result, Failed):
        await _publish_dead(producer, runtime.settings, task, message, result)
    if task.timestamp:
        metrics.LATENCY_SECONDS.observe(max(0.0, time() - task.timestamp))


async def _work(pool: ProcessPool, task: Task) -> Done | Failed:
    started = monotonic()
    try:
        result: Done | Failed = await pool.run(task)
    except Invalid as lost:
        return Failed("extract", lost.reason, "worker.errors.Invalid", str(lost))
    if isinstance(result, Done):
        for stage, seconds in result.seconds.items():
            metrics.STAGE_SECONDS.labels(stage).observe(seconds)
        waited = monotonic() - started - sum(result.seconds.values())
        metrics.STAGE_SECONDS.labels("queue").observe(max(0.0, waited))
    return result


async def _publish_done(producer: Any, settings: Settings, done: Done) -> Done | Failed:
    started = monotonic()
    try:
        await _publish(producer, settings, done.records)
    except (MessageSizeTooLargeError, RecordListTooLargeError) as error:
        return Failed("publish", "output-too-large", type(error).__name__, str(error))
    metrics.STAGE_SECONDS.labels("publish").observe(monotonic() - started)
    for kind, modality in done.events:
        metrics.EVENTS.labels(kind, modality).inc()
    metrics.ARTICLES.labels("withdrawn" if done.withdrawn else "processed").inc()
    return done


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
    metrics.ARTICLES.labels("dead").inc()
    log.warning("dead_letter", stage=failed.stage, reason=failed.reason, error=failed.error)


async def _publish(producer: Any, settings: Settings, records: tuple[Record, ...]) -> None:
    """Send the records and wait until the broker has them all."""
    confirmations = [await _send(producer, topic_name(settings, record.kind), record) for record in records]
    await asyncio.gather(*confirmations)


async def _send(producer: Any, topic: str, record: Record) -> Any:
    try:
        return await producer.send(topic, record.key, record.value, None, None, list(record.headers))
    except Exception as error:
        if isinstance(error.__cause__, MessageSizeTooLargeError):  # Faust wraps what aiokafka raises
            raise error.__cause__ from None
        raise
