"""The place of an event: the phrase that says where, told by the tree around the event's trigger word.

A place that only acts or is spoken to (Moscow said, against Iran), a demonym, and where something came from are none.
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from worker.article import Article, Section
from worker.event import Basis, EventPlace, PlaceMention
from worker.labels import OF_PREPOSITION, PATIENTS, PERSON_OR_BODY, PLACES, PREMODIFIERS_AND_OWNER
from worker.normalisation.places.borders import find_borders
from worker.normalisation.places.closeness import closeness
from worker.normalisation.places.demonyms import is_demonym
from worker.normalisation.places.offset import offset_before, shifted
from worker.normalisation.places.order import of_sequel
from worker.normalisation.places.pointing import pointed_place
from worker.normalisation.places.settlements import joined
from worker.normalisation.places.words import words
from worker.sectioning.dateline import find_dateline

_SPOTS = ("point", "district", "city")
_ORDER = ("point", "district", "city", "region", "country", "area")
_NAME_LINKS = frozenset({"compound", "appos", "conj", "nmod", "poss", "npadvmod", "amod", "flat"})
_UNDER = "under"
_WHOLES = frozenset({"of"})
_OBJECT_PREPOSITIONS = frozenset({"on", "against", "upon", "toward", "towards"})
_TO_REACH = 2  # 'to X' says where only in the trigger's own clause
_OTHER_TIMES = frozenset({"since", "after", "before", "following", "amid", "despite"})
_TOPICS = frozenset({"on", "about", "over", "regarding", "concerning"})
_ELSEWHERE = 4


class _Told(NamedTuple):
    """A mention that says where, and how closely it belongs to the trigger (0 best)."""

    rank: int
    distance: int
    mention: PlaceMention


def place_for(
    doc: Doc,
    token: Token,
    places: Sequence[PlaceMention],
    article: Article,
    sections: Sequence[Section],
    *,
    target_is_place: bool = False,
) -> EventPlace | None:
    """Return where the event that `token` tells happened, None where its sentence does not say.

    `target_is_place`: what the event is done to may be the place ("attacked Kyiv"), as with attacks.
    """
    sentence = token.sent
    named = [place for place in places if sentence.start_char <= place.start < sentence.end_char]
    if named and named[0].start == sentence.start_char:
        named = _without_dateline(named, article, sections)
    borders = {border.mention: border for border in find_borders(doc, sentence, named)}
    sides = {name for border in borders.values() for name in border.names}
    within = [place for place in named if not is_demonym(place) and place not in sides] + list(borders)
    told = [fact for place in within if (fact := _told(doc, token, place, target_is_place, article.body))]
    if not told:
        pointed = pointed_place(doc, token, places)
        return EventPlace.of(pointed) if pointed is not None else None
    best = min(told, key=lambda fact: (fact.rank, fact.distance))
    if best.mention in borders:
        nearer = [fact for fact in told if fact.mention.precision in _SPOTS]
        if not nearer:
            return borders[best.mention].told()
        best = min(nearer, key=lambda fact: (fact.rank, fact.distance))
    found = _event_place(_phrase(best.mention, within, article.body), "text")
    offset = offset_before(article.body, best.mention)
    return shifted(found, offset) if offset is not None else found


def _without_dateline(
    places: Sequence[PlaceMention], article: Article, sections: Sequence[Section]
) -> list[PlaceMention]:
    """The names that say where something happened, not where the report was filed: "GOMA, Congo (AP) - Rebels ..."."""
    dateline = find_dateline(article, sections)
    span = dateline.place if dateline is not None else None
    return [place for place in places if span is None or not span.start <= place.start < span.end]


def dateline_place(article: Article, sections: Sequence[Section], places: Sequence[PlaceMention]) -> EventPlace | None:
    """Return the place that the dateline names, None where there is none or it is unknown."""
    dateline = find_dateline(article, sections)
    if dateline is None or dateline.place is None:
        return None
    span = dateline.place
    named = [place for place in places if span.start <= place.start < span.end and not is_demonym(place)]
    return _event_place(named, "dateline") if named else None


def link_rank(doc: Doc, trigger: Token, place: PlaceMention, body: str) -> int | None:
    """How closely the tree links a name to the word of an attack in its sentence (0 best), None where it does not."""
    told = _told(doc, trigger, place, True, body)
    return told.rank if told is not None else None


def named_place(mention: PlaceMention, places: Sequence[PlaceMention], body: str, basis: Basis) -> EventPlace:
    """The place that a name tells with the names of its phrase and the distance before it."""
    within = [place for place in places if not is_demonym(place)]
    found = _event_place(_phrase(mention, within, body), basis)
    offset = offset_before(body, mention)
    return shifted(found, offset) if offset is not None else found


def _told(doc: Doc, trigger: Token, place: PlaceMention, target_is_place: bool, body: str) -> _Told | None:
    head = _head(doc, place)
    if head is None or head.sent != trigger.sent:
        return None
    goal = (target_is_place and place.precision != "area") or trigger.lemma_.lower() in words("goals")
    link = _offset_link(head, place, body) or _locative_link(head, trigger, place, goal)
    if link is None:
        return None
    rank = closeness(link, trigger) + (link.lower_ == "to" or link.dep_ == "compound")
    if _of_other_event(link, trigger, target_is_place) or _moved(link, trigger):
        return None
    if rank >= _ELSEWHERE and link.head.pos_ == "NOUN" and not link.head.is_ancestor(trigger):
        return None  # "the first summit since the attacks in Paris"
    if rank and (_aside(link.head, trigger) or of_sequel(link, trigger, target_is_place)):
        return None
    if rank and (
        (link.lower_ == "to" and rank > _TO_REACH) or (_is_institution(link.head) and not _is_side(link.head))
    ):
        return None
    return _Told(rank, abs(head.i - trigger.i), place)


def _aside(governor: Token, trigger: Token) -> bool:
    """True for a trigger in a clause that describes a noun of the governor's: "met in Rome to end a war that began"."""
    token = trigger
    while token != governor and token.head != token:
        if token.dep_ == "relcl":
            return True
        token = token.head
    return False


