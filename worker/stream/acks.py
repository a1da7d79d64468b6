"""Ordered acknowledgement: work finishes in any order, offsets are acknowledged in theirs. Pure.

Kafka keeps one number a partition. Acknowledging a record before an earlier one is finished would lose the earlier
one in a crash, so only the finished prefix of a partition is released.
"""

from collections import deque
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(slots=True, eq=False)
class Ticket(Generic[Item]):
    """One record under way; `since` is the time it was taken, `forgotten` says that its partition was given up."""

    partition: Hashable
    item: Item
    since: float
    finished: bool = False
    forgotten: bool = False


class OrderedAcks(Generic[Item]):
    """The records taken and not yet acknowledged, in order for each partition."""

    def __init__(self) -> None:
        self._under_way: dict[Hashable, deque[Ticket[Item]]] = {}

    def take(self, partition: Hashable, item: Item, now: float) -> Ticket[Item]:
        """Note that `item` is under way; call it in the order of the offsets."""
        ticket = Ticket(partition, item, now)
        self._under_way.setdefault(partition, deque()).append(ticket)
        return ticket

    def finish(self, ticket: Ticket[Item]) -> list[Item]:
        """Note that it is done; returns what may be acknowledged now, in order."""
        ticket.finished = True
        queue = self._under_way.get(ticket.partition, deque())
        released: list[Item] = []
        while queue and queue[0].finished:
            released.append(queue.popleft().item)
        return released

    def forget(self, partitions: Iterable[Hashable]) -> None:
        """Drop partitions that went to another worker: what is under way there is never released here."""
        for partition in partitions:
            for ticket in self._under_way.pop(partition, ()):
                ticket.forgotten = True

    @property
    def under_way(self) -> int:
        """How many records are taken and not yet acknowledged."""
        return sum(len(queue) for queue in self._under_way.values())

    def oldest(self) -> float | None:
        """When the oldest record under way was taken, None when there is none."""
        return min((queue[0].since for queue in self._under_way.values() if queue), default=None)
