"""When an event was where no date is its own: since a day until now, day after day, going on as the text is written."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import cast

from spacy.tokens import Doc, Token

from worker.article import Article
from worker.event import DateMention, EventDate
from worker.extraction.setting.sequel_date import aftermath_date, sequel_date
from worker.normalisation.dates.calendar import Unit, shift
from worker.normalisation.dates.clauses import clause_of, owner_of
from worker.resources import load_yaml

_LEXICON = load_yaml("dates/lexicon.yaml")
_BEGINNINGS = frozenset(_LEXICON["beginnings"])
_BEGINNING_VERBS = frozenset(_LEXICON["beginning_verbs"])
_NTH: dict[str, int] = {word: number for number, word in enumerate(_LEXICON["running_ordinals"], 2)}
_RUNNING = re.compile(
    rf"\bfor (?:a|the|an) (?P<nth>{'|'.join(_NTH)}|\d+(?:nd|rd|th))(?: (?:straight|consecutive|successive|running))?"
    r" (?P<unit>day|night|week|month|year)\b",
    re.IGNORECASE,
)
_PRESENT_BE = frozenset(("am", "is", "are", "'m", "'re", "'s", "’m", "’re", "’s"))
_BEGUN = frozenset(("dobj", "nsubj", "nsubjpass"))
_RANKING_TAGS = frozenset(("JJS", "RBS"))
_RANKING = frozenset(("first", "last", "second", "third", "only"))


def span_of(chosen: DateMention, dates: Sequence[DateMention], text: str) -> EventDate:
    """The date of a mention, with its other end in "from June 3 to June 5", "between May and July", "May 3 and 4"."""
    for one, other in pairwise(dates):
        if chosen not in (one, other) or one.value.start > other.value.end:
            continue
        before = text[: one.start].rstrip().rpartition(" ")[2].lower()
        between = text[one.end : other.start].strip().lower()
        if (before, between) in _RANGES or (between == "and" and _adjoin(one, other)):
            return EventDate(
                start=one.value.start,
                end=other.value.end,
                precision="range",
                basis="text",
                text=text[one.start : other.end],
            )
    return EventDate.of(chosen)


def _adjoin(one: DateMention, other: DateMention) -> bool:
    """True for a day and the next: "on Saturday and Sunday"."""
    days = one.precision == other.precision == "day"
    return days and other.value.start - one.value.end == timedelta(days=1)


_RANGES = {("from", "to"), ("from", "until"), ("from", "till"), ("from", "through"), ("between", "and")}


def implied_date(doc: Doc, token: Token, dates: Sequence[DateMention], article: Article) -> EventDate | None:
    """The date that tense and prepositions imply for the event of `token`, up to the day of publication; else None."""
    today = _published(article)
    if today is None:
        return None
    return (
        sequel_date(token, today, dates)
        or aftermath_date(token, dates)
        or _since(doc, token, dates, today)
        or _running(token, today)
        or _ongoing(token, today)
    )


def _published(article: Article) -> date | None:
    published = article.published
    return published.date() if isinstance(published, datetime) else published


def _since(doc: Doc, token: Token, dates: Sequence[DateMention], today: date) -> EventDate | None:
    """'has bombed three towns since June 1': from then on; not 'the deadliest attack since 2001'."""
    clause = clause_of(token)
    for since in (child for child in clause.children if child.lower_ == "since"):
        start = _beginning(doc, since, dates)
        if start is None or start.value.start > today or _is_ranked(token):
            continue
        text = doc.text[since.idx : start.end] if since.idx < start.start < token.sent.end_char else start.text
        return EventDate(start=start.value.start, end=today, precision="range", basis="text", text=text)
    return None


def _beginning(doc: Doc, since: Token, dates: Sequence[DateMention]) -> DateMention | None:
    """The date behind 'since', or that of the beginning it names: 'since the start of the operation'."""
    for mention in dates:
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None and span.root.head == since:
            return mention
    noun = next((child for child in since.children if child.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in _BEGINNINGS:
        return None
    began = next((x for of in noun.children if of.lower_ == "of" for x in of.children if x.dep_ == "pobj"), None)
    if began is None:
        return None
    return next((m for m in dates if m.end <= since.idx and _tells_beginning(doc, m, began.lemma_)), None)


def _tells_beginning(doc: Doc, mention: DateMention, lemma: str) -> bool:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    owner = owner_of(span.root)
    verbs = (t for t in (owner, *owner.ancestors) if t.lemma_.lower() in _BEGINNING_VERBS)
    return any(child.lemma_ == lemma and child.dep_ in _BEGUN for verb in verbs for child in verb.children)


def _is_ranked(token: Token) -> bool:
    """True for the deadliest attack, the first talks: since when says of what they are the first."""
    return any(t.tag_ in _RANKING_TAGS or t.lower_ in _RANKING for t in token.children)


def _running(token: Token, today: date) -> EventDate | None:
    """'for the third day': the days up to today."""
    sentence = token.sent
    match = _RUNNING.search(sentence.text)
    if match is None:
        return None
    word = match["nth"].lower()
    number = int(word.rstrip("ndrth")) if word[0].isdigit() else _NTH[word]
    unit = match["unit"].lower().replace("night", "day")
    first = shift(today, cast(Unit, unit), 1 - number)
    begin = sentence.start_char + match.start()
    inside = next((t for t in sentence if t.idx == begin), None)
    if first is None or inside is None or clause_of(inside) != clause_of(token):
        return None
    return EventDate(start=first[0].start, end=today, precision="range", basis="text", text=match[0])


def _ongoing(token: Token, today: date) -> EventDate | None:
    """'is shelling the town': on the day it is written."""
    present = any(child.dep_ == "aux" and child.lower_ in _PRESENT_BE for child in token.children)
    if token.tag_ != "VBG" or not present or any(child.dep_ == "xcomp" for child in token.children):
        return None
    return EventDate(start=today, end=today, precision="day", basis="published")
