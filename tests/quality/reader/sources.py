"""The gold that the reader is trained on, and the part of it that is left out."""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from tests.quality.reader.gold import Row

OWN = Path(__file__).parents[1] / "gold" / "reader"
KIT = ("dev/articles.jsonl", "train/articles.jsonl", "train/sentences.jsonl")
LEFT_OUT = "0/6"  # for the acceptance, the confidence and the figures of the card


def gold_files(kit: Path) -> list[Path]:
    """The files of the evaluation kit that may be trained on, then our own."""
    return [*(kit / name for name in KIT), *sorted(OWN.glob("*.jsonl"))]


def left_out(found: Sequence[Row], part: str) -> tuple[list[Row], list[Row]]:
    """Rows kept, rows left out: of "0/5" a fifth, by a sum over the id that no other row changes."""
    at, of = map(int, part.split("/"))
    parts: tuple[list[Row], list[Row]] = [], []
    for row in found:
        parts[crc32(row["id"].encode()) % of == at].append(row)
    return parts
