"""A shutdown that hangs is cut off, and tells what it waited for."""

import asyncio
import subprocess
import sys

from worker.stream.overdue import EXIT_OVERDUE, waiting

HANGING = """
import asyncio
from worker.stream.overdue import cut_off_after

async def main():
    cut_off_after(0.1, asyncio.get_running_loop())
    await asyncio.Event().wait()

asyncio.run(main())
"""


async def _outer(event: asyncio.Event) -> None:
    await _inner(event)


async def _inner(event: asyncio.Event) -> None:
    await event.wait()


def test_a_task_is_told_with_all_it_awaits() -> None:
    """The chain runs from the task's own coroutine to the innermost one."""

    async def told() -> str:
        task = asyncio.create_task(_outer(asyncio.Event()), name="the-task")
        await asyncio.sleep(0)
        found = waiting(asyncio.get_running_loop())["the-task"]
        task.cancel()
        return found

    names = [step.partition(":")[0] for step in asyncio.run(told()).split(" > ")]
    assert names == ["_outer", "_inner", "Event.wait"]


def test_a_process_that_hangs_is_ended_with_its_exit_code_and_its_reason() -> None:
    """The event loop waits for ever; the process does not."""
    ended = subprocess.run([sys.executable, "-c", HANGING], capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == EXIT_OVERDUE
    assert "shutdown_overdue" in ended.stdout + ended.stderr
    assert "main:" in ended.stdout + ended.stderr
