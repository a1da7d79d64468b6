"""What news writes of time, one table a phenomenon; sentences made up. The reference is Tuesday, 25 November 2025."""

from datetime import UTC, datetime

import pytest

from .test_dates import told

WEEKDAYS_BY_TENSE = [
    ("A mine killed two farmers on Saturday.", "Saturday", "2025-11-22"),
    ("A mine had killed two farmers on Thursday.", "Thursday", "2025-11-20"),
    ("The envoy flew home Friday after the talks broke down.", "Friday", "2025-11-21"),
    ("The cabinet meets on Thursday.", "Thursday", "2025-11-27"),
    ("The two presidents are to sign the accord on Saturday.", "Saturday", "2025-11-29"),
    ("Nurses plan to strike on Monday.", "Monday", "2025-12-01"),
    ("The truce is to begin on Wednesday at noon.", "Wednesday at noon", "2025-11-26"),
    ("He said on Monday that he would resign on Friday.", "Friday", "2025-11-28"),
    ("He said on Monday that he had resigned on Friday.", "Friday", "2025-11-21"),
    ("Tuesday's shelling killed a nurse.", "Tuesday", "2025-11-25"),
    ("A hearing is due on Monday.", "Monday", "2025-12-01"),
    ("Talks are ready to resume in Doha on Thursday.", "Thursday", "2025-11-27"),
    ("The envoys will have left by Thursday.", "Thursday", "2025-11-27"),
    ("The envoys left by Thursday.", "Thursday", "2025-11-20"),
]

DONE_OR_APPOINTED = [
    ("The president suspended the talks in January.", "January", "2025-01-01..2025-01-31"),
    ("The president suspended the talks until January.", "January", "2026-01-01..2026-01-31"),
    ("Protesters set fire to two cars on Monday.", "Monday", "2025-11-24"),
    ("The vote is in May.", "May", "2026-05-01..2026-05-31"),
    ("The vote was in May.", "May", "2025-05-01..2025-05-31"),
]

WEEKDAYS_BY_SECTION = [
    ("GOMA, Nov 25 -- Rebels took a hill on Sunday.\n\nOn Thursday they had shelled it.\n", "Thursday", "2025-11-20"),
    ("Rebels took the town of Bunia on Tuesday.\n\nThe vote is on Sunday.\n", "Sunday", "2025-11-30"),
]

PART_OF_DAY = [
    ("The drones came early on Monday.", "early on Monday", "2025-11-24"),
    ("A bomb went off late on Sunday.", "late on Sunday", "2025-11-23"),
    ("The convoy left on Friday afternoon.", "Friday afternoon", "2025-11-21"),
    ("The convoy leaves on Thursday morning.", "Thursday morning", "2025-11-27"),
    ("The bridge was hit on the evening of 3 November.", "the evening of 3 November", "2025-11-03"),
    ("Shells fell this morning.", "this morning", "2025-11-25"),
    ("Shells fell yesterday evening.", "yesterday evening", "2025-11-24"),
    ("The minister speaks tonight.", "tonight", "2025-11-25"),
]

OVERNIGHT = [
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
]

WEEK_MONTH_YEAR = [
    ("The ministers met this week.", "this week", "2025-11-24..2025-11-30"),
    ("The ministers met last week.", "last week", "2025-11-17..2025-11-23"),
    ("The ministers meet next week.", "next week", "2025-12-01..2025-12-07"),
    ("The ministers met this month.", "this month", "2025-11-01..2025-11-30"),
    ("The ministers met last month.", "last month", "2025-10-01..2025-10-31"),
    ("The ministers meet next month.", "next month", "2025-12-01..2025-12-31"),
    ("The ministers met this year.", "this year", "2025-01-01..2025-12-31"),
    ("The ministers met last year.", "last year", "2024-01-01..2024-12-31"),
    ("The ministers meet next year.", "next year", "2026-01-01..2026-12-31"),
    ("The ministers met earlier this week.", "earlier this week", "2025-11-24..2025-11-30"),
    ("The ministers met the previous week.", "the previous week", "2025-11-17..2025-11-23"),
    ("The ministers met in August last year.", "August last year", "2024-08-01..2024-08-31"),
    ("The ministers meet the week after next.", "the week after next", "2025-12-08..2025-12-14"),
    ("The ministers met the month before last.", "the month before last", "2025-09-01..2025-09-30"),
]

