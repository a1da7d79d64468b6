"""The folder of Parquet files: the newest of each event, whatever happens."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pyarrow import dataset

from tests.pages import ROOT, page
from tests.sinks.events import message, told
from worker.errors import ConfigurationError
from worker.export.told import Told
from worker.sinks import parquet
from worker.sinks.changes import Changes
from worker.sinks.parquet import MANIFEST, Folder

PLACE = ("events.attack", 0)


def attack(number: int, confidence: float = 0.5, published: str | None = "2025-11-25T08:00:00+00:00") -> Told:
    """An attack of its own."""
    article: dict[str, Any] = message()["article"] | {"published": published}
    return told(id=f"a{number}", confidence=confidence, article=article)


def changed(*events: Told, gone: tuple[str, ...] = (), upto: int = 1) -> Changes:
    """What a batch came to."""
    return Changes(events, gone, 0, {PLACE: upto})


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[], Folder]]:
    """Opens the folder anew, as a sink that starts; what was open before is let go."""
    now: list[Folder] = []

    def open_() -> Folder:
        while now:
            now.pop().close()
        now.append(Folder(tmp_path / "events"))
        return now[0]

    yield open_
    while now:
        now.pop().close()


def held(root: Path) -> dict[str, float]:
    """The events that any reader finds, with their confidence; each once."""
    table = dataset.dataset(root, format="parquet", partitioning="hive").to_table(["id", "confidence"])
    assert len(set(table["id"].to_pylist())) == table.num_rows
    return dict(zip(table["id"].to_pylist(), table["confidence"].to_pylist(), strict=True))


def files(root: Path) -> list[str]:
    """The files of events, from the folder."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.parquet*"))


def test_events_lie_by_day_and_type(opened: Callable[[], Folder], tmp_path: Path) -> None:
    """The day of publication; with what they tell."""
    talks = told("talks", article=message()["article"] | {"published": "2025-11-26"})
    opened().write(changed(attack(1), attack(2), talks))
    assert [name.rpartition("/")[0] for name in files(tmp_path / "events")] == [
        "day=2025-11-25/type=attack",
        "day=2025-11-26/type=talks",
    ]
    assert held(tmp_path / "events").keys() == {"a1", "a2", talks.event.id}


@pytest.mark.parametrize("published", [None, "", "../../x", "soon"])
def test_a_day_is_a_day(opened: Callable[[], Folder], tmp_path: Path, published: str | None) -> None:
    """Whatever the article says: without one it is that of the record."""
    opened().write(changed(attack(1, published=published)))
    assert files(tmp_path / "events") == ["day=0001-01-01/type=attack/000000000001-0.parquet"]


def test_the_newest_revision_takes_the_place_of_the_older(opened: Callable[[], Folder], tmp_path: Path) -> None:
    """In another day's folder, too; what was not changed stays."""
    opened().write(changed(attack(1), attack(2)))
    opened().write(changed(attack(1, 0.9, "2025-11-27"), upto=2))
    assert held(tmp_path / "events") == {"a1": 0.9, "a2": 0.5}


def test_a_retracted_event_is_gone(opened: Callable[[], Folder], tmp_path: Path) -> None:
    """And so is a file that has nothing left; what was never there may be retracted."""
    folder = opened()
    folder.write(changed(attack(1), attack(2)))
    folder.write(changed(gone=("a1", "never")))
    assert held(tmp_path / "events") == {"a2": 0.5}
    folder.write(changed(gone=("a2",)))
    assert files(tmp_path / "events") == []
    assert len(folder) == 0


def test_small_files_become_one_until_it_is_full(
    opened: Callable[[], Folder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a day has few files, however often is written."""
    monkeypatch.setattr(parquet, "FULL", 3)
    folder = opened()
    for number in range(8):
        folder.write(changed(attack(number), upto=number))
    assert len(files(tmp_path / "events")) == 3
    assert len(held(tmp_path / "events")) == 8


def test_a_sink_that_starts_again_goes_on(opened: Callable[[], Folder]) -> None:
    """By the offsets that were kept with the files."""
    opened().write(changed(attack(1), upto=7))
    folder = opened()
    assert (dict(folder.offsets), len(folder)) == ({PLACE: 7}, 1)


# Places where a sink may die: each call of these, one after the other.
STEPS = ("fsync", "replace", "unlink")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("number", range(6))
def test_who_dies_while_writing_has_written_all_or_nothing(
    opened: Callable[[], Folder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    """Events and offsets together; written again it comes to the same."""
    root = tmp_path / "events"
    opened().write(changed(attack(1), attack(2), attack(3, published="2025-11-26"), upto=3))
    second = changed(attack(1, 0.9), attack(4, published="2025-11-26"), gone=("a2",), upto=6)
    before = {"a1": 0.5, "a2": 0.5, "a3": 0.5}
    after = {"a1": 0.9, "a3": 0.5, "a4": 0.5}
    left = [number]

    def dying(call: Callable[..., Any]) -> Callable[..., Any]:
        def perhaps(*arguments: Any, **named: Any) -> Any:
            if left[0] == 0:
                raise MemoryError
            left[0] -= 1
            return call(*arguments, **named)

        return perhaps

    folder = opened()
    with monkeypatch.context() as patch:
        owner: Any = os if step == "fsync" else Path
        patch.setattr(owner, step, dying(getattr(owner, step)))
        with suppress(MemoryError):
            folder.write(second)
    folder = opened()
    done = folder.offsets[PLACE] == 6
    assert held(root) == (after if done else before)
    assert not [name for name in files(root) if name.endswith(".new")]
    if not done:
        folder.write(second)
    assert held(root) == after


def test_two_sinks_do_not_write_to_one_folder(opened: Callable[[], Folder], tmp_path: Path) -> None:
    """The second is refused."""
    opened()
    with pytest.raises(ConfigurationError, match="another sink writes there"):
        Folder(tmp_path / "events")


def test_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    """And left as it is."""
    (tmp_path / "photo.jpg").write_bytes(b"")
    with pytest.raises(ConfigurationError, match=r"other files lie there \(photo\.jpg\)"):
        Folder(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"version":2,"generation":1,"offsets":[],"files":{}}'])
def test_a_manifest_of_others_is_refused(tmp_path: Path, content: bytes) -> None:
    """Or one of a later version."""
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(ConfigurationError):
        Folder(tmp_path)


RECIPES = page(ROOT / "docs" / "sinks.md").blocks("sql")


@pytest.mark.parametrize("recipe", [text for text in RECIPES if "read_parquet" in text])
def test_the_recipes_run_in_duckdb(
    opened: Callable[[], Folder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recipe: str
) -> None:
    """As the page shows them; each finds something."""
    duckdb = pytest.importorskip("duckdb")
    (tmp_path / "var").mkdir()
    folder = opened()
    folder.write(changed(attack(1), attack(2, published="2025-11-26"), told("talks")))
    (tmp_path / "var" / "events").symlink_to(tmp_path / "events")
    monkeypatch.chdir(tmp_path)
    assert duckdb.connect().execute(recipe).fetchall()
