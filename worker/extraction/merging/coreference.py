"""Whether two mentions can be of one event: who, where, when and by what means must not contradict."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from worker.event import EventDate, EventPlace, Party
from worker.extraction.candidate import Candidate
from worker.extraction.circumstances import is_proper
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.merging.hands import of_other_hands
from worker.normalisation.places.containing import are_apart
from worker.party_kinds import STATE

ATTACK = "attack"
_SIDED = {"talks", "statement"}  # types whose mode says only how the sides met or spoke
_COUNTRY = "country"
_VAGUE = {"unknown", "person", "armed_group", "civilians"}
_NEAR = 4  # sentences within which an unspecific mention still speaks of the same event
_OPENING = 1  # sentences that tell what the article is about: a second one may recall what began the war
_LONG, _SHORT = timedelta(days=62), timedelta(days=7)
_SUICIDE, _FROM_AFAR = "suicide-attack", {"aerial", "drone", "heavy-weapons"}
_FROM_THE_AIR = {"aerial", "drone"}
_MEANS = {
    "aerial": "from afar",
    "drone": "from afar",
    "heavy-weapons": "from afar",
    "explosives": "explosives",
    "suicide-attack": "explosives",
    "firearms": "firearms",
    "primitive": "blades",
}
_LEVELS = ({"city", "point"}, {"region"}, {"district"})  # two names of one level are two places
_CONFLICT = -1.0
_SAME = 2.0
_SURE = 9.0  # more than all that may speak for another
_LIKELY = 0.5


def agreement(c: Candidate, group: Sequence[Candidate]) -> float:
    """How well `c` fits a group: below 0 on a contradiction, 0 where nothing links them."""
    if any(c.other_than == other.trigger or other.other_than == c.trigger for other in group):
        return _CONFLICT
    if any(other.trigger == c.by or other.by == c.trigger for other in group):
        return _SURE
    if not _same_modality(c, group) or not _same_channel(c, group) or _told_apart(c, group):
        return _CONFLICT
    score = 0.0
    for aspect in (_dates, _claimed, _named_target) if c.generic else (_dates, _places, _actors, _recipients):
        value = aspect(c, group)
        if value < 0:
            return _CONFLICT
        score += value
    distance = min(abs(c.sentence - other.sentence) for other in group)
    if c.counting and distance > _NEAR:
        return 0.0
    if c.generic:  # "the attack" is rather what happened than what may or once did, and rather a blow than a clash
        likely = (group[0].modality == c.modality) + (group[0].form in {None, c.form})
        return score + 1 / (1 + distance) + _LIKELY * likely
    unspecific = not c.actors or not _told_actors(group)
    return score + 0.5 / (1 + distance) if score or (unspecific and distance <= _NEAR and c.type == ATTACK) else 0.0


def _told_apart(c: Candidate, group: Sequence[Candidate]) -> bool:
    """True for an attack told as another than those before it, of another form, or done with other means."""
    if (c.apart is not None and _is_other(c, group)) or _opens_elsewhere(c, group):
        return True
    if c.type != ATTACK:
        return _in_other_mode(c, group)
    return _of_other_form(c, group) or _by_other_means(c, group) or of_other_hands(c, group)


def _in_other_mode(c: Candidate, group: Sequence[Candidate]) -> bool:
    """True for the curfew beside the arrests of one day: acts of one type in modes that differ are several."""
    mine, theirs = set(c.modes), _modes(group)
    return c.type not in _SIDED and bool(mine and theirs) and not mine & theirs


def _of_other_form(c: Candidate, group: Sequence[Candidate]) -> bool:
    """True for clashes beside what was done from afar, and for drones shot down beside what others hit."""
    if c.generic:
        return False
    forms = {other.form for other in group if not other.generic}
    if c.form in forms or not forms:
        return False
    if "defence" in {c.form, *forms} and None in {c.form, *forms}:
        return True
    clash, other = ([c], group) if c.form == "clash" else (group, [c])
    fought, done = _modes(clash), _modes(other)
    return "clash" in {c.form, *forms} and bool(done & _FROM_THE_AIR) and not fought & _FROM_THE_AIR


def _by_other_means(c: Candidate, group: Sequence[Candidate]) -> bool:
    """True for an attack done with other means: a bomber on foot is no jet, and a bomb that kills others no gun."""
    mine, theirs = set(c.modes), _modes(group)
    one, other = (mine, theirs) if _SUICIDE in mine else (theirs, mine)
    if _SUICIDE in one and _SUICIDE not in other and bool(other & _FROM_AFAR) and not one & _FROM_AFAR:
        return True
    kinds, others = _means(mine), _means(theirs)
    return bool(kinds and others) and not kinds & others and _harms_others(c, group)


def _harms_others(c: Candidate, group: Sequence[Candidate]) -> bool:
    """True where a mention and a group each count people harmed, and these are called otherwise."""
    if c.generic or not c.casualties or _actors(c, group) > 0:
        return False
    counted = [other for other in group if other.casualties and other.sentence != c.sentence]
    victims = [party for other in counted for party in other.recipients]
    if not (victims and c.recipients and all(other.recipients for other in counted)):
        return False
    return not any(_may_be_same(a, b) for a in c.recipients for b in victims)


def _may_be_same(a: Party, b: Party) -> bool:
    """True unless two parties are people of different kinds: "people" may be soldiers, policemen are none."""
    anybody = load_lexicon("assault", "ASSAULT").words["anybody"]
    if a.kind == b.kind or "unknown" in {a.kind, b.kind}:
        return True
    return any(party.name.casefold().split()[-1] in anybody for party in (a, b))


def _means(modes: Iterable[str]) -> set[str]:
    """The kinds of weapon that modes speak of."""
    return {_MEANS[mode] for mode in modes if mode in _MEANS}


def _modes(mentions: Iterable[Candidate]) -> set[str]:
    return {mode for mention in mentions for mode in mention.modes}


def _is_other(c: Candidate, group: Sequence[Candidate]) -> bool:
    """True for what is told as another, but for "the second blast" of one that was told as another before."""
    words = {other.apart for other in group}
    return c.apart not in words and not (c.generic and words != {None})


def _opens_elsewhere(c: Candidate, group: Sequence[Candidate]) -> bool:
    """True for "Near Ayn Isa, one strike ...", a place in no gazetteer, beside what was elsewhere."""
    if c.opening is None or c.generic or c.place is not None:
        return False
    openings = {other.opening for other in group if other.opening}
    fine = any(other.place and other.place.precision != _COUNTRY for other in group)
    return c.opening not in openings and (bool(openings) or fine)


def _same_modality(c: Candidate, group: Sequence[Candidate]) -> bool:
    modality = group[0].modality
    if c.modality == modality:
        return True
    if c.date is not None:
        return c.generic and _dates(c, group) > 0
    if c.generic:  # "the bombing", "his visit": whether it happened is told elsewhere
        return True
    if c.modality != "actual":
        return False
    if modality == "historical" and c.type == ATTACK:  # it goes on to be told without its date
        return group[0].sentence < _OPENING or bool(_named_target(c, group))
    return c.nominal and _actors(c, group) > 0


def _named_target(c: Candidate, group: Sequence[Candidate]) -> float:
    """A target with a name of its own tells which attack is meant: "the 1985 bombing of X ... bombs on X"."""
    theirs = {party.name.casefold() for other in group for party in other.recipients}
    named = (party.name.casefold() for party in c.recipients if is_proper(party) and party.kind not in STATE)
    return _SAME if c.type == ATTACK and any(name in theirs for name in named) else 0.0


def _same_channel(c: Candidate, group: Sequence[Candidate]) -> bool:
    """A telephone call is not the meeting told beside it."""
    return c.type != "talks" or ("phone" in c.modes) == any("phone" in other.modes for other in group)


def _dates(c: Candidate, group: Sequence[Candidate]) -> float:
    told = [other.date for other in group if other.date]
    if c.date is None or not told:
        return 0.0
    days = [date for date in told if date.start == date.end] if c.date.start == c.date.end else []
    return 1.0 if any(_same_time(c.date, date) for date in days or told) else _CONFLICT


def _same_time(a: EventDate, b: EventDate) -> bool:
    """True where two dates meet, except a day and a long time told by its ends: "since 2003" is not Sunday's attack."""
    if a.start > b.end or b.start > a.end:
        return False
    short, long = sorted((a, b), key=lambda date: date.end - date.start)
    return not (long.precision == "range" and long.end - long.start > _LONG and short.end - short.start <= _SHORT)


