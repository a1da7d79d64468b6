"""Versions and the machine, each with what to do where it will not do."""

from importlib.metadata import PackageNotFoundError

import pytest

from worker import __version__, cores, ram
from worker.diagnosis import host
from worker.diagnosis.finding import Finding, worst
from worker.settings import load


def test_worst_status_is_that_of_the_whole() -> None:
    """Nothing looked at is fine."""
    assert worst([]) == "ok"
    assert worst([Finding("a", "warn", ""), Finding("b", "ok", "")]) == "warn"
    assert worst([Finding("a", "fail", ""), Finding("b", "warn", "")]) == "fail"


def test_versions_are_told() -> None:
    """Ours first, and each of what decides how we behave."""
    found = host.versions()
    assert found.status == "ok"
    assert found.detail.startswith(f"eventwire {__version__}, Python 3.")
    assert set(host.PACKAGES) < set(found.values)


def test_a_missing_package_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its name."""

    def version(package: str) -> str:
        if package == "spacy":
            raise PackageNotFoundError
        return "1"

    monkeypatch.setattr(host, "version", version)
    found = host.versions()
    assert (found.status, found.hint) == ("fail", "install what the lock file names: spaCy")


@pytest.mark.parametrize(("processes", "status"), [(2, "ok"), (3, "warn")])
def test_more_processes_than_cores_are_told(monkeypatch: pytest.MonkeyPatch, processes: int, status: str) -> None:
    """With the setting to change."""
    monkeypatch.setattr(cores, "available", lambda: 2)
    monkeypatch.setattr(cores, "quota", lambda: 2.5)
    found = host.processors(load(processes=processes))
    assert found.status == status
    assert "by a quota of 2.5" in found.detail
    assert ("EVENTWIRE_PROCESSES" in found.hint) is (status == "warn")


@pytest.mark.parametrize(("limit", "status"), [(1_300_000_000, "ok"), (1_200_000_000, "warn")])
def test_memory_is_enough_for_the_processes(monkeypatch: pytest.MonkeyPatch, limit: int, status: str) -> None:
    """Two take a gigabyte and a quarter."""
    monkeypatch.setattr(ram, "available", lambda: limit)
    monkeypatch.setattr(ram, "limit", lambda: limit)
    found = host.memory(load(processes=2))
    assert found.status == status
    assert found.detail.startswith(f"{limit // 1_000_000} MB by the container")
