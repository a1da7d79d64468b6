"""Parquet, read back with pyarrow."""

import io
import sys
from collections.abc import Callable
from datetime import date

import pyarrow
import pytest
from pyarrow import parquet as arrow

from worker.errors import ConfigurationError
from worker.export import parquet
from worker.export.columns import row
from worker.export.told import Told


def table(events: list[Told]) -> pyarrow.Table:
    """The events, written and read back."""
    stream = io.BytesIO()
    parquet.write(events, stream)
    return arrow.read_table(io.BytesIO(stream.getvalue()))


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("date_start", pyarrow.date32()),
        ("latitude", pyarrow.float64()),
        ("longitude", pyarrow.float64()),
        ("confidence", pyarrow.float64()),
        ("killed_low", pyarrow.int64()),
        ("casualty_group_low", pyarrow.list_(pyarrow.int64())),
        ("geonames_id", pyarrow.int64()),
        ("type", pyarrow.string()),
        ("actor_countries", pyarrow.list_(pyarrow.string())),
        ("actor_confidences", pyarrow.list_(pyarrow.float64())),
        ("place_border", pyarrow.list_(pyarrow.string())),
    ],
)
def test_columns_are_typed(column: str, kind: pyarrow.DataType) -> None:
    """Even where a file has no event."""
    assert table([]).schema.field(column).type == kind


def test_every_value_comes_back(told: Callable[..., Told]) -> None:
    """Row by row as it was written, nulls too."""
    events = [told(name) for name in ("attack", "bare", "protest", "statement", "talks")]
    assert table(events).to_pylist() == [row(event) for event in events]


def test_a_date_is_a_date(told: Callable[..., Told]) -> None:
    """Not a text."""
    assert table([told()]).column("date_start").to_pylist() == [date(2025, 11, 25)]


def test_row_groups_bound_what_is_in_memory(told: Callable[..., Told], monkeypatch: pytest.MonkeyPatch) -> None:
    """Five events in groups of two."""
    monkeypatch.setattr(parquet, "ROW_GROUP", 2)
    stream = io.BytesIO()
    parquet.write([told()] * 5, stream)
    file = arrow.ParquetFile(io.BytesIO(stream.getvalue()))
    assert [file.metadata.row_group(index).num_rows for index in range(file.num_row_groups)] == [2, 2, 1]


def test_the_file_names_its_sources() -> None:
    """GeoNames asks for it."""
    assert b"GeoNames" in table([]).schema.metadata[b"attribution"]


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting of the machine, so the command ends with 2."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigurationError, match=r"eventwire\[parquet\]"):
        parquet.write([], io.BytesIO())
