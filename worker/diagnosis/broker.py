"""Kafka as this place sees it: reachable under the names it gives itself, its topics, the clock of its records."""

import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from time import perf_counter, time
from typing import Any

from confluent_kafka import KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient, OffsetSpec

from worker.diagnosis import rights
from worker.diagnosis.finding import Finding
from worker.errors import Retryable
from worker.settings import Settings, environment_name
from worker.stream import topic_check, topics
from worker.stream.topic_check import Comparison, Difference

CONNECT_SECONDS = 3.0
SKEW_SECONDS = 2.0
BROKER = environment_name("broker")
NO_BROKER = f"is Kafka up, is {BROKER} its address from here, and do its login and TLS settings fit?"
NO_LISTENER = "clients are sent there: set the broker's advertised.listeners to what can be reached from here"
NO_TOPIC = "'eventwire topics create' makes what is missing; a topic that this user may not describe looks so, too"
FAILED = (Retryable, KafkaException, TimeoutError)


def look(settings: Settings) -> Iterator[Finding]:
    """The broker first; where it does not answer, nothing else can be asked."""
    began = perf_counter()
    try:
        admin, cluster = topics.connected(settings)
    except FAILED as error:
        yield Finding("broker", "fail", str(error), NO_BROKER)
        yield from (Finding(name, "warn", "not asked, as no broker answers") for name in ("topics", "rights", "clock"))
        return
    yield reached(settings, cluster, perf_counter() - began)
    yield _asked("topics", lambda: compared(topic_check.check(settings), len(topics.KINDS)))
    yield _asked("rights", lambda: rights.look(settings, admin, cluster))
    yield _asked("clock", lambda: clock(newest(admin, cluster, settings), time()))


def _asked(name: str, ask: Callable[[], Finding]) -> Finding:
    try:
        return ask()
    except FAILED as error:
        return Finding(name, "fail", str(error), "the broker answered first, and not here")


def reached(settings: Settings, cluster: Any, seconds: float) -> Finding:
    """Every broker must be reachable by the address it advertises: clients go there after the first answer."""
    lost = [told for broker in cluster.brokers.values() if (told := _unreachable(broker.host, broker.port))]
    number, cluster_id = len(cluster.brokers), cluster.cluster_id
    known = f"{settings.broker} answers in {seconds:.2f} s; brokers: {number}; cluster {cluster_id}"
    return Finding(
        "broker",
        "fail" if lost else "ok",
        "; ".join([known, *lost]),
        NO_LISTENER if lost else "",
        {"seconds": round(seconds, 3), "brokers": number, "cluster": cluster_id},
    )


def _unreachable(host: str, port: int) -> str:
    try:
        socket.create_connection((host, port), CONNECT_SECONDS).close()
    except OSError as error:
        return f"the advertised {host}:{port} cannot be reached: {error.strerror or error}"
    return ""


def compared(found: Comparison, declared: int) -> Finding:
    """What `eventwire topics check` tells, topics with the same difference together."""
    if found.differences:
        missing = any(one.key == topic_check.MISSING for one in found.differences)
        return Finding(
            "topics",
            "fail" if found.fatal else "warn",
            "; ".join(_grouped(found.differences)),
            NO_TOPIC if missing else "change the topic, or the setting",
            {"differences": [str(one) for one in found.differences]},
        )
    if found.unseen:
        detail = f"all {declared} there; no right to look at the configuration of {', '.join(found.unseen)}"
        return Finding("topics", "ok", detail, "DescribeConfigs on the topics would tell it")
    return Finding("topics", "ok", f"all {declared} there and as declared")


def _grouped(differences: Iterable[Difference]) -> Iterator[str]:
    def what(one: Difference) -> str:
        return one.key if one.key == topic_check.MISSING else f"{one.key}={one.found}, declared {one.declared}"

    for told, group in groupby(sorted(differences, key=what), what):
        yield f"{told}: {', '.join(one.topic for one in group)}"


def newest(admin: AdminClient, cluster: Any, settings: Settings) -> list[float]:
    """The latest time of the records in each partition of our topics that tells one, seconds since 1970."""
    ours = [topic.name for topic in topics.declared(settings) if topic.name in cluster.topics]
    places = [TopicPartition(name, number) for name in ours for number in cluster.topics[name].partitions]
    if not places:
        return []
    times: list[float] = []
    wanted = dict.fromkeys(places, OffsetSpec.max_timestamp())
    asked = admin.list_offsets(wanted, request_timeout=topics.REQUEST_SECONDS)
    for future in asked.values():
        with suppress(KafkaException):  # no right to it, or the broker does not know this request
            times.append(future.result(topics.REQUEST_SECONDS).timestamp / 1000)
    return [moment for moment in times if moment > 0]


def clock(times: list[float], now: float) -> Finding:
    """Kafka tells no clock of its own; a record from the future shows that clocks differ by so much at least."""
    if not times:
        return Finding("clock", "ok", "cannot be told: no records")
    ahead = max(times) - now
    values = {"newest_record_seconds": round(-ahead, 3)}
    if ahead <= SKEW_SECONDS:
        told = f"no record from the future; the newest is {max(0.0, -ahead):.1f} s old"
        return Finding("clock", "ok", told, values=values)
    return Finding(
        "clock",
        "warn",
        f"the newest record is {ahead:.1f} s ahead of the clock here",
        "set the clocks by NTP: this machine's, the producers' and the brokers'",
        values,
    )
