"""Acts told by what somebody is reported to have said."""

import pytest

from tests.extraction.told import Read
from worker.extraction.acts.reported import reported_clauses

SAYING = frozenset({"say", "claim"})


@pytest.mark.parametrize(
    ("body", "verb", "saying"),
    [
        ("Peru said Chad must leave.", "leave", "said"),
        ("Chad must leave, Peru said.", "leave", "said"),
        ("Peru claimed that Chad had lied.", "lied", "claimed"),
    ],
)
def test_the_verb_of_saying_governs_or_follows(story: Read, body: str, verb: str, saying: str) -> None:
    """With the number of the sentence."""
    found = list(reported_clauses(story(body), SAYING, lambda token: token.text == verb))
    assert [(number, act.text, cue.text) for number, act, cue in found] == [(0, verb, saying)]


@pytest.mark.parametrize("body", ["Chad must leave.", "Peru thinks Chad must leave.", "Peru left, as Chad said."])
def test_what_nobody_says_is_not_reported(story: Read, body: str) -> None:
    """Nor what is only thought."""
    assert not [verb for _, verb, _ in reported_clauses(story(body), SAYING, lambda token: token.text == "leave")]
