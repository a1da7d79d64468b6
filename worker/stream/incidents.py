"""Links articles to incidents: reads articles.tellings, publishes incidents and links, each batch a transaction.

There is one owner of the state. articles.tellings has one partition, so the consumer group gives it to one of those who
ask, and to another when that one is gone; the others stand by. The owner's producer has the one transactional id of the
group, so that a predecessor who was only stopped can publish nothing any more, and what a batch changes (an incident,
those that it replaces, the links of their events, the offset) is seen whole or not at all.
"""

import logging
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import structlog
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, Producer, TopicPartition

from worker.settings import Settings
from worker.stream import health, metrics, topic_check
from worker.stream.client import client_config
from worker.stream.envelope import Record
from worker.stream.health import Vitals
from worker.stream.linkage import Linkage, Taken
from worker.stream.topics import OUTPUT_MARGIN, SINGLE, TopicKind, topic_name

log = structlog.get_logger(__name__)

BATCH = 200
POLL_SECONDS = 0.1
REQUEST_SECONDS = 30.0
ABORT_SECONDS = 3.0  # the broker does it by itself, or for the successor
RETRY_SECONDS = 5.0
STOP_SECONDS = 10.0
SESSION_MS = 10_000
LONGEST_MS = 1_800_000  # for reading what stands and for one batch, before the group takes the owner for dead
TRANSACTION = 1000  # records
KIND: TopicKind = "tellings"
PARTITION = SINGLE[KIND]


class Linking:
    """One member of the group, owner or not."""

    def __init__(self, settings: Settings, vitals: Vitals) -> None:
        self._settings, self._vitals = settings, vitals
        self._topic = topic_name(settings, KIND)
        self._group = f"{settings.group_id}-incidents"
        self._linkage: Linkage | None = None
        self._producer: Producer | None = None  # while what stands in the topics is what is linked

    def run(self, stopped: threading.Event) -> None:
        """Link until `stopped`. Raises KafkaException when the state may be another's or the broker is gone."""
        consumer = Consumer(self._config({"partition.assignment.strategy": "cooperative-sticky"}))
        consumer.subscribe([self._topic], on_assign=self._assigned, on_revoke=self._revoked, on_lost=self._revoked)
        metrics.INCIDENT_ROLE.set(metrics.STANDS_BY)
        try:
            while not stopped.is_set():
                self._turn(consumer, consumer.consume(BATCH, POLL_SECONDS), stopped)
        finally:
            self._leave()
            consumer.close()

    def _assigned(self, consumer: Consumer, partitions: Sequence[TopicPartition]) -> None:
        """From the beginning: the state is made of all that is there."""
        consumer.incremental_assign([TopicPartition(p.topic, p.partition, OFFSET_BEGINNING) for p in partitions])
        if any(p.partition == PARTITION for p in partitions):
            self._linkage = Linkage(self._settings.incident_hours, self._settings.ce_source)
            metrics.INCIDENT_ROLE.set(metrics.READS)
        self._vitals.unready = "reading the tellings" if self._linkage and not self._producer else ""

    def _revoked(self, _: Consumer, partitions: Sequence[TopicPartition]) -> None:
        if any(p.partition == PARTITION for p in partitions):
            self._leave()

    def _leave(self) -> None:
        """Drop the state; what was not committed is never seen."""
        if self._producer is not None:
            with suppress(KafkaException):  # most often there is none under way
                self._producer.abort_transaction(ABORT_SECONDS)
        if self._linkage is not None:
            log.info("linking_left", tellings=self._linkage.tellings)
        self._linkage = self._producer = None
        for gauge in (metrics.INCIDENT_LAG, metrics.OPEN_INCIDENTS, metrics.KEPT_TELLINGS):
            gauge.set(0)
        metrics.INCIDENT_ROLE.set(metrics.STANDS_BY)

    def _turn(self, consumer: Consumer, messages: Sequence[Message], stopped: threading.Event) -> None:
        self._vitals.tick = self._vitals.commit = time.monotonic()
        records = [message for message in messages if not message.error() and message.partition() == PARTITION]
        if records and self._linkage is not None:
            self._take(self._linkage, consumer, records)
        if _ended(messages) and self._linkage is not None and self._producer is None:
            self._stand(self._linkage, stopped)
        if self._linkage is not None:
            self._observe(self._linkage, consumer)

    def _take(self, linkage: Linkage, consumer: Consumer, messages: Sequence[Message]) -> None:
        taken = [Taken(one.offset(), one.timestamp()[1] / 1000, one.value()) for one in messages]
        if self._producer is None:
            linkage.read(taken)
            return
        done = [TopicPartition(self._topic, PARTITION, taken[-1].offset + 1)]
        self._publish(self._producer, linkage.take(taken), (done, consumer.consumer_group_metadata()))
        for one in taken:
            metrics.INCIDENT_LATENCY_SECONDS.observe(max(0.0, time.time() - one.time))

    def _stand(self, linkage: Linkage, stopped: threading.Event) -> None:
        """All has been read: keep any predecessor from publishing, and publish what differs from what it published."""
        producer = Producer(self._producer_config())
        producer.init_transactions(REQUEST_SECONDS)
        records = linkage.stand(self._read("incidents", stopped))
        if stopped.is_set():
            return
        self._publish(producer, records)
        self._producer = producer
        self._vitals.unready = ""
        metrics.INCIDENT_ROLE.set(metrics.LINKS)
        log.info("linking", tellings=linkage.tellings, incidents=linkage.incidents, mended=len(records))

    def _publish(self, producer: Producer, records: Sequence[Record], offsets: Any = None) -> None:
        """All records and the offsets in a transaction, or in several where they are very many."""
        parts = [records[i : i + TRANSACTION] for i in range(0, len(records), TRANSACTION)] or [()]
        for number, part in enumerate(parts, 1):
            producer.begin_transaction()
            for record in part:
                topic = topic_name(self._settings, record.kind)
                producer.produce(topic, record.value, record.key, headers=list(record.headers))
            if offsets and number == len(parts):
                producer.send_offsets_to_transaction(*offsets, REQUEST_SECONDS)
            producer.commit_transaction(REQUEST_SECONDS)
            self._vitals.tick = time.monotonic()
        for record in records:
            metrics.INCIDENT_CHANGES.labels(_change(record)).inc()

    def _observe(self, linkage: Linkage, consumer: Consumer) -> None:
        place = TopicPartition(self._topic, PARTITION)
        _, end = consumer.get_watermark_offsets(place, cached=True)
        (position,) = consumer.position([place])
        self._vitals.lag = max(0, end - max(0, position.offset))
        metrics.INCIDENT_LAG.set(self._vitals.lag)
        metrics.OPEN_INCIDENTS.set(linkage.incidents)
        metrics.KEPT_TELLINGS.set(linkage.tellings)

    def _read(self, kind: TopicKind, stopped: threading.Event) -> Iterator[tuple[str, bytes | None]]:
        """Every committed record of a topic, as far as it reaches now."""
        topic = topic_name(self._settings, kind)
        consumer = Consumer(self._config({}))
        try:
            left = set(consumer.list_topics(topic, timeout=REQUEST_SECONDS).topics[topic].partitions)
            consumer.assign([TopicPartition(topic, one, OFFSET_BEGINNING) for one in left])
            while left and not stopped.is_set():
                self._vitals.tick = time.monotonic()
                messages = consumer.consume(BATCH, POLL_SECONDS)
                left -= _ended(messages)
                yield from (((m.key() or b"").decode(), m.value()) for m in messages if not m.error())
        finally:
            consumer.close()

    def _config(self, more: dict[str, Any]) -> dict[str, Any]:
        return client_config(
            self._settings,
            **{
                "group.id": self._group,
                "enable.auto.commit": False,
                "enable.partition.eof": True,
                "auto.offset.reset": "earliest",
                "isolation.level": "read_committed",
                "session.timeout.ms": SESSION_MS,
                "max.poll.interval.ms": LONGEST_MS,
                "fetch.wait.max.ms": 100,
                "logger": logging.getLogger("librdkafka"),
            },
            **more,
        )

    def _producer_config(self) -> dict[str, Any]:
        return client_config(
            self._settings,
            **{
                "transactional.id": self._group,
                "partitioner": "murmur2_random",  # that of the worker: a link lies where its event lies
                "message.max.bytes": self._settings.max_message_bytes + OUTPUT_MARGIN,
                "linger.ms": 5,
                "logger": logging.getLogger("librdkafka"),
            },
        )


