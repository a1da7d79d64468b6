"""Everything the worker publishes, as a plain consumer sees it: all partitions from the beginning, read_committed."""

import threading
from typing import Any, Self

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaException, TopicPartition

from tests.faults.checker import Seen
from worker.settings import Settings
from worker.stream.topics import TopicKind, topic_name

KINDS: tuple[TopicKind, ...] = ("sections", "attack", "talks", "statement", "act", "dead")
REQUEST_SECONDS = 10.0


class Follower:
    """Reads in a thread while entered; `seen` grows, in the order of the offsets within a partition."""

    def __init__(self, settings: Settings) -> None:
        self._kinds = {topic_name(settings, kind): kind for kind in KINDS}
        self._partitions = [(name, number) for name in self._kinds for number in range(settings.partitions)]
        config = {"bootstrap.servers": settings.broker, "group.id": "follower", "enable.auto.commit": False}
        config |= {"isolation.level": "read_committed", "log_level": 0}
        self._consumer = Consumer(config)
        self._asking = Consumer(config)
        self._positions = dict.fromkeys(self._partitions, 0)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="follower", daemon=True)
        self.seen: list[Seen] = []

    def __enter__(self) -> Self:
        self._consumer.assign([TopicPartition(*one, OFFSET_BEGINNING) for one in self._partitions])
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()
        self._consumer.close()

    def is_up_to_date(self) -> bool:
        """Whether all that is in the topics now has been read; False while the broker does not answer."""
        try:
            return all(self._positions[one] >= self._end(*one) for one in self._partitions)
        except KafkaException:
            return False

    def _end(self, topic: str, partition: int) -> int:
        return int(self._asking.get_watermark_offsets(TopicPartition(topic, partition), REQUEST_SECONDS)[1])

    def _follow(self) -> None:
        while not self._stopped.is_set():
            for message in self._consumer.consume(500, 0.2):
                if message.error() is None:
                    self._take(message)

    def _take(self, message: Any) -> None:
        topic, partition, offset = message.topic(), message.partition(), message.offset()
        key, value, headers = message.key(), message.value(), message.headers()
        self.seen.append(Seen(self._kinds[topic], partition, offset, key or b"", value, headers or []))
        self._positions[topic, partition] = offset + 1
