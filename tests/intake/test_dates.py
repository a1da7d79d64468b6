"""Publication dates: what is read as what."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from worker.errors import Invalid
from worker.intake.dates import parse_published

EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-11-25", date(2025, 11, 25)),
        ("20251125", date(2025, 11, 25)),
        ("2025-11-25T08:30:00Z", datetime(2025, 11, 25, 8, 30, tzinfo=UTC)),
        ("2025-11-25T08:30:00+02:00", datetime(2025, 11, 25, 8, 30, tzinfo=EAST)),
        ("2025-11-25T08:30:00.250+0200", datetime(2025, 11, 25, 8, 30, 0, 250_000, tzinfo=EAST)),
        ("2025-11-25 08:30+02", datetime(2025, 11, 25, 8, 30, tzinfo=EAST)),
        ("Tue, 25 Nov 2025 08:30:00 +0200", datetime(2025, 11, 25, 8, 30, tzinfo=EAST)),
        ("25 Nov 2025 08:30 GMT", datetime(2025, 11, 25, 8, 30, tzinfo=UTC)),
    ],
)
def test_date_is_read(text: str, expected: date) -> None:
    """ISO 8601 and RFC 2822, with the zone that they give."""
    found = parse_published(text)
    assert (found, type(found)) == (expected, type(expected))
    if isinstance(found, datetime) and isinstance(expected, datetime):
        assert found.utcoffset() == expected.utcoffset()


@pytest.mark.parametrize(
    "text", ["2025-11-25T08:30:00", "Tue, 25 Nov 2025 08:30:00 -0000", "Tue, 25 Nov 2025 08:30:00"]
)
def test_time_without_zone_is_utc(text: str) -> None:
    """There is no better guess, and every time has a zone afterwards."""
    assert parse_published(text) == datetime(2025, 11, 25, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Tuesday", "not an ISO 8601 or RFC 2822 date"),
        ("25/11/2025", "not an ISO 8601"),
        ("2025-13-01", "not an ISO 8601"),
        ("2025-11-25T25:00:00Z", "not an ISO 8601"),
        ("1764054600", "not an ISO 8601"),
        ("0001-01-01", "in the year 1:"),
        ("9999-12-31", "in the year 9999:"),
        ("2025-11-25T08:30:00+23:59", "impossible time zone"),
        ("2025-11-25T08:30:00+02:00:30", "impossible time zone"),
    ],
)
def test_bad_date_is_invalid(text: str, detail: str) -> None:
    """A date that cannot be is refused, and the detail says what is wrong with it."""
    with pytest.raises(Invalid, match=detail) as caught:
        parse_published(text)
    assert caught.value.reason == "bad-value"
