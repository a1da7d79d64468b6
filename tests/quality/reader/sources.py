"""The gold that the reader is trained on, and the part of it that is left out."""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from tests.quality.reader.gold import Row

OWN = Path(__file__).parents[1] / "gold" / "reader"
KIT = ("dev/articles.jsonl", "train/articles.jsonl", "train/sentences.jsonl")
LATER = (  # our own texts that came with the third weights: trained on after the others
    "aid_and_cooperation",
    "articles_news",
    "attacks_plain",
    "demands_and_protests",
    "diplomacy",
    "oblique",
    "off_topic_plain",
    "plain_tables",
    "pressure_plain",
    "wire_paragraphs",
)
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


def came_later(row: Row) -> bool:
    """True for a text of the files of LATER."""
    return str(row["id"]).partition(":")[0] in LATER
