"""What a browser is answered: the page, events, a stream of changes, a text tried out. Nothing here writes to Kafka.

All text of articles leaves as JSON and is put into the page as text; the policy of the page runs no script but its own.
"""

import asyncio
from collections.abc import Awaitable, Callable
from importlib import resources
from ipaddress import ip_address
from pathlib import Path
from time import time
from typing import Any

import orjson
from aiohttp import web

from worker.errors import Invalid
from worker.live.answers import SHOWN, chosen, detail, line, tried
from worker.live.choice import Choice, WrongChoice, choice
from worker.live.hub import Client, Full, Hub
from worker.live.store import Change, Store
from worker.live.trial import TYPES, Busy, Trial
from worker.settings import Settings
from worker.stream.metrics import LIVE_EVENTS, LIVE_FOREIGN, LIVE_RECORDS, live_exposition

PAGE = Path(str(resources.files("worker") / "live" / "page"))
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
ASKED_BY_PAGE = "X-Eventwire"  # a header that no page of another site can send unasked
KEEP_ALIVE_SECONDS = 15.0
SEND_SECONDS = 20.0  # a client that takes nothing for so long is let go
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """The application over a store; `put` and `put_article` are called from its event loop as records come."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.store = Store(settings.live_events)
        self.hub = Hub(settings.live_clients)
        self.trial = Trial(settings) if may_try(settings) else None
        self.ailment = ""  # why no more records come

    def put(self, key: str, value: bytes | None, recorded: float) -> None:
        """A record of an event topic."""
        LIVE_RECORDS.inc()
        changes = self.store.put(key, value, recorded)
        if value is not None and not changes:
            LIVE_FOREIGN.inc()
        LIVE_EVENTS.set(len(self.store))
        self.hub.tell(changes)

    def put_article(self, key: str, value: bytes | None) -> None:
        """A record of articles.sections; what is none is passed over."""
        try:
            sections = orjson.loads(value) if value is not None else None
        except orjson.JSONDecodeError:
            return
        if sections is None or (isinstance(sections, dict) and isinstance(sections.get("article"), dict)):
            self.store.put_article(key, sections)

    def application(self) -> web.Application:
        """The routes."""
        app = web.Application(
            middlewares=[self._guard], client_max_size=self.settings.max_article_bytes, handler_args={}
        )
        app.router.add_get("/", self._page)
        app.router.add_get("/api/events", self._events)
        app.router.add_get("/api/events/{id}", self._event)
        app.router.add_get("/api/stream", self._stream)
        app.router.add_post("/api/try", self._try)
        app.router.add_get("/livez", self._livez)
        app.router.add_get("/metrics", self._metrics)
        app.router.add_static("/page/", PAGE)
        app.on_cleanup.append(self._stop)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse names that are not ours, make errors JSON, and put our headers on everything."""
        if not allowed_host(request.headers.get("Host", ""), self.settings):
            return _refused(421, "this page is not served under that name; see EVENTWIRE_LIVE_HOSTS")
        try:
            response = await handler(request)
        except WrongChoice as error:
            return _refused(400, str(error))
        except web.HTTPException as error:
            return _refused(error.status, error.reason)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    async def _page(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html")

    async def _events(self, request: web.Request) -> web.Response:
        limit = request.query.get("limit", str(SHOWN))
        if not (
            limit.isascii() and limit.isdigit() and len(limit) < 7 and 1 <= int(limit) <= self.settings.live_events
        ):
            raise WrongChoice(f"limit: no number from 1 to {self.settings.live_events}")
        answer = chosen(self.store, choice(request.query), int(limit))
        state = {"mark": self.hub.mark(self.store.number), "try": self.trial is not None, "ailment": self.ailment}
        return _json(answer | state)

    async def _event(self, request: web.Request) -> web.Response:
        entry = self.store.get(request.match_info["id"])
        if entry is None:
            return _refused(404, "no such event among the newest: retracted, or older than those that are held")
        return _json(detail(self.store, entry, texts=self.settings.live_texts))

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        wanted = choice(request.query)
        last = self.hub.number(request.headers.get("Last-Event-ID") or request.query.get("after", ""))
        try:
            with self.hub.client() as client:
                response = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
                await response.prepare(request)
                await self._follow(response, client, wanted, last)
                return response
        except Full as error:
            return _refused(503, str(error))

    async def _follow(self, response: web.StreamResponse, client: Client, wanted: Choice, last: int | None) -> None:
        """Send what was missed, then what comes. A client that cannot catch up is told to ask for everything anew."""
        missed = self.store.since(last) if last is not None else None
        reset = b"" if missed is not None else b"event: reset\nid: %b\ndata: {}\n\n" % self._mark(self.store.number)
        try:
            await self._send(
                response, reset + b"".join(self._told(each, wanted) for each in missed or ()) + b": hello\n\n"
            )
            while not client.slow:
                try:
                    change = await asyncio.wait_for(client.changes.get(), KEEP_ALIVE_SECONDS)
                except TimeoutError:
                    await self._send(response, b": here\n\n")
                    continue
                await self._send(response, self._told(change, wanted))
        except (ConnectionError, TimeoutError):
            client.slow = True  # gone, or too slow to be waited for

    async def _send(self, response: web.StreamResponse, data: bytes) -> None:
        if data:
            await asyncio.wait_for(response.write(data), SEND_SECONDS)

    def _told(self, change: Change, wanted: Choice) -> bytes:
        """One change in the words of the stream. What is no longer wanted is gone, for whoever had it."""
        if change.entry is not None and wanted.takes(change.entry):
            name, data = b"put", orjson.dumps(line(change.entry))
        else:
            name, data = b"gone", orjson.dumps({"id": change.id})
        return b"event: %b\nid: %b\ndata: %b\n\n" % (name, self._mark(change.number), data)

    def _mark(self, number: int) -> bytes:
        return self.hub.mark(number).encode()

    async def _try(self, request: web.Request) -> web.Response:
        if self.trial is None:
            return _refused(403, "trying out texts is off here; see EVENTWIRE_LIVE_TRY")
        if ASKED_BY_PAGE not in request.headers:
            return _refused(403, f"the header {ASKED_BY_PAGE} is lacking")
        content_type = request.content_type if request.content_type in TYPES else "text/plain"
        try:
            text = await request.read()
            found = await self.trial.extract(text, content_type, time())
        except Invalid as error:
            return _refused(422, f"{error.reason}: {error}")
        except Busy as error:
            return _refused(503, str(error))
        body = found["article"].get("body") or text.decode("utf8", "replace")
        return _json({"events": [tried(event, found, body) for event in found["events"]]})

    async def _livez(self, request: web.Request) -> web.Response:
        if self.ailment:
            return _refused(503, self.ailment)
        return _json({"status": "ok"})

    async def _metrics(self, request: web.Request) -> web.Response:
        body, content_type = live_exposition()
        return web.Response(body=body, headers={"Content-Type": content_type})

    async def _stop(self, app: web.Application) -> None:
        if self.trial is not None:
            self.trial.stop()


def _json(value: Any, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json", headers=HEADERS)


def _refused(status: int, why: str) -> web.Response:
    return _json({"error": why}, status)


def on_loopback(settings: Settings) -> bool:
    """Whether only this machine reaches the page."""
    try:
        return ip_address(settings.live_http_bind).is_loopback
    except ValueError:
        return settings.live_http_bind == "localhost"


def may_try(settings: Settings) -> bool:
    """Whether texts may be tried out: as the setting says, else only where strangers cannot."""
    return on_loopback(settings) if settings.live_try is None else settings.live_try


def allowed_host(host: str, settings: Settings) -> bool:
    """Whether the name in a request is ours: else a page of another site, whose name leads here, could read along."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    ours = {each.strip().lower() for each in settings.live_hosts.split(",") if each.strip()}
    if not ours and not on_loopback(settings):
        return True
    return name.lower() in ours | LOOPBACK_NAMES
