"""The pictures of docs/architecture.md are the code's: stages in order, packages and rooms by who imports whom."""

import ast
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.pages import ROOT, page
from tests.test_architecture import EXTRACTION, WORKER, imports, room_of, sources
from worker import pipeline
from worker.extraction import EXTRACTORS
from worker.pipeline import STAGES

PAGE = page(ROOT / "docs" / "architecture.md")
(FLOW,) = PAGE.blocks("mermaid")
PACKAGES, ROOMS = ([line.partition("#")[0].split() for line in picture.splitlines()] for picture in PAGE.blocks("text"))

_BOX = re.compile(r'(\w+)\["(\w+)<br>(worker/[\w./]+)"\]')


def boxes() -> dict[str, str]:
    """The path in each box of the flow, by its name, in the order of the picture."""
    return {name: path for name, label, path in _BOX.findall(FLOW) if name == label}


def chain() -> dict[str, str]:
    """What follows what in the flow, by arrows without words."""
    arrows = re.sub(r'\["[^"]*"\]', "", FLOW)
    return dict(re.findall(r"(\w+)(?= --> (\w+))", arrows))


def test_the_stages_stand_in_the_picture_in_their_order() -> None:
    """Between the intake and the stream, and the arrows lead from each to the next, but where a value is named."""
    assert tuple(boxes()) == ("intake", *STAGES, "stream")
    following = chain()
    parts = re.findall(r"subgraph \w+ .*?\n(.*?)\n  end", FLOW, re.DOTALL)
    for part in parts:
        inside = [name for name, _, _ in _BOX.findall(part)]
        assert [following.get(name) for name in inside[:-1]] == inside[1:]


def functions() -> Mapping[str, str]:
    """The module of the function that each stage runs, as the pipeline has it."""
    found = {extractor.__name__: extractor.__module__ for extractor in EXTRACTORS}
    for node in ast.walk(ast.parse(Path(pipeline.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.With) and isinstance(watch := node.items[0].context_expr, ast.Call):
            stage = watch.args[0].value if watch.args and isinstance(watch.args[0], ast.Constant) else None
            called = [n.func.id for n in ast.walk(node) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
            run = [getattr(pipeline, name) for name in called if hasattr(pipeline, name)]
            found |= {str(stage): each.__module__ for each in run}
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_a_box_names_where_its_stage_is(stage: str) -> None:
    """The folder or file that has its function; the reader is a model, with a folder of its name."""
    path = boxes()[stage]
    assert (ROOT / path).exists()
    home = functions().get(stage, "worker.reader.model").replace(".", "/")
    assert f"{home}.py".startswith(path) or home.startswith(path)


def rows(picture: list[list[str]]) -> dict[str, int]:
    """The line on which each box stands."""
    names = [name for line in picture for name in line]
    assert len(set(names)) == len(names)
    return {name: number for number, line in enumerate(picture) for name in line}


def upward(folder: Path, picture: list[list[str]], unit_of: Callable[[Path], str], depth: int) -> list[str]:
    """Imports from a line of the picture to the same or a higher one."""
    line = rows(picture)
    wrong = []
    for path in sources(folder):
        own = unit_of(path)
        known = {module.split(".")[depth] for module in imports(path) if module.count(".") >= depth}
        wrong += [
            f"{own} -> {other}" for other in known & line.keys() - {own} if own in line and line[other] <= line[own]
        ]
    return wrong


def package_of(path: Path) -> str:
    """The top folder of a module of the worker, or its own name."""
    return path.relative_to(WORKER).parts[0].removesuffix(".py")


def test_packages_import_only_from_lines_below() -> None:
    """And every package and module of the worker stands on a line."""
    assert set(rows(PACKAGES)) == {package_of(path) for path in sources(WORKER)} - {"__init__", "__main__"}
    assert not upward(WORKER, PACKAGES, package_of, 1)


def test_rooms_of_extraction_import_only_from_lines_below() -> None:
    """And every room stands on a line."""
    assert set(rows(ROOMS)) == {room_of(path) for path in sources(EXTRACTION)} - {"__init__"}
    assert not [arrow for arrow in upward(EXTRACTION, ROOMS, room_of, 2) if not arrow.startswith("__init__")]
