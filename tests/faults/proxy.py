"""A TCP proxy on loopback that can be told to cut every connection, or to let nothing through while they stay open."""

import asyncio
import threading
from typing import Self


class Proxy:
    """Listens on `port` and passes on to `target`, in a thread of its own."""

    def __init__(self, port: int, target: int) -> None:
        self._port, self._target = port, target
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        self._accepting = True
        self._flow: asyncio.Event | None = None

    def __enter__(self) -> Self:
        ready = threading.Event()
        threading.Thread(target=self._run, args=(ready,), name="proxy", daemon=True).start()
        assert ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    def cut(self) -> None:
        """Close all connections and refuse new ones."""
        self._loop.call_soon_threadsafe(self._cut)

    def halt(self) -> None:
        """Let nothing through, either way; connections stay open, as behind a dead switch."""
        assert self._flow is not None
        self._loop.call_soon_threadsafe(self._flow.clear)

    def mend(self) -> None:
        """Pass on again."""
        self._loop.call_soon_threadsafe(self._mend)

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._flow = asyncio.Event()
        self._flow.set()
        self._loop.run_until_complete(asyncio.start_server(self._accept, "127.0.0.1", self._port))
        ready.set()
        self._loop.run_forever()

    def _cut(self) -> None:
        self._accepting = False
        for writer in list(self._open):
            writer.transport.abort()

    def _mend(self) -> None:
        assert self._flow is not None
        self._accepting = True
        self._flow.set()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self._accepting:
            writer.transport.abort()
            return
        try:
            back, onward = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, onward}
        try:
            await asyncio.gather(self._pass(reader, onward), self._pass(back, writer))
        finally:
            self._open -= {writer, onward}

    async def _pass(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        assert self._flow is not None
        try:
            while data := await source.read(65_536):
                await self._flow.wait()
                sink.write(data)
                await sink.drain()
        except OSError:
            pass
        finally:
            sink.close()
