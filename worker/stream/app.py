"""The worker: builds the Faust app, the only place that does, and runs it.

Faust reads environment variables of its own (BROKER_URL, WEB_PORT, ...) over what it is given; it gets an empty
environment here. The settings are those that measured well: the defaults' timeouts stall a minute after a kill.
"""

import asyncio
import logging
from collections.abc import Mapping
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

import faust
import structlog
from faust.exceptions import ConsumerNotStarted

from worker.settings import Settings
from worker.stream import health, metrics, topic_check
from worker.stream.agent import Runtime, consume
from worker.stream.client import tls_context
from worker.stream.health import Vitals
from worker.stream.incidents import linking_beside
from worker.stream.lease import Lease, renew_by_heartbeats
from worker.stream.overdue import cut_off_after
from worker.stream.pool import ProcessPool
from worker.stream.topics import OUTPUT_MARGIN, topic_name
from worker.stream.view import View
from worker.stream.work import worker

log = structlog.get_logger(__name__)

TICK_SECONDS = 1.0
DRAIN_POLL_SECONDS = 0.2
DRAIN_SHARE = 0.8  # of shutdown_seconds; the rest is for committing and leaving the group
CRASHED_SECONDS = 5.0  # to leave the group after a crash: nothing is drained, what is not committed is done again
SESSION_SECONDS = 10.0  # without a heartbeat, after which the group gives a worker's partitions to others
LEASE_SECONDS = 9.0  # of the session, the rest is for what is on its way to the broker


class EventwireApp(faust.App):  # type: ignore[misc]  # Faust is not followed by mypy
    """Faust's app with the pool, the heartbeat and a bounded shutdown."""

    logger = logging.getLogger("faust.app")  # Faust's own words under Faust's name
    runtime: Runtime
    vitals: Vitals
    _committed: Mapping[Any, int | None] = {}

    async def on_start(self) -> None:
        """Start the heartbeat, then the pool; nothing is consumed before the models are loaded."""
        await super().on_start()
        self.add_future(self._heartbeat())
        await asyncio.gather(self.runtime.pool.start(), asyncio.to_thread(self.runtime.view.start))
        settings = self.runtime.settings
        metrics.READER.set(settings.reader)
        log.info("worker_started", processes=settings.processes, reader="on" if settings.reader else "off")

    async def on_stop(self) -> None:
        """Drain what is in flight, then stop; cut off when that takes longer than the settings allow."""
        self.vitals.unready = "stopping"
        log.info("worker_stopping", in_flight=self.runtime.acks.under_way, crashed=self.crashed)
        cut_off_after(self._shutdown_seconds(), asyncio.get_running_loop())
        await super().on_stop()

    def _shutdown_seconds(self) -> float:
        """How long stopping may take.

        A crash in the middle of a rebalance has Faust wait for ever: the revocation commits on the consumer's thread,
        which has ended, and the consumer's own end waits for that commit (seen by `shutdown_overdue`; like
        https://github.com/robinhood/faust/issues/684).
        """
        seconds = self.runtime.settings.shutdown_seconds
        return min(seconds, CRASHED_SECONDS) if self.crashed else seconds

    async def _consumer_wait_empty(self, consumer: Any, logger: Any) -> None:
        watching = asyncio.create_task(self._give_up(consumer))
        try:
            await super()._consumer_wait_empty(consumer, logger)
        finally:
            watching.cancel()

    async def _give_up(self, consumer: Any) -> None:
        """Wait no longer than the shutdown may take, nor for what must not be published any more."""
        seconds = self.runtime.settings.shutdown_seconds * DRAIN_SHARE
        for _ in range(int(seconds / DRAIN_POLL_SECONDS)):
            if self.crashed or not self.runtime.lease.is_held(monotonic()):
                break
            await asyncio.sleep(DRAIN_POLL_SECONDS)
        # wait_empty waits for this set and swallows cancellation. Nothing is lost: the offsets are not committed.
        log.warning("drain_given_up", in_flight=self.runtime.acks.under_way)
        consumer._unacked_messages.clear()

    async def _heartbeat(self) -> None:
        while not self.should_stop:
            self._observe(monotonic())
            await asyncio.sleep(TICK_SECONDS)

    def _observe(self, now: float) -> None:
        vitals, acks = self.vitals, self.runtime.acks
        vitals.tick = now
        vitals.unready = self._unready()
        if not self.rebalancing:  # until it is over, what was committed of new partitions is not known
            self._observe_offsets(now)
        metrics.COMMIT_AGE_SECONDS.set(now - vitals.commit)
        metrics.IN_FLIGHT.set(acks.under_way)
        metrics.HEARTBEAT_AGE_SECONDS.set(min(self.runtime.lease.age(now), now - vitals.began))
        oldest = acks.oldest()
        metrics.OLDEST_UNACKED_SECONDS.set(0.0 if oldest is None else now - oldest)

    def _observe_offsets(self, now: float) -> None:
        committed, ends = self._offsets()
        if committed != self._committed:
            _forget_lag(set(self._committed) - set(committed))
            self._committed, self.vitals.commit = committed, now
        lag = {tp: max(0, ends[tp] - (offset or 0)) for tp, offset in committed.items() if tp in ends}
        for tp, records in lag.items():
            metrics.LAG.labels(tp.topic, tp.partition).set(records)
        self.vitals.lag = sum(lag.values())

    def _offsets(self) -> tuple[dict[Any, int | None], dict[Any, int]]:
        """Committed offset and end of every partition assigned."""
        try:
            assigned = self.consumer.assignment()
        except ConsumerNotStarted:
            return {}, {}
        ends = {tp: self.consumer.highwater(tp) for tp in assigned}
        committed = {tp: self.consumer._committed_offset.get(tp) for tp in assigned}
        return committed, {tp: end for tp, end in ends.items() if end is not None}

    def _unready(self) -> str:
        if self.should_stop:
            return "stopping"
        if not self.started or not self.producer.started:
            return "starting"
        if self.rebalancing:
            return "rebalancing"
        if not self.runtime.current.is_set():
            return "joining the group"
        return "" if self.runtime.lease.is_held(monotonic()) else "the broker does not answer heartbeats"


