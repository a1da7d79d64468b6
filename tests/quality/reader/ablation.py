"""What each refusal by rule and each entry of the lexicon gains and costs beside the reader.

    python -m tests.quality.reader.ablation EVAL_DIR        (make ablate)

Gold is what the reader was not trained on. A refusal is left out by taking what it refuses for accepted, and weights
are fitted anew; an entry by taking its words for ones that no lexicon has, with the weights kept. What is compared is
the group's F1 over proposals.
"""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.quality.reader.accept import best_cut, columns, group_of, solved
from tests.quality.reader.gold import rows
from tests.quality.reader.proposals import Proposal, proposals
from tests.quality.reader.sources import LEFT_OUT, gold_files, left_out
from worker.extraction.acceptance import weights_of
from worker.pipeline import load_engine

_QUOTED = re.compile(r"“[^”]*”|`[^`]*`")
ALL = "all refusals"


@dataclass(frozen=True, slots=True)
class Loss:
    """A refusal left out: how many proposals it refused, how many of these were right, and F1 without it less F1."""

    group: str
    reason: str
    refused: int
    right: int
    change: float


def kind_of(reason: str) -> str:
    """A reason without the words it quotes; what an entry asks for (`needs: x`) is kept."""
    asked = re.search(r"\((`[^`]+`)\)", reason)
    return _QUOTED.sub("…", reason[: asked.start()] if asked else reason) + (asked.group(0) if asked else "")


def losses(found: Sequence[Proposal]) -> list[Loss]:
    """One row for each kind of refusal, and one for all of a group."""
    table = []
    for group in ("attack", "talks", "act"):
        own = [p for p in found if group_of(p.type) == group and p.right is not None]
        whole = f1(own)
        reasons = sorted({kind_of(p.reason) for p in own if p.reason is not None})
        for reason in (*reasons, ALL):
            refused = [p for p in own if p.reason is not None and reason in {ALL, kind_of(p.reason)}]
            freed = set(map(id, refused))
            without = [replace(p, reason=None) if id(p) in freed else p for p in own]
            right = sum(bool(p.right) for p in refused)
            table.append(Loss(group, reason, len(refused), right, f1(without) - whole))
    return table


def entry_losses(found: Sequence[Proposal]) -> list[Loss]:
    """One row for each entry that proposes something: `refused` counts its proposals."""
    table = []
    for group in ("attack", "talks", "act"):
        own = [p for p in found if group_of(p.type) == group and p.right is not None]
        right = np.array([bool(p.right) for p in own])
        told = np.array([_is_told(p) for p in own])
        alone = np.array([_is_told(replace(p, listed=False, reason=None)) for p in own])
        whole = _f1(told, right)
        entries = np.array([p.entry or "" for p in own])
        for entry in sorted({p.entry for p in own if p.entry}):
            its = entries == entry
            change = _f1(np.where(its, alone, told), right) - whole
            table.append(Loss(group, entry, int(its.sum()), int(right[its].sum()), change))
    return table


def _is_told(p: Proposal) -> bool:
    """True where the acceptance takes a proposal for a mention."""
    weights = weights_of(p.type)
    chance = weights.probability(p.logit, listed=p.listed, accepted=p.listed and p.reason is None)
    return chance >= weights.cut


def _f1(told: NDArray[np.bool_], right: NDArray[np.bool_]) -> float:
    return 2 * float((told & right).sum()) / max(1.0, float(told.sum() + right.sum()))


def f1(found: Sequence[Proposal]) -> float:
    """The F1 of the acceptance fitted to these proposals."""
    right = np.array([bool(p.right) for p in found], dtype=float)
    rows = columns(found, [])
    chance = 1 / (1 + np.exp(-(rows @ solved(rows, right))))
    return best_cut(chance, right)[1]


def table(found: Sequence[Proposal]) -> str:
    """The rows as Markdown."""
    lines = [f"| {x.group} | {x.reason} | {x.refused} | {x.right} | {x.change:+.3f} |" for x in losses(found)]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", type=Path)
    kit = parser.parse_args().kit
    engine = load_engine()
    _, held = left_out(rows(gold_files(kit)), LEFT_OUT)
    found = [proposal for row in held for proposal in proposals(row, engine)]
    print(f"{len(found)} proposals in {len(held)} rows of gold that the reader was not trained on")
    for title, kind, lost in (
        ("refusals", "refused", losses(found)),
        ("entries of the lexicon", "proposed", entry_losses(found)),
    ):
        print(f"\n{title}: how many it {kind}, how many of these were right, F1 of its group without it less F1")
        for x in sorted(lost, key=lambda loss: (loss.change, loss.group, loss.reason)):
            print(f"{x.change:+.4f}  {x.refused:5}  {x.right:5}  {x.group:6}  {x.reason}")


if __name__ == "__main__":
    main()
