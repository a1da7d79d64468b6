"""Fit which name of an article is the place of an attack; write the weights (docs/places.md is their card).

    python -m tests.quality.fit_places EVAL_DIR        (make places)

A conditional logit with ridge: one choice an attack, among the names of its article and none. Gold: the places of the
attacks that people marked in EVAL_DIR's dev and train articles, and those of ACLED's notes (outside/dev).
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from tests.quality.grouping import KIT, attack_of
from tests.quality.reader.gold import Row, rows
from tests.quality.reader.proposals import text_of
from worker.extraction.candidate import Candidate
from worker.extraction.merging.assembly import by_explicitness
from worker.extraction.merging.merge import grouped
from worker.extraction.setting.place_evidence import Evidence, Named, evidence_of, names_of, nowhere
from worker.intake import read_article
from worker.normalisation.places.names import fold
from worker.normalisation.places.offset import EARTH_RADIUS_KM
from worker.pipeline import Engine, load_engine, mentions, read
from worker.resources import load_yaml

ROOT = Path(__file__).parents[2]
CARD = ROOT / "docs/places.md"
WEIGHTS = ROOT / "worker/resources/places/choice.yaml"
NOTES = "outside/dev/acled.jsonl"
RIDGE = 3.0
FOLDS = 8
NEAR_KM = 50.0

_STEPS, _RATE, _DECAY, _SQUARES = 400, 0.03, 0.9, 0.99
_NUMBER = re.compile(r"\w+")
_HEADER = """\
# Which name of an article is the place of an attack: weights of the evidence for each name
# (worker/extraction/setting/place_evidence.py). Written by `make places`; docs/places.md is the card. Apache-2.0.
"""

_CARD = """\
# The place of an attack

Every name of an article is looked at as the place of each of its attacks, by all mentions of the name and of it,
and the one for which most speaks is taken, or none. Where the sentence of the attack tells only its country, a town
that the article names in the sentences after it takes its place, and so does a spot right before the place it lies in
("As Sabaa (Tripoli)"). A spot or a name that no gazetteer has keeps its name and has the country and the point of the
known place beside it, with that one's precision.

| | |
|---|---|
| model | conditional logit with ridge: one choice an attack, {features} features of a name |
| names | places of the gazetteer, names that no gazetteer has, spots ("the Argana café"), places of the headline |
| features | how the tree links the name to a word of the attack, what the reader holds, the sentences between them, \
prepositions, how often and where the article tells it, the headline, its kind, its country and that of the story |
| fitted to | {articles} attacks in hand-made gold and {notes} notes of ACLED, whose text may not be passed on |
| right in articles, each by a fit to the others: with the reader, by rules | {reader_articles}, {rules_articles} |
| right in notes | {reader_notes}, {rules_notes} |

A place is right if its name is the most specific one that the gold has, or in notes lies within {km:.0f} km of the
coded point. The reader was trained on part of these articles, so its share is flattered. Wrong is mostly a finer spot
than the one told (a mosque, a street), and the place of another incident that was merged with this one.

Refit with `make places` when the places, the links of the tree or the grouping of mentions change.
"""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One attack: the evidence for each name and, last, for none; which of them are right; whose text it is of."""

    text: str
    source: str
    evidence: Floats
    right: NDArray[np.bool_]


def of_articles(kit: Path, engine: Engine) -> Iterator[Choice]:
    """The attacks of the hand-made gold."""
    for row in rows([kit / name for name in KIT]):
        article, _ = text_of(row)
        with engine.nlp.memory_zone():
            story = read(article, engine)
            names = names_of(story)
            groups: dict[int, list[Candidate]] = {}
            for group in grouped(story, mentions(story)):
                told = [attack for c in group if c.type == "attack" and (attack := attack_of(row, c)) is not None]
                if told:
                    event = max(set(told), key=told.count)
                    groups[event] = max(groups.get(event, []), group, key=len)
            for event, group in groups.items():
                gold = row["events"][event].get("place")
                right = [gold is not None and _is_named(named, gold["names"][0]) for named in names]
                ranked = by_explicitness(group)
                evidence = [*evidence_of(story, names, ranked), nowhere(ranked)]
                yield Choice(str(row["id"]), "articles", np.array(evidence), np.array([*right, gold is None]))


def of_notes(kit: Path, engine: Engine) -> Iterator[Choice]:
    """The first attack of each of ACLED's notes; right is what has the coded name or lies near the coded point."""
    for line in (kit / NOTES).read_text(encoding="utf-8").splitlines():
        row: Row = json.loads(line)
        article = read_article(json.dumps(row["message"]).encode(), "application/json")
        with engine.nlp.memory_zone():
            story = read(article, engine)
            names = names_of(story)
            group = next((g for g in grouped(story, mentions(story)) if g[0].type == "attack"), None)
            if group is None:
                continue
            ranked = by_explicitness(group)
            right = [_is_named(named, row["gold"]["location"]) or _is_near(named, row["gold"]) for named in names]
            right = [each or (any(right) and _is_placed_spot(named)) for each, named in zip(right, names, strict=True)]
            evidence = [*evidence_of(story, names, ranked), nowhere(ranked)]
            yield Choice(article.id, "notes", np.array(evidence), np.array([*right, False]))


