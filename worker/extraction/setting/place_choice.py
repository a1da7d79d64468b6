"""Where an attack was: of all names of the article the one for which most speaks, by weights fitted to gold.

The weights are resources/places/choice.yaml, docs/places.md is their card. A spot or a name that no gazetteer has lies
in the known place for which most speaks, and takes its point.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from worker.event import Basis, EventPlace
from worker.extraction.candidate import Candidate
from worker.extraction.setting.place import named_place
from worker.extraction.setting.place_evidence import (
    Evidence,
    Named,
    as_place,
    evidence_of,
    levels,
    nowhere,
    tells,
)
from worker.normalisation.places.headline import HEADLINE
from worker.resources import load_yaml
from worker.sectioning.dateline import find_dateline
from worker.story import Story

_LIKELY = 1.0  # score from which on a town takes the place of its country
_SURE = 2.5  # score from which on a name right before another is the finer one
_SENTENCES = 3  # in which an article goes on to tell the town
_INSIDE = re.compile(r"(?: [a-z]+)?(?: \(|, | in | of )(?:the )?(?:[a-z]+(?:-[a-z]+)? )?")


def chosen_place(story: Story, ranked: Sequence[Candidate], names: Sequence[Named]) -> EventPlace | None:
    """The place of the attack that the mentions `ranked` tell, None where more speaks for no place than for any.

    `names` are those of the article, read once for all of its attacks.
    """
    weights = weights_of(story.reading is not None)
    values = [score(evidence, weights) for evidence in evidence_of(story, names, ranked)]
    scored = sorted(zip(values, names, strict=True), key=lambda pair: -pair[0])
    if not scored or scored[0][0] < score(nowhere(ranked), weights):
        return _border(ranked)
    border, best = _border(ranked), scored[0][1]
    if best.precision in levels().states and not nowhere(ranked).past:
        best = next((named for value, named in scored if _gives_way(value, named, best)), best)
    best = next((named for value, named in scored if _lies_before(story, value, named, best)), best)
    if border is not None and best.precision in levels().wide:
        return border
    return _event_place(story, best, [named for _, named in scored], ranked)


def _gives_way(value: float, named: Named, country: Named) -> bool:
    """True for a town that the article names only after its country: "killed in Mali ... took place in Mopti"."""
    if (
        named.place is None
        or named.precision not in levels().fine
        or named.country != country.country
        or value < _LIKELY
    ):
        return False
    first = named.marks[0]
    return first.placed and first.told and 0 < first.sentence - country.marks[0].sentence <= _SENTENCES


def _lies_before(story: Story, value: float, named: Named, best: Named) -> bool:
    """True for a spot right before the place that it lies in: "As Sabaa (Tripoli)", "Dembi in the Oromia region"."""
    if value < _SURE or named is best:
        return False
    ends = [mark.end for mark in named.marks if mark.placed and (mark.spot or named.country == best.country)]
    starts = [mark.start for mark in best.marks]
    body = story.article.body
    return any(end <= start and _INSIDE.fullmatch(body[end:start]) for end in ends for start in starts)


def score(evidence: Evidence, weights: Sequence[float]) -> float:
    """How much speaks for a place."""
    return sum(weight * value for weight, value in zip(weights, evidence, strict=True))


@cache
def weights_of(read: bool) -> tuple[float, ...]:
    """The weights with the reader, or those of the rules alone."""
    data: dict[str, Any] = load_yaml("places/choice.yaml")
    fitted = data["reader"] if read else data["rules"]
    return tuple(float(fitted[name]) for name in Evidence._fields)


def _border(ranked: Sequence[Candidate]) -> EventPlace | None:
    return next((c.place for c in ranked if c.place and c.place.border), None)


def _event_place(story: Story, best: Named, names: Sequence[Named], ranked: Sequence[Candidate]) -> EventPlace:
    """The place that a name tells, as a mention's own sentence puts it if one does. `names`: the likeliest first."""
    told = [c.place for c in ranked if c.place and not c.place.border and tells(c.place.name, best.name)]
    found = min(told, key=lambda place: place.precision not in levels().fine) if told else _named(story, best)
    if found.latitude is not None:
        return found
    return _within(found, _container(best, names), story.parties.home)


def _named(story: Story, named: Named) -> EventPlace:
    placed = next((mark for mark in named.marks if mark.placed and mark.told), named.marks[0])
    if placed.place is None:
        return EventPlace.of(as_place(placed, named.name))
    if placed.start == HEADLINE:
        return EventPlace.of(placed.place)
    basis: Basis = "dateline" if _is_filed(story, named) else "text"
    return named_place(placed.place, story.places, story.article.body, basis)


def _is_filed(story: Story, named: Named) -> bool:
    """True for a name that only the dateline has."""
    dateline = find_dateline(story.article, story.sections)
    span = dateline.place if dateline is not None else None
    return span is not None and all(span.start <= mark.start < span.end for mark in named.marks)


def _container(best: Named, names: Sequence[Named]) -> Named | None:
    """The known place in which a name most likely lies: of the likeliest first one that has a point, else a country."""
    known = [named for named in names if named is not best and named.country is not None]
    pointed = next((named for named in known if named.precision in levels().pointed and _is_near(named, best)), None)
    return pointed or next((named for named in known if _is_near(named, best)), None)


def _is_near(named: Named, best: Named) -> bool:
    """True for names of one sentence, or of the two beside it."""
    return any(abs(one.sentence - other.sentence) <= 1 for one in named.marks for other in best.marks)


def _within(found: EventPlace, container: Named | None, home: str | None) -> EventPlace:
    outer = container.place if container is not None else None
    if outer is None:
        return replace(found, country=found.country or home)
    if found.country is not None and found.country != outer.country:
        return found
    if outer.precision not in levels().pointed or outer.latitude is None:
        return replace(found, country=outer.country, disputed=outer.disputed)
    return replace(
        found,
        country=outer.country,
        latitude=outer.latitude,
        longitude=outer.longitude,
        precision=outer.precision,
        disputed=outer.disputed,
    )
