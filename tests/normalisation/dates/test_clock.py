"""Times of day without a day: which day they mean, in which zone."""

from datetime import UTC, date, datetime

import pytest

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
