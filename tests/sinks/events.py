"""Events for sinks: the schema's valid examples, with other fields."""

import json
from typing import Any

from tests.schemas.validate import SCHEMAS
from worker.export.told import Told, read

EXAMPLES = SCHEMAS / "examples/valid/event.v1"


def message(name: str = "attack", **fields: Any) -> dict[str, Any]:
    """The wire form of an example, with the fields given in the place of its own."""
    example: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf8"))
    return example | fields


def told(name: str = "attack", **fields: Any) -> Told:
    """The same, as it was read."""
    (one,) = read(json.dumps(message(name, **fields)).encode())
    return one


def killed(low: int | None, high: int | None = None) -> dict[str, Any]:
    """Casualties in the wire form."""
    return {"killed": {"low": low, "high": high}, "injured": None, "missing": None, "captured": None}
