"""The days of fresh news that tells none: that of the dateline or of publication, and the one before.

A report of the day opens with what has just happened and may leave the day to the reader. What is older says so.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from spacy.tokens import Span, Token

from worker import labels
from worker.event import Basis, EventDate
from worker.extraction.candidate import Candidate
from worker.normalisation.dates.clauses import clause_of
from worker.resources import load_yaml
from worker.sectioning.dateline import find_dateline
from worker.story import Story

_LEXICON = load_yaml("dates/lexicon.yaml")
_EARLIER = re.compile(_LEXICON["other_times"], re.IGNORECASE)
_COURT = frozenset(_LEXICON["court_words"])
_VAGUE = frozenset(_LEXICON["vague_counts"])
_OPENING, _ATTACK, _ACTUAL = "lede", "attack", "actual"
_NIGHT = timedelta(days=1)


def news_day(story: Story, ranked: Sequence[Candidate]) -> EventDate | None:
    """The day of publication, or of the dateline, and the one before, for an attack that the lede tells as news."""
    first = ranked[0]
    if first.type != _ATTACK or first.modality != _ACTUAL or first.generic:
        return None
    told = [story.token_at(c.trigger) for c in ranked]
    if not any(_opens(story, trigger) for trigger in told):
        return None
    if any(_has_other_time(story, trigger.sent) for trigger in told):
        return None
    day, basis = _written(story)
    if day is None:
        return None
    return EventDate(start=day - _NIGHT, end=day, precision="range", basis=basis)


def _opens(story: Story, trigger: Token) -> bool:
    """True where the lede tells what has happened, and no trial of it."""
    section = story.section_at(trigger.idx)
    if section is None or section.kind != _OPENING:
        return False
    words = {token.lemma_.lower() for token in trigger.sent}
    return _is_told_as_done(clause_of(trigger)) and not words & (_COURT | _VAGUE)


def _is_told_as_done(verb: Token) -> bool:
    """True for "killed", "has killed", "killing" under such a verb."""
    return verb.tag_ in labels.PAST or (verb.tag_ == labels.VBG and verb.head.tag_ in labels.PAST)


def _has_other_time(story: Story, sentence: Span) -> bool:
    """True for a sentence that names any time at all, or says that it tells of another."""
    named = any(sentence.start_char <= mention.start < sentence.end_char for mention in story.dates)
    return named or _EARLIER.search(sentence.text) is not None


def _written(story: Story) -> tuple[date | None, Basis]:
    """The day on which the report was written, and what says so."""
    dateline = find_dateline(story.article, story.sections)
    span = dateline.date if dateline else None
    for mention in story.dates if span else ():
        if span and mention.start < span.end and span.start < mention.end:
            return mention.value.end, "dateline"
    published = story.article.published
    return (published.date() if isinstance(published, datetime) else published), "published"