def _places(c: Candidate, group: Sequence[Candidate]) -> float:
    told = [other.place for other in group if other.place]
    if c.place is None or not told:
        return 0.0
    near = [place for place in told if _of_one_level(c.place, place)]
    if any(_same_place(c.place, place) for place in near or told):
        return 1.0
    if c.place.precision == _COUNTRY and any(
        o.sentence == c.sentence and o.place and o.place.precision == _COUNTRY for o in group
    ):
        return 0.0  # "near the Pakistan-Afghanistan border"
    return _CONFLICT


def _same_place(a: EventPlace, b: EventPlace) -> bool:
    if a.name == b.name:
        return True
    if a.country != b.country and None not in (a.country, b.country):  # a village in no gazetteer may lie anywhere
        return False
    return not are_apart(a, b) and not _of_one_level(a, b)


def _of_one_level(a: EventPlace, b: EventPlace) -> bool:
    return any(a.precision in level and b.precision in level for level in _LEVELS)


def _actors(c: Candidate, group: Sequence[Candidate]) -> float:
    mine, theirs = c.actors, [party for other in group for party in other.actors]
    if not mine or not theirs:
        return 0.0
    if c.type == "talks":
        return _same_sides(mine, group)
    if any(same_party(a, b) for a in mine for b in theirs):
        return _SAME
    if any(_may_be_unnamed(a, b) for a in mine for b in theirs):
        return 0.0
    return _CONFLICT if _told_actors(group) else 0.0


