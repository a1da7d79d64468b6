"""`make throughput`: articles a second of one worker on an Apache Kafka of its own; how long each takes at half that.

The articles are those that ship with the quality tests, again and again under new ids.
"""

import json
import platform
import statistics
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
from confluent_kafka import Consumer, Producer, TopicPartition

from tests.faults.team import proportional, resident
from tests.kafka.harness import Kafka, Worker, eventually
from worker.settings import Settings, load
from worker.stream import topics
from worker.stream.topics import TopicKind, topic_name

GOLD = Path("tests/quality/gold/articles.jsonl")
WARM_UP, FULL, HALF = 100, 1500, 400  # articles
LIMIT_SECONDS = 900.0
Record = tuple[bytes, bytes]


def articles() -> Iterable[Record]:
    """Keys and values, without end."""
    bodies = [json.loads(line) for line in GOLD.read_text(encoding="utf8").splitlines()]
    for number, row in enumerate(cycle(bodies)):
        name = f"{row['id']}-{number}"
        yield name.encode(), orjson.dumps({"id": name, "title": row["title"], "body": row["body"]})


def send(settings: Settings, records: list[Record], rate: float) -> None:
    """Produce the records, `rate` a second."""
    producer, began = Producer({"bootstrap.servers": settings.broker, "linger.ms": 5}), time.monotonic()
    for number, (key, value) in enumerate(records):
        while time.monotonic() < began + number / rate:
            producer.poll(0.01)
        producer.produce(topic_name(settings, "raw"), value, key)
    assert producer.flush(60) == 0


def times(settings: Settings, kind: TopicKind) -> dict[bytes, float]:
    """When each record was written, seconds since 1970, by key."""
    with _places(settings, kind) as (consumer, places):
        consumer.assign(places)
        found = {}
        for _ in range(_written(consumer, places)):
            message = consumer.poll(10)
            assert message is not None
            assert not message.error(), message.error()
            found[message.key()] = message.timestamp()[1] / 1000
        return found


def written(settings: Settings, kind: TopicKind) -> int:
    """How many records there are."""
    with _places(settings, kind) as (consumer, places):
        return _written(consumer, places)


@contextmanager
def _places(settings: Settings, kind: TopicKind) -> Iterator[tuple[Consumer, list[TopicPartition]]]:
    consumer = Consumer({"bootstrap.servers": settings.broker, "group.id": "watch", "enable.auto.commit": False})
    try:
        yield consumer, [TopicPartition(topic_name(settings, kind), one, 0) for one in range(settings.partitions)]
    finally:
        consumer.close()


def _written(consumer: Consumer, places: list[TopicPartition]) -> int:
    return sum(int(consumer.get_watermark_offsets(place, timeout=10)[1]) for place in places)


def run(settings: Settings, worker: Worker) -> dict[str, float]:
    """Everything at once, then at half the speed that this came to."""
    source = iter(articles())

    def publish(count: int, rate: float) -> list[float]:
        records, before = list(islice(source, count)), written(settings, "sections")
        send(settings, records, rate)
        eventually(lambda: written(settings, "sections") == before + count, "every article done", LIMIT_SECONDS)
        sent, done = times(settings, "raw"), times(settings, "sections")
        took = [done[key] - sent[key] for key, _ in records]
        return [max(done[key] for key, _ in records) - min(sent[key] for key, _ in records), *sorted(took)]

    publish(WARM_UP, float("inf"))
    speed = FULL / publish(FULL, float("inf"))[0]
    _, *took = publish(HALF, speed / 2)
    processes = [worker.pid, *worker.descendants()]
    return {
        "articles a second": round(speed, 1),
        "at half of that, seconds from article to events: median": round(statistics.median(took), 2),
        "95 %": round(took[int(0.95 * len(took))], 2),
        "resident, MB": sum(map(resident, processes)) // 1_000_000,
        "proportional (PSS), MB": sum(map(proportional, processes)) // 1_000_000,
    }


def main() -> None:
    words = [len(json.loads(line)["body"].split()) for line in GOLD.read_text(encoding="utf8").splitlines()]
    print(f"{FULL} articles of {sum(words) // len(words)} words, one worker of two processes, one Kafka node")
    print(f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in ("faust-streaming", "spacy")))
    with TemporaryDirectory() as folder:
        kafka = Kafka(Path(folder)).start()
        settings = load(broker=kafka.address)
        topics.create(settings)
        worker = Worker(settings, Path(folder)).start()
        try:
            worker.wait_ready()
            for what, figure in run(settings, worker).items():
                print(f"{what}: {figure}")
        finally:
            worker.end()
            kafka.stop(kill=True)


if __name__ == "__main__":
    main()
