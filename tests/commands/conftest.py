"""The embedded broker for tests of commands that talk to Kafka."""

from collections.abc import Iterator

import pytest

from worker.settings import Settings, load
from worker.stream.broker import EmbeddedBroker
from worker.stream.topics import declared


@pytest.fixture(scope="module")
def kafka() -> Iterator[Settings]:
    """Settings that lead to a fresh embedded broker with every topic."""
    with EmbeddedBroker([topic.name for topic in declared(load())]) as broker:
        yield load(broker=broker.address)
