"""What the reader says of a statement that the rules find: whether its cue is one, and whether it is an act as well."""

from dataclasses import replace
from functools import cache

from worker.extraction.acceptance import around, named, weights_of
from worker.extraction.candidate import Candidate
from worker.resources import load_yaml
from worker.story import Story


def is_cued(statement: Candidate, story: Story) -> bool:
    """False where the reader takes the cue for something else, such as the "blasted" of a batsman.

    Words in quotation marks are somebody's whatever hands them to him.
    """
    told = statement.quotation
    if story.reading is None or told is None or told.cue is None or told.form != "indirect":
        return True
    cue = told.cue
    if not story.reading.is_read(cue.start, cue.end):
        return True
    return story.reading.cue(cue.start, cue.end) >= _least_cue()


@cache
def _least_cue() -> float:
    """The logit below which words are no cue."""
    return float(load_yaml("reader/acceptance.yaml")["cue"]["least"])


def with_verbal_act(statement: Candidate, story: Story) -> Candidate:
    """The statement with its act, or without one that reaches no cut; unchanged where nothing was read."""
    reading = story.reading
    if reading is None or statement.plover is None or statement.quotation is None:
        return statement
    weights, name = weights_of(statement.plover), named(statement.plover)
    spans = [around(story.token_at(statement.trigger)), *((s.start, s.end) for s in statement.quotation.content)]
    logit = max(reading.logit(name, start, end) for start, end in spans)
    chance = weights.probability(logit, listed=True, accepted=True)
    return statement if chance >= weights.cut else replace(statement, plover=None)
