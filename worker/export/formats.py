"""The formats there are, and what each takes by default."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import BinaryIO

from worker.event import Event, Modality
from worker.export import acled, flat, gdelt, geojson, parquet
from worker.export.told import Told

Write = Callable[[Iterable[Told], BinaryIO], None]
HAPPENED: frozenset[Modality] = frozenset({"actual"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format. `modalities` and `coded` say which events it takes if nobody says otherwise; empty means all."""

    write: Write
    lines: bool = True  # what is written can be read before it ends
    text: bool = True  # fit for standard output
    modalities: frozenset[Modality] = frozenset()
    coded: Callable[[Event], object] = lambda event: True


def _text(pieces: Callable[[Iterable[Told]], Iterator[bytes]], events: Iterable[Told], stream: BinaryIO) -> None:
    for piece in pieces(events):
        stream.write(piece)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "geojson": Format(write=partial(_text, geojson.collection), lines=False),
        "geojsonl": Format(write=partial(_text, geojson.lines)),
        "geojsonseq": Format(write=partial(_text, geojson.sequence)),
        "csv": Format(write=partial(_text, flat.lines)),
        # Their files have no column for what did not happen, so nobody could tell a threat from an attack.
        "acled": Format(write=partial(_text, acled.lines), modalities=HAPPENED, coded=lambda event: event.acled),
        "gdelt": Format(write=partial(_text, gdelt.lines), modalities=HAPPENED, coded=lambda event: event.cameo),
        "parquet": Format(write=parquet.write, lines=False, text=False),
    }
)
