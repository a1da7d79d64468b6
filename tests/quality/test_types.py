"""Quality may only rise: the PLOVER type of single sentences, on the gold records that ship with the repository."""

import json
from pathlib import Path

import pytest

from tests.quality.measure import Row
from tests.quality.types import accuracy, predicted_type
from worker.article import Article
from worker.pipeline import extract, load_engine

GOLD = Path(__file__).parent / "gold" / "gsr.jsonl"
FLOOR = 0.8

pytestmark = pytest.mark.quality


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Row, str | None]]:
    """Every record with the type predicted for it."""
    engine = load_engine()
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [(row, predicted_type(row, extract(Article(id=row["id"], body=row["text"]), engine).events)) for row in rows]


def test_type_accuracy_does_not_fall(pairs: list[tuple[Row, str | None]]) -> None:
    """Accuracy of the type over PLOVER's gold standard records stays at or above its floor."""
    figure = accuracy(pairs)
    print(f"types: accuracy {figure:.3f} ({len(pairs)} records)")
    assert figure >= FLOOR


def test_few_records_tell_nothing(pairs: list[tuple[Row, str | None]]) -> None:
    """At most one record in ten gives no event at all."""
    assert sum(predicted is None for _, predicted in pairs) <= len(pairs) / 10
