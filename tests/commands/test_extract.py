"""`eventwire extract`: lines in, lines out, in order, whatever happens to single articles."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from tests.schemas.validate import check
from worker.cli import run
from worker.commands.demo import samples
from worker.commands.parallel import attempt
from worker.commands.sources import Message
from worker.pipeline import Engine

BODY = "Russian forces attacked the Ukrainian capital of Kyiv early Tuesday, killing at least four people."
GERMAN = (
    "Bei einem Angriff auf die Hauptstadt sind in der Nacht nach Angaben der Behörden mehrere Menschen getötet worden. "
    "Der Präsident kündigte am Morgen eine Antwort an und bat die Verbündeten um weitere Hilfe. Die Gespräche sollen "
    "trotzdem in der kommenden Woche weitergehen, wie ein Sprecher der Regierung sagte."
)
CONTRACT = {"article", "sections", "dates", "places", "attribution", "events"}


def line(name: str, **fields: Any) -> bytes:
    """One article message as a JSON line."""
    return json.dumps({"id": name, "title": "News", "body": BODY} | fields).encode() + b"\n"


LINES = (
    line("a", published="2025-11-25"),
    b"{broken\n",
    line("b", published=None),
    b"\n",
    line("c", body=GERMAN),
    b'["a list"]\n',
    line("d"),
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A file of good and bad lines."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b"".join(LINES))
    return path


def test_one_line_an_article_in_order_and_bad_ones_named_by_line(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The good articles come out, each bad line is told with its number and reason, and the exit code is 1."""
    assert run(["extract", str(news)]) == 1
    captured = capsys.readouterr()
    outputs = [json.loads(text) for text in captured.out.splitlines()]
    assert [output["article"]["id"] for output in outputs] == ["a", "b", "d"]
    assert all(output.keys() == CONTRACT for output in outputs)
    errors = [text.removeprefix(f"eventwire: {news}:") for text in captured.err.splitlines()]
    assert [error.partition(":")[0] for error in errors] == ["2", "5", "6"]
    assert ["syntax" in errors[0], "language" in errors[1], "wrong-type" in errors[2]] == [True] * 3


def test_a_withdrawn_article_has_no_events(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is there, so that whoever reads the output sees that nothing is told of it any more."""
    path = tmp_path / "kill.jsonl"
    path.write_bytes(line("a", withdrawn=True, title="KILL: Russian forces attacked Kyiv, killing four people"))
    assert run(["extract", str(path)]) == 0
    (output,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert output["article"]["id"] == "a"
    assert (output["sections"], output["events"]) == ([], [])


def test_two_processes_give_the_same_as_one(
    news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Same bytes, same order, same errors."""
    monkeypatch.setenv("EVENTWIRE_READER", "off")
    run(["extract", str(news)])
    one = capsys.readouterr()
    assert run(["extract", "--processes", "2", str(news)]) == 1
    two = capsys.readouterr()
    assert (two.out, two.err) == (one.out, one.err)


def test_incidents_go_to_a_file_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two papers with one text are one incident of one source; every line is what the schema says."""
    news, found = tmp_path / "news.jsonl", tmp_path / "incidents.jsonl"
    news.write_bytes(line("a", published="2025-11-25", source="A") + line("b", published="2025-11-25", source="B"))
    assert run(["extract", "--incidents", str(found), str(news)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    (incident,) = map(json.loads, found.read_text(encoding="utf8").splitlines())
    check("incident.v1", incident)
    assert [each["copy_of"] for each in incident["articles"]] == [None, "a"]
    assert incident["sources"] == 1


def test_standard_input_to_standard_output_as_a_filter() -> None:
    """`python -m worker extract -`, as other programs call it; nothing but results on standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "worker", "extract", "-"],
        input=line("a") + line("b"),
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert [json.loads(text)["article"]["id"] for text in done.stdout.splitlines()] == ["a", "b"]
    assert done.stderr == b""


def test_single_files_of_any_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """HTML and plain text beside our JSON."""
    (tmp_path / "a.txt").write_text(BODY, encoding="utf8")
    (tmp_path / "b.html").write_text(f"<html><body><article><p>{BODY}</p></article></body></html>", encoding="utf8")
    (tmp_path / "c.json").write_bytes(line("c"))
    assert run(["extract", str(tmp_path)]) == 0
    outputs = [json.loads(text)["article"] for text in capsys.readouterr().out.splitlines()]
    assert [output["content_type"] for output in outputs] == ["text/plain", "text/html", "text/plain"]


def test_a_missing_file_costs_only_itself(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, the other file is done."""
    assert run(["extract", "missing.txt", str(news)]) == 1
    captured = capsys.readouterr()
    assert "eventwire: missing.txt: No such file or directory" in captured.err
    assert len(captured.out.splitlines()) == 3


def test_a_fault_of_ours_costs_only_its_article() -> None:
    """Reported as an internal error with its class, not raised."""
    outcome = attempt(Message(line("a"), "application/json", "x:1"), cast(Engine, None), 10_000)
    assert outcome.output is None
    assert str(outcome.error).startswith("internal error: ")


def test_every_sample_is_accounted_for() -> None:
    """SOURCES.md lists each sample with its licence, and nothing else."""
    table = (samples() / "SOURCES.md").read_text(encoding="utf8").split("\n\n")[-2]
    listed = {row.split("|")[1].strip() for row in table.splitlines()[2:]}
    assert listed == {path.name for path in samples().iterdir()} - {"SOURCES.md"}
