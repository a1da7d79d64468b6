"""How far reported words reach."""

import pytest

from tests.extraction.told import Events, one, quotation, said, words


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Petra Novak said the talks had brought “big progress”.", "the talks had brought | big progress"),
        ("Petra Novak called the dam “a time bomb”.", "the dam | a time bomb"),
        ("Petra Novak described the plan as “madness”.", "the plan as | madness"),
        ("Petra Novak spoke of a “dark day” for the town.", "dark day | for the town"),
        ("The dam is “completely safe”, Petra Novak said.", "The dam is | completely safe"),
        ("The “old and tired” dam, Petra Novak said, must go.", "old and tired | dam | must go"),
        (
            "Petra Novak said the dam was “old”, “tired” and “a danger to all”.",
            "the dam was | old | tired | and | a danger to all",
        ),
        ("Petra Novak warned of “grave danger” to the town.", "grave danger | to the town"),
        ("Petra Novak vowed to “finish the job” by May.", "to | finish the job | by May"),
    ],
)
def test_fragments(events: Events, body: str, expected: str) -> None:
    """Quoted fragments are told with the reported words around them, a span for each part."""
    event = one(events, body)
    assert words(event).rstrip(".").removeprefix("The | ") == expected
    assert quotation(event).form == "mixed"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The dam, Petra Novak said, was safe.", "The dam | was safe"),
        ("The dam, said Petra Novak, was safe.", "The dam | was safe"),
        ("The dam, Petra Novak insisted on Monday, was safe.", "The dam | was safe"),
        ("The dam, according to Petra Novak, was safe.", "The dam | was safe"),
        ("The dam was safe, Petra Novak said.", "The dam was safe"),
        ("The dam was safe, insisted Petra Novak.", "The dam was safe"),
        (
            "The dam was safe and nobody had to leave, Petra Novak said on Monday.",
            "The dam was safe and nobody had to leave",
        ),
        ("The dam was safe, according to Petra Novak.", "The dam was safe"),
        ("Back in Brno, Petra Novak said, the dam was safe.", "Back in Brno | the dam was safe"),
        ("There is a plan, Petra Novak said, for the town to move.", "There is a plan | for the town to move"),
        ("We saw the hall, which, Petra Novak said, was unsafe.", "which | was unsafe"),
        ("With so many cracks, “it is a lost dam,” Petra Novak said.", "With so many cracks | it is a lost dam"),
        ("The dam was safe, Petra Novak was reported as saying.", "The dam was safe"),
        (
            "While the dam was safe, Petra Novak said, the bridge was not.",
            "While the dam was safe | the bridge was not",
        ),
    ],
)
def test_the_cue_inside_or_behind_the_words(events: Events, body: str, expected: str) -> None:
    """A parenthetical cue is cut out of the words around it."""
    assert said(events, body) == [("Petra Novak", expected)]


def test_another_speaker_ends_the_words(events: Events) -> None:
    """A second clause with a speaker and a cue of its own is no part of what the first one said."""
    body = "Petra Novak stressed that the walls were old, and rights groups warned that the dam could break."
    assert said(events, body) == [
        ("Petra Novak", "the walls were old"),
        ("rights groups", "the dam could break"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The group confirmed it held them in a message posted on Telegram.", [("group", "it held them")]),
        ("The group claimed responsibility in a message on Telegram.", [("group", "responsibility")]),
        ("The group claimed the raid in a comment to the Daily Post.", []),
        (
            "Petra Novak said the man had insulted the king in a post on Facebook.",
            [("Petra Novak", "the man had insulted the king in a post on Facebook")],
        ),
        (
            "Petra Novak said the plan was announced in a post on Facebook.",
            [("Petra Novak", "the plan was announced in a post on Facebook")],
        ),
    ],
)
def test_where_words_were_said_is_no_part_of_them(events: Events, body: str, expected: list[tuple[str, str]]) -> None:
    """Unless they tell of something else that was said there."""
    assert said(events, body) == expected or not expected


def test_words_go_on_behind_a_cue_in_the_middle(events: Events) -> None:
    """A second clause with a quoted fragment of its own is the speaker's too."""
    event = one(events, "The talks brought “big progress,” Mayor Anna Berg said, but a deal was “not there yet.”")
    assert words(event) == "The talks brought | big progress | but a deal was | not there yet."


def test_the_dateline_is_not_reported(events: Events) -> None:
    """What an agency filed from where is no part of the words."""
    event = one(events, "LONDON (Reuters) - A blast hurt 37 people, state media reported on Saturday.")
    assert words(event) == "A blast hurt 37 people"
