"""Alerts: again after a failure, not too fast, and what is left of those that cannot be delivered."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sinks.events import told
from worker.errors import Invalid, Retryable
from worker.export.told import Told
from worker.sinks import alerts
from worker.sinks.alerts import ATTEMPTS, Alerts, DeadLetters, Pace
from worker.sinks.delivery import TooMany
from worker.sinks.rules import Rules

Made = tuple[Alerts, list[str], list[float], Path]
Make = Callable[..., Made]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Alerts whose deliveries raise `failures` one after the other; the events sent, the pauses made, the dead."""

    def make(*failures: Exception, **desk: Any) -> Made:
        sent, pauses, left = list[str](), list[float](), list(failures)

        def deliver(to: object, rule: str, event: Told) -> None:
            if left:
                raise left.pop(0)
            sent.append(event.event.id)

        monkeypatch.setattr(alerts, "deliver", deliver)
        rules = Rules.model_validate(
            {
                "destinations": {"desk": {"kind": "slack", "url": "x"} | desk},
                "rules": [{"name": "attacks", "when": {"type": "attack"}, "to": ["desk"]}],
            }
        )
        path = tmp_path / "dead.jsonl"
        return Alerts(rules, DeadLetters(path), pauses.append), sent, pauses, path

    return make


def test_only_what_a_rule_takes_is_sent(made: Make) -> None:
    """At once."""
    sink, sent, pauses, dead = made()
    sink.tell(told())
    sink.tell(told("protest"))
    assert (sent, pauses, dead.read_bytes()) == ([told().event.id], [], b"")


def test_a_changed_event_is_told_once(made: Make) -> None:
    """Though its record comes again."""
    sink, sent, _, _ = made()
    sink.tell(told(confidence=0.5))
    sink.tell(told(confidence=0.6))
    assert (len(sent), sink.tally.repeated) == (1, 1)


def test_what_fails_for_now_is_tried_again(made: Make) -> None:
    """With pauses that grow, but for chance, and as long as the other side asks."""
    sink, sent, pauses, dead = made(Retryable("HTTP 503"), TooMany("HTTP 429", 17.0))
    sink.tell(told())
    assert (len(sent), len(pauses), pauses[1], dead.read_bytes()) == (1, 2, 17.0, b"")


@pytest.mark.parametrize(
    ("failures", "attempts", "reason"),
    [([Retryable("HTTP 503")] * 99, ATTEMPTS, "unreachable"), ([Invalid("refused", "HTTP 404")], 1, "refused")],
)
def test_what_cannot_be_delivered_is_a_dead_letter(
    made: Make, failures: list[Exception], attempts: int, reason: str
) -> None:
    """With all that it takes to send it again, as it was."""
    sink, sent, pauses, dead = made(*failures)
    sink.tell(told())
    (letter,) = map(json.loads, dead.read_bytes().splitlines())
    assert (letter["rule"], letter["destination"], letter["reason"]) == ("attacks", "desk", reason)
    assert (sent, len(pauses), sink.tally.dead) == ([], attempts - 1, 1)
    ((rule, name, event),) = alerts.again(dead.read_bytes())
    assert (rule, name, event.event, event.article) == ("attacks", "desk", told().event, told().article)


def test_other_lines_are_no_dead_letters() -> None:
    """Told as such."""
    with pytest.raises(Invalid, match="not a dead letter"):
        list(alerts.again(b'{"id": 1}\n'))


def test_what_is_more_than_a_minute_allows_waits() -> None:
    """Until the oldest is a minute old."""
    now = [100.0]
    pace = Pace(2, lambda: now[0])
    for _ in range(2):
        assert pace.wait() == 0
        pace.gone()
    now[0] = 130.0
    assert pace.wait() == 30.0
    now[0] = 160.0
    assert pace.wait() == 0
