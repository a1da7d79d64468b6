"""Temporal expressions in running text: what is none, and what any text gives."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.normalisation.dates.told import read, told

NO_DATES = [
    ("The curfew lasted three days.", "three days"),
    ("They talked for two hours.", "two hours"),
    ("A man aged 45 was held.", "45"),
    ("The 62-year-old writer was held.", "62-year-old"),
    ("She is 34 years old.", "34 years old"),
    ("He was jailed for 12 years.", "12 years"),
    ("A seven-month siege wore them down.", "seven-month"),
    ("The patrol goes out every day.", "every day"),
    ("The group meets once a month.", "once a month"),
    ("The 27-day march is over.", "27-day"),
    ("He led it for two and a half years.", "half years"),
    ("Call 1990-5512 for help.", "1990-55"),
    ("The spring offensive began after the fall of the town.", "spring"),
]


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


@pytest.mark.parametrize(("text", "expression"), NO_DATES)
def test_durations_ages_and_habits_are_no_dates(text: str, expression: str) -> None:
    """How long, how old and how often is not when."""
    assert all(expression not in found for found, _ in told(text))


def test_expression_over_a_hard_line_break() -> None:
    """A line break inside an expression does not cut it, and offsets are offsets into the body."""
    body = "The ministers met in the capital on November\n3, 2025, and signed the paper there."
    (mention,) = read(body)
    assert body[mention.start : mention.end] == "November\n3, 2025"


def test_boilerplate_has_no_dates() -> None:
    """Dates of page furniture are left out."""
    assert told("Rockets hit the port.\n\nCategory:November 3, 2025\n") == []


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
