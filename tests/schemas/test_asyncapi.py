"""asyncapi.yaml tells of the topics, messages and headers that there are."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from tests.schemas.validate import NAMES, SCHEMAS, SUFFIX
from worker.event import EventType
from worker.settings import load
from worker.stream import revisions, standing
from worker.stream.topics import KINDS, Topic, declared

DOCUMENT: dict[str, Any] = yaml.safe_load((SCHEMAS / "asyncapi.yaml").read_text(encoding="utf-8"))
CHANNELS: dict[str, Any] = DOCUMENT["channels"]
MESSAGES: dict[str, Any] = DOCUMENT["components"]["messages"]
TOPICS = declared(load())
SCHEMA_OF = {"sections": "sections.v1", "tellings": "tellings.v1", "incidents": "incident.v1", "links": "link.v1"}
ROOT_FIELDS = {"asyncapi", "id", "info", "servers", "defaultContentType", "channels", "operations", "components"}
MESSAGE_FIELDS = {"title", "description", "contentType", "headers", "payload", "bindings"}


def test_document_is_asyncapi_3() -> None:
    """It has the fields of an AsyncAPI 3.0 document and no others."""
    assert DOCUMENT["asyncapi"] == "3.0.0"
    assert DOCUMENT.keys() <= ROOT_FIELDS
    assert {"title", "version"} <= DOCUMENT["info"].keys()
    assert all(message.keys() <= MESSAGE_FIELDS for message in MESSAGES.values())


def test_references_resolve() -> None:
    """Every $ref leads to a part of the document or to one of our schemas."""
    found = _references(DOCUMENT)
    assert found
    for reference in found:
        if reference.startswith("#/"):
            assert _at(reference) is not None
        else:
            assert (SCHEMAS / Path(reference)).is_file()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_topic_is_a_channel(topic: Topic) -> None:
    """Each declared topic is a channel at its address, with its clean-up policy."""
    channel = CHANNELS[topic.kind]
    policy = channel["bindings"]["kafka"]["topicConfiguration"]["cleanup.policy"]
    assert channel["address"] == topic.name
    assert set(policy) == set(topic.config["cleanup.policy"].split(","))


def test_channels_are_the_topics() -> None:
    """There is no channel without a topic."""
    assert tuple(CHANNELS) == KINDS


def test_every_channel_has_one_operation() -> None:
    """The worker receives from articles.raw and sends to all others."""
    told = {operation["channel"]["$ref"].rpartition("/")[2]: operation["action"] for operation in _operations()}
    assert told == {kind: "receive" if kind == "raw" else "send" for kind in KINDS}
    assert len(_operations()) == len(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("raw", "dead")])
def test_what_goes_out_has_our_schema(kind: str) -> None:
    """Each message out is a tombstone or has one of our schemas, is keyed, and carries CloudEvents headers."""
    for reference in CHANNELS[kind]["messages"].values():
        message = _at(reference["$ref"])
        if message["payload"] != {"type": "null"}:
            schema = message["payload"]["schema"]["$ref"].removeprefix("./").removesuffix(SUFFIX)
            assert schema == SCHEMA_OF.get(kind, "event.v1")
            own = "sectionsHeaders" if kind == "sections" else "cloudEventHeaders"
            assert message["headers"]["$ref"].endswith(f"/{own}")
        assert message["bindings"]["kafka"]["key"]["type"] == "string"


def test_our_json_and_dead_letters_have_our_schemas() -> None:
    """Our own JSON in, and the headers of dead letters, are those of the schemas."""
    assert MESSAGES["article"]["payload"]["schema"]["$ref"] == f"./article.v1{SUFFIX}"
    assert MESSAGES["dead"]["headers"]["schema"]["$ref"] == f"./dead.v1{SUFFIX}"
    assert {"article.v1", "dead.v1"} <= set(NAMES)


def test_every_message_is_on_a_channel() -> None:
    """No message is described that nobody sends."""
    used = {ref["$ref"].rpartition("/")[2] for channel in CHANNELS.values() for ref in channel["messages"].values()}
    assert used == set(MESSAGES)


@pytest.mark.parametrize("kind", get_args(EventType))
def test_type_header_allows_every_event(kind: str) -> None:
    """ce_type as the envelope writes it matches what the document says of it."""
    pattern = DOCUMENT["components"]["schemas"]["cloudEventHeaders"]["properties"]["ce_type"]["pattern"]
    assert re.search(pattern, f"eventwire.event.{kind}.v1")


def _operations() -> list[dict[str, Any]]:
    return list(DOCUMENT["operations"].values())


def _at(reference: str) -> Any:
    node: Any = DOCUMENT
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    return node


def _references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [reference for part in node for reference in _references(part)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [reference for part in node.values() for reference in _references(part)]


def test_the_worker_s_own_headers_are_described() -> None:
    """The state that travels with an article's sections, and the pointer of a retired incident, are described."""
    ours = {"sectionsHeaders": {revisions.REVISION, revisions.EVENTS}, "retiredHeaders": {standing.INTO}}
    for name, headers in ours.items():
        described = DOCUMENT["components"]["schemas"][name]["allOf"][1]
        assert set(described["required"]) == set(described["properties"]) == headers
