"""How many dead letters are too many: a run of them, or their share of the last articles. Pure.

A feed that changed its format, or a worker that has gone wrong, would turn a whole topic into dead letters. The letter
that passes a limit is not written and its article not acknowledged, so that it is there when the cause is mended.
"""

from collections import deque
from dataclasses import dataclass, field

from worker.errors import LimitPassed
from worker.settings import Settings, environment_name


@dataclass(slots=True)
class DeadLetterLimit:
    """Counts articles as they end. None allows any number; `share` counts once `window` articles have ended."""

    most_in_row: int | None
    most_share: float | None
    window: int
    run: int = 0
    passed: LimitPassed | None = None
    _recent: deque[bool] = field(init=False)

    def __post_init__(self) -> None:
        self._recent = deque(maxlen=self.window)

    @property
    def share(self) -> float:
        """The share of dead letters among the last articles, 0 before the first."""
        return sum(self._recent) / len(self._recent) if self._recent else 0.0

    def alive(self) -> None:
        """Note that an article ended as anything but a dead letter."""
        self.run = 0
        self._recent.append(False)

    def dead(self) -> None:
        """Note that a dead letter is to be written. Raises LimitPassed where it must not be, and for all after it."""
        self.run += 1
        self._recent.append(True)
        told = self._too_many()
        if told and self.passed is None:
            self.passed = LimitPassed(told)
        if self.passed is not None:
            raise self.passed

    def _too_many(self) -> str:
        if self.most_in_row is not None and self.run > self.most_in_row:
            return f"more than {self.most_in_row} dead letters in a row ({environment_name('dead_run')})"
        if self.most_share is not None and len(self._recent) == self.window and self.share > self.most_share:
            many = f"{sum(self._recent)} of the last {self.window} articles became dead letters"
            return f"{many}, more than a share of {self.most_share:g} ({environment_name('dead_share')})"
        return ""


def limit(settings: Settings) -> DeadLetterLimit:
    """The limit as the settings have it."""
    return DeadLetterLimit(settings.dead_run, settings.dead_share, settings.dead_window)
