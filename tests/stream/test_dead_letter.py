"""Dead letters keep the message byte for byte, and replay returns it."""

from dataclasses import replace

import pytest
from confluent_kafka import Producer

from worker.errors import Retryable
from worker.settings import Settings, load
from worker.stream.client import producer_config
from worker.stream.dead_letter import MAX_MESSAGE, PREFIX, Origin, dead_letter, replay, restored
from worker.stream.envelope import Headers

ORIGIN = Origin(
    topic="articles.raw", partition=3, offset=41, stage="intake", reason="syntax", error="a.B", message="no é"
)
HEADERS: Headers = (("twice", b"1"), ("twice", b"\xff"), ("nothing", None))


@pytest.mark.parametrize("headers", [(), HEADERS])
@pytest.mark.parametrize("value", [None, b"", b"\xff\x00"])
def test_message_is_kept(headers: Headers, value: bytes | None) -> None:
    """Key, value and headers come first and unchanged; taking ours off gives them back."""
    record = dead_letter(b"\x00", value, headers, ORIGIN)
    assert (record.kind, record.key, record.value, record.headers[: len(headers)]) == ("dead", b"\x00", value, headers)
    assert restored(record.headers) == headers


def test_what_happened_is_told() -> None:
    """As text headers under the names Kafka Connect uses."""
    record = dead_letter(b"k", b"v", (), ORIGIN)
    assert {name.removeprefix(PREFIX): (text or b"").decode() for name, text in record.headers} == {
        "topic": "articles.raw",
        "partition": "3",
        "offset": "41",
        "stage": "intake",
        "reason": "syntax",
        "exception.class.name": "a.B",
        "exception.message": "no é",
    }


def test_second_death_takes_off_one_layer() -> None:
    """A dead letter fed in as an article and dead again loses only the last set of headers."""
    once = dead_letter(b"k", b"v", HEADERS, ORIGIN)
    twice = dead_letter(b"k", b"v", once.headers, ORIGIN)
    assert restored(twice.headers) == once.headers


def test_foreign_headers_are_left() -> None:
    """Headers of somebody else's connector are not ours to take."""
    foreign: Headers = tuple((f"{PREFIX}other.{number}", b"1") for number in range(9))
    assert restored(foreign) == foreign


def test_long_or_broken_text_is_cut() -> None:
    """The exception's message cannot make the record too large, nor fail to encode."""
    record = dead_letter(None, None, (), replace(ORIGIN, message="\ud800" + "x" * 1_000_000))
    assert len(dict(record.headers)[PREFIX + "exception.message"] or b"") == MAX_MESSAGE


def test_replay_by_reason_leaves_the_others(embedded: Settings) -> None:
    """Replaying one reason does not hide the rest from a later replay of all."""
    producer = Producer(producer_config(embedded))
    for reason in ("syntax", "timeout", "timeout"):
        record = dead_letter(b"k", reason.encode(), HEADERS, replace(ORIGIN, reason=reason))
        producer.produce("articles.dead", record.value, record.key, headers=list(record.headers))
    assert producer.flush(10) == 0
    assert replay(embedded, reason="timeout") == 2
    assert replay(embedded, reason="timeout") == 0
    assert replay(embedded) == 3
    assert replay(embedded) == 0


def test_no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Kafka it says so."""
    monkeypatch.setattr("worker.stream.dead_letter.WAIT_SECONDS", 0.5)
    with pytest.raises(Retryable, match=r"127\.0\.0\.1:9"):
        replay(load(broker="127.0.0.1:9"))
