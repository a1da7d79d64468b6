"""What each refusal by rule gains and costs beside the reader, on gold that the reader was not trained on.

A refusal is left out by taking what it refuses for accepted; the group's F1 over proposals is compared, the weights
fitted anew to what remains.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tests.quality.reader.accept import best_cut, columns, group_of, solved
from tests.quality.reader.proposals import Proposal

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
