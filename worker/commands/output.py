"""Where a command's result goes: standard output, or a file that takes its name only when it is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

STANDARD_OUTPUT = "-"
UNFINISHED = ".part"


@contextmanager
def opened(output: str, *, growing: bool) -> Iterator[BinaryIO]:
    """The output to write bytes to. Raises ClickException where it cannot be opened.

    A file is written beside its place and moved there at the end, and what was there stays if it comes to no end;
    `growing` ones, and what is no plain file (a pipe), are written in place.
    """
    if output == STANDARD_OUTPUT:
        stream = click.get_binary_stream("stdout")
        yield stream
        stream.flush()
        return
    target = Path(output)
    in_place = growing or (target.exists() and not target.is_file())
    if not in_place:
        target = target.resolve()  # a link stays one
    path = target if in_place else target.with_name(target.name + UNFINISHED)
    try:
        with _open(path, output) as stream:
            yield stream
        path.replace(target)
    finally:
        if not in_place:
            path.unlink(missing_ok=True)


def _open(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as error:
        raise click.ClickException(f"{name}: {error.strerror}") from None
