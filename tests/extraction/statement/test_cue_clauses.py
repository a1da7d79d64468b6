"""Which verbs of a sentence report something, and in which order speaker, cue and words stand."""

import pytest

from tests.extraction.told import Events, said


@pytest.mark.parametrize(
    "body",
    [
        "“The dam is safe,” said Petra Novak.",
        "“The dam is safe,” insisted the minister, Petra Novak.",
        "“The dam is safe,” said Petra Novak, the environment minister, after a visit to the site.",
        "Said Petra Novak: “The dam is safe.”",
        "“The dam is safe,” says Petra Novak, 45.",
        "“The dam is safe,” wrote Petra Novak in a letter to residents.",
        "“The dam is safe,” came the reply from Petra Novak.",
        "“The dam is safe” was the answer of Petra Novak.",
    ],
)
def test_inverted_cues(events: Events, body: str) -> None:
    """The speaker may stand behind the verb."""
    assert said(events, body) == [("Petra Novak", "The dam is safe")]


def test_what_is_denied_stands_before(events: Events) -> None:
    """ "Denied that, saying A": A is what is said, not what is denied."""
    body = "Chad accused Peru of fraud. Petra Novak denied that, saying the vote was fair."
    assert ("Petra Novak", "the vote was fair") in said(events, body)


@pytest.mark.parametrize(
    "body",
    [
        "Petra Novak may say that the dam is safe.",
        "Petra Novak declined to say whether the dam was safe.",
        "Petra Novak refused to comment.",
        "Petra Novak would not say if the dam was safe.",
        "If Petra Novak says the dam is safe, people will stay.",
        "Petra Novak wants to say that the dam is safe.",
        "It is hard to say whether the dam is safe.",
    ],
)
def test_nothing_was_said(events: Events, body: str) -> None:
    """Possible, refused and conditional speech tells no statement."""
    assert said(events, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "The film “The Long Walk” was shown in Cannes.",
        "The so-called “experts” left the hall.",
        "She wants to say that she is sorry.",
        "If the minister says that the dam broke, people will leave.",
        "They walked to the bridge and saw that it was closed.",
        "He thinks the bridge is closed.",
    ],
)
def test_no_speech_no_statement(events: Events, body: str) -> None:
    """Titles, scare quotes, thoughts, wishes and conditions are no statements."""
    assert events(body, "statement") == []
