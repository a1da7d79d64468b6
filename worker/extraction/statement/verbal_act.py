"""The act that a statement is by its words, such as an accusation: what the rules find, if the reader agrees."""

from dataclasses import replace

from worker.extraction.acceptance import around, named, weights_of
from worker.extraction.candidate import Candidate
from worker.story import Story


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
