"""The state of linking: the tellings of the last weeks, and the incidents that they form at the moment.

What an article gives is put in, replaced by a later revision, or taken out; the answer is what has changed. Whatever
order articles come in, the same articles give the same incidents, as long as none is older than the retention.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from worker.incidents.evidence import Probe
from worker.incidents.grouping import grouped, reachable
from worker.incidents.incident import Incident, incident_of, name_of
from worker.incidents.score import Scales, fitted, score
from worker.incidents.telling import Dispatch, Telling
from worker.resources import load_yaml

Key = tuple[str, str]
_AHEAD = 1.0  # days that a time of publication may be ahead of the arrival, by clocks and time zones


@dataclass(frozen=True, slots=True)
class Retired:
    """An incident that is no more, and those that have what it had; none where its reports were withdrawn."""

    id: str
    into: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Incidents that are new or tell something else than before, and those that are no more.

    `past` are the ids of those that have left the state: they stand as they are. `late` are articles that came after
    all that they could be linked to had left it.
    """

    incidents: tuple[Incident, ...] = ()
    retired: tuple[Retired, ...] = ()
    past: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


class Linker:
    """Incidents of the articles that were put in. `window` and `retention` are days between times of publication.

    Published time moves the retention: an incident whose newest report is older by it than the newest report of all
    leaves the state, and what it was stands.
    """

    def __init__(
        self, scales: Scales | None = None, window: float | None = None, retention: float | None = None
    ) -> None:
        rule = _rule()
        self._scales = fitted() if scales is None else scales
        self._window: float = rule["window_days"] if window is None else window
        self._retention: float = rule["retention_days"] if retention is None else retention
        self._newest = self._arrived = -math.inf
        self._ages: list[tuple[float, Key]] = []
        self._orders: dict[str, int] = {}
        self._keys_of: dict[str, tuple[Key, ...]] = {}
        self._tellings: dict[Key, Telling] = {}
        self._times: dict[Key, float] = {}
        self._index: dict[int, set[Key]] = defaultdict(set)
        self._scores: dict[Key, dict[Key, float]] = defaultdict(dict)
        self._links: dict[Key, set[Key]] = defaultdict(set)
        self._group: dict[Key, frozenset[Key]] = {}
        self._published: dict[frozenset[Key], Incident] = {}

    def __len__(self) -> int:
        """How many tellings are kept."""
        return len(self._tellings)

    def incidents(self) -> list[Incident]:
        """Those of the state, in the order in which they were first told."""
        return sorted(self._published.values(), key=lambda each: (each.first_told or "~", each.id))

    def partition(self) -> Mapping[Key, frozenset[Key]]:
        """Each telling and those of its happening."""
        return self._group

    def put(self, article: str, revision: int, tellings: Sequence[Telling]) -> Changes:
        """Take what a revision of an article tells, for what earlier ones told; an older one changes nothing."""
        return self.put_all([Dispatch(article, revision, tellings)])

    def withdraw(self, article: str, revision: int) -> Changes:
        """Take out all that an article told."""
        return self.put(article, revision, ())

    def put_all(self, dispatches: Iterable[Dispatch]) -> Changes:
        """Take several at once: what changes from before the first to after the last."""
        touched: set[Key] = set()
        late: list[str] = []
        for dispatch in dispatches:
            if dispatch.order < self._orders.get(dispatch.article, dispatch.order):
                continue
            touched |= self._take_out(dispatch.article)
            if self._is_late(dispatch):
                self._orders.pop(dispatch.article, None)
                late.append(dispatch.article)
                continue
            touched |= self._enter(dispatch)
        changes = self._regroup(touched)
        return replace(changes, past=self._forget(), late=tuple(late))

    def knows(self, article: str) -> bool:
        """Whether the state holds what an article told last, be it nothing."""
        return article in self._orders

    @property
    def horizon(self) -> float:
        """In days, as `days_of` counts them: an incident whose newest report is older has left the state."""
        return self._now - self._retention

    @property
    def _now(self) -> float:
        """The newest time of publication; of articles without one, when the last of them came."""
        return self._newest if self._newest > -math.inf else self._arrived

    def _is_late(self, dispatch: Dispatch) -> bool:
        """True where all that it could be linked to has left the state."""
        times = [time for telling in dispatch.tellings if (time := telling.report.time) is not None]
        return bool(times) and max(times) < self.horizon - self._window

    def _enter(self, dispatch: Dispatch) -> set[Key]:
        """Keep an article's tellings; their keys."""
        self._orders[dispatch.article] = dispatch.order
        self._keys_of[dispatch.article] = tuple(telling.key for telling in dispatch.tellings)
        self._arrived = max(self._arrived, -math.inf if dispatch.arrived is None else dispatch.arrived)
        for telling in dispatch.tellings:
            self._keep(telling, math.inf if dispatch.arrived is None else dispatch.arrived + _AHEAD)
        if not dispatch.tellings:
            heapq.heappush(self._ages, (self._now, (dispatch.article, "")))
        return set(self._keys_of[dispatch.article])

    def _keep(self, telling: Telling, latest: float) -> None:
        key, probe = telling.key, Probe.of(telling)
        for other in self._candidates(telling):
            self._compare(probe, Probe.of(self._tellings[other]))
        self._tellings[key] = telling
        if telling.report.time is not None:
            self._newest = max(self._newest, min(telling.report.time, latest))
        self._times[key] = self._now if telling.report.time is None else min(telling.report.time, latest)
        heapq.heappush(self._ages, (self._times[key], key))
        for word in telling.words.heaviest(_rule()["keys"]):
            self._index[word].add(key)

    def _candidates(self, telling: Telling) -> list[Key]:
        words = telling.words.heaviest(_rule()["keys"])
        shared = Counter(key for word in words for key in self._index.get(word, ()))
        return sorted(key for key, count in shared.items() if count >= _rule()["shared"])

    def _compare(self, one: Probe, other: Probe) -> float:
        a, b = one.telling.key, other.telling.key
        if b not in self._scores[a]:
            self._scores[a][b] = self._scores[b][a] = score(one, other, self._scales, self._window)
            if self._scores[a][b] > 0:
                self._links[a].add(b)
                self._links[b].add(a)
        return self._scores[a][b]

    def _take_out(self, article: str) -> set[Key]:
        """Take an article's tellings out; the keys that were grouped with them, themselves included."""
        touched: set[Key] = set()
        own = self._keys_of.pop(article, ())
        for key in own:
            touched |= {key} | self._group.get(key, frozenset()) | self._links[key]
        for key in own:
            self._drop(key)
        return touched

    def _drop(self, key: Key) -> None:
        for word in self._tellings.pop(key).words.heaviest(_rule()["keys"]):
            self._index[word].discard(key)
            if not self._index[word]:
                del self._index[word]
        for other in self._scores.pop(key, {}):
            self._scores[other].pop(key, None)
        for other in self._links.pop(key, ()):
            self._links[other].discard(key)
        del self._times[key]

    def _regroup(self, touched: Iterable[Key]) -> Changes:
        """Group anew what is linked to what was taken out or put in, and tell how that differs from before."""
        seeds = [key for key in touched if key in self._tellings]
        affected = reachable(seeds, lambda key: self._links.get(key, ()))
        before = {self._group.pop(key) for key in {*affected, *touched} if key in self._group}
        old = [incident for group in before if (incident := self._published.pop(group, None))]
        for group in self._grouped(affected):
            for key in group:
                self._group[key] = group
            told = [self._tellings[key] for key in group]
            if name_of(told):
                self._published[group] = incident_of(told)
        groups = {self._group[key] for key in affected}
        found = [self._published[group] for group in groups if group in self._published]
        now = {incident.id: incident for incident in found}
        return _changes({incident.id: incident for incident in old}, now)

    def _grouped(self, affected: set[Key]) -> list[frozenset[Key]]:
        groups: list[frozenset[Key]] = []
        left = set(affected)
        while left:
            part = reachable([next(iter(left))], lambda key: self._links.get(key, ()))
            left -= part
            groups += self._split(sorted(part, key=lambda key: self._tellings[key].order))
        return groups

    def _split(self, keys: Sequence[Key]) -> list[frozenset[Key]]:
        """The groups of a part in which all is linked to all, by way of others."""
        probes = [Probe.of(self._tellings[key]) for key in keys]
        scores = np.full((len(keys), len(keys)), -np.inf)
        for i, one in enumerate(probes):
            for j, other in enumerate(probes[:i]):
                scores[i, j] = scores[j, i] = self._compare(one, other)
        first = [probe.telling.focal and probe.telling.report.time is None for probe in probes]
        return [frozenset(keys[i] for i in group) for group in grouped(scores, first)]

    def _forget(self) -> tuple[str, ...]:
        """Let go of incidents whose newest report is past the retention; their ids.

        A whole group goes: the groups of what is left are then the same as with it.
        """
        past: list[str] = []
        while self._ages and self._ages[0][0] < self.horizon:
            _, key = heapq.heappop(self._ages)
            if key not in self._tellings:
                self._leave(key)
                continue
            group = self._group[key]
            newest = max(self._times[each] for each in group)
            if newest >= self.horizon:
                heapq.heappush(self._ages, (newest, key))
                continue
            incident = self._published.pop(group, None)
            past += [incident.id] if incident else []
            for each in group:
                del self._group[each]
                self._drop(each)
                self._leave(each)
        return tuple(past)

    def _leave(self, key: Key) -> None:
        """Forget the article, too, when nothing of it is left."""
        keys = tuple(each for each in self._keys_of.get(key[0], ()) if each != key)
        if keys:
            self._keys_of[key[0]] = keys
        else:
            self._keys_of.pop(key[0], None)
            self._orders.pop(key[0], None)


def _changes(old: Mapping[str, Incident], now: Mapping[str, Incident]) -> Changes:
    told = [incident for name, incident in sorted(now.items()) if old.get(name) != incident]
    gone = [Retired(name, _heirs(incident, now)) for name, incident in sorted(old.items()) if name not in now]
    return Changes(tuple(told), tuple(gone))


def _heirs(incident: Incident, now: Mapping[str, Incident]) -> tuple[str, ...]:
    events = set(incident.events)
    return tuple(sorted(name for name, other in now.items() if not events.isdisjoint(other.events)))


@cache
def _rule() -> dict[str, Any]:
    rule: dict[str, Any] = load_yaml("incidents/linking.yaml")["linking"]
    return rule
