"""`eventwire feed` over feeds that it knows again: what is asked of the servers, sent, told and remembered."""

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiokafka.partitioner import DefaultPartitioner
from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition

from worker.cli import run
from worker.feeds.metrics import REGISTRY
from worker.settings import Settings
from worker.stream.client import client_config

BODY = "Russian forces struck the capital early on Tuesday and killed at least six people, an official said."


def feed(*ids: str, body: str = BODY) -> bytes:
    """A feed with these entries."""
    items = "".join(f"<item><guid>{one}</guid><title>T</title><description>{body}</description></item>" for one in ids)
    return f'<rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'.encode()


class Site:
    """A server on loopback; `pages` are what it shows now, with an ETag each, `asked` what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}
        self.asked: list[tuple[str, str | None]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                tag = self.headers.get("If-None-Match")
                site.asked.append((self.path, tag))
                body = site.pages.get(self.path)
                own = f'"{hash(body)}"'
                status = 503 if body is None else 304 if tag == own else 200
                self.send_response(status)
                for name, value in (("ETag", own), ("Content-Type", "application/rss+xml"), ("Retry-After", "7200")):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body if body and status == 200 else b"")

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def subscribed(site: Site, tmp_path: Path) -> Path:
    """A list of two feeds, of which the second has nothing until a page is put there."""
    path = tmp_path / "feeds.yaml"
    path.write_text(f"- {{url: {site.address}/a, name: A}}\n- {{url: {site.address}/b, name: B}}\n")
    return path


def sent(kafka: Settings, prefix: str) -> list[Any]:
    """The records of articles.raw whose key begins so."""
    consumer = Consumer(client_config(kafka, **{"group.id": "test", "enable.partition.eof": True}))
    parts = consumer.list_topics("articles.raw", timeout=10).topics["articles.raw"].partitions
    consumer.assign([TopicPartition("articles.raw", number, OFFSET_BEGINNING) for number in parts])
    found, ended = [], 0
    while ended < len(parts):
        message = consumer.poll(10)
        assert message is not None
        ended += message.error() is not None
        if message.error() is None and (message.key() or b"").decode().startswith(prefix):
            found.append(message)
    consumer.close()
    return found


def once(kafka: Settings, subscribed: Path) -> int:
    """One round; the exit code."""
    state = str(subscribed.parent / "state")
    words = ["--list", str(subscribed), "--state", state, "--host-pause", "0", "--allow-private"]
    return run(["feed", *words, "--broker", kafka.broker])


def test_an_unchanged_article_is_not_sent_again(kafka: Settings, site: Site, subscribed: Path) -> None:
    """A feed that did not change is not even transferred; of one that did, only what is new or changed is sent."""
    site.pages = {"/a": feed("u1", "u2"), "/b": feed("u3")}
    assert once(kafka, subscribed) == 0
    assert once(kafka, subscribed) == 0
    assert [tag is None for _, tag in site.asked] == [True, True, False, False]
    site.pages["/a"] = feed("u1", "u2", "u4")
    site.pages["/b"] = feed("u3", body=BODY + " Two more died later.")
    assert once(kafka, subscribed) == 0
    assert sorted(record.key() for record in sent(kafka, "u")) == [b"u1", b"u2", b"u3", b"u3", b"u4"]


def test_a_feed_that_fails_is_named_and_the_others_go_on(
    kafka: Settings, site: Site, subscribed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code says that one did; half a feed is sent as far as it goes and read whole when it is."""
    site.pages = {"/b": feed("h1", "h2")[:-80]}
    assert once(kafka, subscribed) == 1
    errors = capsys.readouterr().err
    lines = [json.loads(line) for line in errors.splitlines() if line.startswith("{")]
    told = {line["feed"]: line["reason"] for line in lines if line["event"] == "feed_failed"}
    assert told == {"A": "HTTP 503 Service Unavailable", "B": "the feed is cut off after 1 of its entries"}
    site.pages = {"/a": feed("h3"), "/b": feed("h1", "h2")}
    assert once(kafka, subscribed) == 0
    assert sorted(record.key() for record in sent(kafka, "h")) == [b"h1", b"h2", b"h3"]


def test_records_lie_where_java_s_producers_put_them(kafka: Settings, site: Site, subscribed: Path) -> None:
    """So that another producer's records of the same keys are in the same partitions."""
    ids = [f"murmur-{number}" for number in range(20)]
    site.pages = {"/a": feed(*ids), "/b": feed()}
    assert once(kafka, subscribed) == 0
    records = sent(kafka, "murmur")
    parts = sorted({record.partition() for record in sent(kafka, "")})
    numbers = list(range(max(parts) + 1))
    choose = DefaultPartitioner()
    assert [record.partition() for record in records] == [choose(record.key(), numbers, numbers) for record in records]
    assert len(records) == 20
    assert len({record.partition() for record in records}) > 1


def test_it_goes_on_until_it_is_stopped(
    kafka: Settings, site: Site, subscribed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """SIGTERM ends it with 0 while it waits; its metrics tell how each feed fares, and no line shows a key."""
    site.pages = {"/a?key=secret": feed("s1")}
    subscribed.write_text(f"- {{url: '{site.address}/a?key=secret', name: S}}\n- {{url: {site.address}/b, name: T}}\n")
    before = signal.getsignal(signal.SIGTERM)

    def stop() -> None:
        end = time.monotonic() + 60
        while len(site.asked) < 2 and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=stop, daemon=True).start()
    words = ["--every", "1h", "--list", str(subscribed), "--state", str(tmp_path / "s"), "--host-pause", "0"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVENTWIRE_HTTP_PORT", "0")
        assert run(["feed", *words, "--allow-private", "--broker", kafka.broker]) == 0
    assert signal.getsignal(signal.SIGTERM) == before

    errors = capsys.readouterr().err
    assert [json.loads(line)["failing"] for line in errors.splitlines() if "feeder_stopped" in line] == [["T"]]
    assert "secret" not in errors

    def value(name: str, **labels: str) -> float | None:
        return REGISTRY.get_sample_value(f"eventwire_feed_{name}", labels)

    assert value("articles_total", feed="S", outcome="sent") == 1
    assert value("fetches_total", feed="T", outcome="failed") == 1
    assert value("last_success_timestamp_seconds", feed="T") == 0
    assert value("last_article_timestamp_seconds", feed="S") == pytest.approx(time.time(), abs=120)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--every", "soon", "http://a.example"], "'soon' is no time"),
        (["--every", "5m"], "no feed is named"),
        (["--every", "5m", "news.jsonl"], "'news.jsonl' is no http"),
        (["--list", "nowhere.yaml"], "nowhere.yaml: No such file"),
        (["--every", "5m", "--unchecked", "http://a.example"], "are for files"),
    ],
)
def test_wrong_use_is_told(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["feed", *words]) == 2
    assert told in capsys.readouterr().err
