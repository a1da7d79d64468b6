"""The scorer of paragraph kinds: what its fit finds, and that its weights are fit to be read."""

from tests.quality.fit_sections import KINDS, WEIGHTS, Sample, accuracy, f1, fit, held_out, read_article, tell
from worker.sectioning.rules import Verdict

LARGEST = 300_000  # bytes


def _articles(count: int) -> list[list[Sample]]:
    """Articles whose paragraphs a word tells: 'sees' of its kind, besides one that all have."""
    hint = Verdict("body", False, None)
    return [[Sample(frozenset(("any", f"sees {kind}")), hint, kind, 1, False) for kind in KINDS] for _ in range(count)]


def test_the_fit_tells_kinds_apart() -> None:
    """By what sets them apart, in what it was fitted to and in what it was not."""
    articles = _articles(16)
    weights = fit(articles)
    assert all(tell(sample, weights) == sample.gold for article in articles for sample in article)
    assert accuracy(held_out(articles)) == 1.0


def test_f1() -> None:
    """Twice the hits over what is gold and what is told."""
    assert f1([("body", "body"), ("body", "note"), ("note", "note")], "note") == 2 / 3


def test_a_row_of_our_own_is_read() -> None:
    """Texts of paragraphs, each with its kind; the lede is certain, and the fit is not taught by it."""
    told = [
        {"kind": "lede", "text": "Gunmen hit a post on Monday."},
        {"kind": "reaction", "text": "“A crime,” he said."},
    ]
    samples = read_article({"title": "Raid", "published": "2025-11-24", "paragraphs": told})
    assert [(sample.gold, sample.taught, sample.own) for sample in samples] == [
        ("lede", False, True),
        ("reaction", True, True),
    ]


def test_the_weights_are_a_table() -> None:
    """A row a feature, a whole number a kind; small."""
    rows = [line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert rows[0][1:] == list(KINDS)
    assert {len(row) for row in rows} == {1 + len(KINDS)}
    assert all(cell.lstrip("-").isdigit() for row in rows[1:] for cell in row[1:])
    assert WEIGHTS.stat().st_size < LARGEST
