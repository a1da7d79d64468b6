"""Temporal expressions to days. The reference is Tuesday, 25 November 2025."""

from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worker.article import Article
from worker.event import DateMention
from worker.language import Engine, load_engine, parse
from worker.normalisation.dates import find_dates
from worker.normalisation.dates.calendar import weekday_near
from worker.sectioning import divide

PUBLISHED = date(2025, 11, 25)


@cache
def _engine() -> Engine:
    return load_engine(reader=False)


def read(body: str, published: date | None = PUBLISHED) -> tuple[DateMention, ...]:
    """The dates of a body."""
    article = Article(id="t", body=body, published=published)
    return find_dates(parse(_engine(), body), article, divide(article))


def told(body: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """The dates of a body as (text, 'first day' or 'first..last day'), without the century."""
    out = []
    for mention in read(body, published):
        first, last = mention.value.start.isoformat(), mention.value.end.isoformat()
        out.append((mention.text, first if first == last else f"{first}..{last}"))
    return out


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The army shelled the town on 25 November 2024.", "25 November 2024", "2024-11-25"),
        ("The army shelled the town on November 25, 2024.", "November 25, 2024", "2024-11-25"),
        ("The army shelled the town on Sunday, Nov. 23.", "Sunday, Nov. 23", "2025-11-23"),
        ("The army shelled the town on 2025-11-20.", "2025-11-20", "2025-11-20"),
        ("The army shelled the town on 11/20/2025.", "11/20/2025", "2025-11-20"),
        ("The army shelled the town on 20/11/2025.", "20/11/2025", "2025-11-20"),
        ("The army shelled the town on 20.11.2025.", "20.11.2025", "2025-11-20"),
        ("The army shelled the town on the 3rd of March, 2022.", "the 3rd of March, 2022", "2022-03-03"),
        ("The army shelled the town on 12 June last year.", "12 June last year", "2024-06-12"),
        ("The army shelled the town on the night of 23 November.", "the night of 23 November", "2025-11-23"),
        ("The delegations met from 4 to 6 April in Vienna.", "4 to 6 April", "2025-04-04..2025-04-06"),
        ("The delegations met on 5-6 April 2016.", "5-6 April 2016", "2016-04-05..2016-04-06"),
        ("The delegations met on April 5-6, 2016.", "April 5-6, 2016", "2016-04-05..2016-04-06"),
        ("The delegations met in March 2020.", "March 2020", "2020-03-01..2020-03-31"),
        ("The war began in 2014.", "2014", "2014-01-01..2014-12-31"),
        ("The war began in nineteen ninety-one.", "nineteen ninety-one", "1991-01-01..1991-12-31"),
        ("The feud began in the late 1990s.", "the late 1990s", "1990-01-01..1999-12-31"),
        ("Sales fell in the second quarter of 2024.", "the second quarter of 2024", "2024-04-01..2024-06-30"),
        ("The Sept. 11 attacks changed the city.", "Sept. 11", "2001-09-11"),
        ("Shops closed on Christmas Day 2024.", "Christmas Day 2024", "2024-12-25"),
    ],
)
def test_calendar_dates(text: str, expression: str, days: str) -> None:
    """Dates in the formats of newspapers, with all their words."""
    assert told(text) == [(expression, days)]


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("Rockets hit the port on Monday.", "Monday", "2025-11-24"),
        ("Rockets hit the port early Tuesday.", "early Tuesday", "2025-11-25"),
        ("Rockets hit the port overnight into Sunday.", "overnight into Sunday", "2025-11-22..2025-11-23"),
        ("In the early hours of Monday rockets hit the port.", "the early hours of Monday", "2025-11-24"),
        ("Rockets hit the port at 2 p.m. (1100 GMT) on Friday.", "2 p.m. (1100 GMT) on Friday", "2025-11-21"),
        ("Rockets hit the port on Wednesday night.", "Wednesday night", "2025-11-19"),
        ("The ministers will meet on Wednesday.", "Wednesday", "2025-11-26"),
        ("The ministers are due to meet on Thursday.", "Thursday", "2025-11-27"),
        ("The ministers meet Friday in Vienna.", "Friday", "2025-11-28"),
        ("The hearing is scheduled for Monday.", "Monday", "2025-12-01"),
        ("The truce runs until Sunday.", "Sunday", "2025-11-30"),
        ("Police condemned Friday's attack.", "Friday", "2025-11-21"),
        ("He managed to leave on Saturday.", "Saturday", "2025-11-22"),
        ("He could not be reached on Saturday.", "Saturday", "2025-11-22"),
        ("The war could end by Thursday.", "Thursday", "2025-11-27"),
        ("The court extended the deadline until Friday.", "Friday", "2025-11-28"),
        ("They spoke during a broadcast on Sunday.", "Sunday", "2025-11-23"),
        ("The vote was held last Tuesday.", "last Tuesday", "2025-11-18"),
        ("The vote will be held next Tuesday.", "next Tuesday", "2025-12-02"),
    ],
)
def test_weekdays_by_tense(text: str, expression: str, days: str) -> None:
    """A weekday lies behind or ahead of the reference as the verb that governs it says."""
    assert told(text) == [(expression, days)]


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("Two men were killed yesterday.", "yesterday", "2025-11-24"),
        ("Two men were killed overnight.", "overnight", "2025-11-25"),
        ("Two men were killed last night.", "last night", "2025-11-24"),
        ("The talks resume tomorrow morning.", "tomorrow morning", "2025-11-26"),
        ("The ministers met last week.", "last week", "2025-11-17..2025-11-23"),
        ("The ministers met earlier this month.", "earlier this month", "2025-11-01..2025-11-30"),
        ("The ministers will meet next year.", "next year", "2026-01-01..2026-12-31"),
        ("The ministers met last weekend.", "last weekend", "2025-11-22..2025-11-23"),
        ("The dam broke two days ago.", "two days ago", "2025-11-23"),
        ("The dam broke a year ago today.", "a year ago today", "2024-11-25"),
        ("The dam broke on the night of Nov. 8-9.", "the night of Nov. 8-9", "2025-11-08..2025-11-09"),
        ("The party had split by mid-2023.", "mid-2023", "2023-01-01..2023-12-31"),
        ("The dam broke three weeks ago.", "three weeks ago", "2025-11-03..2025-11-09"),
        ("The dam broke ten years ago.", "ten years ago", "2015-01-01..2015-12-31"),
        ("Twelve died in the past 24 hours.", "the past 24 hours", "2025-11-24..2025-11-25"),
        ("He left in October.", "October", "2025-10-01..2025-10-31"),
        ("She will leave in May.", "May", "2026-05-01..2026-05-31"),
        ("He was killed on the 3rd.", "the 3rd", "2025-11-03"),
        ("Profits rose in the third quarter.", "the third quarter", "2025-07-01..2025-09-30"),
    ],
)
def test_relative_dates(text: str, expression: str, days: str) -> None:
    """Days, weeks, months and years told from the reference."""
    assert told(text) == [(expression, days)]


