"""Tellings on the wire: what is read is what was written, and what cannot be read is told."""

from dataclasses import asdict, is_dataclass
from typing import Any

import orjson
import pytest

from tests.incidents.test_linker import REPORTS, article, attack
from tests.schemas.validate import check
from worker.article import Article
from worker.event import Acled, Event, Party, Plover
from worker.incidents.telling import Telling, tellings
from worker.incidents.wire import Unreadable, read_tellings, tellings_message


def rich() -> tuple[Article, Event]:
    """An article and an event with every part that linking keeps."""
    told, killed = REPORTS[0]
    event = attack(told, killed)
    more: dict[str, Any] = {
        "plover": Plover(type="ASSAULT", modes=("aerial",), contexts=("military",)),
        "acled": Acled(event_type="Explosions/Remote violence", sub_event_type="Air/drone strike"),
        "cameo": "19",
        "actors": (Party(name="Russian forces", kind="armed_force", country="RUS"),),
        "recipients": (Party(name="Oksana Bilyk", kind="person", wikidata="Q1"),),
        "confidence": 0.123456,
    }
    return told, Event(**{name: getattr(event, name) for name in Event.__slots__} | more)


def plain(telling: Telling) -> Any:
    """A telling as values that compare."""
    return asdict(telling) if is_dataclass(telling) else telling


def test_what_is_read_is_what_was_written() -> None:
    told, event = rich()
    written = tellings(told, (event,))
    message = tellings_message(told, written)
    read = read_tellings(orjson.dumps(message), 7, 20000.5)
    assert [plain(each) for each in read.tellings] == [plain(each) for each in written]
    assert (read.article, read.order, read.arrived) == (told.id, 7, 20000.5)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(article("x", "The library of the town opens on Sundays from now on."), id="no event"),
        pytest.param(Article(id="x", body="No day is told."), id="no day"),
        pytest.param(Article(id="x", body="", withdrawn=True, revision=3), id="withdrawn"),
    ],
)
def test_an_article_without_an_event_is_written_too(told: Article) -> None:
    written = tellings(told, ())
    message = tellings_message(told, written)
    check("tellings.v1", message)
    read = read_tellings(orjson.dumps(message), 0)
    assert [plain(each) for each in read.tellings] == [plain(each) for each in written]


def test_messages_are_those_of_the_schema() -> None:
    told, event = rich()
    check("tellings.v1", orjson.loads(orjson.dumps(tellings_message(told, tellings(told, (event,))))))


@pytest.mark.parametrize("value", [b"", b"[]", b"{", b'{"article": "a"}', b'{"article": "a", "revision": "x"}'])
def test_what_is_no_telling_is_refused(value: bytes) -> None:
    with pytest.raises(Unreadable):
        read_tellings(value, 0)
