"""Tellings in, records of incidents out: the state of whoever links, without Kafka.

The state is a function of what articles.tellings holds: whoever takes over reads that from its beginning, compares what
it makes of it with what stands in the topic of incidents, and publishes the difference. So nothing is kept elsewhere,
and what a predecessor left undone, or did twice, is mended.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import orjson
import structlog

from worker.incidents.linker import Changes, Linker
from worker.incidents.telling import Dispatch, days_of
from worker.incidents.wire import Unreadable, moment, read_tellings
from worker.stream import metrics
from worker.stream.envelope import Record
from worker.stream.standing import Origin, Published, Standing

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """A record of articles.tellings: its place there, when it was written (seconds since 1970), its value."""

    offset: int
    time: float
    value: bytes | None


class Linkage:
    """`read` until the end of the topic, `stand` once, then `take` what comes. `hours`: how long incidents are open."""

    def __init__(self, hours: int, source: str) -> None:
        self._linker = Linker(retention=hours / 24)
        self._standing = Standing()
        self._source = source
        self._newest = 0.0

    @property
    def tellings(self) -> int:
        """How many are in the state."""
        return len(self._linker)

    @property
    def incidents(self) -> int:
        """How many are open."""
        return len(self._standing)

    def read(self, taken: Sequence[Taken]) -> Changes:
        """Put records into the state that somebody may have published the incidents of."""
        if taken:
            self._newest = max(self._newest, *(one.time for one in taken))
        changes = self._linker.put_all(self._dispatches(taken))
        metrics.TELLINGS.labels("late").inc(len(changes.late))
        return changes

    def stand(self, found: Iterable[tuple[str, bytes | None]]) -> list[Record]:
        """What to publish so that the topics tell what is linked; `found` are the records of the topic of incidents."""
        now = self._linker.incidents()
        events = {event for incident in now for event in incident.events}
        kept: dict[str, Published] = {}
        for name, value in found:
            kept.pop(name, None)
            if value is not None and self._is_open(orjson.loads(value), events):
                kept[name] = Published.of(value)
        return self._standing.reconciled(now, kept, self._origin())

    def take(self, taken: Sequence[Taken]) -> list[Record]:
        """What to publish for records that came since."""
        changes = self.read(taken)
        return self._standing.changed(changes, self._origin())

    def _origin(self) -> Origin:
        return Origin(self._source, datetime.fromtimestamp(self._newest, UTC))

    def _dispatches(self, taken: Iterable[Taken]) -> Iterable[Dispatch]:
        for one in taken:
            try:
                arrived = days_of(datetime.fromtimestamp(one.time, UTC))
                dispatch = read_tellings(one.value or b"", one.offset, arrived)
            except Unreadable as error:
                log.warning("tellings_unreadable", offset=one.offset, error=str(error))
                metrics.TELLINGS.labels("unreadable").inc()
                continue
            metrics.TELLINGS.labels("read").inc()
            yield dispatch

    def _is_open(self, message: Any, events: set[str]) -> bool:
        """Whether what was published can differ from what is linked: not where it is past, and stands."""
        if not events.isdisjoint(message["events"]):
            return True
        told: date | None = moment(message["last_told"])
        recent = told is None or days_of(told) >= self._linker.horizon
        return recent and any(self._linker.knows(article["article"]) for article in message["articles"])
