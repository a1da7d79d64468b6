"""Who speaks and who is spoken to, by the sentence."""

import pytest

from tests.extraction.told import Events, one, quotation, speakers


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Petra Novak told lawmakers that the dam was safe.", "lawmakers"),
        ("Petra Novak told a crowd in Brno that the dam was safe.", "crowd"),
        ("“The dam is safe,” Petra Novak told parliament.", "parliament"),
        ("Petra Novak warned Iran that the talks could fail.", "Iran"),
        ("Petra Novak asked the firm whether the dam was safe.", "firm"),
        ("Petra Novak assured residents that the dam was safe.", "residents"),
        ("Petra Novak said in a letter to the United Nations that the dam was safe.", "United Nations"),
        ("Petra Novak told her Polish counterpart, Jan Kowalski, that the dam was safe.", "Jan Kowalski"),
        ("“The dam is safe,” Petra Novak said to Jan Kowalski.", "Jan Kowalski"),
        ("Speaking to reporters, Petra Novak said the dam was safe.", "reporters"),
    ],
)
def test_addressee(events: Events, body: str, name: str) -> None:
    """Whom the words are said to."""
    assert [party.name.lower().removeprefix("a ") for party in one(events, body).recipients] == [name.lower()]


def test_an_occasion_is_not_addressed(events: Events) -> None:
    """A news conference that is told something is the channel alone."""
    assert one(events, "Petra Novak told a news conference that the dam was safe.").recipients == ()


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Anna Berg told the Associated Press that the deal was off.", "Associated Press"),
        ("Anna Berg said to parliament that the deal was off.", "parliament"),
        ("Anna Berg urged Iran to free the sailors.", "Iran"),
        ("Anna Berg called on Iran to free the sailors.", "Iran"),
        ("Anna Berg accused Iran of holding the sailors.", "Iran"),
        ("Anna Berg, the minister, to CNN on Monday: “The deal is off.”", "CNN"),
    ],
)
def test_addressee_too(events: Events, body: str, name: str) -> None:
    """Who is told, urged or accused is the recipient."""
    assert [party.name for party in one(events, body).recipients] == [name]


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
