"""Sums: a toll of several attacks told apart belongs to none of them."""

from tests.extraction.told import Events
from worker.event import Figure


def test_a_toll_of_two_attacks_is_no_third_one(events: Events) -> None:
    """Who did it and when, where only the sum says so, holds for both."""
    body = (
        "Two car bombs killed eight people on Monday. In Cali five people died when a bomb went off in a market. "
        "In Jamundi a second bomb killed three."
    )
    found = events(body, "attack")
    assert [event.casualties and event.casualties.killed for event in found] == [Figure(5, 5), Figure(3, 3)]
    assert {event.date and event.date.start.day for event in found} == {16}


def test_those_counted_beside_others_are_added(events: Events) -> None:
    """ "Also" tells of others than those before."""
    (event,) = events(
        "A bomb killed nine people in Quetta on Monday. Two guards were also killed in the blast.", "attack"
    )
    assert event.casualties is not None
    assert event.casualties.killed == Figure(11, 11)
