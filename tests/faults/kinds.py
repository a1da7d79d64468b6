"""The faults, each a function that does it to the stage and returns when it is over. One declaration a fault below."""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from confluent_kafka.admin import AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource, ResourceType

from tests.faults.articles import BAD, JSON, Script, Sent, slow
from tests.faults.stage import Stage
from tests.faults.team import Effort, Signs, effort
from tests.kafka.harness import eventually
from worker.stream.topics import topic_name

STOPPED_SECONDS = 30.0
OUTAGE_SECONDS = 10.0
LONG_OUTAGE_SECONDS = 120.0
CUT_SECONDS = 10.0
HALT_SECONDS = 20.0
STORM_SECONDS = 30.0
STORM_STEP_SECONDS = 5.0
SLOW_SENTENCES = 45_000
KILLS = 2  # of the process that works on an article, before the worker gives the article up
LONG_CPU_SECONDS = 0.3  # an ordinary article takes hundredths


@dataclass(frozen=True)
class Fault:
    """`act` does it; `shows` says whether the metrics told of it; `extra` is an article that `act` sends.

    That article must end as a dead letter.
    """

    name: str
    doc: str
    act: Callable[[Stage, Random], None]
    shows: Callable[[Signs], bool]
    shown_by: str
    extra: Callable[[str], Sent] | None = None
    seconds: float = 0.0  # about how long it lasts; the load lasts as long


def kill_worker(stage: Stage, random: Random) -> None:
    os.kill(random.choice(stage.members).worker.pid, signal.SIGKILL)


def kill_child(stage: Stage, random: Random) -> None:
    children = [pid for member in stage.members for pid in member.children()]
    os.kill(random.choice(children), signal.SIGKILL)


def terminate_worker(stage: Stage, random: Random) -> None:
    member = random.choice(stage.members)
    os.kill(member.worker.pid, signal.SIGTERM)
    assert member.worker.process is not None
    process = member.worker.process
    eventually(lambda: process.poll() is not None, "the worker ended", 40)
    assert process.returncode == 0, f"exit code {process.returncode} after SIGTERM"


def stop_worker(stage: Stage, random: Random) -> None:
    pid = random.choice(stage.members).worker.pid
    os.kill(pid, signal.SIGSTOP)
    try:
        time.sleep(STOPPED_SECONDS)
    finally:
        os.kill(pid, signal.SIGCONT)


def restart_broker(seconds: float) -> Callable[[Stage, Random], None]:
    def act(stage: Stage, random: Random) -> None:
        stage.broker.stop(kill=random.random() < 0.5)
        time.sleep(seconds)
        stage.broker.start()

    return act


def kill_both(stage: Stage, random: Random) -> None:
    kill_worker(stage, random)
    stage.broker.stop(kill=True)
    time.sleep(OUTAGE_SECONDS)
    stage.broker.start()


def rebalance_storm(stage: Stage, random: Random) -> None:
    """Every five seconds a third worker joins or leaves; one that leaves is killed or asked to, by chance."""
    end, extra = time.monotonic() + STORM_SECONDS, stage.join()
    try:
        while time.monotonic() < end:
            extra.worker.wait_ready()
            time.sleep(random.random() * STORM_STEP_SECONDS)
            extra.end(kill=random.random() < 0.5)
            extra = stage.join()
    finally:
        extra.end(kill=True)


def cut_connections(stage: Stage, random: Random) -> None:
    stage.proxy.cut()
    time.sleep(CUT_SECONDS)
    stage.proxy.mend()


def halt_connections(stage: Stage, random: Random) -> None:
    stage.proxy.halt()
    time.sleep(HALT_SECONDS)
    stage.proxy.mend()


def refuse_dead_letters(stage: Stage, random: Random) -> None:
    """The dead-letter topic takes nothing, as on a full disk, and there is one to be sent."""
    _limit_dead_letters(stage, 1)
    try:
        stage.send_extra()
        time.sleep(OUTAGE_SECONDS)
    finally:
        _limit_dead_letters(stage, 9_000_000)


def _limit_dead_letters(stage: Stage, size: int) -> None:
    entry = ConfigEntry("max.message.bytes", str(size), incremental_operation=AlterConfigOpType.SET)
    name = topic_name(stage.settings, "dead")
    resource = ConfigResource(ResourceType.TOPIC, name, incremental_configs=[entry])
    admin = AdminClient({"bootstrap.servers": stage.settings.broker})
    for future in admin.incremental_alter_configs([resource]).values():
        future.result(10)


