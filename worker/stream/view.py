"""Reads articles.sections from its beginning and keeps up with it, in a thread: the worker's memory of revisions."""

import logging
import threading
from dataclasses import replace
from time import monotonic, sleep, time

import structlog
from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, TopicPartition

from worker.errors import Retryable
from worker.settings import Settings
from worker.stream.client import client_config
from worker.stream.memory import Memory
from worker.stream.revisions import read
from worker.stream.topics import topic_name

log = structlog.get_logger(__name__)

BATCH = 500
POLL_SECONDS = 0.2
REQUEST_SECONDS = 30.0
RETRY_SECONDS = 0.2
LOAD_SECONDS = 600.0
SWEEP_SECONDS = 600.0


class View:
    """`start` and `catch_up` block; `memory` is read from any thread."""

    def __init__(self, settings: Settings) -> None:
        self.memory = Memory(settings.retention_hours * 3600.0)
        self._topic = topic_name(settings, "sections")
        self._positions: dict[int, int] = {}
        self._fresh: set[int] = set()  # partitions to be read from now on
        self._stopped = threading.Event()
        self._moved = threading.Condition()
        self._config = client_config(
            settings,
            **{
                "group.id": f"{settings.group_id}-view",  # librdkafka wants one; nothing is committed
                "enable.auto.commit": False,
                "enable.partition.eof": True,
                "auto.offset.reset": "earliest",
            },
        )

    def start(self) -> None:
        """Read all that is there. Raises Retryable when the broker does not answer or that takes too long."""
        # A client of its own for questions: those asked of a consumer wait while it is polled.
        self._asking = Consumer({**self._config, "log_level": 0})
        threading.Thread(target=self._follow, name="view", daemon=True).start()
        try:
            self.catch_up()
        except Retryable:
            self.stop()
            raise
        log.info("revisions_loaded", articles=len(self.memory))

    def catch_up(self) -> None:
        """Wait until everything that is in the topic now has been read. Raises Retryable."""
        ends = self._ends()
        self._fresh |= set(ends) - set(self._positions)
        limit = monotonic() + LOAD_SECONDS
        with self._moved:
            while not self._stopped.is_set() and any(self._positions.get(one, -1) < end for one, end in ends.items()):
                if monotonic() > limit:
                    raise Retryable(f"{self._topic} was not read in {LOAD_SECONDS:g} s")
                self._moved.wait(POLL_SECONDS)

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()

    def _ends(self) -> dict[int, int]:
        """The end of each partition now; asked again while a partition has no leader."""
        limit = monotonic() + REQUEST_SECONDS
        while True:
            try:
                topic = self._asking.list_topics(self._topic, timeout=REQUEST_SECONDS).topics[self._topic]
                return {partition: self._end(partition) for partition in topic.partitions}
            except KafkaException as error:
                if monotonic() > limit:
                    raise Retryable(f"{self._topic}: {error.args[0].str()}") from None
                sleep(RETRY_SECONDS)

    def _end(self, partition: int) -> int:
        return int(self._asking.get_watermark_offsets(TopicPartition(self._topic, partition), REQUEST_SECONDS)[1])

    def _follow(self) -> None:
        consumer = Consumer({**self._config, "logger": logging.getLogger("librdkafka")})
        swept = monotonic()
        while not self._stopped.is_set():
            self._read_fresh(consumer)
            messages = consumer.consume(BATCH, POLL_SECONDS)
            for message in messages:
                self._take(message)
            if messages:
                with self._moved:
                    self._moved.notify_all()
            if monotonic() - swept > SWEEP_SECONDS:
                swept = monotonic()
                self.memory.forget_before(time())
        consumer.close()

    def _read_fresh(self, consumer: Consumer) -> None:
        fresh = self._fresh - set(self._positions)
        if fresh:
            consumer.incremental_assign([TopicPartition(self._topic, one, OFFSET_BEGINNING) for one in fresh])
            self._positions |= dict.fromkeys(fresh, 0)

    def _take(self, message: Message) -> None:
        error = message.error()
        if error is not None and error.code() != KafkaError._PARTITION_EOF:
            log.warning("view_read_failed", error=error.str())  # librdkafka goes on by itself
            return
        if error is None:
            self._observe(message)
        self._positions[message.partition()] = message.offset() + (error is None)

    def _observe(self, message: Message) -> None:
        told = read(tuple(message.headers() or ()))
        if told is not None and message.key() is not None:
            place = (message.partition(), message.offset())
            told = replace(told, place=place, time=message.timestamp()[1] / 1000)
            self.memory.observe(message.key().decode(errors="replace"), told)
