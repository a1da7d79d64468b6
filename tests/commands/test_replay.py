"""`eventwire replay` on the embedded broker."""

from collections.abc import Iterator

import pytest
from confluent_kafka import OFFSET_BEGINNING, Consumer, Producer, TopicPartition

from worker.cli import run
from worker.settings import Settings, load
from worker.stream.broker import EmbeddedBroker
from worker.stream.client import client_config, producer_config
from worker.stream.dead_letter import Origin, dead_letter
from worker.stream.topics import declared


@pytest.fixture
def dead() -> Iterator[Settings]:
    """A fresh broker with two dead letters, one for its language and one for its syntax."""
    with EmbeddedBroker([topic.name for topic in declared(load())]) as broker:
        settings = load(broker=broker.address)
        producer = Producer(producer_config(settings))
        for offset, reason in enumerate(("language", "syntax")):
            origin = Origin(
                topic="articles.raw",
                partition=0,
                offset=offset,
                stage="intake",
                reason=reason,
                error="Invalid",
                message=reason,
            )
            record = dead_letter(reason.encode(), b"value", (("content-type", b"text/plain"),), origin)
            producer.produce("articles.dead", record.value, record.key, headers=list(record.headers))
        producer.flush(10)
        yield settings


def raw_keys(settings: Settings) -> list[bytes]:
    """The keys in articles.raw."""
    consumer = Consumer(client_config(settings, **{"group.id": "test"}))
    parts = consumer.list_topics("articles.raw", timeout=10).topics["articles.raw"].partitions
    consumer.assign([TopicPartition("articles.raw", number, OFFSET_BEGINNING) for number in parts])
    found = [message for message in consumer.consume(100, timeout=2) if message.error() is None]
    consumer.close()
    assert all(message.headers() == [("content-type", b"text/plain")] for message in found)
    return sorted(message.key() for message in found)


def test_dead_letters_go_back_once(dead: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """As they came, without the headers that told why; a second replay finds nothing left."""
    assert run(["replay", "--broker", dead.broker]) == 0
    assert run(["replay", "--broker", dead.broker]) == 0
    assert capsys.readouterr().out == "2 messages put back\n0 messages put back\n"
    assert raw_keys(dead) == [b"language", b"syntax"]


def test_only_those_of_the_reason_go_back(dead: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """The other one stays where it is."""
    assert run(["replay", "--reason", "language", "--broker", dead.broker]) == 0
    assert capsys.readouterr().out == "1 message put back\n"
    assert raw_keys(dead) == [b"language"]


def test_a_dry_run_only_counts(dead: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is put back, and a replay afterwards still finds everything."""
    assert run(["replay", "--dry-run", "--broker", dead.broker]) == 0
    assert run(["replay", "--dry-run", "--broker", dead.broker]) == 0
    assert capsys.readouterr().out == "2 messages would be put back\n" * 2
    assert raw_keys(dead) == []
