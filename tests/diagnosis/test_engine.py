"""The language engine that does not load is told, whatever is wrong with it."""

from types import SimpleNamespace

import pytest

from worker.diagnosis import engine
from worker.pipeline import Engine
from worker.settings import load


def test_a_model_that_is_not_there_fails() -> None:
    """With the setting that names it, and nothing is said of what needs it."""
    (found,) = engine.look(load(model="xx_no_such_model"))
    assert (found.name, found.status) == ("model", "fail")
    assert "xx_no_such_model" in found.detail
    assert "\n" not in found.detail
    assert "EVENTWIRE_MODEL" in found.hint


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that is loaded at once and knows nothing."""
    meta = {"lang": "en", "name": "nothing", "version": "1.0"}
    monkeypatch.setattr(engine, "load_engine", lambda *_, **__: Engine(SimpleNamespace(meta=meta)))  # type: ignore[arg-type]  # only its meta


@pytest.mark.usefixtures("model")
def test_a_reader_that_does_not_load_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way to go without it."""

    def broken() -> None:
        raise OSError("no such file")

    monkeypatch.setattr(engine, "load_reader", broken)
    loaded, reader = engine.look(load())
    assert (loaded.status, loaded.values["model"]) == ("ok", "en_nothing 1.0")
    assert (reader.status, reader.detail) == ("fail", "OSError: no such file")
    assert "EVENTWIRE_READER=off" in reader.hint


@pytest.mark.usefixtures("model")
def test_a_reader_that_is_off_is_told() -> None:
    """Which is no fault; that the model knows nothing is one."""
    _, reader, extraction = engine.look(load(reader=False))
    assert (reader.status, "off by EVENTWIRE_READER" in reader.detail) == ("ok", True)
    assert extraction.status == "fail"


@pytest.mark.parametrize(
    ("events", "times", "status"),
    [(3, (0.0, 4.0, 4.0, 4.1), "ok"), (3, (0.0, 4.0, 4.0, 9.0), "warn"), (0, (0.0, 4.0, 4.0, 4.1), "fail")],
)
def test_extraction_is_timed(
    monkeypatch: pytest.MonkeyPatch, events: int, times: tuple[float, ...], status: str
) -> None:
    """The first article may take long, the second may not, and events are expected of it."""
    monkeypatch.setattr(engine, "perf_counter", iter(times).__next__)
    monkeypatch.setattr(engine, "extract", lambda *_: SimpleNamespace(events=range(events)))
    found = engine.extraction(SimpleNamespace())  # type: ignore[arg-type]  # it is never read
    assert found.status == status
    assert found.values["first_seconds"] == 4.0
    assert bool(found.hint) is (status != "ok")
