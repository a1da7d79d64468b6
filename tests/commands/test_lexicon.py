"""`eventwire lexicon check`."""

from pathlib import Path

import pytest

from worker.cli import run

Captured = pytest.CaptureFixture[str]


def test_the_lexicons_in_use_are_counted(capsys: Captured) -> None:
    """No fault, and a line for each type."""
    assert run(["lexicon", "check"]) == 0
    captured = capsys.readouterr()
    assert "ASSAULT" in captured.out
    assert "files without fault" in captured.out
    assert captured.err == ""


def test_a_fault_in_another_folder_fails(tmp_path: Path, capsys: Captured) -> None:
    """It is named on standard error, and the exit code is 1."""
    (tmp_path / "obligation.yaml").write_text("must: [must]\nmsut: [ought]\n", encoding="utf-8")
    assert run(["lexicon", "check", "--folder", str(tmp_path)]) == 1
    assert "obligation.yaml:2: `msut`: nothing reads it; is `must` meant?" in capsys.readouterr().err


def test_a_folder_without_lexicons_fails(tmp_path: Path, capsys: Captured) -> None:
    """Nothing to check is no success."""
    assert run(["lexicon", "check", "--folder", str(tmp_path)]) == 1
    assert "no lexicons" in capsys.readouterr().err


def test_a_sentence_is_explained(capsys: Captured) -> None:
    """Words, triggers with reasons, mentions and events, for readers who know no code."""
    sentence = "The senator attacked the bill after rebels shelled Goma on Monday."
    assert run(["lexicon", "check", sentence, "--published", "2026-03-18"]) == 0
    out = capsys.readouterr().out
    assert "its object, “bill”, is in `not_object`" in out
    assert "actor: “rebels” (rebels, armed group)" in out
    assert "2026-03-16" in out
    assert "ATTACK  ASSAULT heavy-weapons" in out


def test_a_sentence_that_tells_nothing_is_explained_too(capsys: Captured) -> None:
    """Each part says that it is empty."""
    assert run(["lexicon", "check", "Birds sang sweetly."]) == 0
    out = capsys.readouterr().out
    assert "no word is a trigger" in out
    assert "none: no trigger was accepted" in out


def test_a_sentence_is_explained_with_the_lexicons_in_use(tmp_path: Path) -> None:
    """Another folder can be checked only: wrong usage."""
    assert run(["lexicon", "check", "Rebels attacked Goma.", "--folder", str(tmp_path)]) == 2
