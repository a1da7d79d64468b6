"""A broker that is away fills no disk with log lines, and nothing else is held back for it."""

import logging
import time
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
import structlog

from worker import logs, outage
from worker.outage import FEW, QUIET_SECONDS, TOLD_SECONDS, State, is_outage, is_over, stepped
from worker.settings import load

AWAY = "Unable connect to node with id 1: [Errno 111] Connect call failed ('127.0.0.1', 9092)"


def record(name: str, message: Any) -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "", 0, message, (), None)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("aiokafka", AWAY),
        ("aiokafka", "Unable to update metadata from [1]"),
        ("aiokafka.consumer.fetcher", "Failed fetch messages from 1: NodeNotReadyError: Attempt to send a request"),
        ("aiokafka.consumer.group_coordinator", "Marking the coordinator dead (node 1)for group eventwire."),
        ("aiokafka.consumer.group_coordinator", "Group Coordinator Request failed: RequestTimedOutError"),
        ("librdkafka", "FAIL [eventwire#consumer-3] [thrd:127.0.0.1:9092/1]: Connect to ipv4#127.0.0.1:9092 failed"),
        ("aiokafka.consumer.group_coordinator", "Heartbeat session expired - marking coordinator dead"),
        (
            "aiokafka.producer.sender",
            "Got error produce response on topic-partition x, retrying. Error: RequestTimedOut",
        ),
        ("faust.transport.drivers.aiokafka", "Committing raised exception: KafkaTimeoutError()"),
        ("mode.worker", "KafkaConnectionError: Connection at 127.0.0.1:9092 closed"),
        ("worker.stream.view", {"event": "view_read_failed", "error": "Local: Broker transport failure"}),
    ],
)
def test_clients_tell_of_an_outage(name: str, message: object) -> None:
    """Each in its own words."""
    assert is_outage(record(name, message))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("aiokafka.consumer.group_coordinator", "Joined group 'eventwire' (generation 4)"),
        (
            "aiokafka.consumer.group_coordinator",
            "Heartbeat failed for group eventwire because it is rebalancing",
        ),
        ("aiokafka.consumer.fetcher", "Not authorized to read from topic articles.raw."),
        ("faust.app", "[^-EventwireApp]: Missing sensor state for rebalance #1"),
        ("worker.stream.agent", {"event": "dead_letter", "error": "connection refused"}),
        ("library", AWAY),
        ("aiokafkaesque", AWAY),
    ],
)
def test_other_lines_are_not_of_an_outage(name: str, message: object) -> None:
    """What else the clients tell, and whatever others do."""
    assert not is_outage(record(name, message))


def steps(*moments: float) -> list[str]:
    state = State()
    told: list[str] = []
    for moment in moments:
        state, step = stepped(state, moment)
        told.append(step)
    return told


def test_a_short_failure_is_told_as_it_was() -> None:
    """A connection that is closed for being idle, and the like, now and then."""
    assert steps(*range(0, 100, 5)) == ["pass"] * 20
    assert steps(*[0.0] * FEW) == ["pass"] * FEW


def test_a_burst_is_told_once_and_then_every_minute() -> None:
    """The first lines pass, one more says that it begins, and the rest is held back."""
    told = steps(*range(200))
    assert told[: FEW + 2] == ["pass"] * FEW + ["begin", "hold"]
    assert [moment for moment, step in enumerate(told) if step == "still"] == [FEW + 60, FEW + 120, FEW + 180]
    assert set(told[FEW + 1 :]) == {"hold", "still"}


def test_it_is_over_when_nothing_has_been_heard_of_it_for_a_while() -> None:
    """Clients that reach the broker say nothing."""
    state = State()
    for _ in range(FEW + 2):
        assert not is_over(state, QUIET_SECONDS * 2)
        state, _ = stepped(state, 0.0)
        if state.began is not None:
            break
    assert not is_over(state, QUIET_SECONDS - 1)
    assert is_over(state, QUIET_SECONDS)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An outage that is over soon, and logging as before afterwards."""
    monkeypatch.setattr(outage, "QUIET_SECONDS", 0.2)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    for name in logs.QUIET:
        logging.getLogger(name).setLevel(logging.NOTSET)


def until_over(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The lines logged until the outage is over."""
    deadline, err = time.monotonic() + 20, ""
    while "reachable_again" not in err and time.monotonic() < deadline:
        time.sleep(0.05)
        err += capsys.readouterr().err
    return [orjson.loads(line) for line in err.splitlines()]


@pytest.mark.usefixtures("hurried")
def test_an_outage_from_its_beginning_to_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    """A thousand lines of the clients are a handful; another's line in between is there."""
    logs.configure(load())
    for number in range(1000):
        logging.getLogger("aiokafka").error("Unable connect to node with id %s", number)
    structlog.get_logger("worker.stream.app").info("worker_stopping")
    lines = until_over(capsys)
    assert [line["event"].partition(" ")[0] for line in lines] == [
        *["Unable"] * FEW,
        "broker_unreachable",
        "worker_stopping",
        "broker_reachable_again",
    ]
    begun, over = lines[FEW], lines[-1]
    assert (begun["level"], begun["reason"], begun["client"]) == (
        "error",
        f"Unable connect to node with id {FEW}",
        "aiokafka",
    )
    assert (over["held_back"], over["held_back_in_all"]) == (1000 - FEW - 1, 1000 - FEW - 1)


@pytest.mark.usefixtures("hurried")
def test_the_count_held_back_is_told_in_between(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every minute; here after every line."""
    monkeypatch.setattr(outage, "TOLD_SECONDS", 0.0)
    logs.configure(load())
    for _ in range(FEW + 2):
        logging.getLogger("librdkafka").error("FAIL [thrd:127.0.0.1:9092/1]")
    told = until_over(capsys)[-2]
    assert (told["event"], told["held_back"]) == ("broker_still_unreachable", 1)
    assert TOLD_SECONDS == 60
