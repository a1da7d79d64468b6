"""The whole corpus of bad and hostile input through Apache Kafka and the worker, then replayed to one that takes more.

Each kind ends in events or as a dead letter with its reason and every byte; what a larger limit mends gives events
after the replay, what stays bad comes back as it was.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.intake.corpus import BAD, HOSTILE
from tests.kafka.harness import Headers, Received, Worker, eventually, received, send
from worker.article import Article
from worker.errors import Invalid
from worker.intake import read_article
from worker.settings import Settings
from worker.stream import dead_letter
from worker.stream.dead_letter import PREFIX, restored
from worker.stream.pool import PATIENCE

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(900)]

LARGEST = 60_000_000  # the corpus has a body of fifty megabytes
SMALL, LARGE = 4_000, 60_000  # EVENTWIRE_MAX_ARTICLE_BYTES of the first worker and of the second
ARTICLE_SECONDS = 10.0
WORK_SECONDS = 300.0  # for all of it on a crowded machine; a minute is usual
OVERRUN = {b"timeout"}  # what an article that can be read may end as, besides events
KINDS: dict[str, tuple[bytes, str | None]] = {name: (value, kind) for name, (value, kind, _) in BAD.items()} | HOSTILE


@dataclass(frozen=True)
class Outcome:
    """What became of the corpus under one worker; `records` are those of articles.raw it was given."""

    letters: list[Received]
    sections: set[bytes | None]
    metrics: dict[str, float]


@dataclass(frozen=True)
class Run:
    """Before and after the replay, and how many letters were put back."""

    settings: Settings
    first: Outcome
    replayed: int
    second: Outcome


@pytest.fixture(scope="module")
def run(fresh: Callable[..., Settings], worker: Callable[..., Worker]) -> Run:
    settings = fresh(max_message_bytes=LARGEST)
    send(settings, ((name.encode(), value, headers(kind)) for name, (value, kind) in KINDS.items()), largest=LARGEST)
    first = work(settings, worker, SMALL, len(KINDS), [])
    replayed = dead_letter.replay(settings)
    return Run(settings, first, replayed, work(settings, worker, LARGE, replayed, first.letters))


def headers(content_type: str | None) -> Headers:
    return [] if content_type is None else [("content-type", content_type.encode())]


def work(settings: Settings, worker: Callable[..., Worker], limit: int, wanted: int, before: list[Received]) -> Outcome:
    """Have a worker do all that waits in articles.raw; letters that were there `before` are left out."""
    more = {"max_article_bytes": limit, "max_message_bytes": LARGEST, "article_seconds": ARTICLE_SECONDS}
    running = worker(settings, **more).wait_ready()
    eventually(lambda: acknowledged(running.metrics()) == wanted, f"{wanted} articles acknowledged", WORK_SECONDS)
    metrics = running.metrics()
    assert running.end() == 0
    known = {(one.topic, one.partition, one.offset) for one in before}
    letters = [one for one in received(settings, "dead") if (one.topic, one.partition, one.offset) not in known]
    return Outcome(letters, {one.key for one in received(settings, "sections")}, metrics)


def acknowledged(metrics: dict[str, float]) -> float:
    return sum(value for name, value in metrics.items() if name.startswith("eventwire_articles_total"))


def reading(name: str, limit: int) -> Article | Invalid:
    """What the intake alone makes of a kind."""
    value, content_type = KINDS[name]
    try:
        return read_article(value, content_type, key=name.encode(), max_bytes=limit, headers=dict_of(content_type))
    except Invalid as invalid:
        return invalid


def dict_of(content_type: str | None) -> dict[str, str]:
    return {} if content_type is None else {"content-type": content_type}


def reason(letter: Received) -> bytes | None:
    return dict(letter.headers)[f"{PREFIX}reason"]


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_ends_in_events_or_in_a_dead_letter(run: Run, name: str) -> None:
    """What can be read is published, or set aside when it overruns; what cannot has the reason the intake gives."""
    for outcome, limit in ((run.first, SMALL), (run.second, LARGE)):
        found, letters = reading(name, limit), [one for one in outcome.letters if one.key == name.encode()]
        if isinstance(found, Invalid):
            assert [reason(one) for one in letters] == [found.reason.encode()]
        else:
            assert {reason(one) for one in letters} <= OVERRUN
            assert letters or found.id.encode() in outcome.sections


@pytest.mark.parametrize("name", KINDS)
def test_dead_letter_has_every_byte(run: Run, name: str) -> None:
    """Value and headers as they were sent, the first time and after the replay."""
    value, content_type = KINDS[name]
    letters = [one for one in (*run.first.letters, *run.second.letters) if one.key == name.encode()]
    assert all(one.value == value for one in letters)
    assert all(list(restored(tuple(one.headers))) == headers(content_type) for one in letters)


def test_replay_puts_every_letter_back_once(run: Run) -> None:
    """Each as it was sent; articles.raw then holds the corpus and the letters of the first worker."""
    assert run.replayed == len(run.first.letters)
    counts = Counter(one.key for one in received(run.settings, "raw"))
    again = Counter(one.key for one in run.first.letters)
    assert counts == Counter({name.encode(): 1 for name in KINDS}) + again


def test_replay_mends_what_was_too_large(run: Run) -> None:
    """Letters of the first worker that the second can read are none of its letters, unless they overran."""
    mended = [
        name
        for name in KINDS
        if isinstance(reading(name, SMALL), Invalid) and not isinstance(reading(name, LARGE), Invalid)
    ]
    published = [name for name in mended if name.encode() not in {one.key for one in run.second.letters}]
    assert len(mended) >= 8
    assert len(published) > len(mended) / 2


def test_time_of_an_article_is_bounded(run: Run) -> None:
    """No extraction that came back took longer than the limit by the clock, and none failed by a bug."""
    assert ARTICLE_SECONDS * PATIENCE == 30  # a bound of the histogram's
    for outcome in (run.first, run.second):
        inside = outcome.metrics["eventwire_stage_seconds_bucket{le=30.0,stage=extract}"]
        assert inside == outcome.metrics["eventwire_stage_seconds_count{stage=extract}"]
        assert b"bug" not in {reason(one) for one in outcome.letters}
