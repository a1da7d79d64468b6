"""Records of the event topics for a sink.

One by one in a consumer group, whose offsets follow what was done; or in batches, for who keeps offsets beside them.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, TopicPartition

from worker.errors import ConfigurationError
from worker.settings import Settings
from worker.stream.client import client_config

Place = tuple[str, int]  # topic and partition

FETCHED = 500
POLL_SECONDS = 0.2
ASK_SECONDS = 10.0
COMMIT_MS = 1000
SESSION_MS = 10_000  # after a kill the next one waits as long for the partitions
WORK_MS = 900_000  # the longest that one record may take, deliveries and their repetitions included
QUIET = 2  # librdkafka's log level


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `value` None retracts the event of that key. `timestamp` is in seconds since 1970."""

    topic: str
    partition: int
    offset: int
    key: str
    value: bytes | None
    timestamp: float


def group_name(settings: Settings, name: str) -> str:
    """The consumer group of a sink."""
    return f"{settings.group_id}-sink-{name}"


def one_by_one(
    settings: Settings, name: str, topics: Iterable[str], *, from_beginning: bool, idle: float | None = None
) -> Generator[Record, None, None]:
    """Yield records, for ever or until none came for `idle` seconds; asking for the next one says that this is done.

    To be closed, as only then what was done last is kept and the group left.

    A sink that starts for the first time keeps where it begins at once, so that nothing is passed over if it ends
    before the first event comes. Raises KafkaException.
    """
    consumer = Consumer(
        client_config(
            settings,
            **{
                "group.id": group_name(settings, name),
                "enable.auto.offset.store": False,  # committed is only what was stored here
                "auto.commit.interval.ms": COMMIT_MS,
                "auto.offset.reset": "earliest" if from_beginning else "latest",
                "session.timeout.ms": SESSION_MS,
                "max.poll.interval.ms": WORK_MS,
                "log_level": QUIET,
            },
        )
    )
    try:
        consumer.subscribe(list(topics), on_assign=_beginning(from_beginning))
        for message in _messages(lambda: consumer.poll(POLL_SECONDS), idle):
            yield to_record(message)
            consumer.store_offsets(message=message)
    finally:
        consumer.close()  # commits what was stored


def _beginning(from_beginning: bool) -> Callable[[Consumer, list[TopicPartition]], None]:
    """What to do with partitions that were given to us: those never read begin where they are kept to begin."""

    def assigned(consumer: Consumer, parts: list[TopicPartition]) -> None:
        kept = consumer.committed(parts, timeout=ASK_SECONDS)
        fresh = [part for part in kept if part.offset < 0]
        for part in fresh:
            low, high = consumer.get_watermark_offsets(part, timeout=ASK_SECONDS)
            part.offset = low if from_beginning else high
        consumer.assign(kept)
        if fresh:
            consumer.commit(offsets=fresh, asynchronous=False)

    return assigned


def _messages(poll: Callable[[], Message | None], idle: float | None) -> Iterator[Message]:
    """Every message without error. Raises KafkaException for the errors that do not pass by themselves."""
    last = monotonic()
    while idle is None or monotonic() - last < idle:
        message = poll()
        if message is None:
            continue
        if _is_sound(message):
            yield message
            last = monotonic()


def to_record(message: Message) -> Record:
    """The record in a message without error."""
    key = (message.key() or b"").decode("utf8", "replace")
    value, time = message.value(), message.timestamp()[1] / 1000
    return Record(message.topic(), message.partition(), message.offset(), key, value, time)


@dataclass(frozen=True, slots=True)
class Batch:
    """Records that are kept together, in the order of each partition."""

    records: tuple[Record, ...]

    def next_offsets(self) -> dict[Place, int]:
        """Where each partition goes on after these."""
        return {(record.topic, record.partition): record.offset + 1 for record in self.records}

    def newest(self) -> dict[str, Record]:
        """The last record of each key: what comes before it counts no more."""
        return {record.key: record for record in self.records}


def in_batches(
    settings: Settings,
    topics: Iterable[str],
    kept: Mapping[Place, int],
    *,
    rows: int,
    seconds: float,
    idle: float | None = None,
) -> Generator[Batch, None, None]:
    """Yield what comes, from the offsets `kept` on, in batches of about `rows` records or `seconds`.

    Joins no group and commits nothing: whoever writes the records keeps the offsets with them. A partition that was
    never read is read from its beginning. To be closed. Raises KafkaException, ConfigurationError.
    """
    consumer = Consumer(
        client_config(
            settings,
            **{
                "group.id": f"{settings.group_id}-sink",  # librdkafka wants one
                "enable.auto.commit": False,
                "auto.offset.reset": "error",
                "log_level": QUIET,
            },
        )
    )
    try:
        consumer.assign(_assignment(consumer, topics, kept))
        waiting: list[Record] = []
        began = last = monotonic()
        while idle is None or monotonic() - last < idle:
            came = [to_record(message) for message in consumer.consume(FETCHED, POLL_SECONDS) if _is_sound(message)]
            began = began if waiting else monotonic()
            waiting += came
            if waiting and (len(waiting) >= rows or monotonic() - began >= seconds):
                yield Batch(tuple(waiting))
                waiting = []
            last = monotonic() if came else last
        if waiting:
            yield Batch(tuple(waiting))
    finally:
        consumer.close()


def _assignment(consumer: Consumer, topics: Iterable[str], kept: Mapping[Place, int]) -> list[TopicPartition]:
    parts: list[TopicPartition] = []
    for topic in topics:
        found = consumer.list_topics(topic, timeout=ASK_SECONDS).topics[topic]
        if found.error is not None:
            raise KafkaException(found.error)
        parts += [TopicPartition(topic, n, kept.get((topic, n), OFFSET_BEGINNING)) for n in found.partitions]
    return parts


def _is_sound(message: Message) -> bool:
    """Whether it holds a record. Raises KafkaException, ConfigurationError for the errors that do not pass."""
    error = message.error()
    if error is None:
        return True
    if error.code() == KafkaError._AUTO_OFFSET_RESET:
        raise ConfigurationError(
            f"{message.topic()}/{message.partition()} does not go on where the sink ended; was the topic made anew? "
            "Let the sink start with nothing"
        )
    if error.code() in (KafkaError._PARTITION_EOF, KafkaError._TRANSPORT):
        return False
    raise KafkaException(error)
