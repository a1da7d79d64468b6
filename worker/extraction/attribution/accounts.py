"""Accounts: what one mention of an event, or one answer to it, says of who did it, and who says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from worker.article import Span
from worker.event import ACCUSE, ACCUSED, CLAIMED, CONFIRMED, DENIED, FACT, REJECT, REPORTED, TALKS, Party, Stance
from worker.extraction.attribution.sides import share
from worker.extraction.attribution.sources import Sources, content, cue_span, is_said
from worker.extraction.attribution.words import attribution_words
from worker.extraction.candidate import Candidate
from worker.extraction.circumstances import parties_at, someone
from worker.extraction.grammar.responsibility import blaming_verb, denying_verb, is_claim, is_nobody
from worker.extraction.grammar.tree import children, subjects
from worker.labels import ADNOMINAL_CLAUSES, POSS, VBG
from worker.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What sources say: `by` whom, `of` whom, in which words; `at` is where in the text it stands."""

    stance: Stance
    words: Span
    at: int
    by: tuple[Party, ...] = ()
    of: tuple[Party, ...] = ()


def accounts_of(story: Story, sources: Sources, group: Sequence[Candidate]) -> list[Account]:
    """What the mentions of one event say of it, in the order of the text."""
    ordered = sorted(group, key=lambda c: c.trigger)
    found: list[Account] = []
    for number, c in enumerate(ordered):
        for account in _accounts(story, sources, c, first=number == 0):
            if account.stance != FACT or not _is_detail(c, found):
                found.append(account)
    return found


def _accounts(story: Story, sources: Sources, c: Candidate, *, first: bool) -> Iterator[Account]:
    trigger, holder = story.token_at(c.trigger), sources.of(c.trigger)
    blame, denial = blaming_verb(trigger), denying_verb(trigger)
    told: Account | None = None
    if is_claim(trigger):
        told = _claim(c, trigger, holder)
    elif blame is not None and (c.actors or (holder is not None and holder.trigger == blame.idx)):
        if holder is None and (blame.dep_ in ADNOMINAL_CLAUSES or not c.generic):
            yield Account(stance=FACT, words=c.mention, at=c.trigger)
        told = _blame(story, c, blame, holder)
    elif holder is not None:
        told = _told_by(story, sources, c, holder, first=first) if is_said(holder) else None
    elif denial is not None:
        by = parties_at(story, subjects(denial))
        told = Account(stance=DENIED, words=story.tokens(denial, denial), at=denial.idx, by=by, of=by) if by else None
    elif first or not (c.generic or c.pointing):
        told = None if c.counting else Account(stance=FACT, words=c.mention, at=c.trigger, of=c.actors)
    if told is not None:
        yield told


def _claim(c: Candidate, trigger: Token, holder: Candidate | None) -> Account | None:
    by = c.actors or (holder.actors if holder is not None and is_said(holder) else ())
    if not by or any(is_nobody(doer) for doer in subjects(trigger.head)):
        return None
    words = cue_span(holder) if holder is not None else c.mention
    return Account(stance=CLAIMED, words=words, at=c.trigger, by=by, of=by)


def _blame(story: Story, c: Candidate, verb: Token, holder: Candidate | None) -> Account | None:
    """ "Prosecutors attributed the killing to a gang", "an attack that police blamed on rebels"."""
    if holder is not None and holder.trigger == verb.idx:
        by = holder.actors
    else:
        by = parties_at(story, subjects(verb)) or (holder.actors if holder is not None else ())
    of = tuple(party for party in c.actors if not share((party,), by))
    of = of or someone(story, holder.recipients if holder else ())
    return Account(stance=ACCUSED, words=story.tokens(verb, verb), at=verb.idx, by=by, of=of) if of else None


def _told_by(story: Story, sources: Sources, c: Candidate, said: Candidate, *, first: bool) -> Account | None:
    """What a source says where it mentions the event."""
    words, cue = attribution_words(), sources.cue(said).lemma_.lower()
    told = Account(stance=REPORTED, words=cue_span(said), at=said.trigger, by=said.actors, of=c.actors)
    if said.plover == REJECT or cue in words["denying"]:
        return replace(told, stance=DENIED, of=_disclaimed(story, c, said))
    if said.plover == ACCUSE:
        able = someone(story, said.recipients)
        accused = tuple(p for p in able if not share((p,), said.actors) and not _is_deed(p, c))
        if accused:
            return replace(told, stance=ACCUSED, of=accused)
        if c.generic or not content(said):
            return None
    elif said.plover is not None:
        return None
    claims = cue in words["claiming"] and any(t.lemma_.lower() in words["responsibility"] for t in sources.words(said))
    if claims and (c.generic or c.nominal):
        return replace(told, stance=CLAIMED, of=said.actors)
    if cue in words["confirming"] and c.generic:
        return replace(told, stance=CONFIRMED, of=())
    if not _tells(c, first=first):
        return None
    if _is_own(story, c, said):
        return replace(told, stance=CLAIMED, of=said.actors)
    return replace(told, stance=CONFIRMED if cue in words["confirming"] else REPORTED)


def _disclaimed(story: Story, c: Candidate, said: Candidate) -> tuple[Party, ...]:
    """Whom a denial says it not to be of: who denies, but where it denies what somebody else did."""
    if c.actors and not share(c.actors, said.actors):
        return c.actors if not c.generic else said.actors
    bare = c.generic or c.nominal or story.token_at(c.trigger).tag_ == VBG
    return said.actors if bare or c.actors else ()


def _is_deed(party: Party, c: Candidate) -> bool:
    """True for what is condemned, and no doer: "condemned the ISIL attack"."""
    return any(span.start <= c.trigger < span.end for span in party.mentions)


def _tells(c: Candidate, *, first: bool) -> bool:
    """True for a mention that tells the event itself: no "the attack", no count of those harmed in it."""
    if first:
        return not c.counting
    if c.generic or c.counting or c.pointing:
        return False
    return bool(c.actors) or c.casualties is None


def _is_detail(c: Candidate, before: Sequence[Account]) -> bool:
    """True for what the article goes on to tell after a source has told the event, with no day or place of its own."""
    return any(a.stance not in {FACT, ACCUSED} for a in before) and c.date is None and c.place is None


def _is_own(story: Story, c: Candidate, said: Candidate) -> bool:
    """True where the source did it: "the army said it had killed", "India said its forces had struck"."""
    if c.type == TALKS:  # who takes part in talks tells of them, and claims nothing
        return False
    if share(c.actors, said.actors):
        return True
    inside = [m for party in c.actors for m in party.mentions for s in content(said) if s.start <= m.start < s.end]
    owners = (owner for m in inside for owner in children(story.token_at(m.end - 1), {POSS}))
    return any(owner.lower_ in attribution_words()["owners"] for owner in owners)
