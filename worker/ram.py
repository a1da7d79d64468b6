"""How much memory this process may use: the machine's, and the limit of its control group, as containers have it."""

import os
from pathlib import Path

from worker.cgroups import CGROUPS, MEMBERSHIP, folders, text

_FILES = ("memory.max", "memory.limit_in_bytes")  # of version 2 and of version 1


def available(groups: Path = CGROUPS, membership: Path = MEMBERSHIP) -> int:
    """In bytes."""
    machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    allowed = limit(groups, membership)
    return machine if allowed is None else min(machine, allowed)


def limit(groups: Path = CGROUPS, membership: Path = MEMBERSHIP) -> int | None:
    """The least limit of the control group and of those it is in, in bytes; None where there is none.

    Version 1 writes a number beyond any machine where there is none.
    """
    where = folders("memory", ("memory",), groups, membership)
    told = (text(folder / name).strip() for folder in where for name in _FILES)
    return min((int(number) for number in told if number.isdigit()), default=None)
