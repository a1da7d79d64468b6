"""Quotes right beside a cue clause."""

import pytest

from tests.extraction.told import Events, one, quotation, said, speakers, words


@pytest.mark.parametrize(
    "body",
    [
        "“The bridge is closed,” Mayor Anna Berg said on Monday.",
        "“The bridge is closed,” said Mayor Anna Berg.",
        "Mayor Anna Berg said: “The bridge is closed.”",
        "Mayor Anna Berg, in a post on Facebook: “The bridge is closed.”",
        "Mayor Anna Berg told reporters, “The bridge is closed.”",
        "“The bridge is closed.” — Anna Berg",
        "“The bridge is closed,” Anna Berg, who runs the city, told a local paper.",
    ],
)
def test_direct_speech(events: Events, body: str) -> None:
    """The cue may stand before, after or inverted, or be no verb at all."""
    event = one(events, body)
    assert words(event).rstrip(".") == "The bridge is closed"
    assert quotation(event).form == "direct"
    assert speakers(event) == ["Anna Berg"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“The dam,” Petra Novak said, “is safe.”", "The dam | is safe"),
        ("“Why,” asked Petra Novak, “should anyone leave?”", "Why | should anyone leave?"),
        (
            "“It is safe,” Petra Novak said, adding: “Nobody must leave.”",
            "It is safe | Nobody must leave",
        ),
        (
            "“It is safe,” Petra Novak told reporters in Brno on Tuesday. “Nobody must leave.”",
            "It is safe | Nobody must leave",
        ),
        (
            "“It is safe,” said Petra Novak, who runs the ministry, “and we will say so again.”",
            "It is safe | and we will say so again",
        ),
        ("“It is – and I have seen it – a safe dam,” Petra Novak said.", "It is – and I have seen it – a safe dam"),
        ("“It is safe!” Petra Novak said. “Really?” a man asked.", "It is safe!"),
    ],
)
def test_interrupted_quotations(events: Events, body: str, expected: str) -> None:
    """What the cue interrupts is one statement."""
    assert said(events, body)[0] == ("Petra Novak", expected)


@pytest.mark.parametrize(
    "body",
    [
        "The “smart” dam failed on Monday.",
        "Police searched the so-called “blue house” for weapons.",
        "Hundreds joined the “march of light” in Brno.",
        "A man known as “the Baker” was arrested in Brno.",
        "The operation, dubbed “Iron Gate”, began on Sunday.",
        "Shops sold “organic” bread that was nothing of the kind.",
        "The two sides live in a state of “no war, no peace”.",
        "Workers painted “No entry” on the door.",
    ],
)
def test_scare_quotes_are_no_speech(events: Events, body: str) -> None:
    """Marks that hold a word at arm's length, a name or a sign tell no statement."""
    assert said(events, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "The book “Cold River” was published in May.",
        "Petra Novak read from her poem “Ashes of the Valley” in Brno.",
        "The band sang “Home Again” at the rally.",
        "Anna Berg directed “The Last Ferry” and “Cold River”.",
        "The painting “Girl by a Window” was sold in May.",
        "Viewers of “Good Morning Brno” saw the flood first.",
    ],
)
def test_titles_of_works_are_no_speech(events: Events, body: str) -> None:
    """The title of a work tells no statement."""
    assert said(events, body) == []


def test_a_name_between_marks_is_no_quotation(events: Events) -> None:
    """A programme named before the cue is not what was said."""
    event = one(events, "On the show “Face the City,” Mayor Anna Berg said she would resign.")
    assert words(event).rstrip(".") == "she would resign"


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Video verified by Al Jazeera showed men dragging a woman to a van.", "Al Jazeera"),
        ('Juan Mora vowed to respond "harshly", the agency Norpress reported.', "harshly"),
    ],
)
def test_a_fragment_or_a_check_is_no_statement(events: Events, body: str, speaker: str) -> None:
    """Who verified a video does not speak in it; a quoted word is not all that is reported."""
    assert not [pair for pair in said(events, body) if speaker in (pair[0], pair[1])]
