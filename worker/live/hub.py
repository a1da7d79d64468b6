"""Who follows the page: each browser has a queue of changes, and one that does not keep up is let go.

It comes back by itself, with the number of the last change it saw, and catches up. Used from the event loop alone.
"""

import asyncio
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from worker.errors import EventwireError
from worker.live.store import Change
from worker.stream.metrics import LIVE_CLIENTS, LIVE_DROPPED

WAITING = 1_000  # changes that a client may be behind


class Full(EventwireError):
    """No more clients are taken."""


class Client:
    """One that follows; `slow` once it was let go."""

    def __init__(self, waiting: int) -> None:
        self.slow = False
        self.changes: asyncio.Queue[Change] = asyncio.Queue(waiting)

    def offer(self, change: Change) -> None:
        """Queue a change; whoever has no room for it gets no more."""
        if self.slow:
            return
        try:
            self.changes.put_nowait(change)
        except asyncio.QueueFull:
            self.slow = True
            LIVE_DROPPED.labels("slow").inc()


class Hub:
    """`epoch` names this run of the process: numbers of another run mean nothing in it."""

    def __init__(self, most: int, waiting: int = WAITING) -> None:
        self.epoch = secrets.token_hex(4)
        self._most, self._waiting = most, waiting
        self._clients: set[Client] = set()

    @contextmanager
    def client(self) -> Iterator[Client]:
        """A client for as long as the context lasts. Raises Full."""
        if len(self._clients) >= self._most:
            LIVE_DROPPED.labels("full").inc()
            raise Full(f"{self._most} clients follow already")
        one = Client(self._waiting)
        self._clients.add(one)
        LIVE_CLIENTS.set(len(self._clients))
        try:
            yield one
        finally:
            self._clients.discard(one)
            LIVE_CLIENTS.set(len(self._clients))

    def tell(self, changes: Iterable[Change]) -> None:
        """Pass changes on to everybody."""
        for change in changes:
            for client in self._clients:
                client.offer(change)

    def mark(self, number: int) -> str:
        """A change as Last-Event-ID has it."""
        return f"{self.epoch}-{number}"

    def number(self, mark: str) -> int | None:
        """The number in a mark of this run; None for any other text."""
        epoch, _, number = mark.partition("-")
        counted = number.isascii() and number.isdigit() and len(number) < 19
        return int(number) if epoch == self.epoch and counted else None
