"""CSV, plain and flat: the columns that GeoJSON and Parquet have, with a header; a list is one cell."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from worker.export.cells import cell
from worker.export.columns import COLUMNS, Value, row
from worker.export.told import Told

BETWEEN = " | "  # members of a list
BAR, INSTEAD = "|", "/"  # within a member


def lines(events: Iterable[Told]) -> Iterator[bytes]:
    """The header and a row an event, UTF-8, a row a line."""
    yield _line([column.name for column in COLUMNS])
    for told in events:
        yield _line([_cell(value) for value in row(told).values()])


def _cell(value: Value) -> str:
    """A list as one text: as many members as it has, those that are not told left empty; nothing for an empty list."""
    if value is None or isinstance(value, str | int | float | date):
        return cell(value)
    return BETWEEN.join(cell(member).replace(BAR, INSTEAD) for member in value)


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()
