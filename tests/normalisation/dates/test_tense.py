"""Whether a date lies behind or ahead, by the verb that governs it."""

import pytest

from tests.normalisation.dates.told import told
from worker.language import Engine, parse
from worker.normalisation.dates.tense import is_surely_past


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("Rockets hit the port on Monday.", "Monday", "2025-11-24"),
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
    ],
)
def test_weekdays_by_tense(text: str, expression: str, days: str) -> None:
    """Of a weekday without more words."""
    assert told(text) == [(expression, days)]


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
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
        (
            "GOMA, Nov 25 -- Rebels took a hill on Sunday.\n\nOn Thursday they had shelled it.\n",
            "Thursday",
            "2025-11-20",
        ),
        ("Rebels took the town of Bunia on Tuesday.\n\nThe vote is on Sunday.\n", "Sunday", "2025-11-30"),
        ("The president suspended the talks in January.", "January", "2025-01-01..2025-01-31"),
        ("The president suspended the talks until January.", "January", "2026-01-01..2026-01-31"),
        ("Protesters set fire to two cars on Monday.", "Monday", "2025-11-24"),
        ("The vote is in May.", "May", "2026-05-01..2026-05-31"),
        ("The vote was in May.", "May", "2025-05-01..2025-05-31"),
    ],
)
def test_done_or_appointed(text: str, expression: str, days: str) -> None:
    """What was put off was put off behind; until when, lies ahead."""
    assert (expression, days) in told(text)


@pytest.mark.parametrize(
    ("text", "expression", "days"),
    [
        ("The strait has been closed since Friday.", "Friday", "2025-11-21"),
        ("The strait has been closed since 9 November.", "9 November", "2025-11-09"),
        ("The strait has been closed since August.", "August", "2025-08-01..2025-08-31"),
        ("The strait has been closed since last week.", "last week", "2025-11-17..2025-11-23"),
        ("The strait has been closed since 2021.", "2021", "2021-01-01..2021-12-31"),
    ],
)
def test_since_looks_back(text: str, expression: str, days: str) -> None:
    """From that day on."""
    assert (expression, days) in told(text)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The trial opened on 12 January.", True),
        ("The trial opens on 12 January.", False),
        ("The vote in January failed.", False),
    ],
)
def test_what_hangs_on_a_past_verb_is_surely_past(engine: Engine, text: str, sure: bool) -> None:
    """No noun or other clause can make it lie ahead."""
    start = text.index("January")
    assert is_surely_past(parse(engine, text), start, start + 7) is sure
