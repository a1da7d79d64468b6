"""What speaks for each name of an article as the place of one attack.

A name is looked at with all its mentions, of which the evidence takes the best: how the tree links it to a word of the
event, how likely the reader holds that, and what the article tells of it besides.
"""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from spacy.tokens import Token

from worker.event import PlaceMention, PlacePrecision
from worker.extraction.candidate import Candidate
from worker.extraction.setting.place import link_rank
from worker.normalisation.places.demonyms import is_demonym
from worker.normalisation.places.headline import HEADLINE, headline_places
from worker.normalisation.places.names import fold
from worker.normalisation.places.spots import Spot
from worker.normalisation.places.trust import is_locative
from worker.reader.reading import UNREAD
from worker.resources import load_yaml
from worker.story import SILENT, Story

_WORD = re.compile(r"\w+")
_LIKELY = 0.5  # logit of the reader
_LINKED = 1  # the rank from which on a name belongs to the event's own clause
_SURE = 1.0


class Evidence(NamedTuple):
    """Features of a name, each 0 or 1 where nothing else is said; docs/places.md says what they are."""

    own: float = 0  # share of the mentions whose sentence tells it
    under: float = 0
    under_explicit: float = 0
    beside: float = 0
    across: float = 0
    same_sentence: float = 0
    same_placed: float = 0
    placed: float = 0
    reader: float = 0  # -1.5 to 2
    reader_share: float = 0
    unread: float = 0
    sentence_before: float = 0
    distance: float = 0  # in sentences, logarithmic
    silent: float = 0
    title: float = 0
    told: float = 0  # how often, logarithmic
    country: float = 0
    region: float = 0
    city: float = 0
    district: float = 0
    point: float = 0
    area: float = 0
    spot: float = 0
    unknown: float = 0
    bare: float = 0
    spot_same: float = 0
    only_spot: float = 0  # no other spot is as likely
    agrees: float = 0
    clashes: float = 0
    home: float = 0
    country_share: float = 0
    coarse: float = 0
    country_reader: float = 0
    nowhere: float = 0
    past: float = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention of a name: its offsets, the number of its sentence, whether the article tells something there."""

    start: int
    end: int
    sentence: int
    told: bool
    placed: bool
    place: PlaceMention | None
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Named:
    """All mentions of one name."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def place(self) -> PlaceMention | None:
        """What the name means, None for a spot."""
        return None if any(mark.spot for mark in self.marks) else self.marks[0].place

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3."""
        return self.place.country if self.place else None

    @property
    def precision(self) -> PlacePrecision | None:
        """None for a spot."""
        return self.place.precision if self.place else None


class _Link(NamedTuple):
    """How a name stands to the mentions of an event: the closest link of the tree, the reader's logits, sentences."""

    rank: int | None
    explicit: bool  # the closest link is to a mention that does not only point
    logits: tuple[float, ...]  # by mention
    distances: tuple[int, ...]

    @property
    def logit(self) -> float:
        return max(self.logits)

    @property
    def likely(self) -> bool:
        return self.logit > _LIKELY and 0 in self.distances

    @property
    def linked(self) -> bool:
        return (self.rank is not None and self.rank <= _LINKED) or self.logit > _SURE


def names_of(story: Story) -> list[Named]:
    """The names of an article that may say where something was, in the order of their first mention."""
    starts = [sentence.start_char for sentence in story.doc.sents]
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    names: dict[str, str] = {}
    for mark in sorted(_marks(story, starts), key=lambda mark: mark.start):
        name = mark.spot.name if mark.spot else mark.place.name if mark.place else ""
        names.setdefault(fold(name), name)
        found[fold(name)].append(mark)
    told = [Named(names[key], tuple(marks)) for key, marks in found.items()]
    touched = {story.parties.home, *(place.country for place in story.places)}
    only = headline_places(story.article.title or "", {country for country in touched if country})
    return told + [Named(p.name, (_above(p),)) for p in only if fold(p.name) not in found]


def _above(place: PlaceMention) -> Mark:
    """The mention of a place in the headline, as if in a sentence before the first."""
    return Mark(place.start, place.end, -1, told=False, placed=True, place=place, spot=None)


def _marks(story: Story, starts: Sequence[int]) -> Iterator[Mark]:
    for spot in story.spots:
        yield Mark(
            spot.start, spot.end, _number(starts, spot.start), _is_told(story, spot.start), spot.placed, None, spot
        )
    for place in story.places:
        hidden = place.latitude is None and any(s.start < place.end and place.start < s.end for s in story.spots)
        if is_demonym(place) or hidden:
            continue
        span = story.token_at(place.start)
        placed = is_locative(story.doc, span.i) or (span.i > 0 and story.doc[span.i - 1].lower_ in levels().placing)
        number = _number(starts, place.start)
        yield Mark(place.start, place.end, number, _is_told(story, place.start), placed, place, None)


class Levels(NamedTuple):
    """The lists of choice.yaml: words before a name that say where, and precisions by what they can tell."""

    placing: frozenset[str]
    fine: frozenset[str]
    coarse: frozenset[str]
    states: frozenset[str]
    pointed: frozenset[str]
    wide: frozenset[str]


@cache
def levels() -> Levels:
    """Read once a process."""
    data: dict[str, Any] = load_yaml("places/choice.yaml")
    return Levels(*(frozenset(data[name]) for name in Levels._fields))


