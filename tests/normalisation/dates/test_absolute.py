"""Calendar dates: days and months by name or number, ranges of days."""

import pytest

from tests.normalisation.dates.told import told


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
        ("The Sept. 11 attacks killed thousands.", "Sept. 11", "2001-09-11"),
        ("The Sept. 11 attacks changed the city.", "Sept. 11", "2001-09-11"),
    ],
)
def test_calendar_dates(text: str, expression: str, days: str) -> None:
    """In the formats of newspapers, with all their words."""
    assert told(text) == [(expression, days)]


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The fair runs from 28 to 30 November.", "28 to 30 November", "2025-11-28..2025-11-30"),
        ("The fair ran Nov. 3-7.", "Nov. 3-7", "2025-11-03..2025-11-07"),
        ("The dam broke on the night of Nov. 8-9.", "the night of Nov. 8-9", "2025-11-08..2025-11-09"),
        ("The dam broke on 12-Oct-25.", "12-Oct-25", "2025-10-12"),
        ("The dam broke on 3-Nov-2025.", "3-Nov-2025", "2025-11-03"),
    ],
)
def test_ranges_and_dashes(text: str, expression: str, days: str) -> None:
    """From the first day to the last; months between dashes."""
    assert (expression, days) in told(text)


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The bridge was hit on 7 November.", "7 November", "2025-11-07"),
        ("The trial opens on 12 January.", "12 January", "2026-01-12"),
        ("The trial opened on 12 January.", "12 January", "2025-01-12"),
        ("The trial opened in September.", "September", "2025-09-01..2025-09-30"),
        ("The trial opens in February.", "February", "2026-02-01..2026-02-28"),
        ("The trial opened on the 14th.", "the 14th", "2025-11-14"),
        ("The trial opened in early October.", "early October", "2025-10-01..2025-10-31"),
        ("The panel condemned the Dec. 14 attack.", "Dec. 14", "2024-12-14"),
        ("The panel discussed the Dec. 14 summit.", "Dec. 14", "2025-12-14"),
        ("He left in October.", "October", "2025-10-01..2025-10-31"),
        ("She will leave in May.", "May", "2026-05-01..2026-05-31"),
        ("He was killed on the 3rd.", "the 3rd", "2025-11-03"),
    ],
)
def test_what_has_no_year(text: str, expression: str, days: str) -> None:
    """Of the year behind or ahead, as the verb says."""
    assert (expression, days) in told(text)


def test_a_month_is_no_name() -> None:
    """April Jones, and the verb "march"."""
    assert told("She may march again with April Jones.") == []
