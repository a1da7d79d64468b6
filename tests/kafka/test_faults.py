"""What goes wrong in production, on Apache Kafka: kills, shutdowns, a broker that goes away. Nothing may be lost."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from confluent_kafka import KafkaException

from tests.kafka.articles import message
from tests.kafka.harness import Kafka, Worker, alive, eventually, received, send
from worker.intake import read_article
from worker.pipeline import extract, load_engine
from worker.settings import Settings, load
from worker.stream import topics
from worker.stream.topics import TopicKind

pytestmark = pytest.mark.kafka

EVENTS: tuple[TopicKind, ...] = ("attack", "talks", "statement", "act")


def sections_of(settings: Settings) -> Counter[bytes | None]:
    """How often each article's sections were published."""
    return Counter(one.key for one in received(settings, "sections"))


def events_of(settings: Settings) -> dict[str, set[bytes | None]]:
    """Each event id with the different values published under it."""
    found: dict[str, set[bytes | None]] = {}
    for one in received(settings, *EVENTS):
        found.setdefault((one.key or b"").decode(), set()).add(one.value)
    return found


def expected_events(wanted: int) -> set[str]:
    """The ids of the events that `extract` gives for the first articles, without Kafka."""
    engine = load_engine()
    articles = (read_article(value, "application/json", key=key) for key, value, _ in map(message, range(wanted)))
    return {event.id for article in articles for event in extract(article, engine).events}


