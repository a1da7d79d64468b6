"""Measuring who says so against the gold that ships: each source's stance on each event, and whose the counts are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from worker.event import Event, Extraction, Party

Row = dict[str, Any]
Pairs = Iterable[tuple[Row, Extraction]]


@dataclass(frozen=True, slots=True)
class Score:
    """What was told, what was found, and what was both."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is told that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f} ({self.right}/{self.found}/{self.gold})"


def stances(pairs: Pairs, *, of: bool = False) -> Score:
    """Accounts (event, stance, by) that are found; with `of` also whom they name, where the gold says whom."""
    gold, found, right = 0, 0, 0
    for row, extraction in pairs:
        for told in row["events"]:
            event = _event_at(row["body"], told["anchor"], extraction.events)
            accounts = _accounts(event) if event else []
            wanted = told["attribution"]
            matched = _matched(wanted, accounts, of=of)
            free = sum(1 for i in matched if wanted[i].get("optional"))
            gold += sum(not account.get("optional") for account in wanted)
            found += len(accounts) - free
            right += len(matched) - free
    return Score(gold, found, right)


def tolls(pairs: Pairs) -> Score:
    """Counts (harm, number, by) of a text that are found, whatever the event."""
    gold, found, right = 0, 0, 0
    for row, extraction in pairs:
        told = [part for event in extraction.events for part in event.casualties_by_source]
        left = list(told)
        free = 0
        for wanted in row["tolls"]:
            gold += not wanted.get("optional")
            hit = next((p for p in left if _counts(wanted, p.harm, p.low, p.by)), None)
            if hit is not None:
                left.remove(hit)
                free += bool(wanted.get("optional"))
                right += not wanted.get("optional")
        found += len(told) - free
    return Score(gold, found, right)


def _counts(wanted: Row, harm: str, low: int | None, by: Party) -> bool:
    return wanted["harm"] == harm and wanted["count"] == low and is_called(by, wanted["by"])


Told = tuple[str, Party | None, Party | None]


def _accounts(event: Event) -> list[Told]:
    return [(each.stance, each.by, each.of) for each in event.attribution]


def _event_at(body: str, anchor: str, events: Sequence[Event]) -> Event | None:
    """The event, no statement, of which a mention shares words with the anchor; of several the one that shares most."""
    start = body.index(anchor)
    best = max(
        (
            (sum(_shared(m.start, m.end, start, start + len(anchor)) for m in e.mentions), -n)
            for n, e in enumerate(events)
            if e.type not in {"statement", "accuse", "reject"}
        ),
        default=(0, 0),
    )
    return events[-best[1]] if best[0] > 0 else None


def _shared(a: int, b: int, c: int, d: int) -> int:
    return max(0, min(b, d) - max(a, c))


def _matched(wanted: Sequence[Row], accounts: Sequence[Told], *, of: bool) -> dict[int, int]:
    """Which gold account each found one is, each once."""
    matched: dict[int, int] = {}
    for number, account in enumerate(accounts):
        hit = next((i for i, each in enumerate(wanted) if i not in matched and _agrees(each, account, of=of)), None)
        if hit is not None:
            matched[hit] = number
    return matched


def _agrees(wanted: Row, account: Told, *, of: bool) -> bool:
    stance, by, whom = account
    if stance != wanted["stance"] or not (is_called(by, wanted["by"]) if wanted["by"] else by is None):
        return False
    return not of or "of" not in wanted or is_called(whom, wanted["of"])


def is_called(party: Party | None, names: Sequence[str]) -> bool:
    """True where a name or a mention of the party is one of the gold's, articles and case aside."""
    if party is None:
        return False
    own = {_plain(text) for text in (party.name, *(span.text for span in party.mentions))}
    return any(_plain(name) in own or any(told.endswith(f" {_plain(name)}") for told in own) for name in names)


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'").removeprefix("the ")


def halves(pairs: Pairs) -> Iterator[tuple[str, list[tuple[Row, Extraction]]]]:
    """The texts that were in view while the program was made, and those that were not."""
    rows = list(pairs)
    for half in ("seen", "held out"):
        yield half, [(row, extraction) for row, extraction in rows if row["half"] == half]
