"""Records of topics as they come, read without a consumer group: following leaves no trace on the broker."""

import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

import click
from confluent_kafka import OFFSET_BEGINNING, OFFSET_END, Consumer, KafkaError, KafkaException, Message, TopicPartition

from worker.commands.choices import COUNTRY, TYPE
from worker.commands.connection import QUIET, partitions
from worker.export.wanted import Filter
from worker.settings import Settings
from worker.stream.client import client_config
from worker.stream.envelope import Headers

POLL_SECONDS = 0.2
TAIL_BASE = -2000  # librdkafka's RD_KAFKA_OFFSET_TAIL: so many less than this is so many before the end


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `value` None is a tombstone (the event was retracted). `timestamp` is in seconds since 1970."""

    topic: str
    key: str
    value: bytes | None
    timestamp: float
    headers: Headers = ()


def follow(
    settings: Settings,
    topics: Iterable[str],
    *,
    from_beginning: bool = False,
    idle: float | None = None,
    newest: int | None = None,
) -> Generator[Record | None]:
    """Yield records for ever, or until none came for `idle` seconds; None about five times a second while it is quiet.

    With `newest` each partition starts so many offsets before its end, and not at the beginning or the end.

    Raises KafkaException when no broker answers, ClickException when a topic is missing.
    """
    consumer = Consumer(consumer_config(settings))
    try:
        start = OFFSET_BEGINNING if from_beginning else OFFSET_END
        start = start if newest is None else TAIL_BASE - newest
        parts = [(topic, number) for topic in topics for number in partitions(consumer, topic)]
        consumer.assign([TopicPartition(topic, number, start) for topic, number in parts])
        last = time.monotonic()
        while idle is None or time.monotonic() - last < idle:
            record = _next(consumer)
            last = time.monotonic() if record else last
            yield record
    finally:
        consumer.close()


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose events; the command gets them as one `Filter` named `wanted`."""

    @wraps(command)
    def filtered(
        *, types: tuple[str, ...], countries: tuple[str, ...], text: str, since: datetime | None, **rest: Any
    ) -> Any:
        day = since.date().isoformat() if since else ""
        return command(wanted=Filter(frozenset(types), frozenset(countries), text, day), **rest)

    for option in reversed(_FILTER_OPTIONS):
        filtered = option(filtered)
    return filtered


_FILTER_OPTIONS = (
    click.option(
        "--type",
        "types",
        multiple=True,
        metavar="TYPE",
        type=TYPE,
        help="Only these: attack, ... or PLOVER's ASSAULT, ...",
    ),
    click.option(
        "--country",
        "countries",
        multiple=True,
        metavar="ISO3",
        type=COUNTRY,
        help="Only with this party or place, as UKR.",
    ),
    click.option("--text", default="", help="Only with this text in names, places, words, evidence or title."),
    click.option(
        "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Only dated on this day or later: 2025-11-25."
    ),
)


def consumer_config(settings: Settings, **extra: Any) -> dict[str, Any]:
    """The configuration of a consumer that looks on: it joins no group and commits nothing."""
    # librdkafka wants a group even where none is used, and asks for its coordinator.
    quiet = {"group.id": f"{settings.group_id}-tail", "enable.auto.commit": False, "log_level": QUIET}
    quiet |= {"auto.offset.reset": "earliest"}  # where a start lies before the first record that is kept
    return client_config(settings, **quiet, **{"fetch.wait.max.ms": 100}, **extra)


def _next(consumer: Consumer) -> Record | None:
    message = consumer.poll(POLL_SECONDS)
    if message is None:
        return None
    error = message.error()
    if error is None:
        return to_record(message)
    if error.code() in (KafkaError._PARTITION_EOF, KafkaError._TRANSPORT):  # librdkafka connects again by itself
        return None
    raise KafkaException(error)


def to_record(message: Message) -> Record:
    """The record in a message without error."""
    return Record(
        message.topic(),
        _text(message.key()),
        message.value(),
        message.timestamp()[1] / 1000,
        tuple(message.headers() or ()),
    )


def _text(key: bytes | None) -> str:
    return (key or b"").decode("utf8", "replace")
