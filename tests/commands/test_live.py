"""`eventwire live` as a process of its own, on the embedded broker."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from confluent_kafka import Producer

from tests.live.conftest import record
from worker.cli import run
from worker.commands.follow import Record
from worker.commands.live import BATCH, batches
from worker.settings import Settings
from worker.stream.client import producer_config

LIMIT = 60.0  # seconds; a busy machine


def sent(kafka: Settings, topic: str, key: str, value: bytes | None) -> None:
    producer = Producer(producer_config(kafka))
    producer.produce(topic, value, key)
    producer.flush(10)


@pytest.fixture
def page(kafka: Settings) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a page on the broker, and its process."""
    sent(kafka, "events.attack", "e1", record("e1"))
    sent(kafka, "articles.raw", "a1", json.dumps({"id": "a1", "revision": 1, "body": "Russian missiles hit."}).encode())
    command = [sys.executable, "-m", "worker", "live", "--port", "0", "--broker", kafka.broker]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    yield process.stdout.readline().split()[1], process
    process.kill()
    process.wait()


def until(wanted: Callable[[Any], bool], address: str) -> Any:
    """What the address answers as soon as it is wanted."""
    end = time.monotonic() + LIMIT
    while not wanted(found := httpx.get(address, trust_env=False, timeout=10).json()):
        assert time.monotonic() < end, found
        time.sleep(0.1)
    return found


def test_the_page_has_what_the_topics_hold_and_what_comes(
    kafka: Settings, page: tuple[str, subprocess.Popen[str]]
) -> None:
    """Also the text of the article, and no more what is retracted; SIGTERM ends it in order."""
    address, process = page
    until(lambda found: found["held"] == 1, f"{address}api/events")
    until(lambda found: found["whole"], f"{address}api/events/e1")
    sent(kafka, "events.talks", "t1", record("t1", type="talks"))
    until(lambda found: found["summary"]["types"] == {"attack": 1, "talks": 1}, f"{address}api/events")
    sent(kafka, "events.attack", "e1", None)
    until(lambda found: found["summary"]["types"] == {"talks": 1}, f"{address}api/events")
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0


def test_without_a_broker_there_is_no_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["live", "--broker", "127.0.0.1:9"]) == 3
    assert "no answer from Kafka" in capsys.readouterr().err


def test_records_are_handed_on_when_it_is_quiet_or_many_came() -> None:
    one = Record("events.attack", "k", None, 0.0)
    assert [len(batch) for batch in batches([None, one, one, None, *[one] * BATCH, None])] == [0, 2, BATCH, 0]
