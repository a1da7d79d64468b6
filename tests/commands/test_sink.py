"""`eventwire sink` on the embedded broker."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from confluent_kafka import Producer
from pyarrow import dataset

from tests.sinks.events import message
from worker.cli import run
from worker.export.told import Told
from worker.settings import Settings
from worker.sinks import alerts
from worker.stream.client import producer_config

RULES = """
destinations:
  desk: {kind: webhook, url: "http://127.0.0.1:9"}
rules:
  - {name: attacks, when: {type: attack}, to: [desk]}
"""
Captured = pytest.CaptureFixture[str]


def publish(kafka: Settings, topic: str, *events: tuple[str, bytes | None]) -> None:
    """Records into a topic."""
    producer = Producer(producer_config(kafka))
    for key, value in events:
        producer.produce(topic, value, key)
    assert producer.flush(10) == 0


def attack(number: int) -> tuple[str, bytes]:
    """An attack of its own."""
    name = f"0b4d5b4c-90a4-5d7e-8f1c-{number:012}"
    return name, json.dumps(message(id=name)).encode()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A file of rules."""
    path = tmp_path / "rules.yaml"
    path.write_text(RULES, encoding="utf8")
    return path


@pytest.fixture
def sink(embedded: Settings, rules: Path, tmp_path: Path) -> Callable[..., int]:
    """Runs the sink of alerts until nothing more comes."""
    common = ["--broker", embedded.broker, "--dead", str(tmp_path / "dead.jsonl"), "--idle", "12"]
    return lambda *options: run(["sink", "webhook", str(rules), *common, *options])


def test_rules_are_checked_without_a_broker(rules: Path, capsys: Captured) -> None:
    """And what is wrong is told with the file."""
    assert run(["sink", "webhook", "--check", str(rules)]) == 0
    assert capsys.readouterr().out == "1 rules, 1 destinations\n"
    rules.write_text(RULES.replace("attack}", "atack}"), encoding="utf8")
    assert run(["sink", "webhook", "--check", str(rules)]) == 2
    assert f"eventwire: {rules}: rules.0.when.type: there is no atack" in capsys.readouterr().err


def test_an_offset_is_kept_only_after_delivery(
    embedded: Settings, sink: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sink that dies while it delivers delivers that one again when it comes back, and no other; foreign records,
    retractions and events that no rule takes are passed."""
    publish(embedded, "events.attack", attack(1), ("x", b"no event"), attack(2), ("y", None), attack(3))
    sent: list[str] = []
    deadly = [attack(2)[0]]

    def deliver(to: object, rule: str, event: Told) -> None:
        if event.event.id in deadly:
            deadly.remove(event.event.id)
            raise MemoryError
        sent.append(event.event.id)

    monkeypatch.setattr(alerts, "deliver", deliver)
    monkeypatch.setattr("worker.sinks.reading.SESSION_MS", 6000)  # the mock cluster knows no leaving of a group
    with pytest.raises(MemoryError):
        sink("--from-beginning")
    before = list(sent)
    assert sink() == 0
    assert attack(2)[0] not in before
    assert sorted(sent) == [attack(number)[0] for number in (1, 2, 3)]


def test_a_folder_has_what_the_topics_hold(embedded: Settings, tmp_path: Path, capsys: Captured) -> None:
    """The newest of each event without those retracted; started again it goes on where it ended."""
    sink = ["sink", "parquet", str(tmp_path / "events"), "--broker", embedded.broker, "--idle", "2"]
    publish(embedded, "events.attack", attack(1), attack(2), ("x", b"no event"), attack(1))
    assert run(sink) == 0
    publish(embedded, "events.attack", (attack(1)[0], None), attack(3))
    assert run(sink) == 0
    assert "2 events in" in capsys.readouterr().err
    table = dataset.dataset(tmp_path / "events", format="parquet", partitioning="hive").to_table()
    assert sorted(table["id"].to_pylist()) == [attack(2)[0], attack(3)[0]]
    assert set(table["type"].to_pylist()) == {"attack"}


def test_a_database_that_is_not_there_is_3(tmp_path: Path, capsys: Captured) -> None:
    """As a broker that is not; nothing is read."""
    pytest.importorskip("psycopg")
    assert run(["sink", "postgres", "--dsn", f"host={tmp_path} user=nobody"]) == 3
    assert capsys.readouterr().err.startswith("eventwire: PostgreSQL: ")
