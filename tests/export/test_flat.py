"""Plain CSV: a header, a row an event, lists in one cell."""

import csv
import io
from collections.abc import Callable
from typing import Any

from worker.export import flat
from worker.export.columns import COLUMNS
from worker.export.told import Told

Make = Callable[..., Told]


def rows(*events: Told) -> list[dict[str, str]]:
    """What a reader of CSV finds."""
    return list(csv.DictReader(io.StringIO(b"".join(flat.lines(events)).decode())))


def test_the_header_has_the_columns_of_the_other_tables(told: Make) -> None:
    """In their order, and every row has as many cells."""
    (found,) = rows(told())
    assert list(found) == [column.name for column in COLUMNS]
    assert None not in found.values()


def test_what_the_event_tells_stands_in_its_column(told: Make) -> None:
    """Days in ISO 8601, numbers bare, what is not told empty."""
    attack = told()
    (found,) = rows(attack)
    assert (found["id"], found["type"], found["modality"]) == (attack.event.id, "attack", "actual")
    assert attack.event.date is not None
    assert found["date_start"] == attack.event.date.start.isoformat()
    assert found["quotation_form"] == ""


def test_lists_of_one_side_have_the_same_number_of_members(told: Make, party: Callable[..., dict[str, Any]]) -> None:
    """One that is not told is empty; a bar within a name cannot part it."""
    (found,) = rows(told(actors=[party("armed_group", name="A | B"), party("person", country="UKR", name="C")]))
    assert found["actor_names"].split(flat.BETWEEN) == ["A / B", "C"]
    assert found["actor_countries"].split(flat.BETWEEN) == ["", "UKR"]


def test_a_list_of_nobody_is_an_empty_cell(told: Make) -> None:
    """As is one that the event cannot have."""
    (found,) = rows(told(actors=[]))
    assert found["actor_names"] == found["place_border"] == ""


def test_text_is_one_line_and_no_formula(told: Make, party: Callable[..., dict[str, Any]]) -> None:
    """Whatever an article says."""
    event = told(actors=[party("person", name="=cmd()"), party("person", name='a\r\n"b", c')])
    assert len(b"".join(flat.lines([event])).splitlines()) == 2
    (found,) = rows(event)
    assert found["actor_names"] == '\'=cmd() | a "b", c'
