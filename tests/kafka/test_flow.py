"""Articles through Apache Kafka and the running worker, read back by an independent client."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

import orjson
import pytest

from tests.kafka.articles import body, message
from tests.kafka.harness import Headers, Received, Worker, eventually, received, send
from worker.intake import read_article
from worker.pipeline import Engine, extract, load_engine
from worker.serialize import event_message, sections_message
from worker.settings import Settings
from worker.stream import dead_letter
from worker.stream.envelope import event_topic
from worker.stream.topics import topic_name

pytestmark = pytest.mark.kafka

GOOD = 8
MAX_BYTES = 20_000
JSON: Headers = [("content-type", b"application/json")]
TRACE = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
GERMAN = "Bei einem Angriff auf die Stadt wurden am Dienstag vier Menschen getötet, wie die Behörden mitteilten. " * 3
BAD: dict[str, tuple[str, bytes | None, Headers]] = {
    "not json": ("syntax", b'{"id": "x", "body": ', JSON),
    "broken utf-8": ("encoding", b'{"id": "x", "body": "\xff\xfe\xc3"}', JSON),
    "no body": ("missing-field", b'{"id": "x"}', JSON),
    "not english": ("language", orjson.dumps({"id": "x", "body": GERMAN}), JSON),
    "too large": ("too-large", orjson.dumps({"id": "x", "body": "word " * MAX_BYTES}), JSON),
    "no value": ("empty", None, []),
    "not a cloud event": ("envelope", b"[]", [("content-type", b"application/cloudevents+json")]),
    "odd headers": ("syntax", b"{", [*JSON, ("twice", b"1"), ("twice", b"\xff"), ("nothing", None), ("", b"")]),
}
BAD_KEY = b"\x00\xffkey"


@dataclass(frozen=True)
class Run:
    """A worker that was given good articles with bad ones between them."""

    settings: Settings
    worker: Worker
    sent: int


@pytest.fixture(scope="module")
def run(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> Run:
    settings = fresh()
    running = worker(settings, max_article_bytes=MAX_BYTES, ce_source="/test").wait_ready()
    bad = [(BAD_KEY, value, headers) for _, value, headers in BAD.values()]
    good = [message(number) for number in range(GOOD)]
    good[0][2].append(("traceparent", TRACE))
    # All in one partition but for the good ones' keys: each bad one is followed by a good one with its key.
    between = [(BAD_KEY, message(100 + number)[1], JSON) for number in range(len(bad))]
    send(settings, [*good, *(one for pair in zip(bad, between, strict=True) for one in pair)])
    sent = GOOD + 2 * len(bad)
    eventually(lambda: acknowledged(running) == sent, f"{sent} articles acknowledged")
    return Run(settings, running, sent)


def acknowledged(worker: Worker) -> float:
    return sum(value for name, value in worker.metrics().items() if name.startswith("eventwire_articles_total"))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def test_events_are_those_of_extract(run: Run, engine: Engine) -> None:
    """What the topics hold is what `extract` returns: same ids, same fields, in the topic of the event's type."""
    wanted = set()
    for number in [*range(GOOD), *range(100, 100 + len(BAD))]:
        article = read_article(message(number)[1], "application/json")
        for event in extract(article, engine).events:
            topic = topic_name(run.settings, event_topic(event))
            wanted.add((topic, event.id.encode(), orjson.dumps(event_message(event, article))))
    found = {(one.topic, one.key, one.value) for one in received(run.settings, "attack", "talks", "statement", "act")}
    assert len(wanted) > GOOD
    assert found == wanted


def test_sections_are_those_of_extract(run: Run, engine: Engine) -> None:
    """articles.sections holds one record an article, keyed by its id."""
    article = read_article(message(3)[1], "application/json")
    found = {one.key: one.value for one in received(run.settings, "sections")}
    assert len(found) == GOOD + len(BAD)
    assert found[b"article-3"] == orjson.dumps(sections_message(extract(article, engine)))


def test_events_are_cloud_events(run: Run) -> None:
    """Every record carries the CloudEvents attributes, and the article's trace context where it had one."""
    records = received(run.settings, "attack", "sections")
    for one in records:
        headers = dict(one.headers)
        assert headers["ce_specversion"] == b"1.0"
        assert headers["ce_source"] == b"/test"
        assert headers["ce_subject"].startswith(b"article-")  # type: ignore[union-attr]  # it is there
        assert headers["content-type"] == b"application/json"
    traced = {headers["ce_subject"] for one in records if "traceparent" in (headers := dict(one.headers))}
    assert traced == {b"article-0"}


