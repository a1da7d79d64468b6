"""Acts that another word of the sentence tells: asked for, threatened, refused, or the aim of the same act."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


def test_what_is_asked_for_is_not_told(events: Events) -> None:
    """Below the infinitive of a request nothing has happened, however deep it stands."""
    assert events("Peru urged Chad to respond by sending aid to the refugees.", "aid") == []


@pytest.mark.parametrize(
    "text",
    [
        "The plan calls for Chad to open its border, free the pilots and reject the treaty.",
        "The draft called for Ukraine to cede territory, reduce its military and rule out NATO membership.",
    ],
)
def test_the_end_of_a_list_of_demands_is_no_act(events: Events, text: str) -> None:
    """What the parser hangs on another verb is only asked for like the demands before it."""
    assert events(text, "reject") == []


@pytest.mark.parametrize(
    ("text", "plover", "modality"),
    [
        ("Peru and Chile tried to settle their dispute over fishing on Monday.", "AGREE", "hypothetical"),
        ("Peru and Chile settled their dispute over fishing on Monday.", "AGREE", "actual"),
        ("Norway declined a request from Mali for tanks.", "REJECT", "actual"),
        ("Chad called off its talks with Sudan on Monday.", "REJECT", "actual"),
        ("Iran refused to allow U.N. inspectors into the plant on Monday.", "REJECT", "actual"),
    ],
)
def test_attempts_and_refusals(events: Events, text: str, plover: str, modality: str) -> None:
    """What is only tried is not agreed; what is refused in words is refused."""
    assert (plover, modality) in {(e.plover.type, e.modality) for e in events(text) if e.plover}


def test_marching_to_protest_is_one_act(events: Events) -> None:
    """The aim that an act has by its own word is that act."""
    (event,) = events("Thousands of teachers marched on parliament in Lima to protest against a tax.", "protest")
    assert event.modality == "actual"
