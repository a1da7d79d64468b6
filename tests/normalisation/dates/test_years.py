"""Years in figures and in words, decades."""

import pytest

from tests.normalisation.dates.told import told


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The war began in 2014.", "2014", "2014-01-01..2014-12-31"),
        ("The war began in nineteen ninety-one.", "nineteen ninety-one", "1991-01-01..1991-12-31"),
        ("The feud began in the late 1990s.", "the late 1990s", "1990-01-01..1999-12-31"),
        ("The party had split by mid-2023.", "mid-2023", "2023-01-01..2023-12-31"),
        ("The trial opened in 1998.", "1998", "1998-01-01..1998-12-31"),
        ("The trial opened in the 1980s.", "the 1980s", "1980-01-01..1989-12-31"),
    ],
)
def test_a_year_or_a_decade(text: str, expression: str, days: str) -> None:
    """From its first day to its last."""
    assert told(text) == [(expression, days)]


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("She was mayor from 2011-2014.", "2011-2014", "2011-01-01..2014-12-31"),
        ("The war of 1990-91 cost thousands of lives.", "1990-91", "1990-01-01..1991-12-31"),
        ("The season of 2019/20 was the last.", "2019/20", "2019-01-01..2020-12-31"),
    ],
)
def test_a_range_of_years(text: str, expression: str, days: str) -> None:
    """Also with the last year cut to two digits."""
    assert (expression, days) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "At least 1500 people and 2000 troops fled.",
        "Negotiators spoke about Resolution 1701.",
        "Call 1990-5512 for help.",
        "He paid 2000 dollars.",
    ],
)
def test_a_number_of_things_is_no_year(text: str) -> None:
    """Nor is a number that something is known by."""
    assert told(text) == []
