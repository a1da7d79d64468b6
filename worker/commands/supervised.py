"""A worker as a process of its own, for the demo: started, watched, and ended with whatever ends us."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import FrameType, TracebackType
from typing import NoReturn, Self

import click
import httpx

from worker.settings import Settings, environment_name, load

START_SECONDS = 180.0  # a busy machine may take a minute to load the model
STOP_SECONDS = 10.0
LINES_SHOWN = 15


class Worker:
    """`with Worker(settings) as worker:` runs `eventwire run` against the broker of `settings`."""

    def __init__(self, settings: Settings) -> None:
        self._port = _free_port()
        self._broker = settings.broker
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="eventwire-demo-")
        self._log = Path(self._folder.name) / "worker.log"

    def __enter__(self) -> Self:
        for number in (signal.SIGTERM, signal.SIGHUP):  # like Ctrl-C: leave through `__exit__`
            signal.signal(number, _interrupt)
        with self._log.open("wb") as log:
            # A session of its own: Ctrl-C reaches only us, and we end the worker in order.
            self._process = subprocess.Popen(
                [sys.executable, "-m", __name__],
                env=self._environment(),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process, self._process = self._process, None
        if process is not None:
            _stop(process)
        self._folder.cleanup()

    def wait_until_ready(self) -> None:
        """Return when /readyz says so. Raises ClickException when the worker ends first or takes too long."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            self.check()
            if self._ready():
                return
            time.sleep(0.1)
        raise click.ClickException(f"the worker was not ready after {START_SECONDS:.0f} s\n{self._last_lines()}")

    def check(self) -> None:
        """Raise ClickException with the end of its log if the worker has ended."""
        if self._process is None or self._process.poll() is None:
            return
        raise click.ClickException(f"the worker ended with {self._process.returncode}\n{self._last_lines()}")

    def _ready(self) -> bool:
        try:
            url = f"http://127.0.0.1:{self._port}/readyz"
            return httpx.get(url, timeout=2, trust_env=False).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    def _environment(self) -> dict[str, str]:
        ours = {
            "broker": self._broker,
            "security_protocol": "PLAINTEXT",
            "http_bind": "127.0.0.1",
            "http_port": str(self._port),
            "log_level": "WARNING",
            "log_format": "console",
        }
        return os.environ | {environment_name(field): value for field, value in ours.items()}

    def _last_lines(self) -> str:
        lines = self._log.read_text(encoding="utf8", errors="replace").splitlines()
        return "\n".join(lines[-LINES_SHOWN:])


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _end_with_parent() -> None:
    """Standard input ends when the parent does, even when it was killed."""
    os.read(sys.stdin.fileno(), 1)  # unbuffered: a thread inside a buffer's lock upsets the interpreter's end
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> int:
    """The child's side: the worker, until a signal or the parent's end."""
    from worker import logs, stream

    settings = load()
    logs.configure(settings)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    return stream.run(settings)


if __name__ == "__main__":
    sys.exit(main())
