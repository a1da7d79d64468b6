"""The extractors, in the order they run: each yields candidates from a story."""

from collections.abc import Callable, Iterable

from worker.extraction.acts.allegation import allegations
from worker.extraction.acts.extractor import acts
from worker.extraction.acts.obligation import obligations
from worker.extraction.attack.extractor import attacks
from worker.extraction.candidate import Candidate
from worker.extraction.statement import statements
from worker.extraction.talks.extractor import talks
from worker.story import Story

EXTRACTORS: tuple[Callable[[Story], Iterable[Candidate]], ...] = (
    attacks,
    talks,
    statements,
    acts,
    obligations,
    allegations,
)
