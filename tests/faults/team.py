"""Workers under a supervisor that starts again what has ended, and what their metrics and /proc told meanwhile."""

import os
import shutil
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.kafka.harness import Worker
from worker.settings import Settings

SCRAPE_SECONDS = 2.0
PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")  # of CPU time a second, in /proc
GONE_SECONDS = 10.0
IDLE_SECONDS = 1.5
GAUGES = ("last_commit_age_seconds", "lag_records", "in_flight", "oldest_unacked_seconds", "heartbeat_age_seconds")
RESTARTS = "pool_restarts_total"
WANTED = tuple(f"eventwire_{name}" for name in (*GAUGES, RESTARTS))


@dataclass
class Signs:
    """The worst that the metrics told of any worker in a time: highest gauges, processes replaced, scrapes failed."""

    highest: dict[str, float] = field(default_factory=dict)
    replaced: Counter[str] = field(default_factory=Counter)
    down: int = 0
    dead: bool = False  # /livez said so
    unready: bool = False

    def note(self, gauges: dict[str, float]) -> None:
        for name, value in gauges.items():
            self.highest[name] = max(value, self.highest.get(name, 0.0))


class Member:
    """One worker of the team: started, watched, started again whatever its exit code was."""

    def __init__(self, settings: Settings, folder: Path, **more: Any) -> None:
        self.worker = Worker(settings, folder, **more)
        self.folder = folder
        self.below: dict[int, int] = {}  # id of a process -> when it began: ids are given again
        self.exits: list[int] = []
        self.wanted = True
        self._replaced: dict[str, float] = {}
        self.worker.start()

    def is_running(self) -> bool:
        return self.worker.process is not None and self.worker.process.poll() is None

    def tend(self, signs: Signs) -> None:
        """Start it again if it has ended, else look at it."""
        if not self.is_running():
            if self.wanted:
                self.note_exit()
                self._replaced = {}
                self.worker.start()
            return
        self.below |= {pid: began for pid in self.worker.descendants() if (began := start(pid)) is not None}
        self._scrape(signs)

    def note_exit(self) -> None:
        assert self.worker.process is not None
        self.exits.append(self.worker.process.returncode)
        if self.exits[-1] not in (0, -9):
            shutil.copy(self.worker._log, self.folder / f"exit-{len(self.exits)}-{self.worker.port}.log")

    def _scrape(self, signs: Signs) -> None:
        try:
            metrics = self._get("/metrics").text
            signs.dead |= self._get("/livez").status_code != httpx.codes.OK
            signs.unready |= self._get("/readyz").status_code != httpx.codes.OK
        except httpx.HTTPError:
            signs.down += 1
            return
        gauges = dict.fromkeys(GAUGES, 0.0)
        wanted = "".join(line + "\n" for line in metrics.splitlines() if line.startswith(WANTED))  # parsing is slow
        for family in text_string_to_metric_families(wanted):
            for sample in family.samples:
                name = sample.name.removeprefix("eventwire_")
                if name in gauges:
                    gauges[name] += sample.value
                elif name == RESTARTS:
                    reason = sample.labels["reason"]
                    signs.replaced[reason] += int(sample.value - self._replaced.get(reason, 0.0))
                    self._replaced[reason] = sample.value
        at_work = gauges["lag_records"] > 0 or gauges["in_flight"] > 0
        signs.note(gauges | {"stalled_seconds": gauges["last_commit_age_seconds"] if at_work else 0.0})

    def _get(self, path: str) -> httpx.Response:
        return httpx.get(f"http://127.0.0.1:{self.worker.port}{path}", timeout=SCRAPE_SECONDS, trust_env=False)

    def is_ready(self) -> bool:
        """What /readyz says now; False when nobody answers."""
        try:
            return self._get("/readyz").status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    def is_idle(self) -> bool:
        """Whether it has nothing in flight, by a gauge that is set every second."""
        time.sleep(IDLE_SECONDS)
        try:
            return "eventwire_in_flight 0.0" in self._get("/metrics").text
        except httpx.HTTPError:
            return False

    def children(self) -> list[int]:
        """The pool's processes, by id."""
        return [pid for pid in self.worker.descendants() if b"spawn_main" in _command(pid)]

    def memory(self) -> int:
        """Resident bytes of the worker and all below it."""
        return sum(map(resident, self.processes()))

    def processes(self) -> list[int]:
        """The worker and all below it, by id; none when it has ended."""
        return [self.worker.pid, *self.worker.descendants()] if self.is_running() else []

    def end(self, *, kill: bool = False) -> int:
        """End it for good; the exit code."""
        self.wanted = False
        return self.worker.end(kill=kill)

    def orphans(self) -> list[int]:
        """Processes that were below a worker and outlived it by GONE_SECONDS."""
        end = time.monotonic() + GONE_SECONDS
        while time.monotonic() < end:
            present = set(self.worker.descendants()) if self.is_running() else set()
            left = [pid for pid, began in self.below.items() if pid not in present and start(pid) == began]
            left = [pid for pid in left if b"spawn_main" in _command(pid)]
            if not left:
                return []
            time.sleep(0.2)
        return left


@dataclass(frozen=True)
class Effort:
    """What a process has done so far: `cpu` seconds, `reads` from files and pipes, and whether it wrote anything."""

    cpu: float
    reads: int
    has_spoken: bool  # a pool's process writes first when it is ready, its model loaded


def effort(pid: int) -> Effort | None:
    """Of a process, None when it is gone."""
    stat = _stat(pid)
    try:
        told = dict(line.split(": ") for line in Path(f"/proc/{pid}/io").read_text().splitlines())
    except OSError:
        return None
    if not stat:
        return None
    return Effort((int(stat[11]) + int(stat[12])) / TICKS, int(told["syscr"]), told["wchar"] != "0")


def start(pid: int) -> int | None:
    """When a process began, in ticks since the machine did; None when it is gone or only waits to be reaped."""
    stat = _stat(pid)
    return int(stat[19]) if stat and stat[0] != "Z" else None


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat behind the name, the first of them the state; none when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def resident(pid: int) -> int:
    """Resident bytes of a process, 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0


def proportional(pid: int) -> int:
    """Bytes of a process, what it shares with others divided among them (PSS); 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
