"""Seasons."""

import pytest

from tests.normalisation.dates.told import told


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The rebels took up arms in the spring of 2014.", "the spring of 2014", "2014-03-01..2014-05-31"),
        ("The grid was hit in winter 2022-23.", "winter 2022-23", "2022-12-01..2023-02-28"),
        ("Last summer, floods drove thousands out.", "Last summer", "2025-06-01..2025-08-31"),
        ("The army will attack next spring, he said.", "next spring", "2026-03-01..2026-05-31"),
        ("Prices fell this summer.", "this summer", "2025-06-01..2025-08-31"),
        ("The bridge was built in the summer and fell.", "the summer", "2025-06-01..2025-08-31"),
    ],
)
def test_a_season(text: str, expression: str, days: str) -> None:
    """Of the year told, else by which one and by the tense."""
    assert told(text) == [(expression, days)]


def test_a_season_that_is_no_time_is_no_date() -> None:
    """An offensive's name, the fall of a town."""
    assert told("The spring offensive began after the fall of the town.") == []
