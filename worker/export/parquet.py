"""Parquet: the flat table typed, in row groups, with the attribution in the file's metadata. Needs pyarrow."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from worker import __version__
from worker.errors import ConfigurationError
from worker.export import ATTRIBUTION
from worker.export.columns import COLUMNS, Kind, row
from worker.export.told import Told

if TYPE_CHECKING:
    import pyarrow

ROW_GROUP = 10_000  # events in memory at a time
INSTALL = "Parquet needs pyarrow: pip install 'eventwire[parquet]'"


def write(events: Iterable[Told], stream: BinaryIO) -> None:
    """Write a whole file; without events it has the schema and no rows. Raises ConfigurationError without pyarrow."""
    arrow = _arrow()
    from pyarrow.parquet import ParquetWriter

    typed = schema()
    rows = (row(told) for told in events)
    with ParquetWriter(stream, typed, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(arrow.Table.from_pylist(group, schema=typed))


def schema() -> "pyarrow.Schema":
    """Days as date32, coordinates and confidence as double, counts as int64; lists are lists of these or of strings."""
    arrow = _arrow()
    kinds: dict[Kind, Any] = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "integer": arrow.int64(),
        "integers": arrow.list_(arrow.int64()),
        "number": arrow.float64(),
        "numbers": arrow.list_(arrow.float64()),
        "day": arrow.date32(),
    }
    metadata = {"attribution": ATTRIBUTION, "generator": f"eventwire {__version__}"}
    return arrow.schema([(column.name, kinds[column.kind]) for column in COLUMNS], metadata=metadata)


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, ROW_GROUP)):
        yield group


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise ConfigurationError(INSTALL) from None
    return pyarrow
