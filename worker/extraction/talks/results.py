"""Subject and outcome of talks, where the sentences around a mention tell them."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as DocSpan

from worker.extraction.candidate import Candidate
from worker.extraction.plover import OUTCOMES
from worker.extraction.talks.outcome import outcome_of
from worker.extraction.talks.subject import told_later
from worker.story import Story

_REACH = 2  # sentences after a mention that still speak of those talks
_HELD = {"actual", "historical"}


def with_results(told: Sequence[Candidate], story: Story) -> list[Candidate]:
    """The mentions, each with the outcome, and where its own words lack it the subject, that the text then tells."""
    if not told:
        return []
    found = list(told)
    owner, last = -1, 0
    for number, sentence in enumerate(story.sentences()):
        here = [index for index, c in enumerate(told) if c.sentence == number]
        owner = _owner(found, here, owner if number - last <= _REACH else -1)
        last = number if here else last
        if owner >= 0 and found[owner].modality in _HELD:
            found[owner] = _with_told(found[owner], sentence, story, bool(here))
    return found


def _owner(found: Sequence[Candidate], here: Sequence[int], before: int) -> int:
    """The mention that a sentence goes on to speak of: its last with sides of its own, else the one before."""
    named = [index for index in here if not found[index].generic]
    if named and (before < 0 or any(found[index].modality in _HELD for index in named)):
        return named[-1]
    return before if before >= 0 or not here else here[-1]


def _with_told(c: Candidate, sentence: DocSpan, story: Story, told: bool) -> Candidate:
    outcome = outcome_of(sentence, c.actors, story, told)
    if outcome is not None and (c.outcome is None or OUTCOMES.index(outcome.kind) < OUTCOMES.index(c.outcome.kind)):
        c = replace(c, outcome=outcome)
    subject = c.subject or told_later(sentence, c.actors, story, told)
    return replace(c, subject=subject)