def _of_other_event(link: Token, trigger: Token, target_is_place: bool) -> bool:
    """True where a place is that of what the event followed, or of what talks were about: 'on the war in Mali'."""
    if link.lower_ == "to" and link.head.pos_ == "NOUN":
        return link.head != trigger
    apart = _OTHER_TIMES if target_is_place else _OTHER_TIMES | _TOPICS
    token = link.head
    while token.head != token and token != trigger and not token.is_ancestor(trigger):
        if token.dep_ == "pobj" and token.pos_ == "NOUN" and token.head.lower_ in apart:
            return True
        if not target_is_place and token.dep_ == "dobj" and token.head.lemma_.lower() in words("discussing"):
            return True  # "discussed developments in Gaza"
        token = token.head
    return False


def _moved(link: Token, trigger: Token) -> bool:
    """True for where the hurt were taken: 'wounded and taken to a hospital in Kaya'."""
    token = link.head
    while token.head != token and token != trigger:
        if token.pos_ == "VERB" and token.lemma_.lower() in words("moved") and not token.is_ancestor(trigger):
            return True
        token = token.head
    return False


def _head(doc: Doc, place: PlaceMention) -> Token | None:
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    if span is None:
        return None
    line = next((token for token in span if token.lower_ in words("borders")), None)
    return span.root if line is None or place.precision != "area" else line


def _locative_link(head: Token, trigger: Token, place: PlaceMention, target_is_place: bool) -> Token | None:
    """The word by which the name's phrase hangs where it says where: a preposition, or the name as the target."""
    stranded = _stranded(head, place)
    if stranded is not None:
        return stranded
    token = head
    while token.head.i != token.i:
        governor = token.head
        if token.dep_ in OF_PREPOSITION:
            if governor.lower_ in words("locative") or governor.lower_ == "on":
                return governor if _place_on(governor, trigger, target_is_place) else None
            if governor.lower_ == "to":
                return governor
            if governor.lower_ == "between":  # two towns, but not two sides
                return governor if target_is_place and place.precision in _SPOTS else None
            if target_is_place and governor.lower_ in _OBJECT_PREPOSITIONS and governor.head == trigger:
                return governor
            if governor.lower_ not in _WHOLES or _is_institution(governor.head):
                return None
            if governor.head == trigger:
                return governor if target_is_place else None
            token = governor.head
        elif token.dep_ in PATIENTS:
            return token if target_is_place and (governor == trigger or _is_hit_by(governor, trigger)) else None
        elif token.dep_ == "nsubj":
            return token if target_is_place and _undergoes(governor, trigger) else None
        elif token.dep_ in _NAME_LINKS:
            if _is_institution(governor) or (place.precision == "country" and _owned(token)):
                return None
            if governor == trigger:  # "the Karachi bombing", but "U.S. airstrikes"
                return token if token.dep_ == "compound" and place.precision != "country" else None
            token = governor
        else:
            return None
    return None


