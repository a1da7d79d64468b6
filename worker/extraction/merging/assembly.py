"""A group of mentions to one event: the parties, date, place and figures of all of them, and a deterministic id."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from worker.article import Span
from worker.event import (
    ATTACK,
    HARMS,
    Casualties,
    Event,
    EventDate,
    EventPlace,
    EventType,
    Figure,
    GroupCasualties,
    Harm,
    Modality,
    Outcome,
    Party,
    Plover,
)
from worker.extraction.attribution.attribution import with_attribution
from worker.extraction.candidate import Candidate
from worker.extraction.casualties.combining import combine
from worker.extraction.casualties.groups import combine_groups, sum_of_sides
from worker.extraction.casualties.tolls import CUMULATIVE, PLAIN, UPDATE, WHOLE
from worker.extraction.circumstances import is_proper
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.merging.acled import with_acled
from worker.extraction.merging.confidence import confidence
from worker.extraction.merging.contexts import with_contexts
from worker.extraction.plover import OUTCOMES
from worker.extraction.setting.event import date_of, in_sequence, is_past, place_of
from worker.extraction.setting.news_day import news_day
from worker.extraction.setting.place_evidence import Named, names_of
from worker.normalisation.codes import cameo_root
from worker.normalisation.parties.lexicon import nouns
from worker.story import Story

_SUMS = {UPDATE, WHOLE, PLAIN, CUMULATIVE}  # counts of all who were harmed
_NAMESPACE = UUID("5f0c8a0e-7f0b-5c53-9c7e-3f1c8e9d2a41")
_DATED = {"attack", "talks"}
_LOCAL = {"civilians", "infrastructure", "police", "armed_group"}
_RANK = {"armed_force": 0, "police": 1, "government": 2, "country": 3}  # the arm of a state that says most


def assemble(story: Story, groups: Sequence[Sequence[Candidate]]) -> tuple[Event, ...]:
    """Return one event a group, in the order of the groups, each with an id of its own."""
    seen: Counter[str] = Counter()
    events: list[Event] = []
    names = names_of(story) if any(c.type == ATTACK for group in groups for c in group) else []
    for group in groups:
        ranked = by_explicitness(group)
        event = _event(story, ranked, names)
        if event.type in _DATED:
            event = replace(event, date=in_sequence(story, ranked[0], event.date, events) or news_day(story, ranked))
        key = _key(story, ranked[0], event)
        seen[key] += 1
        events.append(replace(event, id=str(uuid5(_NAMESPACE, f"{key}\x1f{seen[key]}"))))
    return with_acled(story, with_attribution(story, groups, events))


def by_explicitness(group: Sequence[Candidate]) -> list[Candidate]:
    """The mentions of one event, the most explicit first."""
    return sorted(group, key=lambda c: (c.generic, -c.weight, c.trigger))


def _key(story: Story, explicit: Candidate, event: Event) -> str:
    """What identifies an event: article, type, the sentence of its most explicit mention, its parties (design, 2)."""
    sentence = story.token_at(explicit.trigger).sent.text
    own = explicit.quotation.content if explicit.quotation else ()
    parties = [party.name for party in (*explicit.actors, *explicit.recipients)]
    words = [span.text for span in own[:1]]
    return "\x1f".join([story.article.id, event.type, " ".join(sentence.split()), *parties, *words])


def _event(story: Story, ranked: Sequence[Candidate], names: Sequence[Named]) -> Event:
    first = ranked[0]
    modes = tuple(dict.fromkeys(mode for c in ranked if c.plover == first.plover for mode in c.modes))
    place, when = place_of(story, ranked, modes, names), date_of(story, ranked)
    casualties = _casualties(ranked)
    recipients = _parties((c.recipients for c in ranked), _own_name if first.type == "attack" else _identity)
    actors = _parties(c.actors for c in ranked)
    event = Event(
        id="",
        type=first.type,
        plover=Plover(type=first.plover, modes=modes) if first.plover else None,
        modality=_modality(story, ranked, when),
        mentions=_mentions(ranked),
        actors=_by_name(actors) if first.type == "talks" else _but_vague(actors),
        recipients=_local(_targets(story, recipients, first.type), place, story.parties.home),
        mediators=_parties(c.mediators for c in ranked),
        subject=_subject(ranked),
        outcome=_outcome(ranked),
        date=when,
        place=place,
        casualties=casualties,
        casualties_by_group=_casualties_by_group(ranked, casualties),
        quotation=first.quotation,
        cameo=cameo_root(first.plover, modes[0] if modes else None) if first.plover else "01",
        confidence=confidence(ranked),
    )
    return replace(event, plover=with_contexts(event, story.token_at(first.trigger)))


def _modality(story: Story, ranked: Sequence[Candidate], when: EventDate | None) -> Modality:
    """That of the most explicit mention; what happened is historical by the date that another mention tells.

    Talks that were planned and then called off were not held.
    """
    first = ranked[0]
    if first.type == "talks" and first.modality == "planned" and _is_called_off(ranked):
        return "denied"
    past = first.type != "statement" and is_past(story.article.published, when)
    return "historical" if past and first.modality == "actual" else first.modality


def _is_called_off(ranked: Sequence[Candidate]) -> bool:
    """True where the last that is told of planned talks is that they will not be."""
    return max(ranked, key=lambda c: c.trigger).modality == "denied"


def _mentions(ranked: Sequence[Candidate]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(c.mention for c in ranked))


def _subject(ranked: Sequence[Candidate]) -> Span | None:
    """The fullest phrase that a mention gives."""
    return max((c.subject for c in ranked if c.subject), key=lambda span: len(span.text), default=None)


def _outcome(ranked: Sequence[Candidate]) -> Outcome | None:
    """The one that says most; of equals the one in the fullest words."""
    told = [c.outcome for c in ranked if c.outcome]
    return min(told, key=lambda outcome: (OUTCOMES.index(outcome.kind), -len(outcome.words.text)), default=None)


def _casualties(ranked: Sequence[Candidate]) -> Casualties | None:
    told = [c for c in sorted(ranked, key=lambda c: c.trigger) if c.casualties]
    figures = {harm: _figure(told, harm) for harm in HARMS}
    return Casualties(**figures) if any(figures.values()) else None


def _figure(told: Sequence[Candidate], harm: Harm) -> Figure | None:
    """The count of one harm; that of all sides where the text tells only how many of each."""
    counts = [(c, figure) for c in told if (figure := getattr(c.casualties, harm))]
    combined = combine([(figure, dict(c.tellings).get(harm)) for c, figure in counts])
    if combined is None or any(dict(c.tellings).get(harm) in _SUMS for c, _ in counts):
        return combined
    whole = sum_of_sides([part for c, _ in counts for part in c.casualties_by_group], harm)
    return whole if whole and _least(whole) > _least(combined) else combined


def _least(figure: Figure) -> int:
    return (figure.low if figure.low is not None else figure.high) or 0


def _casualties_by_group(ranked: Sequence[Candidate], totals: Casualties | None) -> tuple[GroupCasualties, ...]:
    """The groups of all mentions, without those larger than the total, who are of a longer time ("since October")."""
    told = combine_groups([part for c in sorted(ranked, key=lambda c: c.trigger) for part in c.casualties_by_group])
    tops = {harm: figure.high for harm in HARMS if (figure := getattr(totals, harm, None)) and figure.high is not None}
    return tuple(part for part in told if part.low is None or part.low <= tops.get(part.harm, part.low))


def _parties(groups: Iterable[tuple[Party, ...]], identity: Callable[[Party], str] | None = None) -> tuple[Party, ...]:
    """Every party once, by `identity`: one that acts is a state with all its arms, one that is hit is what is hit."""
    kept: dict[str, Party] = {}
    for party in (p for group in groups for p in group):
        key = (identity or _identity)(party)
        other = kept.get(key)
        kept[key] = party if other is None else _joined(other, party)
    return tuple(kept.values())


def _by_name(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Sides without "presidents of Chad" where the president of Chad takes part by name."""
    held = {
        (party.country, word) for party in parties if is_proper(party) for word in (party.role or "").casefold().split()
    }
    return tuple(p for p in parties if p.role or (p.country, _noun(p)) not in held)