def _number(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _is_told(story: Story, offset: int) -> bool:
    section = story.section_at(offset)
    return section is not None and section.kind not in SILENT


def evidence_of(story: Story, names: Sequence[Named], ranked: Sequence[Candidate]) -> list[Evidence]:
    """The evidence for each name as the place of the event that the mentions `ranked` tell."""
    starts = [sentence.start_char for sentence in story.doc.sents]
    triggers = [story.token_at(c.trigger) for c in ranked]
    numbers = [_number(starts, token.idx) for token in triggers]
    links = [_link(story, named, ranked, triggers, numbers) for named in names]
    near = {named.country for named, link in zip(names, links, strict=True) if link.linked and named.country}
    fine = any(link.linked and _is_fine(named) for named, link in zip(names, links, strict=True))
    spots = [named for named, link in zip(names, links, strict=True) if named.place is None and link.likely]
    shares = _country_shares(names)
    title = _words(fold(story.article.title or ""))
    return [
        _with_name(_of_link(link, named, ranked), named, title)._replace(
            agrees=float(named.country in near),
            clashes=float(bool(near) and named.country is not None and named.country not in near),
            home=float(named.country is not None and named.country == story.parties.home),
            country_share=shares.get(named.country, 0.5) if named.country else 0.5,
            only_spot=float(spots == [named]),
            coarse=float(fine and named.precision in levels().coarse),
            country_reader=_bounded(link.logit) if named.precision in levels().states else 0.0,
        )
        for named, link in zip(names, links, strict=True)
    ]


def nowhere(ranked: Sequence[Candidate]) -> Evidence:
    """The evidence that the article tells no place of the event."""
    return Evidence(nowhere=1, past=float(ranked[0].modality == "historical"))


def _link(
    story: Story, named: Named, ranked: Sequence[Candidate], triggers: Sequence[Token], numbers: Sequence[int]
) -> _Link:
    best: tuple[int, bool] | None = None
    logits = [UNREAD] * len(triggers)
    distances: list[int] = []
    for mark in named.marks:
        for index, (c, trigger, number) in enumerate(zip(ranked, triggers, numbers, strict=True)):
            distances.append(mark.sentence - number)
            logits[index] = max(logits[index], _logit(story, trigger, mark))
            if mark.sentence != number:
                continue
            rank = link_rank(story.doc, trigger, mark.place or as_place(mark, named.name), story.article.body)
            if rank is not None:
                best = min(best or (rank, c.generic), (rank, c.generic))
    rank, generic = best if best is not None else (None, True)
    return _Link(rank, not generic, tuple(logits), tuple(distances))


def as_place(mark: Mark, name: str) -> PlaceMention:
    """A spot as a name that means a point, for the tree to link."""
    return PlaceMention(
        text=name,
        start=mark.start,
        end=mark.end,
        name=name,
        country=None,
        latitude=None,
        longitude=None,
        geonames_id=None,
        precision="point",
    )


def _logit(story: Story, trigger: Token, mark: Mark) -> float:
    if story.reading is None:
        return UNREAD
    section = story.section_at(trigger.idx)
    if section is None or not section.start <= mark.start < section.end:
        return UNREAD
    return story.reading.role("place", (trigger.idx, trigger.idx + len(trigger)), (mark.start, mark.end))


def _of_link(link: _Link, named: Named, ranked: Sequence[Candidate]) -> Evidence:
    told = [c.place for c in ranked if c.place]
    same = 0 in link.distances
    return Evidence(
        own=sum(tells(place.name, named.name) for place in told) / len(ranked),
        under=float(link.rank == 0),
        under_explicit=float(link.rank == 0 and link.explicit),
        beside=float(link.rank == 1),
        across=float(link.rank is not None and link.rank > _LINKED),
        same_sentence=float(same),
        same_placed=float(same and any(mark.placed for mark in named.marks)),
        placed=float(any(mark.placed for mark in named.marks)),
        reader=_bounded(link.logit),
        reader_share=sum(logit > _LIKELY for logit in link.logits) / len(link.logits),
        unread=float(link.logit <= UNREAD),
        sentence_before=float(not same and -1 in link.distances),
        distance=math.log1p(min(map(abs, link.distances))),
        spot_same=float(same and named.place is None),
    )


def tells(place: str, name: str) -> bool:
    """True where a place's name is this one, or a distance from it: "30 km east of Mosul"."""
    return place == name or place.endswith(f" {name}")


def _with_name(evidence: Evidence, named: Named, title: str) -> Evidence:
    told = sum(mark.told for mark in named.marks)
    level: dict[str, float] = {named.precision: 1.0} if named.precision else {}
    return evidence._replace(
        silent=float(not told),
        title=float(named.marks[0].start == HEADLINE or f" {_words(fold(named.name)).strip()} " in title),
        told=math.log1p(told),
        unknown=float(named.place is not None and named.place.latitude is None),
        bare=float(any(mark.spot is not None and mark.spot.kind is None for mark in named.marks)),
        spot=float(named.precision is None),
        **level,
    )


def _bounded(logit: float) -> float:
    """The reader's logit between -1.5 and 2; what it did not read together counts -1."""
    return max(min(logit, 4.0), -3.0) / 2 if logit > UNREAD else -1.0


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text))} "


def _is_fine(named: Named) -> bool:
    return named.place is None or named.precision in levels().fine


def _country_shares(names: Sequence[Named]) -> dict[str, float]:
    """Country to its share of the mentions of places that the article tells."""
    counts = Counter(named.country for named in names for mark in named.marks if mark.told and named.country)
    return {country: count / counts.total() for country, count in counts.items() if country}
