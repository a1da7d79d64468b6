"""Articles into the raw topic, each confirmed by the broker, not faster than asked."""

import time
from collections.abc import Callable
from typing import Any, Literal

from confluent_kafka import KafkaError, Producer

from worker.commands.connection import QUIET, partitions
from worker.commands.sources import Message
from worker.errors import Invalid
from worker.intake import read_article
from worker.settings import Settings
from worker.stream.client import producer_config
from worker.stream.topics import topic_name

DELIVERY_SECONDS = 30

Fate = Literal["sent", "refused", "undelivered", "known"]
Refusal = Callable[[str, str], None]  # called with the message's label and the reason


class Sender:
    """Sends messages to `articles.raw`. `delivered` counts what the broker confirmed, `refused` hears of the rest."""

    def __init__(self, settings: Settings, refused: Refusal, *, rate: float | None = None) -> None:
        self.delivered = 0
        self.failure: KafkaError | None = None
        self._settings = settings
        self._topic = topic_name(settings, "raw")
        self._refused = refused
        self._pause = 1 / rate if rate else 0.0
        self._due = 0.0
        self._producer = Producer(_config(settings))

    def connect(self) -> None:
        """Raise now, not after the delivery time, when no broker answers or the topic is missing."""
        partitions(self._producer, self._topic)

    def send(self, message: Message, *, check: bool = True, ended: Callable[[Fate], Any] = lambda _: None) -> None:
        """Hand one message to the producer, keyed by the article's id; `check` refuses unreadable ones here.

        `ended` hears what became of it, at the latest in `finish`.
        """
        key = None
        try:
            key = read_article(message.value, message.content_type, max_bytes=self._settings.max_article_bytes).id
        except Invalid as error:
            if check:
                self._refused(message.label, f"{error.reason}: {error}")
                ended("refused")
                return
        self._wait_turn()
        self._produce(message, key, ended)

    def finish(self) -> None:
        """Wait until every message is confirmed or given up."""
        self._producer.flush()

    def _produce(self, message: Message, key: str | None, ended: Callable[[Fate], Any]) -> None:
        headers: list[tuple[str, Any]] = [("content-type", message.content_type)] if message.content_type else []

        def confirm(error: KafkaError | None, _record: Any) -> None:
            if error is None:
                self.delivered += 1
                ended("sent")
            else:
                self.failure = error
                self._refused(message.label, f"not delivered: {error.str()}")
                ended("undelivered")

        while True:
            try:
                self._producer.produce(self._topic, message.value, key, headers=headers, on_delivery=confirm)
            except BufferError:  # the producer's queue is full: let deliveries make room
                self._producer.poll(0.5)
            else:
                self._producer.poll(0)
                return

    def _wait_turn(self) -> None:
        now = time.monotonic()
        if self._pause and now < self._due:
            self._producer.poll(self._due - now)
            time.sleep(max(0.0, self._due - time.monotonic()))
        self._due = max(now, self._due) + self._pause


def _config(settings: Settings) -> dict[str, Any]:
    return producer_config(
        settings,
        **{"enable.idempotence": True, "linger.ms": 5, "delivery.timeout.ms": DELIVERY_SECONDS * 1000},
        log_level=QUIET,
    )
