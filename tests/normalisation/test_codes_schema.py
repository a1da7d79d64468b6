"""The code tables and the schema that states them for the wire."""

import json

from tests.schemas.validate import SCHEMAS
from worker.normalisation.codes import CONTEXTS, MODES, PLOVER_TYPES


def _values(node: object, key: str) -> list[object]:
    if isinstance(node, dict):
        here = [node[key]] if key in node else []
        return here + [value for child in node.values() for value in _values(child, key)]
    return [value for child in node for value in _values(child, key)] if isinstance(node, list) else []


def test_the_schema_lists_the_codes_of_the_tables() -> None:
    """Every PLOVER type, mode and context that can be given is allowed on the wire."""
    schema = json.loads((SCHEMAS / "codes.v1.schema.json").read_text(encoding="utf-8"))
    listed = {value for values in _values(schema, "enum") if isinstance(values, list) for value in values}
    listed |= set(_values(schema, "const"))
    assert set(PLOVER_TYPES) <= listed
    assert set(CONTEXTS) <= listed
    assert {mode for modes in MODES.values() for mode in modes} <= listed
