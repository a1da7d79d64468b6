"""Two dates of one expression."""

import pytest

from tests.normalisation.dates.told import told


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The fair ran from 3 November to 7 November.", [("3 November", "2025-11-03"), ("7 November", "2025-11-07")]),
        ("The fair ran from Monday to Friday.", [("Monday", "2025-11-17"), ("Friday", "2025-11-21")]),
        ("The fair will run from Friday to Monday.", [("Friday", "2025-11-28"), ("Monday", "2025-12-01")]),
        ("She toured from November 28 to December 3, 2019.",
         [("November 28", "2019-11-28"), ("December 3, 2019", "2019-12-03")]),
        ("She toured from December to February 2020.",
         [("December", "2019-12-01..2019-12-31"), ("February 2020", "2020-02-01..2020-02-29")]),
        ("They met in June and July 2023.",
         [("June", "2023-06-01..2023-06-30"), ("July 2023", "2023-07-01..2023-07-31")]),
        ("She was mayor from 2019 to 2021.", [("2019", "2019-01-01..2019-12-31"), ("2021", "2021-01-01..2021-12-31")]),
        ("Between 2019 and 2021 she led it.", [("2019", "2019-01-01..2019-12-31"), ("2021", "2021-01-01..2021-12-31")]),
    ],
)  # fmt: skip
def test_both_ends_of_a_range_are_dates_that_fit_each_other(text: str, dates: list[tuple[str, str]]) -> None:
    """Each end is a date; the year or the week that only one end tells is that of both. An event takes the range."""
    assert told(text) == dates
