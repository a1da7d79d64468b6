"""deploy/Dockerfile by hadolint and by what it must keep to; tests/kafka/test_image.py runs what it builds."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "deploy" / "Dockerfile"
TEXT = DOCKERFILE.read_text(encoding="utf8")


def test_hadolint_finds_nothing() -> None:
    """All of its rules."""
    hadolint = shutil.which("hadolint", path=Path(sys.executable).parent) or shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("hadolint is not installed")
    done = subprocess.run([hadolint, str(DOCKERFILE)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_bases_name_a_full_version() -> None:
    """Every stage starts from the same, and from no moving tag."""
    bases = re.findall(r"^FROM (\S+)", TEXT, re.MULTILINE)
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", bases[0])


def test_every_package_is_pinned_by_hash() -> None:
    """Each installation from an index requires hashes; the last one installs the source only."""
    installs = re.findall(r"pip install (.*?)(?: \\)?$", TEXT, re.MULTILINE)
    assert [("--require-hashes" in install, "--no-deps" in install) for install in installs] == [
        (True, True),
        (True, True),
        (False, True),
    ]


def test_it_runs_without_root() -> None:
    """By number, so that Kubernetes can tell."""
    assert re.search(r"^USER 10001:10001$", TEXT, re.MULTILINE)


def test_what_is_copied_exists_and_reaches_the_builder() -> None:
    """.dockerignore lets through exactly what the Dockerfile copies."""
    copied = {name for line in re.findall(r"^COPY (?!--from)(.+)$", TEXT, re.MULTILINE) for name in line.split()[:-1]}
    let_through = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf8"), re.MULTILINE)
    assert copied == set(let_through)
    assert all((ROOT / name).exists() for name in copied)


def test_health_is_asked_where_the_worker_tells_it() -> None:
    """The port's default in the check is the setting's."""
    from worker.settings import Settings

    assert f"'EVENTWIRE_HTTP_PORT', '{Settings.model_fields['http_port'].default}'" in TEXT
    assert "/livez" in TEXT
