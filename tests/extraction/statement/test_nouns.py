"""Nouns that report speech."""

import pytest

from tests.extraction.told import Events, one, said, speakers, words


@pytest.mark.parametrize(
    ("body", "speaker", "expected"),
    [
        ("From the army came the warning that the road was mined.", "army", "the road was mined"),
        ("From Tehran came a curt reply: “No.”", "Iran", "No"),
        ("“Peace now” came the cry from the crowd.", "crowd", "Peace now"),
    ],
)
def test_what_comes_from_somebody_is_said(events: Events, body: str, speaker: str, expected: str) -> None:
    """A noun of speech that comes from somebody brings the words beside it."""
    assert said(events, body) == [(speaker, expected)]


def test_warnings_that(events: Events) -> None:
    """A noun of speech with its clause is a statement of whoever gives it."""
    body = "The ministry put pressure on the firm, with warnings that its licence could be lost."
    event = one(events, body)
    assert (speakers(event), words(event).rstrip(".")) == (["ministry"], "its licence could be lost")
