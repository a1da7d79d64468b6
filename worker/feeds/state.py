"""What is known of each feed from round to round, in an SQLite file: validators for the next request, articles sent.

What is noted is on disk when `saved` ends; a feeder that is killed in between sends an article again, and loses none.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from worker.errors import ConfigurationError

KEPT_SECONDS = 30 * 86_400.0  # since the feed last had the article
_TABLES = """
CREATE TABLE IF NOT EXISTS feed (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, news REAL NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS article (
  url TEXT, id TEXT, digest BLOB NOT NULL, seen REAL NOT NULL, PRIMARY KEY (url, id)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server said of the feed as it was last read, and what it is asked with the next time."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The request's headers that make it conditional; none where nothing is known."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


class State:
    """The file at `path`, made where it is missing. Raises ConfigurationError where it cannot be one."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = sqlite3.connect(path, timeout=5, isolation_level=None)
            self._file.executescript(f"PRAGMA journal_mode = WAL; {_TABLES}")
        except sqlite3.Error as error:
            raise ConfigurationError(f"the state of the feeds, {path}: {error}") from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @contextmanager
    def saved(self) -> Iterator[None]:
        """All that is noted inside becomes lasting together, or none of it."""
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def validators(self, url: str) -> Validators:
        """Those of the last reading that went well; empty ones before it."""
        row = self._file.execute("SELECT etag, modified FROM feed WHERE url = ?", (url,)).fetchone()
        return Validators(*row) if row else Validators()

    def news(self, url: str) -> float:
        """When the feed last had something new, in seconds since 1970; 0 where it never had."""
        row = self._file.execute("SELECT news FROM feed WHERE url = ?", (url,)).fetchone()
        return float(row[0]) if row else 0.0

    def is_known(self, url: str, article: str, value: bytes) -> bool:
        """Whether the feed's article was noted with the same bytes."""
        row = self._file.execute("SELECT digest FROM article WHERE url = ? AND id = ?", (url, article)).fetchone()
        return row is not None and row[0] == _digest(value)

    def note(self, url: str, article: str, value: bytes, now: float) -> None:
        """Note an article of the feed as it is now."""
        self._file.execute("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", (url, article, _digest(value), now))

    def note_feed(self, url: str, validators: Validators, *, news: float) -> None:
        """Note how the feed was read; `news` is when it last had something new."""
        row = (url, validators.etag, validators.modified, news)
        self._file.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?)", row)

    def forget(self, url: str, now: float) -> None:
        """Drop the articles that the feed has not had for long."""
        self._file.execute("DELETE FROM article WHERE url = ? AND seen < ?", (url, now - KEPT_SECONDS))


def _digest(value: bytes) -> bytes:
    return sha256(value).digest()