@pytest.mark.parametrize("kind", BAD)
def test_bad_message_is_a_dead_letter(run: Run, kind: str) -> None:
    """Key, value and headers arrive byte for byte, with the reason, the place and the stage after them."""
    reason, value, headers = BAD[kind]
    (letter,) = [one for one in received(run.settings, "dead") if (one.value, one.headers[:-7]) == (value, headers)]
    told = {name.removeprefix(dead_letter.PREFIX): text for name, text in letter.headers[-7:]}
    assert letter.key == BAD_KEY
    assert told["reason"] == reason.encode()
    assert told["stage"] == b"intake"
    assert told["topic"] == topic_name(run.settings, "raw").encode()
    assert told["exception.class.name"] == b"worker.errors.Invalid"
    original = [one for one in received(run.settings, "raw") if one.key == BAD_KEY and one.value == value]
    assert str(original[0].offset).encode() == told["offset"]


def test_metrics_count_what_happened(run: Run) -> None:
    """/metrics agrees with the topics."""
    eventually(lambda: run.worker.metrics()["eventwire_in_flight"] == 0, "nothing in flight")
    eventually(lambda: _lag(run.worker) == 0, "no lag")
    metrics = run.worker.metrics()
    events = sum(value for name, value in metrics.items() if name.startswith("eventwire_events_total"))
    dead = sum(value for name, value in metrics.items() if name.startswith("eventwire_dead_letters_total"))
    assert metrics["eventwire_articles_total{outcome=processed}"] == GOOD + len(BAD)
    assert metrics["eventwire_articles_total{outcome=dead}"] == dead == len(BAD)
    assert metrics["eventwire_dead_letters_total{reason=syntax}"] == 2
    assert events == len(received(run.settings, "attack", "talks", "statement", "act"))
    assert metrics["eventwire_latency_seconds_count"] == run.sent
    assert metrics["eventwire_stage_seconds_count{stage=extract}"] == GOOD + len(BAD)
    assert metrics["eventwire_oldest_unacked_seconds"] == 0
    assert sum(value for name, value in metrics.items() if name.startswith("eventwire_pool_restarts_total")) == 0


def _lag(worker: Worker) -> float:
    return sum(value for name, value in worker.metrics().items() if name.startswith("eventwire_lag_records"))


def test_worker_is_live_and_ready(run: Run) -> None:
    """Both probes are content."""
    assert run.worker.get("/livez") == 200
    run.worker.wait_ready()


@pytest.mark.parametrize(
    ("value", "headers"),
    [
        pytest.param(
            orjson.dumps(
                {"specversion": "1.0", "id": "e", "source": "/s", "type": "t", "data": {"id": "s", "body": body(0)}}
            ),
            [("content-type", b"application/cloudevents+json; charset=utf-8")],
            id="structured",
        ),
        pytest.param(
            orjson.dumps(
                {
                    "specversion": "1.0",
                    "id": "e",
                    "source": "/s",
                    "type": "t",
                    "subject": "s",
                    "datacontenttype": "text/plain",
                    "data_base64": b64encode(body(0).encode()).decode(),
                }
            ),
            [("content-type", b"application/cloudevents+json")],
            id="structured, base64",
        ),
        pytest.param(
            body(0).encode(),
            [("ce_specversion", b"1.0"), ("ce_subject", b"s"), ("content-type", b"text/plain")],
            id="binary",
        ),
    ],
)
def test_cloud_events_are_understood(run: Run, value: bytes, headers: Headers) -> None:
    """An article in a CloudEvent, in either mode, is processed like one without."""
    before = len(_sections_of(run, b"s"))
    send(run.settings, [(None, value, headers)])
    eventually(lambda: len(_sections_of(run, b"s")) == before + 1, "the article's sections")
    assert not [one for one in received(run.settings, "dead") if one.value == value]


def _sections_of(run: Run, article: bytes) -> list[Received]:
    return [one for one in received(run.settings, "sections") if one.key == article]


def test_replay_puts_dead_letters_back(run: Run) -> None:
    """Each message returns to its topic as it was, once; the worker finds it dead again."""
    before = len(received(run.settings, "raw"))
    assert dead_letter.replay(run.settings) == len(BAD)
    assert dead_letter.replay(run.settings, reason="nothing of the kind") == 0
    again = received(run.settings, "raw")
    assert len(again) == before + len(BAD)
    for _, value, headers in BAD.values():
        assert len([one for one in again if (one.key, one.value, one.headers) == (BAD_KEY, value, headers)]) == 2
    eventually(lambda: len(received(run.settings, "dead")) == 2 * len(BAD), "dead again")
