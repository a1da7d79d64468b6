"""The day that relative dates are told from."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.normalisation.dates.told import told


def test_published_in_its_own_zone() -> None:
    """The reference is the day on the clock of the message, not that of UTC."""
    late = datetime(2025, 11, 25, 23, 30, tzinfo=timezone(-timedelta(hours=5)))
    assert told("It happened today.", late) == [("today", "2025-11-25")]
    assert told("It happened today.", late.astimezone(UTC)) == [("today", "2025-11-26")]


def test_dateline_stands_in_for_published() -> None:
    """Without a publication day relative dates are told from the dateline."""
    body = "LONDON, March 5, 2024 (Reuters) - The ministers met on Monday.\n"
    assert told(body, None)[1:] == [("Monday", "2024-03-04")]


def test_no_reference() -> None:
    """Without any reference only absolute dates are given."""
    assert told("They met on Monday, and before on 3 May 2019.", None) == [("3 May 2019", "2019-05-03")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("BEIRUT, Nov. 24 (Wire) - Shells fell on Sunday.", ["2025-11-24", "2025-11-23"]),
        ("LIMA, 22 November 2025 — Miners blocked a road on Friday.", ["2025-11-22", "2025-11-21"]),
        ("KANO, Nov. 24 (Wire) - Bandits raided a market today.", ["2025-11-24", "2025-11-24"]),
        ("KANO, Nov. 24, 2025 (Wire) - Bandits raided a market today.", ["2025-11-24", "2025-11-24"]),
        ("KANO, Nov. 3 (Wire) - Bandits raided a market today.", ["2025-11-03", "2025-11-25"]),
        ("QUITO (Wire) -- Miners blocked a road on Friday.", ["2025-11-21"]),
    ],
)
def test_datelines_tell_a_day_and_the_text_goes_by_it_when_it_is_near(text: str, days: list[str]) -> None:
    """The day of a dateline is one of the dates, and that of writing where publication followed within days."""
    assert [day for _, day in told(text)] == days
