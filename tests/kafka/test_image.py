"""The image of deploy/Dockerfile run as docker-compose.yml runs it, against a real broker; `make image` builds it.

Needs a container engine, by the command EVENTWIRE_TEST_ENGINE, and the image that EVENTWIRE_TEST_IMAGE names.
"""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.kafka.articles import message
from tests.kafka.harness import eventually, free_port, received, send
from worker.settings import Settings, environment_name

DOCKERFILE = Path(__file__).parents[2] / "deploy" / "Dockerfile"
IMAGE = os.environ.get("EVENTWIRE_TEST_IMAGE", "")
ENGINE = os.environ.get("EVENTWIRE_TEST_ENGINE", "docker")
USER = 10001  # as in the Dockerfile
ARTICLES = 4
STOP_SECONDS = 40  # docker-compose.yml's grace period
CONFINED = ("--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges", "--tmpfs=/tmp")
STATE = "/var/tmp"  # a volume: where the worker keeps the last state of each article

pytestmark = [pytest.mark.kafka, pytest.mark.skipif(not IMAGE, reason="EVENTWIRE_TEST_IMAGE names no image")]


def engine(*arguments: str, seconds: float = 120) -> str:
    """What a command of the engine prints; fails with what it says where it does not succeed."""
    done = subprocess.run([ENGINE, *arguments], capture_output=True, text=True, check=False, timeout=seconds)
    assert done.returncode == 0, f"{ENGINE} {' '.join(arguments)}: {done.stdout}{done.stderr}"
    return done.stdout.strip()


@dataclass(frozen=True)
class Container:
    """A worker in a container of its own, on this machine's loopback."""

    name: str
    port: int
    settings: Settings

    def python(self, code: str) -> str:
        """What a line of Python prints inside."""
        return engine("exec", self.name, "python", "-c", code)

    def ready(self) -> bool:
        """Whether /readyz says so; fails with the log where the container has ended."""
        assert engine("inspect", "--format={{.State.Running}}", self.name) == "true", engine("logs", self.name)
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/readyz", timeout=5, trust_env=False).is_success
        except httpx.TransportError:
            return False


@pytest.fixture(scope="module")
def container(fresh: Callable[..., Settings]) -> Iterator[Container]:
    """A ready worker that has finished a few articles."""
    worker = Container(f"eventwire-{uuid4().hex[:8]}", free_port(), fresh())
    told = {"http_port": worker.port, "processes": 1} | {
        name: getattr(worker.settings, name) for name in ("broker", "topic_prefix", "group_id")
    }
    variables = [f"--env={environment_name(name)}={value}" for name, value in told.items()]
    state = (f"--volume={STATE}", f"--env=SQLITE_TMPDIR={STATE}")
    engine("run", "--detach", "--network=host", f"--name={worker.name}", *CONFINED, *state, *variables, IMAGE, "run")
    try:
        eventually(worker.ready, "the container is ready", 240)
        send(worker.settings, map(message, range(ARTICLES)))
        eventually(lambda: len(received(worker.settings, "sections")) == ARTICLES, "every article is finished")
        yield worker
    finally:
        engine("rm", "--force", "--volumes", worker.name)


def test_events_come_out(container: Container) -> None:
    """Articles sent to it are published as events, none as a dead letter."""
    assert received(container.settings, "attack")
    assert received(container.settings, "statement")
    assert not received(container.settings, "dead")


def test_it_runs_without_root_and_without_capabilities(container: Container) -> None:
    """The first process has the image's user, no capability, and no way to get any."""
    status = container.python("print(open('/proc/1/status').read())")
    told = {name: value.split() for name, _, value in (line.partition(":") for line in status.splitlines())}
    assert told["Uid"] == [str(USER)] * 4
    assert int(told["CapEff"][0], 16) == int(told["CapBnd"][0], 16) == 0
    assert told["NoNewPrivs"] == ["1"]


@pytest.mark.parametrize("path", ["/tmp", STATE])
def test_it_writes_in_tmp_and_on_its_volume(container: Container, path: str) -> None:
    """Both belong to root, and let its user write."""
    assert not container.python(f"import pathlib; pathlib.Path('{path}/x').touch()")


@pytest.mark.parametrize("path", ["/", "/opt/eventwire", "/etc", "/home"])
def test_it_writes_nowhere_else(container: Container, path: str) -> None:
    """Other folders refuse a file, the ones with our code among them."""
    code = f"import pathlib\ntry: pathlib.Path('{path}/x').touch()\nexcept OSError as error: print(error.strerror)"
    assert container.python(code) in {"Read-only file system", "Permission denied"}


def test_its_own_check_finds_it_healthy(container: Container) -> None:
    """The Dockerfile's HEALTHCHECK succeeds inside."""
    engine("exec", container.name, "python", "-c", _health_check())


def _health_check() -> str:
    lines = map(str.strip, DOCKERFILE.read_text(encoding="utf8").splitlines())
    return str(json.loads(next(line for line in lines if line.startswith("CMD") and "/livez" in line)[len("CMD") :])[2])


def test_sigterm_ends_it_in_order(container: Container) -> None:
    """What `docker stop` sends ends it with exit code 0, well before it would be killed."""
    engine("stop", f"--time={STOP_SECONDS}", container.name)
    assert engine("inspect", "--format={{.State.ExitCode}}", container.name) == "0"
