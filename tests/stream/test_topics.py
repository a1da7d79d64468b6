"""Topics are declared once, and made."""

import pytest

from worker.errors import Retryable
from worker.settings import Settings, load
from worker.stream import topics


def test_events_are_compacted() -> None:
    """Events stay until they are retracted; articles and dead letters are deleted by time, as they came."""
    policies = {topic.kind: topic.config["cleanup.policy"] for topic in topics.declared(load())}
    assert {policies[kind] for kind in ("attack", "talks", "statement", "act")} == {"compact"}
    assert policies["raw"] == policies["dead"] == "delete"


def test_outputs_may_be_larger_than_articles() -> None:
    """The largest article fits into the dead-letter topic together with our headers."""
    sizes = {topic.kind: int(topic.config["max.message.bytes"]) for topic in topics.declared(load())}
    assert all(size > sizes["raw"] for kind, size in sizes.items() if kind != "raw")


def test_settings_apply() -> None:
    """Prefix, names, partitions, replication and retention come from the settings."""
    settings = load(topic_prefix="x.", topic_dead="lost", partitions=3, replication=2, dead_retention_hours=1)
    (dead,) = [topic for topic in topics.declared(settings) if topic.kind == "dead"]
    assert (dead.name, dead.partitions, dead.replication) == ("x.lost", 3, 2)
    assert dead.config["retention.ms"] == "3600000"


def test_missing_topics_are_made(embedded: Settings) -> None:
    """And told, once."""
    settings = load(broker=embedded.broker, topic_prefix="new.")
    assert topics.create(settings) == [topic.name for topic in topics.declared(settings)]
    assert topics.create(settings) == []


def test_no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Kafka it says where it looked."""
    monkeypatch.setattr(topics, "REQUEST_SECONDS", 0.5)
    with pytest.raises(Retryable, match=r"127\.0\.0\.1:9"):
        topics.create(load(broker="127.0.0.1:9"))
