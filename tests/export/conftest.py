"""Events to export: the schema's valid examples, and variations of them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.schemas.validate import SCHEMAS
from worker.export.told import Told, read

EXAMPLES = SCHEMAS / "examples/valid/event.v1"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def told() -> Callable[..., Told]:
    """An event from the wire form of an example ("attack"), with the fields given in the place of its own."""

    def make(name: str = "attack", **fields: Any) -> Told:
        message = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf8"))
        (one,) = read(json.dumps(message | fields).encode())
        return one

    return make


@pytest.fixture
def party() -> Callable[..., dict[str, Any]]:
    """A party in the wire form."""

    def make(kind: str, sector: str | None = None, country: str | None = None, name: str = "N") -> dict[str, Any]:
        return {"name": name, "mentions": [], "kind": kind, "country": country, "sector": sector, "role": None}

    return make


@pytest.fixture
def golden() -> Callable[[str], bytes]:
    """The bytes of an expected file, written by hand."""
    return lambda name: (GOLDEN / name).read_bytes()
