"""Statements: to whom, through which channel, in which act."""

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
def test_addressee(events: Events, body: str, name: str) -> None:
    """Who is told, urged or accused is the recipient."""
    assert [party.name for party in one(events, body).recipients] == [name]


@pytest.mark.parametrize(
    ("body", "plover"),
    [
        ("Anna Berg accused Iran of holding the sailors.", "ACCUSE"),
        ("Anna Berg condemned the attack on the embassy.", "ACCUSE"),
        ("Anna Berg denied that the deal was off.", "REJECT"),
        ("Anna Berg urged Iran to free the sailors.", "REQUEST"),
        ("Anna Berg called for an end to the war.", "REQUEST"),
        ("Anna Berg threatened to bomb the port.", "THREATEN"),
        ("Anna Berg expressed her condolences to the families.", "SUPPORT"),
        ("“We condemn this attack,” Anna Berg said.", "ACCUSE"),
        ("“It was a cowardly act of violence,” Anna Berg said.", "ACCUSE"),
        ("Anna Berg said the accusations were false.", "REJECT"),
        ("Anna Berg said the deal was off.", None),
        ("Anna Berg called the deal “a mess”.", None),
    ],
)
def test_verbal_act(events: Events, body: str, plover: str | None) -> None:
    """The cue, or the words themselves, say which act the statement is."""
    event = one(events, body)
    assert (event.plover and event.plover.type) == plover


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("Anna Berg said that the deal was off.", "actual"),
        ("Anna Berg will announce on Friday that the deal is off.", "planned"),
        ("Anna Berg is expected to say that the deal is off.", "planned"),
        ("Anna Berg did not say that the deal was off.", "denied"),
    ],
)
def test_modality(events: Events, body: str, modality: str) -> None:
    """Speech to come is planned, speech that was not made denied."""
    assert one(events, body).modality == modality


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


def test_the_other_side_of_a_call_is_addressed(events: Events) -> None:
    """A summary of a call names whom the words were said to."""
    body = "Jan Kowalski said the deal was off, according to a Kremlin summary of his call with Anna Berg."
    assert [party.name for party in one(events, body).recipients] == ["Anna Berg"]


def test_warnings_that(events: Events) -> None:
    """A noun of speech with its clause is a statement of whoever gives it."""
    body = "The ministry put pressure on the firm, with warnings that its licence could be lost."
    event = one(events, body)
    assert (speakers(event), words(event).rstrip(".")) == (["ministry"], "its licence could be lost")


def test_the_day_is_that_of_the_cue(events: Events) -> None:
    """A day in the cue clause dates the statement, a day in the words does not."""
    event = one(events, "Anna Berg said on Monday that the vote would be held on Friday.")
    assert event.date is not None
    assert (event.date.text, event.date.basis) == ("Monday", "text")
    assert one(events, "Anna Berg said that the vote would be held on Friday.").date is None


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


def test_he_added_goes_on_with_the_last_speaker(events: Events) -> None:
    """A pronoun that adds is the speaker before, not the first one of the paragraph."""
    body = "“Peace is near,” Jan Kowalski said. “We hope so,” Peter Lee replied. “It is late,” he added."
    assert speakers(events(body, "statement")[-1]) == ["Peter Lee"]


def test_a_quote_without_a_cue_is_of_the_person_just_named(events: Events) -> None:
    """Quotes of paragraphs without a cue belong to who acts in the sentence before them."""
    body = "“I am sad,” Jan Kowalski said.\n\nHis sister, Anna Berg, spoke outside.\n\n“It was awful.\n\n“It was cold.”"
    last = events(body, "statement")[-1]
    assert (speakers(last), words(last)) == (["Anna Berg"], "It was awful. | It was cold.")


def test_an_office_for_foreign_affairs_is_no_review(events: Events) -> None:
    """The field of an office is no medium; a review that somebody writes for is."""
    body = "High Representative for Foreign Affairs Marta Silva said the talks had failed."
    assert quotation(one(events, body)).channel is None
    assert quotation(one(events, "Marta Silva wrote in Foreign Affairs that it was late.")).channel == "Foreign Affairs"
