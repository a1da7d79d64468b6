"""The quotation layer: which characters stand inside quotation marks, found by characters alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from worker.article import Section


@dataclass(frozen=True, slots=True)
class Quote:
    """One run of quoted characters, marks excluded. `continued`: goes on from the quote before (next paragraph)."""

    start: int
    end: int
    continued: bool = False


def find_quotes(body: str, sections: Sequence[Section]) -> tuple[Quote, ...]:
    """Return the quotes of the body in order."""
    return ()
