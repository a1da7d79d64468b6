"""Sources without a cue verb: according to somebody, a name and a colon, a signature, a document."""

import pytest

from tests.extraction.told import Events, one, said, speakers, words


@pytest.mark.parametrize(
    "body",
    [
        "Petra Novak, in a letter to residents: “The dam is safe.”",
        "Petra Novak, environment minister, to Radio Brno on Monday: “The dam is safe.”",
        "Petra Novak on Facebook: “The dam is safe.”",
        "Petra Novak: “The dam is safe.”",
        "Environment Minister Petra Novak in an interview on Sunday: “The dam is safe.”",
        "As Petra Novak put it: “The dam is safe.”",
        "In the words of Petra Novak, “The dam is safe.”",
        "“The dam is safe.” – Petra Novak, environment minister",
    ],
)
def test_quotations_without_a_verb_of_saying(events: Events, body: str) -> None:
    """A name and a colon, a turn of phrase or a signature attribute words as well as a verb."""
    assert said(events, body) == [("Petra Novak", "The dam is safe")]


@pytest.mark.parametrize(
    ("body", "speaker", "expected"),
    [
        (
            "A report by the United Nations found that 40 villages had burned.",
            "United Nations",
            "40 villages had burned",
        ),
        ("A U.N. report said the dam was unsafe.", "United Nations", "the dam was unsafe"),
        ("The memo blamed the ministry for the delay.", "memo", "the ministry for the delay"),
        ("The letter warned that funds would run out.", "letter", "funds would run out"),
        (
            "The audit was published on Monday. It blamed the ministry for the delay.",
            "audit",
            "the ministry for the delay",
        ),
    ],
)
def test_documents_speak(events: Events, body: str, speaker: str, expected: str) -> None:
    """A document speaks for who issued it, else for itself; "it" goes on with the document told of before."""
    event = one(events, body)
    assert (speakers(event), words(event).rstrip(".")) == ([speaker], expected)


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("According to a Forbes report, the deal was off.", "Forbes"),
        ("A statement from the Kremlin said the deal was off.", "Kremlin"),
        ("A poll shows that most voters want peace.", "poll"),
    ],
)
def test_the_body_behind_a_document(events: Events, body: str, speaker: str) -> None:
    """A document speaks for whoever issued it, and for itself where nobody is named."""
    assert speakers(one(events, body)) == [speaker]
