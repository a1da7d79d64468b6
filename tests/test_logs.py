"""Log lines: one JSON object an event, our own and the libraries' alike."""

import logging
from collections.abc import Iterator

import orjson
import pytest
import structlog

from worker import logs
from worker.settings import load


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    for name in (*logs.QUIET, *logs.SECRETIVE, *logs.ADDRESSED):
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Each event is a line with its time, level, logger and fields."""
    logs.configure(load())
    structlog.get_logger("worker.test").info("worker_started", processes=2)
    logging.getLogger("library").warning("slow %s", "commit")
    ours, theirs = map(orjson.loads, capsys.readouterr().err.splitlines())
    assert (ours["event"], ours["processes"], ours["level"], ours["logger"]) == (
        "worker_started",
        2,
        "info",
        "worker.test",
    )
    assert (theirs["event"], theirs["level"], theirs["logger"]) == ("slow commit", "warning", "library")
    assert ours["timestamp"].endswith("Z")


def test_exception_is_in_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A traceback stays inside its JSON line."""
    logs.configure(load())
    try:
        raise KeyError("key")
    except KeyError:
        logging.getLogger("library").exception("failed")
    (line,) = capsys.readouterr().err.splitlines()
    assert "KeyError: 'key'" in orjson.loads(line)["exception"]


@pytest.mark.parametrize(("level", "shown"), [("INFO", False), ("DEBUG", True)])
def test_chatty_libraries_are_quiet(capsys: pytest.CaptureFixture[str], level: str, shown: bool) -> None:
    """Faust's and aiokafka's own INFO lines appear only with DEBUG."""
    logs.configure(load(log_level=level))
    logging.getLogger("faust.app").info("hello")
    assert ("hello" in capsys.readouterr().err) is shown


def test_text_for_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """The console format is no JSON."""
    logs.configure(load(log_format="console"))
    structlog.get_logger("worker.test").info("worker_started")
    line = capsys.readouterr().err
    assert "worker_started" in line
    assert not line.startswith("{")


def test_requests_to_the_broker_are_never_logged(capsys: pytest.CaptureFixture[str]) -> None:
    """A login is one of them, and holds the password; also at DEBUG, where other debugging is shown."""
    logs.configure(load(log_level="DEBUG"))
    logging.getLogger("aiokafka.conn").debug("SaslAuthenticate hunter2")
    logging.getLogger("aiokafka.consumer").debug("something else")
    shown = capsys.readouterr().err
    assert "hunter2" not in shown
    assert "something else" in shown


@pytest.mark.parametrize(("first", "then"), [("INFO", "DEBUG"), ("DEBUG", "INFO"), ("ERROR", "DEBUG")])
def test_a_level_that_is_set_later_is_as_one_set_first(
    capsys: pytest.CaptureFixture[str], first: str, then: str
) -> None:
    """For us, for chatty libraries, and for those whose lines hold passwords."""
    logs.configure(load(log_level=first))
    logs.set_level(load(log_level=then))
    for name in ("worker.test", "faust.app", "aiokafka.conn"):
        logging.getLogger(name).debug("a secret of %s", name)
        logging.getLogger(name).info("a word of %s", name)
    shown = {orjson.loads(line)["event"] for line in capsys.readouterr().err.splitlines()}
    everything = {"a word of worker.test", "a secret of worker.test", "a word of faust.app", "a secret of faust.app"}
    wanted = {*everything, "a word of aiokafka.conn"} if then == "DEBUG" else {"a word of worker.test"}
    assert shown == wanted


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_addresses_of_requests_are_not_logged(level: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A webhook's address is its password."""
    logs.configure(load(log_level=level))
    for name in logs.ADDRESSED:
        logging.getLogger(name).info("HTTP Request: POST https://api.example/bot123:secret/sendMessage")
    assert capsys.readouterr().err == ""
