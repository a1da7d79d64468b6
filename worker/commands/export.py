"""`eventwire export`: the events as a file for other tools, from the topics or from the output of `extract`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO, get_args

import click

from worker.commands.connection import broker_errors, broker_option, event_topics, settings_for
from worker.commands.follow import Record, filter_options, follow
from worker.commands.output import STANDARD_OUTPUT, opened
from worker.commands.sources import Report, read_all
from worker.commands.state import current
from worker.errors import Invalid
from worker.event import Modality
from worker.export import ATTRIBUTION
from worker.export.formats import FORMATS, Format
from worker.export.told import Told, read
from worker.export.wanted import Filter


@dataclass(slots=True)
class Tally:
    """What became of the events that were read."""

    written: int = 0
    left_out: int = 0
    foreign: int = 0
    retracted: int = 0

    def told(self) -> str:
        """In a line, without what there was none of."""
        rest = {
            f"{self.left_out} left out": self.left_out,
            f"{self.foreign} records that are no event": self.foreign,
            f"{self.retracted} retractions, of which what is written knows nothing": self.retracted,
        }
        events = f"{self.written} event" + ("" if self.written == 1 else "s")
        return ", ".join([f"{events} written", *(text for text, count in rest.items() if count)])


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events go out: the filter's, of these modalities, with the code that the format lives by."""

    wanted: Filter
    form: Format
    modalities: frozenset[str]
    uncoded: bool

    def takes(self, told: Told) -> bool:
        return (
            told.event.modality in self.modalities
            and bool(self.uncoded or self.form.coded(told.event))
            and (not self.wanted or self.wanted.matches(told.message()))
        )


@click.command()
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True, dir_okay=False))
@click.option("--format", "name", type=click.Choice(list(FORMATS)), required=True, help="What to write; see above.")
@click.option("-o", "--output", default=STANDARD_OUTPUT, type=click.Path(allow_dash=True, dir_okay=False),
              help="The file to write; default: standard output.")  # fmt: skip
@filter_options
@click.option("--modality", "modalities", multiple=True, type=click.Choice(get_args(Modality)),
              help="Only these; default: actual for acled and gdelt, all for the others.")  # fmt: skip
@click.option("--uncoded", is_flag=True, help="acled, gdelt: also events without an ACLED type, a CAMEO root.")
@click.option("--follow", "live", is_flag=True, help="Go on with what is published, until Ctrl-C.")
@click.option("--from-beginning", is_flag=True, help="With --follow: start with what the topics hold.")
@click.option("--idle", type=click.FloatRange(0.1), metavar="SECONDS", help="With --follow: end after such a pause.")
@broker_option
def command(
    files: tuple[str, ...],
    name: str,
    output: str,
    wanted: Filter,
    modalities: tuple[str, ...],
    uncoded: bool,
    live: bool,
    from_beginning: bool,
    idle: float | None,
    broker: str | None,
) -> int:
    """Write events for other tools.

    \b
    geojson     a FeatureCollection (RFC 7946)     acled    CSV in ACLED's columns
    geojsonl    a feature a line                   gdelt    TSV in the columns of GDELT 2.0, no header
    geojsonseq  a text sequence (RFC 8142)         parquet  a typed table (needs pyarrow)
    csv         a flat table with a header, a row an event

    FILES are JSON lines: what "extract" prints, or single events; "-" is standard input. Without FILES the event
    topics are read up to where they end: the newest of each event, those retracted left out (their keys are kept in
    memory, some 150 bytes an event). With --follow each event is written as it comes, so that a changed one comes
    again and a retracted one stays.

    acled and gdelt take only what happened and has a code of theirs, unless --modality and --uncoded say otherwise.
    docs/events.md tells each column. Places come from GeoNames (CC BY 4.0): name it where you publish them.
    """
    form = FORMATS[name]
    _check(form, files, output, live=live, only_live=from_beginning or idle is not None)
    settings = settings_for(broker)
    choice = Choice(wanted, form, frozenset(modalities or form.modalities or get_args(Modality)), uncoded)
    report, tally = Report(), Tally()
    with broker_errors(settings), opened(output, growing=live) as stream:
        if files:
            events = _from_files(files, report)
        elif live:
            records = follow(settings, event_topics(settings), from_beginning=from_beginning, idle=idle)
            events = _from_records(_seen(records, stream, tally), tally)
        else:
            events = _from_records(current(settings, event_topics(settings)), tally)
        form.write(_chosen(events, choice, tally), stream)
    click.echo(f"{tally.told()}. {ATTRIBUTION}", err=True)
    return report.exit_code


def _check(form: Format, files: tuple[str, ...], output: str, *, live: bool, only_live: bool) -> None:
    """Refuse what makes no sense together."""
    if not form.text and output == STANDARD_OUTPUT:
        raise click.UsageError("this format needs a file: -o FILE")
    if live and files:
        raise click.UsageError("--follow reads the topics, not files")
    if live and not form.lines:
        raise click.UsageError(
            "--follow needs a format that is written line by line: geojsonl, geojsonseq, csv, acled, gdelt"
        )
    if only_live and not live:
        raise click.UsageError("--from-beginning and --idle belong to --follow; without it the topics are read once")


def _from_files(files: Iterable[str], report: Report) -> Iterator[Told]:
    for message in read_all(files, "application/jsonl", report):
        try:
            yield from read(message.value)
        except Invalid as error:
            report.error(message.label, str(error))


def _from_records(records: Iterable[Record], tally: Tally) -> Iterator[Told]:
    for record in records:
        try:
            yield from read(record.value or b"", datetime.fromtimestamp(record.timestamp, UTC))
        except Invalid:
            tally.foreign += 1


def _seen(records: Iterable[Record | None], stream: BinaryIO, tally: Tally) -> Iterator[Record]:
    """The records with a value; whenever none comes, what was written so far is let go to whoever reads it."""
    for record in records:
        if record is None:
            stream.flush()
        elif record.value is None:
            tally.retracted += 1
        else:
            yield record


def _chosen(events: Iterable[Told], choice: Choice, tally: Tally) -> Iterator[Told]:
    for told in events:
        if choice.takes(told):
            tally.written += 1
            yield told
        else:
            tally.left_out += 1
