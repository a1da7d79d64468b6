"""A lexicon file as written: its data, the line of each part of it, and what YAML would pass over in silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from worker.resources import Loader

Place = tuple[str | int, ...]  # the way to a part of the data: ("verbs", 3, "object_is")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a lexicon: file, line, the entry or word set it is in (empty: the file), and what."""

    file: str
    line: int
    entry: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {f'{self.entry}: ' if self.entry else ''}{self.message}"


@dataclass(frozen=True, slots=True)
class Source:
    """The data of one file, None where it cannot be read; `lines` by place; `faults` of reading it."""

    file: str
    data: Any
    lines: Mapping[Place, int]
    faults: tuple[Fault, ...] = ()

    def line(self, *place: str | int) -> int:
        """The line of a part, or of the nearest part around it that has one."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_source(path: Path, name: str) -> Source:
    """Read the YAML file at `path`, called `name` in messages."""
    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=Loader)
        data = yaml.load(text, Loader=Loader)
    except UnicodeDecodeError as error:
        return Source(name, None, {}, (Fault(name, 1, "", f"not UTF-8: byte {error.start}"),))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        return Source(name, None, {}, (Fault(name, mark.line + 1 if mark else 1, "", f"not YAML: {problem}"),))
    if not isinstance(data, dict):
        return Source(name, None, {}, (Fault(name, 1, "", "not a list of named parts (`verbs:`, `nouns:` ...)"),))
    lines: dict[Place, int] = {}
    doubled = tuple(_doubled(node, (), lines, name))
    return Source(name, data, lines, doubled)


def _doubled(node: yaml.Node | None, place: Place, lines: dict[Place, int], name: str) -> Iterator[Fault]:
    """Fill `lines`; yield a fault for each key given twice, of which YAML keeps only the last."""
    if node is None:
        return
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _doubled(item, (*place, number), lines, name)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield Fault(name, key.start_mark.line + 1, "", f"`{key.value}` is given twice; only the last counts")
            seen.add(key.value)
            lines[(*place, key.value)] = key.start_mark.line + 1
            yield from _doubled(value, (*place, key.value), lines, name)
