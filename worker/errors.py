"""The errors that decide the fate of a message.

`Invalid` sends it to the dead-letter topic with its reason, unless too many went there (`LimitPassed` stops the
worker), `Retryable` tries it again, anything else crashes the worker so that a supervisor restarts it and Kafka
delivers the message anew.
"""


class EventwireError(Exception):
    """Base of the errors this package raises on purpose."""


class Invalid(EventwireError):
    """The message can never be processed. `reason` is one word or two, fit for a metric's label."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason

    def __reduce__(self) -> tuple[type["Invalid"], tuple[str, str]]:  # so that it survives the process pool
        return type(self), (self.reason, str(self))


class Retryable(EventwireError):
    """The message may succeed later: a broker or a pool that is not there now."""


class LimitPassed(EventwireError):
    """More of what came became dead letters than the settings allow: a person must look. The message says how many."""


class ConfigurationError(EventwireError):
    """A setting is missing or makes no sense; the message names it."""
