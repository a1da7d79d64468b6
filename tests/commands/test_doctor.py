"""`eventwire doctor` on the embedded broker: one screen, nothing secret, the exit code."""

import orjson
import pytest

from worker.cli import run
from worker.diagnosis import engine
from worker.diagnosis.finding import Finding
from worker.settings import PREFIX, Settings

NAMES = ["versions", "settings", "cores", "memory", "model", "reader", "extraction"]
NAMES += ["broker", "topics", "rights", "clock"]
SCREEN = (40, 120)  # lines and columns


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No model is loaded."""
    lines = [Finding(name, "ok", "fine") for name in ("model", "reader", "extraction")]
    monkeypatch.setattr(engine, "look", lambda _: iter(lines))


def test_everything_is_looked_at(kafka: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """The model and the reader included, as one JSON object."""
    assert run(["doctor", "--json", "--broker", kafka.broker]) == 0
    told = orjson.loads(capsys.readouterr().out)
    found = {one["name"]: one for one in told["findings"]}
    assert list(found) == NAMES
    assert told["status"] in ("ok", "warn")  # a crowded machine is slow
    assert found["model"]["values"]["model"].startswith("en_core_web_md")
    assert found["extraction"]["values"]["events"] > 2


@pytest.mark.usefixtures("quick")
def test_it_fits_on_a_screen(
    kafka: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line each, the status first, also with other topics and without secrets."""
    monkeypatch.setenv(PREFIX + "SASL_PASSWORD", "hunter2")
    monkeypatch.setenv(PREFIX + "TOPIC_PREFIX", "other.")
    assert run(["doctor", "--broker", kafka.broker]) == 1
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert [line.split()[1] for line in lines if not line.startswith(" ")] == NAMES
    assert any(line.startswith("fail  topics      missing: other.articles.raw") for line in lines)
    assert len(lines) <= SCREEN[0]
    assert max(map(len, lines)) <= SCREEN[1]
    assert "hunter2" not in out


@pytest.mark.parametrize("name", ["PARTITIONS", "PARTITONS"])
def test_wrong_settings_are_told_beside_the_versions(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the rest depends on them, nothing else is looked at."""
    monkeypatch.setenv(PREFIX + name, "none")
    assert run(["doctor"]) == 1
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith("ok    versions")
    assert any(line.startswith("fail  settings") and PREFIX + name in line for line in others)
