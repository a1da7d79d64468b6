"""Sources: whose words hold a place in the text, as the statements of the article tell it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from spacy.tokens import Token

from worker.article import Span
from worker.event import Party
from worker.extraction.attribution.words import attribution_words
from worker.extraction.candidate import Candidate
from worker.story import Story


class Sources:
    """The statements of an article, to be asked whose words stand where."""

    def __init__(self, story: Story, statements: Sequence[Candidate]) -> None:
        self._story = story
        self.statements = sorted((s for s in statements if s.quotation), key=lambda s: s.trigger)
        told = ((span, number) for number, s in enumerate(self.statements) for span in content(s))
        self._spans = sorted((span.start, span.end, number) for span, number in told)
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))  # the farthest end up to each span

    def of(self, offset: int) -> Candidate | None:
        """The innermost statement in whose words a place stands."""
        holding = [(end - start, -self.statements[number].trigger, number) for start, end, number in self._at(offset)]
        return self.statements[min(holding)[2]] if holding else None

    def _at(self, offset: int) -> Iterator[tuple[int, int, int]]:
        """The spans that hold a place, back from the last that starts before it to where none reaches it any more."""
        for index in range(bisect_right(self._spans, offset, key=lambda span: span[0]) - 1, -1, -1):
            if self._reach[index] <= offset:
                return
            if offset < self._spans[index][1]:
                yield self._spans[index]

    def cue(self, statement: Candidate) -> Token:
        """The word that reports a statement."""
        return self._story.token_at(statement.trigger)

    def words(self, statement: Candidate) -> Iterator[Token]:
        """The words that a source said."""
        for span in content(statement):
            yield from self._story.doc[self._story.token_at(span.start).i : self._story.token_at(span.end - 1).i + 1]


def as_named_at(story: Story, party: Party, words: Span) -> Party:
    """The party with its mentions in the sentence of `words`; where it has none there, with the last before."""
    sentence = story.token_at(words.start).sent
    there = tuple(m for m in party.mentions if sentence.start_char <= m.start < sentence.end_char)
    before = tuple(m for m in party.mentions if m.start < sentence.start_char)
    return replace(party, mentions=there or before[-1:] or party.mentions[:1])


def content(statement: Candidate) -> tuple[Span, ...]:
    """The spans of what was said."""
    return statement.quotation.content if statement.quotation else ()


def cue_span(statement: Candidate) -> Span:
    """The words that report a statement, else its own."""
    cue = statement.quotation.cue if statement.quotation else None
    return cue or statement.mention


def is_said(statement: Candidate) -> bool:
    """False where the words were not said, or not yet: "has not said whether"."""
    return statement.modality in attribution_words()["said"] and bool(statement.actors)
