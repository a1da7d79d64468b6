"""The times that a paragraph names, against the day of publication."""

from datetime import date

import pytest

from worker.sectioning.timing import times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks began in June.", {"month few"}),
        ("Talks began in October.", {"month last"}),
        ("They meet in January.", {"month either"}),
        ("They met in January 2024.", {"month old", "year", "year last", "years past"}),
        ("He won in 2019 and in 2023.", {"year", "year old", "year few", "years past"}),
        ("The plan runs to 2030.", {"year", "year ahead"}),
        ("Police came on Monday.", {"weekday"}),
        ("May I go? March on.", {"no time"}),
        ("It was 3 May.", {"month few"}),
        ("Nothing.", {"no time"}),
    ],
)
def test_times(text: str, expected: set[str]) -> None:
    """Years and months are steps before or after publication; a month eight to eleven back may lie ahead."""
    assert times(text, date(2025, 11, 24)) == expected


def test_without_a_day_of_publication() -> None:
    """A year is a year, and how far it lies nobody knows."""
    assert times("It was in June 2019.", None) == {"year"}
