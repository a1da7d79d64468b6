"""The rounds of `eventwire feed --every`: each feed in its time, what is new of it sent, what went wrong told.

A feed that fails is told with its name and tried again later, less often each time; the others go on. An article counts
as known, and a feed as read, only when the broker has confirmed what was new.
"""

import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any, NoReturn

import orjson
import structlog

from worker.commands.fetch import FetchError, Page, fetch
from worker.commands.send import Fate, Sender
from worker.commands.sources import JSON, Message
from worker.errors import Invalid
from worker.feeds import metrics
from worker.feeds.schedule import Schedule
from worker.feeds.state import State, Validators
from worker.feeds.subscriptions import Subscription
from worker.intake.several import Several, parted_feed

log = structlog.get_logger(__name__)


class _Stopped(BaseException):
    """A signal asked us to stop while nothing was half done."""


@dataclass(slots=True)
class Rounds:
    """Reads feeds and sends what is new; `failed` names those whose last reading failed."""

    sender: Sender
    state: State
    allow_private: bool
    failed: set[Subscription]

    def once(self, schedule: Schedule) -> None:
        """Every feed of the schedule one time."""
        for _ in schedule.subscriptions:
            self._turn(schedule)

    def until_stopped(self, schedule: Schedule) -> None:
        """Round after round; SIGTERM and Ctrl-C end it between two feeds, or while it waits for one."""
        for one in schedule.subscriptions:
            metrics.begin(one.name, self.state.news(one.url))
        stopping = _Stopping()
        with stopping.heard():
            try:
                while True:
                    self._turn(schedule, stopping)
            except _Stopped:
                log.info("feeder_stopped", failing=sorted(one.name for one in self.failed))

    def _turn(self, schedule: Schedule, stopping: "_Stopping | None" = None) -> None:
        one, due = schedule.next()
        stopping = stopping or _Stopping()
        with stopping.at_once():
            time.sleep(max(0.0, due - time.monotonic()))
        try:
            validators = self.state.validators(one.url)
            with stopping.at_once():
                page = fetch(one.url, allow_private=self.allow_private, headers=validators.headers)
            self._take(one, page, validators)
        except FetchError as error:
            self._fail(one, str(error))
            schedule.failed(one, time.monotonic(), error.retry_after)
        except Invalid as error:
            self._fail(one, str(error))
            schedule.failed(one, time.monotonic())
        else:
            schedule.read(one, time.monotonic())

    def _take(self, one: Subscription, page: Page, validators: Validators) -> None:
        """Send what is new; raises FetchError or Invalid where the feed could not be read to its end."""
        if page.unchanged:
            self._read(one, "unchanged", Counter())
            return
        several = parted_feed(page.body, page.content_type)
        fates = self._send(one, several)
        news = time.time() if fates["sent"] else self.state.news(one.url)
        metrics.NEWS.labels(one.name).set(news)
        whole = not fates["undelivered"] and not several.fault
        with self.state.saved():  # what is not whole is asked for without conditions the next time
            self.state.note_feed(one.url, Validators(page.etag, page.modified) if whole else Validators(), news=news)
            self.state.forget(one.url, time.time())
        if several.fault:
            raise FetchError(several.fault)
        if fates["undelivered"]:
            raise FetchError(f"{fates['undelivered']} articles were not delivered: {self.sender.failure}")
        self._read(one, "changed", fates)

    def _send(self, one: Subscription, several: Several) -> Counter[str]:
        """What became of each entry; known is what was sent, or refused, as it is."""
        ended: list[tuple[Fate, str, bytes]] = []
        known = 0
        for number, value in enumerate(several.values, 1):
            name = _name(value)
            if self.state.is_known(one.url, name, value):
                known += 1
                ended.append(("known", name, value))
                continue
            message = Message(value, JSON, f"{one.name} {several.name} {number}")
            self.sender.send(message, ended=lambda fate, n=name, v=value: ended.append((fate, n, v)))  # type: ignore[misc]  # bound now
        self.sender.finish()
        with self.state.saved():
            for fate, name, value in ended:
                if fate != "undelivered":
                    self.state.note(one.url, name, value, time.time())
        fates = Counter(fate for fate, _, _ in ended)
        for fate, count in fates.items():
            metrics.ENTRIES.labels(one.name, fate).inc(count)
        return Counter(fates)

    def _read(self, one: Subscription, outcome: str, fates: Counter[str]) -> None:
        metrics.FETCHED.labels(one.name, outcome).inc()
        metrics.READ.labels(one.name).set_to_current_time()
        if one in self.failed:
            self.failed.discard(one)
            log.info("feed_recovered", feed=one.name)
        if fates["sent"] or fates["refused"]:
            log.info("feed_read", feed=one.name, **{str(fate): count for fate, count in sorted(fates.items())})

    def _fail(self, one: Subscription, reason: str) -> None:
        metrics.FETCHED.labels(one.name, "failed").inc()
        self.failed.add(one)
        log.warning("feed_failed", feed=one.name, reason=reason)


def _name(value: bytes) -> str:
    """What names the entry in its feed: its id, else its address, else nothing but its words."""
    entry: dict[str, Any] = orjson.loads(value)
    return str(entry.get("id") or entry.get("url") or entry.get("title") or "")


class _Stopping:
    """Remembers that a signal came; inside `at_once` it ends what goes on, else the next `at_once`."""

    def __init__(self) -> None:
        self._asked = False
        self._free = False

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Within, SIGTERM and SIGINT are ours."""
        before = {number: signal.signal(number, self._hear) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What may be broken off anywhere."""
        self._free = True
        try:
            if self._asked:
                _stop()
            yield
        finally:
            self._free = False

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self._asked = True
        if self._free:
            _stop()


def _stop() -> NoReturn:
    raise _Stopped
