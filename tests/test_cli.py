"""The command line as a whole: help, exit codes, and errors of one line."""

import signal
import subprocess
import sys

import pytest
from confluent_kafka import Producer

from worker import __version__
from worker.cli import COMMANDS, run
from worker.settings import PREFIX
from worker.stream.broker import EmbeddedBroker

NOBODY = "127.0.0.1:9"  # the discard port: no broker there


def test_help_lists_every_command_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of COMMANDS, none without a line of its own."""
    assert run(["--help"]) == 0
    lines = [
        line.split(maxsplit=1) for line in capsys.readouterr().out.partition("Commands:\n")[2].splitlines() if line
    ]
    assert [line[0] for line in lines] == list(COMMANDS)
    assert all(len(line) == 2 for line in lines)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`-h` works everywhere and tells more than the options."""
    assert run([command, "-h"]) == 0
    assert len(capsys.readouterr().out.split("Options:")[0].splitlines()) > 2


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The package's version."""
    assert run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["extract", "--nonsense"], ["extract", "--processes", "0"], ["tail", "--max", "x"]]
)
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """With a word about it on standard error."""
    assert run(arguments) == 2
    assert "Error: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EVENTWIRE_HTTP_PORT", "many"),
        ("EVENTWIRE_BROKER", "no port"),
        ("EVENTWIRE_LOG_LEVEL", "LOUD"),
        (PREFIX + "LOG_LEVLE", "DEBUG"),
    ],
)
@pytest.mark.parametrize("command", ["run", "topics check"])
def test_a_wrong_setting_is_2_and_named(
    command: str, name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The environment variable, as the user wrote it, and no traceback."""
    monkeypatch.setenv(name, value)
    assert run(command.split()) == 2
    error = capsys.readouterr().err
    assert name in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["topics", "check"], ["topics", "create"], ["tail"], ["export", "--format", "acled"], ["feed", "-"]],
    ids=lambda words: " ".join(words),
)
def test_no_broker_is_3(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told in a line, with the address."""
    monkeypatch.setattr("worker.commands.connection.CONNECT_SECONDS", 1.0)
    monkeypatch.setattr("worker.stream.topics.REQUEST_SECONDS", 1.0)
    assert run([*arguments, "--broker", NOBODY]) == 3
    error = capsys.readouterr().err
    assert NOBODY in error
    assert "Traceback" not in error


def test_ctrl_c_is_130() -> None:
    """SIGINT while tail waits for more: no traceback."""
    with EmbeddedBroker(["events.attack"]) as broker:
        producer = Producer({"bootstrap.servers": broker.address})
        producer.produce("events.attack", None, "e1")
        producer.flush(10)
        process = subprocess.Popen(
            [sys.executable, "-m", "worker", "tail", "events.attack", "--from-beginning", "--broker", broker.address],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "retracted: e1\n"
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error.strip() == "eventwire: interrupted"