def _is_hit_by(verb: Token, trigger: Token) -> bool:
    """True where what the trigger names does it: "airstrikes hit Hodeidah"."""
    return trigger.dep_ == "nsubj" and trigger.head == verb and verb.lemma_.lower() in words("hitting")


def _undergoes(verb: Token, trigger: Token) -> bool:
    """True where the subject of the verb is what is hit: "Kharkiv came under attack"."""
    return trigger.dep_ == "pobj" and trigger.head.lower_ == _UNDER and trigger.head.head == verb


def _offset_link(head: Token, place: PlaceMention, body: str) -> Token | None:
    """The 'of' of '30 km east of Mosul', however the parser hangs it."""
    if offset_before(body, place) is None:
        return None
    first = next((token for token in head.subtree if token.idx == place.start), head)
    return next((token for token in reversed(head.doc[: first.i]) if token.lower_ in ("of", "from")), None)


def _stranded(head: Token, place: PlaceMention) -> Token | None:
    """The preposition right before a name that the parser gave to the words after it: 'In Chad Minister Ito met'."""
    first = next((token for token in head.subtree if token.idx == place.start), head)
    before = first.nbor(-1) if first.i else first
    alone = not any(child.dep_ in OF_PREPOSITION for child in before.children)
    return before if before.dep_ == "prep" and before.lower_ in words("locative") and alone else None


def _owned(token: Token) -> bool:
    """True for a country that only says whose a thing is ('the U.S. consulate'), not where ('Pakistan's border')."""
    governor = token.head
    if token.dep_ not in PREMODIFIERS_AND_OWNER or governor.ent_type_ in PLACES:
        return False
    return governor.lower_ not in words("geographic") - {"embassy", "consulate", "base", "soil", "state"}


def _place_on(preposition: Token, trigger: Token, target_is_place: bool) -> bool:
    """'On' says where after the event's own word only before a border, or when what it is done to may be a place."""
    if any(child.lower_ in words("borders") for child in preposition.children):
        return True
    if preposition.lower_ != "on" or target_is_place:
        return True
    return preposition.head != trigger and preposition.head.pos_ != "NOUN"  # "sanctions on Tehran" are not there


def _is_institution(token: Token) -> bool:
    if token.lower_ in words("institutions"):
        return True
    return token.ent_type_ in PERSON_OR_BODY and token.lower_ not in words("sites")


def _is_side(party: Token) -> bool:
    """True for either of "fighting raged between the army and the Rapid Support Forces in Nyala"."""
    first = party.head if party.dep_ == "conj" else party
    return first.dep_ == "pobj" and first.head.lower_ == "between"


def _phrase(chosen: PlaceMention, places: Sequence[PlaceMention], body: str) -> list[PlaceMention]:
    """The names of one phrase with the chosen one, in text order: 'the Pechersk district of Kyiv, Ukraine'."""
    ordered = sorted(places, key=lambda place: place.start)
    index = ordered.index(chosen)
    first, last = index, index
    while first and joined(ordered[first - 1], ordered[first], body):
        first -= 1
    while last + 1 < len(ordered) and joined(ordered[last], ordered[last + 1], body):
        last += 1
    return ordered[first : last + 1]


def _event_place(phrase: Sequence[PlaceMention], basis: Basis) -> EventPlace:
    """The most specific name of a phrase; what it lacks is taken from the name that contains it."""
    ranked = sorted(phrase, key=lambda place: _ORDER.index(place.precision))
    best = ranked[0]
    known = next((place for place in ranked if place.latitude is not None), best)
    return EventPlace(
        name=best.name,
        country=best.country or next((place.country for place in ranked if place.country), None),
        latitude=known.latitude,
        longitude=known.longitude,
        geonames_id=best.geonames_id,
        precision=known.precision,
        basis=basis,
        disputed=next((place.disputed for place in ranked if place.disputed is not None), None),
    )
