"""What a batch of records changes in a store of events: which events are put there, which are taken away. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime

from worker.errors import Invalid
from worker.export.told import Told, read
from worker.sinks.reading import Batch, Place, Record


@dataclass(frozen=True, slots=True)
class Changes:
    """The newest of each event, the ids of those retracted, how many records were no event, and where to go on."""

    events: tuple[Told, ...]
    gone: tuple[str, ...]
    foreign: int
    next_offsets: dict[Place, int]

    def ids(self) -> set[str]:
        """Every event that changes: whatever the store has of them is out of date."""
        return {told.event.id for told in self.events} | set(self.gone)


def changes(batch: Batch) -> Changes:
    """What becomes of the batch. A record is an event only if its key is the event's id, as that of a retraction is."""
    newest = batch.newest()
    found = {key: _event(record) for key, record in newest.items() if record.value is not None}
    events = tuple(told for told in found.values() if told is not None)
    gone = tuple(key for key, record in newest.items() if record.value is None)
    return Changes(events, gone, len(found) - len(events), batch.next_offsets())


def _event(record: Record) -> Told | None:
    try:
        (told,) = read(record.value or b"", datetime.fromtimestamp(record.timestamp, UTC))
    except (Invalid, ValueError):
        return None
    return told if told.event.id == record.key else None
