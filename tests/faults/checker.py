"""What the topics hold against what `extract` gives: lost, wrong, doubled, out of order. Knows no worker. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from tests.faults.articles import Expected, Script
from worker.stream.topics import TopicKind

REVISION = "eventwire-revision"
ORIGIN = "__connect.errors."
Headers = list[tuple[str, bytes | None]]
EventKey = tuple[TopicKind, bytes]


@dataclass(frozen=True)
class Seen:
    """A record as an independent consumer saw it; its place orders it within its key."""

    kind: TopicKind
    partition: int
    offset: int
    key: bytes
    value: bytes | None
    headers: Headers


@dataclass
class Verdict:
    """Each list names what it found; `doubled` counts records repeated with the same content, which is allowed."""

    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)
    doubled: int = 0

    @property
    def good(self) -> bool:
        return not (self.lost or self.wrong or self.out_of_order)


def check(script: Script, seen: Iterable[Seen]) -> Verdict:
    """The verdict on one round; `seen` is all that was published, in any order across keys."""
    events: dict[EventKey, list[Seen]] = {}
    sections: dict[bytes, list[Seen]] = {}
    letters: dict[bytes, list[Seen]] = {}
    for one in sorted(seen, key=lambda one: (one.partition, one.offset)):
        if one.kind == "sections":
            sections.setdefault(one.key, []).append(one)
        elif one.kind == "dead":
            letters.setdefault(one.key, []).append(one)
        else:
            events.setdefault((one.kind, one.key), []).append(one)
    verdict = Verdict()
    for key, wanted in script.articles.items():
        _check_events(verdict, key, wanted, events)
        _check_sections(verdict, key, wanted, sections.get(key, []))
        verdict.wrong += [f"{key!r} is a dead letter" for _ in letters.get(key, ())]
    _check_letters(verdict, script, letters)
    _check_strangers(verdict, script, events)
    return verdict


def unfinished(script: Script, seen: Iterable[Seen]) -> set[bytes]:
    """The articles whose last revision, and the bad ones whose dead letter, has not been seen."""
    newest = {key: wanted.revision for key, wanted in script.articles.items()}
    done = {
        one.key
        for one in seen
        if one.kind == "dead" or (one.kind == "sections" and revision_of(one) == newest.get(one.key))
    }
    return (newest.keys() | script.letters.keys()) - done


def revision_of(sections: Seen) -> int:
    """The revision in a record of articles.sections."""
    return int(dict(sections.headers)[REVISION] or b"-1")


def _check_events(verdict: Verdict, key: bytes, wanted: Expected, events: dict[EventKey, list[Seen]]) -> None:
    for event, allowed in wanted.allowed.items():
        published = events.get(event, [])
        values = [one.value for one in published]
        verdict.wrong += [
            f"{key!r} event {event}: other content" for one in values if one is not None and one not in allowed
        ]
        verdict.doubled += sum(before == after for before, after in pairwise(values))
        last = values[-1] if values else None
        if event in wanted.standing and last is None:
            verdict.lost.append(f"{key!r} event {event}: {'retracted' if values else 'never published'}")
        elif last is not None and wanted.standing.get(event) != last:
            verdict.wrong.append(f"{key!r} event {event}: what stands is not of revision {wanted.revision}")


def _check_sections(verdict: Verdict, key: bytes, wanted: Expected, sections: list[Seen]) -> None:
    revisions = [revision_of(one) for one in sections]
    if wanted.revision not in revisions:
        verdict.lost.append(f"{key!r}: sections of revision {wanted.revision}; there are {revisions}")
    elif revisions != sorted(revisions):
        verdict.out_of_order.append(f"{key!r}: revisions {revisions}")
    elif (sections[-1].value is None) != wanted.withdrawn:
        verdict.wrong.append(f"{key!r}: sections {'stand' if wanted.withdrawn else 'are gone'}")


def _check_letters(verdict: Verdict, script: Script, letters: dict[bytes, list[Seen]]) -> None:
    for key, sent in script.letters.items():
        found = letters.get(key, [])
        if not found:
            verdict.lost.append(f"{key!r}: no dead letter")
        verdict.doubled += max(0, len(found) - 1)
        for one in found:
            own = [header for header in one.headers if not header[0].startswith(ORIGIN)]
            if (one.value, own) != (sent.value, sent.headers):
                verdict.wrong.append(f"{key!r}: the dead letter is not as it was sent")


def _check_strangers(verdict: Verdict, script: Script, events: dict[EventKey, list[Seen]]) -> None:
    known = {event for wanted in script.articles.values() for event in wanted.allowed}
    subjects = {key.decode() for key in (*script.articles, *script.letters)}
    for event, published in events.items():
        told = {dict(one.headers).get("ce_subject") for one in published if one.value is not None}
        if event not in known and any(name and name.decode() in subjects for name in told):
            verdict.wrong.append(f"event {event} of {told}: extract does not give it")
