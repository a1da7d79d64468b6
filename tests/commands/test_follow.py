"""Records as `tail` reads them."""

import pytest

from worker.event_message import parse


@pytest.mark.parametrize("value", [b"", b"{", b"[]", b"7", b'{"id": "x"}', b"\xff"])
def test_foreign_records_are_not_events(value: bytes) -> None:
    """Whatever else lies in a topic is passed over."""
    assert parse(value) is None
