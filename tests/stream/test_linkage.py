"""Tellings in, incidents and links out: the same, whatever befalls whoever links."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import orjson
import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from tests.incidents.test_linker import REPORTS, article, attack
from tests.schemas.validate import SCHEMAS, check
from worker.article import Article
from worker.incidents.telling import tellings
from worker.incidents.wire import tellings_message
from worker.stream.envelope import Record, header
from worker.stream.linkage import Linkage, Taken
from worker.stream.standing import INTO

HOURS, WRITTEN = 336, 1_772_700_000.0
_DOCUMENT = yaml.safe_load((SCHEMAS / "asyncapi.yaml").read_text(encoding="utf-8"))
HEADERS = Draft202012Validator(
    {**_DOCUMENT["components"]["schemas"]["cloudEventHeaders"], "additionalProperties": False},
    format_checker=FormatChecker(),
)
K1, K2, K3, G1, G2 = REPORTS
REVISED = (replace(K3[0], revision=2), 14)
WITHDRAWN = (Article(id="k1", body="", revision=9, withdrawn=True), 0)
STORY = (*REPORTS, REVISED, WITHDRAWN)
LIBRARY = article("m", "The library of the town opens on Sundays from now on, its head said.", 24 * 60)
MONTHS = 60 * 86400

Report = tuple[Article, int]


def log_of(reports: Iterable[Report]) -> list[Taken]:
    """The records of articles.tellings that a worker writes for these articles."""
    return [Taken(offset, WRITTEN + offset, value_of(*report)) for offset, report in enumerate(reports)]


def value_of(told: Article, killed: int | None) -> bytes:
    """`killed` None: it tells no event."""
    events = () if told.withdrawn or killed is None else (attack(told, killed),)
    return orjson.dumps(tellings_message(told, tellings(told, events)))


class Topics:
    """What incidents and incidents.links hold, compacted, and every record that they got."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], Any] = {}
        self.seen: list[Record] = []

    def write(self, records: Sequence[Record]) -> None:
        for record in records:
            key = record.kind, (record.key or b"").decode()
            self.seen.append(record)
            self.held.pop(key, None)
            if record.value is not None:
                self.held[key] = orjson.loads(record.value)

    def of(self, kind: str) -> dict[str, Any]:
        return {key: value for (which, key), value in self.held.items() if which == kind}

    def incidents(self) -> list[tuple[str, bytes | None]]:
        """As whoever takes over reads them."""
        return [(key, orjson.dumps(value)) for key, value in self.of("incidents").items()]

    def partition(self) -> set[frozenset[str]]:
        """The articles of each incident."""
        return {frozenset(a["article"] for a in one["articles"]) for one in self.of("incidents").values()}

    def check(self) -> None:
        """Each record is valid, and each event of an incident has a link to it, and no other has."""
        for name, incident in self.of("incidents").items():
            check("incident.v1", incident)
            assert incident["id"] == name
        for link in self.of("links").values():
            check("link.v1", link)
        for record in self.seen:
            if record.value is not None:
                HEADERS.validate({name: (value or b"").decode() for name, value in record.headers})
        told = {event: name for name, one in self.of("incidents").items() for event in one["events"]}
        assert {event: link["incident"] for event, link in self.of("links").items()} == told


def started(topics: Topics, log: Sequence[Taken]) -> Linkage:
    """Whoever takes over when `log` is all that there is."""
    linkage = Linkage(HOURS, "/test")
    linkage.read(log)
    topics.write(linkage.stand(topics.incidents()))
    return linkage


def linked(log: Sequence[Taken], batch: int = 1) -> Topics:
    """Without faults."""
    topics = Topics()
    linkage = started(topics, ())
    for first in range(0, len(log), batch):
        topics.write(linkage.take(log[first : first + batch]))
    topics.check()
    return topics


def same(one: Topics, other: Topics) -> bool:
    """Whether both tell the same, but for which incidents one replaced on the way."""
    bare = [
        {key: {**value, "replaces": []} if "replaces" in value else value for key, value in topics.held.items()}
        for topics in (one, other)
    ]
    return bare[0] == bare[1]


def test_reports_of_one_happening_are_one_record() -> None:
    assert linked(log_of(REPORTS)).partition() == {frozenset({"k1", "k2", "k3"}), frozenset({"g1", "g2"})}


@pytest.mark.parametrize("batch", [2, 3, 10])
def test_the_size_of_batches_plays_no_part(batch: int) -> None:
    assert same(linked(log_of(STORY), batch), linked(log_of(STORY)))


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_articles_plays_no_part(seed: int) -> None:
    shuffled = random.Random(seed).sample(REPORTS, len(REPORTS))
    assert same(linked(log_of(shuffled)), linked(log_of(REPORTS)))


def test_what_is_delivered_twice_is_published_once() -> None:
    """By a worker that was killed before it acknowledged the articles, too."""
    topics = Topics()
    linkage = started(topics, ())
    topics.write(linkage.take(log_of(REPORTS)))
    assert linkage.take(log_of(REPORTS)) == []
    again = [replace(one, offset=one.offset + 10) for one in log_of(REPORTS)]
    assert linkage.take(again) == []


