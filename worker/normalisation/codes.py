"""Event codes: PLOVER types, modes and contexts, and the CAMEO and ACLED codes that follow from them."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from worker.event import Acled, EventType
from worker.resources import load_yaml

_DATA = load_yaml("codes.yaml")
MODES: Mapping[str, tuple[str, ...]] = MappingProxyType({kind: tuple(modes) for kind, modes in _DATA["plover"].items()})
PLOVER_TYPES: tuple[str, ...] = tuple(MODES)
CONTEXTS: tuple[str, ...] = tuple(_DATA["contexts"])
SECTORS: tuple[str, ...] = tuple(_DATA["sectors"])
_NO_ACLED: frozenset[EventType] = frozenset(("statement", "talks"))


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


def acled(event_type: EventType, plover_type: str, modes: Sequence[str]) -> Acled | None:
    """Return the ACLED types of an event, None where its PLOVER type and modes do not settle them.

    The first of the table's modes decides, so that a suicide bombing with explosives is a suicide bombing.
    """
    table = _DATA["acled"].get(plover_type, {})
    if event_type in _NO_ACLED or (modes and set(modes) <= set(_DATA["not_acled"])):
        return None
    found = next((codes for mode, codes in table.items() if mode in modes), table.get("any"))
    return Acled(event_type=found[0], sub_event_type=found[1]) if found else None
