"""What is wrong with a part of a list file that names codes: PLOVER's contexts, modes, sectors, types, and groups."""

from collections.abc import Collection, Iterator, Mapping

from worker.event import CASUALTY_GROUPS
from worker.inspection.entries import list_faults, suggestion
from worker.normalisation.codes import CONTEXTS, MODES, PLOVER_TYPES, SECTORS

CODED = {"contexts", "contexts of modes", "contexts of sectors", "types", "sectors", "groups"}


def coded_faults(shape: str, value: object) -> Iterator[str]:
    """Yield what is wrong with a part of one of the shapes in `CODED`."""
    if shape in {"types", "sectors"}:
        known = PLOVER_TYPES if shape == "types" else SECTORS
        yield from _unknown(value if isinstance(value, list) else [value], known)
    elif not isinstance(value, dict):
        yield f"must name codes, not {value!r}"
    elif shape in {"contexts", "groups"}:
        yield from _unknown(value, CONTEXTS if shape == "contexts" else CASUALTY_GROUPS)
        for code, words in value.items():
            yield from list_faults(f"`{code}`", words)
        yield from _claimed_twice(value)
    elif shape == "contexts of sectors":
        yield from _unknown(value, SECTORS)
        yield from _unknown(value.values(), CONTEXTS)
    else:
        yield from _unknown(value, PLOVER_TYPES)
        for type_, row in value.items():
            modes = row if isinstance(row, dict) else {row: row}
            yield from _unknown(modes, MODES.get(str(type_), ()))
            yield from _unknown(modes.values(), CONTEXTS)


def _claimed_twice(table: Mapping[str, object]) -> Iterator[str]:
    first: dict[str, str] = {}
    for context, words in table.items():
        for word in words if isinstance(words, list) else ():
            if first.setdefault(str(word), context) != context:
                yield f"contradiction: “{word}” stands in `{first[str(word)]}` and in `{context}`"


def _unknown(codes: Collection[object], known: Collection[str]) -> Iterator[str]:
    for code in codes:
        if code not in known:
            yield f"no code: `{code}`{suggestion(str(code), frozenset(known))}"
