"""Who links, on the embedded broker: what comes is linked, and whoever takes over goes on where the other ended."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from confluent_kafka import Consumer, Producer, TopicPartition

from tests.incidents.test_linker import REPORTS
from tests.kafka.harness import eventually as seen
from tests.stream.test_linkage import STORY, Report, Topics, linked, log_of, same, value_of
from worker.settings import Settings
from worker.stream import health
from worker.stream.envelope import Record
from worker.stream.incidents import keep_linking, linking_beside
from worker.stream.topics import TopicKind, topic_name

SECONDS = 30.0


def write(settings: Settings, *reports: Report) -> None:
    producer = Producer({"bootstrap.servers": settings.broker})
    for told, killed in reports:
        producer.produce(topic_name(settings, "tellings"), value_of(told, killed), told.id.encode(), partition=0)
    assert producer.flush(10) == 0


def held(settings: Settings) -> Topics:
    """All that the two topics got, in the order of each partition."""
    topics = Topics()
    both: tuple[TopicKind, ...] = ("incidents", "links")
    kinds = {topic_name(settings, kind): kind for kind in both}
    options = {"group.id": "observer", "enable.auto.commit": False, "enable.partition.eof": True}
    consumer = Consumer({"bootstrap.servers": settings.broker, "fetch.wait.max.ms": 20, **options})
    found = {name: consumer.list_topics(name, timeout=10).topics[name].partitions for name in kinds}
    left = {(name, number) for name, numbers in found.items() for number in numbers}
    consumer.assign([TopicPartition(*place, 0) for place in left])
    while left:
        for message in consumer.consume(100, 0.05):
            if message.error():
                left.discard((message.topic(), message.partition()))
            else:
                record = Record(kinds[message.topic()], message.key(), message.value(), tuple(message.headers() or ()))
                topics.write([record])
    consumer.close()
    return topics


def eventually(condition: Callable[[], bool]) -> None:
    seen(condition, "what should be in the topics", SECONDS)


@contextmanager
def member(settings: Settings) -> Iterator[health.Vitals]:
    """One who asks for the tellings, in a thread."""
    vitals, stopped = health.vitals(settings), threading.Event()
    thread = threading.Thread(target=keep_linking, args=(settings, vitals, stopped), daemon=True)
    thread.start()
    try:
        yield vitals
    finally:
        stopped.set()
        thread.join(SECONDS)
        assert not thread.is_alive()


def test_what_comes_is_linked(embedded: Settings) -> None:
    """What was there before the start, and what comes after it."""
    write(embedded, *STORY[:3])
    with member(embedded) as vitals:
        eventually(lambda: len(held(embedded).of("links")) == 3)
        write(embedded, *STORY[3:])
        eventually(lambda: same(held(embedded), linked(log_of(STORY))))
        held(embedded).check()
        eventually(lambda: (vitals.unready, vitals.lag) == ("", 0))


def test_whoever_takes_over_goes_on(embedded: Settings) -> None:
    """A second member stands by, and links as soon as the first has left; nothing is told twice on the way."""
    with member(embedded):
        write(embedded, *REPORTS[:4])
        eventually(lambda: len(held(embedded).of("links")) == 4)
    before = len(held(embedded).seen)
    with member(embedded) as first:
        eventually(lambda: not first.unready)
        write(embedded, REPORTS[0])
        with member(embedded):
            time.sleep(1)
            assert len(held(embedded).seen) == before
            write(embedded, *STORY[4:])
            eventually(lambda: same(held(embedded), linked(log_of(STORY))))


@pytest.mark.parametrize("wanted", [True, False])
def test_a_worker_links_unless_it_is_told_not_to(embedded: Settings, wanted: bool) -> None:
    """EVENTWIRE_INCIDENTS."""
    write(embedded, *REPORTS)
    with linking_beside(embedded.model_copy(update={"incidents": wanted})):
        if wanted:
            eventually(lambda: len(held(embedded).of("incidents")) == 2)
        else:
            time.sleep(1)
    assert len(held(embedded).of("incidents")) == 2 * wanted
