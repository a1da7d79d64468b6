"""SIGHUP reads the settings anew, is told, and ends nothing."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import structlog

from worker import logs
from worker.errors import ConfigurationError
from worker.settings import Settings, environment_name, load
from worker.stream.hangup import reloaded

WORKER = """
import sys, time
from worker import logs
from worker.settings import load
from worker.stream.hangup import reload_on_hangups

settings = load()
logs.configure(settings)
reload_on_hangups(settings, load)
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


def line(stream: Any) -> dict[str, Any]:
    """The next log line."""
    told: dict[str, Any] = orjson.loads(stream.readline())
    return told


def test_a_hangup_is_one_log_line_and_the_process_goes_on(tmp_path: Path) -> None:
    """What was changed in the file is told each time, what is wrong there too, and at last it ends well."""
    file = tmp_path / "settings"
    file.write_text("EVENTWIRE_LOG_LEVEL=INFO\n")
    with subprocess.Popen(
        [sys.executable, "-c", WORKER],
        env=os.environ | {environment_name("settings_file"): str(file)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "ready\n"
        for level, event, changed in (
            ("DEBUG", "settings_reloaded", {"EVENTWIRE_LOG_LEVEL": "DEBUG"}),
            ("LOUD", "settings_refused", None),
            ("INFO", "settings_reloaded", {"EVENTWIRE_LOG_LEVEL": "INFO"}),
        ):
            file.write_text(f"EVENTWIRE_LOG_LEVEL={level}\n")
            os.killpg(process.pid, signal.SIGHUP)
            told = line(process.stderr)
            assert (told["event"], told.get("reloaded")) == (event, changed)
        assert process.communicate("\n", timeout=60) == ("still here\n", "")
    assert process.returncode == 0


@pytest.fixture
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    for name in (*logs.QUIET, *logs.SECRETIVE):
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.mark.usefixtures("_logging_as_before")
@pytest.mark.parametrize(
    ("before", "after", "changed", "restart"),
    [
        ({}, {}, {}, []),
        ({}, {"log_level": "DEBUG"}, {"EVENTWIRE_LOG_LEVEL": "DEBUG"}, []),
        ({}, {"log_level": "ERROR"}, {"EVENTWIRE_LOG_LEVEL": "ERROR"}, []),
        ({"log_level": "ERROR"}, {}, {"EVENTWIRE_LOG_LEVEL": "INFO"}, []),
        (
            {},
            {"log_level": "WARNING", "in_flight": 5, "sasl_password": "hunter2"},
            {"EVENTWIRE_LOG_LEVEL": "WARNING"},
            ["EVENTWIRE_SASL_PASSWORD", "EVENTWIRE_IN_FLIGHT"],
        ),
    ],
)
def test_what_was_reloaded_and_what_was_not_is_told(
    capsys: pytest.CaptureFixture[str],
    before: dict[str, Any],
    after: dict[str, Any],
    changed: dict[str, str],
    restart: list[str],
) -> None:
    """In one line, whichever way the level goes, and without the values of what stays as it was."""
    logs.configure(load(**before))
    in_force = reloaded(load(**before), lambda: load(**after))
    (told,) = capsys.readouterr().err.splitlines()
    shown = orjson.loads(told)
    assert (shown["event"], shown["reloaded"], shown["needs_restart"]) == ("settings_reloaded", changed, restart)
    assert "hunter2" not in told
    assert in_force == load(**before | {"log_level": load(**after).log_level})
    assert logging.getLogger().level == logging.getLevelName(in_force.log_level)


@pytest.mark.usefixtures("_logging_as_before")
def test_wrong_settings_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """They are told by name, and those in force stay."""

    def read() -> Settings:
        raise ConfigurationError("EVENTWIRE_LOG_LEVEL: no")

    settings = load(log_level="WARNING")
    logs.configure(settings)
    assert reloaded(settings, read) is settings
    assert orjson.loads(capsys.readouterr().err)["error"] == "EVENTWIRE_LOG_LEVEL: no"


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
