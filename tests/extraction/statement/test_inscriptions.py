"""Words that stand on things: signs, banners, letters."""

import pytest

from tests.extraction.told import Events, said


@pytest.mark.parametrize(
    ("body", "speaker", "expected"),
    [
        ("The report says the dam is unsafe.", "report", "the dam is unsafe"),
        ("According to the report, the dam is unsafe.", "report", "the dam is unsafe"),
        ("A study published in May found that the dam was unsafe.", "study", "the dam was unsafe"),
        ("The indictment alleges that the firm paid bribes.", "indictment", "the firm paid bribes"),
        ("Data from the World Bank show that prices fell.", "World Bank", "prices fell"),
        ("A letter from the mayor’s office said the dam was unsafe.", "mayor’s office", "the dam was unsafe"),
        ("The notice reads: “The dam is closed.”", "notice", "The dam is closed"),
        ("A sign at the gate read “Keep out of the dam”.", "sign", "Keep out of the dam"),
        ("Banners that read “Justice now” hung from the bridge.", "Banners", "Justice now"),
        ("A placard reading “No more war” lay on the ground.", "placard", "No more war"),
        ("“Shame on you,” read a banner held by students.", "banner", "Shame on you"),
        ("Leaflets dropped over the city said residents had to leave.", "Leaflets", "residents had to leave"),
        ("A letter seen by Reuters said the road was open.", "letter", "the road was open"),
        ("A letter signed by Petra Novak said the road was open.", "Petra Novak", "the road was open"),
        ("The lawsuit accuses the firm of hiding cracks.", "lawsuit", "hiding cracks"),
        ("A Human Rights Watch report said that villages had burned.", "Human Rights Watch", "villages had burned"),
    ],
)
def test_documents(events: Events, body: str, speaker: str, expected: str) -> None:
    """A document says what is written in it, for whoever issued it where that is told."""
    assert said(events, body) == [(speaker, expected)]


@pytest.mark.parametrize(
    "body",
    [
        "The reply from the minister came by letter on Monday.",
        "No reply came from the ministry.",
        "The flood came from the north.",
        "The man with the sign read “War and Peace” aloud.",
        "He read “War and Peace” on the train.",
        "The sign said nothing of prices.",
        "Few people read the notice at the gate.",
        "A sign of hope came from the talks.",
    ],
)
def test_what_comes_and_is_read_may_say_nothing(events: Events, body: str) -> None:
    """A reply without its words, works that are read, and signs of other things are no statements."""
    assert said(events, body) == []