RANGES = [
    ("The fair runs from 28 to 30 November.", "28 to 30 November", "2025-11-28..2025-11-30"),
    ("The fair ran Nov. 3-7.", "Nov. 3-7", "2025-11-03..2025-11-07"),
    ("She was mayor from 2011-2014.", "2011-2014", "2011-01-01..2014-12-31"),
    ("The war of 1990-91 cost thousands of lives.", "1990-91", "1990-01-01..1991-12-31"),
    ("The season of 2019/20 was the last.", "2019/20", "2019-01-01..2020-12-31"),
]

AGO = [
    ("The dam broke two days ago.", "two days ago", "2025-11-23"),
    ("The dam broke a week ago.", "a week ago", "2025-11-17..2025-11-23"),
    ("The dam broke six months ago.", "six months ago", "2025-05-01..2025-05-31"),
    ("The dam broke three years ago.", "three years ago", "2022-01-01..2022-12-31"),
    ("The dam broke five days earlier.", "five days earlier", "2025-11-20"),
    ("The dam broke half a year ago.", "half a year ago", "2025-05-01..2025-05-31"),
    ("The dam broke a year and a half ago.", "a year and a half ago", "2024-05-01..2024-05-31"),
    ("The dam broke half an hour ago.", "half an hour ago", "2025-11-25"),
    ("The levee will be rebuilt in two weeks' time.", "in two weeks' time", "2025-12-08..2025-12-14"),
]

SINCE = [
    ("The strait has been closed since Friday.", "Friday", "2025-11-21"),
    ("The strait has been closed since 9 November.", "9 November", "2025-11-09"),
    ("The strait has been closed since August.", "August", "2025-08-01..2025-08-31"),
    ("The strait has been closed since last week.", "last week", "2025-11-17..2025-11-23"),
    ("The strait has been closed since 2021.", "2021", "2021-01-01..2021-12-31"),
]

DECADES_OFF = [
    ("It fell from 74% in 2021, and from 80% a decade earlier.", "a decade earlier", "2011-01-01..2011-12-31"),
]

BRITISH_AND_INDIAN = [
    ("The ministers meet on Friday week.", "Friday week", "2025-12-05"),
    ("The vote will be held a week on Thursday.", "a week on Thursday", "2025-12-04"),
    ("The dam broke on Sunday last.", "Sunday last", "2025-11-23"),
    ("The dam broke a fortnight ago.", "a fortnight ago", "2025-11-10..2025-11-16"),
    ("The levee will be rebuilt in a fortnight.", "in a fortnight", "2025-12-08..2025-12-14"),
    ("Nine dams broke over the past fortnight.", "the past fortnight", "2025-11-11..2025-11-25"),
    ("The dam broke three nights ago.", "three nights ago", "2025-11-22"),
    ("The dam broke on 12-Oct-25.", "12-Oct-25", "2025-10-12"),
    ("The dam broke on 3-Nov-2025.", "3-Nov-2025", "2025-11-03"),
]

SAID_BETWEEN = [
    ("The dam broke on the morning, local time, of Monday.", "the morning, local time, of Monday", "2025-11-24"),
    ("It broke on the evening (local time) of 14 November.", "the evening (local time) of 14 November", "2025-11-14"),
]

DAYS_IN_A_ROW = [
    ("Clashes went on for the third day on Monday.", "Monday", "2025-11-24"),
    ("Clashes went on Tuesday for a fourth straight day.", "Tuesday", "2025-11-25"),
]

ANNIVERSARIES = [
    ("The two sides fired on each other a year ago today.", "a year ago today", "2024-11-25"),
    ("The Sept. 11 attacks killed thousands.", "Sept. 11", "2001-09-11"),
    ("The panel condemned the Dec. 14 attack.", "Dec. 14", "2024-12-14"),
    ("The panel discussed the Dec. 14 summit.", "Dec. 14", "2025-12-14"),
    ("Shops shut on New Year's Eve 2023.", "New Year's Eve 2023", "2023-12-31"),
    ("Mourners will gather on Christmas Day.", "Christmas Day", "2025-12-25"),
]

