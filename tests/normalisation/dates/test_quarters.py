"""Quarters, and what business news compares them with."""

import pytest

from tests.normalisation.dates.told import told


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("Sales fell in the second quarter of 2024.", "the second quarter of 2024", "2024-04-01..2024-06-30"),
        ("Profits rose in the third quarter.", "the third quarter", "2025-07-01..2025-09-30"),
    ],
)
def test_a_quarter(text: str, expression: str, days: str) -> None:
    """Of the year told, else the last one."""
    assert told(text) == [(expression, days)]


def test_quarters_are_compared_with_the_year_before() -> None:
    """In business news 'a year earlier' and 'the year-ago quarter' are the quarter told, a year back."""
    text = "Profit rose in the third quarter from a loss a year earlier. In the year-ago quarter sales were higher."
    assert [days for _, days in told(text)] == ["2025-07-01..2025-09-30"] + 2 * ["2024-07-01..2024-09-30"]


def test_a_half_of_a_year() -> None:
    """Six months."""
    assert told("Sales fell in the first half of 2024.") == [("the first half of 2024", "2024-01-01..2024-06-30")]
