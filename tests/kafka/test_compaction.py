"""What compaction leaves of revisions and withdrawals, with segments small enough to be compacted within a test."""

import time
from collections.abc import Callable

import pytest
from confluent_kafka.admin import AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource, ResourceType

from tests.faults.articles import Sent, revision, withdrawal
from tests.kafka.harness import Received, Worker, eventually, received, send
from worker.intake import read_article
from worker.pipeline import Engine, extract, load_engine
from worker.settings import Settings
from worker.stream.topics import TopicKind, topic_name

pytestmark = pytest.mark.kafka

EVENTS: tuple[TopicKind, ...] = ("attack", "talks", "statement", "act")
# Closes a segment after half a second and compacts what is closed as soon as the cleaner looks.
SEGMENTS = {"segment.ms": "500", "min.cleanable.dirty.ratio": "0.001", "delete.retention.ms": "1"}
COMPACTION_SECONDS = 300.0  # on a crowded machine; a tombstone goes with the second compaction after it
REVISIONS = range(1, 6)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def small_segments(settings: Settings) -> None:
    """Let the broker compact the topics within the test's time."""
    entries = [ConfigEntry(*one, incremental_operation=AlterConfigOpType.SET) for one in SEGMENTS.items()]
    names = [topic_name(settings, kind) for kind in (*EVENTS, "sections")]
    resources = [ConfigResource(ResourceType.TOPIC, name, incremental_configs=entries) for name in names]
    admin = AdminClient({"bootstrap.servers": settings.broker})
    for future in admin.incremental_alter_configs(resources).values():
        future.result(20)


def put(settings: Settings, *records: Sent) -> None:
    send(settings, [(one.key, one.value, one.headers) for one in records])


def events_of(sent: Sent, engine: Engine) -> set[bytes]:
    """The ids of the events that `extract` gives for a revision."""
    article = read_article(sent.value, "application/json", key=sent.key)
    return {event.id.encode() for event in extract(article, engine).events}


def kept(settings: Settings, ids: set[bytes]) -> list[Received]:
    """The records with these keys that the broker still has, tombstones included."""
    return [one for one in received(settings, *EVENTS) if one.key in ids]


def outcome(worker: Worker, name: str) -> float:
    return worker.metrics()[f"eventwire_articles_total{{outcome={name}}}"]


def test_compaction_leaves_the_newest(
    fresh: Callable[..., Settings], worker: Callable[..., Worker], engine: Engine
) -> None:
    """Of five revisions one record an event stays, that of the last; of a withdrawn article none, no tombstone either.

    And a worker that starts on the compacted topics knows the last revision all the same.
    """
    settings = fresh(partitions=1)
    small_segments(settings)
    first = worker(settings, processes=1).wait_ready()
    told = {name: [revision(name, number, number) for number in REVISIONS] for name in ("kept", "gone")}
    put(settings, *told["kept"], *told["gone"], withdrawal("gone", 9))
    eventually(lambda: outcome(first, "processed") + outcome(first, "withdrawn") == 11, "all revisions")
    every = {name: {key for sent in lane for key in events_of(sent, engine)} for name, lane in told.items()}
    last = events_of(told["kept"][-1], engine)
    assert last < every["kept"]

    def compacted() -> bool:
        # Articles with events for each topic, as a segment is closed by the record after it.
        put(settings, *(revision(f"filler-{time.monotonic_ns()}", 1, number) for number in REVISIONS))
        time.sleep(0.6)
        return not kept(settings, every["gone"]) and len(kept(settings, every["kept"])) == len(last)

    eventually(compacted, "only the newest is kept", COMPACTION_SECONDS)
    newest = kept(settings, every["kept"])
    assert {one.key for one in newest} == last
    assert all(one.value is not None for one in newest)
    assert first.end() == 0

    second = worker(settings, processes=1)
    put(settings, told["kept"][3])
    second.wait_ready()
    eventually(lambda: outcome(second, "outdated") == 1, "the older revision is dropped")
    assert {one.key for one in kept(settings, every["kept"])} == last
    assert second.end() == 0
