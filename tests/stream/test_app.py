"""When the worker says that it is ready, and how long it takes to stop."""

import asyncio
from pathlib import Path
from time import monotonic
from types import SimpleNamespace

import pytest

from worker.settings import load
from worker.stream.app import CRASHED_SECONDS, EventwireApp, build
from worker.stream.health import vitals


@pytest.fixture
def app(tmp_path: Path) -> EventwireApp:
    """An app that is not started and has met no broker."""
    settings = load()
    return build(settings, vitals(settings), str(tmp_path))


def is_running(app: EventwireApp) -> None:
    app._started.set()
    app._producer = SimpleNamespace(started=True)


def test_worker_is_not_ready_before_it_has_joined(app: EventwireApp) -> None:
    """First it starts, then it waits for what the group gives it."""
    assert app._unready() == "starting"
    is_running(app)
    assert app._unready() == "joining the group"


def test_member_without_partitions_is_ready(app: EventwireApp) -> None:
    """More workers than partitions: the one over stands by."""
    is_running(app)
    app.runtime.current.set()
    app.runtime.lease.renew(monotonic())
    assert app._unready() == ""


def test_member_whose_heartbeats_have_no_answer_is_not_ready(app: EventwireApp) -> None:
    """Nothing is published while the broker is silent, and the metric tells for how long it has been."""
    is_running(app)
    app.runtime.current.set()
    app.runtime.lease.renew(monotonic() - 60)
    assert app._unready() == "the broker does not answer heartbeats"


def test_crash_is_not_drained(app: EventwireApp) -> None:
    """What is in flight is done again by whoever has its partition next, so that a crash need not wait for it."""
    app.runtime.lease.renew(monotonic())
    unacked = {"a message"}
    app._crash(RuntimeError("the broker refused"))
    began = monotonic()
    asyncio.run(app._give_up(SimpleNamespace(_unacked_messages=unacked)))
    assert not unacked
    assert monotonic() - began < CRASHED_SECONDS
    assert app._shutdown_seconds() == CRASHED_SECONDS


def test_shutdown_that_was_asked_for_may_take_its_time(app: EventwireApp) -> None:
    """As long as the settings say."""
    assert app._shutdown_seconds() == load().shutdown_seconds
