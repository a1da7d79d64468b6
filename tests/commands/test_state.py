"""What the topics hold now, on the embedded broker."""

from collections.abc import Iterator

import click
import pytest
from confluent_kafka import KafkaException, Producer

from worker.commands.state import current
from worker.settings import Settings, load
from worker.stream.client import producer_config

TOPIC = "events.attack"


@pytest.fixture(scope="module")
def filled(kafka: Settings) -> Settings:
    """A topic with changed, retracted and returned keys, and another with one of the same keys."""
    producer = Producer(producer_config(kafka))
    for key, value in [("a", b"1"), ("b", b"1"), ("c", b"1"), ("a", b"2"), ("b", None), ("c", None), ("c", b"2")]:
        producer.produce(TOPIC, value, key)
    producer.produce("events.talks", b"3", "b")
    producer.flush(10)
    return kafka


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        ([TOPIC], {("a", b"2"), ("c", b"2")}),
        (["events.talks"], {("b", b"3")}),
        ([TOPIC, "events.talks"], {("a", b"2"), ("c", b"2"), ("b", b"3")}),
        (["events.act"], set()),
    ],
)
def test_the_newest_of_each_key(filled: Settings, topics: list[str], expected: set[tuple[str, bytes]]) -> None:
    """A retracted key is out, one that came back is in; an empty topic ends at once."""
    assert {(record.key, record.value) for record in current(filled, topics)} == expected


def test_it_ends_where_the_topics_ended_at_the_start(filled: Settings) -> None:
    """What is published while it reads is not waited for, nor does it hide what was there."""
    records: Iterator[object] = current(filled, ["events.talks"])
    first = next(records)
    producer = Producer(producer_config(filled))
    producer.produce("events.talks", b"4", "d")
    producer.flush(10)
    assert [first, *records] == [first]


def test_a_missing_broker_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Raised, as the commands explain it."""
    monkeypatch.setattr("worker.commands.connection.CONNECT_SECONDS", 0.5)
    with pytest.raises((KafkaException, click.ClickException)):
        list(current(load(broker="127.0.0.1:9"), [TOPIC]))
