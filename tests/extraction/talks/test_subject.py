"""What talks are about, and how they ended."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


def subject(event: Event) -> str | None:
    return event.subject.text if event.subject else None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Turkey and Greece held talks on the ceasefire in Ankara on Monday.", "ceasefire"),
        ("Serbia is in talks with Hungary over a pipeline.", "pipeline"),
        ("Norway and Chad held a meeting about fishing rights in Oslo.", "fishing rights"),
        (
            "Presidents Putin and Erdogan spoke by phone about the war in Syria and grain exports.",
            "war in Syria and grain exports",
        ),
        ("Presidents Biden and Xi discussed grain exports on Monday.", "grain exports"),
        ("Japan and Russia negotiated a fisheries agreement in Tokyo.", "fisheries agreement"),
        (
            "Ministers from Chad and Peru met in Lima to discuss the fate of two detained sailors.",
            "fate of two detained sailors",
        ),
        ("The leaders of Chad and Niger discussed how to fight smugglers.", "how to fight smugglers"),
        ("Blinken met with Lavrov on Friday for talks on how to end the war.", "how to end the war"),
        ("Envoys of Chad and Niger held talks aimed at ending the fighting in Borno.", "ending the fighting in Borno"),
        ("Chad and Sudan met in Doha for talks mediated by Qatar on their border.", "their border"),
        (
            "Ministers of Chad and Peru met in Lima to settle differences over palm oil.",
            "settle differences over palm oil",
        ),
        ("Serbia and Kosovo held talks on normalising ties in Brussels.", "normalising ties"),
        ("Iran and the United States held nuclear talks in Oman on Sunday.", "nuclear"),
    ],
)
def test_subject_is_the_phrase_of_the_text(events: Events, text: str, told: str) -> None:
    """Behind "on" or "over", as what is discussed, as the aim, or before "talks"; without article, time and town."""
    (event,) = events(text, "talks")
    assert subject(event) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They discussed the dam, the ministry said.", "dam"),
        ("The talks focused on trade and security cooperation.", "trade and security cooperation"),
        ("Regional stability topped the agenda.", "Regional stability"),
        ("Fishing quotas were high on the agenda.", "Fishing quotas"),
    ],
)
def test_subject_may_be_told_by_the_next_sentence(events: Events, text: str, told: str) -> None:
    """What the sides discussed, what the talks focused on, what was on the agenda."""
    (event,) = events(f"The president of Kenya met the king of Jordan in Amman on Monday. {text}", "talks")
    assert subject(event) == told


@pytest.mark.parametrize(
    "text",
    [
        "Putin and Erdogan met on the sidelines of a summit in Kazan.",
        "Turkey and Greece held talks over the weekend.",
        "China and Peru held talks over two days in Madrid.",
        "Sudan and Chad held talks in Cairo on a number of issues.",
        "Putin and Erdogan spoke over the phone on Monday.",
        "Chad and Peru met in Lima. The opposition discussed the budget.",
    ],
)
def test_times_and_circumstances_are_no_subject(events: Events, text: str) -> None:
    """Days, sidelines, telephones and empty nouns say nothing of the matter, nor does what others discuss."""
    (event,) = events(text, "talks")
    assert subject(event) is None


def test_merged_talks_keep_the_fullest_subject(events: Events) -> None:
    """Of several mentions the longest phrase is kept, and it is a slice of the body."""
    body = "Chad and Peru held trade talks in Lima on Monday.\n\nThe talks focused on tariffs for copper and fish meal."
    (event,) = events(body, "talks")
    assert event.subject is not None
    assert body[event.subject.start : event.subject.end] == "tariffs for copper and fish meal"


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The talks ended without agreement.", "no_agreement", "ended without agreement"),
        ("The talks ended on Monday with no breakthrough.", "no_agreement", "ended on Monday with no breakthrough"),
        ("The talks in Cairo, which ended without a deal, were tense.", "no_agreement", "ended without a deal"),
        ("No breakthrough was announced.", "no_agreement", "No breakthrough was announced"),
        ("The two sides made little progress.", "no_agreement", "made little progress"),
        ("The talks collapsed after two hours.", "no_agreement", "collapsed"),
        ("They failed to reach a deal on the border.", "no_agreement", "failed to reach a deal on the border"),
        ("No deal was reached, the EU said.", "no_agreement", "No deal was reached"),
        ("The two sides made no headway.", "no_agreement", "made no headway"),
        ("The two sides agreed to exchange prisoners.", "agreed", "agreed to exchange prisoners"),
        ("The meeting led to an agreement on migration.", "agreed", "led to an agreement on migration"),
        ("The ministers signed a memorandum on fishing.", "signed", "signed a memorandum on fishing"),
        ("Both sides said they had made progress.", "progress", "had made progress"),
        ("The talks were suspended on Tuesday.", "adjourned", "were suspended"),
        ("The two sides agreed to meet again next week.", "to_continue", "agreed to meet again"),
        ("The talks will continue on Thursday.", "to_continue", "will continue"),
    ],
)
def test_outcome_is_told_in_the_words_of_the_text(events: Events, text: str, kind: str, words: str) -> None:
    """A closed list of kinds, and the words that say it, also where the next sentence tells it."""
    held = events(f"Envoys from Sudan and Chad met in Cairo on Sunday. {text}", "talks")[0]
    assert held.outcome is not None
    assert (held.outcome.kind, held.outcome.words.text) == (kind, words)


@pytest.mark.parametrize(
    "text",
    [
        "Envoys from Sudan and Chad met in Cairo on Sunday.",
        "Sudan and Chad will hold talks on Friday. The two sides agreed to a truce last year.",
        "Envoys from Sudan and Chad met in Cairo on Sunday. The talks could fail, analysts say.",
        "Envoys from Sudan and Chad met in Cairo on Sunday. Peru signed a trade deal with Norway.",
        'Envoys from Sudan and Chad met in Cairo on Sunday. "We agreed on nothing," one of them said.',
    ],
)
def test_what_others_do_or_what_may_come_is_no_outcome(events: Events, text: str) -> None:
    """Talks to come have none; neither have those of which nothing is told, or only a fear or a quotation."""
    assert [event.outcome for event in events(text, "talks")] == [None]


def test_only_talks_have_subject_and_outcome(events: Events) -> None:
    """The agreement beside the talks is an event of its own without these fields."""
    found = events("Envoys from Sudan and Chad met in Cairo on Sunday. The two sides agreed to exchange prisoners.")
    assert {event.type for event in found if event.subject or event.outcome} == {"talks"}
