"""Mentions of the same event become one group: who, where and when must not contradict.

Greedy, in the order of the text: a candidate joins the group it agrees with most, else it opens a new one. A mention
that only points ("the attack") joins the nearest group of its type; where there is none and it tells nothing of its
own, it is dropped. Statements are utterances of their own and are not merged here.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from worker.event import Event, EventDate, EventPlace, Party
from worker.extraction.assembly import assemble
from worker.extraction.candidate import Candidate
from worker.extraction.intention import VERBAL
from worker.extraction.newsday import date_statements
from worker.extraction.setting import is_past
from worker.extraction.telling import is_proper
from worker.story import Story

_STATE = {"country", "government", "armed_force", "police"}
_OWN = {"attack", "talks", "statement"}  # an act on the same word is that event
_VAGUE = {"unknown", "person", "armed_group", "civilians"}
_NEAR = 4  # sentences within which an unspecific mention still speaks of the same event
_OPENING = 2  # sentences that tell what the article is about
_LONG, _SHORT = timedelta(days=62), timedelta(days=7)
_SUICIDE, _FROM_AFAR = "suicide-attack", {"aerial", "drone", "heavy-weapons"}
_CONFLICT = -1.0
_SAME = 2.0
_LIKELY = 0.5

Group = list[Candidate]


def merge(story: Story, candidates: Sequence[Candidate]) -> tuple[Event, ...]:
    """Return the events of the story in the order of their first mention."""
    return date_statements(story, assemble(story, grouped(story, candidates)))


def grouped(story: Story, candidates: Sequence[Candidate]) -> list[Group]:
    """The mentions of each event, the groups in the order of their first mention."""
    groups: list[Group] = []
    for candidate in sorted(once(candidates), key=lambda c: (c.trigger, c.type)):
        candidate = _dated_back(story, candidate)
        home = _home(candidate, groups)
        if home is not None:
            home.append(candidate)
        elif not _needs_home(candidate):
            groups.append([candidate])
    return groups


def once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """One candidate a word: an act on the word of another event is that event; a verbal act is its statement."""
    acts = {c.trigger: c for c in candidates if c.type not in _OWN}
    done = {c.trigger for c in candidates if c.type in _OWN and c.type != "statement"}
    said = {c.trigger for c in candidates if c.type == "statement"}
    told = [
        c for c in candidates if c.type in _OWN or not (c.trigger in done or (c.trigger in said and c.plover in VERBAL))
    ]
    spoken = [_with_act(c, acts.get(c.trigger)) for c in told if c.type == "statement"]
    return _spoken_once(spoken, [c for c in told if c.type != "statement"])


def _spoken_once(statements: list[Candidate], others: Sequence[Candidate]) -> list[Candidate]:
    """All candidates, each statement with what its own words tell of its act, which is no other event."""
    kept: list[Candidate] = []
    for c in others:
        home = next((number for number, statement in enumerate(statements) if _says_it(statement, c)), None)
        if home is None:
            kept.append(c)
        else:
            statements[home] = _with_act(statements[home], c)
    return [*statements, *kept]


def _says_it(statement: Candidate, act: Candidate) -> bool:
    """True where the words of a verbal act are that act: the closing of "threatened to close the strait"."""
    if statement.quotation is None or act.plover != statement.plover or act.plover not in VERBAL:
        return False
    inside = any(span.start <= act.trigger < span.end for span in statement.quotation.content)
    return inside and {p.name for p in act.actors} == {p.name for p in statement.actors}


def _with_act(statement: Candidate, act: Candidate | None) -> Candidate:
    """A statement with the type and the recipients of the verbal act that its cue is."""
    if act is None or act.plover not in VERBAL or statement.plover not in {None, act.plover}:
        return statement
    return replace(statement, plover=act.plover, recipients=statement.recipients or act.recipients)


def _dated_back(story: Story, c: Candidate) -> Candidate:
    past = c.type != "statement" and c.modality == "actual" and is_past(story.article.published, c.date)
    return replace(c, modality="historical") if past else c


def _needs_home(c: Candidate) -> bool:
    """True for a mention that is none without an event told elsewhere."""
    return c.counting or (c.generic and (c.type == "talks" or _tells_nothing(c)))


def _tells_nothing(c: Candidate) -> bool:
    return not (c.actors or c.recipients or c.place or c.date or c.casualties)


def _home(c: Candidate, groups: Sequence[Group]) -> Group | None:
    """The group `c` belongs to: the best agreement, the nearest on equal terms."""
    if c.type == "statement":
        return None
    best, home = 0.0, None
    for group in groups:
        if group[0].type == c.type and group[0].plover == c.plover:
            score = _agreement(c, group)
            if score > 0 and score >= best:
                best, home = score, group
    return home


def _agreement(c: Candidate, group: Group) -> float:
    """How well `c` fits a group: below 0 on a contradiction, 0 where nothing links them."""
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
    if c.generic:  # "the attack" is rather what happened than what may or once did
        return score + 1 / (1 + distance) + _LIKELY * (group[0].modality == c.modality)
    unspecific = not c.actors or not any(other.actors for other in group)
    return score + 0.5 / (1 + distance) if score or (unspecific and distance <= _NEAR and c.type == "attack") else 0.0


def _told_apart(c: Candidate, group: Group) -> bool:
    """True for an attack told as another than those before it, or done with other means: a bomber on foot is no jet."""
    if c.apart and group[-1].sentence < c.sentence:
        return True
    mine, theirs = set(c.modes), {mode for other in group for mode in other.modes}
    one, other = (mine, theirs) if _SUICIDE in mine else (theirs, mine)
    return _SUICIDE in one and _SUICIDE not in other and bool(other & _FROM_AFAR) and not one & _FROM_AFAR


def _same_modality(c: Candidate, group: Group) -> bool:
    modality = group[0].modality
    if c.modality == modality:
        return True
    if c.date is not None:
        return False
    if c.generic:  # "the bombing", "his visit": whether it happened is told elsewhere
        return True
    if c.modality != "actual":
        return False
    if modality == "historical" and c.type == "attack":  # it goes on to be told without its date
        return group[0].sentence < _OPENING or bool(_named_target(c, group))
    return c.nominal and _actors(c, group) > 0


def _named_target(c: Candidate, group: Group) -> float:
    """A target with a name of its own tells which attack is meant: "the 1985 bombing of X ... bombs on X"."""
    theirs = {party.name.casefold() for other in group for party in other.recipients}
    named = (party.name.casefold() for party in c.recipients if is_proper(party) and party.kind not in _STATE)
    return _SAME if c.type == "attack" and any(name in theirs for name in named) else 0.0


def _same_channel(c: Candidate, group: Group) -> bool:
    """A telephone call is not the meeting told beside it."""
    return c.type != "talks" or ("phone" in c.modes) == any("phone" in other.modes for other in group)


def _dates(c: Candidate, group: Group) -> float:
    told = [other.date for other in group if other.date]
    if c.date is None or not told:
        return 0.0
    return 1.0 if any(_same_time(c.date, date) for date in told) else _CONFLICT


def _same_time(a: EventDate, b: EventDate) -> bool:
    """True where two dates meet, except a day and a long time told by its ends: "since 2003" is not Sunday's attack."""
    if a.start > b.end or b.start > a.end:
        return False
    short, long = sorted((a, b), key=lambda date: date.end - date.start)
    return not (long.precision == "range" and long.end - long.start > _LONG and short.end - short.start <= _SHORT)


