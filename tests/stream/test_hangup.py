"""SIGHUP is told and ends nothing."""

import os
import signal
import subprocess
import sys

WORKER = """
import sys, time
from worker import logs
from worker.settings import load
from worker.stream.hangup import ignore_hangups

logs.configure(load())
ignore_hangups()
print("ready", flush=True)
for line in sys.stdin:
    print("still here", flush=True)
    break
"""
PARENT = """
import subprocess, sys
from worker.stream.hangup import children_spared

with children_spared():
    child = subprocess.Popen([sys.executable, "-c", "print('ready', flush=True); input()"])
child.wait()
print(child.returncode, flush=True)
"""


def test_a_hangup_is_one_log_line_and_the_process_goes_on() -> None:
    """As many lines as there were hangups told apart, and the exit code of a clean end."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "ready\n"
        for _ in range(2):
            os.killpg(process.pid, signal.SIGHUP)
            assert '"hangup_ignored"' in process.stderr.readline()
        assert process.communicate("\n", timeout=60) == ("still here\n", "")
    assert process.returncode == 0


def test_children_do_not_notice_a_hangup_of_the_group() -> None:
    """Not even before they can do anything about it."""
    with subprocess.Popen(
        [sys.executable, "-c", f"import signal; signal.signal(signal.SIGHUP, lambda *_: None)\n{PARENT}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == "ready\n"
        os.killpg(parent.pid, signal.SIGHUP)
        assert parent.communicate("\n", timeout=60)[0] == "0\n"
