"""What the cue clause says besides the words: channel, date, place, modality, verbal act."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from worker.article import Span
from worker.event import EventDate, EventPlace, Modality
from worker.extraction.statement.lexicon import acts, channels
from worker.labels import AUXILIARY_OR_NEGATION
from worker.story import Story

_WILL = {"will", "'ll", "wo"}
_PLANNED = {"expect", "plan", "schedule", "set", "intend", "due", "prepare"}
_BACK_REFERENCE = re.compile(
    r"\b(?:in|on|at|during) (?:his|her|their|its|the|the same|that) (?:\w+ )?"
    r"(?:post|message|video|thread|address|speech|interview|conference|briefing)\b"
)
_BEFORE_PLACE = re.compile(r"\b(?:in|at|from)\s+$")
_OFFICE = re.compile(r"\b[A-Z][\w-]+ $")  # "High Representative for Foreign Affairs" writes for no review
_OLD = timedelta(days=31)


def channel(text: str) -> str | None:
    """The channel that the words around a statement name: a platform, a medium, a form such as "news conference"."""
    known = channels()
    platforms = [(found.start(), name) for pattern, name in known.platforms if (found := pattern.search(text))]
    if platforms:
        return min(platforms)[1]
    match = known.broadcasters.search(text) or known.media.search(text)
    if match is not None and not (match.group().startswith("for ") and _OFFICE.search(text, 0, match.start())):
        return str(match.group("name"))
    form = known.forms.search(text.lower())
    return form.group("name") if form else None


def is_back_reference(text: str) -> bool:
    """True for "in his post", "in the same statement": the channel is the one named before."""
    return _BACK_REFERENCE.search(text.lower()) is not None


def said_date(story: Story, regions: Sequence[tuple[int, int]]) -> EventDate | None:
    """The date that stands in one of the regions that tell of the saying."""
    for mention in story.dates:
        if any(start <= mention.start and mention.end <= end for start, end in regions):
            return EventDate.of(mention)
    return None


def said_place(story: Story, regions: Sequence[tuple[int, int]]) -> EventPlace | None:
    """The place in one of the regions that a preposition of place introduces."""
    body = story.article.body
    for place in story.places:
        inside = any(start <= place.start and place.end <= end for start, end in regions)
        if inside and _BEFORE_PLACE.search(body, max(0, place.start - 10), place.start):
            return EventPlace.of(place)
    return None


def modality(verb: Token | None, when: EventDate | None, published: date | None) -> Modality:
    """Whether the words were said: denied ("did not say"), planned ("will announce"), historical, else actual."""
    if verb is not None:
        helpers = {c.lower_ for c in verb.children if c.dep_ in AUXILIARY_OR_NEGATION}
        if any(c.dep_ == "neg" for c in verb.children):
            return "denied"
        if helpers & _WILL or (verb.dep_ == "xcomp" and verb.head.lemma_ in _PLANNED):
            return "planned"
    if when is not None and published is not None and when.end < _day(published) - _OLD:
        return "historical"
    return "actual"


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)


def verbal_act(content: Sequence[Span], quoted: bool) -> tuple[str | None, int]:
    """The PLOVER verbal act that the words themselves perform, and where its last word ends: "We condemn | ..."."""
    words = " ".join(span.text for span in content)
    for act, pattern, only in acts():
        found = pattern.search(words) if quoted or not only else None
        if found is not None:
            return act, _offset(content, found.end())
    return None, 0


def _offset(content: Sequence[Span], end: int) -> int:
    """The offset in the body of a place in the joined words."""
    for span in content:
        if end <= len(span.text):
            return span.start + end
        end -= len(span.text) + 1
    return content[-1].end
