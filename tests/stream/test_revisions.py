"""What a new revision retracts, and which revisions come too late."""

import pytest

from worker.stream.envelope import Headers, Record
from worker.stream.revisions import EVENTS, REVISION, Told, headers, is_outdated, read, retractions

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


@pytest.mark.parametrize(
    "found",
    [
        pytest.param((("content-type", b"application/json"),), id="no state"),
        pytest.param(((REVISION, b"one"), (EVENTS, b"")), id="no number"),
        pytest.param(((REVISION, b"9" * 5000), (EVENTS, b"")), id="no number that a revision can be"),
    ],
)
def test_record_without_state(found: Headers) -> None:
    """A record of somebody else says nothing about revisions."""
    assert read(found) is None


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