def _may_be_unnamed(a: Party, b: Party) -> bool:
    """True for "gunmen" and a group that is named elsewhere; whom a state arms is told as its own."""
    if (is_proper(a) and is_proper(b)) or {a.kind, b.kind} & STATE:
        return False
    return None in {a.country, b.country} or a.country == b.country


def _told_actors(group: Sequence[Candidate]) -> bool:
    """True where a group says who did it otherwise than by a mention that only points, which may name a suspect."""
    return any(other.actors and not (other.generic and other.type == ATTACK) for other in group)


def _claimed(c: Candidate, group: Sequence[Candidate]) -> float:
    """A mention that only points to an attack may name who is said to have done it: beside "gunmen" no conflict."""
    agreement = _actors(c, group)
    return max(0.0, agreement) if c.type == ATTACK else agreement


def _same_sides(mine: Sequence[Party], group: Sequence[Candidate]) -> float:
    """Talks are the same where all sides of the smaller telling take part in the larger."""
    for other in group:
        small, large = sorted((list(mine), list(other.actors)), key=len)
        if not all(any(_same_side(a, b) for b in large) for a in small):
            return _CONFLICT
    return _SAME


def _same_side(a: Party, b: Party) -> bool:
    """At a table a state and the person who speaks for it are one side."""
    if same_party(a, b):
        return True
    return a.country is not None and a.country == b.country and bool({a.kind, b.kind} & STATE)


def _recipients(c: Candidate, group: Sequence[Candidate]) -> float:
    theirs = [party for other in group for party in other.recipients]
    if not c.recipients or not theirs:
        return 0.0
    if any(same_party(a, b) for a in c.recipients for b in theirs):
        return _SAME
    if not c.actors:
        return 0.25
    beside = [party for other in group if other.sentence == c.sentence for party in other.recipients]
    if beside and not (_any_proper(c.recipients) and _any_proper(beside)):
        return 0.0  # the soldiers of "shelled a Chadian post, wounding six soldiers", wherever they are from
    return _CONFLICT if any(_elsewhere(c.recipients, theirs, things=things) for things in (False, True)) else 0.0


def _elsewhere(mine: Iterable[Party], theirs: Iterable[Party], *, things: bool) -> bool:
    """True for people, or things, of other countries; the soldiers in a base may be foreign to it."""
    one, other = (
        {p.country for p in parties if p.country and (p.kind == "infrastructure") is things}
        for parties in (mine, theirs)
    )
    return bool(one and other) and not one & other


def _any_proper(parties: Iterable[Party]) -> bool:
    return any(is_proper(party) for party in parties)


def same_party(a: Party, b: Party) -> bool:
    """True for one party under two names: equal names, a shared mention, or two arms of the same state."""
    if a.name.casefold() == b.name.casefold() or set(a.mentions) & set(b.mentions) or _is_named_in(a, b):
        return True
    if a.kind in STATE and b.kind in STATE:
        return a.country is not None and a.country == b.country
    if not (is_proper(a) and is_proper(b)) and (_head(a) == _head(b) or {a.kind, b.kind} <= _VAGUE):
        return a.country is None or b.country is None or a.country == b.country
    return False


def _is_named_in(a: Party, b: Party) -> bool:
    """True for the ELN and "rebels of the ELN"."""
    names = [[word for word in party.name.split() if word[:1].isupper()] for party in (a, b)]
    return a.kind == b.kind and names[0] == names[1] != [] and " ".join(names[0]) in {a.name, b.name}


def _head(party: Party) -> str:
    return party.name.casefold().split()[-1].removesuffix("s")
