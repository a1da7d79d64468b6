"""What an alert says."""

from typing import Any

import pytest

from tests.sinks.events import killed, message, told
from worker.sinks.message import LONGEST, subject, text


def test_an_alert_tells_what_where_when_how_many_and_who_says_so() -> None:
    """In lines that a chat shows as they are."""
    event = told(casualties=killed(10))
    said = text("desk", event)
    assert said.splitlines()[0] == subject("desk", event)
    assert "killed at least 10" in said
    assert event.article.title is not None
    assert event.article.title in said
    assert event.event.mentions[0].text in said


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [(4, 4, "killed 4"), (4, None, "at least 4"), (None, 9, "up to 9"), (4, 9, "4 to 9")],
)
def test_tolls_are_ranges(low: int | None, high: int | None, shown: str) -> None:
    """Never a number that nobody told."""
    assert shown in text("r", told(casualties=killed(low, high)))


def test_an_event_that_tells_nothing_has_an_alert() -> None:
    """No line for what is not there."""
    bare = told("bare")
    assert "who:" not in text("r", bare)
    assert " in " not in subject("r", bare)


def test_an_article_cannot_break_lines() -> None:
    """Nor make a line of any length."""
    article: dict[str, Any] = message()["article"] | {"title": "a\r\nBcc: all@example.org\n" + "b" * 5000}
    lines = text("r", told(article=article)).splitlines()
    assert not [line for line in lines if line.startswith("Bcc")]
    assert max(map(len, lines)) <= LONGEST
