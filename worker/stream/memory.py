"""The last state of each article, in a temporary SQLite database: on disk, so that a worker's memory stays flat."""

import sqlite3
import threading
from typing import Any
from weakref import finalize

from worker.stream.revisions import Told

_TEMPORARY = ""  # SQLite's name for a file that nobody else sees and that goes with the connection
_CACHE_KIB = 8192
_SETTINGS = f"PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -{_CACHE_KIB};"
_TABLE = """
CREATE TABLE told (
    article TEXT PRIMARY KEY, revision INTEGER, events TEXT, partition INTEGER, offset INTEGER,
    taken_partition INTEGER, taken_offset INTEGER, time REAL
) WITHOUT ROWID;
CREATE INDEX told_time ON told (time);
"""
_COLUMNS = ("events", "partition", "offset", "taken_partition", "taken_offset", "time")
_SET = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)
_INSERT = "INSERT INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
_PUT = f"{_INSERT} {_SET}, revision = max(told.revision, excluded.revision)"  # a withdrawal may name no revision
_OBSERVE = f"""{_INSERT} {_SET}, revision = excluded.revision
    WHERE told.partition != excluded.partition OR told.offset < excluded.offset"""
_GET = "SELECT * FROM told WHERE article = ?"


class Memory:
    """Our own states, and those that others published; used from any thread. `seconds`: how long Kafka keeps them."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._database = sqlite3.connect(_TEMPORARY, isolation_level=None, check_same_thread=False)
        self._database.executescript(_SETTINGS + _TABLE)
        finalize(self, self._database.close)

    def get(self, article: str) -> Told | None:
        """What the article told last."""
        found = self._run(_GET, article)
        return _told(found[0]) if found else None

    def put(self, article: str, told: Told) -> None:
        """What we have just published."""
        self._run(_PUT, *_row(article, told))

    def observe(self, article: str, told: Told) -> None:
        """What was read from articles.sections; our own newer record is not overwritten by an older one of its key."""
        self._run(_OBSERVE, *_row(article, told))

    def forget_before(self, time: float) -> None:
        """Drop what articles.sections no longer holds either."""
        self._run("DELETE FROM told WHERE time < ?", time - self._seconds)

    def __len__(self) -> int:
        return int(self._run("SELECT count(*) FROM told")[0][0])

    def _run(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._database.execute(statement, values).fetchall()


def _row(article: str, told: Told) -> tuple[Any, ...]:
    taken = told.taken or (None, None)
    return (article, told.revision, ",".join(told.events), *told.place, *taken, told.time)


def _told(row: tuple[Any, ...]) -> Told:
    _, revision, events, partition, offset, taken_partition, taken_offset, time = row
    taken = None if taken_partition is None else (taken_partition, taken_offset)
    return Told(revision, tuple(filter(None, events.split(","))), (partition, offset), taken, time)
