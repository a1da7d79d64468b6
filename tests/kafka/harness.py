"""Apache Kafka and the worker as processes, and an independent client's view of the topics."""

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx
from confluent_kafka import Consumer, KafkaError, KafkaException, Producer, TopicPartition
from confluent_kafka.admin import AdminClient
from prometheus_client.parser import text_string_to_metric_families

from worker.settings import Settings, environment_name
from worker.stream.topics import TopicKind, topic_name

SCRIPT = Path(__file__).resolve().parents[2] / "deploy" / "kafka" / "kafka.sh"
START_SECONDS = 240.0  # on a crowded machine; ten are usual
POLL_SECONDS = 0.25
PORTS = range(12_000, 32_000)  # Linux gives 32768 and above to outgoing connections
Headers = list[tuple[str, bytes | None]]
_given: set[int] = set()


def free_port() -> int:
    """A port nothing listens on now, never the same twice.

    It is none of those that the system gives to outgoing connections, one of which could take it before its listener.
    """
    while True:
        port = random.choice([port for port in PORTS if port not in _given])
        with socket.socket() as probe, suppress(OSError):  # somebody has it
            probe.bind(("127.0.0.1", port))
            _given.add(port)
            return port


def eventually(condition: Callable[[], bool], what: str, seconds: float = 120.0) -> None:
    """Wait until `condition` holds; fails with `what` when it does not in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not after {seconds:g} s: {what}"
        time.sleep(POLL_SECONDS)


class Kafka:
    """One Apache Kafka node from deploy/kafka on free ports; it can be stopped and started again on its data."""

    def __init__(self, folder: Path, options: Iterable[str] = ()) -> None:
        self._folder = folder
        port, self._controller = free_port(), free_port()
        self._command = [str(SCRIPT), "run", "--port", str(port), "--controller-port", str(self._controller)]
        self._command += ["--data", str(folder / "data")]
        self._command += options
        self._process: subprocess.Popen[bytes] | None = None
        self.address = f"127.0.0.1:{port}"
        self.client: dict[str, Any] = {"bootstrap.servers": self.address}  # how to ask whether it is there

    def listen(self, port: int, advertised: int) -> None:
        """One listener more, for clients that are told to come back by another port: that of a proxy."""
        own, controller = self.address, f"CONTROLLER://127.0.0.1:{self._controller}"
        for name, last in (("listeners", port), ("advertised.listeners", advertised)):
            where = f"PLAINTEXT://{own},PROXIED://127.0.0.1:{last},{controller}"
            self._command += ["--property", f"{name}={where}"]
        protocols = "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT"
        self._command += ["--property", f"listener.security.protocol.map={protocols}"]

    def start(self) -> Self:
        """Start it and wait until it answers."""
        with (self._folder / "kafka.log").open("ab") as log:
            self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        eventually(self._answers, f"Kafka did not start:\n{self.log()}", START_SECONDS)
        return self

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, f"Kafka ended:\n{self.log()}"
        try:
            return bool(AdminClient({**self.client, "log_level": 0}).list_topics(timeout=1).brokers)
        except KafkaException:
            return False

    def stop(self, *, kill: bool = False) -> None:
        """Stop it; its data stay."""
        if self._process is not None:
            (self._process.kill if kill else self._process.terminate)()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def log(self) -> str:
        """The end of what it wrote."""
        return (self._folder / "kafka.log").read_text(errors="replace")[-3000:]


class Worker:
    """`python -m worker run`, or another command that runs until it is stopped, as a process."""

    def __init__(self, settings: Settings, folder: Path, command: str = "run", **more: Any) -> None:
        self.port, self._command = free_port(), command
        told: dict[str, Any] = {
            "broker": settings.broker,
            "topic_prefix": settings.topic_prefix,
            "group_id": settings.group_id,
        }
        told |= {"http_port": self.port, "log_level": "INFO", "processes": 2, **more}
        self._environment = os.environ | {environment_name(name): str(value) for name, value in told.items()}
        self._log = folder / f"worker-{self.port}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Start it; does not wait."""
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "worker", self._command],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        return self

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def wait_ready(self) -> Self:
        """Wait until /readyz says so."""
        eventually(lambda: self.get("/readyz") == httpx.codes.OK, f"worker not ready:\n{self.log()}", START_SECONDS)
        return self

    def get(self, path: str) -> int:
        """The status of a request; 0 while nobody listens."""
        assert self.process is not None
        assert self.process.poll() is None, f"the worker ended with {self.process.returncode}:\n{self.log()}"
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}{path}", timeout=5, trust_env=False).status_code
        except httpx.TransportError:
            return 0

    def metrics(self) -> dict[str, float]:
        """The samples, as 'eventwire_articles_total{outcome=processed}' -> value."""
        text = httpx.get(f"http://127.0.0.1:{self.port}/metrics", timeout=5, trust_env=False).text
        return {
            sample.name + _labels(sample.labels): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    def descendants(self) -> list[int]:
        """The processes below it."""
        return _descendants(self.pid)

    def end(self, *, kill: bool = False, seconds: float = 40.0) -> int:
        """Stop or kill it; the exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            (self.process.kill if kill else self.process.terminate)()
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def whole_log(self) -> str:
        """All that it wrote."""
        return self._log.read_text(errors="replace")

    def log(self) -> str:
        """The end of what it wrote."""
        return self._log.read_text(errors="replace")[-4000:] if self._log.exists() else ""


def _labels(labels: Mapping[str, str]) -> str:
    return "{" + ",".join(f"{name}={labels[name]}" for name in sorted(labels)) + "}" if labels else ""


def _descendants(pid: int) -> list[int]:
    # A child belongs to the thread that started it.
    lists = [_text(path) for path in Path(f"/proc/{pid}/task").glob("*/children")]
    children = [int(child) for one in lists for child in one.split()]
    return [found for child in children for found in (child, *_descendants(child))]


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # the thread has ended
        return ""


def alive(pid: int) -> bool:
    """Whether the process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@dataclass(frozen=True)
class Received:
    """A record as the independent client saw it."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers


def send(
    settings: Settings,
    records: Iterable[tuple[bytes | None, bytes | None, Headers]],
    *,
    largest: int = 8_000_000,
) -> None:
    """Put records of at most `largest` bytes into articles.raw and wait until the broker has them."""
    producer = Producer({"bootstrap.servers": settings.broker, "linger.ms": 5, "message.max.bytes": largest})
    failures: list[Any] = []
    for key, value, headers in records:
        producer.produce(
            topic_name(settings, "raw"),
            value,
            key,
            headers=headers,
            on_delivery=lambda error, _: failures.append(error) if error else None,
        )
        producer.poll(0)
    assert producer.flush(60) == 0
    assert not failures


def received(settings: Settings, *kinds: TopicKind) -> list[Received]:
    """Everything that is in these topics now, tombstones and overwritten records included."""
    consumer = Consumer({"bootstrap.servers": settings.broker, "group.id": "observer", "enable.auto.commit": False})
    try:
        ends = {(p.topic, p.partition): end for p, end in _ends(consumer, settings, kinds) if end}
        consumer.assign([TopicPartition(topic, partition, 0) for topic, partition in ends])
        found: list[Received] = []
        while ends:
            message = consumer.poll(10)
            assert message is not None, f"no record; still to come: {ends}"
            assert not message.error(), message.error()
            found.append(_received(message))
            place = (message.topic(), message.partition())
            if message.offset() + 1 >= ends[place]:
                del ends[place]
                consumer.pause([TopicPartition(*place)])
        return found
    finally:
        consumer.close()


def _received(message: Any) -> Received:
    headers: Headers = message.headers() or []
    return Received(message.topic(), message.partition(), message.offset(), message.key(), message.value(), headers)


def _ends(consumer: Any, settings: Settings, kinds: Iterable[TopicKind]) -> list[tuple[TopicPartition, int]]:
    names = [topic_name(settings, kind) for kind in kinds]
    partitions = [
        TopicPartition(name, number)
        for name in names
        for number in consumer.list_topics(name, timeout=10).topics[name].partitions
    ]
    return [(partition, _end(consumer, partition)) for partition in partitions]


def _end(consumer: Any, partition: TopicPartition) -> int:
    for _ in range(50):
        try:
            return int(consumer.get_watermark_offsets(partition, timeout=10)[1])
        except KafkaException as error:
            if error.args[0].code() != KafkaError.NOT_LEADER_FOR_PARTITION:  # as long as a topic is new
                raise
            time.sleep(0.2)
    raise AssertionError(f"{partition} has no leader")
