"""A file says what the environment does not."""

from pathlib import Path

import pytest

from worker import settings_file
from worker.errors import ConfigurationError
from worker.settings import PREFIX, environment_name, load


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of settings that the environment names."""
    path = tmp_path / "eventwire.env"
    monkeypatch.setenv(environment_name("settings_file"), str(path))
    return path


def test_lines_are_names_and_values(tmp_path: Path) -> None:
    """With remarks, blank lines, blanks and quotes."""
    path = tmp_path / "file"
    path.write_text('# a remark\n\nA=1\n B = two words \nC="quoted # ="\nD=\'\nE=\n', encoding="utf-8")
    assert settings_file.read(path) == {"A": "1", "B": "two words", "C": "quoted # =", "D": "'", "E": ""}


def test_the_file_comes_after_the_environment(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And that after what the command line says; what is empty says nothing."""
    file.write_text("EVENTWIRE_PARTITIONS=9\nEVENTWIRE_GROUP_ID=file\neventwire_reader=off\nEVENTWIRE_CLIENT_ID=\n")
    monkeypatch.setenv(PREFIX + "GROUP_ID", "environment")
    monkeypatch.setenv(PREFIX + "PARTITIONS", "")
    settings = load()
    assert (settings.partitions, settings.group_id, settings.reader) == (9, "environment", False)
    assert (settings.client_id, settings.settings_file) == ("eventwire", file)
    assert load(partitions=2).partitions == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PREFIX + "LOG_LEVLE=1", PREFIX + "LOG_LEVLE: no such setting (is EVENTWIRE_LOG_LEVEL meant?)"),
        ("BROKER=hunter2:1", "BROKER: no such setting (is EVENTWIRE_BROKER meant?)"),
        ("EVENTWIRE_TEST_X=hunter2", "EVENTWIRE_TEST_X: no such setting"),
        ("EVENTWIRE_PARTITIONS=hunter2", "EVENTWIRE_PARTITIONS: Input should be a valid integer"),
        ("\nhunter2\n", "line 2 is no NAME=value"),
        ("EVENTWIRE_SETTINGS_FILE=x", "EVENTWIRE_SETTINGS_FILE: the file names another file"),
    ],
)
def test_a_wrong_file_is_told_by_name(file: Path, text: str, told: str) -> None:
    """The setting or the line, and never the value."""
    file.write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        load()
    assert told in str(caught.value)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("content", [None, b"\xff"])
def test_a_file_that_cannot_be_read_is_told(file: Path, content: bytes | None) -> None:
    """With the variable and the path."""
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=f"EVENTWIRE_SETTINGS_FILE: {file}"):
        load()
