"""Checks messages against schemas/*.v1.schema.json, for every test that sees one go out.

from tests.schemas.validate import check
check("event.v1", message)
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

SCHEMAS = Path(__file__).parents[2] / "schemas"
BASE = "https://eventwire.dev/schemas/"
SUFFIX = ".schema.json"
NAMES = tuple(sorted(path.name.removesuffix(SUFFIX) for path in SCHEMAS.glob(f"*{SUFFIX}")))


def load(name: str) -> dict[str, Any]:
    """The schema of that name, as in "event.v1"."""
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{name}{SUFFIX}").read_text(encoding="utf-8"))
    return schema


@cache
def validator(name: str) -> Draft202012Validator:
    """A validator that checks formats and knows the other schemas by their $id; nothing is fetched."""
    resources = [(schema["$id"], Resource.from_contents(schema)) for schema in map(load, NAMES)]
    return Draft202012Validator(
        load(name), registry=Registry().with_resources(resources), format_checker=FormatChecker()
    )


def faults(name: str, message: Any) -> list[str]:
    """What is wrong with the message, each as "path: what"; empty where it is valid."""
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(message)]


def check(name: str, message: Any) -> None:
    """Fails the test where the message is not valid."""
    found = faults(name, message)
    assert not found, f"not a valid {name}: " + "; ".join(found[:5])