def _ended(messages: Sequence[Message]) -> set[int]:
    """The partitions of which all has been read. Raises KafkaException for errors that do not pass by themselves."""
    ended: set[int] = set()
    for message in messages:
        error = message.error()
        if error is None:
            continue
        if error.code() == KafkaError._PARTITION_EOF:
            ended.add(message.partition())
        elif error.code() != KafkaError._TRANSPORT:  # librdkafka connects again by itself
            raise KafkaException(error)
    return ended


def _change(record: Record) -> str:
    if record.kind == "links":
        return "unlinked" if record.value is None else "linked"
    return "retired" if record.value is None else "told"


def keep_linking(settings: Settings, vitals: Vitals, stopped: threading.Event) -> None:
    """Be a member of the group until `stopped`; whatever the broker refuses, begin anew."""
    while not stopped.is_set():
        try:
            Linking(settings, vitals).run(stopped)
        except KafkaException as error:
            log.warning("linking_interrupted", error=error.args[0].str())
            stopped.wait(RETRY_SECONDS)
    metrics.INCIDENT_ROLE.set(metrics.OFF)


@contextmanager
def linking_beside(settings: Settings) -> Iterator[None]:
    """Link in a thread, if the settings say so, while the context lasts; a fault there does not end the worker."""
    stopped = threading.Event()
    thread = threading.Thread(target=_link_beside, args=(settings, stopped), name="incidents", daemon=True)
    if settings.incidents:
        thread.start()
    try:
        yield
    finally:
        stopped.set()
        if thread.is_alive():
            thread.join(STOP_SECONDS)


def _link_beside(settings: Settings, stopped: threading.Event) -> None:
    while not stopped.is_set():
        try:
            keep_linking(settings, health.vitals(settings), stopped)
        except Exception as error:  # the articles go on; the role and the lag tell it
            log.error("linking_failed", error=repr(error), exc_info=True)
            metrics.INCIDENT_ROLE.set(metrics.STANDS_BY)
            stopped.wait(RETRY_SECONDS)


def run(settings: Settings) -> int:
    """Link until a signal; returns the exit code, 0 after a clean stop.

    Raises Retryable when no broker answers, ConfigurationError when a topic will not do or the HTTP port is taken.
    """
    topic_check.require(settings, (KIND, "incidents", "links"))
    vitals = health.vitals(settings)
    server = health.serve(settings, vitals)
    log.info("http_listening", bind=settings.http_bind, port=server.server_port)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    try:
        keep_linking(settings, vitals, stopped)
    finally:
        server.shutdown()
        server.server_close()
    return 0
