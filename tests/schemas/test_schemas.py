"""The schemas say what the code means: same codes, same kinds, same fields."""

from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from tests.schemas.validate import BASE, NAMES, SUFFIX, load
from worker import article, event
from worker.normalisation import codes
from worker.stream import envelope


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_valid(name: str) -> None:
    """Each schema satisfies the meta-schema of JSON Schema 2020-12 and says that it means it."""
    schema = load(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_identified(name: str) -> None:
    """$id is the base and the file's name, so that references between files resolve on disk and on the web alike."""
    assert load(name)["$id"] == f"{BASE}{name}{SUFFIX}"


@pytest.mark.parametrize("name", NAMES)
def test_references_resolve(name: str) -> None:
    """Every $ref leads to something."""
    for reference in _references(load(name)):
        file, _, pointer = reference.partition("#")
        target: Any = load(file.removesuffix(SUFFIX) if file else name)
        for part in filter(None, pointer.split("/")):
            target = target[part]


def test_dataschema_is_the_id() -> None:
    """The ce_dataschema that goes out names a schema that there is."""
    assert envelope.SCHEMA_BASE == BASE


EVENT = load("event.v1")["$defs"]
CODES = load("codes.v1")["$defs"]
SECTIONS = load("sections.v1")["$defs"]


@pytest.mark.parametrize(
    ("stated", "literal"),
    [
        (EVENT["event"]["properties"]["type"], event.EventType),
        (EVENT["event"]["properties"]["modality"], event.Modality),
        (EVENT["party"]["properties"]["kind"], event.PartyKind),
        (EVENT["datePrecision"], event.DatePrecision),
        (EVENT["placePrecision"], event.PlacePrecision),
        (EVENT["basis"], event.Basis),
        (EVENT["outcome"]["properties"]["kind"], event.OutcomeKind),
        (EVENT["quotation"]["properties"]["form"], event.QuotationForm),
        (SECTIONS["section"]["properties"]["kind"], article.SectionKind),
    ],
)
def test_enumerations_are_those_of_the_code(stated: dict[str, Any], literal: Any) -> None:
    """What the schema allows is what the types allow, in the same order."""
    assert stated["enum"] == list(get_args(literal))


def test_contexts_and_sectors_are_those_of_the_code() -> None:
    """The schema allows the contexts and sectors that the worker knows, in the same order."""
    assert CODES["sector"]["enum"] == list(codes.SECTORS)
    assert CODES["context"]["enum"] == list(codes.CONTEXTS)


def test_every_plover_type_has_its_modes() -> None:
    """Each of PLOVER's 16 types has one rule for its modes."""
    ruled = [rule["if"]["properties"]["type"]["const"] for rule in CODES["plover"]["allOf"]]
    assert ruled == CODES["plover"]["properties"]["type"]["enum"]
    assert len(ruled) == 16


def test_every_event_type_has_its_plover_type() -> None:
    """Each event type but the statement is tied to one PLOVER type and that of its announcement, all of them once."""
    rules = [rule for rule in EVENT["event"]["allOf"] if "plover" in rule["then"]["properties"]]
    types = [rule["if"]["properties"]["type"]["const"] for rule in rules]
    coded = [rule["then"]["properties"]["plover"]["properties"]["type"] for rule in rules]
    own, announced = [], set()
    for allowed in coded:
        first, *others = allowed.get("enum", [allowed.get("const")])
        own.append(first)
        announced |= set(others)
    assert {"statement", *types} == set(get_args(event.EventType))
    assert sorted(own) == sorted(CODES["plover"]["properties"]["type"]["enum"])
    assert announced == {"AGREE", "THREATEN"}


def _references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [reference for part in node for reference in _references(part)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [reference for part in node.values() for reference in _references(part)]
