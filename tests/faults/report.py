"""The recorded rounds as a table in Markdown: tests/faults/RESULTS.md."""

import json
import os
import platform
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from tests.faults.kinds import FAULTS

RESULTS = Path(__file__).with_name("RESULTS.md")
Round = dict[str, Any]
HEAD = """# Faults: what was run and what came out

Made by `make faults` from the recorded rounds; see `tests/faults/__main__.py`. Each round sends articles (new, revised,
withdrawn, outdated and unreadable ones) to two workers with a pool of two processes each, on one Apache Kafka node
behind a proxy, does the fault at a moment by chance, and compares all that was published with what `extract` gives.
Lost, wrong and out of order must be 0; doubled records have the same id and content and are overwritten by compaction.
Recovery: from the end of the fault, or of the load if that is later, until the last article was out.
Broken: the harness gave up, for the reasons below the table; these rounds prove nothing.
"""


def read(path: Path) -> list[Round]:
    """The rounds recorded; none where there is no file."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()] if path.exists() else []


def counts(rounds: list[Round]) -> Counter[str]:
    """How many rounds of each kind were played, those that broke left out."""
    return Counter(one["kind"] for one in rounds if "error" not in one)


def write(rounds: list[Round], more: list[str]) -> None:
    """Write the table, and what is to stand below it."""
    lines = [HEAD, *_where(rounds), "", *_table(rounds), *_broken(rounds), *_findings(rounds), *more]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf8")


def _where(rounds: list[Round]) -> list[str]:
    dates = sorted(one["date"][:16] for one in rounds)
    commits = Counter(one["commit"] for one in rounds)
    ran = ", ".join(f"{commit} ({number} rounds)" for commit, number in commits.items())
    versions = {f"Python {one['python']}, faust-streaming {one['faust']}, aiokafka {one['aiokafka']}" for one in rounds}
    return [
        f"{dates[0]} to {dates[-1]} UTC, {os.cpu_count()} cores ({platform.machine()}, shared with other work), "
        f"{'; '.join(sorted(versions))}; commits {ran}."
    ]


def _table(rounds: list[Round]) -> list[str]:
    lines = [
        "| fault | rounds | broken | records | lost | wrong | out of order | doubled | recovery, s: median (most) "
        "| orphans | most memory, MB | shown by | in |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for fault in FAULTS:
        played = [one for one in rounds if one["kind"] == fault.name and "error" not in one]
        broken = sum(one["kind"] == fault.name for one in rounds) - len(played)
        if played:
            lines.append(
                f"| {fault.doc} | {len(played)} | {broken} | {_cells(played)} | {fault.shown_by} | {_share(played)} |"
            )
    return lines


def _broken(rounds: list[Round]) -> list[str]:
    """Why rounds broke, most often first."""
    reasons = Counter(one["error"].splitlines()[0] for one in rounds if "error" in one)
    told = "; ".join(f"{reason} ({number})" for reason, number in reasons.most_common())
    return ["", f"Why rounds broke: {told}."] if told else []


def _findings(rounds: list[Round]) -> list[str]:
    """What was lost, wrong or out of order, a line each."""
    found = [
        f"- {one['kind']}, {one['date'][:16]}, commit {one['commit']}: {name}: {what}"
        for one in rounds
        for name in ("lost", "wrong", "out_of_order")
        for what in one.get(name, ())
    ]
    return ["", "Found, and mended since (CHANGELOG):", "", *found] if found else []


def _cells(played: list[Round]) -> str:
    recovery = [one["recovery_seconds"] for one in played]
    cells = [
        sum(one["records"] for one in played),
        *(sum(len(one[name]) for one in played) for name in ("lost", "wrong", "out_of_order")),
        sum(one["doubled"] for one in played),
        f"{median(recovery):.0f} ({max(recovery):.0f})",
        sum(len(one["orphans"]) for one in played),
        max(one["memory_mb"] for one in played),
    ]
    return " | ".join(map(str, cells))


def _share(played: list[Round]) -> str:
    return f"{sum(one['shown'] for one in played)} of {len(played)}"
