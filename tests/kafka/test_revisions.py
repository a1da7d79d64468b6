"""A new revision replaces the article's events, a withdrawal retracts them, an older revision is dropped."""

from collections.abc import Callable
from random import Random

import orjson
import pytest

from tests.faults.articles import script
from tests.faults.checker import check, unfinished
from tests.faults.follower import Follower
from tests.kafka.harness import Headers, Worker, eventually, received, send
from worker.pipeline import load_engine
from worker.settings import Settings
from worker.stream.topics import TopicKind

pytestmark = pytest.mark.kafka

JSON: Headers = [("content-type", b"application/json")]
EVENTS: tuple[TopicKind, ...] = ("attack", "talks", "statement", "act")
ARTICLES = 40
FIRST = "Russian missiles hit a power plant in Kyiv on Tuesday, killing 4 people, officials said."
SECOND = "The foreign ministers met in Geneva on Monday for talks about a ceasefire."


def send_revision(settings: Settings, revision: int, body: str) -> None:
    value = orjson.dumps({"id": "a", "body": body, "published": "2025-11-25", "revision": revision})
    send(settings, [(b"a", value, JSON)])


def send_withdrawal(settings: Settings) -> None:
    value = orjson.dumps({"uri": "a", "type": "text", "pubStatus": "canceled", "version": "9"})
    send(settings, [(b"a", value, [("content-type", b"application/ninjs+json")])])


def standing(settings: Settings) -> dict[bytes | None, str]:
    """What a compacted view of the event topics shows: event id -> type, retracted ones left out."""
    latest = {one.key: one.value for one in sorted(received(settings, *EVENTS), key=lambda one: one.offset)}
    return {key: orjson.loads(value)["type"] for key, value in latest.items() if value is not None}


def count(worker: Worker) -> dict[str, float]:
    metrics = worker.metrics()
    outcomes = ("processed", "outdated", "withdrawn", "dead")
    return {name: metrics[f"eventwire_articles_total{{outcome={name}}}"] for name in outcomes}


def test_life_of_an_article(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """Revision 1, revision 2 after kill -9, revision 1 again, withdrawal by another worker."""
    settings = fresh()
    send_revision(settings, 1, FIRST)
    first = worker(settings)
    eventually(lambda: "attack" in standing(settings).values(), "the attack")
    before = standing(settings)
    first.end(kill=True)

    send_revision(settings, 2, SECOND)
    second = worker(settings)
    eventually(lambda: "talks" in standing(settings).values(), "the talks")
    eventually(lambda: not set(standing(settings)) & set(before), "the first revision's events are retracted")
    assert "attack" not in standing(settings).values()

    second.wait_ready()
    told = count(second)["outdated"]  # the first may have been killed before its commit, and told its article again
    send_revision(settings, 1, FIRST)
    eventually(lambda: count(second)["outdated"] > told, "the older revision is dropped")
    assert not set(standing(settings)) & set(before)
    assert second.end() == 0

    send_withdrawal(settings)
    third = worker(settings)
    eventually(lambda: not standing(settings), "everything is retracted")
    third.wait_ready()
    eventually(lambda: count(third)["withdrawn"] == 1, "the withdrawal is counted")
    assert [one.value for one in received(settings, "sections")][-1] is None
    assert not received(settings, "dead")
    assert third.end() == 0


def test_revisions_across_rebalances(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """Articles revised, withdrawn and outdated while a second worker joins and the first is killed.

    What stands at the end is what the last revision of each article tells, whichever worker did it.
    """
    settings = fresh()
    plan = script("r", ARTICLES, Random(6), load_engine())
    records = [(one.key, one.value, one.headers) for one in plan.records]
    with Follower(settings) as follower:
        first = worker(settings, processes=1).wait_ready()
        send(settings, records[: ARTICLES // 2])
        second = worker(settings, processes=1).wait_ready()
        send(settings, records[ARTICLES // 2 : ARTICLES])
        eventually(lambda: any(one.kind == "sections" for one in follower.seen[:]), "the first articles")
        first.end(kill=True)
        send(settings, records[ARTICLES:])
        eventually(lambda: not unfinished(plan, follower.seen[:]), "every article finished", 200)
        assert second.end() == 0
        eventually(follower.is_up_to_date, "all is seen")
    verdict = check(plan, follower.seen)
    assert (verdict.lost, verdict.wrong, verdict.out_of_order) == ([], [], [])


def test_rapid_revisions_end_with_the_last(fresh: Callable[[], Settings], worker: Callable[..., Worker]) -> None:
    """Revisions in flight at once, some without a number of their own: the last one sent is what stands."""
    settings = fresh()
    for _ in range(6):
        send_revision(settings, 0, FIRST)
        send_revision(settings, 0, SECOND)
    running = worker(settings).wait_ready()
    eventually(lambda: sum(count(running).values()) == 12, "all revisions")
    assert set(standing(settings).values()) >= {"talks"}
    assert "attack" not in standing(settings).values()