PARTIAL = [
    ("The bridge was hit on 7 November.", "7 November", "2025-11-07"),
    ("The trial opens on 12 January.", "12 January", "2026-01-12"),
    ("The trial opened on 12 January.", "12 January", "2025-01-12"),
    ("The trial opened in September.", "September", "2025-09-01..2025-09-30"),
    ("The trial opens in February.", "February", "2026-02-01..2026-02-28"),
    ("The trial opened on the 14th.", "the 14th", "2025-11-14"),
    ("The trial opened in early October.", "early October", "2025-10-01..2025-10-31"),
    ("The trial opened in 1998.", "1998", "1998-01-01..1998-12-31"),
    ("The trial opened in the 1980s.", "the 1980s", "1980-01-01..1989-12-31"),
]

SEASONS = [
    ("The rebels took up arms in the spring of 2014.", "the spring of 2014", "2014-03-01..2014-05-31"),
    ("The grid was hit in winter 2022-23.", "winter 2022-23", "2022-12-01..2023-02-28"),
    ("Last summer, floods drove thousands out.", "Last summer", "2025-06-01..2025-08-31"),
    ("The army will attack next spring, he said.", "next spring", "2026-03-01..2026-05-31"),
    ("Prices fell this summer.", "this summer", "2025-06-01..2025-08-31"),
    ("The bridge was built in the summer and fell.", "the summer", "2025-06-01..2025-08-31"),
]

CLOCK = [
    ("The first bomb went off at 1854 local time on Sunday.", "1854 local time on Sunday", "2025-11-23"),
    ("The bomb went off at 1900 hrs.", "1900 hrs", "2025-11-25"),
    ("A blast shook the port at 2:10 a.m. ET on Sunday.", "2:10 a.m. ET on Sunday", "2025-11-23"),
    ("A blast shook the port on Sunday at 4 p.m. local time.", "Sunday at 4 p.m. local time", "2025-11-23"),
    ("A blast shook the port at 21:40 GMT on 9 November.", "21:40 GMT on 9 November", "2025-11-09"),
    ("A blast shook the port on Monday at 0510 UTC.", "Monday at 0510 UTC", "2025-11-24"),
    ("A blast shook the port at 0342 GMT.", "0342 GMT", "2025-11-25"),
    ("A blast shook the port at about 6 p.m. local time (1500 GMT) on Monday.", None, "2025-11-24"),
]

# text, texts that must not be read as a date
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
    ("text", "expression", "days"),
    [*WEEKDAYS_BY_TENSE, *DONE_OR_APPOINTED, *WEEKDAYS_BY_SECTION, *PART_OF_DAY, *OVERNIGHT, *WEEK_MONTH_YEAR, *RANGES,
     *AGO, *SINCE, *DECADES_OFF, *BRITISH_AND_INDIAN, *SAID_BETWEEN, *DAYS_IN_A_ROW, *ANNIVERSARIES, *PARTIAL, *SEASONS,
     *CLOCK],
)  # fmt: skip
def test_days_of_what_news_writes(text: str, expression: str | None, days: str) -> None:
    """The expression is found as a whole and means these days; where it is None, only the days count."""
    found = told(text)
    assert (expression, days) in found or (expression is None and [day for _, day in found] == [days])


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


@pytest.mark.parametrize(("text", "expression"), NO_DATES)
def test_durations_ages_and_habits_are_no_dates(text: str, expression: str) -> None:
    """How long, how old and how often is not when."""
    assert all(expression not in found for found, _ in told(text))


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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("BEIRUT, Nov. 24 (Wire) - Shells fell on Sunday.", ["2025-11-24", "2025-11-23"]),
        ("LIMA, 22 November 2025 — Miners blocked a road on Friday.", ["2025-11-22", "2025-11-21"]),
        ("QUITO (Wire) -- Miners blocked a road on Friday.", ["2025-11-21"]),
    ],
)
def test_datelines_tell_a_day_and_the_text_goes_by_publication(text: str, days: list[str]) -> None:
    """The day of a dateline is one of the dates of the text."""
    assert [day for _, day in told(text)] == days
