"""The consumers that docs/consumers.md shows: those in Python run, the others are looked at."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from confluent_kafka import Producer

from tests.pages import ROOT, page
from tests.sinks.events import message
from worker.settings import Settings
from worker.stream.client import producer_config

PAGE = page(ROOT / "docs" / "consumers.md")
KEEPING, REACTING = PAGE.blocks("python")
SECONDS = 60.0


@contextmanager
def running(script: str, settings: Settings, folder: Path) -> Iterator[Path]:
    """Run a script of the page on this broker; what it prints."""
    assert "127.0.0.1:9092" in script
    out = folder / "out"
    with out.open("wb") as stream:
        command = [sys.executable, "-c", script.replace("127.0.0.1:9092", settings.broker)]
        process = subprocess.Popen(command, stdout=stream, stderr=stream)
        try:
            yield out
        finally:
            process.kill()
            process.wait()


def eventually(out: Path, told: str) -> None:
    """Wait until that is printed."""
    limit = time.monotonic() + SECONDS
    while told not in out.read_text(encoding="utf-8"):
        assert time.monotonic() < limit, out.read_text(encoding="utf-8")
        time.sleep(0.1)


def publish(settings: Settings, *records: tuple[str, bytes | None]) -> None:
    """Attacks and retractions."""
    producer = Producer(producer_config(settings))
    for key, value in records:
        producer.produce("events.attack", value, key)
    assert producer.flush(10) == 0


def attack(number: int) -> tuple[str, bytes]:
    """An attack of its own."""
    return f"a{number}", json.dumps(message(id=f"a{number}")).encode()


def test_the_consumer_that_keeps_events_honours_retractions(embedded: Settings, tmp_path: Path) -> None:
    """A new revision is no second event."""
    publish(embedded, attack(1), attack(1), attack(2))
    with running(KEEPING, embedded, tmp_path) as out:
        eventually(out, "2 events\n")
        publish(embedded, ("a2", None))
        limit = time.monotonic() + SECONDS
        while not out.read_text(encoding="utf-8").endswith("2 events\n1 events\n"):
            assert time.monotonic() < limit, out.read_text(encoding="utf-8")
            time.sleep(0.1)


def test_the_consumer_that_reacts_passes_retractions_over(embedded: Settings, tmp_path: Path) -> None:
    """And tells of each event."""
    publish(embedded, ("a0", None), attack(1))
    place = message()["place"]
    with running(REACTING, embedded, tmp_path) as out:
        eventually(out, f"actual {place and place['name']}\n")


def test_the_javascript_is_well_formed(tmp_path: Path) -> None:
    """By node, where it is."""
    node = shutil.which("node") or pytest.skip("no node here")
    (script,) = PAGE.blocks("javascript")
    path = tmp_path / "consumer.mjs"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run([node, "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_columns_of_ksqldb_are_fields_of_events() -> None:
    """Those within structures, too."""
    (text,) = PAGE.blocks("ksql")
    columns = text.partition("(\n")[2].partition("\n)")[0].splitlines()
    fields = message("attack")
    for column in columns[1:]:
        name, *inner = re.findall(r"(\w+) (?:STRING|DOUBLE|BIGINT|STRUCT)", column)
        value = json.dumps(fields[name])
        assert all(f'"{field}"' in value for field in inner), column
