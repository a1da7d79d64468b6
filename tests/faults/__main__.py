"""`python -m tests.faults run|press|report`: rounds of faults, one JSON line each, back pressure, the table of both."""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import Any

from tests.faults import pressure, report
from tests.faults.kinds import FAULTS, Fault
from tests.faults.play import play
from tests.faults.stage import Stage
from worker.pipeline import load_engine

ROUNDS = Path("var/faults/rounds.jsonl")
PRESS_FACTOR, PRESS_SECONDS = 10.0, 600.0
PRESS_RECORDS = 100_000  # finished by then, the run is over


def circumstances() -> dict[str, Any]:
    """What a figure depends on."""
    revision = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": revision.stdout.strip(),
        "python": platform.python_version(),
        "faust": version("faust-streaming"),
        "aiokafka": version("aiokafka"),
    }


def run(arguments: argparse.Namespace) -> int:
    """Play rounds until every kind has as many as asked for or the time is over; rounds recorded before count."""
    wanted = [fault for fault in FAULTS if not arguments.kinds or fault.name in arguments.kinds.split(",")]
    end, engine, failed = time.monotonic() + arguments.minutes * 60, load_engine(), 0
    while missing := _missing(wanted, arguments):
        fault = missing[0]
        try:
            with Stage(arguments.out.parent / f"stage-{datetime.now(UTC):%H%M%S}-{os.getpid()}") as stage:
                for fault in missing:
                    if time.monotonic() > end:
                        return failed
                    result = play(
                        stage, fault, engine, Random().randrange(10**9), arguments.articles, arguments.seconds
                    )
                    result |= circumstances()
                    failed += _record(arguments.out, result)
        except AssertionError as error:
            failed += _record(arguments.out, {"kind": fault.name, "error": str(error)[:2000]} | circumstances())
    return failed


def press(arguments: argparse.Namespace, path: Path) -> int:
    """Ten times more articles than the workers can do, for ten minutes; then look on as long as the minutes allow."""
    seconds = arguments.minutes * 60
    with Stage(path.parent / f"stage-press-{os.getpid()}") as stage:
        result = pressure.press(stage, PRESS_FACTOR, PRESS_SECONDS, PRESS_RECORDS, seconds - PRESS_SECONDS)
    with path.open("a", encoding="utf8") as file:
        file.write(json.dumps(result | circumstances()) + "\n")
    return int(bool(result["out_of_order"] or result["exits"]))


def _missing(wanted: list[Fault], arguments: argparse.Namespace) -> list[Fault]:
    counts = report.counts(report.read(arguments.out))
    rounds = [(number, fault) for fault in wanted for number in range(counts.get(fault.name, 0), arguments.rounds)]
    return [fault for _, fault in sorted(rounds, key=lambda one: one[0])]


def _record(path: Path, result: dict[str, Any]) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf8") as file:
        file.write(json.dumps(result) + "\n")
    bad = "error" in result or bool(result["lost"] or result["wrong"] or result["out_of_order"] or result["orphans"])
    print(json.dumps(result | {"signs": None})[:1500], flush=True)
    return int(bad)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("action", choices=("run", "press", "report"))
    parser.add_argument("--rounds", type=int, default=20, help="of each kind (20)")
    parser.add_argument("--kinds", default="", help="names, comma separated (all)")
    parser.add_argument("--minutes", type=float, default=600.0, help="begin no round, watch no longer after that (600)")
    parser.add_argument("--articles", type=int, default=120, help="of a round (120)")
    parser.add_argument("--seconds", type=float, default=12.0, help="over which a round's load is spread (12)")
    parser.add_argument("--out", type=Path, default=ROUNDS, help=f"JSON lines, appended to ({ROUNDS})")
    arguments = parser.parse_args()
    if arguments.action == "run":
        return run(arguments)
    pressed = arguments.out.with_name("press.jsonl")
    if arguments.action == "press":
        return press(arguments, pressed)
    report.write(report.read(arguments.out), pressure.table(pressed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
