"""`eventwire demo` from start to end, and interrupted, as processes of their own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

DEMO = [sys.executable, "-m", "worker", "demo"]
MARK = "EVENTWIRE_TEST_DEMO"


def descendants(mark: str) -> list[str]:
    """The processes that carry `mark` in their environment: all that the demo has started."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={mark}".encode() in (process / "environ").read_bytes():
                found.append(process.name)
        except OSError:  # it has just ended
            continue
    return found


def test_it_shows_events_and_a_summary_and_ends() -> None:
    """Every sample is processed; attack, talks and statements come out; it says what the broker is."""
    done = subprocess.run(DEMO, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert all(f"■ {kind}" in done.stdout for kind in ("ATTACK", "TALKS", "STATEMENT"))
    assert "6 processed, 0 rejected" in done.stdout
    assert "happenings" in done.stdout
    assert "it keeps nothing" in done.stdout
    assert "Where to go next" in done.stdout


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(("end", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)])
def test_whatever_ends_it_nothing_stays(end: signal.Signals, code: int) -> None:
    """Neither broker nor worker nor its processes."""
    mark = f"{os.getpid()}-{end}"
    process = subprocess.Popen(
        DEMO, env=os.environ | {MARK: mark}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while len(descendants(mark)) < 3:  # itself, the broker and the worker
        time.sleep(0.1)
    time.sleep(2)
    process.send_signal(end)
    assert process.wait(30) == code
    limit = time.monotonic() + 30
    while descendants(mark) and time.monotonic() < limit:
        time.sleep(0.1)
    assert descendants(mark) == []
