"""`eventwire extract`: articles in, JSON lines out, without Kafka."""

import math
import sys

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from worker.commands.output import opened
from worker.commands.sources import Report, articles, progress_wanted, read_all, total_bytes
from worker.serialize import dump
from worker.settings import load


@click.command()
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="Articles in work at once.")
@click.option("--content-type", help="Media type of the input, if its name or look does not tell.")
@click.option("--incidents", type=click.Path(dir_okay=False),
              help="Also write which articles tell of one happening to this file, a line an incident.")  # fmt: skip
def command(files: tuple[str, ...], processes: int, content_type: str | None, incidents: str | None) -> int:
    """Extract the events of articles, without Kafka.

    FILES are JSON lines (.jsonl), single articles (our JSON, ninjs, HTML, plain text) or folders of them; without
    FILES, or for "-", JSON lines are read from standard input. One JSON line an article goes to standard output, in
    the order of the input. An article that cannot be read is named on standard error, with the number of its line;
    the others are still done, and the exit code is 1.
    """
    from worker.commands.parallel import Loading, run  # spaCy takes a second to import: only when needed
    from worker.incidents.linker import Linker
    from worker.incidents.message import incident_message

    sources = files or ("-",)
    report = Report()
    settings = load()
    messages = read_all(sources, content_type, report)
    loading = Loading(settings.model, settings.reader)
    wanted = incidents is not None
    outcomes = run(messages, loading, max_bytes=settings.max_article_bytes, processes=processes, linked=wanted)
    linker = Linker(retention=math.inf)  # all that the files hold
    with _progress() as progress:
        task = progress.add_task(articles(0), total=total_bytes(sources))
        for done, outcome in enumerate(outcomes, 1):
            if outcome.output is None:
                report.error(outcome.label, outcome.error or "")
            else:
                sys.stdout.buffer.write(outcome.output + b"\n")
                linker.put(*outcome.article, outcome.tellings)
            progress.update(task, advance=outcome.size, description=articles(done))
    sys.stdout.buffer.flush()
    if incidents is not None:
        with opened(incidents, growing=False) as stream:
            stream.writelines(dump(incident_message(each)) + b"\n" for each in linker.incidents())
    return report.exit_code


def _progress() -> Progress:
    """On stderr; rich must not take standard output over, the results go there."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        redirect_stdout=False,
        transient=True,
        disable=not progress_wanted(sys.stdout.isatty, sys.stderr.isatty),
    )
