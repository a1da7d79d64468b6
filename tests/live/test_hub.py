"""Browsers that follow: limits, and numbers of another run."""

import pytest

from worker.live.hub import Full, Hub
from worker.live.store import Change


def test_one_that_does_not_keep_up_is_let_go_and_the_others_go_on() -> None:
    hub = Hub(2, waiting=1)
    with hub.client() as slow, hub.client() as quick:
        hub.tell([Change(1, "a", None)])
        quick.changes.get_nowait()
        hub.tell([Change(2, "b", None)])
        assert (slow.slow, quick.slow) == (True, False)


def test_above_the_limit_nobody_is_taken_until_one_goes() -> None:
    hub = Hub(1)
    with hub.client(), pytest.raises(Full), hub.client():
        pass
    with hub.client():
        pass


def test_numbers_of_another_run_and_nonsense_are_none() -> None:
    hub = Hub(1)
    assert hub.number(hub.mark(7)) == 7
    for mark in (Hub(1).mark(7), "", "7", f"{hub.epoch}-", f"{hub.epoch}--7", f"{hub.epoch}-{'9' * 40}"):
        assert hub.number(mark) is None
