"""Fit who fills a role of an act (worker/resources/reader/roles.yaml) to gold that the reader was not trained on.

    python -m tests.quality.reader.fillers EVAL_DIR        (make roles)

Each sentence and paragraph left out is read; a frame that stands on words that people marked as an act of its type
gives one example for each noun of its sentence: whether it stands in a phrase that people marked as the role. The cut
is the highest one as good as the best by F1 over phrases, cross-validated. Prints F1 of grammar alone and of the score.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

from tests.quality.reader.gold import Row, rows
from tests.quality.reader.proposals import text_of
from tests.quality.reader.sources import LEFT_OUT, gold_files, left_out
from worker.extraction.acceptance import named
from worker.extraction.acts.extractor import refusal
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.readings import readings
from worker.extraction.role_fillers import BOTH, Filler, Role, fillers
from worker.pipeline import Engine, load_engine, read
from worker.reader.model import FOLDER
from worker.story import Story

ROLES = FOLDER / "roles.yaml"
_RIDGE = 0.5
_CUTS = np.arange(0.3, 0.71, 0.02)
_AS_GOOD = 0.002  # F1
_FOLDS = 5
_BETWEEN_PARAGRAPHS = 2  # characters: see text_of
_HEADER = """\
# Who fills a role of an act: weights of worker/extraction/role_fillers.py by role.
# Written by `make roles` from gold left out of the reader's training; docs/reader.md has what it gains. Apache-2.0.
"""

Floats = NDArray[np.float64]
Phrases = Mapping[Role, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A noun beside a trigger; `phrase`: number of the gold phrase of each role that it stands in, -1 for none."""

    frame: int
    features: Mapping[str, float]
    phrase: Mapping[Role, int]


@dataclass(frozen=True, slots=True)
class Gold:
    """All nouns judged, and how many phrases people marked for each role."""

    nouns: Sequence[Judged]
    marked: Mapping[Role, int]


def gathered(found: Sequence[Row], engine: Engine) -> Gold:
    """The nouns beside the triggers that people marked, of rows that are sentences, paragraphs or short articles."""
    nouns: list[Judged] = []
    marked = dict.fromkeys(BOTH, 0)
    number = 0
    for row in found:
        with engine.nlp.memory_zone():
            story = read(text_of(row)[0], engine)
            assert story.reading is not None
            for frame, phrases in _marked_frames(story, row):
                for role in BOTH:
                    marked[role] += len(phrases[role])
                nouns += [_judged(each, number, phrases) for each in fillers(frame, story.reading)]
                number += 1
    return Gold(nouns, marked)


def _marked_frames(story: Story, row: Row) -> Iterator[tuple[Frame, Phrases]]:
    standing = list(_standing(story))
    base = 0
    for paragraph in row.get("paragraphs", [row]):
        text = paragraph["text"]
        for event in paragraph["events"]:
            start, end = _where(text, event["trigger"], base)
            own = (f for f in standing if named(f.entry.type) == event["type"] and start <= f.trigger.idx < end)
            frame = next(own, None)
            if frame is not None:
                yield frame, {role: [_where(text, phrase, base) for phrase in event[role]] for role in BOTH}
        base += len(text) + _BETWEEN_PARAGRAPHS


def _where(text: str, words: str, base: int) -> tuple[int, int]:
    at = base + text.replace("\n", " ").find(words)
    return at, at + len(words)


def _standing(story: Story) -> Iterator[Frame]:
    """The frames of acts that stand, with the roles that the grammar gives them."""
    acts = load_lexicon("acts")
    for sentence in story.sentences():
        tried = readings(sentence, acts, lambda f: refusal(f, story), story.reading, fill=lambda frame, _: frame)
        yield from (one for one in tried if isinstance(one, Frame))


