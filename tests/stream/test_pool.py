"""The pool replaces a child that dies or overruns, tries its task once more, and leaves no child behind."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from pkgutil import resolve_name

import pytest

from worker.errors import Invalid
from worker.stream.pool import PoolBroken, ProcessPool

PID = "__import__('os').getpid()"
DIE = "__import__('os')._exit(9)"
SLEEP = "__import__('time').sleep(60)"
WORK = "sum(iter(int, 1))"  # never ends
LIMIT = 4.0  # seconds
STOPS = 10
STOP_SECONDS = 20.0


@asynccontextmanager
async def evaluating(processes: int = 1, seconds: float = 20.0) -> AsyncIterator[tuple[ProcessPool, list[str]]]:
    """A pool whose children evaluate Python expressions, and the list of its restarts."""
    restarts: list[str] = []
    pool = ProcessPool(
        resolve_name, ("builtins:eval",), processes=processes, seconds=seconds, on_restart=restarts.append
    )
    await pool.start()
    try:
        yield pool, restarts
    finally:
        pool.stop()


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _pid_in(marker: Path) -> int:
    while not (marker.exists() and marker.read_text()):
        time.sleep(0.01)
    return int(marker.read_text())


def test_results_come_back() -> None:
    """Tasks run in the children, more of them than there are children."""

    async def check() -> None:
        async with evaluating(processes=2) as (pool, _):
            assert await asyncio.gather(*(pool.run(f"{n} * {n}") for n in range(9))) == [n * n for n in range(9)]
            pids = set(await asyncio.gather(*(pool.run(PID) for _ in range(9))))
            assert os.getpid() not in pids

    asyncio.run(check())


@pytest.mark.parametrize(
    ("task", "reason", "seconds"),
    [(DIE, "killed", 60.0), ("1/0", "killed", 60.0), (SLEEP, "timeout", 1.0), (WORK, "timeout", 1.0)],
)
def test_task_that_loses_two_children_is_given_up(task: str, reason: str, seconds: float) -> None:
    """It fails with the reason; the pool works on."""

    async def check() -> None:
        async with evaluating(seconds=seconds) as (pool, restarts):
            with pytest.raises(Invalid) as caught:
                await pool.run(task)
            assert caught.value.reason == reason
            assert restarts == [reason, reason]
            assert await pool.run("6 * 7") == 42

    asyncio.run(check())


def test_limit_is_of_processor_time(tmp_path: Path) -> None:
    """A task that had to wait for a processor for longer than its limit is finished all the same."""
    marker = tmp_path / "pid"
    task = f"(__import__('pathlib').Path({str(marker)!r}).write_text(str({PID})), sum(range(1_000_000)))[1]"

    async def check() -> None:
        async with evaluating(seconds=LIMIT) as (pool, restarts):
            answer = asyncio.create_task(pool.run(task))
            pid = await asyncio.to_thread(_pid_in, marker)
            os.kill(pid, signal.SIGSTOP)
            await asyncio.sleep(1.5 * LIMIT)
            os.kill(pid, signal.SIGCONT)
            assert await answer == sum(range(1_000_000))
            assert restarts == []

    asyncio.run(check())


def test_child_killed_from_outside_costs_no_task(tmp_path: Path) -> None:
    """The task that was in it succeeds in the next child."""
    marker = tmp_path / "pid"
    task = (
        f"(p := __import__('pathlib').Path({str(marker)!r})).exists() and 'done' or (p.write_text(str({PID})), {SLEEP})"
    )

    async def check() -> None:
        async with evaluating() as (pool, restarts):
            answer = asyncio.create_task(pool.run(task))
            os.kill(await asyncio.to_thread(_pid_in, marker), signal.SIGKILL)
            assert await answer == "done"
            assert restarts == ["killed"]

    asyncio.run(check())


def test_child_that_cannot_start_is_told() -> None:
    """A model that does not load breaks the pool instead of hanging it."""

    async def check() -> None:
        pool = ProcessPool(compile, ("not ( python", "x", "eval"), processes=1, seconds=1)
        with pytest.raises(PoolBroken, match="did not start"):
            await pool.start()
        pool.stop()

    asyncio.run(check())


def test_stop_ends_the_children() -> None:
    """After stop no child runs, and the task under way fails."""

    async def check() -> None:
        async with evaluating(processes=2) as (pool, _):
            pids: set[int] = set()
            while len(pids) < 2:
                pids |= set(await asyncio.gather(pool.run(PID), pool.run(PID)))
            answer = asyncio.create_task(pool.run(SLEEP))
            await asyncio.sleep(0.2)
            pool.stop()
            with pytest.raises(PoolBroken):
                await answer
            assert not any(map(running, pids))
            with pytest.raises(PoolBroken):
                await pool.run(PID)

    asyncio.run(check())


def test_stop_and_the_threads_that_ask_close_no_pipe_twice() -> None:
    """However the end of a child and the stop of the pool meet, what was under way fails with PoolBroken alone."""

    async def check() -> None:
        for _ in range(STOPS):
            async with evaluating(processes=4) as (pool, _):
                answers = [asyncio.create_task(pool.run(SLEEP)) for _ in range(6)]
                await asyncio.sleep(0.05)
                pool.stop()
                done = await asyncio.wait_for(asyncio.gather(*answers, return_exceptions=True), STOP_SECONDS)
                assert [type(error) for error in done] == [PoolBroken] * len(answers)

    asyncio.run(check())


PARENT = f"""
import asyncio, pkgutil
from worker.stream.pool import ProcessPool
async def main():
    pool = ProcessPool(pkgutil.resolve_name, ("builtins:eval",), processes=1, seconds=60)
    await pool.start()
    print(await pool.run({PID!r}), flush=True)
    await pool.run({SLEEP!r})
if __name__ == "__main__":
    asyncio.run(main())
"""


def test_children_die_with_their_parent(tmp_path: Path) -> None:
    """Also when it is killed with SIGKILL while the child works."""
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert running(child)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    end = time.monotonic() + 5
    while running(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not running(child)
