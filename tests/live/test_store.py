"""The newest events: revisions, tombstones, the cap, and what was missed."""

import pytest

from tests.live.conftest import event, record
from worker.live import store as module
from worker.live.store import Store


def held(store: Store) -> list[str]:
    return [each.id for each in store.entries()]


def test_the_last_that_came_is_first() -> None:
    store = Store(5)
    store.put("e1", record("e1"), 1)
    store.put("e2", record("e2"), 2)
    assert held(store) == ["e2", "e1"]


def test_a_later_record_takes_the_place_of_the_earlier() -> None:
    store = Store(5)
    store.put("e1", record("e1"), 1)
    store.put("e1", record("e1", modality="denied"), 2)
    (entry,) = store.entries()
    assert entry.message["modality"] == "denied"


def test_a_message_of_ours_is_held_as_it_was_published() -> None:
    store = Store(5)
    store.put("e1", record(), 1)
    (entry,) = store.entries()
    assert entry.message == event()


def test_a_tombstone_removes_and_an_unknown_one_changes_nothing() -> None:
    store = Store(5)
    store.put("e1", record("e1"), 1)
    (change,) = store.put("e1", None, 2)
    assert (change.id, change.entry) == ("e1", None)
    assert store.put("e9", None, 3) == ()
    assert held(store) == []


def test_above_the_cap_the_one_published_longest_ago_goes() -> None:
    """Not the one that came first: partitions are read side by side. A changed one counts by its last record."""
    store = Store(2)
    store.put("late", record("late"), 50)
    store.put("early", record("early"), 10)
    store.put("early", record("early"), 60)
    put, gone = store.put("more", record("more"), 55)
    assert (put.id, gone.id) == ("more", "late")
    assert held(store) == ["more", "early"]


@pytest.mark.parametrize("value", [b"", b"{", b"[]", b'{"id": 1, "type": "attack", "mentions": []}',
                                   record(actors=[{"name": ["x"]}]), record(place="Kyiv"), record(type="party"),
                                   record(casualties=[1])])  # fmt: skip
def test_what_is_no_event_is_counted_and_passed_over(value: bytes) -> None:
    store = Store(5)
    assert store.put("x", value, 1) == ()
    assert (len(store), store.foreign) == (0, 1)


def test_what_was_missed_is_told_and_what_is_not_known_any_more_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHANGES_KEPT", 3)
    store = Store(5)
    for number in range(5):
        store.put(f"e{number}", record(f"e{number}"), number)
    assert [change.id for change in store.since(3) or ()] == ["e3", "e4"]
    assert store.since(5) == ()
    assert store.since(1) is None
    assert store.since(6) is None


def test_the_text_of_an_article_counts_in_its_own_revision_alone() -> None:
    store = Store(5, articles=1)
    store.put_article("a1", {"article": {"revision": 1}})
    assert store.article("a1", 1)
    assert store.article("a1", 2) is None
    store.put_article("a2", {"article": {"revision": 0}})
    assert store.article("a1", 1) is None
    store.put_article("a2", None)
    assert store.article("a2", 0) is None
