"""An embedded broker for demonstrations and quick tests: librdkafka's mock cluster in a process of its own.

It speaks enough of the Kafka protocol for Faust, aiokafka and confluent-kafka, consumer groups and headers included.
Its limits: everything is in memory; each partition keeps about 5 MB and silently drops what is older; topics come into
being when a client asks for them (4 partitions); it knows no CreateTopics, no configurations, no compaction, no
security. Never for data that anyone wants: Apache Kafka starts with deploy/kafka/kafka.sh.
"""

import subprocess
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Self

from worker.errors import EventwireError

START_SECONDS = 10.0
STOP_SECONDS = 5.0


class EmbeddedBroker:
    """`with EmbeddedBroker(topics) as broker: broker.address` is 'host:port'. The process dies with its parent."""

    def __init__(self, topics: Iterable[str] = ()) -> None:
        self.topics = tuple(topics)
        self.address = ""
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        # The child stops when its standard input closes: at stop(), and when this process dies in whatever way.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "worker.stream.broker", *self.topics],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for the parent, which then closes the pipe
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()
        if not self.address:
            self.stop()
            raise EventwireError("the embedded broker did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the broker and all that it holds."""
        if self._process is None:
            return
        process, self._process = self._process, None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def serve(topics: Iterable[str]) -> None:
    """Hold a mock cluster with these topics, print its address, wait for the end of standard input."""
    from confluent_kafka import Producer

    producer = Producer({"bootstrap.servers": "unused:1", "test.mock.num.brokers": 1, "log_level": 2})
    brokers = producer.list_topics(timeout=START_SECONDS).brokers.values()
    for topic in topics:
        producer.list_topics(topic, timeout=START_SECONDS)  # asking for it makes it
    print(",".join(f"{broker.host}:{broker.port}" for broker in brokers), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    serve(sys.argv[1:])
