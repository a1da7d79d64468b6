"""PLOVER contexts."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "kind", "context"),
    [
        ("Norway promised Chad a loan on Monday.", "agree", "economic"),
        ("Kenya granted asylum to 40 Burundian journalists.", "aid", "asylum"),
        ("Thousands marched in Quito on Friday to demand free elections.", "protest", "election"),
        ("Thousands marched in Oslo on Friday to protest against the pipeline.", "protest", "natural_resource"),
        ("Police in Lima freed a journalist, citing press freedom.", "retreat", "rights_freedoms"),
        ("Peru threatened to withdraw its ambassador from Chad.", "statement", "diplomatic"),
        ("Denmark sent vaccines to Chad to stop the epidemic.", "aid", "health"),
    ],
)
def test_words_of_the_clause_tell_the_matter(events: Events, text: str, kind: str, context: str) -> None:
    """What is promised, demanded or protested against says what it is about."""
    found = [event.plover.contexts for event in events(text, kind) if event.plover]
    assert found == [(context,)]


@pytest.mark.parametrize(
    ("text", "kind", "context"),
    [
        ("A suicide attack killed 12 people in Mogadishu.", "attack", "terrorism"),
        ("The king of Jordan met the president of Kenya in Amman.", "talks", "diplomatic"),
        ("Norway urged Chad on Monday to free the journalist.", "request", "diplomatic"),
    ],
)
def test_modes_and_sides_tell_it_where_words_do_not(events: Events, text: str, kind: str, context: str) -> None:
    """A mode may imply a context; what passes between states is a diplomatic matter."""
    found = [event.plover.contexts for event in events(text, kind) if event.plover]
    assert found == [(context,)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thousands marched in Quito on Friday.", "protest"),
        ("Gunmen killed three villagers in the West Bank.", "attack"),
        ("The union leader met the mayor of Lima on Monday.", "talks"),
    ],
)
def test_nothing_told_is_no_context(events: Events, text: str, kind: str) -> None:
    """No default: the name of a place says nothing, nor do sides of one country."""
    found = [event.plover.contexts for event in events(text, kind) if event.plover]
    assert found == [()]
