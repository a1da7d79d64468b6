"""What somebody tells of without its words, and what is found."""

import pytest

from tests.extraction.told import Events, said


@pytest.mark.parametrize(
    ("body", "speaker", "expected"),
    [
        ("The senator cited the rising cost of bread.", "senator", "the rising cost of bread"),
        ("The witness described a man in a red coat.", "witness", "a man in a red coat"),
        ("The letter mentions two earlier accidents.", "letter", "two earlier accidents"),
        ("The envoy suggested a longer truce.", "envoy", "a longer truce"),
        ("A court found that the firm had broken the law.", "court", "the firm had broken the law"),
        ("The minister continued to insist that the dam was safe.", "minister", "the dam was safe"),
        ("The slide shows that exports fell.", "slide", "exports fell"),
    ],
)
def test_what_somebody_tells_of(events: Events, body: str, speaker: str, expected: str) -> None:
    """Things cited and described, what courts and charts find, and what somebody goes on to say are reported."""
    assert said(events, body) == [(speaker, expected)]


@pytest.mark.parametrize(
    "body",
    [
        "Police cited the driver for speeding.",
        "The book was cited in court.",
        "She found that the door was open.",
        "The soldiers found that the bridge had gone.",
        "The rash suggests measles.",
        "The river describes a wide curve.",
        "The plan described in the law starts in May.",
        "He continued to walk to the north.",
        "Nobody mentioned the war.",
        "He may mention the war.",
    ],
)
def test_verbs_of_telling_that_tell_nothing(events: Events, body: str) -> None:
    """Fines, finds, signs, possibilities and what nobody did are no statements."""
    assert said(events, body) == []


def test_what_is_said_besides_is_a_statement_of_its_own(events: Events) -> None:
    """A second thing done by speaking "while" the first goes on is not more of the same."""
    body = "Farmers continued to call for higher prices, while chanting, “Bread now.”"
    assert said(events, body) == [("Farmers", "higher prices"), ("Farmers", "Bread now")]
