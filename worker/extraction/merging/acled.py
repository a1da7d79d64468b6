"""ACLED codes of the events of a story, from their facts and the words that tell them (worker.normalisation.acled)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from worker.article import Span as ArticleSpan
from worker.event import Event
from worker.normalisation.acled import Telling, codes
from worker.story import Story

_STATEMENT = "statement"


def with_acled(story: Story, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with their codes, all at once: a protest and what is done to it are one event of ACLED's."""
    number = {sentence.start: index for index, sentence in enumerate(story.doc.sents)}
    found = codes(_telling(story, event, number) for event in events)
    return tuple(replace(event, acled=code) for event, code in zip(events, found, strict=True))


def _telling(story: Story, event: Event, number: Mapping[int, int]) -> Telling:
    if event.type == _STATEMENT:  # has no code, and most events are statements
        return Telling(event=event)
    mentions = [_tokens(story, mention) for mention in event.mentions]
    sentences = {span.sent.start: span.sent for span in mentions}
    return Telling(
        event=event,
        told=frozenset(word for span in mentions for word in _words(span)),
        near=frozenset(word for sentence in sentences.values() for word in _words(sentence)),
        sentences=frozenset(number[start] for start in sentences),
    )


def _tokens(story: Story, mention: ArticleSpan) -> Span:
    return story.doc[story.token_at(mention.start).i : story.token_at(mention.end - 1).i + 1]


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    """The words as in the text and as lemmas, singly and with the next one; hyphens and other marks are passed over."""
    before: Token | None = None
    for token in tokens:
        if token.is_punct or token.is_space:
            continue
        yield from (token.lower_, token.lemma_.lower())
        if before is not None:
            yield from (f"{before.lower_} {token.lower_}", f"{before.lemma_.lower()} {token.lemma_.lower()}")
        before = token
