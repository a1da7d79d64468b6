"""How many dead letters a worker writes before it stops, and what it says then."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from structlog.testing import capture_logs

from worker import cli
from worker.errors import LimitPassed
from worker.settings import load
from worker.stream import agent
from worker.stream.dead_limit import DeadLetterLimit
from worker.stream.metrics import REGISTRY
from worker.stream.work import Failed

FAILED = Failed("intake", "syntax", "worker.errors.Invalid", "not JSON", "a-1")


def passes(limit: DeadLetterLimit, fates: str) -> int | None:
    """At which of the articles (`d` dead, `.` alive) the limit is passed; None where it is not."""
    for number, fate in enumerate(fates, 1):
        try:
            limit.dead() if fate == "d" else limit.alive()
        except LimitPassed:
            return number
    return None


@pytest.mark.parametrize(
    ("run", "share", "window", "fates", "at"),
    [
        (None, None, 4, "d" * 50, None),
        (3, None, 4, "ddd.ddd.ddd", None),
        (3, None, 4, "ddd.dddd", 8),
        (0, None, 4, "..d", 3),
        (None, 0.5, 4, "ddd", None),  # too few to speak of a share
        (None, 0.5, 4, ".d.d.d.d", None),
        (None, 0.5, 4, ".d.d.dd", 7),
        (None, 0.5, 4, "dd.d", 4),
        (2, 0.5, 4, "ddd", 3),
    ],
)
def test_a_run_or_a_share_that_is_passed(
    run: int | None, share: float | None, window: int, fates: str, at: int | None
) -> None:
    assert passes(DeadLetterLimit(run, share, window), fates) == at


def test_no_dead_letter_follows_the_one_that_was_too_many() -> None:
    """What is in flight beside it must not go there either, though a good article came in between."""
    limit = DeadLetterLimit(1, None, 4)
    assert passes(limit, "dd") == 2
    limit.alive()
    with pytest.raises(LimitPassed, match="more than 1 dead letters in a row \\(EVENTWIRE_DEAD_RUN\\)"):
        limit.dead()


def test_it_is_told_once_and_shown() -> None:
    """One line in the log, with what the letter died of; the metrics say that the worker stops."""
    limit = DeadLetterLimit(0, None, 4)
    with capture_logs() as lines:
        for _ in range(2):
            with pytest.raises(LimitPassed):
                agent._allow_dead(limit, FAILED)
    assert [(line["event"], line["log_level"], line["reason"]) for line in lines] == [
        ("dead_letter_limit_passed", "error", "syntax")
    ]
    shown = {name: REGISTRY.get_sample_value(f"eventwire_dead_letter_{name}") for name in ("run", "limit_passed")}
    assert shown == {"run": 2, "limit_passed": 1}
    agent._show_dead(DeadLetterLimit(0, None, 4))


def test_the_letter_that_passes_the_limit_is_neither_written_nor_acknowledged(monkeypatch: pytest.MonkeyPatch) -> None:
    """It crashes the app, as a broker that fails does."""
    acknowledged, crashed, sent = [], [], []

    async def work(*_: Any) -> Failed:
        return FAILED

    async def wait(*_: Any) -> None:
        return None

    async def crash(error: Exception) -> None:
        crashed.append(error)

    async def ack(event: Any) -> None:
        acknowledged.append(event)

    async def publish_dead(*_: Any) -> None:
        sent.append(1)

    monkeypatch.setattr(agent, "_work", work)
    monkeypatch.setattr(agent, "_publish_dead", publish_dead)
    runtime: Any = agent.Runtime(load(dead_run=1), SimpleNamespace(), SimpleNamespace(), SimpleNamespace(wait=wait))  # type: ignore[arg-type]  # as much as is asked
    app = SimpleNamespace(producer=None, should_stop=False, crash=crash)

    async def three() -> None:
        for offset in range(3):
            message = SimpleNamespace(
                topic="t", partition=0, offset=offset, key=b"k", value=b"{", headers=[], timestamp=0.0, tp=("t", 0)
            )
            ticket = runtime.acks.take(message.tp, SimpleNamespace(message=message), 0.0)
            await runtime.room.acquire()
            await agent._handle(app, runtime, SimpleNamespace(ack=ack), ticket)

    asyncio.run(three())
    assert (len(sent), len(acknowledged)) == (1, 1)
    assert [type(error) for error in crashed] == [LimitPassed, LimitPassed]
    agent._show_dead(DeadLetterLimit(0, None, 4))


def test_the_exit_code_is_its_own(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """So that a supervisor can leave such a worker stopped."""

    def run(_: Any) -> int:
        raise LimitPassed("more than 3 dead letters in a row (EVENTWIRE_DEAD_RUN)")

    monkeypatch.setattr("worker.stream.run", run)
    assert cli.run(["run"]) == 4
    assert "more than 3 dead letters in a row" in capsys.readouterr().err
