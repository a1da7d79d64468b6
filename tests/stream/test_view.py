"""The view holds what articles.sections says, whoever wrote it."""

from collections.abc import Iterator

import pytest
from confluent_kafka import Producer

from worker.errors import Retryable
from worker.settings import Settings, load
from worker.stream import view
from worker.stream.envelope import Record
from worker.stream.revisions import headers
from worker.stream.view import View

EVENT = Record("attack", b"1", b"{}", ())


def publish(settings: Settings, article: str, revision: int, *, value: bytes | None = b"{}") -> None:
    producer = Producer({"bootstrap.servers": settings.broker})
    producer.produce("articles.sections", value, article.encode(), headers=list(headers(revision, (EVENT,))))
    assert producer.flush(10) == 0


@pytest.fixture
def following(embedded: Settings) -> Iterator[tuple[Settings, View]]:
    """A view started after revision 1 of one article was published."""
    publish(embedded, "a", 1)
    started = View(embedded)
    started.start()
    yield embedded, started
    started.stop()


def test_what_was_there_is_known_after_start(following: tuple[Settings, View]) -> None:
    """The start returns when the topic was read to its end."""
    told = following[1].memory.get("a")
    assert told is not None
    assert (told.revision, told.events) == (1, ("attack/1",))
    assert told.time > 0


def test_what_came_since_is_known_after_catching_up(following: tuple[Settings, View]) -> None:
    """Records of other workers count, tombstones of withdrawn articles too."""
    settings, started = following
    publish(settings, "a", 2)
    publish(settings, "b", 7, value=None)
    started.catch_up()
    told = {article: started.memory.get(article) for article in ("a", "b")}
    assert {article: one and one.revision for article, one in told.items()} == {"a": 2, "b": 7}


def test_no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Kafka it says so, after trying for a while."""
    monkeypatch.setattr(view, "REQUEST_SECONDS", 0.5)
    with pytest.raises(Retryable, match=r"articles\.sections"):
        View(load(broker="127.0.0.1:9")).start()
