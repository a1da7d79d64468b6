"""How long this worker may be sure that its partitions are its own: a lease that the group's heartbeats renew.

A worker that was stopped, or cut off from its group, learns only afterwards that others have taken its partitions. What
it has in work by then must not be published: it would stand over what they have published since. Faust goes on until
the next heartbeat is refused, and even then first waits for the work in hand; Kafka's own fence, transactions, is no
way out (https://github.com/faust-streaming/faust/issues/323). What is in a send buffer when the worker stops cannot be
called back; that is a few milliseconds' worth.
"""

import asyncio
from time import monotonic
from typing import Any

from worker.errors import EventwireError
from worker.stream.acks import Ticket

POLL_SECONDS = 0.1


class Moved(EventwireError):
    """The record's partition went to another worker, which does it again: nothing of it may be published here."""


class Lease:
    """Held for `seconds` from the last undisturbed heartbeat; times are of time.monotonic()."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._renewed = float("-inf")

    def renew(self, now: float) -> None:
        """The group has just confirmed us. From any thread."""
        self._renewed = now

    def age(self, now: float) -> float:
        """Seconds since it was renewed; infinite before the first time."""
        return now - self._renewed

    def is_held(self, now: float) -> bool:
        """Whether nobody else can have the partitions yet."""
        return self.age(now) < self._seconds

    async def wait(self, ticket: Ticket[Any]) -> None:
        """Return when the ticket's record may be published. Raises Moved when its partition is ours no more."""
        while True:
            if ticket.forgotten:
                raise Moved("the partition went to another worker")
            if self.is_held(monotonic()):
                return
            await asyncio.sleep(POLL_SECONDS)


def renew_by_heartbeats(lease: Lease, coordinator: Any) -> None:
    """Let aiokafka's group coordinator renew the lease with each heartbeat that is not the start of a rebalance.

    It tells of its heartbeats in no other way.
    """
    beat = coordinator._do_heartbeat
    if getattr(beat, "renews", None) is lease:
        return

    async def renewing() -> Any:
        sent = monotonic()
        success = await beat()
        if success and not coordinator._rejoin_needed_fut.done():
            lease.renew(sent)
        return success

    renewing.renews = lease  # type: ignore[attr-defined]  # so that the next assignment does not wrap it again
    coordinator._do_heartbeat = renewing
