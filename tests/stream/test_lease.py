"""The lease: nothing is published for a partition that may be another worker's by now."""

import asyncio
from time import monotonic
from types import SimpleNamespace
from typing import Any

import pytest

from worker.stream.acks import OrderedAcks, Ticket
from worker.stream.lease import Lease, Moved, renew_by_heartbeats


def ticket() -> tuple[OrderedAcks[str], Ticket[str]]:
    acks = OrderedAcks[str]()
    return acks, acks.take(0, "a", 0.0)


class Coordinator:
    """aiokafka's, as far as the lease knows it: what the broker answers is set from outside."""

    def __init__(self) -> None:
        self.confirmed, self.rebalancing = True, False
        self._rejoin_needed_fut = SimpleNamespace(done=lambda: self.rebalancing)

    async def _do_heartbeat(self) -> bool:
        return self.confirmed


async def beat(coordinator: Any) -> bool:
    sent: bool = await coordinator._do_heartbeat()
    return sent


@pytest.mark.parametrize(("age", "held"), [(0.0, True), (8.9, True), (9.0, False), (30.0, False)])
def test_lease_lasts_from_the_last_heartbeat(age: float, held: bool) -> None:
    """For its seconds and no longer."""
    lease = Lease(9.0)
    lease.renew(100.0)
    assert lease.is_held(100.0 + age) is held


def test_age_is_counted_from_the_last_heartbeat() -> None:
    """So that a metric can tell how long the broker has been silent."""
    lease = Lease(9.0)
    assert lease.age(100.0) == float("inf")
    lease.renew(100.0)
    assert lease.age(107.5) == 7.5


def test_lease_that_was_never_renewed_is_not_held() -> None:
    """Before the group is joined nothing is ours."""
    assert not Lease(9.0).is_held(monotonic())


def test_work_goes_on_while_the_lease_is_held() -> None:
    """Without waiting."""
    lease = Lease(9.0)
    lease.renew(monotonic())
    asyncio.run(asyncio.wait_for(lease.wait(ticket()[1]), 0.05))


def test_work_waits_for_the_lease() -> None:
    """A lapsed lease holds the work up until the group confirms us again."""

    async def lapsed_then_renewed() -> float:
        lease, began = Lease(9.0), monotonic()
        asyncio.get_running_loop().call_later(0.2, lambda: lease.renew(monotonic()))
        await lease.wait(ticket()[1])
        return monotonic() - began

    assert asyncio.run(lapsed_then_renewed()) >= 0.2


@pytest.mark.parametrize("held", [True, False])
def test_work_of_a_partition_that_moved_is_left(held: bool) -> None:
    """A renewed lease is for the new partitions, not for what was in work before."""
    lease, (acks, taken) = Lease(9.0), ticket()
    if held:
        lease.renew(monotonic())
    acks.forget([0])
    with pytest.raises(Moved):
        asyncio.run(lease.wait(taken))


@pytest.mark.parametrize(
    ("confirmed", "rebalancing", "held"), [(True, False, True), (False, False, False), (True, True, False)]
)
def test_heartbeats_renew_it(confirmed: bool, rebalancing: bool, held: bool) -> None:
    """Those the group confirms, but not those that say that it is about to deal the partitions anew."""
    lease, coordinator = Lease(9.0), Coordinator()
    coordinator.confirmed, coordinator.rebalancing = confirmed, rebalancing
    renew_by_heartbeats(lease, coordinator)
    renew_by_heartbeats(lease, coordinator)
    assert asyncio.run(beat(coordinator)) is confirmed
    assert lease.is_held(monotonic()) is held
