"""`eventwire feed`: articles from files, standard input or news feeds into the raw topic."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from worker.commands.connection import broker_errors, broker_option, explain, settings_for
from worker.commands.fetch import FetchError, fetch, is_url
from worker.commands.follow_feeds import Following, follow_feeds
from worker.commands.send import Sender
from worker.commands.sources import Message, Report, articles, one_by_one, read_all
from worker.intake.several import parted_feed


@click.command()
@click.argument("sources", nargs=-1)
@click.option("--rate", type=click.FloatRange(0, min_open=True), metavar="N", help="At most N articles a second.")
@click.option("--content-type", help="Media type of the files, if their names or look do not tell.")
@click.option("--unchecked", is_flag=True, help="Send what cannot be read as an article, too.")
@click.option("--list", "lists", type=click.Path(path_type=Path), multiple=True, help="YAML or OPML list of feeds.")
@click.option("--every", metavar="TIME", help="Read the feeds again and again, each after 5m, 90s or 2h.")
@click.option("--state", type=click.Path(path_type=Path), help="File of what was sent; with --every: feeds.sqlite.")
@click.option("--host-pause", type=click.FloatRange(0), default=1.0, help="Seconds between requests to a host [1].")
@click.option("--allow-private", is_flag=True, help="Fetch feeds from private and local addresses, too.")
@broker_option
def command(
    sources: tuple[str, ...],
    rate: float | None,
    content_type: str | None,
    unchecked: bool,
    lists: tuple[Path, ...],
    every: str | None,
    state: Path | None,
    host_pause: float,
    allow_private: bool,
    broker: str | None,
) -> int:
    """Put articles into the raw topic.

    SOURCES are JSON lines (.jsonl), single articles (our JSON, ninjs, HTML, plain text), JSON arrays of them, saved
    RSS and Atom feeds (.rss, .atom, .xml), folders of all these, "-" for JSON lines on standard input (also without
    SOURCES), or http(s) addresses of feeds. Each article is checked, keyed by its id, and counted once the broker has
    confirmed it. What fails is named on standard error; the exit code is then 1.

    With --every, --list or --state, SOURCES are addresses of feeds alone. Each is asked only for what changed, an entry
    that was sent before as it is is not sent again, and --every goes on until SIGTERM or Ctrl-C.
    """
    settings = settings_for(broker)
    if every or lists or state:
        if unchecked or content_type:
            raise click.UsageError("--unchecked and --content-type are for files, not for lists of feeds")
        return follow_feeds(settings, sources, lists, Following(every, state, host_pause, rate, allow_private))
    report = Report()
    sender = Sender(settings, report.error, rate=rate)
    with broker_errors(settings), _progress() as progress:
        sender.connect()
        task = progress.add_task(articles(0))
        for message in _messages(sources or ("-",), content_type, report, allow_private):
            sender.send(message, check=not unchecked)
            progress.update(task, description=articles(sender.delivered))
        sender.finish()
    click.echo(f"{articles(sender.delivered)} delivered", err=True)
    if sender.failure and not sender.delivered:
        raise explain(sender.failure, settings)
    return report.exit_code


def _messages(
    sources: tuple[str, ...], content_type: str | None, report: Report, allow_private: bool
) -> Iterator[Message]:
    for source in sources:
        if is_url(source):
            yield from _from_feed(source, report, allow_private)
        else:
            yield from read_all([source], content_type, report)


def _from_feed(url: str, report: Report, allow_private: bool) -> Iterator[Message]:
    try:
        page = fetch(url, allow_private=allow_private)
    except FetchError as error:
        report.error(url, str(error))
        return
    yield from one_by_one(Message(page.body, page.content_type, url), report, parted_feed)


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description} delivered"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
