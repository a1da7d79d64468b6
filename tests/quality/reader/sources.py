"""The gold that the reader is trained on, and the part of it that is left out."""

from pathlib import Path

OWN = Path(__file__).parents[1] / "gold" / "reader"
KIT = ("dev/articles.jsonl", "train/articles.jsonl", "train/sentences.jsonl")
LEFT_OUT = "0/6"  # for the acceptance, the confidence and the figures of the card


def gold_files(kit: Path) -> list[Path]:
    """The files of the evaluation kit that may be trained on, then our own."""
    return [*(kit / name for name in KIT), *sorted(OWN.glob("*.jsonl"))]
