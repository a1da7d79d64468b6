"""The values that come out: parties, dates, places, quotations, events, and the extraction that holds them.

Field names and allowed values are the contract that schemas/event.v1.schema.json states for the wire.
Codes follow PLOVER (openeventdata/PLOVER, manual 0.8), CAMEO 1.1b3 roots and ACLED event types; countries are
ISO 3166-1 alpha-3; latitude and longitude are WGS 84 degrees. None always means that the text does not say.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from worker.article import Article, Section, Span

EventType = Literal[
    "attack",
    "talks",
    "statement",
    "agree",
    "support",
    "concede",
    "cooperate",
    "aid",
    "retreat",
    "request",
    "accuse",
    "reject",
    "threaten",
    "protest",
    "sanction",
    "mobilize",
    "coerce",
]
ATTACK: EventType = "attack"
TALKS: EventType = "talks"
ACCUSE, REJECT = "ACCUSE", "REJECT"  # PLOVER types of words that say who did it, and that it is not so
STATEMENT: EventType = "statement"
Modality = Literal["actual", "planned", "hypothetical", "denied", "historical"]
PartyKind = Literal[
    "person",
    "government",
    "armed_force",
    "armed_group",
    "police",
    "organization",
    "civilians",
    "country",
    "infrastructure",
    "unknown",
]
DatePrecision = Literal["time", "day", "range", "week", "month", "quarter", "year"]
PlacePrecision = Literal["point", "district", "city", "region", "country", "area"]
Basis = Literal["text", "dateline", "published"]
Harm = Literal["killed", "injured", "missing", "captured"]
CasualtyGroup = Literal[
    "children",
    "women",
    "civilians",
    "soldiers",
    "police",
    "militants",
    "peacekeepers",
    "health_workers",
    "aid_workers",
    "rescuers",
    "journalists",
]
QuotationForm = Literal["direct", "indirect", "mixed"]
OutcomeKind = Literal["signed", "agreed", "no_agreement", "progress", "adjourned", "to_continue"]
Stance = Literal["fact", "reported", "confirmed", "claimed", "accused", "denied"]
Side = Literal["actors", "recipients"]
FACT: Stance = "fact"
REPORTED: Stance = "reported"
CONFIRMED: Stance = "confirmed"
CLAIMED: Stance = "claimed"
ACCUSED: Stance = "accused"
DENIED: Stance = "denied"
DOING: Side = "actors"
HARMED: Side = "recipients"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone or something that takes part: canonical name, every mention in the article, and what is known of it.

    `wikidata`: item (Q30), where the data files know the party. `confidence`: how near the spelling in the text comes
    to the name, 0..1, where a misspelt name was linked by role and country; None where the name is as written.
    """

    name: str
    mentions: tuple[Span, ...] = ()
    kind: PartyKind = "unknown"
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    wikidata: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A temporal expression of the text and the days it means."""

    text: str
    start: int
    end: int
    value: Interval
    precision: DatePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When an event happened or will happen; `text` is the expression it rests on."""

    start: date
    end: date
    precision: DatePrecision
    basis: Basis
    text: str | None = None

    @classmethod
    def of(cls, mention: DateMention) -> "EventDate":
        """The date that the text tells with `mention`."""
        value = mention.value
        return cls(start=value.start, end=value.end, precision=mention.precision, basis="text", text=mention.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name of the text, resolved to GeoNames where it could be.

    `disputed`: the other states that claim or hold it (empty: none that has a code); None where it is not disputed.
    """

    text: str
    start: int
    end: int
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: PlacePrecision
    disputed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where an event happened: the most specific place the text gives. `disputed` as in PlaceMention.

    `border`: the two countries on whose border it was, in the order of the text; `country` is the first of them.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: PlacePrecision
    basis: Basis
    disputed: tuple[str, ...] | None = None
    border: tuple[str, str] | None = None

    @classmethod
    def of(cls, mention: PlaceMention) -> "EventPlace":
        """The place that the text tells with `mention`."""
        return cls(
            name=mention.name,
            country=mention.country,
            latitude=mention.latitude,
            longitude=mention.longitude,
            geonames_id=mention.geonames_id,
            precision=mention.precision,
            basis="text",
            disputed=mention.disputed,
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """How many people: 'at least 4' is (4, None), '4' is (4, 4), conflicting reports are (lowest, highest)."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """People harmed, as far as the text counts them; `captured` are soldiers taken and people abducted alike."""

    killed: Figure | None = None
    injured: Figure | None = None
    missing: Figure | None = None
    captured: Figure | None = None


HARMS: tuple[Harm, ...] = get_args(Harm)
CASUALTY_GROUPS: tuple[CasualtyGroup, ...] = get_args(CasualtyGroup)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCasualties:
    """How many of one group were harmed, and the span that says so: "three children" among those killed.

    Groups may overlap (children are civilians) and are parts of `Casualties`, never to be added to them. A group that
    the text gives no number of has no entry. `low` and `high` as in Figure.
    """

    harm: Harm
    group: CasualtyGroup
    low: int | None
    high: int | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words of a statement, without quote marks, and how they reached us."""

    content: tuple[Span, ...]
    form: QuotationForm
    cue: Span | None = None
    channel: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How talks ended, and the words that say so."""

    kind: OutcomeKind
    words: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """PLOVER event code."""

    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acled:
    """ACLED event and sub-event type, where the event has one."""

    event_type: str
    sub_event_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so: one source's account of an event, or the article's own.

    `by` is the source, None where the article itself tells it as fact and where it names nobody ("is blamed on"). `of`
    is whom the source says it of: the accused, whoever claims it or is said not to have done it. `side` is the side of
    the event that the source stands on, None for others. `words` say so: "blamed", "according to", the mention itself.
    The mentions of `by` and `of` are those in the sentence of these words; the name is that of the actor it is.
    """

    stance: Stance
    words: Span
    by: Party | None = None
    of: Party | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCasualties:
    """How many a source says were harmed, whose figure it is, and the words that say so; `low`, `high` as in Figure."""

    harm: Harm
    low: int | None
    high: int | None
    by: Party
    words: Span
    side: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One real-world event or utterance, once per article, with all its mentions (the most explicit first).

    Talks alone have mediators, a subject (what they are about) and an outcome; statements have no attribution.
    """

    id: str
    type: EventType
    plover: Plover | None
    modality: Modality
    mentions: tuple[Span, ...]
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    mediators: tuple[Party, ...] = ()
    subject: Span | None = None
    outcome: Outcome | None = None
    date: EventDate | None = None
    place: EventPlace | None = None
    casualties: Casualties | None = None
    casualties_by_group: tuple[GroupCasualties, ...] = ()
    casualties_by_source: tuple[SourceCasualties, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    quotation: Quotation | None = None
    cameo: str | None = None
    acled: Acled | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything found in one article."""

    article: Article
    sections: tuple[Section, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    events: tuple[Event, ...]
