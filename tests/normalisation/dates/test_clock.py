"""Times of day without a day: which day they mean, in which zone."""

from datetime import UTC, date, datetime

import pytest

from tests.normalisation.dates.told import told
from worker.event import EventDate
from worker.normalisation.dates.calendar import Direction
from worker.normalisation.dates.clock import at_local_time, day_of_clock

EARLY = datetime(2025, 6, 11, 5, 0, tzinfo=UTC)
LATE = datetime(2025, 6, 11, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "published", "direction", "day"),
    [
        ("11:30 p.m. ET", EARLY, None, 10),
        ("2:10 a.m. ET", LATE, None, 11),
        ("9 a.m.", LATE, None, 11),
        ("9 p.m.", LATE, None, 10),
        ("9 p.m.", LATE, "future", 11),
        ("9 a.m.", LATE, "future", 12),
        ("1:30 a.m. JST", LATE, None, 12),
        ("14:00 GMT", LATE, None, 11),
        ("25:00", LATE, None, 11),
        ("half past", LATE, None, 11),
    ],
)
def test_day_of_a_clock_time(text: str, published: datetime, direction: Direction | None, day: int) -> None:
    """The last such time before publication, the next where the verb says so, in the zone it names."""
    assert day_of_clock(text, published, direction) == date(2025, 6, day)


@pytest.mark.parametrize(
    ("text", "longitude", "day"),
    [
        ("1:30 a.m. local time", 139.7, 12),
        ("1:30 a.m. local time", 30.5, 11),
        ("1:30 a.m. local time", None, 11),
        ("1:30 a.m. ET", 139.7, 11),
        ("Monday", 139.7, 11),
    ],
)
def test_local_time_is_that_of_the_place(text: str, longitude: float | None, day: int) -> None:
    """'Local time' alone is read by the sun at the event's place; other dates stay."""
    told = EventDate(start=date(2025, 6, 11), end=date(2025, 6, 11), precision="time", basis="text", text=text)
    assert at_local_time(told, longitude, LATE).start == date(2025, 6, day)


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The first bomb went off at 1854 local time on Sunday.", "1854 local time on Sunday", "2025-11-23"),
        ("The bomb went off at 1900 hrs.", "1900 hrs", "2025-11-25"),
        ("A blast shook the port at 2:10 a.m. ET on Sunday.", "2:10 a.m. ET on Sunday", "2025-11-23"),
        ("A blast shook the port on Sunday at 4 p.m. local time.", "Sunday at 4 p.m. local time", "2025-11-23"),
        ("A blast shook the port at 21:40 GMT on 9 November.", "21:40 GMT on 9 November", "2025-11-09"),
        ("A blast shook the port on Monday at 0510 UTC.", "Monday at 0510 UTC", "2025-11-24"),
        ("A blast shook the port at 0342 GMT.", "0342 GMT", "2025-11-25"),
    ],
)
def test_a_time_of_day_and_its_day(text: str, expression: str, days: str) -> None:
    """One expression, with the zone."""
    assert (expression, days) in told(text)


def test_two_clocks_are_one_time() -> None:
    """The local one and the one in brackets."""
    found = told("A blast shook the port at about 6 p.m. local time (1500 GMT) on Monday.")
    assert [day for _, day in found] == ["2025-11-24"]


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("A blast shook the port at 2:10 a.m. ET.", datetime(2025, 11, 25, 12, 0, tzinfo=UTC), "2025-11-25"),
        ("A blast shook the port at 11:50 p.m. ET.", datetime(2025, 11, 25, 6, 0, tzinfo=UTC), "2025-11-24"),
        ("A blast shook the port at 1 a.m. PKT.", datetime(2025, 11, 24, 22, 0, tzinfo=UTC), "2025-11-25"),
        ("The truce begins at 9 p.m. GMT.", datetime(2025, 11, 25, 12, 0, tzinfo=UTC), "2025-11-25"),
        ("The truce begins at 9 a.m. GMT.", datetime(2025, 11, 25, 12, 0, tzinfo=UTC), "2025-11-26"),
    ],
)
def test_a_time_in_a_named_zone_has_its_day_there(text: str, published: datetime, days: str) -> None:
    """The zone that the text names, not the publisher's, says which day a time of day is on."""
    assert [day for _, day in told(text, published)] == [days]
