"""What an article tells of one event is one, and what it tells apart is two: told_apart.yaml."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from worker.event import Event, Figure

_TABLE: Mapping[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("told_apart.yaml").read_text())
_MISSED = pytest.mark.xfail(strict=True, reason="known: told once or apart wrongly by the rules that are left")
_ROWS = [
    pytest.param(row, id=f"{name}-{row['body'][:50]}", marks=_MISSED if row.get("missed") else ())
    for name, rows in _TABLE.items()
    for row in rows
]
_TYPES = ("attack", "talks")


@pytest.mark.parametrize("row", _ROWS)
def test_attacks_and_talks_are_told_once_and_apart(events: Callable[..., list[Event]], row: dict[str, Any]) -> None:
    """As many events as the article tells, each with its own facts."""
    found = [event for event in events(row["body"]) if event.type in _TYPES]
    assert [_asked(event, wanted) for event, wanted in zip(found, row["events"], strict=False)] == row["events"]
    assert len(found) == len(row["events"])


def _asked(event: Event, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Those facts of an event that a row asks for, in the form of the row."""
    names = [party.name.split()[-1].casefold() for party in event.actors]
    told: dict[str, Any] = {
        "attack": wanted.get("attack") if wanted.get("attack", "").casefold() in {"", *names} else names,
        "talks": wanted.get("talks") if {name.casefold() for name in wanted.get("talks", ())} <= {*names} else names,
        "place": event.place and event.place.name,
        "day": event.date and event.date.start,
        "as": event.modality,
    }
    told |= {harm: _figure(event, harm) for harm in ("killed", "injured", "captured")}
    kind = {key for key in _TYPES if key == event.type}
    asked = {key: told[key] for key in told if key in (wanted.keys() - set(_TYPES)) | kind}
    return asked | ({} if "as" in wanted or event.modality == "actual" else {"as": event.modality})


def _figure(event: Event, harm: str) -> int | str | None:
    figure: Figure | None = getattr(event.casualties, harm, None)
    if figure is None:
        return None
    if figure.low == figure.high:
        return figure.low
    return f"{figure.low}+" if figure.high is None else f"{figure.low}-{figure.high}"
