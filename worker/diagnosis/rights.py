"""What the worker may do on the broker, beside what it must; least rights are in deploy/kafka/acls.tsv."""

from collections.abc import Iterable, Mapping
from typing import Any

from confluent_kafka import KafkaError, KafkaException, TopicCollection
from confluent_kafka.admin import AdminClient

from worker.diagnosis.finding import Finding
from worker.settings import Settings
from worker.stream import topics
from worker.stream.topics import TopicKind, topic_name

READ, WRITE, DESCRIBE = "READ", "WRITE", "DESCRIBE"
ON_TOPICS: Mapping[TopicKind, frozenset[str]] = {
    "raw": frozenset({READ}),
    "sections": frozenset({READ, WRITE}),
    "attack": frozenset({WRITE}),
    "talks": frozenset({WRITE}),
    "statement": frozenset({WRITE}),
    "act": frozenset({WRITE}),
    "tellings": frozenset({READ, WRITE}),
    "incidents": frozenset({READ, WRITE}),
    "links": frozenset({WRITE}),
    "dead": frozenset({WRITE}),
}
ON_GROUPS = {
    "{group}": frozenset({READ}),
    "{group}-view": frozenset({DESCRIBE}),
    "{group}-incidents": frozenset({READ}),
}
_REFUSED = (KafkaError.TOPIC_AUTHORIZATION_FAILED, KafkaError.GROUP_AUTHORIZATION_FAILED)
_FRESH = KafkaError.GROUP_ID_NOT_FOUND  # told only to who may look


def look(settings: Settings, admin: AdminClient, cluster: Any) -> Finding:
    """Ask the broker what this user may do with each topic that is there, and with the worker's groups."""
    if not topics.administered(cluster):
        return Finding("rights", "ok", "this broker has none to tell")
    present = {topic_name(settings, kind): needed for kind, needed in ON_TOPICS.items()}
    present = {name: needed for name, needed in present.items() if name in cluster.topics}
    groups = {name.format(group=settings.group_id): needed for name, needed in ON_GROUPS.items()}
    return judged(
        {f"topic {name}": needed for name, needed in present.items()}
        | {f"group {name}": needed for name, needed in groups.items()},
        {f"topic {name}": may for name, may in _on_topics(admin, present).items()}
        | {f"group {name}": may for name, may in _on_groups(admin, groups).items()},
    )


def judged(needed: Mapping[str, frozenset[str]], granted: Mapping[str, frozenset[str] | None]) -> Finding:
    """`granted` is None where the broker tells no rights, as one without an authorizer may."""
    lacking = {
        name: sorted(wanted - may)
        for name, wanted in needed.items()
        if (may := granted.get(name)) is not None and wanted - may
    }
    return Finding(
        "rights",
        "fail" if lacking else "ok",
        "; ".join(f"no {' and '.join(rights)} on {name}" for name, rights in lacking.items())
        or "all that a worker needs",
        "deploy/kafka/acls.tsv lists the least rights of each command" if lacking else "",
        {"lacking": lacking},
    )


def _on_topics(admin: AdminClient, names: Iterable[str]) -> dict[str, frozenset[str] | None]:
    collection = TopicCollection(list(names))
    if not collection.topic_names:
        return {}
    told = admin.describe_topics(collection, include_authorized_operations=True, request_timeout=topics.REQUEST_SECONDS)
    return {name: _operations(future) for name, future in told.items()}


def _on_groups(admin: AdminClient, names: Iterable[str]) -> dict[str, frozenset[str] | None]:
    told = admin.describe_consumer_groups(
        list(names), include_authorized_operations=True, request_timeout=topics.REQUEST_SECONDS
    )
    return {name: _operations(future) for name, future in told.items()}


def _operations(future: Any) -> frozenset[str] | None:
    try:
        told = future.result(topics.REQUEST_SECONDS).authorized_operations
    except KafkaException as error:
        code = error.args[0].code()
        if code in _REFUSED:
            return frozenset()
        if code == _FRESH:
            return None
        raise
    return None if told is None else frozenset(operation.name for operation in told)
