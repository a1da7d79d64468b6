"""Which events somebody wants to see, as the address of the page says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from worker.errors import EventwireError
from worker.event import EventType, Modality, Stance
from worker.live.entry import Entry
from worker.resources import load_yaml

MODALITIES, STANCES = frozenset(get_args(Modality)), frozenset(get_args(Stance))
LONGEST = 200  # characters of a word looked for


class WrongChoice(EventwireError):
    """A value that no event can have, told with those that exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Empty means all. Values of one kind are alternatives, all kinds have to hold.

    `since` and `until` are days as 2025-11-25; with either, events without a date are out. `actor` is a part of a name.
    """

    types: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()
    stances: frozenset[str] = frozenset()
    actor: str = ""
    text: str = ""
    since: str = ""
    until: str = ""
    confidence: float = 0.0

    def takes(self, event: Entry) -> bool:
        """Whether the event is wanted."""
        return (
            (not self.types or bool(self.types & event.types))
            and (not self.countries or bool(self.countries & event.countries))
            and (not self.modalities or event.modality in self.modalities)
            and (not self.stances or bool(self.stances & event.stances))
            and event.confidence >= self.confidence
            and (not self.since or event.last >= self.since)
            and (not self.until or "" < event.first <= self.until)
            and (not self.actor or any(self.actor in name for name in event.actors))
            and self.text in event.text
        )


def types() -> frozenset[str]:
    """Ours (attack) and PLOVER's in lower case (assault)."""
    return frozenset(get_args(EventType)) | {name.lower() for name in load_yaml("codes.yaml")["plover"]}


def choice(asked: Mapping[str, str]) -> Choice:
    """The choice in a query. Raises WrongChoice."""
    return Choice(
        types=_known("type", _several(asked, "type"), types()),
        countries=_countries(_several(asked, "country")),
        modalities=_known("modality", _several(asked, "modality"), MODALITIES),
        stances=_known("stance", _several(asked, "stance"), STANCES),
        actor=asked.get("actor", "")[:LONGEST].casefold(),
        text=asked.get("text", "")[:LONGEST].casefold(),
        since=_day(asked, "since"),
        until=_day(asked, "until"),
        confidence=_share(asked, "confidence"),
    )


def _several(asked: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(value.strip().lower() for value in asked.get(name, "").split(",") if value.strip())


def _known(name: str, given: frozenset[str], exist: frozenset[str]) -> frozenset[str]:
    if wrong := sorted(given - exist):
        raise WrongChoice(f"{name}: {', '.join(wrong)} does not exist; there are {', '.join(sorted(exist))}")
    return given


def _countries(given: frozenset[str]) -> frozenset[str]:
    if wrong := sorted(code for code in given if not (len(code) == 3 and code.isascii() and code.isalpha())):
        raise WrongChoice(f"country: {', '.join(wrong)} is no ISO 3166-1 alpha-3 code such as UKR")
    return frozenset(map(str.upper, given))


def _day(asked: Mapping[str, str], name: str) -> str:
    given = asked.get(name, "")
    try:
        return date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        raise WrongChoice(f"{name}: no day such as 2025-11-25") from None


def _share(asked: Mapping[str, str], name: str) -> float:
    try:
        given = float(asked.get(name) or 0)
    except ValueError:
        given = -1.0
    if not 0 <= given <= 1:
        raise WrongChoice(f"{name}: no number from 0 to 1")
    return given
