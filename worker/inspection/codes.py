"""What is wrong with resources/codes.yaml: codes of CAMEO and ACLED that do not exist, or stand for no PLOVER code."""

from collections.abc import Iterator, Mapping
from typing import Any

from worker.inspection.source import Fault, Source

_CAMEO_ROOTS = {f"{number:02d}" for number in range(1, 21)}


def code_faults(source: Source) -> Iterator[Fault]:
    """Yield a fault for each code that is unknown. The types and modes of PLOVER are the file's own."""
    modes: Mapping[str, list[str]] = source.data["plover"]
    for table in ("cameo", "acled"):
        for type_, row in source.data[table].items():
            for message in _row_faults(table, type_, row, modes, source.data["acled_types"]):
                yield Fault(source.file, source.line(table, type_), f"{table} {type_}", message)


def _row_faults(
    table: str, type_: str, row: Any, modes: Mapping[str, list[str]], acled: Mapping[str, list[str]]
) -> Iterator[str]:
    if type_ not in modes:
        yield f"no PLOVER type: `{type_}`"
        return
    given = row.get("modes", {}) if table == "cameo" else {mode: codes for mode, codes in row.items() if mode != "any"}
    for mode in given:
        if mode not in modes[type_]:
            yield f"no mode of {type_}: `{mode}`"
    if table == "cameo":
        for root in (row.get("root"), *given.values()):
            if root not in _CAMEO_ROOTS:
                yield f"no CAMEO root: {root!r} (two digits, 01 to 20, quoted)"
        return
    for event, detail in row.values():
        if event not in acled:
            yield f"no ACLED event type: `{event}`"
        elif detail is not None and detail not in acled[event]:
            yield f"no sub-event type of ACLED's {event}: `{detail}`"
