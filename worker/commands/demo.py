"""`eventwire demo`: the whole way once, on the sample articles and a broker that lives as long as the demo."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import click
from rich.console import Console
from rich.rule import Rule
from rich.table import Table

from worker.commands import live
from worker.commands.connection import broker_errors, event_topics
from worker.commands.follow import Record, follow
from worker.commands.send import Sender
from worker.commands.sources import Report, read_all
from worker.commands.supervised import Worker
from worker.commands.tail import show_event
from worker.event_message import parse
from worker.settings import Settings, load
from worker.stream.broker import EmbeddedBroker
from worker.stream.topics import TopicKind, declared, topic_name

QUIET_SECONDS = 2.0  # after the last article is done, time for its events to arrive
LIMIT_SECONDS = 90.0  # without any record for so long, the demo gives up

WELCOME = """[bold]Eventwire demo[/bold]: sample articles into Kafka, events out.
The broker is librdkafka's mock cluster inside this demo: for trying out; it keeps nothing. Ctrl-C ends everything."""
NEXT = """[bold]Where to go next[/bold]
  eventwire demo --live                         the same, and a page with a map to look at the events
  eventwire extract article.html                events of your own articles, without Kafka
  docker compose up                             Kafka, the worker, Prometheus and Grafana
  eventwire feed https://example.org/feed.xml   a news feed into Kafka
  eventwire tail --type attack --country UKR    follow the events you care about
  README.md                                     topics, settings, operations"""


@dataclass(slots=True)
class Tally:
    """What the demo has seen so far. Times are seconds since 1970, as stamped on the records."""

    fed: int
    started: float
    articles: dict[str, float] = field(default_factory=dict)
    rejected: int = 0
    events: Counter[str] = field(default_factory=Counter)
    incidents: set[str] = field(default_factory=set)

    def done(self) -> bool:
        return len(self.articles) + self.rejected >= self.fed

    def rows(self) -> Iterator[tuple[str, str]]:
        """The summary, a row a figure."""
        latencies = sorted(when - self.started for when in self.articles.values())
        yield "articles", f"{len(self.articles)} processed, {self.rejected} rejected"
        yield "events", ", ".join(f"{count} {kind}" for kind, count in self.events.most_common()) or "none"
        yield (
            "incidents",
            f"{len(self.incidents)} happenings told, statements apart",
        )
        if latencies:
            yield "latency", f"{latencies[0]:.2f} s first article, {latencies[-1]:.2f} s last (all fed at once)"
            yield "throughput", f"{len(latencies) / max(latencies[-1], 1e-3):.1f} articles/s"


@click.command()
@click.option("--live", "looking", is_flag=True, help="Serve a page with the events at the end, until Ctrl-C.")
def command(looking: bool) -> int:
    """Show the whole way once: embedded broker, worker, sample articles, events.

    Needs no Kafka and no network, and ends by itself in under a minute, but with --live.
    """
    console = Console(highlight=False)
    console.print(WELCOME, end="\n\n", soft_wrap=True)
    report = Report()
    with _broker() as settings, Worker(settings) as worker, broker_errors(settings):
        with console.status("starting the worker (it loads the language model)"):
            worker.wait_until_ready()
        tally = Tally(fed=_feed(settings, report), started=time.time())
        _show(console, settings, tally, worker)
        _summary(console, tally)
        if looking:
            live.serve(settings)
    return report.exit_code or int(not tally.done())


@contextmanager
def _broker() -> Iterator[Settings]:
    """Settings that lead to a fresh embedded broker with all topics; it ends with the context."""
    names = [topic.name for topic in declared(load())]
    with EmbeddedBroker(names) as broker:
        yield load(broker=broker.address, security_protocol="PLAINTEXT")


def samples() -> Path:
    """The folder of the sample articles."""
    return Path(str(resources.files("worker") / "resources" / "samples"))


def _feed(settings: Settings, report: Report) -> int:
    sender = Sender(settings, report.error)
    for message in read_all([str(samples())], None, report):
        sender.send(message)
    sender.finish()
    return sender.delivered


def _show(console: Console, settings: Settings, tally: Tally, worker: Worker) -> None:
    """Print events until every article is accounted for and nothing more comes."""
    last = time.monotonic()
    others: tuple[TopicKind, ...] = ("sections", "dead", "incidents")
    kinds = {topic_name(settings, kind): kind for kind in others}
    for record in follow(settings, [*event_topics(settings), *kinds], from_beginning=True):
        if record is not None:
            last = time.monotonic()
            _count(console, record, tally, kinds.get(record.topic))
            continue
        worker.check()
        quiet = time.monotonic() - last
        if quiet > (QUIET_SECONDS if tally.done() else LIMIT_SECONDS):
            return


def _count(console: Console, record: Record, tally: Tally, kind: TopicKind | None) -> None:
    if kind == "sections":
        tally.articles[record.key] = record.timestamp
    elif kind == "dead":
        tally.rejected += 1
    elif kind == "incidents":
        (tally.incidents.add if record.value else tally.incidents.discard)(record.key)
    elif record.value and (event := parse(record.value)):
        tally.events[event["type"]] += 1
        show_event(console, event)


def _summary(console: Console, tally: Tally) -> None:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for label, value in tally.rows():
        table.add_row(f"[bold]{label}[/bold]", value)
    console.print(Rule("summary", align="left"), table, "", sep="\n")
    console.print(NEXT, soft_wrap=True)
