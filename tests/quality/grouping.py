"""How well mentions of attacks are put together: B-cubed (Bagga and Baldwin 1998) over mentions that people marked.

    python -m tests.quality.grouping EVAL_DIR        (make grouping)

Gold: the words that people marked as telling one attack, in EVAL_DIR's dev and train articles and in 239 short texts of
our own (gold/incidents.jsonl). Mentions that nobody marked do not count.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np

from tests.quality.reader.gold import Row, rows
from tests.quality.reader.proposals import text_of
from worker.extraction.candidate import Candidate
from worker.extraction.merging.merge import grouped
from worker.pipeline import Engine, load_engine, mentions, read

KIT = ("dev/articles.jsonl", "train/articles.jsonl")
OWN = Path(__file__).parent / "gold" / "incidents.jsonl"
SEVERAL = 3  # attacks, from which on a text counts as one that tells of several


@dataclass(frozen=True, slots=True)
class Grouped:
    """A text: for each marked mention the number of its attack and that of the group it was put into."""

    own: bool
    attacks: Sequence[int]
    groups: Sequence[int]


def own() -> list[Row]:
    """Our short texts in the form of the kit's articles."""
    marked = [(row, [_event(row["body"], attack["anchors"]) for attack in row["attacks"]]) for row in rows([OWN])]
    return [{**row, "events": events} for row, events in marked]


def _event(body: str, anchors: Sequence[str]) -> Row:
    spans = [{"start": body.index(words), "end": body.index(words) + len(words)} for words in anchors]
    return {"type": "attack", "modality": "actual", "anchors": spans}


def put_together(row: Row, engine: Engine, own: bool) -> Grouped:
    """The marked mentions of a row of gold, as merging puts them together."""
    article, _ = text_of(row)
    with engine.nlp.memory_zone():
        story = read(article, engine)
        groups = grouped(story, mentions(story))
        told = {c.trigger: (c, number) for number, group in enumerate(groups) for c in group if c.type == "attack"}
        known = [(attack, n) for c, n in told.values() if (attack := attack_of(row, c)) is not None]
    return Grouped(own, [attack for attack, _ in known], [number for _, number in known])


def attack_of(row: Row, c: Candidate) -> int | None:
    """The number of the marked event that a mention tells: the one whose words hold its trigger, or the nearest."""
    best: tuple[tuple[bool, int], int] | None = None
    for number, event in enumerate(row["events"]):
        for anchor in event["anchors"] if event["type"] == "attack" else ():
            if anchor["start"] < c.mention.end and c.mention.start < anchor["end"]:
                rank = (anchor["start"] <= c.trigger < anchor["end"], -abs(anchor["start"] - c.trigger))
                best = max(best or (rank, number), (rank, number))
    return None if best is None else best[1]


def b_cubed(gold: Sequence[int], found: Sequence[int]) -> tuple[float, float]:
    """Sums of precision and recall over the mentions."""
    precision = recall = 0.0
    for g, f in zip(gold, found, strict=True):
        both = sum(a == g and b == f for a, b in zip(gold, found, strict=True))
        precision, recall = precision + both / found.count(f), recall + both / gold.count(g)
    return precision, recall


def figures(texts: Sequence[Grouped], least: int) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over texts that tell so many attacks at least."""
    total = np.zeros(3)
    for text in texts:
        if len(set(text.attacks)) >= least:
            total += (*b_cubed(text.attacks, text.groups), len(text.attacks))
    precision, recall = total[0] / total[2], total[1] / total[2]
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", type=Path)
    kit = parser.parse_args().kit
    engine = load_engine()
    texts = [put_together(row, engine, own=False) for row in rows([kit / name for name in KIT])]
    texts += [put_together(row, engine, own=True) for row in own()]
    for ours, least in product((False, True), (1, SEVERAL)):
        p, r, f = figures([text for text in texts if text.own is ours], least)
        name = "our own texts" if ours else "articles"
        print(f"{name} with at least {least} attacks: B-cubed P {p:.3f} R {r:.3f} F1 {f:.3f}")


if __name__ == "__main__":
    main()
