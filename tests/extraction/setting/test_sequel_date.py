"""Dates counted from one event to another. The reference is Tuesday, 25 November 2025."""

from datetime import date

import pytest

from tests.extraction.setting.test_date import chosen


@pytest.mark.parametrize(
    ("body", "trigger", "start", "end"),
    [
        (
            "Talks go on nearly four years after Russian forces invaded the country.",
            "invaded",
            date(2021, 11, 25),
            date(2022, 5, 25),
        ),
        ("Shops reopened two days after gunmen stormed the mall.", "stormed", date(2025, 11, 23), date(2025, 11, 23)),
        ("Three weeks after the attack, the road is closed.", "attack", date(2025, 11, 1), date(2025, 11, 7)),
        ("It is more than a year since rebels seized the town.", "seized", date(2024, 5, 25), date(2024, 11, 25)),
    ],
)
def test_how_long_ago_gives_the_days(body: str, trigger: str, start: date, end: date) -> None:
    """A plain count is taken to half its unit, "nearly" to later days only and "more than" to earlier ones."""
    found = chosen(body, trigger)
    assert found is not None
    assert (found.start, found.end, found.basis) == (start, end, "text")


def test_an_event_after_an_undated_one_has_no_date_from_it() -> None:
    """ "After" without a length of time tells no date."""
    assert chosen("Shops reopened after gunmen stormed the mall.", "stormed") is None


@pytest.mark.parametrize(
    ("body", "trigger", "start", "end"),
    [
        ("Troops shelled the port a day after rebels took it on Friday.", "shelled", date(2025, 11, 22), None),
        ("The raid came two days after Friday's bombing of a bus.", "raid", date(2025, 11, 23), None),
        ("Rebels took the port three days before the king resigned on 9 November.", "took", date(2025, 11, 6), None),
        (
            "Troops shelled the port a week after the truce was signed on 3 November.",
            "shelled",
            date(2025, 11, 10),
            date(2025, 11, 16),
        ),
        (
            "Police arrested nine men on 9 November, two days after a mob stormed the hall.",
            "stormed",
            date(2025, 11, 7),
            None,
        ),
    ],
)
def test_days_counted_from_another_event(body: str, trigger: str, start: date, end: date | None) -> None:
    """ "A day after X on Friday" dates what came after X; "on Sunday, two days after X" dates X."""
    found = chosen(body, trigger)
    assert found is not None
    assert (found.start, found.end) == (start, end or start)


@pytest.mark.parametrize(
    ("body", "trigger"),
    [
        ("The minister resigned before rebels took the port on Monday.", "resigned"),
        ("Troops shelled the port days after rebels took it on Friday.", "shelled"),
        ("Troops shelled the port more than a week after rebels took it on Friday.", "shelled"),
    ],
)
def test_no_day_is_counted_without_a_number(body: str, trigger: str) -> None:
    """Without a plain count, the day of the other event tells nothing."""
    assert chosen(body, trigger) is None
