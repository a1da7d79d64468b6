"""When undated statements were made. The day of publication is Wednesday, 18 March 2026."""

from collections.abc import Callable
from datetime import date

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]

SAID = 'The mayor said: "We have lost good people."'


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Gunmen stormed a market in Goma on Wednesday, killing nine people.", date(2026, 3, 18)),
        ("Envoys of Chad and Sudan met in Cairo on Wednesday.", date(2026, 3, 18)),
        ("Gunmen stormed a market in Goma on Monday, killing nine people.", None),
        ("Gunmen stormed a market in Goma in 2019, killing nine people.", None),
        ("The city of Goma has a new market.", None),
    ],
)
def test_a_statement_on_news_of_the_day_is_of_that_day(events: Events, opening: str, expected: date | None) -> None:
    """Only what happened on the day of publication tells when it was spoken about."""
    statements = events(f"{opening}\n\n{SAID}", "statement")
    assert [event.date and event.date.start for event in statements] == [expected]
    assert all(event.date is None or event.date.basis == "published" for event in statements)


def test_a_statement_keeps_the_date_that_it_tells(events: Events) -> None:
    """What is told to be said the day before stays there."""
    body = "Gunmen stormed a market in Goma on Wednesday.\n\nOn Tuesday the mayor said: “We are not safe.”"
    (statement,) = events(body, "statement")
    assert statement.date is not None
    assert (statement.date.start, statement.date.basis) == (date(2026, 3, 17), "text")
