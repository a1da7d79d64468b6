"""Children, civilians, soldiers and other groups among those harmed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from worker.event import HARMS, Event, Figure

TABLE = Path(__file__).parent / "casualty_groups.tsv"


def _rows() -> Iterator[Any]:
    """Text, figures of the harms, figures of the groups; a fourth column marks what the engine still gets wrong."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        text, totals, groups, *marks = line.split("\t")
        known = [pytest.mark.xfail(reason="known miss", strict=True)] if marks else []
        yield pytest.param(text, _listed(totals), _listed(groups), marks=known)


def _listed(column: str) -> list[str]:
    return sorted(part.strip() for part in column.split(",") if part.strip())


def _written(figure: Figure) -> str:
    """3, 3+ (at least), -3 (at most) or 3-5."""
    if figure.low is None or figure.high is None:
        return f"-{figure.high}" if figure.low is None else f"{figure.low}+"
    return str(figure.low) if figure.low == figure.high else f"{figure.low}-{figure.high}"


def _totals(event: Event) -> list[str]:
    told = [(harm, getattr(event.casualties, harm, None)) for harm in HARMS]
    return [f"{harm} {_written(figure)}" for harm, figure in told if figure]


def _groups(event: Event) -> list[str]:
    return [f"{part.harm} {part.group} {_written(Figure(part.low, part.high))}" for part in event.casualties_by_group]


@pytest.mark.parametrize(("text", "totals", "groups"), list(_rows()))
def test_groups_are_told_beside_the_total(
    events: Callable[..., list[Event]], text: str, totals: list[str], groups: list[str]
) -> None:
    """A group told with a number is an entry of its own; the total stays what it is, or is the sum of the parts."""
    found = events(text, "attack")
    assert sorted(row for event in found for row in _totals(event)) == totals
    assert sorted(row for event in found for row in _groups(event)) == groups
