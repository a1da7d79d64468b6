"""`eventwire bench`: what extraction costs on this machine, by stage."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from worker.article import Article
from worker.commands.demo import samples
from worker.commands.sources import Report, read_all
from worker.errors import Invalid
from worker.intake import read_article
from worker.settings import load

if TYPE_CHECKING:
    from worker.diagnosis.cost import Cost

ROUNDS = 3


@click.command()
@click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
@click.option("--rounds", type=click.IntRange(1, 100), default=ROUNDS, show_default=True, help="The least of so many.")
def command(files: tuple[str, ...], rounds: int) -> int:
    """Measure what extraction costs: CPU time by stage, in one process.

    FILES are articles as `eventwire extract` takes them; without FILES the sample articles. Beside it, in the same run,
    a bare spaCy pipe with the same model on the same texts.
    """
    from worker.diagnosis.cost import measure  # spaCy takes a second to import: only when needed
    from worker.pipeline import load_engine

    report, settings = Report(), load()
    articles = list(_articles(files or (str(samples()),), settings.max_article_bytes, report))
    if not articles:
        raise click.ClickException("no article to measure on")
    engine = load_engine(settings.model, reader=settings.reader)
    _show(measure(articles, engine, settings.model, rounds))
    return report.exit_code


def _articles(sources: tuple[str, ...], most: int, report: Report) -> Iterator[Article]:
    for message in read_all(sources, None, report):
        try:
            yield read_article(message.value, message.content_type, max_bytes=most)
        except Invalid as error:
            report.error(message.label, f"{error.reason}: {error}")


def _show(cost: "Cost") -> None:
    table = Table("stage", box=None, pad_edge=False)
    table.add_column("µs a word", justify="right")
    table.add_column("share", justify="right")
    for stage, seconds in (*cost.stages.items(), ("all", cost.whole)):
        table.add_row(stage, f"{cost.by_word(seconds):.1f}", f"{seconds / cost.whole:.0%}")
    table.add_row("bare spaCy pipe", f"{cost.by_word(cost.bare):.1f}", f"{1 / cost.ratio:.0%}")
    console = Console(highlight=False)
    console.print(table)
    console.print(
        f"\narticles: {cost.articles}, words: {cost.words}; "
        f"words a second: {cost.words / cost.whole:,.0f}, bare spaCy {cost.words / cost.bare:,.0f} "
        f"(times its cost: {cost.ratio:.2f})\n"
        f"from the start to the first article: {cost.first:.1f} s of CPU; memory: {cost.megabytes} MB",
        soft_wrap=True,
    )
