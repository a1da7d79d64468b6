"""Where articles come from on the command line: files, folders, JSON lines and standard input, as messages of bytes.

A JSON line is one message, any other file is one, but for feeds and JSON arrays: each of their articles is. Nothing
else is parsed here; `worker.intake` reads what the bytes say.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import click

from worker.errors import Invalid
from worker.intake.several import Several, parted

JSON = "application/json"
JSON_LINES = frozenset({"application/jsonl", "application/x-ndjson"})
STANDARD_INPUT = "-"
TYPES: dict[str, str | None] = {  # None: the file's first bytes tell
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".json": JSON,
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xml": None,
}


@dataclass(frozen=True, slots=True)
class Message:
    """One article as bytes. `label` says where it stands ("news.jsonl:12"); `content_type` None means: look."""

    value: bytes
    content_type: str | None
    label: str


Part = Callable[[bytes, str | None], Several | None]


class Report:
    """Tells on stderr what could not be done, and remembers that there was something."""

    def __init__(self) -> None:
        self.failures = 0

    def error(self, label: str, reason: str) -> None:
        self.failures += 1
        click.echo(f"eventwire: {label}: {reason}", err=True)

    def note(self, label: str, text: str) -> None:
        """Tell what went otherwise than somebody may think, and is no failure."""
        click.echo(f"eventwire: {label}: {text}", err=True)

    @property
    def exit_code(self) -> int:
        """0 if all went well, 1 if some input failed."""
        return int(self.failures > 0)


def read_all(sources: Iterable[str], content_type: str | None, report: Report) -> Iterator[Message]:
    """The messages of every source in order; a source that cannot be read is reported and the next one follows."""
    for source in sources:
        try:
            for message in read(source, content_type):
                yield from one_by_one(message, report)
        except OSError as error:
            report.error(source, error.strerror or str(error))


def one_by_one(message: Message, report: Report, part: Part = parted) -> Iterator[Message]:
    """The articles of a feed or an array as messages of their own, and what is left out told; else the message."""
    try:
        several = part(message.value, message.content_type)
    except Invalid as error:
        report.error(message.label, str(error))
        return
    if several is None:
        yield message
        return
    for number, value in enumerate(several.values, 1):
        yield Message(value, JSON, f"{message.label} {several.name} {number}")
    if several.left_out:
        report.note(message.label, f"{count(several.left_out, 'entry', 'entries')} without text left out")
    if several.fault:
        report.error(message.label, several.fault)


def read(source: str, content_type: str | None = None) -> Iterator[Message]:
    """The messages of one file, folder or "-" (JSON lines unless `content_type` says otherwise)."""
    if source == STANDARD_INPUT:
        yield from _stream(click.get_binary_stream("stdin"), "stdin", content_type or "application/jsonl")
        return
    for path in files(Path(source)):
        with path.open("rb") as stream:
            yield from _stream(stream, str(path), content_type or TYPES.get(path.suffix.lower()))


def files(path: Path) -> list[Path]:
    """The file itself, or the files below a folder that look like articles, sorted by name."""
    if not path.is_dir():
        return [path]
    below = (child for child in path.rglob("*") if child.suffix.lower() in TYPES and child.is_file())
    return sorted(child for child in below if not any(part.startswith(".") for part in child.relative_to(path).parts))


def total_bytes(sources: Iterable[str]) -> int | None:
    """How much there is to read, for a progress bar; None where that cannot be known beforehand."""
    try:
        return sum(file.stat().st_size for source in sources for file in _known(source))
    except OSError:
        return None


def articles(number: int) -> str:
    """ "1 article", "2 articles"."""
    return count(number, "article", "articles")


def count(number: int, one: str, more: str) -> str:
    """The number with its noun."""
    return f"{number} {one if number == 1 else more}"


def progress_wanted(output: Callable[[], bool], errors: Callable[[], bool]) -> bool:
    """Whether a progress bar helps: somebody watches stderr, and results do not scroll over the same screen."""
    return errors() and not output()


def _known(source: str) -> list[Path]:
    if source == STANDARD_INPUT:
        raise OSError("the size of standard input is not known")
    return files(Path(source))


def _stream(stream: BinaryIO, label: str, content_type: str | None) -> Iterator[Message]:
    if content_type not in JSON_LINES:
        yield Message(stream.read(), content_type, label)
        return
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield Message(line, JSON, f"{label}:{number}")
