"""SIGHUP, as a closing terminal or a script that rotates logs sends it: one log line, and the worker goes on.

Its default is to end the process at once, with the articles in work; there is nothing to read anew, as settings are
read once and logs go to standard error.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue

import structlog

log = structlog.get_logger(__name__)


def ignore_hangups() -> None:
    """From now on, in this process. To be called in the main thread."""
    noted: SimpleQueue[int] = SimpleQueue()  # a signal handler may interrupt a log line, and must not write one
    signal.signal(signal.SIGHUP, lambda number, _: noted.put(number))
    threading.Thread(target=_tell, args=(noted,), name="hangup", daemon=True).start()


@contextmanager
def children_spared() -> Iterator[None]:
    """Children started meanwhile never get SIGHUP, which goes to a whole process group; not while they load, either."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _tell(noted: SimpleQueue[int]) -> None:
    while True:
        noted.get()
        log.info("hangup_ignored")
