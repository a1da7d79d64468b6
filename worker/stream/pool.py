"""Processes that work on one task each, with a time limit; a process that dies or overruns is replaced.

The limit is of CPU time, kept by the kernel: on a crowded machine a good task would overrun any by the clock. That one,
PATIENCE times as long, is for a process that hangs.

Each child has a pipe of its own, so it is always known which task was in a child that died. The same task is tried in
a second child before it is given up. A child dies with its parent, SIGKILL included.
"""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

import structlog

from worker.errors import EventwireError, Invalid
from worker.stream.hangup import children_spared

log = structlog.get_logger(__name__)

START_SECONDS = 180.0  # to import and load the model on a busy machine
STOP_SECONDS = 5.0
ATTEMPTS = 2
PATIENCE = 3
READY = "ready"

Factory = Callable[..., Callable[[Any], Any]]


class PoolBroken(EventwireError):
    """A child process cannot be started: nothing can be worked on."""


class _Lost(Exception):
    """The child did not answer; `reason` is 'timeout' or 'killed'."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


class _Child:
    """One process and the pipe to it; its methods block."""

    def __init__(self, context: SpawnContext, factory: Factory, arguments: tuple[Any, ...], seconds: float) -> None:
        self._seconds = seconds
        self._pipe, theirs = context.Pipe()
        serve = (theirs, factory, arguments, seconds)
        self._process: SpawnProcess = context.Process(target=_serve, args=serve, daemon=True)
        with children_spared():
            self._process.start()
        theirs.close()
        try:
            if not self._pipe.poll(START_SECONDS) or self._pipe.recv() != READY:
                raise EOFError
        except (EOFError, OSError):
            self.end()
            raise PoolBroken(f"an extraction process did not start (exit code {self._process.exitcode})") from None

    def ask(self, task: Any) -> Any:
        """The child's answer. Raises _Lost, after which the child is dead."""
        try:
            self._pipe.send(task)
            if self._pipe.poll(self._seconds * PATIENCE):
                return self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            if self._process.exitcode == -signal.SIGPROF:
                raise _Lost("timeout", f"not done after {self._seconds:g} s of CPU") from None
            raise _Lost("killed", f"the extraction process died (exit code {self._process.exitcode})") from None
        self.end()
        raise _Lost("timeout", f"not done after {self._seconds * PATIENCE:g} s")

    def kill(self) -> None:
        """Kill the process and wait for it. From any thread: one that is in `ask` sees the end and closes the pipe."""
        self._process.kill()
        self._process.join(STOP_SECONDS)

    def end(self) -> None:
        """Kill the process and close the pipe. Only while no other thread is in `ask`: a pipe is closed once."""
        self.kill()
        self._pipe.close()


class ProcessPool:
    """`factory(*arguments)` runs once in each child and returns the function that works on the tasks there.

    `seconds` is how much CPU time one task may take.
    """

    def __init__(
        self,
        factory: Factory,
        arguments: tuple[Any, ...] = (),
        *,
        processes: int,
        seconds: float,
        on_restart: Callable[[str], None] = lambda reason: None,
    ) -> None:
        self._factory, self._arguments = factory, arguments
        self._processes, self._seconds = processes, seconds
        self._on_restart = on_restart
        self._context = multiprocessing.get_context("spawn")
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="pool")
        self._idle: asyncio.Queue[_Child] = asyncio.Queue()
        self._children: set[_Child] = set()
        self._stopped = False

    async def start(self) -> None:
        """Start every child and wait until all are ready. Raises PoolBroken."""
        started = await asyncio.gather(*(self._in_thread(self._spawn) for _ in range(self._processes)))
        for child in started:
            self._idle.put_nowait(child)

    async def run(self, task: Any) -> Any:
        """What the function returns for `task`, in the first child that is free.

        Raises Invalid ('timeout' or 'killed') when two children did not survive the task, PoolBroken when a child
        could not be replaced.
        """
        self._check_running()
        for attempt in range(1, ATTEMPTS + 1):
            child = await self._idle.get()
            try:
                return await self._in_thread(child.ask, task)
            except _Lost as lost:
                child = await self._replace(child, lost)
                if attempt == ATTEMPTS:
                    raise Invalid(lost.reason, f"{lost}, {ATTEMPTS} times") from None
            finally:
                self._idle.put_nowait(child)
        raise AssertionError("unreachable")

    async def _replace(self, child: _Child, lost: _Lost) -> _Child:
        self._children.discard(child)
        self._check_running()
        log.warning("pool_process_replaced", reason=lost.reason, detail=str(lost))
        self._on_restart(lost.reason)
        fresh: _Child = await self._in_thread(self._spawn)
        return fresh

    def _spawn(self) -> _Child:
        child = _Child(self._context, self._factory, self._arguments, self._seconds)
        self._children.add(child)
        if self._stopped:
            child.end()
        return child

    async def _in_thread(self, call: Callable[..., Any], *arguments: Any) -> Any:
        self._check_running()
        return await asyncio.get_running_loop().run_in_executor(self._threads, call, *arguments)

    def _check_running(self) -> None:
        if self._stopped:
            raise PoolBroken("the pool was stopped")

    def stop(self) -> None:
        """Kill the children; tasks under way fail with PoolBroken."""
        self._stopped = True
        for child in list(self._children):
            child.kill()
        while not self._idle.empty():
            self._idle.get_nowait().end()
        self._threads.shutdown(wait=False, cancel_futures=True)


def _serve(pipe: Connection, factory: Factory, arguments: tuple[Any, ...], seconds: float) -> None:
    threading.Thread(target=_die_with_parent, daemon=True).start()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # the parent decides: it drains first
    work = factory(*arguments)
    pipe.send(READY)
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, seconds)  # SIGPROF, which ends the process
        answer = work(task)
        signal.setitimer(signal.ITIMER_PROF, 0)
        pipe.send(answer)


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])  # readable when the parent is gone, however it went
        os._exit(1)
