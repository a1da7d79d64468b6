"""Days told from the reference: weekdays, today and tonight, this morning, clock times."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.normalisation.dates.told import read, told
from worker.normalisation.dates.calendar import weekday_near


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("Two men were killed yesterday.", "yesterday", "2025-11-24"),
        ("Two men were killed overnight.", "overnight", "2025-11-25"),
        ("Two men were killed last night.", "last night", "2025-11-24"),
        ("The talks resume tomorrow morning.", "tomorrow morning", "2025-11-26"),
    ],
)
def test_today_and_around_it(text: str, expression: str, days: str) -> None:
    """The day of the reference, the one before, the one after."""
    assert told(text) == [(expression, days)]


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The drones came early on Monday.", "early on Monday", "2025-11-24"),
        ("A bomb went off late on Sunday.", "late on Sunday", "2025-11-23"),
        ("The convoy left on Friday afternoon.", "Friday afternoon", "2025-11-21"),
        ("The convoy leaves on Thursday morning.", "Thursday morning", "2025-11-27"),
        ("The bridge was hit on the evening of 3 November.", "the evening of 3 November", "2025-11-03"),
        ("Shells fell this morning.", "this morning", "2025-11-25"),
        ("Shells fell yesterday evening.", "yesterday evening", "2025-11-24"),
        ("The minister speaks tonight.", "tonight", "2025-11-25"),
        ("The dam broke on the morning, local time, of Monday.", "the morning, local time, of Monday", "2025-11-24"),
        (
            "It broke on the evening (local time) of 14 November.",
            "the evening (local time) of 14 November",
            "2025-11-14",
        ),
        ("Clashes went on for the third day on Monday.", "Monday", "2025-11-24"),
        ("Clashes went on Tuesday for a fourth straight day.", "Tuesday", "2025-11-25"),
    ],
)
def test_a_part_of_a_day(text: str, expression: str, days: str) -> None:
    """It belongs to the expression, not to the day."""
    assert (expression, days) in told(text)


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("Air defences shot down 40 drones overnight.", "overnight", "2025-11-25"),
        ("Air defences shot down 40 drones overnight on Sunday.", "overnight on Sunday", "2025-11-23"),
        ("Shells fell overnight from Sunday to Monday.", "overnight from Sunday to Monday", "2025-11-23..2025-11-24"),
        ("Three people died last night.", "last night", "2025-11-24"),
        ("Strikes overnight Sunday into Monday cut power.", "overnight Sunday into Monday", "2025-11-23..2025-11-24"),
        ("Drones flew overnight to Sunday.", "overnight to Sunday", "2025-11-22..2025-11-23"),
        ("Drones flew on Saturday night into Sunday.", "Saturday night into Sunday", "2025-11-22..2025-11-23"),
        ("Drones flew late Saturday into early Sunday.", "late Saturday into early Sunday", "2025-11-22..2025-11-23"),
        ("It rained in the night of Saturday to Sunday.", "the night of Saturday to Sunday", "2025-11-22..2025-11-23"),
        ("The raid came overnight on November 3.", "overnight on November 3", "2025-11-03"),
        ("Rockets hit the port overnight into Sunday.", "overnight into Sunday", "2025-11-22..2025-11-23"),
    ],
)
def test_nights_between_two_days(text: str, expression: str, days: str) -> None:
    """Both days where both are told."""
    assert (expression, days) in told(text)


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("Rockets hit the port early Tuesday.", "early Tuesday", "2025-11-25"),
        ("In the early hours of Monday rockets hit the port.", "the early hours of Monday", "2025-11-24"),
        ("Rockets hit the port at 2 p.m. (1100 GMT) on Friday.", "2 p.m. (1100 GMT) on Friday", "2025-11-21"),
        ("The vote was held last Tuesday.", "last Tuesday", "2025-11-18"),
        ("The vote will be held next Tuesday.", "next Tuesday", "2025-12-02"),
        ("The ministers meet on Friday week.", "Friday week", "2025-12-05"),
        ("The vote will be held a week on Thursday.", "a week on Thursday", "2025-12-04"),
        ("The dam broke on Sunday last.", "Sunday last", "2025-11-23"),
    ],
)
def test_which_weekday(text: str, expression: str, days: str) -> None:
    """Last, next, of last week, a week on."""
    assert (expression, days) in told(text)


def test_clock_time_stands_on_the_day_told_before() -> None:
    """A time of day has the precision 'time' and the day told nearby."""
    mention = read("Rockets hit the port on Sunday. The first fell at 9:05 a.m. near the docks.")[1]
    assert (mention.text, mention.value.start, mention.precision) == ("9:05 a.m.", date(2025, 11, 23), "time")


@settings(max_examples=60, deadline=None)
@given(st.dates(min_value=date(2018, 1, 1), max_value=date(2027, 12, 31)), st.integers(0, 6))
def test_weekday_in_text_follows_the_calendar(reference: date, weekday: int) -> None:
    """For any reference of ten years a past weekday in text is the one that the calendar gives."""
    name = (date(2024, 1, 1) + timedelta(weekday)).strftime("%A")
    (mention,) = read(f"Gunmen attacked the village on {name}.", reference)
    assert mention.value.start == weekday_near(reference, weekday, "past")
