"""Quality may only rise: whose words, which words and how they were told, on the human gold that ships."""

import json
from pathlib import Path

import pytest

from tests.quality.measure import Row
from tests.quality.statements import reported_words, slot_accuracy, speaker_accuracy
from worker.event import Extraction
from worker.intake import read_article
from worker.pipeline import extract, load_engine

GOLD = Path(__file__).parent / "gold" / "articles.jsonl"
FIELDS = ("id", "title", "body", "published", "source")

pytestmark = pytest.mark.quality


@pytest.fixture(scope="module")
def pairs() -> list[tuple[Row, Extraction]]:
    """Every gold row with what is extracted from its text."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    engine = load_engine()
    messages = [json.dumps({key: row[key] for key in FIELDS}).encode() for row in rows]
    return [
        (row, extract(read_article(message, "application/json"), engine))
        for row, message in zip(rows, messages, strict=True)
    ]


def test_speakers_do_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """Share of found statements with the right speaker stays at or above its floor."""
    figure = speaker_accuracy(pairs)
    print(f"speakers: {figure:.3f}")
    assert figure >= 0.95


def test_slots_do_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """Share of form, channel, modality and act that agree stays at or above its floor."""
    figure = slot_accuracy(pairs)
    print(f"slots: {figure:.3f}")
    assert figure >= 0.95


def test_reported_words_do_not_fall(pairs: list[tuple[Row, Extraction]]) -> None:
    """F1 of the reported letters stays at or above its floor."""
    figure = reported_words(pairs)
    print(f"reported words: {figure:.3f}")
    assert figure >= 0.95
