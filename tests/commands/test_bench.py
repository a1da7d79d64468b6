"""`eventwire bench`: a table of stages, the bare pipe beside them, and what cannot be read named."""

import json
from pathlib import Path

import pytest

from worker.cli import run
from worker.pipeline import STAGES

BODY = "Russian forces attacked the Ukrainian capital of Kyiv early Tuesday, killing at least four people."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two articles, and a line that is none."""
    path = tmp_path / "news.jsonl"
    lines = [json.dumps({"id": name, "body": BODY}) for name in "ab"]
    path.write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    return path


def test_every_stage_has_its_line(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shares are of the whole, and the exit code tells that something was left out."""
    assert run(["bench", str(news), "--rounds", "1"]) == 1
    told = capsys.readouterr()
    first = [line.split()[0] for line in told.out.splitlines() if line]
    assert first[: len(STAGES) + 3] == ["stage", *STAGES, "all", "bare"]
    assert "articles: 2, words: 30;" in told.out
    assert "news.jsonl:3: syntax" in told.err


def test_nothing_is_measured_without_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", str(tmp_path)]) == 1
    assert "no article to measure on" in capsys.readouterr().err