@pytest.mark.parametrize(
    "text",
    [
        "He ruled for two years.",
        "A 41-year-old engineer was nearly four years into the job.",
        "They march every Friday and rest on Mondays.",
        "At least 1500 people and 2000 troops fled.",
        "Shares rose 1.26 to 12.45 points.",
        "She may march again with April Jones.",
        "Negotiators spoke about Resolution 1701.",
        "It happened recently.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Durations, ages, sets, counts, names and vague times are left out."""
    assert told(text) == []


def test_anaphora() -> None:
    """'the next day' and 'three days later' count from the date told before."""
    text = "On 3 March 2022 the army attacked. The next day it withdrew. Three days later it returned."
    assert [days for _, days in told(text)] == ["2022-03-03", "2022-03-04", "2022-03-07"]


def test_quarters_are_compared_with_the_year_before() -> None:
    """In business news 'a year earlier' and 'the year-ago quarter' are the quarter told, a year back."""
    text = "Profit rose in the third quarter from a loss a year earlier. In the year-ago quarter sales were higher."
    assert [days for _, days in told(text)] == ["2025-07-01..2025-09-30"] + 2 * ["2024-07-01..2024-09-30"]


def test_clock_time_stands_on_the_day_told_before() -> None:
    """A time of day has the precision 'time' and the day told nearby."""
    mention = read("Rockets hit the port on Sunday. The first fell at 9:05 a.m. near the docks.")[1]
    assert (mention.text, mention.value.start, mention.precision) == ("9:05 a.m.", date(2025, 11, 23), "time")


def test_expression_over_a_hard_line_break() -> None:
    """A line break inside an expression does not cut it, and offsets are offsets into the body."""
    body = "The ministers met in the capital on November\n3, 2025, and signed the paper there."
    (mention,) = read(body)
    assert body[mention.start : mention.end] == "November\n3, 2025"


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


def test_boilerplate_has_no_dates() -> None:
    """Dates of page furniture are left out."""
    assert told("Rockets hit the port.\n\nCategory:November 3, 2025\n") == []


@settings(max_examples=60, deadline=None)
@given(st.dates(min_value=date(2018, 1, 1), max_value=date(2027, 12, 31)), st.integers(0, 6))
def test_weekday_in_text_follows_the_calendar(reference: date, weekday: int) -> None:
    """For any reference of ten years a past weekday in text is the one that the calendar gives."""
    name = (date(2024, 1, 1) + timedelta(weekday)).strftime("%A")
    (mention,) = read(f"Gunmen attacked the village on {name}.", reference)
    assert mention.value.start == weekday_near(reference, weekday, "past")


_PIECES = st.sampled_from(
    (
        *("Monday", "5", "May", "the", "last", "week", "ago", "two", "years", "2025", "31", "9999", "next", "century"),
        *(":30", "a.m.", "\n", "-", "/", "quarter", "earlier", "first", "of", "'98", "Easter", "before", ".", "1990s"),
    )
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_is_read(body: str, reference: date | None) -> None:
    """No text and no reference raises; mentions are ordered, apart, and slices of the body."""
    end = 0
    for mention in read(body, reference):
        assert end <= mention.start < mention.end
        assert mention.value.start <= mention.value.end
        assert body[mention.start : mention.end].strip()
        end = mention.end
