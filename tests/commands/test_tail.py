"""`eventwire tail` on the embedded broker."""

import json
from typing import Any

import pytest
from confluent_kafka import Producer

from worker.cli import run
from worker.settings import Settings
from worker.stream.client import producer_config


def event(name: str, kind: str, country: str) -> dict[str, Any]:
    """An event in the wire form."""
    party = {"name": f"forces of {country}", "mentions": [], "kind": "armed_force", "country": country}
    return {
        "id": name,
        "type": kind,
        "plover": None,
        "modality": "actual",
        "mentions": [{"text": f"word {name}", "start": 0, "end": 7}],
        "actors": [party | {"sector": None, "role": None}],
        "recipients": [],
        "mediators": [],
        "date": None,
        "place": None,
        "casualties": None,
        "quotation": None,
        "cameo": None,
        "acled": None,
        "confidence": 0.9,
        "article": {"id": "a", "title": "T", "source": None, "url": None, "published": None, "revision": 0},
    }


EVENTS = [event("e1", "attack", "RUS"), event("e2", "talks", "UKR"), event("e3", "statement", "UKR")]


@pytest.fixture(scope="module")
def filled(kafka: Settings) -> Settings:
    """The broker with three events and a retraction in the topics of their types, and a record that is no event."""
    producer = Producer(producer_config(kafka))
    for each in EVENTS:
        producer.produce(f"events.{each['type']}", json.dumps(each), each["id"])
    producer.produce("events.attack", None, "e0")
    producer.produce("events.talks", b"not an event", "x")
    producer.flush(10)
    return kafka


def tail(kafka: Settings, *options: str) -> int:
    """Run tail over what is there until nothing more comes."""
    return run(["tail", "--from-beginning", "--idle", "1.5", "--broker", kafka.broker, *options])


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ((), {"e0", "e1", "e2", "e3"}),
        (("--type", "attack"), {"e1"}),
        (("--type", "TALKS", "--type", "statement"), {"e2", "e3"}),
        (("--country", "ukr"), {"e2", "e3"}),
        (("--text", "word E3"), {"e3"}),
        (("events.talks",), {"e2"}),
        (("--country", "FRA"), set()),
        (("--since", "2025-11-25"), set()),
    ],
)
def test_json_lines_of_the_events_asked_for(
    filled: Settings, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], shown: set[str]
) -> None:
    """Every filter by itself; without one the retraction is told too; what is no event is passed over."""
    assert tail(filled, "--json", *options) == 0
    assert {json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()} == shown


def test_json_is_the_event_as_published(filled: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing added, nothing left out."""
    assert tail(filled, "--json", "--type", "attack") == 0
    assert json.loads(capsys.readouterr().out) == EVENTS[0]


def test_blocks_are_for_reading(filled: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """A heading, the parties, the evidence; no colour codes where the output is no terminal."""
    assert tail(filled, "--type", "attack") == 0
    out = capsys.readouterr().out
    assert out.startswith("■ ATTACK  actual")
    assert "forces of RUS (armed force, RUS)" in out
    assert "\x1b" not in out


def test_max_ends_after_so_many_events(filled: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --idle, so it is --max that ends it."""
    assert run(["tail", "--from-beginning", "--max", "2", "--json", "--type", "talks", "--type", "attack",
                "--broker", filled.broker]) == 0  # fmt: skip
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_without_from_beginning_the_past_is_not_shown(filled: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what comes next."""
    assert run(["tail", "--idle", "1", "--json", "--broker", filled.broker]) == 0
    assert capsys.readouterr().out == ""
