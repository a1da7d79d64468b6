"""What is wrong with resources/codes.yaml: CAMEO roots that do not exist, or stand for no PLOVER code."""

from collections.abc import Iterator, Mapping
from typing import Any

from worker.inspection.source import Fault, Source

_CAMEO_ROOTS = {f"{number:02d}" for number in range(1, 21)}


def code_faults(source: Source) -> Iterator[Fault]:
    """Yield a fault for each code that is unknown. The types and modes of PLOVER are the file's own."""
    modes: Mapping[str, list[str]] = source.data["plover"]
    for type_, row in source.data["cameo"].items():
        for message in _row_faults(type_, row, modes):
            yield Fault(source.file, source.line("cameo", type_), f"cameo {type_}", message)


def _row_faults(type_: str, row: Any, modes: Mapping[str, list[str]]) -> Iterator[str]:
    if type_ not in modes:
        yield f"no PLOVER type: `{type_}`"
        return
    given = row.get("modes", {})
    for mode in given:
        if mode not in modes[type_]:
            yield f"no mode of {type_}: `{mode}`"
    for root in (row.get("root"), *given.values()):
        if root not in _CAMEO_ROOTS:
            yield f"no CAMEO root: {root!r} (two digits, 01 to 20, quoted)"
