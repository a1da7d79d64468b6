"""Run the evaluation kit: extract every task's messages, score them, print the headline figures in one table.

    python tests/quality/evaluate.py EVAL_DIR [TASK ...]

EVAL_DIR holds score.py and dev/*.jsonl. The kit is not part of this repository: most of its texts may not be
redistributed. Predictions stay in var/eval for `score.py TASK GOLD PREDICTIONS --show 20`.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PROCESSES = 2
WARNINGS = ("without a prediction", "predictions for unknown ids", "spans that do not fit the body")
OUTPUT = Path(__file__).parents[2] / "var" / "eval"
TASKS = {
    "articles": "articles",
    "plover": "plover",
    "gsr": "gsr",
    "quotes": "quotes",
    "dates_aquaint": "dates",
    "dates_timebank": "dates",
    "places_lgl": "places",
    "places_trnews": "places",
    "muc": "muc",
    "talks_pairs": "talks_pairs",
}


def main(arguments: list[str]) -> int:
    """0 when every task was scored, 1 when the extraction of some messages failed, 2 when the kit is not there."""
    kit = Path(arguments[0]) if arguments else Path()
    if not (kit / "score.py").is_file():
        print(f"evaluation kit not found in {kit}: a folder with score.py and dev/*.jsonl is needed;")
        print("name it with: make eval EVAL_DIR=path/to/eval")
        return 2
    OUTPUT.mkdir(parents=True, exist_ok=True)
    return max(evaluate(kit, name) for name in arguments[1:] or TASKS)


def evaluate(kit: Path, name: str) -> int:
    """Extract and score one file of the kit; prints its figures and returns the exit code of the extraction."""
    gold, predictions = kit / "dev" / f"{name}.jsonl", OUTPUT / f"{name}.jsonl"
    messages = _score(kit, TASKS[name], gold, "--messages")
    started = time.monotonic()
    code = _extract(messages, predictions)
    seconds = time.monotonic() - started
    result = json.loads(_score(kit, TASKS[name], gold, predictions, "--json"))
    _print(name, result, len(messages.splitlines()), seconds)
    return code


def _score(kit: Path, task: str, *arguments: str | Path) -> bytes:
    return subprocess.run(
        [sys.executable, kit / "score.py", task, *arguments], check=True, stdout=subprocess.PIPE
    ).stdout


def _extract(messages: bytes, predictions: Path) -> int:
    """Exit code 0, or 1 where some messages gave no prediction; anything else is an error of ours."""
    command = [sys.executable, "-m", "worker", "extract", "-", "--processes", str(PROCESSES)]
    with predictions.open("wb") as output:
        code = subprocess.run(command, input=messages, stdout=output, check=False).returncode
    if code not in (0, 1):
        raise SystemExit(f"extract ended with {code}")
    return code


def _print(name: str, result: dict[str, Any], count: int, seconds: float) -> None:
    print(f"{name}  ({count} messages, {seconds:.0f} s, {count / seconds:.1f}/s)", flush=True)
    for label, value in result["headline"].items():
        print(f"  {label:52}{value:8.3f}" if isinstance(value, float) else f"  {label:52}{value!s:>8}")
    for label in (label for label in WARNINGS if result["notes"].get(label)):
        print(f"  NOTE {label}: {result['notes'][label]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
