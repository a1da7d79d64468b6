"""Train the reader: seeded, on two cores.

python -m tests.quality.reader.fit MODEL_FOLDER OUT.npz GOLD.jsonl ... [--layers 0,2,4] [--epochs 5] [--leave 0/5]
"""

import argparse
import pickle
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from tokenizers import Tokenizer

from tests.quality.reader.gold import Example, examples, rows
from tests.quality.reader.net import Params, heads, loss, outputs, pretrained
from tests.quality.reader.sources import left_out
from worker.reader.labels import ROLES, TYPES

STEP = 16  # sequences are padded to a multiple of it
MOST = 12  # anchors of a sequence that are trained
SIZE = 16  # sequences of a batch
EPOCHS = 5  # of the first training
PASSES = 3  # of the further one
SAMPLE = 3000  # texts that the last one goes over again
TOLD = 200  # steps between two lines of the log


def tokenizer_of(folder: Path) -> Tokenizer:
    """The word pieces of a model, without padding and cuts."""
    found = Tokenizer.from_file(str(folder / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def batches(lengths: Sequence[int], size: int, rng: np.random.Generator | None = None) -> list[list[int]]:
    """Numbers of sequences of like length together; shuffled with `rng`."""
    drawn = rng.random(len(lengths)) if rng is not None else np.zeros(len(lengths))
    order = sorted(range(len(lengths)), key=lambda i: (-(-lengths[i] // STEP), drawn[i], i))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if rng is not None:
        rng.shuffle(groups)
    return groups


def arrays(found: Sequence[Example], size: int) -> dict[str, np.ndarray]:
    """A batch of at most `size` examples, padded; what is not labelled has weight 0."""
    n = -(-max(len(e.ids) for e in found) // STEP) * STEP
    flat = {name: np.zeros((size, n), np.float32) for name in ("mask", "real", "cue", "cued")}
    ids, kind, kinded = np.zeros((size, n), np.int32), np.zeros(size, np.int32), np.zeros(size, np.float32)
    free = np.zeros((size, n, len(TYPES)), np.float32)
    anchor = np.zeros((size, MOST, n), np.float32)
    filled, known = (np.zeros((size, MOST, len(ROLES), n), np.float32) for _ in range(2))
    type_, modality, weight = (np.zeros((size, MOST), t) for t in (np.int32, np.int32, np.float32))
    for row, e in enumerate(found):
        end = len(e.ids)
        ids[row, :end], flat["mask"][row, :end], flat["real"][row, 1 : end - 1] = e.ids, 1, 1
        if e.cues is not None:
            flat["cued"][row, 1 : end - 1] = 1
            flat["cue"][row, list(e.cues)] = 1
        if e.kind is not None:
            kind[row], kinded[row] = e.kind, 1
        for a in e.anchors:
            free[row, list(a.pieces), a.type] = 1
        for at, a in enumerate([a for a in e.anchors if not a.free][:MOST]):
            anchor[row, at, list(a.pieces)] = 1
            type_[row, at], modality[row, at], weight[row, at] = a.type, a.modality, 1
            for r, pieces in enumerate(a.roles):
                if pieces is not None:
                    known[row, at, r, a.reach[0] : a.reach[1]] = 1
                    filled[row, at, r, list(pieces)] = 1
    return {
        "ids": ids, **flat, "free": free, "anchor": anchor, "type": type_, "modality": modality, "weight": weight,
        "kind": kind, "kinded": kinded, "filled": filled, "known": known,
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Course:
    """The highest rate, the share of the steps that it rises for, how much faster the heads learn, and a seed."""

    rate: float
    rise: float
    heads: float
    seed: int


FIRST = Course(rate=6e-5, rise=0.1, heads=20.0, seed=0)
FURTHER = Course(rate=5e-5, rise=0.06, heads=4.0, seed=9)
LAST = Course(rate=2.5e-5, rise=0.06, heads=4.0, seed=11)


def epochs(found: Sequence[Example], count: int, size: int = SIZE) -> list[list[Example]]:
    """The batches of a first training: all texts, `count` times."""
    rng, lengths = np.random.default_rng(0), [len(e.ids) for e in found]
    return [[found[i] for i in group] for _ in range(count) for group in batches(lengths, size, rng)]


def later(new: Sequence[Example], old: Sequence[Example], passes: int, size: int = SIZE) -> list[list[Example]]:
    """The batches of a further training: the new texts `passes` times, each time with another half of the old ones."""
    rng = np.random.default_rng(7)
    order = rng.permutation(len(old))
    groups: list[list[Example]] = []
    for number in range(passes):
        found = [*new, *(old[i] for i in order[number % 2 :: 2])]
        groups += [[found[i] for i in group] for group in batches([len(e.ids) for e in found], size, rng)]
    return groups


def last(
    traps: Sequence[Example], old: Sequence[Example], new: Sequence[Example], size: int = SIZE
) -> list[list[Example]]:
    """The batches of the last training: sentences that tell nothing, each thrice, and a sample of all others."""
    rng, known = np.random.default_rng(11), [*old, *new]
    found = [*traps, *traps, *traps, *(known[i] for i in rng.permutation(len(known))[:SAMPLE])]
    return [[found[i] for i in group] for group in batches([len(e.ids) for e in found], size, rng)]


def zeros(params: Params) -> Params:
    """Arrays of the same shapes."""
    return dict(jax.tree.map(jnp.zeros_like, params))


def train(params: Params, groups: Sequence[Sequence[Example]], course: Course, size: int = SIZE) -> Params:
    """Adam with a rate that rises and falls to nothing, a step a batch; gradients of at most length 1."""

    def step(state: Any, at: Any, now: Any, key: Any, batch: Any) -> Any:
        params, m, v = state
        value, grad = jax.value_and_grad(loss)(params, batch, key)
        length = jnp.sqrt(sum((g**2).sum() for g in jax.tree.leaves(grad)))
        grad = jax.tree.map(lambda g: g * jnp.minimum(1, 1 / (length + 1e-6)), grad)
        m = jax.tree.map(lambda a, g: 0.9 * a + 0.1 * g, m, grad)
        v = jax.tree.map(lambda a, g: 0.999 * a + 0.001 * g * g, v, grad)

        def moved(scale: float) -> Any:
            return lambda p, a, b: p - scale * now * (a / (1 - 0.9**at)) / (jnp.sqrt(b / (1 - 0.999**at)) + 1e-8)

        fast = {k: course.heads if k == "heads" else 1.0 for k in params}
        fresh = {k: jax.tree.map(moved(fast[k]), params[k], m[k], v[k]) for k in params}
        return (fresh, m, v), value

    run = jax.jit(step, donate_argnums=0)
    state: tuple[Params, Params, Params] = (params, zeros(params), zeros(params))
    seen, began, total = [], time.monotonic(), len(groups)
    for at, group in enumerate(groups, 1):
        now = course.rate * min(1, at / (course.rise * total)) * max(0.0, 1 - at / total) + 1e-9
        key = jax.random.PRNGKey(course.seed * 1_000_000 + at)
        state, value = run(state, float(at), now, key, arrays(group, size))
        seen.append(value)
        if at % TOLD == 0 or at == total:
            mean = float(np.mean([float(v) for v in seen[-TOLD:]]))
            print(f"step {at} of {total}: loss {mean:.3f}, {time.monotonic() - began:.0f} s", flush=True)
    return state[0]


def read_all(
    params: Params, found: Sequence[Example], size: int = 16
) -> Iterator[tuple[Example, dict[str, np.ndarray]]]:
    """Every example with its outputs, without padding."""
    run = jax.jit(outputs)
    for group in batches([len(e.ids) for e in found], size):
        part = [found[i] for i in group]
        batch = arrays(part, size)
        out = {k: np.asarray(v) for k, v in run(params, batch["ids"], batch["mask"]).items()}
        for row, e in enumerate(part):
            yield e, {k: v[row] if k == "kind" else v[row, : len(e.ids)] for k, v in out.items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--layers", default="0,2,4")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--leave")
    a = parser.parse_args()
    tokenizer, gold = tokenizer_of(a.folder), rows(a.gold)
    if a.leave:
        gold, _ = left_out(gold, a.leave)
    found = [e for row in gold for e in examples(row, tokenizer)]
    encoder = pretrained(a.folder, tuple(map(int, a.layers.split(","))))
    start = {"encoder": encoder, "heads": heads(encoder["word"].shape[1], 0)}
    params = train(start, epochs(found, a.epochs), FIRST)
    with a.out.open("wb") as file:
        pickle.dump(jax.tree.map(np.asarray, params), file)


if __name__ == "__main__":
    main()
