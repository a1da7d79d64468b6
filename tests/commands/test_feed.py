"""`eventwire feed` on the embedded broker: what arrives in the raw topic, and what is told about the rest."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition

from worker.cli import run
from worker.settings import Settings
from worker.stream.client import client_config

BODY = "Russian forces struck the capital early on Tuesday and killed at least six people, an official said."
RSS = f"""<rss version="2.0"><channel><title>Wire</title><item><guid>rss-1</guid><title>Strike</title>
<description>{BODY}</description></item></channel></rss>"""
HEADLINE = "<item><title>Gunmen kill five policemen in Quetta</title><link>https://wire.example/1</link></item>"


def article(name: str) -> bytes:
    """One article as a JSON line."""
    return json.dumps({"id": name, "body": BODY}).encode() + b"\n"


def raw(kafka: Settings, ids: set[str], seconds: float = 10) -> dict[str, Any]:
    """The records of articles.raw with these keys, read by a plain consumer."""
    consumer = Consumer(client_config(kafka, **{"group.id": "test"}))
    parts = consumer.list_topics("articles.raw", timeout=10).topics["articles.raw"].partitions
    consumer.assign([TopicPartition("articles.raw", number, OFFSET_BEGINNING) for number in parts])
    found: dict[str, Any] = {}
    end = time.monotonic() + seconds
    while not ids <= found.keys() and time.monotonic() < end:
        message = consumer.poll(0.2)
        if message is not None and message.error() is None:
            found[(message.key() or b"").decode()] = message
    consumer.close()
    return found


def test_a_line_arrives_as_it_stands_keyed_by_id_with_its_type(kafka: Settings, tmp_path: Path) -> None:
    """The value is not rewritten; the worker learns the format from the header."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(article("f1") + article("f2"))
    assert run(["feed", str(path), "--broker", kafka.broker]) == 0
    record = raw(kafka, {"f1", "f2"})["f2"]
    assert record.value() == article("f2")
    assert record.headers() == [("content-type", b"application/json")]


def test_a_bad_line_is_named_and_the_others_are_sent(
    kafka: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, the line's number, and no record for it."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(article("f3") + b"{broken\n" + article("f4"))
    assert run(["feed", str(path), "--broker", kafka.broker]) == 1
    errors = capsys.readouterr().err
    assert f"{path}:2: syntax: " in errors
    assert "2 articles delivered" in errors
    assert {"f3", "f4"} <= raw(kafka, {"f3", "f4"}).keys()


def test_unchecked_sends_what_cannot_be_read(kafka: Settings, tmp_path: Path) -> None:
    """For trying out dead letters; such a record has no key."""
    path = tmp_path / "bad.json"
    path.write_bytes(b"{broken")
    assert run(["feed", str(path), "--unchecked", "--broker", kafka.broker]) == 0
    assert raw(kafka, {""})[""].value() == b"{broken"


def test_the_rate_is_kept(kafka: Settings, tmp_path: Path) -> None:
    """Five articles at twenty a second take at least the four pauses between them."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"".join(article(f"r{number}") for number in range(5)))
    started = time.monotonic()
    assert run(["feed", str(path), "--rate", "20", "--broker", kafka.broker]) == 0
    assert time.monotonic() - started >= 4 / 20


@pytest.fixture
def rss() -> Iterator[str]:
    """The address of a server on loopback that answers with `RSS`, half of it or not at all, by the path's end."""
    half = RSS[: RSS.index("killed")].replace("rss-1", "rss-half")
    bodies = {"half": half, "headline": RSS.replace("<item>", HEADLINE + "<item>")}

    class Feed(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(304 if self.path.endswith("/304") else 200)
            self.send_header("Content-Type", "application/rss+xml")
            self.end_headers()
            self.wfile.write(bodies.get(self.path.rpartition("/")[2], RSS).encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Feed)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/feed"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_entries_of_a_news_feed_become_articles(kafka: Settings, rss: str) -> None:
    """One JSON message an entry, keyed by the entry's id."""
    assert run(["feed", rss, "--allow-private", "--broker", kafka.broker]) == 0
    value = json.loads(raw(kafka, {"rss-1"})["rss-1"].value())
    assert (value["id"], value["title"], value["body"].strip()) == ("rss-1", "Strike", BODY)


def test_a_source_that_has_nothing_is_named_and_the_next_one_follows(
    kafka: Settings, rss: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A status without a feed is told with the address; exit code 1."""
    assert run(["feed", f"{rss}/304", rss, "--allow-private", "--broker", kafka.broker]) == 1
    errors = capsys.readouterr().err
    assert f"eventwire: {rss}/304: HTTP 304 Not Modified" in errors
    assert "1 article delivered" in errors


@pytest.mark.parametrize("name", ["saved.rss", "saved.xml", "saved.atom", "saved"])
def test_the_entries_of_a_saved_feed_become_articles(kafka: Settings, tmp_path: Path, name: str) -> None:
    """As those of an address do, from the file or from a folder it is in."""
    (tmp_path / name).write_text(RSS.replace("rss-1", name), encoding="utf-8")
    source = tmp_path / name if name == "saved" else tmp_path
    assert run(["feed", str(source), "--broker", kafka.broker]) == 0
    value = json.loads(raw(kafka, {name})[name].value())
    assert (value["id"], value["title"]) == (name, "Strike")


def test_a_feed_that_is_cut_off_is_told(kafka: Settings, rss: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By its address; the entry cut through is not sent, and the exit code is 1."""
    assert run(["feed", f"{rss}/half", "--allow-private", "--broker", kafka.broker]) == 1
    errors = capsys.readouterr().err
    assert f"eventwire: {rss}/half: the feed is cut off after 0 of its entries" in errors
    assert "0 articles delivered" in errors


def test_entries_left_out_are_counted(kafka: Settings, rss: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A headline alone is told and no failure: many feeds hold some."""
    assert run(["feed", f"{rss}/headline", "--allow-private", "--broker", kafka.broker]) == 0
    errors = capsys.readouterr().err
    assert f"eventwire: {rss}/headline: 1 entry without text left out" in errors
    assert "1 article delivered" in errors


@pytest.mark.parametrize(
    ("source", "reason"),
    [("ftp://example.org/feed", "only http and https"), ("http://127.0.0.1:9/", "--allow-private")],
)
def test_addresses_out_of_bounds_are_refused(
    kafka: Settings, capsys: pytest.CaptureFixture[str], source: str, reason: str
) -> None:
    """Not http, or a private address without leave."""
    assert run(["feed", source, "--broker", kafka.broker]) == 1
    assert reason in capsys.readouterr().err
