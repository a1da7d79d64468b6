"""Publication dates: ISO 8601 or RFC 2822 text -> date, or datetime with a zone.

A date that cannot be read is an error, not a missing date: it is what "on Tuesday" in the text is counted from, and an
article with wrong dates does more harm than one in the dead-letter topic. A time without a zone is taken as UTC.
"""

from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from worker.intake.reasons import invalid

FIRST_YEAR, LAST_YEAR = 1600, 2200  # outside of these a date is a mistake, and shifting it by a zone could overflow
MAX_OFFSET = timedelta(hours=15)  # time zones run from -12 to +14


def parse_published(text: str, name: str = "published") -> date:
    """Raises Invalid("bad-value") where the text is no date, the year out of range or the zone impossible."""
    value = _iso(text) or _rfc2822(text)
    if value is None:
        raise invalid("bad-value", f"{name} is not an ISO 8601 or RFC 2822 date: {text!r:.80}")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise invalid("bad-value", f"{name} is in the year {value.year}: {text!r:.80}")
    return _zoned(value, text, name) if isinstance(value, datetime) else value


def _zoned(value: datetime, text: str, name: str) -> datetime:
    offset = value.utcoffset()
    if offset is None:
        return value.replace(tzinfo=UTC)
    if abs(offset) > MAX_OFFSET or offset.seconds % 60:
        raise invalid("bad-value", f"{name} has an impossible time zone: {text!r:.80}")
    return value


def _iso(text: str) -> date | None:
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(text)
        except ValueError:
            continue
    return None


def _rfc2822(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):  # its parser lets all of these through
        return None
