"""The flat table of an event that GeoJSON's properties, CSV and Parquet share: each column's name, kind and value.

Columns of lists that belong together have the same length: the n-th country is the n-th actor's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from worker.event import HARMS, Figure, Party
from worker.export.divisions import division
from worker.export.told import Told

Kind = Literal["text", "texts", "integer", "integers", "number", "numbers", "day"]
Value = str | int | float | date | Sequence[str | None] | Sequence[float | None] | None

# Ending of the column -> field of the party, kind of the column.
PARTY: dict[str, tuple[str, Kind]] = {
    "names": ("name", "texts"),
    "countries": ("country", "texts"),
    "kinds": ("kind", "texts"),
    "sectors": ("sector", "texts"),
    "roles": ("role", "texts"),
    "wikidata": ("wikidata", "texts"),
    "confidences": ("confidence", "numbers"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `value` takes it from an event."""

    name: str
    kind: Kind
    value: Callable[[Told], Value]


def row(told: Told) -> dict[str, Value]:
    """Every column's value, in the order of `COLUMNS`."""
    return {column.name: column.value(told) for column in COLUMNS}


def _of(part: str, name: str) -> Callable[[Told], Value]:
    """A field of a part of the event that may be missing as a whole (plover, acled, date, place, quotation)."""
    return lambda told: getattr(getattr(told.event, part), name, None)


def _list_of(part: str, name: str) -> Callable[[Told], Value]:
    return lambda told: list(getattr(getattr(told.event, part), name, ()))


def _event(name: str) -> Callable[[Told], Value]:
    return lambda told: getattr(told.event, name)


def _article(name: str) -> Callable[[Told], Value]:
    return lambda told: getattr(told.article, name)


def _parties(side: str, name: str) -> Callable[[Told], Value]:
    def value(told: Told) -> Value:
        parties: Sequence[Party] = getattr(told.event, side)
        return [getattr(party, name) for party in parties]

    return value


def _figure(who: str, bound: str) -> Callable[[Told], Value]:
    def value(told: Told) -> Value:
        figure: Figure | None = getattr(told.event.casualties, who, None)
        return getattr(figure, bound, None)

    return value


def _groups(name: str) -> Callable[[Told], Value]:
    return lambda told: [getattr(part, name) for part in told.event.casualties_by_group]


def _sources(name: str) -> Callable[[Told], Value]:
    return lambda told: [getattr(part, name) for part in told.event.casualties_by_source]


def _counters(told: Told) -> Value:
    return [part.by.name for part in told.event.casualties_by_source]


def _accounts(name: str) -> Callable[[Told], Value]:
    return lambda told: [getattr(part, name) for part in told.event.attribution]


def _named(name: str) -> Callable[[Told], Value]:
    """The names of the parties that the accounts tell: `by` whom, `of` whom."""

    def value(told: Told) -> Value:
        parties: Sequence[Party | None] = [getattr(part, name) for part in told.event.attribution]
        return [party.name if party else None for party in parties]

    return value


def _sayings(told: Told) -> Value:
    return [part.words.text for part in told.event.attribution]


def _words(told: Told) -> Value:
    return [span.text for span in told.event.quotation.content] if told.event.quotation else []


def _evidence(told: Told) -> Value:
    return [span.text for span in told.event.mentions]


COLUMNS: tuple[Column, ...] = (
    Column("id", "text", _event("id")),
    Column("type", "text", _event("type")),
    Column("modality", "text", _event("modality")),
    Column("confidence", "number", _event("confidence")),
    Column("plover_type", "text", _of("plover", "type")),
    Column("plover_modes", "texts", _list_of("plover", "modes")),
    Column("plover_contexts", "texts", _list_of("plover", "contexts")),
    Column("cameo", "text", _event("cameo")),
    Column("acled_event_type", "text", _of("acled", "event_type")),
    Column("acled_sub_event_type", "text", _of("acled", "sub_event_type")),
    Column("date_start", "day", _of("date", "start")),
    Column("date_end", "day", _of("date", "end")),
    Column("date_precision", "text", _of("date", "precision")),
    Column("date_basis", "text", _of("date", "basis")),
    Column("place", "text", _of("place", "name")),
    Column("country", "text", _of("place", "country")),
    Column("admin1", "text", lambda told: division(told.event.place) if told.event.place else None),
    Column("latitude", "number", _of("place", "latitude")),
    Column("longitude", "number", _of("place", "longitude")),
    Column("geonames_id", "integer", _of("place", "geonames_id")),
    Column("place_precision", "text", _of("place", "precision")),
    Column("place_basis", "text", _of("place", "basis")),
    Column("place_disputed", "texts", _of("place", "disputed")),
    Column("place_border", "texts", _of("place", "border")),
    *(
        Column(f"{prefix}_{column}", kind, _parties(side, name))
        for prefix, side in (("actor", "actors"), ("recipient", "recipients"), ("mediator", "mediators"))
        for column, (name, kind) in PARTY.items()
    ),
    Column("subject", "text", _of("subject", "text")),
    Column("outcome", "text", _of("outcome", "kind")),
    *(Column(f"{harm}_{bound}", "integer", _figure(harm, bound)) for harm in HARMS for bound in ("low", "high")),
    Column("casualty_group_harms", "texts", _groups("harm")),
    Column("casualty_groups", "texts", _groups("group")),
    Column("casualty_group_low", "integers", _groups("low")),
    Column("casualty_group_high", "integers", _groups("high")),
    Column("casualty_source_harms", "texts", _sources("harm")),
    Column("casualty_sources", "texts", _counters),
    Column("casualty_source_sides", "texts", _sources("side")),
    Column("casualty_source_low", "integers", _sources("low")),
    Column("casualty_source_high", "integers", _sources("high")),
    Column("attribution_stances", "texts", _accounts("stance")),
    Column("attribution_by", "texts", _named("by")),
    Column("attribution_of", "texts", _named("of")),
    Column("attribution_sides", "texts", _accounts("side")),
    Column("attribution_words", "texts", _sayings),
    Column("quotation", "texts", _words),
    Column("quotation_form", "text", _of("quotation", "form")),
    Column("quotation_channel", "text", _of("quotation", "channel")),
    Column("quotation_via", "texts", _list_of("quotation", "via")),
    Column("evidence", "texts", _evidence),
    Column("article_id", "text", _article("id")),
    Column("article_title", "text", _article("title")),
    Column("article_source", "text", _article("source")),
    Column("article_url", "text", _article("url")),
    Column("article_published", "text", _article("published")),
    Column("article_revision", "integer", _article("revision")),
)
