"""README.md agrees with the code: settings, topics, commands, make targets."""

import re
import typing
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from worker.cli import COMMANDS
from worker.settings import Settings, environment_name, load
from worker.stream.topics import declared

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf8")
TARGETS = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf8"), re.MULTILINE)


def default(field: FieldInfo) -> str:
    """A setting's default as the table shows it; nothing where there is none or the description tells it."""
    value = field.get_default()
    return f"`{value}`" if value not in (None, "") and field.default_factory is None else ""


def row(name: str, field: FieldInfo) -> str:
    """The line of the settings table."""
    return f"| `{environment_name(name)}` | {default(field)} | {field.description} |"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_settings_stand_as_declared(name: str) -> None:
    """Name, default and meaning; the missing line is in the message, to be put in."""
    assert row(name, Settings.model_fields[name]) in README.splitlines()


def test_no_other_setting_stands_there() -> None:
    """What is gone from the code is gone from the table."""
    known = {environment_name(name) for name in Settings.model_fields} | {"EVENTWIRE_TEST_BROKER"}
    assert set(re.findall(r"EVENTWIRE_[A-Z_]+[A-Z]", README)) <= known


@pytest.mark.parametrize("topic", declared(load()), ids=lambda topic: topic.name)
def test_topics_are_listed(topic: typing.Any) -> None:
    """Each with its name."""
    assert f"| `{topic.name}` |" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_listed(command: str) -> None:
    """Each of the command line."""
    assert f"| `eventwire {command}" in README


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make ([a-z]+)", README))))
def test_targets_named_exist(target: str) -> None:
    """Whatever `make x` is promised."""
    assert target in TARGETS
