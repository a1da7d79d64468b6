"""Rows of PostgreSQL, on a real server where the machine has one (Debian's postgresql, initdb on the PATH)."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.pages import ROOT, page
from tests.sinks.events import message, told
from worker.errors import EventwireError, Retryable
from worker.export.told import Told
from worker.sinks.changes import Changes
from worker.sinks.postgres import Database

psycopg = pytest.importorskip("psycopg")
PLACE, OTHER = ("events.attack", 0), ("events.talks", 3)
ACCOUNTS = ("postgres", "nobody")  # PostgreSQL does not run as root
NOW = datetime(2025, 11, 25, 9, 30, tzinfo=UTC)
DEBIAN = "/usr/lib/postgresql"


def programs() -> str:
    """The folder of PostgreSQL's programs; skips where there is none."""
    found = shutil.which("initdb") or next(map(str, sorted(Path(DEBIAN).glob("*/bin/initdb"), reverse=True)), None)
    if found is None:
        pytest.skip("no PostgreSQL here (initdb); Debian's package is postgresql")
    return str(Path(found).resolve().parent)


def account() -> str | None:
    """Whom to run it as where we are root, else None."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ACCOUNTS if name in known), None) if os.geteuid() == 0 else None


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A fresh server on a socket of its own: what to connect by."""
    bin_, user = programs(), account()
    with TemporaryDirectory(prefix="pg") as folder:
        if user is not None:
            shutil.chown(folder, user)

        def call(program: str, *options: str) -> None:
            command = [f"{bin_}/{program}", "-D", f"{folder}/data", *options]
            with Path(folder, "log").open("ab") as log:
                subprocess.run(command, check=True, user=user, cwd=folder, stdout=log, stderr=log, timeout=120)

        call("initdb", "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale", "C")
        call("pg_ctl", "-w", "-t", "100", "-o", f"-c listen_addresses= -k {folder} -c fsync=off", "start")
        try:
            yield f"host={folder} user=postgres dbname=postgres"
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")


@pytest.fixture
def opened(server: str, request: pytest.FixtureRequest) -> Iterator[Callable[[], Database]]:
    """Opens a schema of this test's own, as a sink that starts."""
    now: list[Database] = []

    def open_() -> Database:
        now.append(Database(server, schema_of(request)))
        return now[-1]

    yield open_
    for one in now:
        one.close()


def schema_of(request: pytest.FixtureRequest) -> str:
    """Its name, which needs quoting."""
    return f'the "{request.node.name}"'[:60]


@pytest.fixture
def ask(server: str, request: pytest.FixtureRequest) -> Callable[[str], list[Any]]:
    """Asks the schema."""

    def answers(query: str) -> list[Any]:
        with psycopg.connect(server) as connection:
            name = psycopg.sql.Identifier(schema_of(request))
            connection.execute(psycopg.sql.SQL("SET search_path TO {}").format(name))
            found: list[Any] = connection.execute(query).fetchall()
            return found

    return answers


def attack(number: int, confidence: float = 0.5, **fields: Any) -> Told:
    """An attack of its own, recorded."""
    return replace(told(id=f"a{number}", confidence=confidence, **fields), recorded=NOW)


def changed(*events: Told, gone: tuple[str, ...] = (), upto: int = 1) -> Changes:
    """What a batch came to."""
    return Changes(events, gone, 0, {PLACE: upto, OTHER: 2 * upto})


def test_a_row_has_the_event_and_columns_to_search_by(
    opened: Callable[[], Database], ask: Callable[[str], list[Any]]
) -> None:
    """The JSON is the whole event."""
    event = attack(1)
    opened().write(changed(event))
    ((kind, place, day, low, recorded, whole),) = ask(
        "SELECT type, country, date_start, killed_low, recorded, event FROM events"
    )
    assert event.event.place is not None
    assert event.event.date is not None
    assert (kind, place, day, low) == ("attack", event.event.place.country, event.event.date.start, 4)
    assert (recorded, whole["id"], whole["mentions"]) == (NOW, "a1", message()["mentions"])


def test_a_newer_revision_takes_the_place_of_the_older_and_a_retraction_its_row(
    opened: Callable[[], Database], ask: Callable[[str], list[Any]]
) -> None:
    """By the id; what was never there may be retracted."""
    sink = opened()
    sink.write(changed(attack(1), attack(2), attack(3)))
    sink.write(changed(attack(1, 0.9), gone=("a2", "never"), upto=2))
    assert ask("SELECT id, confidence FROM events ORDER BY id") == [("a1", 0.9), ("a3", 0.5)]


def test_a_sink_that_starts_again_goes_on(opened: Callable[[], Database]) -> None:
    """By the offsets in the database."""
    opened().write(changed(attack(1), upto=7))
    assert opened().offsets == {PLACE: 7, OTHER: 14}


def test_rows_and_offsets_are_one_transaction(
    opened: Callable[[], Database], ask: Callable[[str], list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who dies between them has written neither."""
    sink = opened()
    with monkeypatch.context() as patch:
        patch.setattr("worker.sinks.postgres._values", lambda told: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sink.write(changed(attack(1), upto=3))
    assert ask("SELECT * FROM events") == ask("SELECT * FROM offsets") == []
    sink.write(changed(attack(1), upto=3))
    assert len(ask("SELECT * FROM events")) == 1


def test_a_second_sink_is_stopped_by_its_first_write(
    opened: Callable[[], Database], ask: Callable[[str], list[Any]]
) -> None:
    """Whichever wrote last goes on; nothing of the other is in the tables."""
    first, second = opened(), opened()
    first.write(changed(attack(1), upto=3))
    with pytest.raises(EventwireError, match="another sink writes to schema"):
        second.write(changed(attack(2), upto=2))
    assert ask("SELECT id FROM events") == [("a1",)]
    first.write(changed(attack(3), upto=5))


def test_what_postgresql_cannot_hold_is_left_out(
    opened: Callable[[], Database], ask: Callable[[str], list[Any]]
) -> None:
    """NUL, and no number is too large."""
    article = message()["article"] | {"title": "a\0b \\u0000 '; DROP TABLE events"}
    killed = {"killed": {"low": 2**63, "high": None}, "injured": None, "missing": None, "captured": None}
    opened().write(changed(attack(1, article=article, casualties=killed)))
    assert ask("SELECT article_title, killed_low FROM events") == [("ab \\u0000 '; DROP TABLE events", 2**63)]


def test_a_server_that_is_not_there_may_come_back(tmp_path: Path) -> None:
    """Told as such."""
    with pytest.raises(Retryable, match="PostgreSQL: "):
        Database(f"host={tmp_path} user=postgres", "eventwire")


RECIPES = [text for text in page(ROOT / "docs" / "sinks.md").blocks("sql") if "eventwire.events" in text]


@pytest.mark.parametrize("number", range(len(RECIPES)))
def test_the_recipes_run(server: str, number: int) -> None:
    """As the page shows them; each finds something."""
    sink = Database(server, "eventwire")
    sink.write(Changes((attack(1), attack(2)), (), 0, {("recipes", number): 1}))
    sink.close()
    with psycopg.connect(server) as connection:
        assert connection.execute(RECIPES[number]).fetchall()
