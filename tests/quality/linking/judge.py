"""How good a linking is: B-cubed over units, the share of false pairs among the pairs put together, and a baseline."""

import math
import random
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import comb

from tests.quality.linking.gold import Key, Told
from worker.event import Event
from worker.incidents.linker import Linker
from worker.incidents.score import Scales
from worker.incidents.telling import Telling


@dataclass(frozen=True, slots=True)
class Judgement:
    """B-cubed precision and recall (Bagga and Baldwin 1998), and the share of pairs put together that are none."""

    precision: float
    recall: float
    false_pairs: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        return f"B3 P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f}, false pairs {self.false_pairs:.3f}"


def judged(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Judgement:
    """Compare two partitions of the same units."""
    both, golds, groups = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / groups[group] for (_, group), n in both.items()) / len(gold)
    recall = sum(n * n / golds[name] for (name, _), n in both.items()) / len(gold)
    together = sum(comb(n, 2) for n in groups.values())
    right = sum(comb(n, 2) for n in both.values())
    return Judgement(precision, recall, 1 - right / together if together else 0.0)


def baseline(telling: Telling) -> Hashable:
    """What most do: the same type, country and day are the same event; else it stands alone."""
    event = telling.event
    if event is None or event.place is None or event.place.country is None:
        return telling.key
    return event.type, event.place.country, _day(event, telling)


def _day(event: Event, telling: Telling) -> str:
    when = event.date.start if event.date else telling.report.published
    return when.isoformat()[:10] if when else ""


def linked(data: Sequence[Told], scales: Scales | None = None, seed: int | None = None) -> Judgement:
    """Put articles in, in their order or a random one, and judge the units of all."""
    groups = partition(data if seed is None else random.Random(seed).sample(data, len(data)), scales)
    return over_units(data, lambda key: groups[key])


def partition(data: Sequence[Told], scales: Scales | None = None) -> Mapping[Key, frozenset[Key]]:
    """Each telling and those of its happening, once all articles are in."""
    linker = Linker(scales, retention=math.inf)
    for told in data:
        linker.put(told.article.id, told.article.revision, told.tellings)
    return linker.partition()


def over_units(data: Sequence[Told], group: Callable[[Key], Hashable]) -> Judgement:
    """Judge by the group of each unit's telling; a unit that no telling stands for is alone."""
    units = [(told.article.id, unit) for told in data for unit in told.units]
    found = [group(unit.telling) if unit.telling else (article, unit.happening) for article, unit in units]
    return judged([unit.happening for _, unit in units], found)


def by_baseline(data: Sequence[Told]) -> Judgement:
    """What same type, country and day would give."""
    groups = {telling.key: baseline(telling) for told in data for telling in told.tellings}
    return over_units(data, lambda key: groups[key])
