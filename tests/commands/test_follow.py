"""Which events `tail` shows."""

from typing import Any

import pytest

from worker.commands.follow import Filter
from worker.event_message import parse

EVENT: dict[str, Any] = {
    "id": "e1",
    "type": "attack",
    "plover": {"type": "ASSAULT", "modes": [], "contexts": []},
    "mentions": [{"text": "struck", "start": 0, "end": 6}],
    "actors": [{"name": "Russian forces", "country": "RUS"}],
    "recipients": [{"name": "residents", "country": None}],
    "mediators": [],
    "date": {"start": "2025-11-24", "end": "2025-11-26"},
    "place": {"name": "Kyiv", "country": "UKR"},
    "quotation": {"content": [{"text": "No one slept", "start": 9, "end": 21}]},
    "article": {"title": "A Night of Sirens"},
}


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Filter(), True),
        (Filter(types=frozenset({"attack"})), True),
        (Filter(types=frozenset({"assault"})), True),
        (Filter(types=frozenset({"talks"})), False),
        (Filter(types=frozenset({"talks", "attack"})), True),
        (Filter(countries=frozenset({"UKR"})), True),
        (Filter(countries=frozenset({"RUS"})), True),
        (Filter(countries=frozenset({"FRA"})), False),
        (Filter(text="kyiv"), True),
        (Filter(text="russian F"), True),
        (Filter(text="no one SLEPT"), True),
        (Filter(text="sirens"), True),
        (Filter(text="STRUCK"), True),
        (Filter(text="Geneva"), False),
        (Filter(since="2025-11-24"), True),
        (Filter(since="2025-11-26"), True),
        (Filter(since="2025-11-27"), False),
        (Filter(types=frozenset({"attack"}), countries=frozenset({"FRA"})), False),
    ],
)
def test_filter_shows_events_that_meet_every_condition(wanted: Filter, shown: bool) -> None:
    """Types and countries are alternatives among themselves; all conditions have to hold."""
    assert wanted.matches(EVENT) is shown


def test_filter_copes_with_an_event_that_tells_nothing() -> None:
    """Null date, place, quotation, code and article match nothing and break nothing."""
    bare = EVENT | {
        "date": None,
        "plover": None,
        "place": None,
        "quotation": None,
        "article": None,
        "actors": [],
        "recipients": [],
    }
    assert Filter(types=frozenset({"attack"})).matches(bare)
    assert not Filter(countries=frozenset({"UKR"})).matches(bare)
    assert not Filter(since="2025-11-24").matches(bare)


@pytest.mark.parametrize("value", [b"", b"{", b"[]", b"7", b'{"id": "x"}', b"\xff"])
def test_foreign_records_are_not_events(value: bytes) -> None:
    """Whatever else lies in a topic is passed over."""
    assert parse(value) is None


def test_a_record_of_others_may_lack_fields() -> None:
    """What is not there meets no condition, and ends nothing."""
    assert Filter().matches({"id": "e", "type": "attack"})
    assert not Filter(text="Kyiv").matches({"id": "e", "type": "attack"})
    assert not Filter(countries=frozenset({"UKR"})).matches({"id": "e", "type": "attack"})
