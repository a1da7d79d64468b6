"""The newest events, held in memory: pure, fed record by record, asked by the page.

Every change has a number that only grows. A later record of an event takes the place of the earlier one, a tombstone
removes it, and where more come than are held the one published longest ago goes.
"""

from collections import OrderedDict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from worker.event_message import Json
from worker.live.entry import Entry, entry

CHANGES_KEPT = 5_000  # what a client that was away may catch up with
ARTICLES_KEPT = 2_000


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to an event: `entry` is what it is now, None where it is gone."""

    number: int
    id: str
    entry: Entry | None


class Store:
    """`newest` is how many events are held."""

    def __init__(self, newest: int, articles: int = ARTICLES_KEPT) -> None:
        self.newest = newest
        self.number = 0
        self.foreign = 0  # records that are no event of ours
        self._entries: OrderedDict[str, Entry] = OrderedDict()  # in the order in which they came
        self._ages: list[tuple[float, int, str]] = []  # a heap: when published, the number of its change, the event
        self._changes: deque[Change] = deque(maxlen=CHANGES_KEPT)
        self._articles: OrderedDict[str, Json] = OrderedDict()
        self._texts: OrderedDict[str, tuple[int, str]] = OrderedDict()  # revision and text, by the article
        self._articles_kept = articles

    def put(self, key: str, value: bytes | None, recorded: float) -> tuple[Change, ...]:
        """Take one record of an event topic; returns what changed, in order."""
        if value is None:
            return self._without(key)
        fresh = entry(value, recorded, self.number + 1)
        if fresh is None:
            self.foreign += 1
            return ()
        self._entries.pop(fresh.id, None)
        self._entries[fresh.id] = fresh
        heappush(self._ages, (fresh.recorded, fresh.number, fresh.id))
        change = self._changed(fresh.id, fresh)
        return (change, *self._without(self._oldest())) if len(self._entries) > self.newest else (change,)

    def put_article(self, key: str, value: Json | None) -> None:
        """Take the message of an article, or forget it; those that came longest ago go first."""
        self._articles.pop(key, None)
        if value is not None:
            self._articles[key] = value
        while len(self._articles) > self._articles_kept:
            self._articles.popitem(last=False)

    def put_text(self, key: str, revision: int, text: str) -> None:
        """Take the text of an article; those that came longest ago go first."""
        self._texts.pop(key, None)
        self._texts[key] = (revision, text)
        while len(self._texts) > self._articles_kept:
            self._texts.popitem(last=False)

    def text(self, key: str, revision: int) -> str | None:
        """The text of the article in that revision, from wherever it is known."""
        found = self.article(key, revision)
        body = found["article"].get("body") if found else None
        known, text = self._texts.get(key, (None, None))
        return body if isinstance(body, str) else text if known == revision else None

    def article(self, key: str, revision: int) -> Json | None:
        """The message of the article in that revision, None where it is not known: spans count in one text alone."""
        found = self._articles.get(key)
        return found if found is not None and found["article"].get("revision") == revision else None

    def get(self, key: str) -> Entry | None:
        """The event of that id."""
        return self._entries.get(key)

    def entries(self) -> Iterator[Entry]:
        """All that are held, the last that came first."""
        return reversed(self._entries.values())

    def since(self, number: int) -> tuple[Change, ...] | None:
        """What happened after that change; None where it is not known any more, or never was."""
        if number > self.number or (self._changes and number < self._changes[0].number - 1):
            return None
        return tuple(change for change in self._changes if change.number > number)

    def __len__(self) -> int:
        return len(self._entries)

    def _oldest(self) -> str:
        """Partitions are read one beside the other, so the first that came need not be the oldest."""
        while True:
            _, number, key = heappop(self._ages)
            if key in self._entries and self._entries[key].number == number:  # what has changed since stands again
                return key

    def _without(self, key: str) -> tuple[Change, ...]:
        return (self._changed(key, None),) if self._entries.pop(key, None) is not None else ()

    def _changed(self, key: str, now: Entry | None) -> Change:
        self.number += 1
        change = Change(self.number, key, now)
        self._changes.append(change)
        return change
