"""What was last published for each article, so that a new revision can retract what it no longer tells. Pure.

The state travels in headers of the article's record in articles.sections, which is published after the article's
events and retractions: whoever is killed in between repeats both, and nothing is retracted by half.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from worker.stream.envelope import Headers, Record, header
from worker.stream.topics import TopicKind

REVISION = "eventwire-revision"
EVENTS = "eventwire-events"
NOWHERE = (-1, -1)
_DIGITS = 16  # of the largest revision that the intake takes


@dataclass(frozen=True, slots=True)
class Told:
    """What an article told last: `events` are 'kind/id', `place` the partition and offset of its sections' record.

    `taken` is the partition and offset of the record it came from, known only to the process that published it.
    """

    revision: int
    events: tuple[str, ...]
    place: tuple[int, int] = NOWHERE
    taken: tuple[int, int] | None = None
    time: float = 0.0


def headers(revision: int, events: Iterable[Record]) -> Headers:
    """The state as headers for the record in articles.sections."""
    names = ",".join(f"{record.kind}/{(record.key or b'').decode()}" for record in events)
    return ((REVISION, str(revision).encode()), (EVENTS, names.encode()))


def read(found: Headers) -> Told | None:
    """The state in a record's headers, None where there is none."""
    revision, events = header(found, REVISION), header(found, EVENTS)
    if revision is None or events is None or not revision.isdigit() or len(revision) > _DIGITS:
        return None
    return Told(int(revision), tuple(filter(None, events.split(","))))


def is_outdated(known: Told | None, revision: int, taken: tuple[int, int], *, withdrawn: bool) -> bool:
    """Whether something newer was published already: a later revision, or the same from a later record.

    A withdrawal that names no revision (0) is never outdated.
    """
    if known is None or (withdrawn and revision == 0):
        return False
    if revision != known.revision or known.taken is None:
        return revision < known.revision
    return known.taken[0] == taken[0] and taken[1] < known.taken[1]


def retractions(known: Told | None, now: Iterable[Record], trace: Headers) -> tuple[Record, ...]:
    """A tombstone for each event that was told and is told no more."""
    kept = {f"{record.kind}/{(record.key or b'').decode()}" for record in now}
    gone = [name.partition("/") for name in (known.events if known else ()) if name not in kept]
    return tuple(Record(_kind(kind), event.encode(), None, trace) for kind, _, event in gone)


def _kind(name: str) -> TopicKind:
    (kind,) = (one for one in get_args(TopicKind) if one == name)
    found: TopicKind = kind
    return found
