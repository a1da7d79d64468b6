"""A group of mentions to one event."""

from dataclasses import replace

from tests.extraction.told import Events
from worker.article import Span
from worker.extraction.candidate import Candidate
from worker.extraction.merging.assembly import by_explicitness


def test_the_most_explicit_mention_stands_first() -> None:
    """A finite verb with both roles says more than a bare noun."""
    noun = Candidate(
        type="attack", mention=Span(start=0, end=4, text="raid"), trigger=0, sentence=0, modality="actual", weight=0.3
    )
    verb = replace(noun, trigger=40, sentence=2, weight=0.9)
    assert by_explicitness([noun, verb])[0] is verb


def test_a_state_with_all_its_arms_acts_once(events: Events) -> None:
    """ "Russia" and "Russian forces" are one doer."""
    (event,) = events("Russian forces shelled Kharkiv on Monday. Russia’s attack wounded nine people.", "attack")
    assert [party.country for party in event.actors] == ["RUS"]


def test_vague_doers_give_way_to_those_who_are_named(events: Events) -> None:
    """ "The assailants" are no others."""
    body = "ELN rebels attacked a post near Cali on Monday. The assailants killed two guards in the attack."
    (event,) = events(body, "attack")
    assert [party.name for party in event.actors] == ["ELN"]


def test_what_was_hit_is_not_also_its_country(events: Events) -> None:
    """Where something more specific was."""
    (event,) = events("Russia attacked Ukraine on Monday, hitting a hospital in Kharkiv.", "attack")
    assert "hospital" in {party.name for party in event.recipients}
    assert "Ukraine" not in {party.name for party in event.recipients}


def test_the_fullest_mention_is_first_and_none_is_told_twice(events: Events) -> None:
    """Spans of the body."""
    body = "Rebels attacked a post near Cali on Monday. The attack killed two guards."
    (event,) = events(body, "attack")
    assert len({(span.start, span.end) for span in event.mentions}) == len(event.mentions)
    assert all(body[span.start : span.end] == span.text for span in event.mentions)
