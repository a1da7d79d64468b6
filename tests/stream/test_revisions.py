"""What a new revision retracts, and which revisions come too late."""

import pytest

from worker.stream.envelope import Record
from worker.stream.revisions import Memory, Told, headers, is_outdated, read, retractions

KNOWN = Told(2, ("attack/1", "act/2"), place=(0, 7), taken=(3, 40))


def event(kind: str, name: str) -> Record:
    return Record(kind, name.encode(), b"{}", ())  # type: ignore[arg-type]  # a kind of the table


@pytest.mark.parametrize("events", [(), (event("attack", "1"),), (event("attack", "1"), event("act", "2"))])
def test_state_travels_in_headers(events: tuple[Record, ...]) -> None:
    """What is written is read back."""
    told = read(headers(2, events))
    assert told is not None
    assert (told.revision, retractions(told, events, ())) == (2, ())
    assert len(told.events) == len(events)


def test_record_without_state() -> None:
    """A record of somebody else says nothing about revisions."""
    assert read((("content-type", b"application/json"),)) is None


@pytest.mark.parametrize(
    ("revision", "taken", "withdrawn", "outdated"),
    [
        pytest.param(3, (3, 41), False, False, id="newer"),
        pytest.param(1, (3, 41), False, True, id="older"),
        pytest.param(2, (3, 41), False, False, id="same, sent again"),
        pytest.param(2, (3, 40), False, False, id="the same record again"),
        pytest.param(2, (3, 39), False, True, id="same, finished out of order"),
        pytest.param(2, (1, 39), False, False, id="same, from another partition"),
        pytest.param(1, (3, 41), True, True, id="withdrawal of an older revision"),
        pytest.param(0, (3, 41), True, False, id="withdrawal that names no revision"),
    ],
)
def test_outdated(revision: int, taken: tuple[int, int], withdrawn: bool, outdated: bool) -> None:
    """What is older than what was published is not published."""
    assert is_outdated(KNOWN, revision, taken, withdrawn=withdrawn) is outdated


def test_order_is_not_known_of_others() -> None:
    """Of the same revision published by another process, the later to come counts."""
    assert not is_outdated(Told(2, ()), 2, (3, 1), withdrawn=False)
    assert not is_outdated(None, 0, (0, 0), withdrawn=False)


def test_what_is_told_no_more_is_retracted() -> None:
    """A tombstone in the event's own topic, with the trace context of the new revision."""
    trace = (("traceparent", b"00-1"),)
    assert retractions(KNOWN, (event("attack", "1"), event("talks", "3")), trace) == (Record("act", b"2", None, trace),)
    assert retractions(None, (event("attack", "1"),), ()) == ()


def test_memory_prefers_our_own_newer_record() -> None:
    """Reading our own older record afterwards changes nothing; another's later one does."""
    memory = Memory(3600)
    memory.put("a", KNOWN)
    memory.observe("a", Told(1, ("attack/0",), place=(0, 6)))
    assert memory.get("a") == KNOWN
    later = Told(2, ("attack/9",), place=(0, 8))
    memory.observe("a", later)
    assert memory.get("a") == later


def test_withdrawal_keeps_the_revision() -> None:
    """After a withdrawal that names none, older revisions stay outdated."""
    memory = Memory(3600)
    memory.put("a", KNOWN)
    memory.put("a", Told(0, ()))
    assert memory.get("a") == Told(2, ())


def test_memory_forgets_what_kafka_forgets() -> None:
    """Entries older than the topic's retention go."""
    memory = Memory(100)
    memory.put("old", Told(0, (), time=10))
    memory.put("new", Told(0, (), time=1000))
    memory.forget_before(1050)
    assert (memory.get("old"), len(memory)) == (None, 1)
