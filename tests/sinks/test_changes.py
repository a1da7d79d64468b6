"""What a batch of records changes."""

import json

import pytest

from tests.sinks.events import message, told
from worker.sinks.changes import changes
from worker.sinks.reading import Batch, Record

KEY = told().event.id


def record(key: str, value: bytes | None, offset: int = 0, partition: int = 0) -> Record:
    """A record of the attacks."""
    return Record("events.attack", partition, offset, key, value, 1_764_000_000.0)


def attack(confidence: float = 0.5) -> bytes:
    """An event in the wire form."""
    return json.dumps(message(confidence=confidence)).encode()


@pytest.mark.parametrize(
    ("values", "confidences", "gone"),
    [
        ((attack(),), [0.5], ()),
        ((attack(0.5), attack(0.6)), [0.6], ()),
        ((attack(), None), [], (KEY,)),
        ((None, attack(0.7)), [0.7], ()),
    ],
)
def test_the_newest_record_of_an_event_counts(
    values: tuple[bytes | None, ...], confidences: list[float], gone: tuple[str, ...]
) -> None:
    """Told or retracted."""
    found = changes(Batch(tuple(record(KEY, value, number) for number, value in enumerate(values))))
    assert ([one.event.confidence for one in found.events], found.gone) == (confidences, gone)


@pytest.mark.parametrize(("key", "value"), [("x", attack()), (KEY, b"{"), (KEY, b"[]"), (KEY, b'{"events": []}')])
def test_what_is_no_event_changes_nothing(key: str, value: bytes) -> None:
    """But is counted, and passed."""
    found = changes(Batch((record(key, value, 7),)))
    assert (found.ids(), found.foreign, found.next_offsets) == (set(), 1, {("events.attack", 0): 8})


def test_each_partition_goes_on_after_its_last_record() -> None:
    """Whatever that was."""
    batch = Batch((record("a", None, 3), record("b", None, 9, 1), record("c", None, 4)))
    assert changes(batch).next_offsets == {("events.attack", 0): 5, ("events.attack", 1): 10}
