"""Quality may only rise: the PLOVER type of single sentences, on the gold records that ship with the repository."""

import json
from pathlib import Path

import pytest

from tests.engines import loaded
from tests.quality.measure import Row
from tests.quality.types import accuracy, contexts, predicted_type
from worker.article import Article
from worker.event import Event
from worker.pipeline import extract

GOLD = Path(__file__).parent / "gold" / "gsr.jsonl"
FLOOR = 0.8
CONTEXT_PRECISION, CONTEXT_RECALL = 0.66, 0.5

pytestmark = pytest.mark.quality


@pytest.fixture(scope="module")
def told() -> list[tuple[Row, tuple[Event, ...]]]:
    """Every record with the events of its sentence."""
    engine = loaded(reader=False)
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [(row, extract(Article(id=row["id"], body=row["text"]), engine).events) for row in rows]


@pytest.fixture(scope="module")
def pairs(told: list[tuple[Row, tuple[Event, ...]]]) -> list[tuple[Row, str | None]]:
    """Every record with the type predicted for it."""
    return [(row, predicted_type(row, events)) for row, events in told]


def test_type_accuracy_does_not_fall(pairs: list[tuple[Row, str | None]]) -> None:
    """Accuracy of the type over PLOVER's gold standard records stays at or above its floor."""
    figure = accuracy(pairs)
    print(f"types: accuracy {figure:.3f} ({len(pairs)} records)")
    assert figure >= FLOOR


def test_few_records_tell_nothing(pairs: list[tuple[Row, str | None]]) -> None:
    """At most one record in ten gives no event at all."""
    assert sum(predicted is None for _, predicted in pairs) <= len(pairs) / 10


def test_contexts_do_not_get_worse(told: list[tuple[Row, tuple[Event, ...]]]) -> None:
    """Precision and recall of the contexts stay at or above their floors; an old name counts for what became of it."""
    predicted, right, gold = (sum(column) for column in zip(*(contexts(*pair) for pair in told), strict=True))
    print(f"contexts: precision {right / predicted:.3f}, recall {right / gold:.3f} ({gold} contexts)")
    assert right / predicted >= CONTEXT_PRECISION
    assert right / gold >= CONTEXT_RECALL
