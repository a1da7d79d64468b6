"""Dead letters: a message that could not be processed, byte for byte, and why in headers as Kafka Connect names them.

`replay` puts them back where they came from.
"""

from dataclasses import dataclass
from typing import Any

from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition

from worker.errors import Retryable
from worker.settings import Settings
from worker.stream.client import client_config, producer_config
from worker.stream.envelope import Headers, Record, header
from worker.stream.topics import topic_name

PREFIX = "__connect.errors."
_NAMES = ("topic", "partition", "offset", "stage", "reason", "exception.class.name", "exception.message")
MAX_MESSAGE = 2000  # characters of the exception's message
WAIT_SECONDS = 30.0
# Beside those of the intake: no CloudEvent, too slow, its process died of it, too much came of it, an error of ours.
REASONS = frozenset({"envelope", "timeout", "killed", "output-too-large", "bug"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a message came from, and what happened to it there."""

    topic: str
    partition: int
    offset: int
    stage: str
    reason: str
    error: str
    message: str


def dead_letter(key: bytes | None, value: bytes | None, headers: Headers, origin: Origin) -> Record:
    """The record for the dead-letter topic: the message with our headers after its own."""
    told = (
        origin.topic,
        str(origin.partition),
        str(origin.offset),
        origin.stage,
        origin.reason,
        origin.error,
        origin.message[:MAX_MESSAGE],
    )
    ours = tuple((PREFIX + name, text.encode(errors="replace")) for name, text in zip(_NAMES, told, strict=True))
    return Record("dead", key, value, headers + ours)


def restored(headers: Headers) -> Headers:
    """The headers as the message had them: ours, the last ones, taken off."""
    ours = tuple(PREFIX + name for name in _NAMES)
    return headers[: -len(ours)] if tuple(name for name, _ in headers[-len(ours) :]) == ours else headers


def replay(settings: Settings, *, reason: str | None = None, dry_run: bool = False) -> int:
    """Put every dead letter not yet replayed back into its topic; with `reason`, only those. Returns how many.

    How far it came is kept as the offsets of a consumer group, `<group>-replay`, or `<group>-replay-<reason>` so that
    the other letters stay to be replayed; they are committed when the broker has what was put back. Raises Retryable
    when it does not answer.
    """
    group = "-".join(filter(None, (settings.group_id, "replay", reason)))
    consumer = Consumer(client_config(settings, **{"group.id": group, "enable.auto.commit": False, "log_level": 3}))
    try:
        return sum(
            _replay_partition(settings, consumer, begin, end, reason, dry_run)
            for begin, end in _waiting(settings, consumer)
        )
    except KafkaException as error:
        raise Retryable(f"{settings.broker}: {error.args[0].str()}") from None
    finally:
        consumer.close()


def _waiting(settings: Settings, consumer: Consumer) -> list[tuple[TopicPartition, int]]:
    """Each partition of the dead-letter topic from where the last replay ended, and its end now."""
    name = topic_name(settings, "dead")
    topic = consumer.list_topics(name, timeout=WAIT_SECONDS).topics[name]
    if topic.error is not None:
        raise KafkaException(topic.error)
    committed = consumer.committed([TopicPartition(name, number) for number in topic.partitions], timeout=WAIT_SECONDS)
    waiting = []
    for partition in committed:
        low, high = consumer.get_watermark_offsets(partition, timeout=WAIT_SECONDS)
        begin = max(low, partition.offset)
        if begin < high:
            waiting.append((TopicPartition(name, partition.partition, begin), high))
    return waiting


def _replay_partition(
    settings: Settings, consumer: Consumer, begin: TopicPartition, end: int, reason: str | None, dry_run: bool
) -> int:
    producer = Producer(producer_config(settings))
    failures: list[KafkaError] = []
    count, position = 0, begin.offset
    consumer.assign([begin])
    while position < end:
        message = consumer.poll(WAIT_SECONDS)
        if message is None or message.error():
            raise Retryable(f"{begin.topic}/{begin.partition}: no record at {position}")
        if message.offset() >= end:
            break
        position = message.offset() + 1
        headers: Headers = tuple(message.headers() or ())
        source = header(headers, PREFIX + "topic")
        if source and reason in (None, header(headers, PREFIX + "reason")):
            count += 1
            if not dry_run:
                _put_back(producer, source, message, headers, failures)
    if producer.flush(WAIT_SECONDS) or failures:
        raise Retryable(f"not all of {count} messages were put back: {failures[:1]}")
    if not dry_run:
        consumer.commit(offsets=[TopicPartition(begin.topic, begin.partition, end)], asynchronous=False)
    return count


def _put_back(producer: Producer, topic: str, message: Any, headers: Headers, failures: list[KafkaError]) -> None:
    def on_delivery(error: KafkaError | None, _: Any) -> None:
        if error is not None:
            failures.append(error)

    while True:
        try:
            producer.produce(
                topic, message.value(), message.key(), headers=list(restored(headers)), on_delivery=on_delivery
            )
        except BufferError:  # the producer's queue is full
            producer.poll(0.1)
        else:
            producer.poll(0)
            return