def test_kill_in_the_middle_loses_nothing(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """kill -9 among 500 articles and a restart: every event arrives, by its id, and no process is left behind.

    What is published twice is the same to the byte.
    """
    settings, wanted = fresh(), 500
    send(settings, (message(number) for number in range(wanted)))
    first = worker(settings)
    eventually(lambda: len(sections_of(settings)) > wanted / 5, "a fifth of the articles", 240)
    below = first.descendants()
    first.end(kill=True)
    before = sections_of(settings)
    assert wanted / 5 < len(before) < wanted
    assert len(below) >= 2
    eventually(lambda: not any(map(alive, below)), "no orphans", 10)

    second = worker(settings)
    eventually(lambda: len(sections_of(settings)) == wanted, "all articles", 200)
    assert set(sections_of(settings)) == {f"article-{number}".encode() for number in range(wanted)}
    told = events_of(settings)
    assert set(told) == expected_events(wanted)
    assert all(len(values) == 1 for values in told.values())
    assert not received(settings, "dead")
    assert second.end() == 0


def test_sigterm_finishes_what_is_in_flight(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """SIGTERM in the middle: exit code 0, and the next worker repeats nothing and misses nothing."""
    settings, wanted = fresh(), 120
    send(settings, (message(number) for number in range(wanted)))
    first = worker(settings, in_flight=16)
    eventually(lambda: len(sections_of(settings)) >= 10, "some articles", 240)
    assert first.end() == 0
    done = len(sections_of(settings))
    assert done < wanted
    worker(settings)
    eventually(lambda: len(sections_of(settings)) == wanted, "all articles")
    assert set(sections_of(settings).values()) == {1}


def test_shutdown_is_bounded(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """With more in flight than can be done in time, SIGTERM still ends within the limit; the next worker does it."""
    settings, wanted = fresh(), 60
    slow = [
        (key, value.replace(b'"body":"', b'"body":"' + b"Officials met in Kyiv. " * 900), headers)
        for key, value, headers in map(message, range(wanted))
    ]
    send(settings, slow)
    first = worker(settings, processes=1, shutdown_seconds=5).wait_ready()
    eventually(lambda: first.metrics()["eventwire_in_flight"] > 5, "articles in flight")
    began = time.monotonic()
    first.end()
    assert time.monotonic() - began < 8
    assert len(sections_of(settings)) < wanted


def test_killed_pool_process_is_replaced(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """An extraction process that is killed costs a restart and no article."""
    settings, wanted = fresh(), 80
    send(settings, (message(number) for number in range(wanted)))
    running = worker(settings)
    eventually(lambda: len(sections_of(settings)) >= 5, "some articles")
    victims = [pid for pid in running.descendants() if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(victims[0], signal.SIGKILL)
    eventually(lambda: len(sections_of(settings)) == wanted, "all articles")
    assert not received(settings, "dead")
    assert running.metrics()["eventwire_pool_restarts_total{reason=killed}"] == 1
    assert running.end() == 0


def test_article_over_the_time_limit_is_a_dead_letter(
    fresh: Callable[[], Settings], worker: Callable[..., Worker]
) -> None:
    """An article that takes too long twice is set aside; the one behind it is processed."""
    settings = fresh()
    key, value, headers = message(0)
    long = value.replace(b'"body":"', b'"body":"' + b"The minister met the president in Kyiv on Monday. " * 15_000)
    send(settings, [(key, long, headers), (key, message(1)[1], headers)])
    running = worker(settings, processes=1, article_seconds=3)
    eventually(lambda: len(received(settings, "dead")) == 1, "the dead letter")
    eventually(lambda: len(sections_of(settings)) == 1, "the next article")
    assert received(settings, "dead")[0].value == long
    assert running.metrics()["eventwire_pool_restarts_total{reason=timeout}"] == 2


def test_missing_topic_is_told(kafka: str, worker: Callable[..., Worker]) -> None:
    """Without its topics the worker ends at once and names them."""
    running = worker(load(broker=kafka, topic_prefix="nowhere.", group_id="nowhere"))
    assert running.process is not None
    assert running.process.wait(30) == 2
    assert "topic nowhere.articles.raw is missing" in running.log()


def test_model_that_does_not_load_ends_the_worker(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """Without a pool nothing can be done: the exit code is not 0, for a supervisor to see."""
    running = worker(fresh(), model="no_such_model")
    assert running.process is not None
    assert running.process.wait(120) not in (0, None)
    assert "no_such_model" in running.log()


def test_two_workers_share_the_partitions(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """A second worker joins in the middle, the first is killed: nothing is lost."""
    settings, wanted = fresh(), 200
    send(settings, (message(number) for number in range(wanted)))
    first = worker(settings, processes=1)
    eventually(lambda: len(sections_of(settings)) >= 10, "some articles")
    second = worker(settings, processes=1).wait_ready()
    first.end(kill=True)
    eventually(lambda: len(sections_of(settings)) == wanted, "all articles", 200)
    assert second.end() == 0


def test_worker_without_a_partition_stands_by(fresh: Callable[..., Settings], worker: Callable[..., Worker]) -> None:
    """The second worker on one partition is ready though it has none, and takes over when the other ends."""
    settings, wanted = fresh(partitions=1), 20
    send(settings, (message(number) for number in range(wanted)))
    both = [worker(settings, processes=1) for _ in range(2)]
    for one in both:
        one.wait_ready()
    eventually(lambda: len(sections_of(settings)) == wanted, "the articles before")
    eventually(lambda: sum(map(has_partition, both)) == 1, "one has the partition")
    active, standby = sorted(both, key=has_partition, reverse=True)
    assert active.end() == 0
    send(settings, (message(number) for number in range(wanted, 2 * wanted)))
    eventually(lambda: len(sections_of(settings)) == 2 * wanted, "the articles after")
    assert has_partition(standby)
    assert standby.end() == 0


def has_partition(worker: Worker) -> bool:
    """Whether the worker tells the lag of a partition."""
    return any(name.startswith("eventwire_lag_records") for name in worker.metrics())


def test_broker_that_comes_back(tmp_path: Path, worker: Callable[..., Worker]) -> None:
    """Kafka is killed in the middle and started again: the worker goes on, or ends with an error to be restarted."""
    broker = Kafka(tmp_path).start()
    try:
        settings, wanted = load(broker=broker.address), 100
        topics.create(settings)
        send(settings, (message(number) for number in range(wanted)))
        running = worker(settings, processes=1)
        eventually(lambda: len(sections_of(settings)) >= 10, "some articles")
        broker.stop(kill=True)
        time.sleep(2)
        broker.start()
        eventually(lambda: _all_done(settings, running, wanted), "all articles", 200)
    finally:
        broker.stop(kill=True)


def _all_done(settings: Settings, running: Worker, wanted: int) -> bool:
    assert running.process is not None
    if running.process.poll() is not None:  # as a supervisor would
        assert running.process.returncode != 0
        running.start()
    try:
        return len(sections_of(settings)) == wanted
    except KafkaException:  # the broker has just started
        return False
