"""Weeks, months and years told from the reference or from a date before."""

import pytest

from tests.normalisation.dates.told import told


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The ministers met this week.", "this week", "2025-11-24..2025-11-30"),
        ("The ministers met earlier this month.", "earlier this month", "2025-11-01..2025-11-30"),
        ("The ministers will meet next year.", "next year", "2026-01-01..2026-12-31"),
        ("The ministers met last week.", "last week", "2025-11-17..2025-11-23"),
        ("The ministers meet next week.", "next week", "2025-12-01..2025-12-07"),
        ("The ministers met this month.", "this month", "2025-11-01..2025-11-30"),
        ("The ministers met last month.", "last month", "2025-10-01..2025-10-31"),
        ("The ministers meet next month.", "next month", "2025-12-01..2025-12-31"),
        ("The ministers met this year.", "this year", "2025-01-01..2025-12-31"),
        ("The ministers met last year.", "last year", "2024-01-01..2024-12-31"),
        ("The ministers meet next year.", "next year", "2026-01-01..2026-12-31"),
        ("The ministers met earlier this week.", "earlier this week", "2025-11-24..2025-11-30"),
        ("The ministers met the previous week.", "the previous week", "2025-11-17..2025-11-23"),
        ("The ministers met in August last year.", "August last year", "2024-08-01..2024-08-31"),
        ("The ministers meet the week after next.", "the week after next", "2025-12-08..2025-12-14"),
        ("The ministers met the month before last.", "the month before last", "2025-09-01..2025-09-30"),
    ],
)
def test_this_last_and_next(text: str, expression: str, days: str) -> None:
    """As many units off as they say; weeks begin on Monday."""
    assert (expression, days) in told(text)


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The dam broke two days ago.", "two days ago", "2025-11-23"),
        ("The dam broke a year ago today.", "a year ago today", "2024-11-25"),
        ("Ten years ago this month the dam broke.", "Ten years ago this month", "2015-11-01..2015-11-30"),
        ("The dam broke two years ago this week.", "two years ago this week", "2023-11-20..2023-11-26"),
        ("The dam broke a week ago.", "a week ago", "2025-11-17..2025-11-23"),
        ("The dam broke six months ago.", "six months ago", "2025-05-01..2025-05-31"),
        ("The dam broke three years ago.", "three years ago", "2022-01-01..2022-12-31"),
        ("The dam broke five days earlier.", "five days earlier", "2025-11-20"),
        ("The dam broke half a year ago.", "half a year ago", "2025-05-01..2025-05-31"),
        ("The dam broke a year and a half ago.", "a year and a half ago", "2024-05-01..2024-05-31"),
        ("The dam broke half an hour ago.", "half an hour ago", "2025-11-25"),
        ("The levee will be rebuilt in two weeks' time.", "in two weeks' time", "2025-12-08..2025-12-14"),
        ("The dam broke three weeks ago.", "three weeks ago", "2025-11-03..2025-11-09"),
        ("The dam broke ten years ago.", "ten years ago", "2015-01-01..2015-12-31"),
        ("The two sides fired on each other a year ago today.", "a year ago today", "2024-11-25"),
        ("It fell from 74% in 2021, and from 80% a decade earlier.", "a decade earlier", "2011-01-01..2011-12-31"),
        ("The dam broke a fortnight ago.", "a fortnight ago", "2025-11-10..2025-11-16"),
        ("The levee will be rebuilt in a fortnight.", "in a fortnight", "2025-12-08..2025-12-14"),
        ("Nine dams broke over the past fortnight.", "the past fortnight", "2025-11-11..2025-11-25"),
        ("The dam broke three nights ago.", "three nights ago", "2025-11-22"),
    ],
)
def test_so_long_ago(text: str, expression: str, days: str) -> None:
    """The unit that lies so far back, from the reference or from the date before."""
    assert (expression, days) in told(text)


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The ministers met last weekend.", "last weekend", "2025-11-22..2025-11-23"),
        ("Twelve died in the past 24 hours.", "the past 24 hours", "2025-11-24..2025-11-25"),
    ],
)
def test_a_stretch_of_days(text: str, expression: str, days: str) -> None:
    """A weekend, the past hours."""
    assert told(text) == [(expression, days)]
