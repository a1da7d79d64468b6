"""Mentions of the same event become one group (what makes two mentions one: `coreference`).

Greedy, in the order of the text: a candidate joins the group it agrees with most, else it opens a new one. A mention
that only points ("the attack") joins the nearest group of its type; where there is none and it tells nothing of its
own, it is dropped. Statements are utterances of their own and are not merged here.
"""

from collections.abc import Sequence
from dataclasses import replace

from worker.event import Event
from worker.extraction.candidate import Candidate
from worker.extraction.merging.assembly import assemble
from worker.extraction.merging.coreference import agreement
from worker.extraction.merging.denials import denied_with_told
from worker.extraction.merging.disputed import with_disputes
from worker.extraction.merging.revised_tolls import with_accounts
from worker.extraction.merging.series import itemised, ones_apart
from worker.extraction.merging.statement_dates import date_statements
from worker.extraction.merging.summed_tolls import apart_from_sums, with_more
from worker.extraction.plover import VERBAL
from worker.extraction.setting.event import is_past
from worker.story import Story

_OWN = {"attack", "talks", "statement"}  # an act on the same word is that event

_BOTH = 2

Group = list[Candidate]


def merge(story: Story, candidates: Sequence[Candidate]) -> tuple[Event, ...]:
    """Return the events of the story in the order of their first mention."""
    return date_statements(story, assemble(story, grouped(story, candidates)))


def grouped(story: Story, candidates: Sequence[Candidate]) -> list[Group]:
    """The mentions of each event, the groups in the order of their first mention."""
    groups: list[Group] = []
    for candidate in itemised(sorted(once(candidates), key=lambda c: (c.trigger, c.type))):
        candidate = _dated_back(story, candidate)
        homes = _homes(candidate, groups)
        if homes:
            for home in homes:
                home.append(candidate if len(homes) == 1 else _shared(candidate))
        elif not _needs_home(candidate):
            groups.append([candidate])
    groups = denied_with_told(ones_apart(story, groups))
    statements = [c for c in candidates if c.type == "statement"]
    told = [with_accounts(story, group, statements) for group in with_disputes(story, groups, statements)]
    return apart_from_sums([with_more(group) for group in told])


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
    if c.type == "talks":
        return c.generic and (c.place is None or c.date is None)
    return c.counting or (c.generic and _tells_nothing(c))


def _tells_nothing(c: Candidate) -> bool:
    return not (c.actors or c.recipients or c.place or c.date or c.casualties or c.casualties_by_group)


def _homes(c: Candidate, groups: Sequence[Group]) -> list[Group]:
    """The groups that a mention belongs to: one, but for "both attacks", which are the last two."""
    if c.type == "statement":
        return []
    alike = [group for group in groups if group[0].type == c.type]
    told = _pointed_at(c, alike) if c.pointing is not None else []
    if c.pointing == "each" and len(told) >= _BOTH:
        return told[-_BOTH:]
    if c.pointing == "last" and c.generic and told:
        return [max(told, key=lambda group: group[-1].trigger)]
    home = _home(c, alike)
    return [] if home is None else [home]


def _pointed_at(c: Candidate, groups: Sequence[Group]) -> list[Group]:
    """The groups that a mention may point to, whatever it says of whom was hit."""
    bare = replace(c, generic=True, recipients=())
    return [group for group in groups if agreement(bare, group) > 0]


def _shared(c: Candidate) -> Candidate:
    """What a mention of two events says of each: who did it, not whom both hit or where they were."""
    return replace(c, casualties=None, casualties_by_group=(), recipients=(), place=None, generic=True)


def _home(c: Candidate, groups: Sequence[Group]) -> Group | None:
    """The group `c` belongs to: the best agreement; on equal terms the fullest if `c` only points, the nearest.

    "The strikes wounded seven" points too.
    """
    best, home = (0.0, 0.0), None
    for group in groups:
        score = agreement(c, group)
        explicit = max(other.weight for other in group) if c.generic or c.by is not None else 0.0
        if score > 0 and (score, explicit) >= best:
            best, home = (score, explicit), group
    return home