def _is_named(named: Named, gold: str) -> bool:
    """True where one name has all words of the other."""
    want = set(_NUMBER.findall(fold(gold)))
    forms = {named.name, *(mark.place.text for mark in named.marks if mark.place)}
    told = [set(_NUMBER.findall(fold(form))) for form in forms]
    return any(words and want and (words <= want or want <= words) for words in told)


def _is_placed_spot(named: Named) -> bool:
    """True for a spot behind a preposition, which takes the point of the town that it lies in."""
    return named.place is None and any(mark.placed for mark in named.marks)


def _is_near(named: Named, gold: Row) -> bool:
    place = named.place
    if place is None or place.latitude is None or place.longitude is None or place.precision == "country":
        return False
    here, there = np.radians([place.latitude, place.longitude]), np.radians([gold["latitude"], gold["longitude"]])
    half = (here - there) / 2
    angle = np.sin(half[0]) ** 2 + np.cos(here[0]) * np.cos(there[0]) * np.sin(half[1]) ** 2
    return bool(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(angle)) <= NEAR_KM)


def fit(choices: Sequence[Choice]) -> Floats:
    """The weights under which the right names are the likeliest, drawn to nought by the ridge."""
    told = [choice for choice in choices if choice.right.any()]
    x = np.concatenate([choice.evidence for choice in told])
    right = np.concatenate([choice.right for choice in told])
    starts = np.cumsum([0, *(len(choice.right) for choice in told[:-1])])
    sizes = [len(choice.right) for choice in told]
    weights, mean, square = np.zeros(x.shape[1]), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for step in range(1, _STEPS + 1):
        likely = _softmax(x @ weights, starts, sizes)
        held = likely * right
        held /= np.repeat(np.add.reduceat(held, starts), sizes)
        gradient = RIDGE * weights - x.T @ (held - likely)
        mean = _DECAY * mean + (1 - _DECAY) * gradient
        square = _SQUARES * square + (1 - _SQUARES) * gradient**2
        scale = np.sqrt(square / (1 - _SQUARES**step)) + 1e-8
        weights = weights - _RATE * mean / (1 - _DECAY**step) / scale
    return weights


def _softmax(scores: Floats, starts: NDArray[np.int64], sizes: Sequence[int]) -> Floats:
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    total: Floats = raised / np.repeat(np.add.reduceat(raised, starts), sizes)
    return total


def unread(choice: Choice) -> Choice:
    """The evidence that is left without the reader."""
    evidence = choice.evidence.copy()
    names = evidence[:, Evidence._fields.index("nowhere")] == 0
    for field, value in (("reader", -1.0), ("reader_share", 0.0), ("unread", 1.0), ("only_spot", 0.0)):
        evidence[names, Evidence._fields.index(field)] = value
    evidence[:, Evidence._fields.index("country_reader")] = -evidence[:, Evidence._fields.index("country")]
    return replace(choice, evidence=evidence)


def held_out(choices: Sequence[Choice]) -> list[bool]:
    """For each attack whether the name is right that weights fitted to other texts choose."""
    texts = sorted({choice.text for choice in choices})
    fold_of = {text: number % FOLDS for number, text in enumerate(np.random.RandomState(0).permutation(texts).tolist())}
    fits = [fit([c for c in choices if fold_of[c.text] != number]) for number in range(FOLDS)]
    return [bool(c.right[int((c.evidence @ fits[fold_of[c.text]]).argmax())]) for c in choices]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kit", type=Path)
    kit: Path = parser.parse_args().kit
    engine = load_engine()
    choices = [*of_articles(kit, engine), *of_notes(kit, engine)]
    data: dict[str, Any] = {
        key: value for key, value in load_yaml("places/choice.yaml").items() if isinstance(value, list)
    }
    figures: dict[str, str] = {}
    for kind, told in (("reader", choices), ("rules", [unread(choice) for choice in choices])):
        held = held_out(told)
        for source in ("articles", "notes"):
            of = [right for choice, right in zip(told, held, strict=True) if choice.source == source]
            figures |= {f"{kind}_{source}": f"{sum(of) / len(of):.2f}", source: str(len(of))}
        data[kind] = dict(zip(Evidence._fields, np.round(fit(told), 3).tolist(), strict=True))
    text = yaml.safe_dump(data, default_flow_style=None, sort_keys=False, width=116)
    WEIGHTS.write_text(_HEADER + text, encoding="utf-8")
    CARD.write_text(_CARD.format(features=len(Evidence._fields), km=NEAR_KM, **figures), encoding="utf-8")
    print(figures)


if __name__ == "__main__":
    main()
