"""What is linked: a telling, one event as one report tells it, with the words around it.

Made where the text is. A report in which no event was found is one telling without an event: it may be linked by its
words, but what has no event at all is no incident.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from worker.article import Article
from worker.event import Event, Party
from worker.incidents.copies import sketch
from worker.incidents.words import Words, figures_of, likeness, names_of, sentences, spelt, vector, words_of
from worker.resources import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Report:
    """An article as far as the record of an incident needs it; its text is not kept, but for a sketch of it."""

    article: str
    revision: int
    source: str | None
    url: str | None
    published: date | None
    sketch: "array[int]"

    @property
    def time(self) -> float | None:
        """In days, as `days_of` counts them; None where the article tells no time."""
        return None if self.published is None else days_of(self.published)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Telling:
    """An event as a report tells it.

    `focal`: it is what the report is about, and its words, names and figures are those of the whole report; otherwise
    they are those of its own sentences, which are `near`. `again`: these say that something like it was before.
    """

    report: Report
    event: Event | None
    focal: bool
    words: Words
    names: Words
    figures: Words
    near: Words
    again: bool

    @property
    def key(self) -> tuple[str, str]:
        """Which telling it is: article and event."""
        return self.report.article, self.event.id if self.event else ""

    @property
    def order(self) -> tuple[float, str, str]:
        """The place of the telling among all: by time of publication, those without a time last."""
        time = self.report.time
        return (float("inf") if time is None else time, *self.key)


@dataclass(frozen=True, slots=True, eq=False)
class Dispatch:
    """What a revision of an article tells, none where it was withdrawn; of two the one with the greater `order` counts.

    `arrived`: in days, as `days_of` counts them, where it is known. A report is not taken to be newer than a day after
    it came.
    """

    article: str
    order: int
    tellings: Sequence[Telling]
    arrived: float | None = None


def tellings(article: Article, events: tuple[Event, ...]) -> tuple[Telling, ...]:
    """The tellings of an article: one for each event that can be part of an incident, or one of the report alone."""
    if article.withdrawn:
        return ()
    report, whole = _report(article), f"{article.title or ''}\n{article.body}"
    told = [event for event in events if is_linkable(event, article.published)]
    near = [_sentences_of(event, article.body) for event in told]
    if not told:
        return (_telling(report, None, whole, whole, _lede(article)),)
    focal = _focal(whole, near)
    return tuple(
        _telling(report, event, whole if number == focal else "", text, text)
        for number, (event, text) in enumerate(zip(told, near, strict=True))
    )


def is_linkable(event: Event, published: date | None) -> bool:
    """True for attacks, talks and acts, but for background: what was long before the day of publication."""
    if event.type in _rule()["unlinked"]:
        return False
    if published is None or event.date is None:
        return event.modality != "historical"
    most: int = _rule()["background_days"]
    return (_day(published) - event.date.end).days <= most


def _report(article: Article) -> Report:
    return Report(
        article=article.id,
        revision=article.revision,
        source=article.source,
        url=article.url,
        published=article.published,
        sketch=sketch(article.body),
    )


def _focal(whole: str, near: Sequence[str]) -> int:
    """The number of the event whose sentences say most of what the report says."""
    words = vector(words_of(whole), _rule()["words"]["report"]).table()
    shares = [likeness(words, vector(words_of(text), _rule()["words"]["near"]).table()) for text in near]
    return shares.index(max(shares))


def _telling(report: Report, event: Event | None, whole: str, own: str, near: str) -> Telling:
    most, text = _rule()["words"], whole or own
    stated = {word.lower() for word in spelt(near)}
    return Telling(
        report=report,
        event=event and _lean(event),
        focal=bool(whole),
        words=vector(words_of(text), most["report"]),
        names=vector(names_of(text.partition("\n")[2] if whole else text), most["names"]),
        figures=vector(figures_of(text), most["figures"]),
        near=vector(words_of(near), most["near"]),
        again=not stated.isdisjoint(_again()),
    )


def _lede(article: Article) -> str:
    """The title and the first sentences."""
    spans = list(sentences(article.body))[: _rule()["lede"]]
    return "\n".join([article.title or "", *(article.body[a:b] for a, b in spans)])


def _sentences_of(event: Event, body: str) -> str:
    """The sentences that tell an event."""
    marks = [(span.start, span.end) for span in event.mentions]
    return "\n".join(body[a:b] for a, b in sentences(body) if any(s < b and a < e for s, e in marks))


def _lean(event: Event) -> Event:
    """The event as far as it is compared or shown: without the places in the text, and who says what."""
    return Event(
        id=event.id,
        type=event.type,
        plover=event.plover,
        modality=event.modality,
        mentions=(),
        actors=tuple(map(_lean_party, event.actors)),
        recipients=tuple(map(_lean_party, event.recipients)),
        date=event.date,
        place=event.place,
        casualties=event.casualties,
        cameo=event.cameo,
        acled=event.acled,
        confidence=event.confidence,
    )


def _lean_party(party: Party) -> Party:
    return Party(name=party.name, kind=party.kind, country=party.country, wikidata=party.wikidata)


def _day(when: date) -> date:
    return when.date() if isinstance(when, datetime) else when


def days_of(when: date) -> float:
    """Days since the first of the year 1, by which times are compared."""
    if not isinstance(when, datetime):
        return float(when.toordinal())
    utc = when.astimezone(UTC) if when.tzinfo else when
    return utc.toordinal() + (utc.hour * 3600 + utc.minute * 60 + utc.second) / 86400


@cache
def _rule() -> dict[str, Any]:
    rule: dict[str, Any] = load_yaml("incidents/linking.yaml")["tellings"]
    return rule


@cache
def _again() -> frozenset[str]:
    return frozenset(load_yaml("incidents/linking.yaml")["again"])
