"""Whose hands did it: those who keep order, or a crowd that they were sent against.

A report of a riot tells of both in one place and on one day, and tells much of what the crowd did without a doer ("two
were stabbed", "shops were set on fire"). Such a mention is no part of what police or soldiers are told to have done.
"""

from collections.abc import Sequence

from worker.event import PartyKind
from worker.extraction.candidate import Candidate
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.plover import ASSAULT

_POLICE: PartyKind = "police"
_NEVER: dict[PartyKind, str] = {_POLICE: "never_police", "armed_force": "never_army"}


def of_other_hands(c: Candidate, group: Sequence[Candidate]) -> bool:
    """True for what a crowd does beside what keepers of order do, and the other way round."""
    return _beside(c, group) or any(_beside(other, [c]) for other in group if not other.generic)


def _beside(c: Candidate, group: Sequence[Candidate]) -> bool:
    """True for what crowds do, told without a doer, beside keepers of order who did the rest."""
    kinds = {party.kind for other in group for party in other.actors}
    if c.actors or not kinds or not kinds <= _NEVER.keys():
        return False
    words = load_lexicon("assault", ASSAULT).words
    foreign = frozenset.intersection(*(words[_NEVER[kind]] for kind in kinds))
    return (c.riot and _POLICE in kinds) or (not c.generic and bool(foreign & set(c.modes)))
