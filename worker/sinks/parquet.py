"""A folder of Parquet files, parted by day of publication and type, that holds the newest of each event.

The manifest says which files count and how far the topics were read; a write is done when a new manifest stands in the
place of the old one. New files are on the disk before, under a name that no reader looks for; replaced ones go after.
Whatever is found at the start that the manifest does not know was not done, and is done again. One small file a
partition takes what comes until it is full, and a file whose events changed is written anew without them: so there is
never an older revision beside a newer one.
"""

import fcntl
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import orjson

from worker.errors import ConfigurationError
from worker.export.columns import row
from worker.export.parquet import schema
from worker.export.told import Told
from worker.sinks.changes import Changes
from worker.sinks.reading import Place

MANIFEST, LOCK = "_eventwire.json", "_lock"
VERSION = 1
FULL = 100_000  # rows from which on a file takes no more
NEW = ".new"
OF_THE_PATH = "type"  # the column that the folders tell
_OURS = re.compile(r"day=[\d-]{10}/type=[a-z]+/\d{12}-\d+\.parquet(\.new)?")


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files` are paths from the folder, with their number of rows."""

    generation: int
    offsets: dict[Place, int]
    files: dict[str, int]

    def dump(self) -> bytes:
        """As JSON."""
        offsets = [[topic, number, offset] for (topic, number), offset in sorted(self.offsets.items())]
        told = {"version": VERSION, "generation": self.generation, "offsets": offsets, "files": self.files}
        return orjson.dumps(told, option=orjson.OPT_INDENT_2)

    @classmethod
    def load(cls, path: Path) -> "Manifest":
        """The manifest in a file. Raises ConfigurationError where it is none of ours."""
        try:
            told = orjson.loads(path.read_bytes())
            offsets = {(topic, number): offset for topic, number, offset in told["offsets"]}
            found = cls(told["generation"], offsets, told["files"])
        except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
            raise ConfigurationError(f"{path}: no manifest of eventwire sink parquet") from None
        if told.get("version") != VERSION:
            raise ConfigurationError(f"{path}: version {told.get('version')}, and this is for {VERSION}")
        return found


class Folder:
    """The folder while we write there. Raises ConfigurationError where another sink does, or others' files lie."""

    def __init__(self, root: Path) -> None:
        self._schema = schema()
        self._schema = self._schema.remove(self._schema.get_field_index(OF_THE_PATH))
        self._root = root
        self._lock = _locked(root)
        if not (root / MANIFEST).exists():
            _refuse_others(root)
            _replace(root / MANIFEST, Manifest(0, {}, {}).dump())
        self._manifest = Manifest.load(root / MANIFEST)
        self._recover()
        self._home = {one: file for file in self._manifest.files for one in self._column(file, "id")}

    def close(self) -> None:
        """Let others write there."""
        os.close(self._lock)

    @property
    def offsets(self) -> Mapping[Place, int]:
        """How far the topics were read."""
        return self._manifest.offsets

    def __len__(self) -> int:
        return len(self._home)

    def write(self, changed: Changes) -> int:
        """Put the changes into the folder; returns how many files were written. All of it counts, or nothing does."""
        old = self._manifest
        fresh = defaultdict(list)
        for told in changed.events:
            fresh[_partition(told)].append(told)
        ids = changed.ids()
        outdated = {self._home[one] for one in ids if one in self._home}
        open_files = {_folder(file): file for file, rows in old.files.items() if rows < FULL}
        written: dict[str, Any] = {}
        numbers = count()
        for file in sorted(outdated | {open_files[part] for part in fresh if part in open_files}):
            part = _folder(file)
            more = fresh.pop(part, []) if open_files.get(part) == file else []
            self._add(written, f"{part}/{old.generation + 1:012}-{next(numbers)}.parquet", file, ids, more)
            outdated.add(file)
        for part, events in fresh.items():
            self._add(written, f"{part}/{old.generation + 1:012}-{next(numbers)}.parquet", None, ids, events)
        kept = {file: rows for file, rows in old.files.items() if file not in outdated}
        rows = {file: table.num_rows for file, table in written.items()}
        self._commit(Manifest(old.generation + 1, {**old.offsets, **changed.next_offsets}, kept | rows), written)
        for file in outdated:
            (self._root / file).unlink()
        self._home = {one: file for one, file in self._home.items() if one not in ids and file not in outdated} | {
            one: file for file, table in written.items() for one in table.column("id").to_pylist()
        }
        return len(written)

    def _add(self, written: dict[str, Any], name: str, old: str | None, ids: set[str], events: list[Told]) -> None:
        """Write a new file: what an old one has of other events, and these; none where that is nothing."""
        import pyarrow
        from pyarrow import compute, parquet

        rows = [{column: value for column, value in row(told).items() if column != OF_THE_PATH} for told in events]
        tables = [pyarrow.Table.from_pylist(rows, schema=self._schema)]
        if old is not None:
            before = parquet.read_table(self._root / old, partitioning=None)
            gone = compute.is_in(before.column("id"), pyarrow.array(sorted(ids), pyarrow.string()))
            tables.insert(0, before.filter(compute.invert(gone)))
        table = pyarrow.concat_tables(tables, promote_options="default")
        if table.num_rows:
            path = self._root / f"{name}{NEW}"
            path.parent.mkdir(parents=True, exist_ok=True)
            parquet.write_table(table, path, compression="zstd")
            _synced(path)
            _synced(path.parent)
            written[name] = table

    def _commit(self, manifest: Manifest, written: Iterable[str]) -> None:
        _replace(self._root / MANIFEST, manifest.dump())  # from here on it is done
        self._manifest = manifest
        for file in written:
            (self._root / f"{file}{NEW}").replace(self._root / file)

    def _recover(self) -> None:
        """Bring to an end what a commit had decided, and remove what none had."""
        for file in self._manifest.files:
            waiting = self._root / f"{file}{NEW}"
            if waiting.exists():
                waiting.replace(self._root / file)
        for path in self._root.glob("day=*/type=*/*"):
            name = path.relative_to(self._root).as_posix()
            if _OURS.fullmatch(name) and name not in self._manifest.files:
                path.unlink()

    def _column(self, file: str, name: str) -> list[str]:
        from pyarrow import parquet

        found: list[str] = parquet.read_table(self._root / file, columns=[name], partitioning=None)[name].to_pylist()
        return found


def _partition(told: Told) -> str:
    """The folders of an event: the day its article was published, else that of the record."""
    try:
        day = date.fromisoformat((told.article.published or "")[:10])
    except ValueError:
        day = told.recorded.date() if told.recorded else date.min
    return f"day={day}/type={told.event.type}"


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _locked(root: Path) -> int:
    """A lock on the folder, made if it is not there, that ends with this process."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = os.open(root / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise ConfigurationError(f"{root}: {error.strerror}") from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise ConfigurationError(f"{root}: another sink writes there") from None
    return lock


def _refuse_others(root: Path) -> None:
    others = sorted({path.name for path in root.iterdir()} - {LOCK, MANIFEST + NEW})
    if others:
        raise ConfigurationError(f"{root}: other files lie there ({others[0]}); name an empty folder")


def _replace(path: Path, content: bytes) -> None:
    """The file with this content, on the disk; whatever happens it has the old one or the new."""
    fresh = path.with_name(path.name + NEW)
    fresh.write_bytes(content)
    _synced(fresh)
    fresh.replace(path)
    _synced(path.parent)


def _synced(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
