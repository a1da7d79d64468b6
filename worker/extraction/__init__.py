"""The extractors, in the order they run: each yields candidates from a story."""

from collections.abc import Callable, Iterable

from worker.extraction.acts import acts
from worker.extraction.allegation import allegations
from worker.extraction.attack import attacks
from worker.extraction.candidate import Candidate
from worker.extraction.obligation import obligations
from worker.extraction.statement import statements
from worker.extraction.talks.talks import talks
from worker.story import Story

EXTRACTORS: tuple[Callable[[Story], Iterable[Candidate]], ...] = (
    attacks,
    talks,
    statements,
    acts,
    obligations,
    allegations,
)
