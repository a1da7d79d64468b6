"""The topics, each declared once: what it holds, under which key, how long. Creates what is missing of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from confluent_kafka import KafkaError, KafkaException
from confluent_kafka.admin import AdminClient, NewTopic

from worker.errors import Retryable
from worker.settings import Settings
from worker.stream.client import client_config, refusal

TopicKind = Literal["raw", "sections", "attack", "talks", "statement", "act", "tellings", "incidents", "links", "dead"]
KINDS: tuple[TopicKind, ...] = get_args(TopicKind)
SINGLE: Mapping[TopicKind, int] = {"tellings": 0}
"""Topics of one partition, and its number: whoever reads it reads all, in one order."""

REQUEST_SECONDS = 15.0
HOUR_MS = 3_600_000
OUTPUT_MARGIN = 1024 * 1024  # bytes a dead letter's headers or an extraction may add to the article


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic as it should be."""

    kind: TopicKind
    name: str
    doc: str
    partitions: int
    replication: int
    config: Mapping[str, str] = field(default_factory=dict)


def topic_name(settings: Settings, kind: TopicKind) -> str:
    """The full name, prefix included: 'attack' -> 'events.attack'."""
    return settings.topic_prefix + str(getattr(settings, f"topic_{kind}"))


def declared(settings: Settings) -> tuple[Topic, ...]:
    """Every topic the worker reads or writes."""
    return tuple(
        Topic(
            kind=kind,
            name=topic_name(settings, kind),
            doc=doc,
            partitions=1 if kind in SINGLE else settings.partitions,
            replication=settings.replication,
            config=config,
        )
        for kind, doc, config in _declarations(settings)
    )


def _declarations(settings: Settings) -> Iterator[tuple[TopicKind, str, dict[str, str]]]:
    size = str(settings.max_message_bytes)
    larger = str(settings.max_message_bytes + OUTPUT_MARGIN)
    kept = {"retention.ms": str(settings.retention_hours * HOUR_MS)}
    dead = {"retention.ms": str(settings.dead_retention_hours * HOUR_MS)}
    event = {"cleanup.policy": "compact", "max.message.bytes": larger}
    # Twice as long as an incident is open, and so as long as a report of an open one can be old.
    told = {"retention.ms": str(2 * settings.incident_hours * HOUR_MS)}
    yield "raw", "Articles in; any key.", {"cleanup.policy": "delete", "max.message.bytes": size} | kept
    yield (
        "sections",
        "The sections of each article; key: article id.",
        {"cleanup.policy": "compact,delete", "max.message.bytes": larger} | kept,
    )
    yield "attack", "Attack events; key: event id.", event
    yield "talks", "Talks; key: event id.", event
    yield "statement", "Statements; key: event id.", event
    yield "act", "Events of every other PLOVER type; key: event id.", event
    yield (
        "tellings",
        "What linking needs of each article, in one partition; key: article id.",
        {"cleanup.policy": "compact,delete", "max.message.bytes": larger} | told,
    )
    yield "incidents", "Happenings, each as all its articles tell it; key: incident id.", event
    yield "links", "The incident that each event is of; key: event id.", event
    yield (
        "dead",
        "Messages that could not be processed, byte for byte, why in the headers; key: the message's.",
        {"cleanup.policy": "delete", "max.message.bytes": larger} | dead,
    )


def create(settings: Settings) -> list[str]:
    """Create the topics that are missing; returns their names.

    Raises Retryable when no broker answers, KafkaException where it refuses.
    """
    admin, cluster = connected(settings)
    missing = [topic for topic in declared(settings) if topic.name not in cluster.topics]
    if not administered(cluster):
        for topic in missing:
            admin.list_topics(topic.name, timeout=REQUEST_SECONDS)  # asking for it makes it
    elif missing:
        _create(admin, missing)
    return [topic.name for topic in missing]


def _create(admin: AdminClient, topics: list[Topic]) -> None:
    new = [NewTopic(t.name, t.partitions, t.replication, config=dict(t.config)) for t in topics]
    for future in admin.create_topics(new, operation_timeout=REQUEST_SECONDS).values():
        try:
            future.result(REQUEST_SECONDS)
        except KafkaException as error:
            if error.args[0].code() != KafkaError.TOPIC_ALREADY_EXISTS:  # somebody else was quicker
                raise


def connected(settings: Settings) -> tuple[AdminClient, Any]:
    """A client and the cluster as it sees it. Raises Retryable that tells a refusal from a broker that is not there."""
    told: list[KafkaError] = []
    admin = AdminClient(client_config(settings, log_level=2, error_cb=told.append))
    try:
        return admin, admin.list_topics(timeout=REQUEST_SECONDS)
    except KafkaException as error:
        admin.poll(0.1)  # calls error_cb
        raise Retryable(f"no Kafka at {settings.broker}: {refusal(told) or error.args[0].str()}") from None


def administered(cluster: Any) -> bool:
    """Whether there is a controller to ask; librdkafka's mock cluster has none."""
    return cluster.controller_id in cluster.brokers
