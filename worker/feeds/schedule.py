"""Which feed is due when: each in its time, a host never twice in a moment, one that fails less often. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from worker.feeds.subscriptions import Subscription

BACKED_OFF = 6  # doublings of the interval at most, while a feed fails
LONGEST_SECONDS = 3600.0  # between two tries of one that fails, unless its own interval is longer


@dataclass(slots=True)
class Schedule:
    """Times are of one clock, in seconds; every feed is due at once when the schedule is made."""

    subscriptions: Iterable[Subscription]
    every: float
    host_pause: float
    _due: dict[Subscription, float] = field(init=False)
    _failures: dict[Subscription, int] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._due = dict.fromkeys(self.subscriptions, 0.0)

    def next(self) -> tuple[Subscription, float]:
        """The feed to read next, and when."""
        return min(((one, self._free(one)) for one in self._due), key=lambda turn: turn[1])

    def read(self, one: Subscription, now: float) -> None:
        """Note that it was read."""
        self._failures.pop(one, None)
        self._due[one] = now + self._every(one)
        self._asked[one.host] = now

    def failed(self, one: Subscription, now: float, wait: float | None = None) -> None:
        """Note that it could not be; `wait` is what the host asked for."""
        failures = self._failures[one] = self._failures.get(one, 0) + 1
        every = self._every(one)
        later = min(every * 2 ** min(failures - 1, BACKED_OFF), max(every, LONGEST_SECONDS))
        self._due[one] = now + max(later, wait or 0.0)
        self._asked[one.host] = now

    def _every(self, one: Subscription) -> float:
        return one.every or self.every

    def _free(self, one: Subscription) -> float:
        asked = self._asked.get(one.host)
        return self._due[one] if asked is None else max(self._due[one], asked + self.host_pause)