def _forget_lag(partitions: set[Any]) -> None:
    for tp in partitions:
        metrics.LAG.remove(tp.topic, tp.partition)


def build(settings: Settings, vitals: Vitals, datadir: str) -> EventwireApp:
    """The app with its one agent; nothing is started."""
    app = EventwireApp(settings.group_id, env={}, datadir=datadir, **_options(settings))
    app.vitals = vitals
    app.runtime = Runtime(
        settings,
        ProcessPool(
            worker,
            (settings,),
            processes=settings.processes,
            seconds=settings.article_seconds,
            on_restart=lambda reason: metrics.POOL_RESTARTS.labels(reason).inc(),
        ),
        View(settings),
        Lease(LEASE_SECONDS),
    )
    raw = app.topic(topic_name(settings, "raw"), key_serializer="raw", value_serializer="raw")

    @app.agent(raw, name="eventwire")  # type: ignore[untyped-decorator]  # as above
    async def articles(stream: Any) -> None:
        await consume(app, app.runtime, stream)

    @app.on_partitions_revoked.connect  # type: ignore[untyped-decorator]
    async def revoked(_: Any, partitions: set[Any], **__: Any) -> None:
        app.runtime.current.clear()
        app.runtime.acks.forget(partitions)

    @app.on_partitions_assigned.connect  # type: ignore[untyped-decorator]
    async def assigned(_: Any, partitions: set[Any], **__: Any) -> None:
        joined = monotonic()
        await asyncio.to_thread(app.runtime.view.catch_up)
        renew_by_heartbeats(app.runtime.lease, app.consumer._thread._ensure_consumer()._coordinator)
        app.runtime.lease.renew(joined)
        app.runtime.current.set()

    @app.on_before_shutdown.connect  # type: ignore[untyped-decorator]
    async def stop_pool(_: Any, **__: Any) -> None:
        app.runtime.pool.stop()

    return app


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "broker": [f"kafka://{address}" for address in settings.broker.split(",")],
        "broker_client_id": settings.client_id,
        "broker_credentials": _credentials(settings),
        "broker_session_timeout": SESSION_SECONDS,
        "broker_heartbeat_interval": 3.0,
        "broker_rebalance_timeout": 20.0,
        "broker_commit_interval": settings.commit_seconds,
        "broker_max_poll_records": 500,
        "consumer_auto_offset_reset": "earliest",
        "producer_acks": -1,
        "producer_linger_ms": 5,
        "producer_max_request_size": settings.max_message_bytes + OUTPUT_MARGIN,
        "producer_request_timeout": 30.0,
        "processing_guarantee": "at_least_once",
        "stream_buffer_maxsize": 1024,
        "stream_wait_empty": True,
        "topic_allow_declare": False,
        "topic_disable_leader": True,
        "web_enabled": False,
    }


def _credentials(settings: Settings) -> Any:
    context = tls_context(settings)
    if settings.security_protocol.startswith("SASL"):
        password = settings.sasl_password.get_secret_value() if settings.sasl_password else None
        return faust.SASLCredentials(
            username=settings.sasl_username,
            password=password,
            mechanism=settings.sasl_mechanism,
            ssl_context=context,
        )
    return faust.SSLCredentials(context) if context else None


def _worker(app: EventwireApp) -> Any:
    process = faust.Worker(app, quiet=True, override_logging=False, redirect_stdouts=False)
    process.spinner = None  # it writes escape sequences
    return process


def run(settings: Settings) -> int:
    """Run until a signal or a crash; returns the exit code, 0 after a clean stop.

    Raises Retryable when no broker answers, ConfigurationError when a topic will not do or the HTTP port is taken,
    LimitPassed when it stopped for too many dead letters.
    """
    topic_check.require(settings)
    vitals = health.vitals(settings)
    server = health.serve(settings, vitals)
    log.info("http_listening", bind=settings.http_bind, port=server.server_port)
    with TemporaryDirectory(prefix="eventwire-") as datadir, linking_beside(settings):
        app = build(settings, vitals, datadir)
        try:
            _worker(app).execute_from_commandline()
        except SystemExit as leaving:
            if app.runtime.dead_limit.passed is not None:
                raise app.runtime.dead_limit.passed from None
            return leaving.code if isinstance(leaving.code, int) else 1
        finally:
            app.runtime.pool.stop()
            app.runtime.view.stop()
            server.shutdown()
            server.server_close()
    return 0
