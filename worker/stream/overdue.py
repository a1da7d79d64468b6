"""The end of a worker whose shutdown hangs: what each task waited for is told, then the process is cut off."""

import asyncio
import os
import threading
from typing import Any

import structlog

log = structlog.get_logger(__name__)

EXIT_OVERDUE = 70  # EX_SOFTWARE: the shutdown hung and was cut off


def cut_off_after(seconds: float, loop: asyncio.AbstractEventLoop) -> threading.Timer:
    """End the process with EXIT_OVERDUE after so many seconds unless the timer is cancelled or it has ended by then.

    A thread does it: the loop itself may be what hangs.
    """
    timer = threading.Timer(seconds, _cut_off, (loop,))
    timer.daemon = True
    timer.start()
    return timer


def _cut_off(loop: asyncio.AbstractEventLoop) -> None:
    try:
        log.error("shutdown_overdue", waiting=waiting(loop))
    finally:
        os._exit(EXIT_OVERDUE)


def waiting(loop: asyncio.AbstractEventLoop) -> dict[str, str]:
    """By the name of each unfinished task where it stands: `function:line`, the outermost coroutine first."""
    return {task.get_name(): " > ".join(_chain(task.get_coro())) for task in asyncio.all_tasks(loop)}


def _chain(awaited: Any) -> list[str]:
    lines = []
    while (frame := getattr(awaited, "cr_frame", None)) is not None:
        lines.append(f"{frame.f_code.co_qualname}:{frame.f_lineno}")
        awaited = getattr(awaited, "cr_await", None)
    return lines
