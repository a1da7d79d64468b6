"""`eventwire tail`: the events as they come out of Kafka, to read or to pass on."""

from typing import Any

import click
import orjson
from rich.console import Console

from worker.commands.connection import broker_errors, broker_option, event_topics, settings_for
from worker.commands.follow import Record, filter_options, follow
from worker.commands.render import block
from worker.event_message import parse
from worker.export.wanted import Filter


@click.command()
@click.argument("topics", nargs=-1)
@click.option("--from-beginning", is_flag=True, help="Start with what the topics hold, not with what comes next.")
@filter_options
@click.option("--json", "as_json", is_flag=True, help="JSON lines instead of blocks.")
@click.option("--max", "limit", type=click.IntRange(1), metavar="N", help="End after N events.")
@click.option("--idle", type=click.FloatRange(0.1), metavar="SECONDS", help="End when nothing came for so long.")
@broker_option
def command(
    topics: tuple[str, ...],
    from_beginning: bool,
    wanted: Filter,
    as_json: bool,
    limit: int | None,
    idle: float | None,
    broker: str | None,
) -> None:
    """Follow the events as they are published.

    TOPICS are full topic names; without any, the four event topics of the settings are followed. With --json and no
    filter, what other topics hold is shown, too: "tail --json incidents". --type and --country may be given more than
    once. Ends with Ctrl-C, or as --max and --idle say.
    """
    settings = settings_for(broker)
    show = _show_json if as_json else _show_block
    shown = 0
    with broker_errors(settings):
        for record in follow(settings, topics or event_topics(settings), from_beginning=from_beginning, idle=idle):
            shown += record is not None and show(record, wanted)
            if limit and shown >= limit:
                break


def _show_block(record: Record, wanted: Filter) -> bool:
    event = parse(record.value) if record.value else None
    if event is not None and wanted.matches(event):
        show_event(Console(highlight=False), event)
        return True
    if record.value is None and not wanted:
        click.echo(f"retracted: {record.key}\n")
    return False


def show_event(console: Console, event: dict[str, Any]) -> None:
    """Print the block of an event and an empty line; lines are broken on a terminal only."""
    console.print(block(event, console.width if console.is_terminal else None), end="\n\n", soft_wrap=True)


def _show_json(record: Record, wanted: Filter) -> bool:
    event = parse(record.value) if record.value else None
    if event is not None and wanted.matches(event):
        click.echo(orjson.dumps(event))
        return True
    if record.value is None and not wanted:
        click.echo(orjson.dumps({"id": record.key, "retracted": True}))
        return False
    if event is None and not wanted and _is_message(record.value or b""):
        click.echo(record.value)
        return True
    return False


def _is_message(value: bytes) -> bool:
    """Whether it is JSON of another kind: an incident, a link, an article's sections."""
    try:
        return isinstance(orjson.loads(value), dict)
    except orjson.JSONDecodeError:
        return False
