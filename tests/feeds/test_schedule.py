"""When which feed is read."""

from math import inf

import pytest

from worker.feeds.schedule import BACKED_OFF, Schedule
from worker.feeds.subscriptions import Subscription, subscription

A, SAME_HOST, B = (subscription(url) for url in ("http://a.example/1", "http://a.example/2", "http://b.example/1"))
SLOW = subscription("http://c.example/1", every=900.0)


def order(schedule: Schedule, turns: int) -> list[tuple[Subscription, float]]:
    """The feeds as they are read, and when, if each takes no time."""
    found = []
    now = 100.0
    for _ in range(turns):
        one, due = schedule.next()
        now = max(now, due)
        found.append((one, now))
        schedule.read(one, now)
    return found


def test_a_host_is_not_asked_twice_in_a_moment() -> None:
    """Another host's feed goes first."""
    assert order(Schedule((A, SAME_HOST, B), 60.0, 2.0), 3) == [(A, 100.0), (B, 100.0), (SAME_HOST, 102.0)]


def test_each_has_its_own_interval() -> None:
    assert [one for one, _ in order(Schedule((A, SLOW), 300.0, 0.0), 6)] == [A, SLOW, A, A, A, SLOW]


def test_once_is_once_each_in_spite_of_the_pause() -> None:
    assert {one for one, _ in order(Schedule((A, SAME_HOST, B), inf, 5.0), 3)} == {A, SAME_HOST, B}


def test_one_that_fails_is_asked_less_and_less_and_the_others_go_on() -> None:
    """Up to an hour; when it answers again, as often as before."""
    schedule = Schedule((A,), 60.0, 0.0)
    waits = []
    for _ in range(BACKED_OFF + 3):
        schedule.failed(A, 0.0)
        waits.append(schedule.next()[1])
    assert waits[:4] == [60.0, 120.0, 240.0, 480.0]
    assert waits[-1] == 3600.0
    schedule.read(A, 0.0)
    assert schedule.next()[1] == 60.0


@pytest.mark.parametrize(("wait", "due"), [(None, 60.0), (5.0, 60.0), (600.0, 600.0)])
def test_a_host_that_asks_to_wait_is_left_alone(wait: float | None, due: float) -> None:
    schedule = Schedule((A,), 60.0, 0.0)
    schedule.failed(A, 0.0, wait)
    assert schedule.next()[1] == due


def test_a_feed_that_is_seldom_read_is_not_read_more_often_as_it_fails() -> None:
    schedule = Schedule((subscription("http://d.example", every=86_400.0),), 60.0, 0.0)
    schedule.failed(schedule.next()[0], 0.0)
    assert schedule.next()[1] == 86_400.0
