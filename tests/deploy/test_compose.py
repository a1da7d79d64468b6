"""docker-compose.yml by schema and by what it must keep to. No container engine is needed, and none is used."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from worker.settings import Settings, environment_name

ROOT = Path(__file__).parents[2]
COMPOSE = ROOT / "docker-compose.yml"
COMPOSED: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSED["services"]
SQLITE = {"SQLITE_TMPDIR"}  # https://sqlite.org/tempfiles.html
OURS = ("topics", "worker")


def test_it_is_valid_by_the_compose_specification() -> None:
    """Against the specification's JSON Schema, as check-jsonschema carries it."""
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_images_name_a_full_version(name: str) -> None:
    """Never `latest`, never a tag that moves."""
    assert re.search(r":v?\d+\.\d+\.\d+$", SERVICES[name]["image"])


@pytest.mark.parametrize("name", [name for name, service in SERVICES.items() if "ports" in service])
def test_ports_are_bound_to_loopback(name: str) -> None:
    """Nothing here has a password."""
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name]["ports"])


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_waits_for_exists_and_can_be_waited_for(name: str) -> None:
    """A condition `service_healthy` needs a health check on the other side."""
    for other, wait in SERVICES[name].get("depends_on", {}).items():
        assert wait["condition"] != "service_healthy" or "test" in SERVICES[other]["healthcheck"]


@pytest.mark.parametrize("name", SERVICES)
def test_mounted_files_exist(name: str) -> None:
    """A missing path would be made by Docker as an empty folder."""
    mounts = [volume.split(":")[0] for volume in SERVICES[name].get("volumes", ())]
    for mount in mounts:
        assert (ROOT / mount).is_dir() if mount.startswith(".") else mount in COMPOSED["volumes"]


@pytest.mark.parametrize("name", OURS)
def test_our_containers_can_write_nowhere_but_tmp(name: str) -> None:
    """Read-only, no capabilities, no new privileges."""
    service = SERVICES[name]
    assert (service["read_only"], service["tmpfs"], service["cap_drop"]) == (True, ["/tmp"], ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", OURS)
def test_our_containers_are_given_settings_that_exist(name: str) -> None:
    """A misspelt setting would be ignored silently."""
    known = {environment_name(field) for field in Settings.model_fields} | SQLITE
    assert SERVICES[name]["environment"].keys() <= known


def test_the_worker_has_time_to_finish() -> None:
    """The grace period is longer than the worker's own limit."""
    grace = float(SERVICES["worker"]["stop_grace_period"].removesuffix("s"))
    assert grace > Settings.model_fields["shutdown_seconds"].default
