"""SIGHUP: the settings are read anew, what may change while the worker runs is changed, and one log line tells it.

Its default is to end the process at once, with the articles in work. Nothing here does: settings that are wrong are
told, and those in force stay. The extraction processes never get the signal and keep the log level they began with:
they log failures, which every level shows.
"""

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue

import structlog

from worker import logs
from worker.errors import ConfigurationError
from worker.settings import Settings, environment_name

log = structlog.get_logger(__name__)

RELOADED = ("log_level",)


def reload_on_hangups(settings: Settings, read: Callable[[], Settings]) -> None:
    """From now on, in this process; `settings` are those in force. To be called in the main thread."""
    noted: SimpleQueue[int] = SimpleQueue()  # a signal handler may interrupt a log line, and must not write one
    signal.signal(signal.SIGHUP, lambda number, _: noted.put(number))
    threading.Thread(target=_reload, args=(noted, settings, read), name="hangup", daemon=True).start()


@contextmanager
def children_spared() -> Iterator[None]:
    """Children started meanwhile never get SIGHUP, which goes to a whole process group; not while they load, either."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _reload(noted: SimpleQueue[int], settings: Settings, read: Callable[[], Settings]) -> None:
    while True:
        noted.get()
        settings = reloaded(settings, read)


def reloaded(settings: Settings, read: Callable[[], Settings]) -> Settings:
    """The settings in force from now on: those of before with what could be changed."""
    try:
        fresh = read()
    except ConfigurationError as error:
        log.error("settings_refused", error=str(error))
        return settings
    changed = [name for name in Settings.model_fields if getattr(fresh, name) != getattr(settings, name)]
    here = {name: getattr(fresh, name) for name in changed if name in RELOADED}
    in_force = settings.model_copy(update=here)
    _most_talkative(settings, in_force)
    log.info(
        "settings_reloaded",
        file=None if settings.settings_file is None else str(settings.settings_file),
        reloaded={environment_name(name): value for name, value in here.items()},
        needs_restart=[environment_name(name) for name in changed if name not in here],
    )
    logs.set_level(in_force)
    return in_force


def _most_talkative(*settings: Settings) -> None:
    """The line that tells of a change shows where either level shows it."""
    logs.set_level(min(settings, key=lambda one: logging.getLevelName(one.log_level)))
