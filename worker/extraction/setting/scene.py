"""What an event takes over from the text before it where its own sentences do not tell: the day, and the place.

In three ways: the sentence goes on with the one before it ("also attended"); it tells of a stop of a journey whose days
were told ("visited Oman on 4 April and Qatar on 5 April. In Qatar she met ..."); or the news goes on in the past tense
after a sentence that told the day ("Rockets hit the port on Monday. Gunmen stormed a bank.").
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from worker import labels
from worker.article import Article, Section
from worker.event import DateMention, EventDate, EventPlace, PlaceMention
from worker.extraction.setting.date import date_for
from worker.extraction.setting.place import place_for
from worker.normalisation.dates.clauses import clause_of
from worker.normalisation.places.words import words

_BETWEEN = frozenset(("on", "from", "in", "during", "between", ","))  # words between a stop and its days
_BETWEEN_COUNT = 2
_SENTENCES_BACK = 2
_PARAGRAPH = 4  # sentences that a day reaches
_NEWS = frozenset(("lede", "body"))
_DAYS = frozenset(("day", "time"))
_APART = re.compile(  # "weeks earlier", "a few months later": on another day than the sentence before
    r"\b(?:days|weeks|months|years|decades) (?:earlier|later|before|afterwards?)\b", re.IGNORECASE
)
_JOURNEY_STEPS = 8  # governors between a stop and the verb of the journey


def carried_date(
    doc: Doc,
    token: Token,
    place: EventPlace | None,
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
    article: Article,
    sections: Sequence[Section],
) -> EventDate | None:
    """The date of an event that `token` tells without one, `place` where it is; None where nothing carries one over."""
    told = (date_for(doc, before, dates, article, sections) for before in _continued(token))
    return (
        next((found for found in told if found), None)
        or _stop(doc, token, place, dates, places, article.body)
        or _narrated(doc, token, dates, article, sections)
    )


def _narrated(
    doc: Doc, token: Token, dates: Sequence[DateMention], article: Article, sections: Sequence[Section]
) -> EventDate | None:
    """The day of the sentences before, where the news goes on telling in the past tense, here or a paragraph before."""
    index = next((i for i, section in enumerate(sections) if section.start <= token.idx < section.end), None)
    if index is None or sections[index].kind not in _NEWS or clause_of(token).tag_ not in labels.PAST:
        return None
    if _APART.search(token.sent.text):
        return None
    begin = sections[index - 1].start if index and sections[index - 1].kind in _NEWS else sections[index].start
    for before in _before(token, _PARAGRAPH):
        told = date_for(doc, before, dates, article, sections) if before.idx >= begin else None
        if told is not None:
            return told if told.precision in _DAYS else None
    return None


def _before(token: Token, count: int) -> Iterator[Token]:
    """The main verbs of the sentences before, the nearest first."""
    start = token.sent.start
    for _ in range(count):
        if start == 0:
            return
        before = token.doc[start - 1].sent
        yield before.root
        yield from (child for child in before.root.children if child.dep_ == "ccomp" and child.i < before.root.i)
        start = before.start


def carried_place(
    doc: Doc, token: Token, places: Sequence[PlaceMention], article: Article, sections: Sequence[Section]
) -> EventPlace | None:
    """The place of talks that `token` tells without one: where the sentence before it was that it goes on with."""
    told = (place_for(doc, before, places, article, sections) for before in _continued(token))
    return next((found for found in told if found), None)


def _continued(token: Token) -> Iterator[Token]:
    """The main verbs of the sentences before, the nearest first, where that of `token` goes on with them by "also"."""
    root = token.sent.root
    clause = clause_of(token)
    goes_on = any(child.lower_ == "also" for verb in (root, clause) for child in verb.children)
    if goes_on and (clause == root or root.is_ancestor(clause)):
        yield from _before(token, _SENTENCES_BACK)


def _stop(
    doc: Doc,
    token: Token,
    place: EventPlace | None,
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
    body: str,
) -> EventDate | None:
    """The days of the journey's stop in the country of `place`, told before with the stop's name."""
    if place is None or place.country is None:
        return None
    for stop in places:
        if stop.end > token.sent.start_char or stop.country != place.country or not _is_stop(doc, stop):
            continue
        day = next((mention for mention in dates if mention.start > stop.end), None)
        if day is None:
            continue
        between = body[stop.end : day.start].replace(",", " , ").split()
        if len(between) <= _BETWEEN_COUNT and all(word.lower() in _BETWEEN for word in between):
            return EventDate.of(day)
    return None


def _is_stop(doc: Doc, place: PlaceMention) -> bool:
    """True for a name under a verb of travel."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    token = span.root if span is not None else None
    for _ in range(_JOURNEY_STEPS):
        if token is None or token.head == token:
            break
        token = token.head
        if token.lemma_.lower() in words("travel"):
            return True
    return False
