"""What the cue clause says besides the words: above all the channel."""

from collections.abc import Callable

import pytest

from tests.extraction.told import Events, one, quotation, speakers, words
from worker.event import Event


@pytest.mark.parametrize(
    ("body", "channel"),
    [
        ("“We won,” Anna Berg said on the Telegram messaging app.", "Telegram"),
        ("“We won,” Anna Berg said in a post on X.", "X"),
        ("In a post to her Truth Social page on Monday, Anna Berg said the deal was off.", "Truth Social"),
        ("Anna Berg told CNN that the deal was off.", "CNN"),
        ("Anna Berg said at a news conference that the deal was off.", "news conference"),
        ("“We won,” Anna Berg said in an article in The Guardian.", "The Guardian"),
        ("Anna Berg said the deal was off.", None),
        ("According to the BBC, the deal was off.", None),
    ],
)
def test_channel(events: Events, body: str, channel: str | None) -> None:
    """Platforms, stations, papers and occasions are channels; a medium that speaks for itself is none."""
    assert quotation(one(events, body)).channel == channel


def test_his_post_is_the_post_before(events: Events) -> None:
    """A verbless "also in his post" goes through the channel of the speaker's post before."""
    body = "“We won,” Jan Kowalski said in a post on X.\n\nKowalski, also in his post: “Thank you.”"
    assert [quotation(e).channel for e in events(body, "statement")] == ["X", "X"]


def test_the_other_side_of_a_call_is_addressed(events: Events) -> None:
    """A summary of a call names whom the words were said to."""
    body = "Jan Kowalski said the deal was off, according to a Kremlin summary of his call with Anna Berg."
    assert [party.name for party in one(events, body).recipients] == ["Anna Berg"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda s: s.replace("“", '"').replace("”", '"'), id="straight"),
        pytest.param(lambda s: s.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda s: s.replace("\n\n", "\n\n\n\n"), id="blank lines"),
        pytest.param(lambda s: s.replace("Monday ", "Monday\u00a0"), id="NBSP"),
    ],
)
def test_the_dress_of_a_text_does_not_matter(events: Events, change: Callable[[str], str]) -> None:
    """Straight or curly marks, line ends, blank lines and hard spaces give the same statements."""
    body = (
        "Mayor Anna Berg said on Monday that the bridge was “not safe” for lorries.\n\n"
        "“We closed it,” she told CNN. “It may fall.\n\n“Nobody should go near it.”\n\n"
        "The firm that built it denied the claim, according to the Daily Post."
    )

    def told(event: Event) -> tuple[object, ...]:
        return speakers(event), words(event), quotation(event).form, quotation(event).channel, event.modality

    assert [told(e) for e in events(change(body), "statement")] == [told(e) for e in events(body, "statement")]


def test_an_office_for_foreign_affairs_is_no_review(events: Events) -> None:
    """The field of an office is no medium; a review that somebody writes for is."""
    body = "High Representative for Foreign Affairs Marta Silva said the talks had failed."
    assert quotation(one(events, body)).channel is None
    assert quotation(one(events, "Marta Silva wrote in Foreign Affairs that it was late.")).channel == "Foreign Affairs"


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
    ("body", "channel"),
    [
        ("Petra Novak said on X, formerly Twitter, that the dam was safe.", "X"),
        ("Petra Novak posted on Telegram that the dam was safe.", "Telegram"),
        ("Petra Novak said in a Telegram post that the dam was safe.", "Telegram"),
        ("“The dam is safe,” Petra Novak tweeted.", "Twitter"),
        ("Petra Novak said in an interview with the BBC that the dam was safe.", "BBC"),
        ("Petra Novak said on state television that the dam was safe.", "state television"),
        ("In a televised address, Petra Novak said the dam was safe.", "televised address"),
        ("Petra Novak told a news conference that the dam was safe.", "news conference"),
        ("Petra Novak said at a rally in Brno that the dam was safe.", "rally"),
        ("Petra Novak said in an email to Reuters that the dam was safe.", "email"),
        ("Petra Novak said in a letter to parliament that the dam was safe.", "letter"),
        ("Petra Novak told CNN’s Ann Miller that the dam was safe.", "CNN"),
        ("Speaking on Channel 5, Petra Novak said the dam was safe.", "Channel 5"),
        ("Petra Novak said in a speech on Monday that the dam was safe.", "speech"),
        ("Petra Novak told parliament that the dam was safe.", None),
        ("Petra Novak said the Telegram channel was closed.", None),
    ],
)
def test_the_channel_is_told_around_the_words(events: Events, body: str, channel: str | None) -> None:
    """The channel is what the words around the statement name."""
    assert quotation(one(events, body)).channel == channel
