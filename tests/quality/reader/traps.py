"""Sentences that look like an attack or like talks and tell none (`tests/extraction/traps`).

Every second one is trained on, in the last course; the others measure. Of other acts they say nothing, so that every
type but their own is masked.
"""

from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from tests.quality.reader.gold import Anchor, Example, encoded
from worker.reader.labels import TYPES

TRAPS = Path(__file__).parents[2] / "extraction" / "traps"
FILES = {"attacks": "attack", "talks": "talks"}


def sentences(name: str, *, trained: bool) -> list[str]:
    """Those of one file that are trained on, or those that measure."""
    lines = (TRAPS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    texts = [line.split("\t")[-1] for line in lines if line.strip() and not line.startswith("#")]
    return texts[1::2] if trained else texts[::2]


def traps(tokenizer: Tokenizer) -> Iterator[Example]:
    """One example a sentence that is trained on."""
    for name, told in FILES.items():
        for number, text in enumerate(sentences(name, trained=True)):
            ids, spans = encoded(text, 0, len(text), tokenizer)
            every = tuple(range(1, len(spans) - 1))
            masked = (Anchor(every, kind, 0, free=True) for kind, type_ in enumerate(TYPES) if type_ != told)
            yield Example(f"{name}:{number}", ids, spans, tuple(masked))