def wait_for_slow(stage: Stage, random: Random) -> None:
    """The article itself is the fault: it takes a minute of CPU, ten times its limit, and twice."""
    stage.send_extra()
    eventually(lambda: stage.signs.replaced["timeout"] >= 2, "two processes overran", 120)


def kill_worker_of_article(stage: Stage, random: Random) -> None:
    """Kill the process that works on the long article, both times."""
    stage.send_extra()
    seen: dict[int, Effort] = {}
    killed: set[int] = set()
    while len(killed) < KILLS:
        eventually(lambda: bool(_at_length(stage, seen)), "it is worked on", 60)
        for victim in _at_length(stage, seen):
            os.kill(victim, signal.SIGKILL)
            seen.pop(victim)
            killed.add(victim)


def _at_length(stage: Stage, seen: dict[int, Effort]) -> list[int]:
    """The pool's processes that have computed for long since they last read anything; `seen` is when that was."""
    found = []
    for pid in [pid for member in stage.members for pid in member.children()]:
        now = effort(pid)
        if now is None or not now.has_spoken:
            continue
        before = seen.get(pid)
        if before is None or before.reads != now.reads:
            seen[pid] = now
        elif now.cpu - before.cpu > LONG_CPU_SECONDS:
            found.append(pid)
    return found


def _slow(name: str) -> Sent:
    return slow(f"{name}-slow", SLOW_SENTENCES)


def _unreadable(name: str) -> Sent:
    return Sent(f"{name}-full-bad-".encode(), BAD[0], JSON)


def _cut_off(seconds: float) -> Callable[[Signs], bool]:
    """The broker's silence is told for as long, or the worker has ended because of it."""
    return lambda signs: signs.down > 0 or signs.highest["heartbeat_age_seconds"] > seconds


FAULTS = (
    Fault("kill-worker", "SIGKILL of a worker", kill_worker, lambda s: s.down > 0 or s.unready, "scrape fails"),
    Fault("kill-child", "SIGKILL of a pool process", kill_child, lambda s: s.replaced["killed"] > 0, "pool_restarts"),
    Fault("term-worker", "SIGTERM of a worker", terminate_worker, lambda s: s.down > 0 or s.unready, "scrape fails"),
    Fault(
        "stop-worker",
        "SIGSTOP of a worker for 30 s",
        stop_worker,
        lambda s: s.down > 0,
        "scrape fails",
        seconds=STOPPED_SECONDS,
    ),
    Fault(
        "broker-10s",
        "broker stopped or killed, back after 10 s",
        restart_broker(OUTAGE_SECONDS),
        _cut_off(8),
        "heartbeat age",
    ),
    Fault(
        "broker-2min",
        "broker stopped or killed, back after 2 min",
        restart_broker(LONG_OUTAGE_SECONDS),
        _cut_off(60),
        "heartbeat age",
        seconds=LONG_OUTAGE_SECONDS / 4,
    ),
    Fault(
        "both",
        "SIGKILL of a worker and the broker at once",
        kill_both,
        lambda s: s.down > 0 or s.unready,
        "scrape fails",
    ),
    Fault(
        "storm",
        "workers join and leave for 30 s",
        rebalance_storm,
        lambda s: s.unready or s.highest["stalled_seconds"] > 3,
        "readyz, commit age",
        seconds=STORM_SECONDS,
    ),
    Fault(
        "cut",
        "all connections cut for 10 s",
        cut_connections,
        _cut_off(8),
        "heartbeat age",
    ),
    Fault(
        "halt",
        "connections open and dead for 20 s",
        halt_connections,
        _cut_off(15),
        "heartbeat age",
        seconds=HALT_SECONDS,
    ),
    Fault(
        "dead-letter-full",
        "dead letters refused for 10 s",
        refuse_dead_letters,
        lambda s: s.down > 0 or s.unready,
        "scrape fails",
        _unreadable,
    ),
    Fault(
        "slow-article",
        "an article of a minute's CPU, limit 6 s",
        wait_for_slow,
        lambda s: s.highest["oldest_unacked_seconds"] > 5 and s.replaced["timeout"] >= 2,
        "oldest_unacked, pool_restarts",
        _slow,
    ),
    Fault(
        "crashing-article",
        "an article whose process dies each time",
        kill_worker_of_article,
        lambda s: s.replaced["killed"] >= 2,
        "pool_restarts",
        _slow,
    ),
)


def with_extra(script: Script, extra: Sent | None) -> Script:
    """The script that also expects the fault's own article as a dead letter."""
    letters = {} if extra is None else {extra.key: extra}
    return Script(script.records, script.articles, script.letters | letters)
