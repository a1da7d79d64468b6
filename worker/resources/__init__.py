"""Lexicons and gazetteers as data, and the functions that read them (each file once a process)."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_ROOT = files("worker.resources")
_BOOLEANS = frozenset("tTfF")  # first letters of what is true or false


class Loader(yaml.CSafeLoader):
    """Reads "on", "off", "yes" and "no" as the words they are, as YAML 1.2 does."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in found if tag != "tag:yaml.org,2002:bool" or letter in _BOOLEANS]
    for letter, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@cache
def load_yaml(name: str) -> Any:
    """Return the content of a YAML resource; `name` is a path below worker/resources."""
    return yaml.load(_ROOT.joinpath(name).read_text(encoding="utf-8"), Loader=Loader)


@cache
def load_tsv(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated resource without comment lines."""
    lines = _ROOT.joinpath(name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def load_folder(name: str) -> Mapping[str, Any]:
    """Return the contents of the YAML files in the folder `name`, or of `name`.yaml, by file name in their order."""
    folder = _ROOT.joinpath(name)
    files = sorted(f"{name}/{file.name}" for file in folder.iterdir()) if folder.is_dir() else [f"{name}.yaml"]
    return {file: load_yaml(file) for file in files}
