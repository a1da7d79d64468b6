"""Statements: who said what, in which words, through which channel.

The steps: the page (units that know about quotation marks), the utterances of each unit (cue verbs, sources without a
verb, lines of an interview), their joining into statements, and the candidate with speaker, channel, date and act.
"""

from collections.abc import Iterator

from worker.extraction.candidate import Candidate
from worker.extraction.statement.extractor import Emitter
from worker.extraction.statement.join import Draft, drafts
from worker.extraction.statement.units import Page, read_page
from worker.extraction.statement.verbal_act import with_verbal_act
from worker.story import Story

__all__ = ["statements"]


def statements(story: Story) -> Iterator[Candidate]:
    """Yield one candidate an utterance, in the order of the text."""
    found = list(_told(read_page(story)))
    if not found and any(section.kind == "title" for section in story.sections):
        found = list(_told(read_page(story, headline=True)))  # nothing below tells again what the headline says
    yield from (with_verbal_act(statement, story) for statement in found)


def _told(page: Page) -> Iterator[Candidate]:
    emitter = Emitter(page)
    for draft in _one_each(drafts(page), emitter):
        candidate = emitter.candidate(draft)
        if candidate is not None:
            yield candidate


def _one_each(found: list[Draft], emitter: Emitter) -> Iterator[Draft]:
    """Join a report with the quotation of the same speaker that follows it in its paragraph."""
    last: Draft | None = None
    for draft in found:
        if last is not None and emitter.same_utterance(last, draft):
            last.utterances += draft.utterances
            last.extra += draft.extra
            continue
        if last is not None:
            yield last
        last = draft
    if last is not None:
        yield last
