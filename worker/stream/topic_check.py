"""What the topics on the broker differ in from what is declared: each difference a value, with the setting to change.

A worker does not start on a topic that is missing or loses events; all else is a matter of the operator's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient, ConfigResource, ResourceType

from worker.errors import ConfigurationError
from worker.settings import Settings, environment_name
from worker.stream import topics
from worker.stream.topics import Topic, TopicKind

log = structlog.get_logger(__name__)

POLICY = "cleanup.policy"  # a topic that is deleted by time although it should be compacted loses events
RETENTION = "retention.ms"
MISSING = "missing"
# Which setting declares what; the policy is none of the operator's.
_SETTINGS = {"partitions": "partitions", "replication": "replication", "max.message.bytes": "max_message_bytes"}
# The worker's user need not have the right to describe configurations.
_MAY_NOT_LOOK = (KafkaError.TOPIC_AUTHORIZATION_FAILED, KafkaError.CLUSTER_AUTHORIZATION_FAILED)


@dataclass(frozen=True, slots=True)
class Difference:
    """One property of a topic: as it is, None where it could not be told, and as it is declared."""

    kind: TopicKind
    topic: str
    key: str
    found: str | None = None
    declared: str = ""

    @property
    def is_fatal(self) -> bool:
        """Whether a worker would fail or lose something."""
        return self.key in (MISSING, POLICY)

    def __str__(self) -> str:
        if self.key == MISSING:
            return f"topic {self.topic} is missing"
        setting = _setting(self.kind, self.key)
        return f"topic {self.topic} has {self.key}={self.found}, declared {self.declared}" + (
            f" ({environment_name(setting)})" if setting else ""
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs, in the order of the topics; `unseen` are those whose configuration may not be looked at."""

    differences: tuple[Difference, ...] = ()
    unseen: tuple[str, ...] = ()

    @property
    def fatal(self) -> tuple[Difference, ...]:
        """What a worker does not start on."""
        return tuple(one for one in self.differences if one.is_fatal)


def check(settings: Settings) -> Comparison:
    """Compare every topic with its declaration. Raises Retryable when no broker answers."""
    admin, cluster = topics.connected(settings)
    declared = topics.declared(settings)
    present = [topic for topic in declared if topic.name in cluster.topics]
    configurations = _configurations(admin, present) if topics.administered(cluster) else {}
    return Comparison(
        tuple(
            difference
            for topic in declared
            for difference in compared(topic, cluster.topics.get(topic.name), configurations.get(topic.name))
        ),
        tuple(name for name, found in configurations.items() if found is None),
    )


def require(settings: Settings, kinds: Iterable[TopicKind] = topics.KINDS) -> None:
    """Tell in the log what differs in the topics that are needed.

    Raises ConfigurationError where they will not do, Retryable as `check` does.
    """
    needed = frozenset(kinds)
    found = [one for one in check(settings).differences if one.kind in needed]
    if any(one.is_fatal for one in found):
        told = "; ".join(str(one) for one in found if one.is_fatal)
        raise ConfigurationError(f"{told}. `eventwire topics create` makes what is missing.")
    for one in found:
        log.warning("topic_differs", topic=one.topic, property=one.key, found=one.found, declared=one.declared)


def compared(topic: Topic, metadata: Any, configuration: Mapping[str, str] | None) -> Iterator[Difference]:
    """What differs in one topic; `metadata` is None where it is missing, `configuration` where it cannot be told."""
    if metadata is None:
        yield Difference(topic.kind, topic.name, MISSING)
        return
    replicas = min((len(partition.replicas) for partition in metadata.partitions.values()), default=0)
    found = {"partitions": str(len(metadata.partitions)), "replication": str(replicas)} | dict(configuration or {})
    wanted = {"partitions": str(topic.partitions), "replication": str(topic.replication)} | dict(topic.config)
    if topic.kind in topics.SINGLE:
        del wanted["partitions"]  # more than the one that is used do no harm
    for key, declared in wanted.items():
        if key in found and not _is_same(key, found[key], declared):
            yield Difference(topic.kind, topic.name, key, found[key], declared)


def _is_same(key: str, found: str, declared: str) -> bool:
    return set(found.split(",")) == set(declared.split(",")) if key == POLICY else found == declared


def _setting(kind: TopicKind, key: str) -> str | None:
    if key == RETENTION:
        return {"dead": "dead_retention_hours", "tellings": "incident_hours"}.get(kind, "retention_hours")
    return _SETTINGS.get(key)


def _configurations(admin: AdminClient, present: Iterable[Topic]) -> dict[str, dict[str, str] | None]:
    """By topic; None where it may not be looked at."""
    asked = [ConfigResource(ResourceType.TOPIC, topic.name) for topic in present]
    if not asked:
        return {}
    told = admin.describe_configs(asked, request_timeout=topics.REQUEST_SECONDS)
    return {resource.name: _configuration(future) for resource, future in told.items()}


def _configuration(future: Any) -> dict[str, str] | None:
    try:
        return {key: entry.value for key, entry in future.result(topics.REQUEST_SECONDS).items()}
    except KafkaException as error:
        if error.args[0].code() not in _MAY_NOT_LOOK:
            raise
        return None
