"""From an event to its alerts: which rules it meets, how fast they may go out, again after a failure, and what is left.

An alert ends delivered or among the dead letters, a line of JSON each in a file that is on the disk before anything
goes on. An event whose new revision comes is told again only if it did not meet the rule before; that is remembered
for the newest `REMEMBERED` alerts and not over a restart.
"""

import os
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import structlog

from worker.errors import ConfigurationError, Invalid, Retryable
from worker.export.told import Told, read
from worker.sinks.delivery import TooMany, deliver
from worker.sinks.rules import Destination, Rules

log = structlog.get_logger(__name__)

ATTEMPTS = 6
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0  # seconds between attempts, doubled each time, with chance in them
REMEMBERED = 10_000
MINUTE = 60.0
INSTALL = "alerts need tenacity: pip install 'eventwire[alerts]'"
Sleep = Callable[[float], None]


@dataclass(slots=True)
class Tally:
    """What became of the alerts."""

    delivered: int = 0
    dead: int = 0
    repeated: int = 0


@dataclass(slots=True)
class Pace:
    """Not more than `per_minute` in any minute."""

    per_minute: int
    clock: Callable[[], float] = time.monotonic
    _sent: deque[float] = field(default_factory=deque)

    def wait(self) -> float:
        """The seconds until the next may go."""
        if len(self._sent) < self.per_minute:
            return 0.0
        return max(0.0, self._sent[0] + MINUTE - self.clock())

    def gone(self) -> None:
        """One has gone out."""
        self._sent.append(self.clock())
        while len(self._sent) > self.per_minute:
            self._sent.popleft()


class DeadLetters:
    """A file of JSON lines: the rule, the destination, why, when, and the event as it would have been told."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = path.open("ab")
        except OSError as error:
            raise ConfigurationError(f"{path}: {error.strerror}") from None

    def put(self, rule: str, destination: str, why: Exception, told: Told) -> None:
        """Append one, on the disk when this returns."""
        line: dict[str, Any] = {
            "rule": rule,
            "destination": destination,
            "reason": why.reason if isinstance(why, Invalid) else "unreachable",
            "detail": str(why),
            "time": datetime.now(UTC),
            "event": told.record(),
        }
        self._file.write(orjson.dumps(line) + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())


class Alerts:
    """`tell` sends what an event gives rise to; it returns when each alert is delivered or dead."""

    def __init__(self, rules: Rules, dead: DeadLetters, sleep: Sleep = time.sleep) -> None:
        self.tally = Tally()
        self._rules = rules
        self._dead = dead
        self._sleep = sleep
        self._pace = {name: Pace(to.per_minute) for name, to in rules.destinations.items()}
        self._told: OrderedDict[tuple[str, str], None] = OrderedDict()
        _tenacity()  # that it is lacking is told before the first alert

    def tell(self, told: Told) -> None:
        """Send the event to every destination of every rule that it meets."""
        for rule in self._rules.rules:
            if rule.when.holds(told) and self._is_new(rule.name, told.event.id):
                for name in rule.to:
                    self.send(rule.name, name, told)

    def send(self, rule: str, name: str, told: Told) -> None:
        """Send one alert, again and again if need be; what cannot be delivered becomes a dead letter."""
        try:
            self._attempts(rule, self._rules.destinations[name], self._pace[name], told)
        except (Invalid, Retryable) as why:
            self.tally.dead += 1
            self._dead.put(rule, name, why, told)
            log.warning("alert_dead", rule=rule, destination=name, event_id=told.event.id, why=str(why))
        else:
            self.tally.delivered += 1

    def _is_new(self, rule: str, event: str) -> bool:
        if (rule, event) in self._told:
            self.tally.repeated += 1
            return False
        self._told[rule, event] = None
        if len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return True

    def _attempts(self, rule: str, to: Destination, pace: Pace, told: Told) -> None:
        tenacity = _tenacity()
        backoff = tenacity.wait_random_exponential(multiplier=FIRST_WAIT, max=LONGEST_WAIT)

        def pause(state: Any) -> float:
            error = state.outcome.exception()
            return min(error.seconds, LONGEST_WAIT) if isinstance(error, TooMany) else float(backoff(state))

        def once() -> None:
            if seconds := pace.wait():
                self._sleep(seconds)
            pace.gone()
            deliver(to, rule, told)

        tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(Retryable),
            stop=tenacity.stop_after_attempt(ATTEMPTS),
            wait=pause,
            sleep=self._sleep,
            reraise=True,
        )(once)


def again(lines: bytes) -> Iterator[tuple[str, str, Told]]:
    """The alerts of a file of dead letters: rule, destination, event. Raises Invalid for a line that is none."""
    for line in filter(None, lines.splitlines()):
        try:
            letter = orjson.loads(line)
            rule, name, event = letter["rule"], letter["destination"], letter["event"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            raise Invalid("syntax", "not a dead letter of alerts") from None
        (told,) = read(orjson.dumps(event))
        yield rule, name, told


def _tenacity() -> Any:
    try:
        import tenacity
    except ImportError:
        raise ConfigurationError(INSTALL) from None
    return tenacity
