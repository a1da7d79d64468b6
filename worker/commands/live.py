"""`eventwire live`: the page, fed with what the topics hold and with what comes."""

import asyncio
import signal
import threading
from collections.abc import Generator, Iterable
from contextlib import closing
from itertools import chain

import click
from aiohttp import web
from confluent_kafka import KafkaException

from worker.commands.connection import broker_errors, broker_option, event_topics, explain
from worker.commands.follow import Record, follow
from worker.errors import ConfigurationError
from worker.live.server import Server
from worker.live.texts import sent
from worker.settings import Settings, environment_name, load
from worker.stream.topics import topic_name

BATCH = 200  # records that are put in between answers
CLOSE_SECONDS = 2.0  # for browsers that follow, at the end


@click.command()
@click.option("--port", type=click.IntRange(0, 65_535), help="Instead of EVENTWIRE_LIVE_HTTP_PORT; 0: any free one.")
@broker_option
def command(port: int | None, broker: str | None) -> None:
    """Serve a page to look at the events: a map, a feed that goes on, filters, the words behind each field.

    It reads the newest events from the topics, follows them, keeps them in memory and writes nothing. It listens on
    this machine alone unless EVENTWIRE_LIVE_HTTP_BIND says otherwise; it has no login. Ends with Ctrl-C.
    """
    given = {"broker": broker, "live_http_port": port}
    serve(load(**{name: value for name, value in given.items() if value is not None}))


def serve(settings: Settings) -> None:
    """Serve the page until SIGTERM or Ctrl-C. Raises what `broker_errors` does, and ConfigurationError."""
    topics = [*event_topics(settings), topic_name(settings, "sections")]
    if settings.live_texts:
        topics.append(topic_name(settings, "raw"))
    with broker_errors(settings), closing(follow(settings, topics, newest=settings.live_events)) as records:
        first = next(records)  # a broker that does not answer, a missing topic: told before there is a page
        asyncio.run(_serve(settings, chain([first], records)))


async def _serve(settings: Settings, records: Iterable[Record | None]) -> None:
    server = Server(settings)
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=CLOSE_SECONDS)
    await runner.setup()
    click.echo(f"open {await _listen(runner, settings)} (Ctrl-C ends it)")
    ended, stopped = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    reading = asyncio.create_task(asyncio.to_thread(_read, settings, server, records, stopped, loop))
    try:
        await ended.wait()
    finally:
        stopped.set()
        await reading
        await runner.cleanup()


async def _listen(runner: web.AppRunner, settings: Settings) -> str:
    """Open the port; returns the address for a browser."""
    try:
        await web.TCPSite(runner, settings.live_http_bind, settings.live_http_port).start()
    except OSError as error:
        where = f"{environment_name('live_http_bind')}, {environment_name('live_http_port')}"
        raise ConfigurationError(
            f"{where}: {settings.live_http_bind}:{settings.live_http_port}: {error.strerror}"
        ) from None
    host, port = runner.addresses[0][:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _read(
    settings: Settings,
    server: Server,
    records: Iterable[Record | None],
    stopped: threading.Event,
    loop: asyncio.AbstractEventLoop,
) -> None:
    """Hand records to the server's loop until `stopped`; in a thread, as waiting for Kafka blocks."""
    try:
        for batch in batches(records):
            if batch:
                asyncio.run_coroutine_threadsafe(_put(settings, server, batch), loop).result()
            if stopped.is_set():
                return
    except KafkaException as error:
        server.ailment = explain(error.args[0], settings).format_message()


def batches(records: Iterable[Record | None]) -> Generator[list[Record]]:
    """What came, whenever it is quiet or BATCH is full; an empty list while it stays quiet."""
    batch: list[Record] = []
    for record in records:
        if record is not None:
            batch.append(record)
        if record is None or len(batch) >= BATCH:
            yield batch
            batch = []


async def _put(settings: Settings, server: Server, batch: Iterable[Record]) -> None:
    raw, sections = topic_name(settings, "raw"), topic_name(settings, "sections")
    for record in batch:
        if record.topic == raw:
            article = sent(record.key, record.value, record.headers, settings)
            if article is not None:
                server.store.put_text(article.id, article.revision, article.body)
        elif record.topic == sections:
            server.put_article(record.key, record.value)
        else:
            server.put(record.key, record.value, record.timestamp)
