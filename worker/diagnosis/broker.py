"""Kafka as this place sees it: reachable under the names it gives itself, and its topics."""

import socket
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from time import perf_counter
from typing import Any

from confluent_kafka import KafkaError, KafkaException

from worker.diagnosis import clock, rights
from worker.diagnosis.finding import Finding
from worker.errors import Retryable
from worker.settings import Settings, environment_name
from worker.stream import topic_check, topics
from worker.stream.topic_check import Comparison, Difference

CONNECT_SECONDS = 3.0
BROKER = environment_name("broker")
NO_BROKER = f"is Kafka up, is {BROKER} its address from here, and do its login and TLS settings fit?"
NO_LISTENER = "clients are sent there: set the broker's advertised.listeners to what can be reached from here"
NO_TOPIC = "'eventwire topics create' makes what is missing; a topic that this user may not describe looks so, too"
AGAIN = "ask again: a broker that was just started makes topics of its own first"
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
    yield _asked("clock", lambda: clock.look(settings, admin, cluster))


def _asked(name: str, ask: Callable[[], Finding]) -> Finding:
    try:
        return ask()
    except FAILED as error:
        if isinstance(error, TimeoutError) or error.args[0] == KafkaError._TIMED_OUT:
            return Finding(
                name, "warn", "no answer in time", "ask again: a broker just started makes topics of its own"
            )
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
