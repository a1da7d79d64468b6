"""Whether two states of the code give the same events, byte by byte: for changes that should change nothing.

    python -m tests.quality.same EVAL_DIR COMMIT        (make same BASE=COMMIT)

Extracts every text of the evaluation kit's open files with the code of COMMIT, checked out beside, and with the code
here. Exit code 1 and the first differing articles where a line differs.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[2]
_TASK_OF = {"dates_aquaint": "dates", "dates_timebank": "dates", "places_lgl": "places", "places_trnews": "places"}
_MESSAGES = "ucdp"  # its rows are messages
_SHOWN = 5


def messages(kit: Path) -> Iterator[str]:
    """Every text of the kit as a message of one line."""
    for path in [*sorted((kit / "dev").glob("*.jsonl")), kit / "train" / "articles.jsonl"]:
        yield from _printed(kit / "score.py", _TASK_OF.get(path.stem, path.stem), path)
    yield from _printed(kit / "sentences.py", kit / "train" / "sentences.jsonl")
    for path in sorted((kit / "outside" / "dev").glob("*.jsonl")):
        if path.stem == _MESSAGES:
            yield from path.read_text(encoding="utf-8").splitlines()
        else:
            yield from _printed(kit / "outside" / "outside.py", path.stem)


def _printed(program: Path, *words: str | Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, program, *words, "--messages"], check=True, capture_output=True, text=True, cwd=program.parent
    )
    return [line for line in done.stdout.splitlines() if line.startswith("{")]


def extracted(code: Path, texts: Path) -> list[str]:
    """What the code in a folder prints of the texts, a line each."""
    done = subprocess.run(
        [sys.executable, "-m", "worker", "extract", str(texts)],
        check=True, capture_output=True, text=True, cwd=code, env=os.environ | {"PYTHONPATH": str(code)},
    )  # fmt: skip
    return done.stdout.splitlines()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", type=Path)
    parser.add_argument("commit")
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base, texts = Path(folder) / "base", Path(folder) / "texts.jsonl"
        texts.write_text("\n".join(messages(a.kit)) + "\n", encoding="utf-8")
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--detach", "--quiet", str(base), a.commit], check=True)
        try:
            with ThreadPoolExecutor(2) as both:
                before, after = both.map(lambda code: extracted(code, texts), (base, ROOT))
        finally:
            subprocess.run([*git, "remove", "--force", str(base)], check=True)
    differing = [b for b, n in zip(before, after, strict=True) if b != n]
    for line in differing[:_SHOWN]:
        print("differs:", json.loads(line)["article"]["id"])
    print(f"{len(before)} texts, {len(differing)} with other events than at {a.commit}")
    return bool(differing) or not before


if __name__ == "__main__":
    sys.exit(main())