def _but_vague(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who did it without "the assailants" and "the men", where others are told who say more."""
    vague = load_lexicon("assault", "ASSAULT").words["vague_doers"]
    told = tuple(party for party in parties if party.name.casefold() not in vague)
    return told or parties


def _identity(party: Party) -> str:
    if party.kind in _RANK and party.country:
        return f"state {party.country}"
    return _own_name(party)


def _own_name(party: Party) -> str:
    """The name, singular and plural alike; a state's embassy is one, however it is called."""
    head = party.name.casefold().partition(" of ")[0].split()[-1:]
    if party.kind == "infrastructure" and party.country and set(head) & nouns().words["premises"]:
        return f"{head[0]} {party.country}"
    return party.name.casefold().removesuffix("s")


def _joined(a: Party, b: Party) -> Party:
    first, second = sorted((a, b), key=lambda p: _RANK.get(p.kind, 0))
    return replace(first, mentions=tuple(sorted({*first.mentions, *second.mentions})))


def _local(parties: tuple[Party, ...], place: EventPlace | None, home: str | None) -> tuple[Party, ...]:
    """Those of whom the text does not say where they are from, as people of where they were: "killing six children"."""
    if place is None or place.country is None or place.basis != "text":
        return parties
    return tuple(
        replace(party, country=place.country)
        if party.kind in _LOCAL and party.country in {None, home} and not is_proper(party)
        else party
        for party in parties
    )


def _targets(story: Story, parties: tuple[Party, ...], kind: EventType) -> tuple[Party, ...]:
    """Recipients without the country or city they are in, where something more specific was hit.

    Acts may also concern another country ("handed the fugitive over to Iraq").
    """
    specific = [p for p in parties if p.kind != "country" and not (p.kind == "unknown" and p.country)]
    theirs = {p.country for p in specific}
    if kind != "attack":
        specific = [p for p in parties if p in specific or (p.kind == "country" and p.country not in theirs)]
        return tuple(specific) if specific else parties
    return _but_bystanders(story, tuple(specific) if specific else parties)


def _but_bystanders(story: Story, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those hit without what only stood around, and without "people" where another sentence tells who they were.

    The truck that carried the bomb is told beside the building that it hit, the one that was hit beside its people.
    """
    words = load_lexicon("assault", "ASSAULT").words
    built = any(p.kind == "infrastructure" and p.name.casefold() not in words["carriers"] for p in parties)
    around = words["carriers"] if built else frozenset[str]()
    hit = [p for p in parties if is_proper(p) or not (_noun(p) in words["scenery"] or p.name.casefold() in around)]
    told = [p for p in hit if _noun(p) not in words["vague_targets"]]
    human = [p for p in told if p.kind in words["people"]]
    beside = {start for p in human for start in _sentences(story, p)}
    return tuple(p for p in hit if p in told or not human or beside & _sentences(story, p)) or parties


def _sentences(story: Story, party: Party) -> set[int]:
    """The sentences that mention a party, by their first token."""
    return {story.token_at(span.start).sent.start for span in party.mentions}


def _noun(party: Party) -> str:
    """The word a phrase is about, in the singular: "presidents of Chad", "Chadian envoy", "walls of the school"."""
    words = party.name.casefold().partition(" of ")[0].split()
    return words[-1].removesuffix("s") if words else ""
