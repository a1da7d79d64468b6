"""Statements by way of others: passed-on words, documents, nobody, names behind a role, lines of an interview."""

import pytest

from tests.extraction.told import Events, one, quotation, speakers, words


@pytest.mark.parametrize(
    ("body", "speaker", "via"),
    [
        (
            "Foreign Minister Anna Berg was quoted by the Norpress news agency as saying the road was open.",
            "Anna Berg",
            "Norpress news agency",
        ),
        (
            "“The road is open,” the state news agency quoted Foreign Minister Anna Berg as saying.",
            "Anna Berg",
            "state news agency",
        ),
        ("Interfax quoted Anna Berg as saying that the road was open.", "Anna Berg", "Interfax"),
        ("Citing two French diplomats, Reuters said the road was open.", "French diplomats", "Reuters"),
        ("The Washington Post reported, citing Anna Berg, that the road was open.", "Anna Berg", "Washington Post"),
    ],
)
def test_words_passed_on(events: Events, body: str, speaker: str, via: str) -> None:
    """Who is quoted or cited speaks; who quotes or cites is the way."""
    event = one(events, body)
    assert "road" in words(event)
    assert speakers(event) == [speaker]
    assert quotation(event).via == (via,)


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("The ministry said it would cut staff, citing a lack of money.", "ministry"),
        ("The camp was shelled at night, Reuters reported, citing video footage and police.", "Reuters"),
    ],
)
def test_a_reason_is_no_source(events: Events, body: str, speaker: str) -> None:
    """What is cited as a reason or a thing does not speak."""
    event = one(events, body)
    assert speakers(event) == [speaker]
    assert quotation(event).via == ()


@pytest.mark.parametrize(
    ("body", "expected", "act"),
    [
        ("Hezbollah denied firing the rockets.", "firing the rockets", "REJECT"),
        ("The minister denied saying that the bank was insolvent.", "saying that the bank was insolvent", "REJECT"),
        ("The ministry accused Russian forces of shelling a hospital.", "shelling a hospital", "ACCUSE"),
        ("The ministry accused Yerevan in a statement of “moving the goalposts”.", "moving the goalposts", "ACCUSE"),
    ],
)
def test_what_verbal_acts_say(events: Events, body: str, expected: str, act: str) -> None:
    """A denial takes an -ing form; an accusation its "of", wherever it stands."""
    event = one(events, body)
    assert words(event).rstrip(".") == expected
    assert event.plover is not None
    assert event.plover.type == act


@pytest.mark.parametrize(
    "body",
    [
        "No group has claimed responsibility for the blast.",
        "Nobody said the dam was safe.",
        "The mayor’s “open letter” to the “citizens of tomorrow” went unanswered.",
    ],
)
def test_nobody_speaks(events: Events, body: str) -> None:
    """A negated subject and a phrase in marks tell nothing."""
    assert events(body, "statement") == []


def test_a_spokeswoman_has_a_name(events: Events) -> None:
    """A name behind whom she speaks for is hers, with her role."""
    event = one(events, "A spokeswoman for the ministry, Petra Novak, wrote on Facebook that the road was open.")
    assert speakers(event) == ["Petra Novak"]
    assert quotation(event).channel == "Facebook"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“We go,” he told RPP radio.", "RPP radio"),
        ("Defence Minister Anna Berg, to Channel 12 on Sunday: “We go.”", "Channel 12"),
    ],
)
def test_stations_by_their_form(events: Events, body: str, expected: str) -> None:
    """A station that no list holds is known by the form of its name."""
    assert quotation(one(events, body)).channel == expected


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


def test_words_go_on_behind_a_cue_in_the_middle(events: Events) -> None:
    """A second clause with a quoted fragment of its own is the speaker's too."""
    event = one(events, "The talks brought “big progress,” Mayor Anna Berg said, but a deal was “not there yet.”")
    assert words(event) == "The talks brought | big progress | but a deal was | not there yet."


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Zelensky: ‘We will not give up’", "Volodymyr Zelensky"),
        ("Putin aide: Talks to resume “within days”", "Putin aide"),
    ],
)
def test_lines_like_headlines(events: Events, line: str, speaker: str) -> None:
    """A line of its own that opens with a speaker and a colon gives the speaker's words."""
    found = events(f"Rain fell on Friday.\n\n{line}\n\nThe roads stay shut until the end of the month.", "statement")
    assert [speakers(event) for event in found] == [[speaker]]
