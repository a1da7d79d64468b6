"""Linking on Apache Kafka: whoever is killed or stopped, the topics end as they would have without."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

import pytest
from confluent_kafka import Producer

from tests.incidents.test_linker import REPORTS, attack
from tests.kafka.articles import message
from tests.kafka.harness import Worker, eventually, send
from tests.stream.test_incidents import held
from tests.stream.test_linkage import Topics, linked, same
from worker.article import Article
from worker.event import Event
from worker.incidents.telling import tellings
from worker.incidents.wire import tellings_message
from worker.serialize import dump
from worker.settings import Settings
from worker.stream.linkage import Taken
from worker.stream.metrics import LINKS
from worker.stream.topics import topic_name

pytestmark = pytest.mark.kafka

TOWNS = ("Abuja", "Bamako", "Cali", "Dakar", "Erbil", "Freetown", "Gao", "Hodeida", "Idlib", "Juba", "Kabul", "Lahore")
Message = tuple[str, bytes]


def report(number: int, told: int, revision: int = 0) -> tuple[Article, Event]:
    """One of three reports of the attack in a town, each some days after that in the town before."""
    body, killed = REPORTS[told][0].body.replace("Kharkiv", TOWNS[number]), REPORTS[told][1] + revision
    published, days = REPORTS[told][0].published, timedelta(days=number)
    assert isinstance(published, datetime)
    name = f"{TOWNS[number]}-{told}"
    article = replace(REPORTS[told][0], id=name, body=body, published=published + days, revision=revision)
    event = attack(REPORTS[told][0], killed)
    assert event.place is not None
    assert event.date is not None
    place = replace(event.place, name=TOWNS[number], country=None, latitude=3.0 * number, longitude=0.0)
    date = replace(event.date, start=event.date.start + days, end=event.date.end + days)
    return article, replace(event, id=str(uuid5(NAMESPACE_URL, name)), place=place, date=date)


def told(article: Article, *events: Event) -> Message:
    """The record of an article's tellings."""
    return article.id, dump(tellings_message(article, tellings(article, events)))


def story() -> list[Message]:
    """Reports of all towns, the newest first; then some are revised, and a town's are withdrawn."""
    reports = [told(*report(number, each)) for number in range(len(TOWNS)) for each in range(3)][::-1]
    revised = [told(*report(number, 1, revision=2)) for number in range(6)]
    gone = [told(Article(id=f"{TOWNS[0]}-{each}", body="", withdrawn=True, revision=9)) for each in range(3)]
    return [*reports, *revised, *gone]


def write(settings: Settings, messages: list[Message]) -> None:
    producer = Producer({"bootstrap.servers": settings.broker})
    for key, value in messages:
        producer.produce(topic_name(settings, "tellings"), value, key.encode(), partition=0)
    assert producer.flush(20) == 0


def undisturbed(messages: list[Message]) -> Topics:
    """What is published where nothing goes wrong."""
    return linked([Taken(number, 1_790_000_000.0, value) for number, (_, value) in enumerate(messages)])


def links(member: Worker) -> bool:
    """Whether it is the one that links."""
    return member.metrics()["eventwire_incident_role"] == LINKS


def test_kill_stop_and_second_delivery_leave_no_trace(
    fresh: Callable[[], Settings], worker: Callable[..., Worker]
) -> None:
    """The owner is killed among the records, the next is stopped until a third has its place, and comes back."""
    settings, messages = fresh(), story()
    first = worker(settings, command="incidents").wait_ready()
    write(settings, messages[:15])
    eventually(lambda: len(held(settings).of("links")) > 0, "the first links")
    second = worker(settings, command="incidents").wait_ready()
    assert links(first)
    assert not links(second)
    write(settings, messages[15:25])
    first.end(kill=True)
    eventually(lambda: links(second), "the second takes over")

    third = worker(settings, command="incidents").wait_ready()
    os.kill(second.pid, signal.SIGSTOP)
    write(settings, [*messages[20:25], *messages[25:40]])  # some for the second time
    eventually(lambda: links(third), "the third takes over")
    os.kill(second.pid, signal.SIGCONT)
    write(settings, messages[40:])
    expected = undisturbed(messages)
    assert len(expected.partition()) == len(TOWNS) - 1
    eventually(lambda: same(held(settings), expected), "the same incidents as without faults")
    held(settings).check()
    eventually(lambda: second.get("/readyz") == 200, "the second stands by")
    assert links(third)
    assert not links(second)
    assert third.end() == 0
    eventually(lambda: links(second), "the second takes over again")
    assert same(held(settings), expected)
    assert second.end() == 0


def test_a_worker_links_what_it_extracts(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """From articles to incidents with `eventwire run` alone; a kill and a restart tell nothing anew."""
    settings = fresh()
    send(settings, [message(0), message(1)])
    first = worker(settings, processes=1)
    eventually(lambda: len(held(settings).of("incidents")) > 0, "an incident", 240)
    first.wait_ready()
    eventually(lambda: first.metrics()["eventwire_incident_lag_records"] == 0 and links(first), "all is linked")
    before = held(settings)
    before.check()
    first.end(kill=True)
    second = worker(settings, processes=1).wait_ready()
    eventually(lambda: links(second), "the next one links")
    assert len(held(settings).seen) == len(before.seen)
    assert second.end() == 0
