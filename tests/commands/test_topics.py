"""`eventwire topics` on the embedded broker."""

import pytest

from worker.cli import run
from worker.settings import PREFIX, Settings
from worker.stream.topics import KINDS, SINGLE


@pytest.fixture(autouse=True)
def _environment(kafka: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + "BROKER", kafka.broker)


def test_topics_as_declared_are_0(capsys: pytest.CaptureFixture[str]) -> None:
    """With their number."""
    assert run(["topics", "check"]) == 0
    assert capsys.readouterr().out == f"{len(KINDS)} of {len(KINDS)} topics are as declared\n"


def test_each_difference_is_a_line_and_the_code_is_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A topic that is missing beside those with other partitions; those of one partition have no setting."""
    monkeypatch.setenv(PREFIX + "TOPIC_ATTACK", "lost")
    monkeypatch.setenv(PREFIX + "PARTITIONS", "5")
    assert run(["topics", "check"]) == 1
    told = capsys.readouterr()
    assert told.out == f"{len(SINGLE)} of {len(KINDS)} topics are as declared\n"
    assert "eventwire: topic lost is missing" in told.err.splitlines()
    assert "eventwire: topic events.talks has partitions=4, declared 5 (EVENTWIRE_PARTITIONS)" in told.err.splitlines()
    assert len(told.err.splitlines()) == len(KINDS) - len(SINGLE)


def test_create_makes_what_check_misses(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """And tells what was there."""
    monkeypatch.setenv(PREFIX + "TOPIC_ACT", "new")
    assert run(["topics", "create"]) == 0
    assert {"created  new", "exists   events.talks"} < set(capsys.readouterr().out.splitlines())
    assert run(["topics", "check"]) == 0
