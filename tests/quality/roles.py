"""Measuring who did what to whom: the parties of matched attacks and talks, and whether the event happened.

Events are paired as in `measure`. A party is found where the last word of one of its gold names ends one of its own;
every gold party can be found once. Events without a pair count neither way.
"""

from collections.abc import Iterable, Sequence

from tests.quality.measure import Counts, Row
from tests.quality.slots import Share, matched, same_party
from worker.event import Extraction, Party

ROLES = {"attackers": "actors", "targets": "recipients", "participants": "actors"}


def parties(pairs: Iterable[tuple[Row, Extraction]], kind: str, role: str) -> Counts:
    """Count the parties of one gold role (see `ROLES`) over the matched events of a type."""
    counts = Counts()
    for gold, event in matched(pairs, (kind,)):
        told, found = gold.get(role) or [], getattr(event, ROLES[role])
        counts.gold += len(told)
        counts.predicted += len(found)
        counts.found += _both(told, found)
    return counts


def modality(pairs: Iterable[tuple[Row, Extraction]]) -> Share:
    """Share of matched attacks and talks with the right modality."""
    share = Share()
    for gold, event in matched(pairs, ("attack", "talks")):
        share.add(event.modality == gold["modality"])
    return share


def _both(told: Sequence[Row], found: Sequence[Party]) -> int:
    left = list(found)
    for party in told:
        twin = next((other for other in left if same_party(party["names"], other)), None)
        if twin is not None:
            left.remove(twin)
    return len(found) - len(left)
