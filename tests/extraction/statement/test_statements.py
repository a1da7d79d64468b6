"""Statements: who said what."""

import pytest

from tests.extraction.told import Events, one, quotation, speakers, words


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
        ("Mayor Anna Berg said that the bridge was closed.", "the bridge was closed"),
        ("Mayor Anna Berg said Monday the bridge was closed.", "the bridge was closed"),
        ("Mayor Anna Berg told Reuters on Monday that the bridge was closed.", "the bridge was closed"),
        ("The bridge was closed, Mayor Anna Berg said.", "The bridge was closed"),
        ("The bridge, Mayor Anna Berg said, was closed.", "The bridge | was closed"),
        ("The bridge was closed, according to Mayor Anna Berg.", "The bridge was closed"),
        ("According to Mayor Anna Berg, the bridge was closed.", "the bridge was closed"),
        ("The bridge was closed, Mayor Anna Berg was reported saying.", "The bridge was closed"),
        ("Mayor Anna Berg asked whether the bridge was closed.", "whether the bridge was closed"),
    ],
)
def test_indirect_speech(events: Events, body: str, expected: str) -> None:
    """The clause that is reported is the content, without cue, "that" and the day it was said."""
    event = one(events, body)
    assert words(event).rstrip(".") == expected
    assert quotation(event).form == "indirect"
    assert speakers(event) == ["Anna Berg"]


def test_mixed_speech_is_cut_at_the_marks(events: Events) -> None:
    """A clause with quoted fragments gives a span for each part."""
    event = one(events, "Mayor Anna Berg said that “real progress” was made on the “old” bridge.")
    assert words(event).rstrip(".") == "real progress | was made on the | old | bridge"
    assert quotation(event).form == "mixed"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("“We won,” she said, “and we go on.”", "We won | and we go on."),
        ("“We won,” she said. “We go on.”", "We won | We go on."),
        ("“We won,” she said.\n\n“We go on.”", "We won | We go on."),
        ("“We won.\n\n“We go on,” she said.", "We won. | We go on"),
        ("Anna Berg announced a march. “We go on,” she said.", "a march | We go on"),
    ],
)
def test_one_utterance_is_one_statement(events: Events, body: str, expected: str) -> None:
    """Interrupted, resumed and continued quotations, and a report with its quotation, are one statement."""
    (event,) = [e for e in events(body, "statement") if "go on" in words(e)]
    assert words(event) == expected


def test_paragraphs_after_a_colon_are_the_speakers(events: Events) -> None:
    """Unquoted paragraphs after a cue with a colon belong to it while they speak in the first person."""
    body = "After the visit, the minister said:\n\nWe are glad to be here. It is cold.\n\nOur friends came too."
    assert words(one(events, body)) == "We are glad to be here. It is cold. | Our friends came too."


def test_lines_with_a_name_are_statements(events: Events) -> None:
    """In a transcript each labelled line is a statement of the one it names."""
    found = events("BERG: The bridge is closed.\n\nLEE: Since when?\n\nBERG: Since Monday.", "statement")
    assert [(speakers(e)[0].upper(), words(e)) for e in found] == [
        ("BERG", "The bridge is closed."),
        ("LEE", "Since when?"),
        ("BERG", "Since Monday."),
    ]


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


def test_words_inside_words_are_not_told_twice(events: Events) -> None:
    """Of nested sources only the outermost speaks."""
    event = one(events, "The agency reports that a hospital has confirmed that five people died.")
    assert speakers(event) == ["agency"]


def test_a_quotation_inside_a_report_stands_for_itself(events: Events) -> None:
    """A quote with its own cue ends the report around it."""
    found = events("When Anna Berg noted that taxes rose, Jan Kowalski replied, “That is a lie.”", "statement")
    assert [(speakers(e), words(e)) for e in found][-1] == (["Jan Kowalski"], "That is a lie.")


def test_a_name_between_marks_is_no_quotation(events: Events) -> None:
    """A programme named before the cue is not what was said."""
    event = one(events, "On the show “Face the City,” Mayor Anna Berg said she would resign.")
    assert words(event).rstrip(".") == "she would resign"


def test_the_dateline_is_not_reported(events: Events) -> None:
    """What an agency filed from where is no part of the words."""
    event = one(events, "LONDON (Reuters) - A blast hurt 37 people, state media reported on Saturday.")
    assert words(event) == "A blast hurt 37 people"


def test_hard_line_breaks_do_not_cut_statements(events: Events) -> None:
    """A paragraph broken at a margin is read as one."""
    body = (
        "“We closed the old bridge on Sunday night because it is not\n"
        "safe for lorries any more, and we will not open it again before\n"
        "the engineers have looked at every pillar of it,” Mayor Anna\n"
        "Berg said. The firm that built the bridge forty years ago did\n"
        "not answer questions from this newspaper about the matter."
    )
    event = one(events, body)
    assert words(event).startswith("We closed the old bridge")
    assert words(event).endswith("every pillar of it")
