"""The examples: what is valid and what is not, and that the intake agrees with its schema."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.schemas.validate import NAMES, SCHEMAS, faults
from worker.errors import Invalid
from worker.intake import read_article

EXAMPLES = SCHEMAS / "examples"
MESSAGES = [name for name in NAMES if name != "codes.v1"]  # codes.v1 holds definitions only
OUTPUTS = ("event.v1", "sections.v1", "extraction.v1")
Pair = tuple[str, Path]


def _examples(kind: str) -> list[Pair]:
    return [(name, path) for name in MESSAGES for path in sorted((EXAMPLES / kind / name).glob("*.json"))]


def _named(pair: Pair) -> str:
    return f"{pair[0]}/{pair[1].stem}"


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_message_has_examples() -> None:
    """Each schema of a message has valid and invalid examples, and no example is without a schema."""
    for kind in ("valid", "invalid"):
        assert sorted(path.name for path in (EXAMPLES / kind).iterdir()) == MESSAGES


@pytest.mark.parametrize("example", _examples("valid"), ids=_named)
def test_valid_example_is_valid(example: Pair) -> None:
    """Nothing is wrong with it."""
    assert faults(example[0], _load(example[1])) == []


@pytest.mark.parametrize("example", _examples("invalid"), ids=_named)
def test_invalid_example_is_refused(example: Pair) -> None:
    """Something is wrong with it."""
    assert faults(example[0], _load(example[1]))


@pytest.mark.parametrize("example", [pair for pair in _examples("invalid") if pair[1].stem != "array"], ids=_named)
def test_invalid_example_has_one_fault(example: Pair) -> None:
    """It differs from a valid example in one place, so it is refused for what its name says and nothing else."""
    name, path = example
    message = dict(_leaves(_load(path)))
    distances = []
    for _, other in (pair for pair in _examples("valid") if pair[0] == name):
        valid = dict(_leaves(_load(other)))
        changed = {where for where in message.keys() | valid.keys() if message.get(where, ...) != valid.get(where, ...)}
        distances.append(len({where[:1] for where in changed}))
    assert min(distances) == 1


@pytest.mark.parametrize("example", [pair for pair in _examples("valid") if pair[0] == "article.v1"], ids=_named)
def test_valid_article_is_read(example: Pair) -> None:
    """The intake takes what the schema allows."""
    assert read_article(example[1].read_bytes(), "application/json").id


@pytest.mark.parametrize("example", [pair for pair in _examples("invalid") if pair[0] == "article.v1"], ids=_named)
def test_invalid_article_is_not_read(example: Pair) -> None:
    """The intake refuses what the schema forbids."""
    with pytest.raises(Invalid):
        read_article(example[1].read_bytes(), "application/json")


def test_spans_are_of_the_body() -> None:
    """In the examples body[start:end] is the text of every span, as the schemas promise."""
    read = [read_article(path.read_bytes()) for name, path in _examples("valid") if name == "article.v1"]
    bodies = {(article.id, article.revision): article.body for article in read}
    checked = 0
    for name, path in _examples("valid"):
        message = _load(path)
        body = bodies.get(_revision(message), "") if name in OUTPUTS else ""
        for span in _spans(message) if body else ():
            assert body[span["start"] : span["end"]] == span["text"], path
            checked += 1
    assert checked > 30


def _revision(message: Any) -> tuple[str, int]:
    return message["article"]["id"], message["article"]["revision"]


def _leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    if isinstance(node, dict | list):
        for key, value in parts:
            yield from _leaves(value, (*path, key))
        yield path, type(node)
    else:
        yield path, node


def _spans(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for part in node:
            yield from _spans(part)
    elif isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys() and isinstance(node["start"], int):
            yield node
        for part in node.values():
            yield from _spans(part)
