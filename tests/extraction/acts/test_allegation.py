"""Reported wrongs are accusations."""

from collections.abc import Callable

import pytest

from worker.event import Event

Events = Callable[..., list[Event]]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("The Swiss envoy said Chad's army committed war crimes in Abeche.", "Chad's army"),
        ("Norway said that Denmark had violated its airspace.", "Denmark"),
        ("The Chilean president said Peru was responsible for the leak.", "Peru"),
    ],
)
def test_wrongs_told_of_others_accuse_them(events: Events, text: str, accused: str) -> None:
    """The statement is an accusation whose recipient is who did wrong."""
    (told,) = [event for event in events(text) if event.plover and event.plover.type == "ACCUSE"]
    assert told.type == "statement"
    assert [party.name for party in told.recipients] == [accused]


@pytest.mark.parametrize(
    "text",
    [
        "Norway said Denmark had not violated its airspace.",
        "The Chilean president said he was responsible for the leak.",
        "Norway said Denmark had broken a record.",
    ],
)
def test_other_reports_accuse_nobody(events: Events, text: str) -> None:
    """Denied wrongs, one's own and feats of sport are no accusations."""
    assert not [event for event in events(text) if event.plover and event.plover.type == "ACCUSE"]
