"""`eventwire export` from the topics of an Apache Kafka."""

import json
from collections.abc import Callable

import orjson
import pytest

from tests.kafka.harness import Worker, eventually, send
from worker.cli import run
from worker.settings import Settings

pytestmark = pytest.mark.kafka

ATTACKED = "Russian missiles hit a power plant in Kyiv on Tuesday, killing 4 people, officials said."
MET = "The foreign ministers met in Geneva on Monday for talks about a ceasefire."


def send_revision(settings: Settings, revision: int, body: str) -> None:
    value = orjson.dumps({"id": "a", "body": body, "published": "2025-11-25", "revision": revision})
    send(settings, [(b"a", value, [("content-type", b"application/json")])])


@pytest.fixture
def exported(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[Settings], set[str]]:
    """The types of the events that export finds in the topics."""

    def run_export(settings: Settings) -> set[str]:
        monkeypatch.setenv("EVENTWIRE_TOPIC_PREFIX", settings.topic_prefix)
        assert run(["export", "--format", "geojsonl", "--broker", settings.broker]) == 0
        return {json.loads(line)["properties"]["type"] for line in capsys.readouterr().out.splitlines()}

    return run_export


def test_what_a_worker_published_and_retracted(
    fresh: Callable[[], Settings], worker: Callable[..., Worker], exported: Callable[[Settings], set[str]]
) -> None:
    """Nothing, then the first revision's attack, then the second's talks without it."""
    settings = fresh()
    assert exported(settings) == set()
    send_revision(settings, 1, ATTACKED)
    worker(settings)
    eventually(lambda: "attack" in exported(settings), "the attack")
    send_revision(settings, 2, MET)
    eventually(lambda: "talks" in exported(settings), "the talks")
    eventually(lambda: "attack" not in exported(settings), "the attack is retracted")
