"""Sums: a toll that is that of several attacks told apart belongs to none of them.

"Two bombs killed eight on Monday. In Cali five died ... In Jamundi a second bomb killed three" tells of two attacks;
who did it and when, where only the first sentence says so, holds for both.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from worker.event import HARMS, Casualties, Figure, Harm
from worker.extraction.candidate import Candidate, without_harm
from worker.extraction.casualties.combining import added
from worker.extraction.casualties.tolls import CERTAIN
from worker.extraction.merging.coreference import agreement

_LEAST = 3  # the smallest toll taken for a sum: one and one are two by chance
_MOST = 3  # other attacks that a sum may count
_NEAR = 2  # sentences between those counted and others counted beside them
_OTHERS = 6  # of so many told

Group = list[Candidate]


def apart_from_sums(groups: Sequence[Group]) -> list[Group]:
    """The groups without tolls that are the sum of those of several; a group that only tells such a sum is none."""
    attacks = [group for group in groups if group[0].type == "attack" and any(c.casualties for c in group)]
    if len(attacks) < 2:
        return list(groups)
    kept = {id(group): group for group in groups}
    for group in attacks:
        for harm in HARMS:
            summed = _summed(kept[id(group)], harm, [kept[id(g)] for g in attacks if g is not group and id(g) in kept])
            if summed is None:
                continue
            whole, parts = summed
            rest = [without_harm(c, harm) if c is whole else c for c in kept[id(group)]]
            told = [c for c in rest if c.sentence != whole.sentence and not c.generic]
            for part in parts:
                part.extend(_shared(c, part) for c in rest if c.sentence == whole.sentence and _may_share(c, part))
            if told:
                kept[id(group)] = rest
            elif len(parts) > 1:
                del kept[id(group)]
                break
    return [kept[id(group)] for group in groups if id(group) in kept]


def with_more(group: Group) -> Group:
    """The mentions of one event, those counted beside others added to them: "killed nine ... two were also killed".

    Certain people whom one sentence counts twice are others, too: "killed nine soldiers, and six rebels died".
    """
    told: Group = []
    for c in group:
        for harm in HARMS:
            figure = getattr(c.casualties, harm, None)
            before = next((k for k in reversed(range(len(told))) if getattr(told[k].casualties, harm, None)), None)
            if figure is None or before is None or not _are_others(c, told[before], harm):
                continue
            c = _with_those_before(c, told[before], harm)
            told[before] = without_harm(told[before], harm)
        told.append(c)
    return told


def _with_those_before(c: Candidate, before: Candidate, harm: Harm) -> Candidate:
    """A mention that counts those of an earlier one too, and stands to other counts as that one did."""
    figures = [getattr(each.casualties, harm) for each in (before, c)]
    tellings = {**dict(c.tellings), harm: dict(before.tellings).get(harm)}
    return replace(
        c,
        casualties=replace(c.casualties or Casualties(), **{harm: added(figures)}),
        tellings=tuple((each, telling) for each, telling in tellings.items() if telling),
    )


def _are_others(c: Candidate, before: Candidate, harm: Harm) -> bool:
    if c.more:
        return c.sentence - before.sentence <= _NEAR
    certain = all(dict(each.tellings).get(harm) == CERTAIN for each in (c, before))
    return certain and c.sentence == before.sentence and c.trigger != before.trigger


def _summed(group: Group, harm: Harm, others: Sequence[Group]) -> tuple[Candidate, list[Group]] | None:
    """The mention of a group whose toll is a sum, and the other groups that it counts."""
    others = [other for other in others if other[0].modality == group[0].modality and _low(other, harm)][:_OTHERS]
    for whole in group:
        total = _low([whole], harm)
        own = _low([c for c in group if c is not whole], harm)
        if total < _LEAST or own >= total:
            continue
        for count in range(1, _MOST + 1):
            for parts in combinations(others, count):
                if own + sum(_low(part, harm) for part in parts) == total and (own or count > 1):
                    return whole, list(parts)
    return None


def _low(mentions: Sequence[Candidate], harm: Harm) -> int:
    """The highest count that mentions tell of one harm, 0 where they tell none."""
    figures: list[Figure | None] = [getattr(c.casualties, harm) for c in mentions if c.casualties]
    return max((figure.low or 0 for figure in figures if figure), default=0)


def _shared(c: Candidate, part: Group) -> Candidate:
    """What a mention of all of them says of one: who did it, and when."""
    return replace(c, casualties=None, casualties_by_group=(), recipients=(), place=None, generic=True, weight=0.0)


def _may_share(c: Candidate, part: Group) -> bool:
    return agreement(replace(c, recipients=(), place=None), part) >= 0
