"""How far the confidence keeps what it says on articles it was not fitted to: a table, and the reliability diagram.

    python tests/quality/reliability.py EVAL_DIR [DIAGRAM.svg]

Reads the marked articles of the evaluation kit (dev/articles.jsonl), of which only counts and shares go out.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.quality.calibrate import FIELDS, diagram, tenth
from tests.quality.calibration import Judged, calibration_error, judged, reliability
from worker.intake import read_article
from worker.pipeline import Engine, extract, load_engine


def verdicts(engine: Engine, gold: Path) -> Iterator[Judged]:
    """The confidence of each event that counts, and whether people tell the event, too."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told = {key: row[key] for key in FIELDS if row.get(key) is not None}
        events = extract(read_article(json.dumps(told).encode(), "application/json"), engine).events
        for event, right in zip(events, judged(row, events), strict=True):
            if right is not None:
                yield event.confidence, right


def main(arguments: list[str]) -> int:
    """Print the error and a row a tenth; 2 when the kit is not there."""
    gold = Path(arguments[0] if arguments else "") / "dev" / "articles.jsonl"
    if not gold.is_file():
        print(f"no marked articles: {gold} is needed")
        return 2
    found = list(verdicts(load_engine(), gold))
    print(f"confidence  ({len(found)} events): expected calibration error {calibration_error(found):.3f}")
    for b in reliability(found):
        print(f"  {tenth(b)}: {b.count:3} events, mean confidence {b.confidence:.2f}, right {b.right:.2f}")
    for target in arguments[1:]:
        Path(target).write_text(diagram(reliability(found)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
