"""Fit the confidence to the gold that ships; write the coefficients, their card and the reliability diagram.

    python tests/quality/calibrate.py        (make calibration)

Run it after changes of the extraction that move detection. It reads tests/quality/gold/articles.jsonl only.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.quality.calibration import (
    Bin,
    Judged,
    Sample,
    calibration_error,
    fit,
    held_out,
    judged,
    predicted,
    reliability,
)
from worker.extraction.assembly import assemble, by_explicitness
from worker.extraction.confidence import features
from worker.extraction.merge import grouped
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
# How sure an event is: levels by kind of event and slopes of a logistic score (worker/extraction/confidence.py).
# Written by `make calibration` from tests/quality/gold/articles.jsonl; docs/confidence.md is the card. Apache-2.0.
"""
_CARD = """\
# Confidence

`confidence` of an event is the share of events like it that are told in the article, as people judge it. An event of
0.9 is right in nine cases of ten. It says nothing about whether the article is true, and nothing about its fields.

| | |
|---|---|
| model | logistic with ridge: a level for each kind of event, slopes for the best mention and for further ones |
| fitted to | {count} events found in {articles} articles (`tests/quality/gold`; CC BY 2.5, public domain, OGL v3.0) |
| right | found by people, too: mentions touch, or half of the quoted letters agree; minor events count neither way |
| events by kind, right of all | {kinds} |
| expected calibration error, the fit itself | {own:.3f} |
| expected calibration error, each article by a fit to the others | {held:.3f} |
| on the evaluation kit's 13 articles (`make eval`), 24 November 2026 | 0.047, 104 events; by hand before: 0.115 |

The data is little, so the model is tiny: {parameters} numbers, drawn together where a kind has few events. The articles
are short news and statements of governments in English; in long reports, and where other acts than attacks, talks and
statements are told in passing, expect less. People marked only the main acts in them, so much that counts as wrong
among the other acts is true but beside the point. Refit with `make calibration` when detection changes.

Each article by a fit to the others:

| confidence | events | mean confidence | right |
|---|---|---|---|
{rows}

![Reliability diagram](confidence.svg)

The same on the evaluation kit's articles, by the fit that is used:

![Reliability diagram, evaluation kit](confidence-dev.svg)
"""


def samples(engine: Engine) -> list[Sample]:
    """The judged events of the gold articles, with what their confidence is computed from."""
    found: list[Sample] = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        message = json.dumps({key: row[key] for key in FIELDS}).encode()
        story = read(read_article(message, "application/json"), engine)
        groups = grouped(story, mentions(story))
        verdicts = judged(row, assemble(story, groups))
        found += [
            Sample(row["id"], features(by_explicitness(group)), right)
            for group, right in zip(groups, verdicts, strict=True)
            if right is not None
        ]
    return found


def card(found: Sequence[Sample], own: Sequence[Judged], held: Sequence[Judged], parameters: int) -> str:
    """The card as Markdown."""
    right = Counter(sample.features.group for sample in found if sample.right)
    total = Counter(sample.features.group for sample in found)
    rows = "\n".join(f"| {tenth(b)} | {b.count} | {b.confidence:.2f} | {b.right:.2f} |" for b in reliability(held))
    return _CARD.format(
        count=len(found),
        articles=len({sample.article for sample in found}),
        kinds=", ".join(f"{group} {right[group]} of {count}" for group, count in sorted(total.items())),
        own=calibration_error(own),
        held=calibration_error(held),
        parameters=parameters,
        rows=rows,
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


def main() -> None:
    """Fit, write the three files, and print the card."""
    found = samples(load_engine())
    coefficients = {name: round(value, 3) for name, value in fit(found).items()}
    own = [(predicted(coefficients, sample.features), sample.right) for sample in found]
    held = held_out(found)
    lines = "".join(f"{name}: {value}\n" for name, value in coefficients.items())
    COEFFICIENTS.write_text(_HEADER + lines, encoding="utf-8")
    CARD.parent.mkdir(exist_ok=True)
    CARD.write_text(card(found, own, held, len(coefficients)), encoding="utf-8")
    DIAGRAM.write_text(diagram(reliability(held)), encoding="utf-8")
    print(CARD.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
