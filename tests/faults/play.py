"""One round: load, a fault at a moment by chance, and the verdict on all that came out."""

import time
from dataclasses import asdict
from random import Random
from typing import Any
from uuid import uuid4

from tests.faults import checker
from tests.faults.articles import script
from tests.faults.kinds import Fault, with_extra
from tests.faults.stage import Stage
from worker.pipeline import Engine

DONE_SECONDS = 600.0  # on a crowded machine
QUIET_SECONDS = 1.0  # of load before the fault can come


def play(stage: Stage, fault: Fault, engine: Engine, seed: int, size: int, seconds: float) -> dict[str, Any]:
    """Play it with about `size` articles over `seconds` or as long as the fault lasts; what is recorded of it."""
    random, name, began = Random(seed), f"{fault.name}-{uuid4().hex[:6]}", time.monotonic()
    extra = fault.extra(name) if fault.extra else None
    plan = with_extra(script(name, size, random, engine), extra)
    stage.wait_ready()
    stage.begin(extra)
    exits = [len(member.exits) for member in stage.members]
    load = stage.sending(plan.records, max(seconds, fault.seconds))
    time.sleep(QUIET_SECONDS + random.random() * (seconds - 2 * QUIET_SECONDS))
    fault.act(stage, random)
    over = time.monotonic()
    load.join()
    loaded = time.monotonic()
    finished = stage.wait_done(plan, DONE_SECONDS)
    verdict = checker.check(plan, stage.seen())
    signs = stage.signs
    return asdict(verdict) | {
        "kind": fault.name,
        "seed": seed,
        "records": len(plan.records) + (extra is not None),
        "events": sum(len(wanted.standing) for wanted in plan.articles.values()),
        "recovery_seconds": round(max(0.0, finished - max(over, loaded)), 1),
        "fault_to_finish_seconds": round(finished - over, 1),
        "round_seconds": round(time.monotonic() - began, 1),
        "exits": [code for member, seen in zip(stage.members, exits, strict=True) for code in member.exits[seen:]],
        "orphans": [pid for member in stage.members for pid in member.orphans()],
        "memory_mb": stage.memory // 1_000_000,
        "shown": fault.shows(signs),
        "signs": {"highest": signs.highest, "replaced": signs.replaced, "down": signs.down, "unready": signs.unready},
    }
