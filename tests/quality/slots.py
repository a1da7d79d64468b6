"""Measuring where, when and who: the date, place and country of matched events, and the countries of their parties.

Events are paired as in `measure`. A slot counts where the gold has it; a place is right by any of its gold names.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.quality.measure import match
from worker.event import Event, Extraction, Party

Row = dict[str, Any]
ACTORS = {"attack": "attackers", "talks": "participants", "statement": "speaker"}


@dataclass
class Share:
    """Right answers among those asked for."""

    right: int = 0
    asked: int = 0

    def add(self, right: bool) -> None:
        """Count one answer."""
        self.right += right
        self.asked += 1

    @property
    def value(self) -> float:
        """The share of right answers."""
        return self.right / self.asked if self.asked else 0.0


def settings(pairs: Iterable[tuple[Row, Extraction]], kinds: Sequence[str]) -> dict[str, Share]:
    """Date (equal interval), place and country of the matched events of these types that are not minor."""
    shares = {"date": Share(), "place": Share(), "country": Share()}
    for gold, event in matched(pairs, kinds):
        place, date = gold.get("place") or {}, gold.get("date")
        if date:
            told = (str(event.date.start), str(event.date.end)) if event.date else None
            shares["date"].add(told == (date["start"], date["end"]))
        if place.get("names"):
            shares["place"].add(
                event.place is not None and any(_alike(name, event.place.name) for name in place["names"])
            )
        if place.get("country"):
            shares["country"].add(event.place is not None and event.place.country == place["country"])
    return shares


def actor_countries(pairs: Iterable[tuple[Row, Extraction]]) -> Share:
    """Country of the actors found, where the gold gives one."""
    share = Share()
    for gold, event in matched(pairs, tuple(ACTORS)):
        told = gold.get(ACTORS[gold["type"]]) or []
        for party in told if isinstance(told, list) else [told]:
            found = next((actor for actor in event.actors if same_party(party["names"], actor)), None)
            if party.get("country") and found is not None:
                share.add(found.country == party["country"])
    return share


def matched(pairs: Iterable[tuple[Row, Extraction]], kinds: Sequence[str]) -> Iterable[tuple[Row, Event]]:
    """Gold events and the predicted ones they are paired with, the minor ones left out."""
    for row, extraction in pairs:
        for kind in kinds:
            gold = [event for event in row["events"] if event["type"] == kind]
            predicted = [event for event in extraction.events if event.type == kind]
            for i, j in match(gold, predicted, row["body"]).items():
                if not gold[i]["minor"]:
                    yield gold[i], predicted[j]


def same_party(names: Sequence[str], party: Party) -> bool:
    """True where a gold name and one of the party's own end in the same word."""
    own = {party.name, *(span.text for span in party.mentions)}
    return any(_words(a) and _words(a)[-1:] == _words(b)[-1:] for a in names for b in own)


def _alike(a: str, b: str) -> bool:
    one, other = set(_words(a)), set(_words(b))
    return bool(one and other) and (one <= other or other <= one)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return [word for word in letters.split() if word not in ("the", "of", "a")]
