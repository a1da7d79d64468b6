"""Kafka as the doctor sees it, on the embedded broker, and what it makes of what a broker tells."""

from types import SimpleNamespace

import pytest
from confluent_kafka import KafkaError, KafkaException

from worker.diagnosis import rights
from worker.diagnosis.broker import compared, look, reached
from worker.settings import Settings, load
from worker.stream import topics
from worker.stream.topic_check import Comparison, Difference

NOBODY = "127.0.0.1:9"  # the discard port: no broker there


def test_all_is_well(embedded: Settings) -> None:
    """A line for each question."""
    assert [(one.name, one.status) for one in look(embedded)] == [
        ("broker", "ok"),
        ("topics", "ok"),
        ("rights", "ok"),
        ("clock", "ok"),
    ]


def test_no_broker_fails_and_the_rest_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the setting that names it."""
    monkeypatch.setattr(topics, "REQUEST_SECONDS", 0.5)
    first, *others = look(load(broker=NOBODY))
    assert (first.status, NOBODY in first.detail, "EVENTWIRE_BROKER" in first.hint) == ("fail", True, True)
    assert {one.status for one in others} == {"warn"}


def test_topics_of_another_prefix_are_missing(embedded: Settings) -> None:
    """And made by `topics create`."""
    found = {one.name: one for one in look(load(broker=embedded.broker, topic_prefix="other."))}["topics"]
    assert found.status == "fail"
    assert "topics create" in found.hint


def test_an_advertised_address_that_leads_nowhere_fails(embedded: Settings) -> None:
    """As that of a container's network, seen from outside: the first answer comes, and nothing after it."""
    host, _, port = embedded.broker.partition(":")
    brokers = {1: SimpleNamespace(host=host, port=int(port)), 2: SimpleNamespace(host="127.0.0.1", port=9)}
    found = reached(embedded, SimpleNamespace(brokers=brokers, cluster_id="c"), 0.1)
    assert found.status == "fail"
    assert "the advertised 127.0.0.1:9 cannot be reached" in found.detail
    assert "advertised.listeners" in found.hint


def difference(topic: str, key: str) -> Difference:
    return Difference("attack", topic, key, "1", "2")


@pytest.mark.parametrize(
    ("found", "status", "detail"),
    [
        (Comparison(), "ok", "all 7 there and as declared"),
        (
            Comparison((), ("a", "b")),
            "ok",
            "all 7 there; no right to look at the configuration of a, b",
        ),
        (
            Comparison((difference("a", "partitions"), difference("b", "retention.ms"), difference("c", "partitions"))),
            "warn",
            "partitions=1, declared 2: a, c; retention.ms=1, declared 2: b",
        ),
        (
            Comparison((difference("a", "missing"), difference("b", "partitions"), difference("c", "missing"))),
            "fail",
            "missing: a, c; partitions=1, declared 2: b",
        ),
    ],
)
def test_differences_of_topics_are_told_together(found: Comparison, status: str, detail: str) -> None:
    """What a worker does not start on fails, the rest is a warning."""
    told = compared(found, 7)
    assert (told.status, told.detail) == (status, detail)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (TimeoutError(), "warn"),
        (KafkaException(KafkaError(KafkaError._TIMED_OUT)), "warn"),
        (KafkaException(KafkaError(KafkaError.CLUSTER_AUTHORIZATION_FAILED)), "fail"),
    ],
)
def test_a_question_without_an_answer_is_told(
    embedded: Settings, monkeypatch: pytest.MonkeyPatch, error: Exception, status: str
) -> None:
    """A broker that is slow is none that refuses, and the other questions are asked all the same."""

    def ask(*_: object) -> None:
        raise error

    monkeypatch.setattr(rights, "look", ask)
    found = {one.name: one for one in look(embedded)}
    assert found["rights"].status == status
    assert found["rights"].detail
    assert found["clock"].status == "ok"