def _places(c: Candidate, group: Group) -> float:
    told = [other.place for other in group if other.place]
    if c.place is None or not told:
        return 0.0
    if any(_same_place(c.place, place) for place in told):
        return 1.0
    if c.place.precision == "country" and any(
        o.sentence == c.sentence and o.place and o.place.precision == "country" for o in group
    ):
        return 0.0  # "near the Pakistan-Afghanistan border"
    return _CONFLICT


def _same_place(a: EventPlace, b: EventPlace) -> bool:
    if a.name == b.name:
        return True
    if a.country != b.country:
        return False
    exact = {"city", "point"}
    return not (a.precision in exact and b.precision in exact)


def _actors(c: Candidate, group: Group) -> float:
    mine, theirs = c.actors, [party for other in group for party in other.actors]
    if not mine or not theirs:
        return 0.0
    if c.type == "talks":
        return _same_sides(mine, group)
    return _SAME if any(same_party(a, b) for a in mine for b in theirs) else _CONFLICT


def _claimed(c: Candidate, group: Group) -> float:
    """A mention that only points to an attack may name who is said to have done it: beside "gunmen" no conflict."""
    agreement = _actors(c, group)
    return max(0.0, agreement) if c.type == "attack" else agreement


def _same_sides(mine: Sequence[Party], group: Group) -> float:
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
    return a.country is not None and a.country == b.country and bool({a.kind, b.kind} & _STATE)


def _recipients(c: Candidate, group: Group) -> float:
    theirs = [party for other in group for party in other.recipients]
    if not c.recipients or not theirs:
        return 0.0
    if any(same_party(a, b) for a in c.recipients for b in theirs):
        return _SAME
    if not c.actors:
        return 0.25
    mine_countries = {p.country for p in c.recipients if p.country}
    their_countries = {p.country for p in theirs if p.country}
    if mine_countries and their_countries and not mine_countries & their_countries:
        return _CONFLICT
    return 0.0


def same_party(a: Party, b: Party) -> bool:
    """True for one party under two names: equal names, a shared mention, or two arms of the same state."""
    if a.name.casefold() == b.name.casefold() or set(a.mentions) & set(b.mentions):
        return True
    if a.kind in _STATE and b.kind in _STATE:
        return a.country is not None and a.country == b.country
    if a.kind in _VAGUE and b.kind in _VAGUE and (not _proper(a) or not _proper(b)):
        return a.country is None or b.country is None or a.country == b.country
    return False


def _proper(party: Party) -> bool:
    return any(word[:1].isupper() for word in party.name.split())
