"""What an entry of the lexicon asks of an act beside its word."""

import pytest

from tests.extraction.told import Events


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Peru called on Chile to free the sailors.", "request"),
        ("Peru insisted that Chile free the sailors.", "request"),
        ("Iran vowed to punish Israel.", "threaten"),
        ("Iran vowed to respond harshly to Israel.", "threaten"),
    ],
)
def test_what_an_entry_asks_for_is_there(events: Events, body: str, kind: str) -> None:
    """What is wanted of others, force or an answer in kind."""
    told = {event.plover.type for event in events(body) if event.plover}
    assert kind.upper() in told


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("The minister insisted on his innocence.", "request"),
        ("The mayor vowed to respond to the needs of farmers.", "threaten"),
        ("The union vowed to fight for workers.", "threaten"),
    ],
)
def test_what_it_asks_for_is_not_there(events: Events, body: str, kind: str) -> None:
    """A day, a thing of one's own, an answer to a need, and those for whom one fights."""
    told = {event.plover.type for event in events(body) if event.plover}
    assert kind.upper() not in told
