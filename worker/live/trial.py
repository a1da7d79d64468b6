"""An article that somebody pastes to try it goes through the worker's own code, with its limits of size and time."""

import asyncio

import orjson

from worker.errors import EventwireError, Invalid
from worker.event_message import Json
from worker.settings import Settings
from worker.stream.metrics import LIVE_TRIED
from worker.stream.pool import ProcessPool
from worker.stream.work import Failed, Task, worker

TYPES = frozenset({"text/plain", "text/html"})
WAITING = 3  # texts that may wait for the one in work


class Busy(EventwireError):
    """Too many texts wait already."""


class Trial:
    """One process, started with the first text (seconds)."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool: ProcessPool | None = None
        self._starting = asyncio.Lock()
        self._waiting = 0

    async def extract(self, text: bytes, content_type: str, now: float) -> Json:
        """The article's sections and events, as the topics would have them. Raises Invalid, Busy."""
        if self._waiting > WAITING:
            LIVE_TRIED.labels("busy").inc()
            raise Busy("others try it, too; come back in a moment")
        self._waiting += 1
        try:
            pool = await self._started()
            done = await pool.run(Task(None, text, (("content-type", content_type.encode()),), now))
        finally:
            self._waiting -= 1
        if isinstance(done, Failed):
            LIVE_TRIED.labels("refused").inc()
            raise Invalid(done.reason, done.message)
        LIVE_TRIED.labels("done").inc()
        sections: Json = orjson.loads(done.sections.value)
        return sections | {"events": [orjson.loads(each.value) for each in done.events]}

    async def _started(self) -> ProcessPool:
        async with self._starting:
            if self._pool is None:
                pool = ProcessPool(worker, (self._settings,), processes=1, seconds=self._settings.article_seconds)
                await pool.start()
                self._pool = pool
            return self._pool

    def stop(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.stop()
