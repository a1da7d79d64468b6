"""What the topics of a broker differ in from what is declared."""

from types import SimpleNamespace

import pytest

from worker.errors import ConfigurationError, Retryable
from worker.settings import Settings, load
from worker.stream import topic_check, topics
from worker.stream.topic_check import Comparison, Difference, check, compared
from worker.stream.topics import Topic, TopicKind

DAY = str(24 * 3_600_000)


def topic(kind: TopicKind, **settings: object) -> Topic:
    """One of the topics as these settings declare it."""
    (found,) = [one for one in topics.declared(load(**settings)) if one.kind == kind]
    return found


def metadata(partitions: int = 4, replicas: int = 1) -> SimpleNamespace:
    """A topic as the cluster's metadata tell it."""
    one = SimpleNamespace(replicas=list(range(replicas)))
    return SimpleNamespace(partitions=dict.fromkeys(range(partitions), one))


RAW = {"cleanup.policy": "delete", "retention.ms": DAY, "max.message.bytes": "8388608", "segment.ms": "1"}
DEAD = {"cleanup.policy": "delete", "retention.ms": DAY, "max.message.bytes": "9437184"}


@pytest.mark.parametrize(
    ("kind", "partitions", "replicas", "configuration", "told"),
    [
        ("raw", 4, 1, RAW, []),
        ("raw", 4, 1, None, []),
        ("raw", 6, 1, RAW, ["topic articles.raw has partitions=6, declared 4 (EVENTWIRE_PARTITIONS)"]),
        ("raw", 4, 3, RAW, ["topic articles.raw has replication=3, declared 1 (EVENTWIRE_REPLICATION)"]),
        (
            "raw",
            4,
            1,
            RAW | {"retention.ms": "-1"},
            [f"topic articles.raw has retention.ms=-1, declared {DAY} (EVENTWIRE_RETENTION_HOURS)"],
        ),
        (
            "dead",
            4,
            1,
            DEAD | {"retention.ms": "5"},
            [f"topic articles.dead has retention.ms=5, declared {DAY} (EVENTWIRE_DEAD_RETENTION_HOURS)"],
        ),
        (
            "raw",
            4,
            1,
            RAW | {"max.message.bytes": "1048588"},
            ["topic articles.raw has max.message.bytes=1048588, declared 8388608 (EVENTWIRE_MAX_MESSAGE_BYTES)"],
        ),
        (
            "sections",
            4,
            1,
            DEAD | {"cleanup.policy": "delete,compact"},
            [],
        ),
        (
            "attack",
            2,
            1,
            DEAD,
            [
                "topic events.attack has partitions=2, declared 4 (EVENTWIRE_PARTITIONS)",
                "topic events.attack has cleanup.policy=delete, declared compact",
            ],
        ),
    ],
)
def test_each_difference_is_told(
    kind: TopicKind, partitions: int, replicas: int, configuration: dict[str, str] | None, told: list[str]
) -> None:
    """What is, what should be, and the setting that says so; nothing of what is not declared or cannot be seen."""
    declared = topic(kind, retention_hours=24, dead_retention_hours=24)
    assert [str(one) for one in compared(declared, metadata(partitions, replicas), configuration)] == told


def test_the_least_replicated_partition_counts() -> None:
    """A topic is as safe as its worst partition."""
    found = metadata(4, 3)
    found.partitions[2] = SimpleNamespace(replicas=[1])
    (difference,) = compared(topic("raw", replication=3), found, None)
    assert (difference.key, difference.found, difference.declared) == ("replication", "1", "3")


def test_missing_topics_are_told(embedded: Settings) -> None:
    """One by one, and nothing once they are made."""
    settings = load(broker=embedded.broker, topic_prefix="new.")
    assert str(check(settings).differences[0]) == "topic new.articles.raw is missing"
    assert len(check(settings).differences) == len(topics.KINDS)
    topics.create(settings)
    assert check(settings) == Comparison()


def test_partitions_are_compared(embedded: Settings) -> None:
    """With those that the broker has, but where only one is ever used."""
    found = check(load(broker=embedded.broker, partitions=5)).differences
    assert {(one.key, one.found, one.declared) for one in found} == {("partitions", "4", "5")}
    assert {one.kind for one in found} == set(topics.KINDS) - set(topics.SINGLE)


@pytest.mark.parametrize(
    ("key", "fatal"), [("missing", True), ("cleanup.policy", True), ("partitions", False), ("retention.ms", False)]
)
def test_worker_starts_on_what_loses_nothing(monkeypatch: pytest.MonkeyPatch, key: str, fatal: bool) -> None:
    """What is the operator's matter is only told."""
    difference = Difference("attack", "events.attack", key, "1", "2")
    monkeypatch.setattr("worker.stream.topic_check.check", lambda _: Comparison((difference,)))
    if fatal:
        with pytest.raises(ConfigurationError, match=r"events\.attack"):
            topic_check.require(load())
    else:
        topic_check.require(load())


def test_no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Kafka it says where it looked."""
    monkeypatch.setattr(topics, "REQUEST_SECONDS", 0.5)
    with pytest.raises(Retryable, match=r"127\.0\.0\.1:9"):
        check(load(broker="127.0.0.1:9"))
