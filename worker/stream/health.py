"""/livez, /readyz and /metrics, served from a thread so that they answer while the event loop is busy.

Live: the loop ticks, and offsets are committed while there is lag. Ready: started, producer up, a member of the group
that the broker confirms, no rebalance. A worker that the group left without partitions is ready: it takes over as soon
as another goes.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from time import monotonic
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import orjson
from prometheus_client import make_wsgi_app

from worker.errors import ConfigurationError
from worker.settings import Settings, environment_name
from worker.stream.metrics import REGISTRY
from worker.stream.pool import ATTEMPTS, PATIENCE

TICK_LIMIT_SECONDS = 15.0  # the loop's own tick comes every second
COMMIT_LIMIT_SECONDS = 60.0  # plus what one article may take

Environ = Mapping[str, Any]
StartResponse = Callable[..., Any]


@dataclass(slots=True)
class Vitals:
    """What the event loop tells about itself; times are of time.monotonic()."""

    commit_limit: float
    tick: float = field(default_factory=monotonic)
    commit: float = field(default_factory=monotonic)
    began: float = field(default_factory=monotonic)
    lag: int = 0
    unready: str = "starting"

    def ailment(self, now: float) -> str:
        """Why the process should be restarted; empty when it should not."""
        if now - self.tick > TICK_LIMIT_SECONDS:
            return f"the event loop has not run for {now - self.tick:.0f} s"
        if self.lag > 0 and now - self.commit > self.commit_limit:
            return f"{self.lag} records behind and no commit for {now - self.commit:.0f} s"
        return ""


def vitals(settings: Settings) -> Vitals:
    """Fresh vitals; the limit leaves room for an article that runs into its time limit each time it is tried."""
    return Vitals(commit_limit=COMMIT_LIMIT_SECONDS + ATTEMPTS * PATIENCE * settings.article_seconds)


def application(state: Vitals) -> Callable[[Environ, StartResponse], Iterable[bytes]]:
    """The WSGI application over `state`."""
    metrics = make_wsgi_app(REGISTRY)

    def respond(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO")
        if path == "/metrics":
            answer: Iterable[bytes] = metrics(dict(environ), start_response)
            return answer
        if path == "/livez":
            return _verdict(state.ailment(monotonic()), start_response)
        if path == "/readyz":
            return _verdict(state.unready, start_response)
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"/livez /readyz /metrics\n"]

    return respond


def _verdict(problem: str, start_response: StartResponse) -> Iterable[bytes]:
    start_response("503 Service Unavailable" if problem else "200 OK", [("Content-Type", "application/json")])
    return [orjson.dumps({"status": "failing", "reason": problem} if problem else {"status": "ok"})]


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    timeout = 10  # of a client that says nothing, seconds

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: probes come every few seconds."""


def serve(settings: Settings, state: Vitals) -> WSGIServer:
    """Listen on the settings' address in a daemon thread. Raises ConfigurationError when the port is taken."""
    try:
        server = make_server(settings.http_bind, settings.http_port, application(state), _Server, _Quiet)
    except OSError as error:
        where = f"{environment_name('http_bind')}, {environment_name('http_port')}"
        raise ConfigurationError(f"{where}: {settings.http_bind}:{settings.http_port}: {error.strerror}") from None
    threading.Thread(target=server.serve_forever, name="health", daemon=True).start()
    return server