def _judged(each: Filler, number: int, phrases: Phrases) -> Judged:
    def inside(spans: Sequence[tuple[int, int]]) -> int:
        return next((n for n, (start, end) in enumerate(spans) if start <= each.token.idx < end), -1)

    return Judged(number, dict(each.features), {role: inside(phrases[role]) for role in BOTH})


def solved(found: Floats, right: Floats) -> Floats:
    """Ridge logistic regression."""
    sign = 2 * right - 1

    def loss(w: Floats) -> tuple[float, Floats]:
        score = found @ w
        wrong = 1 / (1 + np.exp(np.clip(sign * score, -50, 50)))
        slope = -(found.T @ (sign * wrong)) + 2 * _RIDGE * w
        return float(np.logaddexp(0, -sign * score).sum() + _RIDGE * (w * w).sum()), slope

    best: Floats = minimize(loss, np.zeros(found.shape[1]), jac=True, method="L-BFGS-B").x
    return best


def columns(nouns: Sequence[Judged]) -> Floats:
    """The features, a noun a row."""
    return np.array([list(noun.features.values()) for noun in nouns])


def cross_validated(nouns: Sequence[Judged]) -> Mapping[Role, Floats]:
    """The chance of each noun for each role by weights fitted without its fold, which is a stretch of the frames."""
    found, frames = columns(nouns), np.array([noun.frame for noun in nouns])
    fold = frames * _FOLDS // (frames.max() + 1)
    out = {}
    for role in BOTH:
        right = _right(nouns, role)
        score = np.zeros(len(right))
        for k in range(_FOLDS):
            score[fold == k] = found[fold == k] @ solved(found[fold != k], right[fold != k])
        out[role] = 1 / (1 + np.exp(-score))
    return out


def _right(nouns: Sequence[Judged], role: Role) -> Floats:
    return np.array([noun.phrase[role] >= 0 for noun in nouns], dtype=float)


def f1(gold: Gold, role: Role, taken: Sequence[bool]) -> float:
    """F1 over phrases: a phrase counts once however many of its nouns are taken."""
    own = [noun for noun, told in zip(gold.nouns, taken, strict=True) if told]
    hit = len({(noun.frame, noun.phrase[role]) for noun in own if noun.phrase[role] >= 0})
    told = hit + sum(noun.phrase[role] < 0 for noun in own)
    return 2 * hit / max(1, told + gold.marked[role])


def best_cut(gold: Gold, role: Role, chance: Mapping[Role, Floats]) -> tuple[float, float]:
    """The highest cut as good as the best, and its F1."""
    other = next(each for each in BOTH if each != role)
    likelier = chance[role] >= chance[other]
    scores = [f1(gold, role, list(likelier & (chance[role] >= cut))) for cut in _CUTS]
    return max((float(cut), score) for cut, score in zip(_CUTS, scores, strict=True) if score >= max(scores) - _AS_GOOD)


def fitted(gold: Gold) -> dict[Role, dict[str, float]]:
    """The data of roles.yaml; prints what it gains."""
    found, chance = columns(gold.nouns), cross_validated(gold.nouns)
    data: dict[Role, dict[str, float]] = {}
    for role in BOTH:
        cut, score = best_cut(gold, role, chance)
        grammar = f1(gold, role, [noun.features[f"grammar_{role}"] > 0 for noun in gold.nouns])
        print(f"{role:10} phrases {gold.marked[role]:5}  grammar {grammar:.3f}  both {score:.3f}")
        weights = zip(gold.nouns[0].features, solved(found, _right(gold.nouns, role)), strict=True)
        data[role] = {name: round(float(value), 3) for name, value in weights} | {"chance_to_fill": round(cut, 2)}
    return data


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", type=Path)
    kit = parser.parse_args().kit
    _, held = left_out(rows(gold_files(kit)), LEFT_OUT)
    gold = gathered([row for row in held if "body" not in row], load_engine())
    ROLES.write_text(_HEADER + yaml.safe_dump(fitted(gold), sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
