"""What stands in the topics of incidents, and the records that lead from there to what is linked now. Pure.

Of each incident that is open it keeps a digest of what was published, its events, and the ids that it replaces. Records
are made of differences alone, so whatever is done twice is published once.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Self

import orjson

from worker.incidents.incident import Incident
from worker.incidents.linker import Changes, Retired
from worker.incidents.message import incident_message, link_message
from worker.serialize import Json, dump
from worker.stream.envelope import Record, cloud_event
from worker.stream.topics import TopicKind

INTO = "eventwire-into"
"""Header of an incident's tombstone: the ids of those that have its events now, comma separated; empty for none."""
_DIGEST_BYTES = 12
_TYPES: Mapping[TopicKind, str] = {"incidents": "incident", "links": "incident.link"}


@dataclass(frozen=True, slots=True)
class Published:
    """An incident as it was published last."""

    digest: str
    events: tuple[str, ...]
    replaces: frozenset[str]

    @classmethod
    def of(cls, value: bytes) -> Self:
        """Of a record's value."""
        message = orjson.loads(value)
        return cls(_digest(value), tuple(message["events"]), frozenset(message["replaces"]))


@dataclass(frozen=True, slots=True)
class Origin:
    """What the headers tell: who publishes, and the time of the newest record that led to it."""

    source: str
    time: datetime


class Standing:
    """The open incidents as they were published."""

    def __init__(self) -> None:
        self._published: dict[str, Published] = {}

    def __len__(self) -> int:
        return len(self._published)

    def changed(self, changes: Changes, origin: Origin) -> list[Record]:
        """What to publish for `changes`: links, incidents, and tombstones of those that are no more."""
        records = self._records(changes.incidents, changes.retired, origin)
        for name in changes.past:
            self._published.pop(name, None)
        return records

    def reconciled(self, now: Iterable[Incident], found: Mapping[str, Published], origin: Origin) -> list[Record]:
        """What to publish so that the topics tell what is linked now; `found` is what they hold of it."""
        told = list(now)
        home = {event: incident.id for incident in told for event in incident.events}
        self._published = dict(found)
        stale = found.keys() - {incident.id for incident in told}
        gone = [Retired(name, tuple(sorted(_homes(found[name].events, home)))) for name in sorted(stale)]
        return self._records(told, gone, origin)

    def _records(self, told: Iterable[Incident], gone: Iterable[Retired], origin: Origin) -> list[Record]:
        told, gone = list(told), [retired for retired in gone if retired.id in self._published]
        touched = (*(incident.id for incident in told), *(retired.id for retired in gone))
        before = {e: name for name in touched if name in self._published for e in self._published[name].events}
        inherited = self._bequeathed(gone)
        tombstones = [_tombstone(retired, origin) for retired in gone]
        for retired in gone:
            del self._published[retired.id]
        live = {incident.id for incident in told}
        links = _links(told, before, origin)
        incidents = [
            self._incident(incident, inherited.get(incident.id, frozenset()), live, origin) for incident in told
        ]
        return [*links, *filter(None, incidents), *tombstones]

    def _bequeathed(self, gone: Iterable[Retired]) -> dict[str, frozenset[str]]:
        """By heir, the ids that it replaces from now on."""
        left: dict[str, frozenset[str]] = {}
        for retired in gone:
            names = self._published[retired.id].replaces | {retired.id}
            left |= {heir: left.get(heir, frozenset()) | names for heir in retired.into}
        return left

    def _incident(
        self, incident: Incident, inherited: frozenset[str], live: Collection[str], origin: Origin
    ) -> Record | None:
        """The record, None where it stands already. Whoever is back is replaced by nobody any more."""
        known = self._published.get(incident.id)
        named = (known.replaces if known else frozenset()) | inherited
        replaces = frozenset(name for name in named if name not in live and name not in self._published)
        value = dump(incident_message(incident, sorted(replaces)))
        published = Published(_digest(value), incident.events, replaces)
        if known and known.digest == published.digest:
            return None
        self._published[incident.id] = published
        return _record("incidents", incident.id, incident.id, "incident", value, origin)


def _links(told: Iterable[Incident], before: Mapping[str, str], origin: Origin) -> list[Record]:
    """A link for each event whose incident is another than before, a tombstone for each that is in none any more."""
    now = {
        event: link_message(event, article.article, incident.id)
        for incident in told
        for article in incident.articles
        for event in article.events
    }
    changed = [_link(event, link, origin) for event, link in now.items() if before.get(event) != link["incident"]]
    return [*changed, *(Record("links", event.encode(), None, ()) for event in sorted(before.keys() - now.keys()))]


def _link(event: str, link: Json, origin: Origin) -> Record:
    return _record("links", event, link["incident"], "link", dump(link), origin)


def _record(kind: TopicKind, key: str, subject: str, schema: str, value: bytes, origin: Origin) -> Record:
    version = f"{key}/{_digest(value)}"
    headers = cloud_event(version, subject, _TYPES[kind], schema, origin.time, origin.source)
    return Record(kind, key.encode(), value, headers)


def _tombstone(retired: Retired, origin: Origin) -> Record:
    version = f"{retired.id}/retired"
    headers = cloud_event(version, retired.id, "incident.retired", "incident", origin.time, origin.source)
    return Record("incidents", retired.id.encode(), None, (*headers, (INTO, ",".join(retired.into).encode())))


def _homes(events: Iterable[str], home: Mapping[str, str]) -> set[str]:
    return {home[event] for event in events if event in home}


def _digest(value: bytes) -> str:
    return blake2b(value, digest_size=_DIGEST_BYTES).hexdigest()
