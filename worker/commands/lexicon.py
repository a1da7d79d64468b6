"""`eventwire lexicon check`: are the lexicons sound, and what do they make of a sentence?"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from worker.article import Article
from worker.settings import load

RESOURCES = Path(__file__).parents[1] / "resources"
LEXICONS = RESOURCES / "lexicon"
CODES = "codes.yaml"
ACLED = "acled.yaml"


@click.group()
def command() -> None:
    """Check the lexicons, and see what they make of a sentence."""


@command.command()
@click.argument("sentence", required=False)
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Lexicons to check instead of the ones in use; laid out alike.",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which the sentence is news; default: today.",
)
def check(sentence: str | None, folder: Path | None, published: datetime | None) -> int:
    """Check the lexicons; or, with a SENTENCE, show why it gives the events it gives.

    Without a SENTENCE every file is read, and each fault is told with its file, line and entry; the exit code is 1 if
    there is any. With a SENTENCE: its words as they are read, each sense that was tried, why it was refused or who
    stands in its slots, and the events.
    """
    if sentence is None:
        return _check(folder or LEXICONS)
    if folder is not None:
        raise click.UsageError("a sentence is explained with the lexicons in use: leave --folder out")
    _explain(Article(id="sentence", body=sentence, published=published.date() if published else date.today()))
    return 0


def _check(folder: Path) -> int:
    from worker.inspection.acled import acled_faults  # spaCy takes a second to import: only when needed
    from worker.inspection.codes import code_faults
    from worker.inspection.faults import check_folder
    from worker.inspection.lemmas import Dictionary
    from worker.inspection.source import read_source
    from worker.language import load_engine

    report = check_folder(folder, Dictionary(load_engine(load().model, reader=False)))
    if not report.files:
        raise click.ClickException(f"{folder}: no lexicons")
    codes, acled = (read_source(RESOURCES / name, name) for name in (CODES, ACLED))
    faults = [*report.faults, *code_faults(codes), *acled_faults(acled)]
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        click.echo(f"eventwire: faults: {len(faults)}, files: {len(report.files)}", err=True)
        return 1
    Console().print(_tally(report.entries, report.lemmas))
    click.echo(f"{len(report.files)} files without fault")
    return 0


def _tally(entries: Mapping[tuple[str, str], int], lemmas: Mapping[tuple[str, str], int]) -> Table:
    """Entries by type and kind of trigger, with the words they have."""
    kinds = sorted({kind for _, kind in entries}, reverse=True)
    table = Table("type", *kinds, box=None, pad_edge=False)
    for type_ in sorted({type_ for type_, _ in entries}):
        cells = ((entries.get((type_, kind), 0), lemmas.get((type_, kind), 0)) for kind in kinds)
        table.add_row(type_, *(f"{senses} ({words} words)" if senses else "" for senses, words in cells))
    return table


def _explain(article: Article) -> None:
    from worker.commands.explanation import explained
    from worker.inspection.explain import explain
    from worker.language import load_engine

    settings = load()
    engine = load_engine(settings.model, reader=settings.reader)
    console = Console(highlight=False)
    width = console.width if console.is_terminal else None
    for part in explained(explain(article, engine), width):
        console.print(part, soft_wrap=True)
