"""What is extracted from the gold that ships, once for all tests that measure it."""

import json
from pathlib import Path

import pytest

from tests.engines import loaded
from tests.quality.measure import Row
from worker.event import Extraction
from worker.intake import read_article
from worker.pipeline import extract

GOLD = Path(__file__).parent / "gold" / "articles.jsonl"
FIELDS = ("id", "title", "body", "published", "source")


@pytest.fixture(scope="session")
def pairs() -> list[tuple[Row, Extraction]]:
    """Every gold row with what is extracted from its text."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    engine = loaded(reader=False)
    messages = [json.dumps({key: row[key] for key in FIELDS}).encode() for row in rows]
    return [
        (row, extract(read_article(message, "application/json"), engine))
        for row, message in zip(rows, messages, strict=True)
    ]