@pytest.mark.parametrize("written", range(0, 24, 3))
@pytest.mark.parametrize("at", [2, 4, 6, 7])
def test_a_kill_leaves_no_trace(at: int, written: int) -> None:
    """Killed with a batch half written, or all of it and nothing of it acknowledged: the next one mends it."""
    log = log_of(STORY)
    topics = Topics()
    first = started(topics, ())
    topics.write(first.take(log[: at - 1]))
    topics.write(first.take(log[at - 1 : at])[:written])
    second = started(topics, log[:at])
    topics.check()
    topics.write(second.take(log[at:]))
    topics.check()
    assert same(topics, linked(log))


def test_whoever_takes_over_in_order_publishes_nothing() -> None:
    """A rebalance is no news to those who read the incidents."""
    log = log_of(REPORTS)
    topics = linked(log)
    count = len(topics.seen)
    started(topics, log)
    assert len(topics.seen) == count


def test_a_replay_gives_the_same_records() -> None:
    """From the tellings, with nothing that was published left."""
    log = log_of(STORY)
    topics = Topics()
    started(topics, log)
    topics.check()
    assert same(topics, linked(log))


def test_who_comes_late_to_the_first_place_gives_the_incident_its_name() -> None:
    """The earliest report comes last: the old key is a tombstone that points to the heir, which names it."""
    topics = Topics()
    linkage = started(topics, ())
    topics.write(linkage.take(log_of([K2, K3])))
    (old,) = topics.of("incidents")
    topics.write(linkage.take(log_of([K2, K3, K1])[2:]))
    topics.check()
    ((heir, incident),) = topics.of("incidents").items()
    assert heir != old
    assert incident["replaces"] == [old]
    (tombstone,) = [record for record in topics.seen if record.kind == "incidents" and record.value is None]
    assert (tombstone.key, header(tombstone.headers, INTO)) == (old.encode(), heir)


def test_what_is_back_is_replaced_no_more() -> None:
    topics = Topics()
    linkage = started(topics, ())
    log = log_of([K2, K3, K1, (Article(id="k1", body="", revision=5, withdrawn=True), 0)])
    topics.write(linkage.take(log[:2]))
    (old,) = topics.of("incidents")
    topics.write(linkage.take(log[2:3]))
    topics.write(linkage.take(log[3:]))
    topics.check()
    ((name, incident),) = topics.of("incidents").items()
    assert (name, len(incident["replaces"])) == (old, 1)
    assert old not in incident["replaces"]


def test_the_last_report_that_is_withdrawn_takes_the_incident_with_it() -> None:
    """With its link, and the tombstone points nowhere; a withdrawal that names no revision counts, too."""
    topics = linked(log_of([K1, (Article(id="k1", body="", withdrawn=True), 0)]))
    assert not topics.held
    tombstones = {record.kind: record for record in topics.seen if record.value is None}
    assert header(tombstones["incidents"].headers, INTO) == ""
    assert set(tombstones) == {"incidents", "links"}


def test_what_was_withdrawn_while_nobody_linked_is_taken_back() -> None:
    log = log_of([K1, G1, WITHDRAWN])
    topics = linked(log[:2])
    started(topics, log)
    topics.check()
    assert topics.partition() == {frozenset({"g1"})}


def test_what_is_past_stands_and_is_forgotten() -> None:
    """Also by whoever takes over, for whom the tellings of it may be gone."""
    log = [*log_of(REPORTS), Taken(5, WRITTEN + MONTHS, value_of(LIBRARY, None))]
    topics = linked(log)
    assert len(topics.of("incidents")) == 2
    count = len(topics.seen)
    for left in (log, log[3:], log[5:]):
        linkage = started(topics, left)
        assert (linkage.incidents, linkage.tellings) == (0, 1)
    assert len(topics.seen) == count


def test_a_report_that_comes_after_all_is_past_is_left_out() -> None:
    """It would be an incident of its own, beside the one that it is of."""
    log = [Taken(0, WRITTEN + MONTHS, value_of(LIBRARY, None)), Taken(1, WRITTEN + MONTHS, value_of(*K1))]
    assert not linked(log).held


def test_a_time_of_publication_in_the_future_ends_no_incident() -> None:
    """A report dated years ahead is as new as the day it came."""
    linkage = started(Topics(), ())
    linkage.take([*log_of(REPORTS), Taken(5, WRITTEN, value_of(LIBRARY, None))])
    assert linkage.incidents == 2


def test_what_cannot_be_read_is_left_out() -> None:
    log = log_of(REPORTS)
    topics = linked([Taken(0, WRITTEN, b"{"), Taken(1, WRITTEN, None), *(replace(o, offset=o.offset + 2) for o in log)])
    assert same(topics, linked([Taken(0, WRITTEN, b"{"), *log]))
