"""Event codes: PLOVER types, modes and contexts, the CAMEO roots that follow from them, and the types ACLED knows."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from worker.resources import load_yaml

_DATA = load_yaml("codes.yaml")
MODES: Mapping[str, tuple[str, ...]] = MappingProxyType({kind: tuple(modes) for kind, modes in _DATA["plover"].items()})
PLOVER_TYPES: tuple[str, ...] = tuple(MODES)
CONTEXTS: tuple[str, ...] = tuple(_DATA["contexts"])
SECTORS: tuple[str, ...] = tuple(_DATA["sectors"])
ACLED_TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {kind: tuple(subs) for kind, subs in _DATA["acled_types"].items()}
)


def validate(plover_type: str, modes: Sequence[str] = (), contexts: Sequence[str] = ()) -> None:
    """Raise ValueError, naming the code, unless all codes are the PLOVER manual's and the modes fit the type."""
    if plover_type not in MODES:
        raise ValueError(f"no PLOVER type: {plover_type!r}")
    for mode in modes:
        if mode not in MODES[plover_type]:
            raise ValueError(f"no mode of {plover_type}: {mode!r}")
    for context in contexts:
        if context not in CONTEXTS:
            raise ValueError(f"no PLOVER context: {context!r}")


def cameo_root(plover_type: str, mode: str | None = None) -> str:
    """Return the CAMEO root, two digits, of a PLOVER type and mode. KeyError where the type is none of PLOVER's."""
    row = _DATA["cameo"][plover_type]
    return str(row.get("modes", {}).get(mode, row["root"]))
