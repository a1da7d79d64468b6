"""Sides: whether two parties are one, and on which side of an event a source stands."""

from collections.abc import Iterable

from worker.event import DOING, HARMED, Event, Party, Side
from worker.extraction.attribution.words import attribution_words
from worker.extraction.circumstances import is_proper

_FORCES = "armed_force"
_ARMED = {"armed_group"}


def are_one(one: Party, other: Party) -> bool:
    """True for a party and itself, and for two arms of one state."""
    if one.name.casefold() == other.name.casefold():
        return True
    if one.country != other.country:
        return False
    if one.country is None:  # "the army" and "soldiers"
        return one.kind == other.kind == _FORCES and not (is_proper(one) or is_proper(other))
    return is_state(one) and is_state(other)


def is_state(party: Party) -> bool:
    """True for a state, its arms and those who speak for it."""
    state = attribution_words()["state"]
    return party.kind in state or (party.kind not in _ARMED and (party.sector or "").lower() in state)


def share(some: Iterable[Party], others: Iterable[Party]) -> bool:
    """True where a party of one side is one of the other's."""
    others = tuple(others)
    return any(are_one(one, other) for one in some for other in others)


def is_named(party: Party) -> bool:
    """True for a doer of whom more is said than that somebody did it: no "gunmen", no "drone"."""
    head = party.name.casefold().split()[-1]
    return is_state(party) or attribution_words()["vague"].isdisjoint({head, head.removesuffix("s")})


def side_of(source: Party, event: Event, accused: tuple[Party, ...] = ()) -> Side | None:
    """The side that a source stands on: that of those who did it, of those whom it befell, or none.

    A state is a side where its own people are hit from abroad, or by an armed group that has a name; its police are
    none where they only inquire.
    """
    doers = (*event.actors, *accused)
    if share((source,), doers):
        return DOING
    inquires = not attribution_words()["inquiring"].isdisjoint({source.kind, (source.sector or "").lower()})
    if any(are_one(source, hit) for hit in event.recipients if not inquires or hit.name == source.name):
        return HARMED
    if not is_state(source) or source.country is None or inquires:
        return None
    own = any(hit.country == source.country for hit in event.recipients)
    place = event.place is not None and event.place.country == source.country
    if not (own or place):
        return None
    abroad = any(doer.country not in {None, source.country} for doer in doers)
    rebels = any(doer.kind in _ARMED and is_proper(doer) for doer in doers)
    return HARMED if abroad or rebels else None
