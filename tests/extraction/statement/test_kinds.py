"""Statements by kind of source and of words: documents, works, the unnamed, threats, nested quotes."""

import pytest

from tests.extraction.told import Events, one, quotation, speakers, words


@pytest.mark.parametrize(
    ("body", "speaker", "expected"),
    [
        (
            "A report by the United Nations found that 40 villages had burned.",
            "United Nations",
            "40 villages had burned",
        ),
        ("A U.N. report said the dam was unsafe.", "United Nations", "the dam was unsafe"),
        ("The memo blamed the ministry for the delay.", "memo", "the ministry for the delay"),
        ("The letter warned that funds would run out.", "letter", "funds would run out"),
        (
            "The audit was published on Monday. It blamed the ministry for the delay.",
            "audit",
            "the ministry for the delay",
        ),
    ],
)
def test_documents_speak(events: Events, body: str, speaker: str, expected: str) -> None:
    """A document speaks for who issued it, else for itself; "it" goes on with the document told of before."""
    event = one(events, body)
    assert (speakers(event), words(event).rstrip(".")) == ([speaker], expected)


@pytest.mark.parametrize(
    ("body", "form"),
    [
        ("Mayor Anna Berg said the film “Silent River” had been shot in the town.", "indirect"),
        ("The author said that her novel “The Long Winter” would be printed in May.", "indirect"),
        ("Mayor Anna Berg said the film “Silent River” was “a gift” to the town.", "mixed"),
        ("Mayor Anna Berg said the film was “a gift” to the town.", "mixed"),
    ],
)
def test_the_title_of_a_work_was_not_spoken(events: Events, body: str, form: str) -> None:
    """Marks around a title do not make a report a quotation."""
    assert quotation(one(events, body)).form == form


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Witnesses said that three men ran away.", "Witnesses"),
        ("An official, speaking on condition of anonymity, said the plan had failed.", "official"),
        ("“We will not pay,” said a diplomat who asked not to be named.", "diplomat"),
    ],
)
def test_sources_without_a_name(events: Events, body: str, speaker: str) -> None:
    """The unnamed stay unnamed."""
    assert [name.removeprefix("a ").removeprefix("An ") for name in speakers(one(events, body))] == [speaker]


@pytest.mark.parametrize(
    ("body", "recipient"),
    [
        ("Iran threatened Israel with “a crushing response”.", "Israel"),
        ("The governor threatened the union with “serious consequences”.", "union"),
    ],
)
def test_threats_with_quoted_words(events: Events, body: str, recipient: str) -> None:
    """Who is threatened with something between marks is the recipient."""
    event = one(events, body)
    assert event.plover is not None
    assert (event.plover.type, [party.name for party in event.recipients]) == ("THREATEN", [recipient])


def test_a_quote_inside_a_quote_is_part_of_it(events: Events) -> None:
    """The outer words are one span."""
    assert words(one(events, "“I saw ‘a huge fire’ there,” Anna Berg told Reuters.")) == "I saw ‘a huge fire’ there"


@pytest.mark.parametrize("title", ["the prime minister", "Novak", "she"])
def test_one_speaker_under_many_names(events: Events, title: str) -> None:
    """Role nouns, last names and pronouns lead back to the full name."""
    body = f"Prime Minister Petra Novak met ministers on Monday. “We are ready,” {title} said."
    assert speakers(events(body, "statement")[0]) == ["Petra Novak"]


def test_the_army_is_the_one_just_named(events: Events) -> None:
    """A bare "army" after the military of a state is that state's, whatever countries are named between."""
    body = "Israel’s military struck sites in Lebanon. Residents of Tyre fled. The army said it had hit a launch site."
    assert [party.country for party in one(events, body).actors] == ["ISR"]
