"""Events as rows of PostgreSQL: upsert by id, the whole event as JSONB, offsets in the transaction of the rows."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import orjson

from worker.errors import ConfigurationError, EventwireError, Retryable
from worker.export.columns import row
from worker.export.told import Told
from worker.sinks.changes import Changes
from worker.sinks.reading import Place

if TYPE_CHECKING:
    from psycopg import Connection, Cursor

INSTALL = "PostgreSQL needs psycopg: pip install 'eventwire[postgres]'"
# The columns beside the event itself, which are those of `export`; what they tell, the JSON tells in full.
COLUMNS: Mapping[str, str] = {
    "id": "text PRIMARY KEY",
    "type": "text NOT NULL",
    "modality": "text NOT NULL",
    "confidence": "double precision NOT NULL",
    "plover_type": "text",
    "acled_sub_event_type": "text",
    "date_start": "date",
    "date_end": "date",
    "place": "text",
    "country": "text",
    "latitude": "double precision",
    "longitude": "double precision",
    "killed_low": "numeric",
    "killed_high": "numeric",
    "injured_low": "numeric",
    "injured_high": "numeric",
    "article_id": "text",
    "article_title": "text",
    "article_source": "text",
    "article_url": "text",
}
_TABLES = """
CREATE SCHEMA IF NOT EXISTS {schema};
CREATE TABLE IF NOT EXISTS {schema}.events ({columns}, recorded timestamptz NOT NULL, event jsonb NOT NULL);
CREATE INDEX IF NOT EXISTS events_type_date ON {schema}.events (type, date_start);
CREATE INDEX IF NOT EXISTS events_country_date ON {schema}.events (country, date_start);
CREATE TABLE IF NOT EXISTS {schema}.offsets
  (topic text, part integer, next_offset bigint NOT NULL, PRIMARY KEY (topic, part));
"""
_UPSERT = """
INSERT INTO {schema}.events ({names}) VALUES ({values})
ON CONFLICT (id) DO UPDATE SET {updates}
"""
_MOVE = """
INSERT INTO {schema}.offsets AS kept (topic, part, next_offset) VALUES (%s, %s, %s)
ON CONFLICT (topic, part) DO UPDATE SET next_offset = excluded.next_offset WHERE kept.next_offset = %s
"""


class Database:
    """The tables while we write there; `offsets` is how far the topics were read when it was opened, and since.

    Raises ConfigurationError without psycopg, Retryable where the server is not there, EventwireError where it refuses.
    """

    def __init__(self, dsn: str, schema: str) -> None:
        self._psycopg = _psycopg()
        self._schema = schema
        self._connection: Connection[Any] = self._asked(lambda: self._psycopg.connect(dsn, autocommit=True))
        self.offsets: dict[Place, int] = self._asked(self._prepare)

    def write(self, changed: Changes) -> None:
        """Put the changes and their offsets there, all of it or nothing. Raises Retryable, EventwireError."""
        self._asked(lambda: self._write(changed))
        self.offsets |= changed.next_offsets

    def close(self) -> None:
        """Leave the server."""
        self._connection.close()

    def _prepare(self) -> dict[Place, int]:
        with self._connection.transaction():
            # Two that start at once would both make the tables.
            self._connection.execute("SELECT pg_advisory_xact_lock(hashtext('eventwire'))")
            columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
            self._connection.execute(self._sql(_TABLES, columns=columns))
            rows = self._connection.execute(self._sql("SELECT topic, part, next_offset FROM {schema}.offsets"))
            return {(topic, part): offset for topic, part, offset in rows}

    def _write(self, changed: Changes) -> None:
        names = [*COLUMNS, "recorded", "event"]
        updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
        upsert = self._sql(_UPSERT, names=", ".join(names), values=", ".join(["%s"] * len(names)), updates=updates)
        with self._connection.transaction(), self._connection.cursor() as cursor:
            self._move(cursor, changed)
            if changed.gone:
                cursor.execute(self._sql("DELETE FROM {schema}.events WHERE id = ANY(%s)"), (list(changed.gone),))
            if changed.events:
                cursor.executemany(upsert, [_values(told) for told in changed.events])

    def _move(self, cursor: "Cursor[Any]", changed: Changes) -> None:
        """Move the offsets on. Raises EventwireError where they are not as we left them: another sink writes there."""
        for (topic, part), offset in sorted(changed.next_offsets.items()):
            before = self.offsets.get((topic, part))
            cursor.execute(self._sql(_MOVE), (topic, part, offset, before))
            if cursor.rowcount != 1:
                raise EventwireError(f"another sink writes to schema {self._schema}: {topic}/{part} was moved")

    def _sql(self, text: str, **parts: str) -> Any:
        """The statement; the schema is quoted, the parts are our own."""
        from psycopg import sql

        return sql.SQL(text).format(
            schema=sql.Identifier(self._schema),
            **{name: sql.SQL(part) for name, part in parts.items()},
        )

    def _asked(self, ask: Callable[[], Any]) -> Any:
        try:
            return ask()
        except self._psycopg.OperationalError as error:
            raise Retryable(f"PostgreSQL: {_line(error)}") from None
        except self._psycopg.Error as error:
            raise EventwireError(f"PostgreSQL: {_line(error)}") from None


def _values(told: Told) -> tuple[Any, ...]:
    flat = row(told)
    event = orjson.dumps(_storable(told.record())).decode()
    return (*(_storable(flat[name]) for name in COLUMNS), told.recorded, event)


def _storable(value: Any) -> Any:
    """The value without NUL, which PostgreSQL takes in no text."""
    if isinstance(value, dict):
        return {name: _storable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(one) for one in value]
    return value.replace("\0", "") if isinstance(value, str) else value


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


def _psycopg() -> Any:
    try:
        import psycopg
    except ImportError:
        raise ConfigurationError(INSTALL) from None
    return psycopg
