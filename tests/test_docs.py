"""What the pages name exists: commands, flags, make targets, settings, topics, formats, links, files."""

import fnmatch
import re
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

import click
import pytest
from pydantic.fields import FieldInfo

from tests.pages import PAGES, ROOT, Page, page
from worker.cli import COMMANDS, cli
from worker.export import acled, gdelt
from worker.export.columns import COLUMNS
from worker.export.formats import FORMATS
from worker.intake import REASONS
from worker.settings import Settings, environment_name, load
from worker.stream import dead_letter
from worker.stream.topics import declared

ALL = tuple(map(page, PAGES))
OPERATIONS, FEEDS, EVENTS = (page(ROOT / "docs" / f"{name}.md") for name in ("operations", "feeds", "events"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
FOR_TESTS = {"EVENTWIRE_TEST_BROKER"}
OTHERS_FLAGS = {"--strict", "--wait", "--profile"}  # of mypy and docker compose

_OURS = re.compile(r"(?:^|[\s/|])eventwire((?: [^\s|>&]+)+)")
_SETTING = re.compile(r"EVENTWIRE_[A-Z_]+[A-Z]")
_MADE = {"var", ".venv", "feeds.yaml"}  # what commands make, and readers
_FILE = re.compile(r"[\w./-]+\.(?:py|md|ya?ml|tsv|sh|toml|json)")
_SKIPPED = {".git", ".venv", "var", "build", "dist"}


each_page = pytest.mark.parametrize("page", ALL, ids=lambda page: page.name)


# The command line


def known_options(words: list[str]) -> tuple[str, set[str]]:
    """The command that the words of a line call, and its options. Raises AssertionError where there is none."""
    command: click.Command = cli
    path = ["eventwire"]
    while isinstance(command, click.Group):
        name = next((word for word in words if not word.startswith("-")), None)
        if name is None:
            break
        found = command.get_command(click.Context(command), name)
        assert found is not None, f"{' '.join(path)} has no command {name}"
        command, words = found, words[words.index(name) + 1 :]
        path.append(name)
    return " ".join(path), {"--help", *options(command)}


def options(command: click.Command) -> Iterator[str]:
    """The options of a command as they are typed."""
    return chain.from_iterable(parameter.opts for parameter in command.params if isinstance(parameter, click.Option))


@cache
def all_options() -> frozenset[str]:
    """Those of every command."""

    def below(command: click.Command) -> Iterator[str]:
        yield from options(command)
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                yield from below(typing.cast(click.Command, command.get_command(context, name)))

    return frozenset(below(cli)) | {"--help"}


@each_page
def test_commands_and_their_flags_exist(page: Page) -> None:
    for line in page.commands():
        for called in _OURS.findall(re.sub(r'"[^"]*"', '"..."', line)):
            words = called.split()
            path, known = known_options(words)
            wrong = [word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word) and word not in known]
            assert not wrong, f"{path} has no {wrong}: {line}"


@each_page
def test_flags_named_alone_are_some_command_s(page: Page) -> None:
    flags = {word.partition(" ")[0] for word in page.code() if word.startswith("--")}
    assert flags <= all_options() | OTHERS_FLAGS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_listed(command: str) -> None:
    assert f"| `eventwire {command}" in OPERATIONS.text


@each_page
def test_make_targets_and_variables_exist(page: Page) -> None:
    lines = [line for line in page.commands() if line.startswith("make ")]
    targets = {word for line in lines for word in re.findall(r"^make ([a-z]+)", line)}
    variables = {word for line in lines for word in re.findall(r" ([A-Z_]+)=", line)}
    assert targets <= TARGETS
    assert all(f"$({variable})" in MAKEFILE or f"{variable} " in MAKEFILE for variable in variables), variables


@each_page
def test_test_markers_exist(page: Page) -> None:
    markers = {m for line in page.commands() if "pytest" in line for m in re.findall(r'-m "?(?:not )?(\w+)', line)}
    assert all(f'"{marker}: ' in PROJECT for marker in markers), markers


# Settings, topics, formats, reasons


def default(field: FieldInfo) -> str:
    """A setting's default as the table shows it; nothing where there is none or the description tells it."""
    value = field.get_default()
    return f"`{value}`" if value not in (None, "") and field.default_factory is None else ""


@pytest.mark.parametrize("name", Settings.model_fields)
def test_settings_stand_as_declared(name: str) -> None:
    """Name, default and meaning; the missing line is in the message, to be put in."""
    field = Settings.model_fields[name]
    row = f"| `{environment_name(name)}` | {default(field)} | {field.description} |"
    assert row in OPERATIONS.text.splitlines()


@each_page
def test_no_other_setting_is_named(page: Page) -> None:
    """What is gone from the code is gone from the pages."""
    assert set(_SETTING.findall(page.text)) <= {environment_name(name) for name in Settings.model_fields} | FOR_TESTS


@pytest.mark.parametrize("topic", declared(load()), ids=lambda topic: topic.name)
def test_topics_are_listed(topic: typing.Any) -> None:
    """In the table, and in the newcomer's picture of the flow."""
    assert f"| `{topic.name}` |" in OPERATIONS.text
    assert topic.name in "".join(page(ROOT / "README.md").blocks("mermaid"))


def first_cells(page: Page, head: str) -> set[str]:
    """The code in the first column of the table whose first head is `head`."""
    table = page.text.partition(f"\n| {head} |")[2].partition("\n\n")[0]
    return {
        code
        for row in table.splitlines()
        for code in re.findall(r"`([^`]+)`", row.split("|")[1:2][0] if "|" in row else "")
    }


def test_formats_are_listed() -> None:
    assert first_cells(EVENTS, "format") == set(FORMATS)


def test_columns_are_listed() -> None:
    """All of ACLED's and of the flat table, and no other of GDELT's than there are."""
    assert first_cells(EVENTS, "column") == {column.name for column in COLUMNS}
    assert first_cells(EVENTS, "ACLED column") == set(acled.COLUMNS)
    assert all(fnmatch.filter(gdelt.COLUMNS, name) for name in first_cells(EVENTS, "GDELT column"))


def test_reasons_of_refused_articles_are_listed() -> None:
    assert first_cells(FEEDS, "reason") == REASONS
    assert all(f"`{reason}`" in FEEDS.text for reason in dead_letter.REASONS)


# Links and files


@each_page
def test_links_lead_somewhere(page: Page) -> None:
    """Relative links, and the heading where one is named."""
    home = (ROOT / page.name).parent
    for link in page.links():
        path, _, anchor = link.partition("#")
        target = (home / path).resolve() if path else ROOT / page.name
        assert target.exists(), link
        assert not anchor or anchor in pages_by_path()[target].anchors(), link


@cache
def pages_by_path() -> Mapping[Path, Page]:
    """Every page by its file."""
    return {ROOT / page.name: page for page in ALL}


@cache
def files() -> frozenset[str]:
    """Every file of the repository, from its root."""
    tops = [top for top in ROOT.iterdir() if top.name not in _SKIPPED]
    found = [path for top in tops for path in (top.rglob("*") if top.is_dir() else [top]) if path.is_file()]
    return frozenset(path.relative_to(ROOT).as_posix() for path in found)


@each_page
def test_files_and_folders_named_exist(page: Page) -> None:
    """Paths from the root, and files of ours by the end of their path ("acts/words.yaml")."""
    tops = {name.partition("/")[0] for name in files() if "/" in name}
    words = {word.strip("\"'(),:;") for line in page.commands() for word in line.split()}
    paths = {word for word in words if word.partition("/")[0] in tops and "/" in word}
    missing = [path for path in paths if not (ROOT / re.sub(r":\d+.*", "", path)).exists()]
    missing = [path for path in missing if not any(name.endswith("/" + path.partition(":")[0]) for name in files())]
    ends = {word for word in words if _FILE.fullmatch(word) and word.partition("/")[0] not in {*tops, *_MADE}}
    missing += [end for end in ends if not any(f"/{name}".endswith(f"/{end}") for name in files())]
    assert not missing
