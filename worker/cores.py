"""How many cores this process may use: its CPU affinity, and the CPU quota of its control group, as containers have it.

Read at the start, from Linux's files; other systems give the number of the machine's cores.
"""

import os
from pathlib import Path

from worker.cgroups import CGROUPS, MEMBERSHIP, folders, text

_V1_CONTROLLERS = ("cpu,cpuacct", "cpu", "cpuacct,cpu")  # as the folder of the controller is called


def available(groups: Path = CGROUPS, membership: Path = MEMBERSHIP) -> int:
    """At least 1. Part of a core is none: a process more than the quota feeds would only be held back with the rest."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    allowed = quota(groups, membership)
    return cores if allowed is None else max(1, min(cores, int(allowed)))


def quota(groups: Path = CGROUPS, membership: Path = MEMBERSHIP) -> float | None:
    """The least quota of the control group and of those it is in, in cores; None where there is none."""
    quotas = (_quota(folder) for folder in folders("cpu", _V1_CONTROLLERS, groups, membership))
    return min((cores for cores in quotas if cores is not None), default=None)


def _quota(folder: Path) -> float | None:
    """The quota in cores: version 2 writes "150000 100000" or "max 100000", version 1 two files, -1 for none."""
    words = text(folder / "cpu.max").split() or [text(folder / f"cpu.cfs_{name}_us") for name in ("quota", "period")]
    try:
        allowed, period = (int(word) for word in words)
    except ValueError:
        return None
    return allowed / period if allowed > 0 and period > 0 else None
