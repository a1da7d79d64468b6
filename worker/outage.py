"""Folds what Kafka's clients log while no broker answers: thousands of lines a minute, all of the same.

The first lines of a burst pass, so that a short failure is told as it was. From then on there is one line when it
begins, one a minute with the number of those held back, and one when it is over. Other lines of the clients, and all
lines of others, always pass.
"""

import logging
import re
import threading
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any, Literal

import structlog

log = structlog.get_logger(__name__)

CLIENTS = ("aiokafka", "librdkafka", "faust", "mode", "worker.stream.view")
FEW = 3  # lines of a burst that pass
BURST_SECONDS = 10.0
TOLD_SECONDS = 60.0
QUIET_SECONDS = 30.0  # without such a line, after which it is over
REASON_LENGTH = 300

_OUTAGE = re.compile(
    r"NodeNotReady|KafkaConnectionError|KafkaTimeoutError|RequestTimedOut|CoordinatorNotAvailable|REQTMOUT|FAIL \[|"
    r"unable (?:to )?(?:connect|update metadata|request metadata)|coordinator dead|heartbeat session expired|"
    r"connection (?:refused|reset|closed|lost)|disconnected|timed out|brokers? (?:are|is) down|transport failure|"
    r"failed to resolve|name resolution|name or service",
    re.IGNORECASE,
)

Step = Literal["pass", "begin", "hold", "still"]


@dataclass(frozen=True, slots=True)
class State:
    """`burst`: when the latest lines came, while all is well. `began` is None then; `held` counts since `told`."""

    burst: tuple[float, ...] = ()
    began: float | None = None
    told: float = 0.0
    last: float = 0.0
    held: int = 0
    total: int = 0


def stepped(state: State, now: float) -> tuple[State, Step]:
    """What becomes of a line on the outage that comes now."""
    if state.began is None:
        burst = (*(moment for moment in state.burst if now - moment < BURST_SECONDS), now)
        if len(burst) <= FEW:
            return State(burst), "pass"
        return State(began=burst[0], told=now, last=now), "begin"
    held = replace(state, last=now, held=state.held + 1, total=state.total + 1)
    if now - state.told < TOLD_SECONDS:
        return held, "hold"
    return replace(held, told=now, held=0), "still"


def is_over(state: State, now: float) -> bool:
    """Whether no line on the outage has come for long enough."""
    return state.began is not None and now - state.last >= QUIET_SECONDS


def is_outage(record: logging.LogRecord) -> bool:
    """Whether a Kafka client tells that it cannot reach a broker."""
    name = record.name
    return any(name == one or name.startswith(f"{one}.") for one in CLIENTS) and bool(
        _OUTAGE.search(record.getMessage())
    )


class Fold(logging.Filter):
    """The filter of a handler; safe from any thread, as each client logs from its own."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._state = State()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is shown as it is."""
        if not is_outage(record):
            return True
        with self._lock:
            before = self._state
            self._state, step = stepped(before, monotonic())
            after = self._state
        if step == "begin":
            log.error("broker_unreachable", reason=record.getMessage()[:REASON_LENGTH], client=record.name)
            self._watch(QUIET_SECONDS)
        elif step == "still":
            _told("broker_still_unreachable", after, after.told, held_back=before.held + 1)
        return step == "pass"

    def _watch(self, seconds: float) -> None:
        timer = threading.Timer(seconds, self._look)
        timer.daemon = True
        timer.start()

    def _look(self) -> None:
        with self._lock:
            now, state = monotonic(), self._state
            over = is_over(state, now)
            if over:
                self._state = State()
        if over:
            _told("broker_reachable_again", state, state.last, held_back=state.held, held_back_in_all=state.total)
        else:
            self._watch(max(0.1, state.last + QUIET_SECONDS - now))


def _told(event: str, state: State, until: float, **counts: Any) -> None:
    log.warning(event, seconds=round(until - (state.began or until)), **counts)
