"""Commands in this process share its language model; the embedded broker for those that talk to Kafka."""

from collections.abc import Iterator

import pytest

from tests.engines import loaded
from worker.settings import Settings, load
from worker.stream.broker import EmbeddedBroker
from worker.stream.topics import declared


@pytest.fixture(scope="module")
def kafka() -> Iterator[Settings]:
    """Settings that lead to a fresh embedded broker with every topic."""
    with EmbeddedBroker([topic.name for topic in declared(load())]) as broker:
        yield load(broker=broker.address)


@pytest.fixture(autouse=True)
def _loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that runs in a process of its own loads its model; see worker.diagnosis for the doctor, too."""
    monkeypatch.setattr("worker.commands.parallel.load_engine", loaded)
    monkeypatch.setattr("worker.language.load_engine", loaded)
