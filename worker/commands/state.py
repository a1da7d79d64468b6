"""What the event topics hold now: the newest record of each key, without those that a tombstone retracted."""

import time
from collections.abc import Iterable, Iterator, Mapping

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, TopicPartition

from worker.commands.connection import CONNECT_SECONDS, partitions
from worker.commands.follow import POLL_SECONDS, Record, consumer_config, to_record
from worker.settings import Settings

Place = tuple[str, int]  # topic and partition
BATCH = 500
NO_LEADER = frozenset({KafkaError.NOT_LEADER_FOR_PARTITION, KafkaError.LEADER_NOT_AVAILABLE})


def current(settings: Settings, topics: Iterable[str]) -> Iterator[Record]:
    """Yield the newest record of every key up to where the topics end as this starts, in the order of each partition.

    Reads twice, first the keys and then the values of those that count, so that only keys and offsets are in memory.
    Raises KafkaException when no broker answers, ClickException when a topic is missing.
    """
    consumer = Consumer(consumer_config(settings, **{"enable.partition.eof": True}))
    try:
        ends = _ends(consumer, topics)
        newest = _newest(_read(consumer, ends))
        for message in _read(consumer, ends):
            if newest[_place(message)].get(message.key()) == message.offset():
                yield to_record(message)
    finally:
        consumer.close()


def _ends(consumer: Consumer, topics: Iterable[str]) -> dict[Place, int]:
    """The offset after the last record of each partition that holds any."""
    ends: dict[Place, int] = {}
    for topic in topics:
        for number in partitions(consumer, topic):
            low, high = _bounds(consumer, TopicPartition(topic, number))
            if high > low:
                ends[topic, number] = high
    return ends


def _bounds(consumer: Consumer, partition: TopicPartition) -> tuple[int, int]:
    """The first and the next offset; asked again while the partition has no leader, as just after it is made."""
    deadline = time.monotonic() + CONNECT_SECONDS
    while True:
        try:
            bounds: tuple[int, int] = consumer.get_watermark_offsets(partition, timeout=CONNECT_SECONDS)
            return bounds
        except KafkaException as error:
            if error.args[0].code() not in NO_LEADER or time.monotonic() > deadline:
                raise
            time.sleep(POLL_SECONDS)


def _newest(messages: Iterable[Message]) -> dict[Place, dict[bytes | None, int]]:
    """The offset of the newest record of each key; none for a key whose newest is a tombstone."""
    offsets: dict[Place, dict[bytes | None, int]] = {}
    for message in messages:
        known = offsets.setdefault(_place(message), {})
        if message.value() is None:
            known.pop(message.key(), None)
        else:
            known[message.key()] = message.offset()
    return offsets


def _read(consumer: Consumer, ends: Mapping[Place, int]) -> Iterator[Message]:
    """Every record from the beginning of each partition to its end."""
    left = set(ends)
    consumer.assign([TopicPartition(topic, number, OFFSET_BEGINNING) for topic, number in ends])
    while left:
        for message in consumer.consume(BATCH, POLL_SECONDS):
            error = message.error()
            if error is not None and error.code() not in (KafkaError._PARTITION_EOF, KafkaError._TRANSPORT):
                raise KafkaException(error)
            if error is None and message.offset() < ends[_place(message)]:
                yield message
            # Compaction may have taken the last records before the end: then the end of the partition tells it.
            if error is None and message.offset() + 1 >= ends[_place(message)]:
                left.discard(_place(message))
            if error is not None and error.code() == KafkaError._PARTITION_EOF:
                left.discard(_place(message))


def _place(message: Message) -> Place:
    return message.topic(), message.partition()
