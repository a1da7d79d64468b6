"""The engine once, the dictionary forms it knows, and lexicons with one thing changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import worker.resources
from tests.engines import loaded
from worker.inspection.faults import check_folder
from worker.inspection.lemmas import Dictionary
from worker.pipeline import Engine

LEXICONS = Path(worker.resources.__file__).parent / "lexicon"


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The language model, loaded once."""
    return loaded(reader=False)


@pytest.fixture(scope="session")
def dictionary(engine: Engine) -> Dictionary:
    """Dictionary forms."""
    return Dictionary(engine)


@pytest.fixture
def faults_of(dictionary: Dictionary, tmp_path: Path) -> Callable[[str, str], list[str]]:
    """The faults of one lexicon in use after `text` was put at the end of its file, or into a new one."""

    def run(file: str, text: str) -> list[str]:
        top = Path(file).parts[0]
        if (LEXICONS / top).is_dir():
            shutil.copytree(LEXICONS / top, tmp_path / top)
        elif (LEXICONS / top).exists():
            shutil.copy(LEXICONS / top, tmp_path)
        path = tmp_path / file
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")
        return [str(fault) for fault in check_folder(tmp_path, dictionary).faults]

    return run
