"""Apache Kafka for a session, and topics of its own for each test."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.kafka.harness import Kafka, Worker
from worker.settings import Settings, load
from worker.stream import topics

JAVA = 17
_numbers = count(1)


@pytest.fixture(scope="session")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Apache Kafka: EVENTWIRE_TEST_BROKER, else one started from deploy/kafka."""
    if "EVENTWIRE_TEST_BROKER" in os.environ:
        yield os.environ["EVENTWIRE_TEST_BROKER"]
        return
    require_java()
    broker = Kafka(tmp_path_factory.mktemp("kafka"), ("--property", "log.cleaner.backoff.ms=500"))
    try:
        yield broker.start().address
    finally:
        broker.stop(kill=True)


def require_java() -> None:
    """Skip where no Apache Kafka can be started, but fail in CI."""
    lacking = _lacking()
    if lacking and os.environ.get("CI") == "true":
        pytest.fail(f"CI must test on Apache Kafka: {lacking}")
    if lacking:
        pytest.skip(f"{lacking}; or name a broker in EVENTWIRE_TEST_BROKER")


def _lacking() -> str:
    if not shutil.which("mvn"):
        return "no Maven (mvn) to fetch Apache Kafka with"
    if not shutil.which("java"):
        return f"no Java {JAVA} to run Apache Kafka"
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    version = told.partition('"')[2].partition(".")[0].partition('"')[0]
    return "" if version.isdigit() and int(version) >= JAVA else f"Java {JAVA} is needed, here is {version or 'none'}"


@pytest.fixture(scope="module")
def fresh(kafka: str) -> Callable[..., Settings]:
    """Makes settings with topics and a consumer group that nobody used; other settings may be given."""

    def make(**more: Any) -> Settings:
        name = f"t{next(_numbers)}-{uuid4().hex[:6]}"
        settings = load(broker=kafka, topic_prefix=f"{name}.", group_id=name, **more)
        topics.create(settings)
        return settings

    return make


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Worker]]:
    """Starts workers; whatever still runs at the end is killed."""
    started: list[Worker] = []
    folder: Path = tmp_path_factory.mktemp("worker")

    def start(settings: Settings, **more: Any) -> Worker:
        started.append(Worker(settings, folder, **more).start())
        return started[-1]

    yield start
    for one in started:
        one.end(kill=True)
