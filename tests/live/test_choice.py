"""Which events a query chooses."""

import pytest

from tests.live.conftest import record
from worker.live.choice import WrongChoice, choice
from worker.live.entry import entry

EVENT = entry(record(), 0, 1)
DATELESS = entry(record(date=None, plover=None, place=None), 0, 1)


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ({}, True),
        ({"type": "attack"}, True),
        ({"type": "ASSAULT"}, True),
        ({"type": "talks"}, False),
        ({"type": "talks,attack"}, True),
        ({"country": "ukr"}, True),
        ({"country": "FRA, RUS"}, True),
        ({"country": "FRA"}, False),
        ({"actor": "russian F"}, True),
        ({"actor": "Kyiv"}, False),
        ({"modality": "actual,denied"}, True),
        ({"modality": "planned"}, False),
        ({"stance": "reported"}, True),
        ({"stance": "denied"}, False),
        ({"since": "2025-11-25", "until": "2025-11-25"}, True),
        ({"since": "2025-11-26"}, False),
        ({"until": "2025-11-24"}, False),
        ({"confidence": "0.9"}, True),
        ({"confidence": "0.95"}, False),
        ({"text": "SIRENS"}, True),
        ({"text": "Geneva"}, False),
    ],
)
def test_every_condition_has_to_hold(asked: dict[str, str], taken: bool) -> None:
    assert EVENT
    assert choice(asked).takes(EVENT) is taken


@pytest.mark.parametrize("asked", [{"since": "2025-01-01"}, {"until": "2026-01-01"}, {"country": "UKR"}])
def test_what_an_event_does_not_tell_meets_no_condition(asked: dict[str, str]) -> None:
    assert DATELESS
    assert not choice(asked).takes(DATELESS)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"type": "war"}, "type: war does not exist; there are accuse, "),
        ({"modality": "real"}, "modality: real does not exist; there are actual, "),
        ({"stance": "sure"}, "stance: sure "),
        ({"country": "Ukraine"}, "country: ukraine is no "),
        ({"since": "yesterday"}, "since: no day "),
        ({"confidence": "2"}, "confidence: no number "),
        ({"confidence": "nan"}, "confidence: no number "),
    ],
)
def test_a_value_that_no_event_can_have_is_refused_with_those_that_exist(asked: dict[str, str], told: str) -> None:
    with pytest.raises(WrongChoice, match=told):
        choice(asked)
