"""The background of words: in how many of our own texts each stem stands (worker/resources/incidents/background.tsv).

Made of gold/reader, invented news of every kind; of a row's texts, each sentence, paragraph or article is one.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.quality.reader.gold import Row, rows
from worker.incidents.words import figures_of, words_of

GOLD = Path(__file__).parents[1] / "gold" / "reader"
TABLE = Path(__file__).parents[3] / "worker/resources/incidents/background.tsv"
LEAST = 2  # texts
HEADER = """\
# In how many texts a stem stands, first how many texts there are; a word that is missing stands in fewer than two.
# Counted in our own texts (tests/quality/gold/reader, Apache-2.0) by `make incidents`.
"""


def texts() -> Iterator[str]:
    """All texts of the gold that the reader is trained on."""
    for row in rows(sorted(GOLD.glob("*.jsonl"))):
        yield " ".join(paragraph["text"] for paragraph in row["paragraphs"]) if "paragraphs" in row else _text(row)


def _text(row: Row) -> str:
    return str(row["text"])


def write() -> None:
    """Count, and write the table."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts():
        counts.update({*words_of(text), *figures_of(text)})
        total += 1
    kept = sorted((word, n) for word, n in counts.items() if n >= LEAST)
    lines = [f"*\t{total}", *(f"{word}\t{n}" for word, n in kept)]
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
