"""Reported obligations are requests."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The Swiss president said Serbia must respect the agreement.", "Serbia"),
        ("Oslo said that Denmark has to open the strait.", "Denmark"),
        ("The premier of Malta insisted that Libya should stop the boats.", "Libya"),
    ],
)
def test_what_others_must_do_is_asked_of_them(events: Events, text: str, asked: str) -> None:
    """The statement is a request whose recipient is who must act."""
    (request,) = [event for event in events(text) if event.plover and event.plover.type == "REQUEST"]
    assert request.type == "statement"
    assert [party.name for party in request.recipients] == [asked]


@pytest.mark.parametrize(
    "text",
    [
        "The Swiss president said he must rest.",
        "Oslo said it would act should Denmark be given a seat.",
        "Oslo said Denmark has two ports.",
    ],
)
def test_ones_own_duty_and_a_condition_ask_for_nothing(events: Events, text: str) -> None:
    """Pronouns, inverted conditions and plain verbs are no requests."""
    assert not [event for event in events(text) if event.plover and event.plover.type == "REQUEST"]
