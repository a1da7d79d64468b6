"""`eventwire feed` over feeds that it knows again: what the options say becomes a schedule, a state and rounds."""

from dataclasses import dataclass
from math import inf
from pathlib import Path

import click
import structlog
from prometheus_client import start_http_server

from worker import logs
from worker.commands.connection import broker_errors
from worker.commands.rounds import Rounds
from worker.commands.send import Sender
from worker.errors import ConfigurationError
from worker.feeds.metrics import REGISTRY
from worker.feeds.schedule import Schedule
from worker.feeds.state import State
from worker.feeds.subscriptions import Subscription, duration, read_list, subscription
from worker.settings import Settings, environment_name

log = structlog.get_logger(__name__)

STATE = Path("feeds.sqlite")


@dataclass(frozen=True, slots=True)
class Following:
    """How feeds are read; `every` None is once, `state` None is `STATE`."""

    every: str | None
    state: Path | None
    host_pause: float
    rate: float | None
    allow_private: bool


def follow_feeds(settings: Settings, urls: tuple[str, ...], lists: tuple[Path, ...], how: Following) -> int:
    """Read the feeds, once or until stopped; returns the exit code: 1 where the last reading of a feed failed.

    A feeder that was asked to stop ends with 0.
    """
    feeds = _subscriptions(urls, lists)
    schedule = Schedule(feeds, duration(how.every) if how.every else inf, how.host_pause)
    logs.configure(settings)
    state = State(how.state or STATE)
    sender = Sender(settings, _refused, rate=how.rate)
    rounds = Rounds(sender, state, how.allow_private, set())
    try:
        with broker_errors(settings):
            sender.connect()
            if how.every:
                _serve(settings)
                log.info("feeder_started", feeds=len(feeds), every=how.every)
                rounds.until_stopped(schedule)
                return 0
            rounds.once(schedule)
    finally:
        state.close()
    click.echo(f"{sender.delivered} delivered from {len(feeds)} feeds; {len(rounds.failed)} failed", err=True)
    return int(bool(rounds.failed))


def _subscriptions(urls: tuple[str, ...], lists: tuple[Path, ...]) -> tuple[Subscription, ...]:
    found = {one.url: one for one in map(subscription, urls)}
    for path in lists:
        try:
            found |= {one.url: one for one in read_list(path.read_bytes())}
        except OSError as error:
            raise ConfigurationError(f"{path}: {error.strerror}") from None
        except ConfigurationError as error:
            raise ConfigurationError(f"{path}: {error}") from None
    if not found:
        raise click.UsageError("no feed is named: give addresses, or a list by --list")
    return tuple(found.values())


def _refused(label: str, reason: str) -> None:
    log.warning("feed_article_failed", entry=label, reason=reason)


def _serve(settings: Settings) -> None:
    try:
        start_http_server(settings.http_port, settings.http_bind, REGISTRY)
    except OSError as error:
        where = f"{environment_name('http_bind')}, {environment_name('http_port')}"
        raise ConfigurationError(f"{where}: {settings.http_bind}:{settings.http_port}: {error.strerror}") from None
