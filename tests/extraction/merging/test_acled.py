"""What ACLED would call the events of a sentence: acled.yaml."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from worker.event import Event
from worker.normalisation.codes import ACLED_TYPES

_TABLE: Mapping[str, list[str]] = yaml.safe_load(Path(__file__).with_name("acled.yaml").read_text())
_ROWS = [pytest.param(name, text, id=f"{name}-{text[:50]}") for name, texts in _TABLE.items() for text in texts]


@pytest.mark.parametrize(("name", "text"), _ROWS)
def test_a_sentence_gives_its_type(events: Callable[..., list[Event]], name: str, text: str) -> None:
    """One of its events has the sub-event type; "none" says that no event has a code."""
    codes = [event.acled for event in events(text) if event.acled]
    assert all(code.sub_event_type in ACLED_TYPES[code.event_type] for code in codes)
    assert (name in {code.sub_event_type for code in codes}) if name != "none" else not codes


def test_a_protest_and_what_the_police_do_to_it_have_one_type(events: Callable[..., list[Event]]) -> None:
    """Two events of ours, one of ACLED's."""
    found = events("Thousands marched in Nairobi on Tuesday, and police fired tear gas at them.")
    assert {event.acled and event.acled.sub_event_type for event in found} == {"Protest with intervention"}
