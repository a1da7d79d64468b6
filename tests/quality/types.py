"""Measuring the PLOVER type of single sentences against gold records that name actors and recipients.

The type predicted for a record is that of the event whose parties share most words with the record's, the first one on
equal terms; a sentence without an event has the type None.
"""

import re
from collections.abc import Iterable, Sequence

from tests.quality.measure import Row
from worker.event import Event, Party

_ANY_SIDE = 0.9  # both sides among the actors, as talks and joint acts have them
_SWAPPED = 0.5


def predicted_type(row: Row, events: Sequence[Event]) -> str | None:
    """The type of the event that a gold record is about, as far as its parties tell."""
    told = [event for event in events if event.plover]
    best = max(told, key=lambda event: _fit(row, event), default=None)
    return best.plover.type if best is not None and best.plover is not None else None


# The gold's contexts are of an older manual: what they are called now, where several have come of one, and those that
# have no name of their own any more.
_RENAMED = {
    "refugee": {"asylum", "migration"},
    "refugees": {"asylum", "migration"},
    "rights": {"human_rights", "rights_freedoms", "pro_democracy", "repression"},
    "resource": {"natural_resource"},
    "political": {"political_institutions", "pro_democracy", "repression", "executive", "legislative"},
    "politics": {"political_institutions"},
    "government": {"political_institutions", "executive"},
    "religion": {"religion_ethnicity"},
    "foreign": {"diplomatic"},
    "military": {"military", "peacekeeping"},
}
_NO_CONTEXT = {"", "None", "historical"}


def contexts(row: Row, events: Sequence[Event]) -> tuple[int, int, int]:
    """Contexts predicted, right ones and gold ones of a record, by the event of its type, else the first."""
    told = [event.plover for event in events if event.plover]
    names = {name.strip() for name in (row["context"] or "").split(",")} - _NO_CONTEXT
    gold = [_RENAMED.get(name, {name}) for name in names]
    chosen = min(told, key=lambda code: code.type != row["event_type"], default=None)
    predicted = chosen.contexts if chosen and gold else ()
    return len(predicted), sum(any(context in one for one in gold) for context in predicted), len(gold)


def accuracy(pairs: Iterable[tuple[Row, str | None]]) -> float:
    """Share of records whose predicted type is the record's."""
    hits: list[bool] = [row["event_type"] == predicted for row, predicted in pairs]
    return sum(hits) / len(hits)


def _fit(row: Row, event: Event) -> float:
    actors, recipients = _words_of(row["actor"]), _words_of(row["recipient"])
    straight = _likeness(actors, event.actors) + _likeness(recipients, event.recipients)
    together = _likeness(actors, event.actors) + _likeness(recipients, event.actors)
    swapped = _likeness(actors, event.recipients) + _likeness(recipients, event.actors)
    return max(straight, _ANY_SIDE * together if len(event.actors) > 1 else 0.0, _SWAPPED * swapped)


def _words_of(parties: Sequence[Row]) -> list[set[str]]:
    return [_words(party["actorText"]) for party in parties if party.get("actorText")]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _likeness(told: Sequence[set[str]], parties: Sequence[Party]) -> float:
    """Mean over the gold names of their best word F1 with a party's name or mention."""
    names = [_words(name) for party in parties for name in (party.name, *(span.text for span in party.mentions))]
    best = [max((2 * len(a & b) / (len(a) + len(b)) for b in names if a or b), default=0.0) for a in told]
    return sum(best) / len(best) if best else 0.0
