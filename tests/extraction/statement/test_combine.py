"""The utterances of one sentence together: nested ones, second cues, sources of sources."""

import pytest

from tests.extraction.told import Events, one, quotation, said, speakers, words


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The minister said the dam was safe and warned of floods.", ["the dam was safe", "floods"]),
        ("The minister said the dam was safe and called for calm.", ["the dam was safe", "calm"]),
        ("The minister said she had met the mayor and thanked him.", ["she had met the mayor and thanked him"]),
    ],
)
def test_a_second_cue_of_the_same_speaker(events: Events, body: str, expected: list[str]) -> None:
    """A second cue stands for itself, unless it is what the first one tells of."""
    assert [text for _, text in said(events, body)] in (expected, [" | ".join(expected)])


def test_what_is_said_besides_is_a_statement_of_its_own(events: Events) -> None:
    """A second thing done by speaking "while" the first goes on is not more of the same."""
    body = "Farmers continued to call for higher prices, while chanting, “Bread now.”"
    assert said(events, body) == [("Farmers", "higher prices"), ("Farmers", "Bread now")]


def test_words_inside_words_are_not_told_twice(events: Events) -> None:
    """Of nested sources only the outermost speaks."""
    event = one(events, "The agency reports that a hospital has confirmed that five people died.")
    assert speakers(event) == ["agency"]


def test_a_quotation_inside_a_report_stands_for_itself(events: Events) -> None:
    """A quote with its own cue ends the report around it."""
    found = events("When Anna Berg noted that taxes rose, Jan Kowalski replied, “That is a lie.”", "statement")
    assert [(speakers(e), words(e)) for e in found][-1] == (["Jan Kowalski"], "That is a lie.")


@pytest.mark.parametrize(
    ("body", "speaker", "via"),
    [
        ("Five people died, according to Jan Kowalski, as reported by Reuters.", "Jan Kowalski", ("Reuters",)),
        ("Jan Kowalski was quoted by TASS as saying that five people died.", "Jan Kowalski", ("TASS",)),
        ("Reuters quoted Jan Kowalski as saying that five people died.", "Jan Kowalski", ("Reuters",)),
        ("Five people died, state news agency TASS reported, citing the ministry.", "TASS", ()),
        ("Jan Kowalski said five people died, according to a Kremlin summary.", "Jan Kowalski", ("Kremlin",)),
        ("Five people died, AP reported, citing video footage and officials.", "Associated Press", ()),
    ],
)
def test_sources_of_sources(events: Events, body: str, speaker: str, via: tuple[str, ...]) -> None:
    """A source that only passes the words on is `via`; the one who said them is the speaker."""
    event = one(events, body)
    assert (speakers(event), quotation(event).via) == ([speaker], via)
