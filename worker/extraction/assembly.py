"""A group of mentions to one event: the parties, date, place and figures of all of them, and a deterministic id."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from worker.article import Span
from worker.event import Casualties, Event, EventDate, EventPlace, Party, Plover
from worker.extraction.candidate import Candidate
from worker.extraction.casualties import combine
from worker.extraction.confidence import confidence
from worker.normalisation.codes import acled, cameo_root
from worker.normalisation.place_demonyms import is_demonym
from worker.story import Story

_NAMESPACE = UUID("5f0c8a0e-7f0b-5c53-9c7e-3f1c8e9d2a41")
_RANK = {"armed_force": 0, "police": 1, "government": 2, "country": 3}  # the arm of a state that says most
_PRECISION = {"point": 0, "district": 1, "city": 2, "region": 3, "area": 4, "country": 5}


def assemble(story: Story, groups: Sequence[Sequence[Candidate]]) -> tuple[Event, ...]:
    """Return one event a group, in the order of the groups, each with an id of its own."""
    seen: Counter[str] = Counter()
    events = []
    for group in groups:
        ranked = sorted(group, key=lambda c: (c.generic, -c.weight, c.trigger))
        event = _event(story, ranked)
        key = _key(story, ranked[0], event)
        seen[key] += 1
        events.append(replace(event, id=str(uuid5(_NAMESPACE, f"{key}\x1f{seen[key]}"))))
    return tuple(events)


def _key(story: Story, explicit: Candidate, event: Event) -> str:
    """What identifies an event: article, type, the sentence of its most explicit mention, its parties (design, 2)."""
    sentence = next((s.text for s in story.doc.sents if s.start_char <= explicit.trigger < s.end_char), "")
    own = explicit.quotation.content if explicit.quotation else ()
    parties = [party.name for party in (*explicit.actors, *explicit.recipients)]
    words = [span.text for span in own[:1]]
    return "\x1f".join([story.article.id, event.type, " ".join(sentence.split()), *parties, *words])


def _event(story: Story, ranked: Sequence[Candidate]) -> Event:
    first = ranked[0]
    modes = tuple(dict.fromkeys(mode for c in ranked for mode in c.modes))
    contexts = tuple(dict.fromkeys(context for c in ranked for context in c.contexts))
    return Event(
        id="",
        type=first.type,
        plover=Plover(type=first.plover, modes=modes, contexts=contexts) if first.plover else None,
        modality=first.modality,
        mentions=_mentions(ranked),
        actors=_parties(c.actors for c in ranked),
        recipients=_targets(_parties(c.recipients for c in ranked)),
        mediators=_parties(c.mediators for c in ranked),
        date=_date(ranked),
        place=_located(story, _place(ranked)) or _fallback(story, first, modes),
        casualties=_casualties(ranked),
        quotation=first.quotation,
        cameo=cameo_root(first.plover, modes[0] if modes else None) if first.plover else "01",
        acled=acled(first.type, first.plover, modes) if first.plover else None,
        confidence=confidence(ranked),
    )


def _mentions(ranked: Sequence[Candidate]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(c.mention for c in ranked))


def _date(ranked: Sequence[Candidate]) -> EventDate | None:
    """The most specific date told, the most explicit mention's on equal terms."""
    return min((c.date for c in ranked if c.date), key=lambda told: told.end - told.start, default=None)


def _place(ranked: Sequence[Candidate]) -> EventPlace | None:
    """The most specific place told, the most explicit mention's on equal terms."""
    told = [c.place for c in ranked if c.place]
    return min(told, key=lambda place: _PRECISION[place.precision], default=None)


def _located(story: Story, place: EventPlace | None) -> EventPlace | None:
    """The place; one that no gazetteer knows lies in the country the story is about."""
    if place is None or place.country is not None or place.latitude is not None:
        return place
    return replace(place, country=story.parties.home)


def _fallback(story: Story, first: Candidate, modes: Sequence[str]) -> EventPlace | None:
    """Where an event is whose mentions do not say: in the one country of the story; an attack where the story is."""
    if first.type not in {"attack", "talks"} or "phone" in modes:
        return None
    alone = _only_country(story)
    if alone is not None or first.type == "talks" or first.modality == "historical" or story.parties.home is None:
        return alone
    country = story.parties.home
    named = next((place for place in story.places if place.precision == "country" and place.country == country), None)
    return None if named is None else EventPlace.of(named)


def _only_country(story: Story) -> EventPlace | None:
    """The country of the story, where all the places it names lie in one and it names that country itself."""
    places = [place for place in story.places if not is_demonym(place)]
    if len({place.country for place in places}) != 1:
        return None
    named = next((place for place in places if place.precision == "country"), None)
    return None if named is None else EventPlace.of(named)


def _casualties(ranked: Sequence[Candidate]) -> Casualties | None:
    told = [c.casualties for c in sorted(ranked, key=lambda c: c.trigger) if c.casualties]
    killed = combine([c.killed for c in told if c.killed])
    injured = combine([c.injured for c in told if c.injured])
    return Casualties(killed=killed, injured=injured) if killed or injured else None


def _parties(groups: Iterable[tuple[Party, ...]]) -> tuple[Party, ...]:
    """Every party once: arms of one state become the one that says most, singular and plural the first."""
    kept: dict[str, Party] = {}
    for party in (p for group in groups for p in group):
        key = _identity(party)
        other = kept.get(key)
        kept[key] = party if other is None else _joined(other, party)
    return tuple(kept.values())


def _identity(party: Party) -> str:
    if party.kind in _RANK and party.country:
        return f"state {party.country}"
    return party.name.casefold().removesuffix("s")


def _joined(a: Party, b: Party) -> Party:
    first, second = sorted((a, b), key=lambda p: _RANK.get(p.kind, 0))
    return replace(first, mentions=tuple(sorted({*first.mentions, *second.mentions})))


def _targets(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Recipients without the country or city they are in, where something more specific was hit."""
    specific = [p for p in parties if p.kind != "country" and not (p.kind == "unknown" and p.country)]
    return tuple(specific) if specific else parties
