"""Acts told by a headline alone, and acts that hit their object."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Norway, Chad sign trade deal", "support", {"Norway", "Chad"}),
        ("Chad, Peru reach fishing accord", "support", {"Chad", "Peru"}),
        ("Kenya, Uganda ink border treaty", "support", {"Kenya", "Uganda"}),
        ("Egypt and Jordan ink water deal", "support", {"Egypt", "Jordan"}),
        ("Peru, Chile seal trade deal", "agree", {"Peru", "Chile"}),
    ],
)
def test_a_list_of_names_signs(events: Events, text: str, kind: str, actors: set[str]) -> None:
    """The verb that the parser takes for part of a name stands between names and what they sign."""
    (event,) = events(text, kind)
    assert {party.name for party in event.actors} == actors


@pytest.mark.parametrize(
    "text",
    [
        "Street sign trade booms",
        "Norway, Chad sign",
        "Oslo road sign deal",
        "Norway, Chad trade deal",
        "Canon ink supply deal",
        "Tokyo seal exhibit",
    ],
)
def test_other_nouns_sign_nothing(events: Events, text: str) -> None:
    """No act where no names stand before the verb, or nothing to be signed after it."""
    assert events(text, "support") == []


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Russian banks were hit with new sanctions by Canada on Monday.", {"Canada"}, {"Russian banks"}),
        ("Canada slapped Chad with sanctions on Monday.", {"Canada"}, {"Chad"}),
        ("Iran slapped with new UN sanctions", {"United Nations"}, {"Iran"}),
        ("Peru was slapped with an embargo by Chad on Monday.", {"Chad"}, {"Peru"}),
    ],
)
def test_who_is_hit_with_sanctions_undergoes_them(
    events: Events, text: str, actors: set[str], recipients: set[str]
) -> None:
    """The object of the verb, or the subject of its passive, is the recipient; whose they are acts."""
    (event,) = events(text, "coerce")
    assert {party.name for party in event.actors} == actors
    assert {party.name for party in event.recipients} == recipients
