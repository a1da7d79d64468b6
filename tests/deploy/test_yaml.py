"""Every YAML file of the deployment, by yamllint."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = [ROOT / "docker-compose.yml", *sorted((ROOT / "deploy").rglob("*.y*ml"))]
CONFIG = "{extends: default, rules: {line-length: {max: 140}, document-start: disable, braces: {max-spaces-inside: 1}}}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_yamllint_finds_nothing(path: Path) -> None:
    """No duplicate keys, no stray spaces, no odd truth values."""
    lint = [sys.executable, "-m", "yamllint", "--strict", "-d", CONFIG, str(path)]
    done = subprocess.run(lint, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
