"""Which events are wanted: the conditions that tail, export and the rules of alerts share."""

from dataclasses import dataclass
from typing import Any, get_args

from worker.event import EventType
from worker.event_message import countries, texts
from worker.normalisation.codes import PLOVER_TYPES


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events to show. Empty means all; `text` is looked for in names, places, words, evidence and title.

    `since` is a day as 2025-11-25: events whose last possible day is before it, and events without a date, are out.
    """

    types: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    text: str = ""
    since: str = ""

    def __bool__(self) -> bool:
        return bool(self.types or self.countries or self.text or self.since)

    def matches(self, event: dict[str, Any]) -> bool:
        """Whether every condition given holds; a type may be ours (attack) or PLOVER's (ASSAULT)."""
        names = {event["type"], ((event.get("plover") or {}).get("type") or "").lower()}
        return (
            (not self.types or bool(self.types & names))
            and (not self.countries or bool(self.countries & countries(event)))
            and (not self.since or ((event.get("date") or {}).get("end") or "") >= self.since)
            and self.text.casefold() in "\n".join(texts(event)).casefold()
        )


def types() -> list[str]:
    """The names that `Filter.types` may have: ours and, in small letters too, PLOVER's."""
    return list(dict.fromkeys([*get_args(EventType), *map(str.lower, PLOVER_TYPES)]))
