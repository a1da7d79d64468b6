"""The other acts of PLOVER."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Sweden signed an agreement with Norway.", "SUPPORT"),
        ("Sweden promised to continue aid to Mali.", "AGREE"),
        ("The U.N. delivered 300 tons of food aid to refugees in Chad.", "AID"),
        ("France provided humanitarian aid to Lebanon.", "AID"),
        ("Iran released five American prisoners.", "RETREAT"),
        ("Police arrested an opposition leader in Minsk.", "COERCE"),
        ("Canada imposed sanctions on Belarus.", "COERCE"),
        ("Norway suspended aid to Mali.", "SANCTION"),
        ("Poland deployed troops to the border.", "MOBILIZE"),
        ("Thousands of teachers protested against the government in Lima.", "PROTEST"),
        ("Germany lifted the ban on Turkish imports.", "CONCEDE"),
        ("Japan will provide aid to Nepal.", "AGREE"),
        ("Hungary said it will not accept refugees.", "REJECT"),
    ],
)
def test_the_verb_and_its_object_give_the_type(events: Events, text: str, plover: str) -> None:
    """Acts are told by verb and object; announced cooperation is AGREE, refused cooperation REJECT."""
    found = [event.plover.type for event in events(text) if event.plover and event.type != "statement"]
    assert plover in found


def test_an_act_on_the_cue_of_a_statement_is_that_statement(events: Events) -> None:
    """'accused' is one event, not two."""
    found = events("Ukraine accused Russia of shelling a hospital.")
    assert sum(event.plover is not None and event.plover.type == "ACCUSE" for event in found) == 1


def test_a_month_is_no_march(events: Events) -> None:
    """The name of a month tells no act."""
    assert events("The chancellor and President Rossi met on 3 March for the 2014 summit in Turin.", "protest") == []
