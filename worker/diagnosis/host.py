"""Versions, cores and memory, as the container has them."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version

from worker import __version__, cores, ram
from worker.diagnosis.finding import Finding
from worker.settings import Settings, environment_name

PACKAGES = {
    "spaCy": "spacy",
    "onnxruntime": "onnxruntime",
    "faust": "faust-streaming",
    "aiokafka": "aiokafka",
    "confluent-kafka": "confluent-kafka",
}
MB = 1_000_000
PROCESS_MB, PARENT_MB = 500, 250  # as measured; the README tells how
PROCESSES = environment_name("processes")


def versions() -> Finding:
    """Of us and of what we stand on."""
    found = {"eventwire": __version__, "Python": platform.python_version()}
    found |= {name: _version(package) for name, package in PACKAGES.items()}
    missing = [name for name, number in found.items() if not number]
    return Finding(
        "versions",
        "fail" if missing else "ok",
        ", ".join(f"{name} {number or 'missing'}" for name, number in found.items()) + f", {platform.platform()}",
        f"install what the lock file names: {', '.join(missing)}" if missing else "",
        found | {"platform": platform.platform()},
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def processors(settings: Settings) -> Finding:
    """The cores this process may use, and whether the extraction processes have one each."""
    usable, quota, machine = cores.available(), cores.quota(), os.cpu_count()
    crowded = settings.processes > usable
    detail = f"{usable} of the machine's {machine}" + (f", by a quota of {quota:g}" if quota is not None else "")
    return Finding(
        "cores",
        "warn" if crowded else "ok",
        f"{detail}; extraction processes: {settings.processes}",
        f"more processes than cores hold each other up: lower {PROCESSES} or give it more cores" if crowded else "",
        {"cores": usable, "quota": quota, "machine": machine, "processes": settings.processes},
    )


def memory(settings: Settings) -> Finding:
    """What this process may use, and whether it is enough for the extraction processes."""
    usable, limit = ram.available() // MB, ram.limit()
    needed = PARENT_MB + settings.processes * PROCESS_MB
    short = usable < needed
    return Finding(
        "memory",
        "warn" if short else "ok",
        f"{usable} MB{' by the container' if limit and limit // MB <= usable else ''}; "
        f"a worker of {settings.processes} processes takes about {needed} MB",
        f"it may be killed for its memory: lower {PROCESSES} or give it more" if short else "",
        {"usable_mb": usable, "needed_mb": needed},
    )
