"""Holidays and days known by their date."""

from datetime import date

import pytest

from tests.normalisation.dates.told import told
from worker.event import Interval
from worker.normalisation.dates.holidays import holiday_in


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("Shops closed on Christmas Day 2024.", "Christmas Day 2024", "2024-12-25"),
        ("Shops shut on New Year's Eve 2023.", "New Year's Eve 2023", "2023-12-31"),
        ("Mourners will gather on Christmas Day.", "Christmas Day", "2025-12-25"),
    ],
)
def test_a_holiday(text: str, expression: str, days: str) -> None:
    """Of the year told, else the one behind or ahead."""
    assert told(text) == [(expression, days)]


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2024, date(2024, 3, 31)),
        ("good friday", 2024, date(2024, 3, 29)),
        ("thanksgiving", 2025, date(2025, 11, 27)),
    ],
)
def test_a_holiday_that_moves(name: str, year: int, day: date) -> None:
    """By the church's calendar, or the n-th weekday of a month."""
    found = holiday_in(name, year)
    assert found is not None
    assert found[0] == Interval(day, day)
