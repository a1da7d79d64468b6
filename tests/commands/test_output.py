"""Where results go."""

import os
from pathlib import Path

import click
import pytest

from worker.commands.output import opened


def write_and_stop(target: Path, *, growing: bool) -> None:
    """Ctrl-C in the midst of it."""
    with opened(str(target), growing=growing) as stream:
        stream.write(b"newer")
        raise KeyboardInterrupt


def test_a_file_has_its_name_when_it_is_whole(tmp_path: Path) -> None:
    """Until then what was there is there, and afterwards nothing else."""
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with opened(str(target), growing=False) as stream:
        stream.write(b"new")
        stream.flush()
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_unfinished_file_leaves_nothing(tmp_path: Path) -> None:
    """The error goes on, the old file stays."""
    target = tmp_path / "out"
    target.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_and_stop(target, growing=False)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_growing_file_is_seen_as_it_grows(tmp_path: Path) -> None:
    """And what is in it stays whatever ends it."""
    target = tmp_path / "out"
    with opened(str(target), growing=True) as stream:
        stream.write(b"new")
        stream.flush()
        assert target.read_bytes() == b"new"
    with pytest.raises(KeyboardInterrupt):
        write_and_stop(target, growing=True)
    assert target.read_bytes() == b"newer"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """The file it leads to is replaced."""
    target, link = tmp_path / "out", tmp_path / "link"
    link.symlink_to(target)
    with opened(str(link), growing=False) as stream:
        stream.write(b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """It is no file to be replaced."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with opened(str(pipe), growing=False) as stream:
        stream.write(b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert pipe.is_fifo()


def test_what_cannot_be_opened_is_told_with_its_name(tmp_path: Path) -> None:
    """As the user wrote it."""
    name = str(tmp_path / "missing" / "out")
    with pytest.raises(click.ClickException, match=r"missing/out: No such file"), opened(name, growing=False):
        raise AssertionError("not to be reached")
