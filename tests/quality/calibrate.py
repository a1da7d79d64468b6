"""Fit the confidence to the gold that ships; write the coefficients, their card and the reliability diagram.

    python tests/quality/calibrate.py EVAL_DIR        (make calibration)

Run it after changes of the extraction that move detection. The rules alone are fitted to the articles that ship, the
reader with the rules to the articles of the evaluation kit that the reader was not trained on.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from tests.quality.calibration import (
    SLOPES,
    Bin,
    Judged,
    Sample,
    calibration_error,
    fit,
    held_out,
    judged,
    reliability,
)
from tests.quality.measure import Row
from tests.quality.reader.gold import rows
from tests.quality.reader.sources import KIT, LEFT_OUT, left_out
from worker.extraction.merging.assembly import assemble, by_explicitness
from worker.extraction.merging.confidence import GROUPS, features
from worker.extraction.merging.merge import grouped
from worker.intake import read_article
from worker.pipeline import Engine, load_engine, mentions, read

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests/quality/gold/articles.jsonl"
COEFFICIENTS = ROOT / "worker/resources/confidence.yaml"
CARD = ROOT / "docs/confidence.md"
DIAGRAM = ROOT / "docs/confidence.svg"
FIELDS = ("id", "title", "body", "published", "source")
SIDE, MARGIN = 320, 48  # pixels of the diagram

_HEADER = """\
# How sure an event is: levels by kind of event and slopes of a logistic score
# (worker/extraction/merging/confidence.py), with the reader and with the rules alone.
# Written by `make calibration`; docs/confidence.md is the card. Apache-2.0.
"""
_CARD = """\
# Confidence

`confidence` of an event is the share of events like it that are told in the article, as people judge it. An event of
0.9 is right in nine cases of ten. It says nothing about whether the article is true, and nothing about its fields.

| | |
|---|---|
| model | logistic with ridge: a level for each kind of event, slopes for the probability that the best mention tells \
one, for how explicit it is, and for further mentions |
| right | found by people, too: mentions touch, or half of the quoted letters agree; minor events count neither way |
| with the reader | fitted to {read} events in {read_articles} articles left out of the reader's training |
| the rules alone | fitted to {ruled} events in {ruled_articles} articles (`tests/quality/gold`) |
| events by kind with the reader, right of all | {kinds} |

Expected calibration error with the reader, each article by a fit to the others: {errors}.

The data is little, so the model is tiny: {parameters} numbers, drawn together where a kind has few events. People
marked only the main acts, so much that counts as wrong among the other acts is true but beside the point. Refit with
`make calibration` when detection changes.

Each article by a fit to the others, with the reader:

| confidence | events | mean confidence | right |
|---|---|---|---|
{rows}

![Reliability diagram](confidence.svg)
"""


def samples(engine: Engine, rows: Iterable[Row]) -> list[Sample]:
    """The judged events of gold articles, with what their confidence is computed from."""
    found: list[Sample] = []
    for row in rows:
        message = json.dumps({key: row[key] for key in FIELDS if row.get(key) is not None}).encode()
        story = read(read_article(message, "application/json"), engine)
        groups = grouped(story, mentions(story))
        verdicts = judged(row, assemble(story, groups))
        found += [
            Sample(row["id"], features(by_explicitness(group)), right)
            for group, right in zip(groups, verdicts, strict=True)
            if right is not None
        ]
    return found


def unread(kit: Path) -> list[Row]:
    """The articles of the evaluation kit that the reader was not trained on."""
    _, held = left_out(rows([kit / name for name in KIT if "articles" in name]), LEFT_OUT)
    return [dict(row) for row in held]


def card(read: Sequence[Sample], ruled: Sequence[Sample], held: Mapping[str, Sequence[Judged]]) -> str:
    """The card as Markdown; `held`: by kind the events with the reader, each by a fit to the other articles."""
    right = Counter(sample.features.group for sample in read if sample.right)
    total = Counter(sample.features.group for sample in read)
    every = [one for judged_ones in held.values() for one in judged_ones]
    lines = [f"| {tenth(b)} | {b.count} | {b.confidence:.2f} | {b.right:.2f} |" for b in reliability(every)]
    errors = [f"{group} {calibration_error(ones):.3f}" for group, ones in held.items()]
    return _CARD.format(
        read=len(read),
        read_articles=len({sample.article for sample in read}),
        ruled=len(ruled),
        ruled_articles=len({sample.article for sample in ruled}),
        kinds=", ".join(f"{group} {right[group]} of {count}" for group, count in sorted(total.items())),
        errors=", ".join([*errors, f"all {calibration_error(every):.3f}"]),
        parameters=len(GROUPS) + len(SLOPES),
        rows="\n".join(lines),
    )


def tenth(b: Bin) -> str:
    """The bounds of a bin."""
    return f"{b.low:.1f} to {b.low + 0.1:.1f}"


def diagram(bins: Sequence[Bin]) -> str:
    """The reliability diagram as SVG: a disc for each tenth, its area the number of events; the diagonal is perfect."""
    size = SIDE + 2 * MARGIN
    most = max(b.count for b in bins)
    discs = "".join(
        f'<circle cx="{_x(b.confidence):.1f}" cy="{_y(b.right):.1f}" r="{4 + 14 * (b.count / most) ** 0.5:.1f}"'
        f' fill="#1f6f8b" fill-opacity="0.7"><title>{b.count} events</title></circle>'
        for b in bins
    )
    ticks = "".join(
        f'<text x="{_x(t):.0f}" y="{_y(0) + 18:.0f}" text-anchor="middle">{t:.1f}</text>'
        f'<text x="{_x(0) - 8:.0f}" y="{_y(t) + 4:.0f}" text-anchor="end">{t:.1f}</text>'
        for t in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">'
        f'<rect width="{size}" height="{size}" fill="white"/>'
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="black"/>'
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="grey" stroke-dasharray="4"/>{ticks}{discs}'
        f'<text x="{size / 2:.0f}" y="{size - 8}" text-anchor="middle">confidence</text>'
        f'<text x="14" y="{size / 2:.0f}" text-anchor="middle" transform="rotate(-90 14 {size / 2:.0f})">right</text>'
        "</svg>\n"
    )


def _x(share: float) -> float:
    return MARGIN + share * SIDE


def _y(share: float) -> float:
    return MARGIN + (1 - share) * SIDE


def main(arguments: list[str]) -> None:
    """Fit, write the three files, and print the card."""
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    ruled = samples(load_engine(reader=False), gold)
    read_ones = samples(load_engine(), unread(Path(arguments[0])))
    fitted = {"rules": rounded(fit(ruled)), "reader": rounded(fit(read_ones))}
    lines = [
        f"{name}: {yaml.safe_dump(row, default_flow_style=True, sort_keys=False, width=200)}"
        for name, row in fitted.items()
    ]
    COEFFICIENTS.write_text(_HEADER + "".join(lines), encoding="utf-8")
    judged_ones = held_out(read_ones)
    by_kind = {group: [j for j, s in judged_ones if s.features.group == group] for group in GROUPS}
    CARD.write_text(card(read_ones, ruled, by_kind), encoding="utf-8")
    DIAGRAM.write_text(diagram(reliability([one for one, _ in judged_ones])), encoding="utf-8")
    print(CARD.read_text(encoding="utf-8"))


def rounded(coefficients: Mapping[str, float]) -> dict[str, float]:
    """To three decimals."""
    return {name: round(value, 3) for name, value in coefficients.items()}


if __name__ == "__main__":
    main(sys.argv[1:])
