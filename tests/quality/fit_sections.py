"""Fit the scorer of paragraph kinds to annotated articles; write its weights and its card.

python tests/quality/fit_sections.py GOLD ...        (make sections GOLD="...")

A row of GOLD is an article with `title`, `published`, and `paragraphs` of a `kind` each: spans (`start`, `end`) of its
`body`, or short articles of our own that give the `text` of each. Rows whose licence is not open are left out.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from worker.article import Article
from worker.sectioning.features import read_features
from worker.sectioning.lines import split_blocks, split_lines
from worker.sectioning.page import read_page
from worker.sectioning.rules import Verdict, judge

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "worker/resources/sectioning/weights.tsv"
CARD = ROOT / "docs/sections.md"
KINDS = ("body", "background", "reaction", "outlook", "note")
ALL = ("title", "byline", "dateline", "heading", "lede", *KINDS, "boilerplate")
CLOSED = ("seed document of the project",)
OWN = "own"  # a feature of our own articles, for what they have more of than the news has; left out of the data file
OWN_WEIGHT = 0.3  # of a paragraph of our own articles
LEAST, RIDGE, OWN_RIDGE, STEPS, FOLDS, UNIT = 3, 3.0, 0.1, 300, 8, 100

_HEADER = """\
# The kind of a paragraph that no rule is sure of (worker/sectioning/scorer.py): a row a feature, a weight a kind, in
# hundredths. Written by `make sections`; docs/sections.md is the card.
"""
_CARD = """\
# The kind of a paragraph

Headlines, bylines, datelines, subheads, the lede, page furniture, quoted statements and notes known by their wording
are told by rules (`worker/sectioning/rules.py`), and so is what stands under a known subhead. Whether another paragraph
tells the news, its background, a reaction or what is ahead is told by a small scorer, which sees what the remaining
rules make of it as well.

| | |
|---|---|
| model | softmax over features that are there or not, of the text alone (`worker/sectioning/features.py`) |
| features | {features}: words without their endings (names and numbers alike), pairs of words, the first words, \
years and months against the day of publication, quotation, length, capitals, place from the end, what the rules say |
| weights | `worker/resources/sectioning/weights.tsv`, in hundredths |
| fitted to | {news} articles, of Wikinews (CC BY 2.5), of pages of the governments of the US, the UK and Australia \
and of the EU (public domain, OGL v3.0, CC BY 3.0 AU) and of Wikipedia (CC BY-SA 3.0), and {own} short articles \
of our own (Apache-2.0), which count less |

Held out, on the lines of the articles that are not our own, each eighth by a fit to the others:

| lines | rules alone | rules and scorer |
|---|---|---|
{rows}

Expect less of other sources. Two careful readers agree on nine of ten lines that are no boilerplate: what tells the
news and what is background or a reaction is often a matter of judgement. The outlook is rare in the news that it was
fitted to, and found too seldom. The articles are English, of 2004 to 2020, most a page long; of live blogs and long
features there are none. The articles in `tests/quality/gold` are among those it was fitted to: figures on them flatter
it. The rules were written with a third of the articles in view, and the features chosen by figures such as those above.
Without what the rules of reaction, outlook and background say among the features, 0.009 fewer of the lines that are no
boilerplate are told right. Subheads of link lists ("Sources") are told as headings, though many of the articles have
them as boilerplate.

Refit with `make sections GOLD="..."` when the rules, the cues or the features change.
"""

Matrix = NDArray[np.float64]
Weights = Mapping[str, NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A block: its features, what the rules say, the gold, how many lines it has, and whether it is of our own."""

    features: frozenset[str]
    verdict: Verdict
    gold: str
    lines: int
    own: bool

    @property
    def taught(self) -> bool:
        """True where the scorer is asked, and could be right."""
        return not self.verdict.certain and self.gold in KINDS


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix of zeros and ones by its places; `by_column` sorts them."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    by_column: NDArray[np.int64]
    shape: tuple[int, int]

    def times(self, right: Matrix) -> Matrix:
        """The product with a matrix on the right."""
        return _sums(right[self.columns], self.rows, self.shape[0])

    def turned_times(self, right: Matrix) -> Matrix:
        """The product of the transpose."""
        return _sums(right[self.rows[self.by_column]], self.columns[self.by_column], self.shape[1])


def _sums(values: Matrix, places: NDArray[np.int64], size: int) -> Matrix:
    out = np.zeros((size, values.shape[1]))
    found, starts = np.unique(places, return_index=True)
    out[found] = np.add.reduceat(values, starts, axis=0)
    return out


