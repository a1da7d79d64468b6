"""What a date rule sees of the dates before it."""

import pytest

from tests.normalisation.dates.told import told


def test_anaphora() -> None:
    """'the next day' and 'three days later' count from the date told before."""
    text = "On 3 March 2022 the army attacked. The next day it withdrew. Three days later it returned."
    assert [days for _, days in told(text)] == ["2022-03-03", "2022-03-04", "2022-03-07"]


def test_what_is_too_far_back_is_not_meant() -> None:
    """'the next day' has nothing to count from behind a page of other text."""
    far = "The chair spoke at length of the budget. " * 15
    assert [days for _, days in told(f"On 3 March 2022 the army attacked. {far}The next day it withdrew.")] == [
        "2022-03-03"
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [("The same day it withdrew.", "2022-03-03"), ("The same month it withdrew.", "2022-03-01..2022-03-31")],
)
def test_the_same_day_is_the_day_told(text: str, days: str) -> None:
    """And the same month that of the day."""
    assert told(f"On 3 March 2022 the army attacked. {text}")[1:] == [(" ".join(text.split()[:3]), days)]
