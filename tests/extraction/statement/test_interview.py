"""Lines of an interview or transcript."""

import pytest

from tests.extraction.told import Events, said, speakers, words
from worker.extraction.statement.interview import speaker_lines


@pytest.mark.parametrize(
    "body",
    [
        "Petra Novak has run the bank since 2021.\n\nQ: Will you leave?\n\nA: No. I stay.\n\nQ: Why?\n\nA: I like it.",
        "Petra Novak has run the bank since 2021.\n\nQ. Will you leave?\n\nA. No. I stay.\n\nQ. Why?\n\nA. I like it.",
        "Petra Novak won.\n\nDaily Post: Will you go?\n\nNovak: No. I stay.\n\nDaily Post: Why?\n\nNovak: I like it.",
        "Petra Novak runs it.\n\nREPORTER: Will you go?\n\nNOVAK: No. I stay.\n\nREPORTER: Why?\n\nNOVAK: I like it.",
        "Petra Novak runs it.\n\nQuestion: Will you go?\n\nAnswer: No. I stay.\n\nQuestion: Why?\n\nAnswer: I like it.",
        "Petra Novak runs it.\n\nQ: Will you go?\n\nPetra Novak: No. I stay.\n\nQ: Why?\n\nPetra Novak: I like it.",
    ],
)
def test_interviews(events: Events, body: str) -> None:
    """Each answer is a statement of the one interviewed; questions are nobody's."""
    assert said(events, body) == [("Petra Novak", "No. I stay"), ("Petra Novak", "I like it")]


@pytest.mark.parametrize(
    "body",
    [
        "Anna Keller has led the bank since 2021.\n\nQ: Will you leave?\n\nA: No. I stay.\n\nQ: Why?\n\nA: I like it.",
        "Anna Keller runs it.\n\nReporter: Will you go?\n\nKeller: No. I stay.\n\nReporter: Why?\n\nKeller: I like it.",
    ],
)
def test_each_answer_of_an_interview_is_a_statement(events: Events, body: str) -> None:
    """The one interviewed gives the answers; the questions are nobody's statements."""
    found = events(body, "statement")
    assert [(speakers(e), words(e)) for e in found] == [
        (["Anna Keller"], "No. I stay."),
        (["Anna Keller"], "I like it."),
    ]


def test_lines_with_a_name_are_statements(events: Events) -> None:
    """In a transcript each labelled line is a statement of the one it names."""
    found = events("BERG: The bridge is closed.\n\nLEE: Since when?\n\nBERG: Since Monday.", "statement")
    assert [(speakers(e)[0].upper(), words(e)) for e in found] == [
        ("BERG", "The bridge is closed."),
        ("LEE", "Since when?"),
        ("BERG", "Since Monday."),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "lines"),
    [
        (["Q: Why?", "A: So."], {0: 3, 1: 3}),
        (["Q. Why?", "A. So."], {0: 3, 1: 3}),
        (["BERG: Why?", "It rained.", "LEE: So."], {0: 6, 2: 5}),
        (["A. Berg left.", "Q. Lee stayed in town."], {0: 3, 1: 3}),
        (["A. Berg left.", "A. Lee stayed."], {}),
        (["Note: It rained.", "Nobody came."], {}),
        (["BERG: Why?"], {}),
    ],
)
def test_lines_by_their_labels(paragraphs: list[str], lines: dict[int, int]) -> None:
    """Two at least, in capitals, with an asker, or of two names that come again; an initial is none."""
    assert speaker_lines(paragraphs) == lines
