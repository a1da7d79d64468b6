"""What each rule, each predicate of a rule and each entry of the lexicon gains and costs beside the reader.

    python -m tests.quality.reader.ablation EVAL_DIR        (make ablate)

Gold is what the reader was not trained on. A rule is left out by taking what it alone refuses for accepted, a predicate
by judging without it; weights are fitted anew. A rule of `dropped` is left out by letting stand what it takes out, an
entry by taking its words for ones that no lexicon has, both with the weights kept. What is compared is the group's F1
over proposals.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.quality.reader.accept import best_cut, columns, group_of, solved
from tests.quality.reader.gold import rows
from tests.quality.reader.proposals import Proposal, loosened, proposals
from tests.quality.reader.sources import LEFT_OUT, gold_files, left_out
from worker.extraction.acceptance import weights_of
from worker.extraction.acts.refusals import table as act_table
from worker.extraction.attack.refusals import table as attack_table
from worker.extraction.talks.refusals import table as talks_table
from worker.pipeline import load_engine

ALL = "all rules"


@dataclass(frozen=True, slots=True)
class Loss:
    """What is left out: how many proposals it decides, how many of these are right, and F1 without it less F1."""

    group: str
    name: str
    decided: int
    right: int
    change: float


def rule_losses(found: Sequence[Proposal]) -> list[Loss]:
    """One row for each rule of `senses`, and one for all of a group."""
    table = []
    for group, own in _groups(found):
        whole = f1(own)
        for name in (*_senses(group), ALL):
            without = [_freed(p) if name == ALL else p.without(name) for p in own]
            table.append(_loss(group, name, own, without, whole))
    return table


def predicate_losses(found: Sequence[Proposal]) -> list[Loss]:
    """One row for each predicate of each rule of `senses`."""
    table = []
    for group, own in _groups(found):
        whole = f1(own)
        table += [_loss(group, name, own, [p.without(name) for p in own], whole) for name in _loosened(group)]
    return table


def drop_losses(found: Sequence[Proposal]) -> list[Loss]:
    """One row for each rule of `dropped` that takes something out."""
    table = []
    for group, own in _groups(found):
        right, told = _right(own), np.array([_is_told(p) for p in own])
        drops = np.array([p.dropped or "" for p in own])
        whole = _f1(told & (drops == ""), right)
        for name in sorted(set(drops) - {""}):
            its = drops == name
            change = _f1(told & ((drops == "") | its), right) - whole
            table.append(Loss(group, str(name), int(its.sum()), int(right[its].sum()), change))
    return table


def entry_losses(found: Sequence[Proposal]) -> list[Loss]:
    """One row for each entry that proposes something."""
    table = []
    for group, own in _groups(found):
        right, told = _right(own), np.array([_is_told(p) for p in own])
        alone = np.array([_is_told(replace(p, held=())) for p in own])
        whole = _f1(told, right)
        entries = np.array([p.entry or "" for p in own])
        for entry in sorted({p.entry for p in own if p.entry}):
            its = entries == entry
            change = _f1(np.where(its, alone, told), right) - whole
            table.append(Loss(group, entry, int(its.sum()), int(right[its].sum()), change))
    return table


def _groups(found: Sequence[Proposal]) -> Iterator[tuple[str, list[Proposal]]]:
    for group in ("attack", "talks", "act"):
        yield group, [p for p in found if group_of(p.type) == group and p.right is not None]


def _senses(group: str) -> list[str]:
    """The names of a group's rules."""
    if group == "attack":
        return [rule.name for rule in attack_table().senses]
    return [rule.name for rule in (talks_table() if group == "talks" else act_table()).senses]


def _loosened(group: str) -> list[str]:
    """The names of a group's rules, each with each of its predicates."""
    if group == "attack":
        return [rule.name for rule in loosened(attack_table().senses)]
    if group == "talks":
        return [rule.name for rule in loosened(talks_table().senses)]
    return [rule.name for rule in loosened(act_table().senses)]


def _freed(p: Proposal) -> Proposal:
    return replace(p, held=tuple(frozenset() for _ in p.held))


def _loss(group: str, name: str, own: Sequence[Proposal], without: Sequence[Proposal], whole: float) -> Loss:
    decided = [before for before, after in zip(own, without, strict=True) if before.accepted != after.accepted]
    change = f1(without) - whole if decided else 0.0
    return Loss(group, name, len(decided), sum(bool(p.right) for p in decided), change)


def _right(found: Sequence[Proposal]) -> NDArray[np.bool_]:
    return np.array([bool(p.right) for p in found])


def _is_told(p: Proposal) -> bool:
    """True where the acceptance takes a proposal for a mention."""
    weights = weights_of(p.type)
    return weights.probability(p.logit, listed=p.listed, accepted=p.accepted) >= weights.cut


def _f1(told: NDArray[np.bool_], right: NDArray[np.bool_]) -> float:
    return 2 * float((told & right).sum()) / max(1.0, float(told.sum() + right.sum()))


def f1(found: Sequence[Proposal]) -> float:
    """The F1 of the acceptance fitted to these proposals."""
    right = np.array([bool(p.right) for p in found], dtype=float)
    rows = columns(found, [])
    chance = 1 / (1 + np.exp(-(rows @ solved(rows, right))))
    return best_cut(chance, right)[1]


def table(found: Sequence[Proposal]) -> str:
    """What the rules gain and cost, as Markdown."""
    lost = [*rule_losses(found), *drop_losses(found)]
    return "\n".join(f"| {x.group} | {x.name} | {x.decided} | {x.right} | {x.change:+.3f} |" for x in lost)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", type=Path)
    kit = parser.parse_args().kit
    engine = load_engine()
    _, held = left_out(rows(gold_files(kit)), LEFT_OUT)
    found = [proposal for row in held for proposal in proposals(row, engine)]
    print(f"{len(found)} proposals in {len(held)} rows of gold that the reader was not trained on")
    for title, lost in (
        ("rules: how many each alone refuses", rule_losses(found)),
        ("predicates: how many are judged otherwise without each", predicate_losses(found)),
        ("rules of `dropped`: how many each takes out", drop_losses(found)),
        ("entries of the lexicon: how many each proposes", entry_losses(found)),
    ):
        print(f"\n{title}, how many of these were right, F1 of its group without it less F1")
        for x in sorted(lost, key=lambda loss: (loss.change, loss.group, loss.name)):
            print(f"{x.change:+.4f}  {x.decided:5}  {x.right:5}  {x.group:6}  {x.name}")


if __name__ == "__main__":
    main()