def read_articles(paths: Iterable[Path]) -> list[list[Sample]]:
    """The samples of each article."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [read_article(row) for row in rows if row.get("licence") not in CLOSED]


def read_article(row: Mapping[str, Any]) -> list[Sample]:
    """The samples of one article; a block of several lines is of the kind of its last."""
    own = "body" not in row
    body = "\n\n".join(each["text"] for each in row["paragraphs"]) if own else row["body"]
    article = Article(id="", body=body, title=row["title"], published=date.fromisoformat(row["published"][:10]))
    page = read_page(article, split_blocks(split_lines(body)))
    kinds = iter([each["kind"] for each in row["paragraphs"]])
    golds = [next(islice(kinds, len(block.lines) - 1, None)) for block in page.blocks]
    verdicts = judge(page)
    features = [seen | {OWN} if own else seen for seen in read_features(page, [verdict.kind for verdict in verdicts])]
    counts = [len(block.lines) for block in page.blocks]
    return [Sample(*each, own) for each in zip(features, verdicts, golds, counts, strict=True)]


def fit(articles: Sequence[Sequence[Sample]]) -> Weights:
    """The weights of each feature, by accelerated gradient descent from nought."""
    samples = [sample for article in articles for sample in article if sample.taught]
    seen = Counter(feature for article in articles for feature in frozenset().union(*(s.features for s in article)))
    names = sorted(feature for feature, count in seen.items() if count >= LEAST)
    known = _sparse(samples, {name: i for i, name in enumerate(names)})
    right = np.array([[sample.gold == kind for kind in KINDS] for sample in samples], dtype=np.float64)
    share = np.array([[OWN_WEIGHT if sample.own else 1.0] for sample in samples])
    ridge = np.array([[OWN_RIDGE if name == OWN else RIDGE] for name in names])
    return dict(zip(names, _descend(known, right, share, ridge), strict=True))


def _sparse(samples: Sequence[Sample], places: Mapping[str, int]) -> Sparse:
    """A row a sample."""
    found = [
        (row, column)
        for row, sample in enumerate(samples)
        for column in sorted(places[f] for f in sample.features if f in places)
    ]
    rows, columns = np.array(found, dtype=np.int64).T
    return Sparse(rows, columns, np.argsort(columns, kind="stable"), (len(samples), len(places)))


def _descend(known: Sparse, right: Matrix, share: Matrix, ridge: Matrix) -> Matrix:
    weights = ahead = np.zeros((known.shape[1], right.shape[1]))
    rate = 1 / (_steepest(known, share) + float(ridge.max()))
    for step in range(STEPS):
        slope = known.turned_times((_chances(known.times(ahead)) - right) * share) + ridge * ahead
        moved = ahead - rate * slope
        ahead = moved + step / (step + 3) * (moved - weights)
        weights = moved
    return weights


def _steepest(known: Sparse, share: Matrix) -> float:
    """The most that the slope may change: half the greatest eigenvalue, by iteration."""
    vector = np.ones((known.shape[1], 1))
    for _ in range(20):
        vector /= np.linalg.norm(vector)
        vector = known.turned_times(share * known.times(vector))
    return 0.5 * float(np.linalg.norm(vector))


def _chances(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def tell(sample: Sample, weights: Weights) -> str:
    """The kind that rules and scorer give."""
    if sample.verdict.certain:
        return sample.verdict.kind
    return KINDS[int(np.sum([weights[f] for f in sample.features if f in weights], axis=0).argmax())]


Pairs = Sequence[tuple[str, str]]


def held_out(articles: Sequence[Sequence[Sample]]) -> Pairs:
    """Gold and told kinds of the lines of the news, each article by a fit to the other folds."""
    folds = np.random.default_rng(3).permutation(len(articles)) % FOLDS
    told: list[tuple[str, str]] = []
    for fold in range(FOLDS):
        weights = fit([article for article, of in zip(articles, folds, strict=True) if of != fold])
        for article in (article for article, of in zip(articles, folds, strict=True) if of == fold):
            told += [(s.gold, tell(s, weights)) for s in article if not s.own for _ in range(s.lines)]
    return told


def accuracy(pairs: Pairs) -> float:
    """The share told right."""
    return sum(gold == kind for gold, kind in pairs) / len(pairs)


def f1(pairs: Pairs, kind: str) -> float:
    """F1 of a kind."""
    return 2 * list(pairs).count((kind, kind)) / max(1, sum((gold == kind) + (told == kind) for gold, told in pairs))


def rounded(weights: Weights) -> list[str]:
    """The rows of the data file: whole hundredths; features that weigh nothing are left out."""
    whole = {name: np.round(row * UNIT).astype(int) for name, row in weights.items()}
    cells = ["\t".join([name, *map(str, row)]) for name, row in whole.items() if row.any() and name != OWN]
    return ["\t".join(["feature", *KINDS]), *cells]


def card(articles: Sequence[Sequence[Sample]], features: int) -> str:
    """What was fitted to what, and how well it does where it was not fitted."""
    ruled = [(s.gold, s.verdict.kind) for article in articles for s in article if not s.own for _ in range(s.lines)]
    told = held_out(articles)
    lines = {"all lines": (ruled, told), "all but boilerplate": (_telling(ruled), _telling(told))}
    rows = [(name, accuracy(before), accuracy(after)) for name, (before, after) in lines.items()]
    rows += [(f"{kind}, F1", f1(ruled, kind), f1(told, kind)) for kind in ALL if (kind, kind) in told]
    own = sum(article[0].own for article in articles)
    return _CARD.format(
        news=len(articles) - own,
        own=own,
        features=features,
        rows="\n".join(f"| {name} | {before:.3f} | {after:.3f} |" for name, before, after in rows),
    )


def _telling(pairs: Pairs) -> Pairs:
    return [pair for pair in pairs if pair[0] != "boilerplate"]


def main(arguments: Sequence[str]) -> None:
    """Read, fit, judge, write."""
    articles = [article for article in read_articles(map(Path, arguments)) if article]
    lines = rounded(fit(articles))
    WEIGHTS.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    CARD.write_text(card(articles, len(lines) - 1), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
