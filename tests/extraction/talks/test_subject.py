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
