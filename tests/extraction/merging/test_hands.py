"""What police do and what a crowd does are told apart."""

from collections.abc import Callable

import pytest

from worker.article import Span
from worker.event import Event, Party
from worker.extraction.candidate import Candidate
from worker.extraction.merging.hands import of_other_hands

_POLICE = Party(name="police", kind="police", country=None)
_ARMY = Party(name="army", kind="armed_force", country=None)
_MOB = Party(name="mob", kind="person", country=None)


def _mention(*actors: Party, modes: tuple[str, ...] = (), riot: bool = False, generic: bool = False) -> Candidate:
    return Candidate(
        type="attack",
        mention=Span(start=0, end=5, text="fired"),
        trigger=0,
        sentence=0,
        modality="actual",
        actors=actors,
        modes=modes,
        riot=riot,
        generic=generic,
    )


@pytest.mark.parametrize(
    ("mention", "group", "apart"),
    [
        (_mention(modes=("primitive",)), _mention(_POLICE, modes=("firearms",)), True),
        (_mention(_POLICE, modes=("firearms",)), _mention(modes=("primitive",)), True),
        (_mention(modes=("destroy",)), _mention(_POLICE), True),
        (_mention(modes=("destroy",)), _mention(_ARMY), False),
        (_mention(modes=("primitive",)), _mention(_ARMY), True),
        (_mention(modes=("primitive",)), _mention(_MOB), False),
        (_mention(modes=("primitive",)), _mention(_POLICE, _MOB), False),
        (_mention(modes=("firearms",)), _mention(_POLICE), False),
        (_mention(riot=True, generic=True), _mention(_POLICE), True),
        (_mention(riot=True, generic=True), _mention(_ARMY), False),
        (_mention(modes=("primitive",)), _mention(), False),
    ],
)
def test_what_crowds_do_is_no_part_of_what_keepers_of_order_do(
    mention: Candidate, group: Candidate, apart: bool
) -> None:
    """A mention without a doer stands apart where its mode is that of crowds and police or soldiers did the rest."""
    assert of_other_hands(mention, [group]) is apart


def test_a_riot_gives_two_attacks(events: Callable[..., list[Event]]) -> None:
    """The police who fired did not stab anybody."""
    body = (
        "Police fired twelve rounds to disperse a mob in Bharuch on Tuesday, wounding four people. "
        "Two men were stabbed near the railway station."
    )
    found = [event for event in events(body) if event.type == "attack"]
    assert [[party.name for party in event.actors] for event in found] == [["Police"], []]
