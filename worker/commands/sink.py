"""`eventwire sink ...`: the events where people keep them."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click
import structlog

from worker import logs
from worker.commands.connection import broker_errors, broker_option, event_topics, settings_for
from worker.errors import ConfigurationError, Invalid
from worker.export.told import Told, read
from worker.settings import Settings
from worker.sinks import alerts, rules
from worker.sinks.changes import Changes, changes
from worker.sinks.reading import Place, Record, in_batches, one_by_one

log = structlog.get_logger(__name__)


@click.group()
def command() -> None:
    """Send or keep the events elsewhere: alerts, Parquet, PostgreSQL.

    Each sink keeps how far it came only once what it read is where it belongs, so that nothing is lost when it ends,
    in whatever way. Ctrl-C and SIGTERM end it.
    """


def idle_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--idle`."""
    return click.option(
        "--idle", type=click.FloatRange(0.1), metavar="SECONDS", help="End when nothing came for so long."
    )(command)


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """SIGTERM ends as Ctrl-C does, so that what is open is closed."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dead", "dead_file", default="alerts.dead.jsonl", type=click.Path(dir_okay=False, path_type=Path),
              show_default=True, help="Where alerts go that cannot be delivered.")  # fmt: skip
@click.option("--again", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Send the dead letters in this file, and end.")  # fmt: skip
@click.option("--check", is_flag=True, help="Only read the rules.")
@click.option("--name", default="webhook", show_default=True, help="Sinks of one name share the work.")
@click.option("--from-beginning", is_flag=True, help="The first time, start with what the topics hold.")
@idle_option
@broker_option
def webhook(
    file: Path,
    dead_file: Path,
    again: Path | None,
    check: bool,
    name: str,
    from_beginning: bool,
    idle: float | None,
    broker: str | None,
) -> None:
    """Send alerts by the rules in FILE: webhooks, Slack, Telegram, e-mail.

    docs/sinks.md shows a file of rules. An alert is tried six times, with longer and longer pauses; what then is not
    delivered, or is refused, goes to the file of dead letters. Offsets are kept when an event's alerts are delivered or
    dead: after a crash the last of them may come twice, with the same Idempotency-Key.
    """
    settings = settings_for(broker)
    logs.configure(settings)
    wanted = _rules(file)
    if check:
        click.echo(f"{len(wanted.rules)} rules, {len(wanted.destinations)} destinations")
        return
    sink = alerts.Alerts(wanted, alerts.DeadLetters(dead_file))
    with ended_by_sigterm(), broker_errors(settings):
        try:
            if again:
                _send_again(sink, wanted, again)
            else:
                topics = event_topics(settings)
                with closing(one_by_one(settings, name, topics, from_beginning=from_beginning, idle=idle)) as records:
                    for told in _events(records):
                        sink.tell(told)
        finally:
            tally = sink.tally
            click.echo(f"{tally.delivered} delivered, {tally.dead} dead, {tally.repeated} known before", err=True)


def _rules(file: Path) -> rules.Rules:
    try:
        return rules.read(file.read_text(encoding="utf-8"), os.environ)
    except ConfigurationError as error:
        raise ConfigurationError(f"{file}: {error}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{file}: not in UTF-8") from None


def _send_again(sink: alerts.Alerts, wanted: rules.Rules, file: Path) -> None:
    for rule, name, told in alerts.again(file.read_bytes()):
        if name not in wanted.destinations:
            raise ConfigurationError(f"{file}: no destination {name}")
        sink.send(rule, name, told)


def _events(records: Iterable[Record]) -> Iterator[Told]:
    """The events among the records: retractions and what is no event give none."""
    for record in records:
        try:
            yield from read(record.value, datetime.fromtimestamp(record.timestamp, UTC)) if record.value else ()
        except Invalid:
            continue


def batch_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--rows`, `--seconds`, `--idle` and `--broker`."""
    for option in (
        broker_option,
        idle_option,
        click.option("--seconds", type=click.FloatRange(0.1), metavar="SECONDS", help="Write no later than so."),
        click.option("--rows", type=click.IntRange(1), metavar="N", help="Write as soon as so many records came."),
    ):
        command = option(command)
    return command


@command.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@batch_options
def parquet(folder: Path, rows: int | None, seconds: float | None, idle: float | None, broker: str | None) -> None:
    """Keep the events in FOLDER as Parquet, parted by the day of publication and the type.

    The folder holds the newest of each event and none that was retracted, and how far the topics were read: a sink that
    starts again goes on there, and one that starts with an empty folder reads all. Writes every minute or 10,000
    records. docs/sinks.md has queries for DuckDB. Needs pyarrow.
    """
    from worker.sinks.parquet import Folder

    store = Folder(folder)
    with closing(store):
        _kept(settings_for(broker), store.offsets, store.write, rows or 10_000, seconds or 60.0, idle)
        click.echo(f"{len(store)} events in {folder}", err=True)


@command.command()
@click.option("--dsn", default="", help="How to connect; what it leaves out, libpq's PGHOST, PGPASSWORD ... say.")
@click.option("--schema", default="eventwire", show_default=True, help="The schema of the tables, made if missing.")
@batch_options
def postgres(
    dsn: str, schema: str, rows: int | None, seconds: float | None, idle: float | None, broker: str | None
) -> None:
    """Keep the events in PostgreSQL: a row each, the whole event as JSONB beside columns to search by.

    The tables hold the newest of each event and none that was retracted, and, moved in the same transaction, how far
    the topics were read: a sink that starts again goes on there. Writes every second or 1,000 records. Needs psycopg.
    """
    from worker.sinks.postgres import Database

    store = Database(dsn, schema)
    with closing(store):
        _kept(settings_for(broker), store.offsets, store.write, rows or 1000, seconds or 1.0, idle)


def _kept(
    settings: Settings,
    offsets: Mapping[Place, int],
    write: Callable[[Changes], object],
    rows: int,
    seconds: float,
    idle: float | None,
) -> None:
    """Read on from the offsets and write what changes, until it is ended."""
    logs.configure(settings)
    records = in_batches(settings, event_topics(settings), offsets, rows=rows, seconds=seconds, idle=idle)
    with ended_by_sigterm(), broker_errors(settings), closing(records):
        for batch in records:
            changed = changes(batch)
            write(changed)
            told = {"events": len(changed.events), "retracted": len(changed.gone), "foreign": changed.foreign}
            log.info("sink_wrote", **told)
